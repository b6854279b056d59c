/// Text for a terminal, written from top to bottom; no line is wider than its style.
struct TextPage {
  let style: TextStyle
  private var lines: [String] = []

  init(style: TextStyle) { self.style = style }

  /// Everything written, with a line break after each line.
  var text: String { lines.map(\.withoutTrailingSpaces).joined(separator: "\n") + "\n" }

  mutating func title(_ text: String) { underlined(text, with: style.doubleRule) }

  mutating func heading(_ text: String) {
    blank()
    underlined(text, with: style.rule)
  }

  /// A line that opens a part below a heading.
  mutating func subheading(_ text: String, indent: Int = 0) {
    blank()
    for line in wrapped(text, indent: indent) { lines.append(style.painted(line, .heading)) }
  }

  /// An empty line, unless one stands there already.
  mutating func blank() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  mutating func paragraph(_ text: String, indent: Int = 0) {
    lines += wrapped(text, indent: indent)
  }

  /// A point of a list, its later lines flush with its words.
  mutating func point(_ text: String, indent: Int = 2) {
    marked(style.bullet, text, indent: indent, paint: nil)
  }

  /// A warning: the mark and the label say so without colour.
  mutating func warning(_ label: String, _ text: String, indent: Int = 2) {
    marked("! \(label):", text, indent: indent, paint: .warning)
  }

  /// Facts with their labels, the facts flush with each other.
  mutating func facts(_ facts: [(label: String, text: String)]) {
    let width = facts.map(\.label.columns).max() ?? 0
    for (label, text) in facts {
      let padding = String(repeating: " ", count: width - label.columns + 2)
      marked(label, text, indent: 0, paint: .label, padding: padding)
    }
  }

  mutating func table(_ table: DocumentTable, indent: Int = 0) {
    let margin = String(repeating: " ", count: indent)
    lines += TableLayout(table: table, style: style).lines(width: style.width - indent)
      .map { margin + $0 }
  }

  private mutating func underlined(_ text: String, with rule: String) {
    let words = wrapped(text, indent: 0)
    lines += words.map { style.painted($0, .heading) }
    lines.append(String(repeating: rule, count: words.map(\.columns).max() ?? 0))
  }

  private mutating func marked(
    _ mark: String, _ text: String, indent: Int, paint: TextStyle.Paint?, padding: String = " "
  ) {
    let margin = String(repeating: " ", count: indent)
    let hanging = indent + mark.columns + padding.count
    let fits = style.width - hanging >= TextStyle.narrowest
    let inner = fits ? hanging : min(indent + 2, style.width / 4)
    let body = text.wrapped(to: style.width - inner)
    let painted = paint.map { style.painted(mark, $0) } ?? mark
    let space = String(repeating: " ", count: inner)
    if fits {
      lines.append(margin + painted + padding + (body.first ?? ""))
      lines += body.dropFirst().map { space + $0 }
    } else {
      lines += mark.wrapped(to: style.width - indent).map { margin + $0 }
      lines += body.map { space + $0 }
    }
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return text.wrapped(to: style.width - indent).map { margin + $0 }
  }
}
