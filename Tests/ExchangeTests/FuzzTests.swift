import Exchange
import Foundation
import TestSupport
import Testing

/// Damage of the kinds that editors, spreadsheets and networks do.
struct FuzzTests {
  private static let kind: RandomBundle = {
    var kind = RandomBundle()
    kind.districts = 4
    kind.facilitators = 2
    kind.ties = 3
    return kind
  }()

  @Test(arguments: 0..<20)
  func `a damaged folder gives a bundle or problems with their lines`(part: Int) throws {
    var sound = BundleFixture()
    for (name, bytes) in BundleWriter.files(of: Self.kind.bundle(seed: UInt64(part))) {
      sound.files[name] = bytes
    }
    try TemporaryFolder.with { folder in
      for seed in 0..<60 {
        var random = SplitMix64(seed: UInt64(part * 100 + seed))
        var files = sound.files
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          guard let name = files.keys.sorted().randomElement(using: &random) else { continue }
          files[name] = damaged(files[name] ?? [], &random)
        }
        for (name, bytes) in files {
          try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        check { () throws(BundleProblems) in _ = try BundleReader.read(contentsOf: folder) }
      }
    }
  }

  @Test(arguments: 0..<20)
  func `a damaged document gives a bundle or problems with their lines`(part: Int) {
    let sound = BundleWriter.json(Self.kind.bundle(seed: UInt64(part)))
    for seed in 0..<40 {
      var random = SplitMix64(seed: UInt64(50_000 + part * 100 + seed))
      var bytes = sound
      for _ in 0..<Int.random(in: 1...3, using: &random) { bytes = damaged(bytes, &random) }
      check { () throws(BundleProblems) in
        _ = try BundleReader.read(json: bytes, name: "bundle.json")
      }
    }
  }

  private func check(_ read: () throws(BundleProblems) -> Void) {
    do {
      try read()
    } catch {
      #expect(!error.problems.isEmpty, "\(error)")
      for problem in error.problems {
        #expect((problem.line ?? 0) > 0, "\(problem)")
        #expect(problem.description.count < 1500)
      }
    }
  }

  private func damaged(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    guard !bytes.isEmpty else { return [UInt8.random(in: 0...255, using: &random)] }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
    let marks = Array("\",;:\n\r\t@-.{}[]\\&*#%'|>!?0 9eE+".utf8)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: bytes[place] = .random(in: 0...255, using: &random)
    case 1: bytes[place] = marks.randomElement(using: &random) ?? 0
    case 2: bytes.insert(marks.randomElement(using: &random) ?? 0, at: place)
    case 3: bytes.removeSubrange(place..<end)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 5: bytes.removeSubrange(place...)
    case 6: bytes.replaceSubrange(place..<end, with: bytes[place..<end].reversed())
    case 7: bytes.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: place)
    default:
      let words = [
        "nan", "-1", "1e999", "99999999999999999999", "\u{202E}", "math:", "no", "&a *a",
      ]
      bytes.replaceSubrange(place..<end, with: (words.randomElement(using: &random) ?? "").utf8)
    }
    return bytes
  }
}
