/// A drawing with its name and what it shows in words, for a page or as a file of its own (SVG).
package struct Picture: Equatable, Sendable {
  /// Begins the ids inside the drawing, so it differs between the pictures of a page: `map`.
  package var id: String
  package var title: String
  /// The gist in words, for those who do not see it.
  package var description: String
  /// In the picture's own units; a page shows it as wide as there is room.
  package var width: Double
  package var height: Double
  var content: [HTML]

  init(
    id: String, title: String, description: String, width: Double = Self.pageWidth, height: Double,
    content: [HTML]
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.width = width
    self.height = height
    self.content = content
  }

  /// The width of pictures that take the whole width of a page.
  static let pageWidth = 760.0

  /// A sentence in the place of a picture for which the facts are missing.
  package static func notice(_ id: String, title: String, _ words: String) -> Picture {
    Picture(
      id: id, title: title, description: words, height: 60,
      content: [Draw.text(words, Draw.Point(x: 16, y: 35))])
  }

  /// The picture as a part of a page.
  package var html: HTML { svg(isFile: false) }

  /// The picture as a file of its own.
  package var file: [UInt8] { Array(svg(isFile: true).markup.utf8) }

  private func svg(isFile: Bool) -> HTML {
    let paper = Draw.rect(
      0, 0, width, height, ["fill": PictureColor.paper])
    return .element(
      "svg",
      [
        "xmlns": isFile ? "http://www.w3.org/2000/svg" : nil,
        "viewBox": "0 0 \(Draw.number(width)) \(Draw.number(height))", "role": "img",
        "aria-labelledby": "\(id)-title \(id)-words", "font-family": "sans-serif",
        "font-size": "12", "fill": PictureColor.ink,
      ],
      [
        .element("title", ["id": "\(id)-title"], [.text(title)]),
        .element("desc", ["id": "\(id)-words"], [.text(description)]),
      ] + (isFile ? [paper] : []) + content)
  }
}
