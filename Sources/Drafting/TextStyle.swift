/// How text for a terminal is laid out.
package struct TextStyle: Equatable, Sendable {
  /// Whether headings and warnings are coloured; words always say the same without it.
  package var color: Bool
  /// Columns of the terminal, at least `narrowest`.
  package var width: Int
  /// Whether ornaments may be other than ASCII; names are always printed as they are.
  package var unicode: Bool

  /// The narrowest text that is laid out; a smaller width counts as this.
  package static let narrowest = 20

  package init(color: Bool = false, width: Int = 100, unicode: Bool = true) {
    self.color = color
    self.width = max(width, Self.narrowest)
    self.unicode = unicode
  }

  /// What a piece of text is, which decides its colour.
  enum Paint: String {
    case heading = "1"
    case label = "2"
    case warning = "33"
  }

  func painted(_ text: String, _ paint: Paint) -> String {
    color && !text.isEmpty ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }

  var bullet: String { unicode ? "•" : "-" }
  var times: String { unicode ? "×" : "x" }
  var rule: String { unicode ? "─" : "-" }
  var doubleRule: String { unicode ? "═" : "=" }
}
