/// A table set in aligned columns for a terminal, without lines between them.
///
/// Columns of text give way, widest first, until the table fits; cells wrap. Where even that is too
/// wide, each row becomes a short list of `title: cell`.
struct TableLayout {
  private static let gap = 2
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
      let natural = max(cells.max() ?? 0, column.numeric ? words : column.title.columns)
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
      return text.trimmingTrailingSpaces
    }
  }

  private func records(width: Int) -> [String] {
    table.rows.flatMap { row in
      zip(table.columns, row).enumerated().flatMap { index, pair in
        let (column, cell) = pair
        let lines = "\(column.title): \(cell)".wrapped(to: max(1, width - Self.gap))
        return lines.enumerated().map { line, text in
          index == 0 && line == 0 ? text : String(repeating: " ", count: Self.gap) + text
        }
      }
    }
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
