import Exchange
import Foundation
import Testing

struct AtomicFileTests {
  @Test func `a file is replaced whole and nothing stays beside it`() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/plan.json"
      try AtomicFile.write(Array("first".utf8), to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try AtomicFile.write(Array("second".utf8), to: path)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text == "second")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names == ["plan.json"])
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test func `a link stays a link`() throws {
    try TemporaryFolder.with { folder in
      try AtomicFile.write([1], to: "\(folder)/real")
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/link", withDestinationPath: "\(folder)/real")
      try AtomicFile.write([2, 3], to: "\(folder)/link")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/real"))
      #expect(bytes == Data([2, 3]))
    }
  }

  @Test func `a place that cannot be written to is named and left alone`() throws {
    try TemporaryFolder.with { folder in
      #expect(throws: AtomicFile.Failure.self) {
        try AtomicFile.write([1], to: "\(folder)/none/plan.json")
      }
      #expect(throws: AtomicFile.Failure(path: folder, reason: "it is a folder")) {
        try AtomicFile.write([1], to: folder)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.isEmpty)
    }
  }

  @Test func `a device takes the bytes`() throws {
    try AtomicFile.write([1, 2, 3], to: "/dev/null")
  }
}
