import Domain
import Exchange
import Foundation
import TestSupport
import Testing

struct BundleWriterTests {
  @Test(arguments: 1...60)
  func `what was written as JSON reads back equal`(seed: Int) throws {
    var kind = RandomBundle()
    kind.missing = Double(seed % 5) / 5
    kind.districts = seed % 13
    let bundle = kind.bundle(seed: UInt64(seed))
    let (again, warnings) = try BundleReader.read(json: BundleWriter.json(bundle), name: "b.json")
    #expect(again == bundle)
    #expect(warnings.isEmpty)
  }

  @Test(arguments: 1...60)
  func `what was written as a folder reads back equal`(seed: Int) throws {
    let bundle = RandomBundle().bundle(seed: UInt64(1000 + seed))
    try TemporaryFolder.with { folder in
      try BundleWriter.write(bundle, toFolder: "\(folder)/new/bundle")
      let (again, warnings) = try BundleReader.read(contentsOf: "\(folder)/new/bundle")
      #expect(again == bundle)
      #expect(warnings.isEmpty)
    }
  }

  @Test func `numbers are written as plain decimals that read back the same`() throws {
    var random = SplitMix64(seed: 5)
    for exponent in -12...12 {
      var bundle = RegistryBundle(districts: [District(id: .init("1"), name: "a")])
      bundle.districts[0].enrollment =
        .random(in: 1...10, using: &random) * pow(10, Double(exponent))
      bundle.districts[0].tenureYears = 0
      let text = String(
        decoding: BundleWriter.files(of: bundle)[0].bytes.split(separator: 0x0A)[1], as: UTF8.self)
      #expect(!text.contains("e+") && !text.contains("e-"))
      let again = try BundleReader.read(json: BundleWriter.json(bundle), name: "b.json").bundle
      #expect(again == bundle)
    }
  }
}
