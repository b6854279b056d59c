/// A piece of a page, or of a picture in one; its text can never be taken for markup.
///
/// The rendered form is HTML and well-formed XML at once, so that pages can be read by either
/// kind of parser and pictures (SVG) are written with the same elements.
package indirect enum HTML: Equatable, Sendable {
  case text(String)
  case element(Element)
  case group([HTML])

  /// An element with its attributes, in the order given, and what it contains.
  package struct Element: Equatable, Sendable {
    package var name: String
    package var attributes: [Attribute]
    package var content: [HTML]
  }

  package struct Attribute: Equatable, Sendable {
    package var name: String
    package var value: String
  }

  /// Nothing at all.
  package static let empty = HTML.group([])

  /// An element such as `.element("p", ["class": "note"], ["Text."])`.
  ///
  /// Names of elements and attributes are ours, never of an input; an attribute without a value
  /// (`nil`) is left out.
  package static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [HTML] = []
  ) -> HTML {
    .element(
      Element(
        name: name,
        attributes: attributes.compactMap { name, value in
          value.map { Attribute(name: name, value: $0) }
        },
        content: content))
  }

  /// The markup: `&`, `<`, `>` and quotation marks of every text are escaped, and characters that
  /// could turn the direction of reading or that no page may hold become spaces.
  package var markup: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// The words of the piece, without any markup.
  package var words: String {
    switch self {
    case .text(let text): text
    case .element(let element): element.content.map(\.words).joined()
    case .group(let parts): parts.map(\.words).joined()
    }
  }
}

extension HTML: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self = .text(text) }
}

extension HTML: ExpressibleByArrayLiteral {
  package init(arrayLiteral parts: HTML...) { self = .group(parts) }
}

extension HTML {
  /// Elements that never contain anything.
  private static let voids: Set<String> = ["br", "col", "hr", "img", "link", "meta"]
  /// Elements after which a line ends, so that a page can be read and compared by lines.
  private static let blocks: Set<String> = [
    "address", "article", "body", "caption", "dd", "desc", "div", "dl", "dt", "figcaption",
    "figure", "footer", "g", "h1", "h2", "h3", "h4", "head", "header", "html", "li", "link",
    "main", "meta", "nav", "ol", "p", "section", "style", "svg", "table", "tbody", "thead",
    "title", "tr", "ul",
  ]

  fileprivate func write(to text: inout String) {
    switch self {
    case .text(let words): text += Self.escaped(words)
    case .group(let parts): for part in parts { part.write(to: &text) }
    case .element(let element): element.write(to: &text)
    }
  }

  static func escaped(_ words: String) -> String {
    var text = ""
    for character in words.printable.unicodeScalars {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      // Not a character to XML, and nothing that a reader could see.
      case "\u{FFFE}", "\u{FFFF}": text += " "
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }

  fileprivate static func isVoid(_ name: String) -> Bool { voids.contains(name) }

  fileprivate static func endsLine(_ name: String) -> Bool { blocks.contains(name) }
}

extension HTML.Element {
  fileprivate func write(to text: inout String) {
    text += "<\(name)"
    for attribute in attributes {
      text += " \(attribute.name)=\"\(HTML.escaped(attribute.value))\""
    }
    if HTML.isVoid(name) {
      text += "/>"
    } else {
      text += ">"
      for part in content { part.write(to: &text) }
      text += "</\(name)>"
    }
    if HTML.endsLine(name) { text += "\n" }
  }
}
