import Exchange
import Foundation
import Mustache

/// The templates, parsed once; a broken one stops the start.
struct Templates: Sendable {
  private let library: MustacheLibrary

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
    var frame = frame
    frame.content = html(frame.blocks)
    return library.render(frame, withTemplate: "frame") ?? ""
  }

  private func html(_ blocks: [Block]) -> String {
    var text = ""
    for block in blocks {
      if case .rendered(let made) = block {
        text += made
      } else {
        text += library.render(["blocks": [block]], withTemplate: "blocks") ?? ""
      }
    }
    return text
  }

  /// A page with everything rendered but its forms, which carry the token of their reader.
  func rendered(_ page: Page) -> Page {
    var blocks: [Block] = []
    var made = ""
    for block in page.blocks {
      guard block.form != nil else {
        made += html([block])
        continue
      }
      blocks += [.rendered(made), block]
      made = ""
    }
    var page = page
    page.blocks = blocks + [.rendered(made)]
    return page
  }
}

/// A file of ours that browsers may keep for good, since its name changes with its content.
struct Asset: Sendable {
  let path: String
  let mediaType: String
  let bytes: [UInt8]

  private init(_ name: String, _ ending: String, _ mediaType: String, _ bytes: [UInt8]) {
    let hash = SHA256.hexadecimal(of: bytes).prefix(16)
    path = "/files/\(name)-\(hash).\(ending)"
    self.mediaType = mediaType
    self.bytes = bytes
  }

  static let stylesheet = Asset(
    "tandem", "css", "text/css; charset=utf-8", PackageResources.tandem_css)
  static let script = Asset(
    "tandem", "js", "text/javascript; charset=utf-8", PackageResources.tandem_js)
}
