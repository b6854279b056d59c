import Domain
import Research

extension Backtesting {
  /// Bars of every partnership and method as a picture (SVG), each with its name and its number.
  package func svg() -> [UInt8] {
    let ranked = rows.compactMap { row in row.standings.map { (row.partnership.id.rawValue, $0) } }
    let groups =
      ranked.map { name, standings in (name, standings.map(\.inState)) }
      + (summaries.map { [("mean of partnerships", $0.map(\.inState))] } ?? [])
    let height = Layout.top + Double(groups.count) * Layout.groupHeight(Self.methods.count)
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Layout.number(Layout.width)) \
      \(Layout.number(height))" role="img" aria-labelledby="title description" \
      font-family="sans-serif" font-size="12">
      """,
      "<title id=\"title\">Where real partners rank in their state, by method</title>",
      """
      <desc id="description">Median percentile of partners among all other regular districts of \
      the state; the shorter the bar, the better.</desc>
      """,
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
      Layout.text(
        16, 24, "In-state percentile of real partners (0 is best)", size: 15, weight: 600),
    ]
    for (index, (name, values)) in groups.enumerated() {
      let top = Layout.top + Double(index) * Layout.groupHeight(Self.methods.count)
      lines.append(Layout.text(16, top + 10, name, size: 13, weight: 600))
      for (place, value) in values.enumerated() {
        let line = top + Layout.header + Double(place) * Layout.barPitch
        lines.append(Layout.text(32, line + 10, Self.methods[place].label, size: 11))
        lines.append(Layout.bar(line, value: value, isOurs: place < Self.versions.count))
      }
    }
    lines.append("</svg>")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

/// Where things stand in the picture, in its own units.
private enum Layout {
  static let width = 720.0
  static let top = 44.0
  static let header = 16.0
  static let barPitch = 14.0
  static let barStart = 120.0
  /// For 100 percent.
  static let barLength = 540.0

  static func groupHeight(_ methods: Int) -> Double { header + Double(methods) * barPitch + 14 }

  static func number(_ value: Double) -> String { Phrase.decimal(value, 1) }

  static func text(
    _ x: Double, _ y: Double, _ words: String, size: Int, weight: Int = 400
  ) -> String {
    let safe = words.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
    return "<text x=\"\(number(x))\" y=\"\(number(y))\" font-size=\"\(size)\" "
      + "font-weight=\"\(weight)\" fill=\"#1a1a1a\">\(safe)</text>"
  }

  /// A bar and its number; ours are filled, the others only outlined.
  static func bar(_ y: Double, value: Double, isOurs: Bool) -> String {
    let length = max(1, barLength * value / 100)
    let paint =
      isOurs ? "fill=\"#1f5f8b\"" : "fill=\"#ffffff\" stroke=\"#5a5a5a\""
    return "<rect x=\"\(number(barStart))\" y=\"\(number(y + 1))\" width=\"\(number(length))\" "
      + "height=\"10\" \(paint)/>"
      + text(barStart + length + 6, y + 10, Phrase.decimal(value, 1), size: 11)
  }
}
