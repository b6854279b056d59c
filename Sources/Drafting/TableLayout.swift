/// A table set in aligned columns for a terminal, without lines between them.
///
/// Columns of text give way, widest first, until the table fits; cells wrap. Where even that is too
/// wide, each row becomes a short list of `title: cell`.
struct TableLayout {
  private static let gap = 2
  /// Lines that the title of a column of numbers may take.
  private static let titleLines = 2
  /// The narrowest that a column of longer text may become.
  private static let narrowest = 8

  let table: DocumentTable
  let style: TextStyle

  /// The table in at most `width` columns; the header is painted, the rows are plain.
  func lines(width: Int) -> [String] {
    guard !table.rows.isEmpty else { return [] }
    guard let widths = widths(in: width) else { return records(width: width) }
    let header = row(table.columns.map(\.title), widths, atBottom: true)
      .map { style.painted($0, .label) }
    return header + table.rows.flatMap { row($0, widths, atBottom: false) }
  }

  /// The width of each column, or nothing if they do not fit.
  private func widths(in width: Int) -> [Int]? {
    var widths: [Int] = []
    var least: [Int] = []
    for (index, column) in table.columns.enumerated() {
      let cells = table.rows.map { row in
        row[index].split(separator: "\n").map { $0.printable.columns }.max() ?? 0
      }
      let words = column.title.split(separator: " ").map(\.columns).max() ?? 0
      let title = column.numeric ? titleWidth(column.title, from: words) : column.title.columns
      let natural = max(cells.max() ?? 0, title)
      widths.append(natural)
      least.append(column.numeric ? natural : min(natural, max(words, Self.narrowest)))
    }
    var excess = widths.reduce(0, +) + Self.gap * (widths.count - 1) - width
    while excess > 0 {
      var widest: Int?
      for index in widths.indices where widths[index] > least[index] {
        if widest.map({ widths[index] > widths[$0] }) ?? true { widest = index }
      }
      guard let widest else { return nil }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// The least width at which the title of a column of numbers takes few enough lines.
  private func titleWidth(_ title: String, from words: Int) -> Int {
    (words...max(words, title.columns))
      .first { title.wrapped(to: $0).count <= Self.titleLines } ?? words
  }

  private func row(_ cells: [String], _ widths: [Int], atBottom: Bool) -> [String] {
    let wrapped = zip(cells, widths).map { cell, width in
      cell.split(separator: "\n").flatMap { $0.wrapped(to: width) }
    }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var text = ""
      for (index, lines) in wrapped.enumerated() {
        let place = atBottom ? line - (height - lines.count) : line
        let cell = lines.indices.contains(place) ? lines[place] : ""
        let padding = String(repeating: " ", count: max(0, widths[index] - cell.columns))
        text += table.columns[index].numeric ? padding + cell : cell + padding
        if index < wrapped.count - 1 { text += String(repeating: " ", count: Self.gap) }
      }
      return text.withoutTrailingSpaces
    }
  }

  private func records(width: Int) -> [String] {
    table.rows.flatMap { row in
      zip(table.columns, row).filter { !$0.1.isEmpty }.enumerated().flatMap { index, pair in
        let (column, cell) = pair
        let text = "\(column.title): \(cell.replacing("\n", with: "; "))"
        let lines = text.wrapped(to: max(1, width - Self.gap))
        return lines.enumerated().map { line, text in
          index == 0 && line == 0 ? text : String(repeating: " ", count: Self.gap) + text
        }
      }
    }
  }
}
