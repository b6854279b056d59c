import Crypto
import Foundation
import Mustache

/// The templates, parsed once; a broken one stops the start.
struct Templates: Sendable {
  private let library: MustacheLibrary
  private let tables = RenderedTables()

  init() throws {
    library = MustacheLibrary(templates: [
      "frame": try MustacheTemplate(string: Self.text(PackageResources.frame_mustache)),
      "blocks": try MustacheTemplate(string: Self.text(PackageResources.blocks_mustache)),
      "tree": try MustacheTemplate(string: Self.text(PackageResources.tree_mustache)),
      "form": try MustacheTemplate(string: Self.text(PackageResources.form_mustache)),
    ])
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  func html(_ frame: Frame) -> String {
    var around = frame
    around.blocks = []
    let text = library.render(around, withTemplate: "frame") ?? ""
    // No text of anybody's has this mark: what stands in a page is escaped.
    guard let mark = text.range(of: Self.mark) else { return text }
    return text[..<mark.lowerBound] + frame.blocks.map(html).joined() + text[mark.upperBound...]
  }

  private static let mark = "<!--blocks-->"

  private func html(_ block: Block) -> String {
    guard let table = block.table, block == .table(table) else { return plainHTML(block) }
    return tables.text(table) { plainHTML(block) }
  }

  private func plainHTML(_ block: Block) -> String {
    library.render(Blocks(blocks: [block]), withTemplate: "blocks") ?? ""
  }

  private struct Blocks { var blocks: [Block] }
}

/// A file of ours that browsers may keep for good, since its name changes with its content.
struct Asset: Sendable {
  let path: String
  let mediaType: String
  let bytes: [UInt8]

  private init(_ name: String, _ ending: String, _ mediaType: String, _ bytes: [UInt8]) {
    let hash = SHA256.hash(data: bytes).prefix(8).map { String(format: "%02x", $0) }.joined()
    path = "/files/\(name)-\(hash).\(ending)"
    self.mediaType = mediaType
    self.bytes = bytes
  }

  static let stylesheet = Asset(
    "tandem", "css", "text/css; charset=utf-8", PackageResources.tandem_css)
  static let script = Asset(
    "tandem", "js", "text/javascript; charset=utf-8", PackageResources.tandem_js)
}
