import Domain

/// The needs of a round as a grid: the more districts ask, the darker; in numbers, how many of them
/// have a partner to work on it with.
package enum NeedsPicture {
  private static let nameWidth = 190.0
  private static let totalWidth = 62.0
  private static let rowHeight = 22.0
  private static let headHeight = 40.0

  /// Nothing where no district names or offers anything.
  package static func picture(_ grid: NeedsGrid) -> Picture? {
    guard !grid.topics.isEmpty, !grid.columns.isEmpty else { return nil }
    let cellWidth = min(
      110, (Picture.pageWidth - nameWidth - 2 * totalWidth) / Double(grid.columns.count))
    let most = grid.cells.flatMap { $0.map(\.asked) }.max() ?? 0
    var content = head(grid, cellWidth)
    for (row, topic) in grid.topics.enumerated() {
      let y = headHeight + Double(row) * rowHeight
      let baseline = y + 0.68 * rowHeight
      content.append(
        Draw.text(
          Draw.fitted(topic.label, width: nameWidth - 8, size: 12), Draw.Point(x: 0, y: baseline)))
      for (column, cell) in grid.cells[row].enumerated() {
        let x = nameWidth + Double(column) * cellWidth
        let shade = Self.shade(cell.asked, of: most)
        content.append(
          Draw.rect(
            x, y, cellWidth, rowHeight,
            [
              "fill": PictureColor.ramp[shade], "stroke": PictureColor.border,
              "stroke-width": "0.6",
            ]
          ))
        guard cell.asked > 0 else { continue }
        content.append(
          Draw.text(
            "\(cell.met) of \(cell.asked)", Draw.Point(x: x + cellWidth / 2, y: baseline),
            anchor: .middle,
            ["font-size": cellWidth < 50 ? "10" : nil, "fill": PictureColor.text(onRamp: shade)]))
      }
      let end = nameWidth + Double(grid.columns.count) * cellWidth
      let total = grid.total(row)
      for (place, words) in ["\(total.met) of \(total.asked)", "\(total.offered)"].enumerated() {
        content.append(
          Draw.text(
            words, Draw.Point(x: end + Double(place + 1) * totalWidth - 6, y: baseline),
            anchor: .end, ["font-weight": place == 0 ? "600" : nil]))
      }
    }
    return Picture(
      id: "needs", title: "Needs by topic and \(grid.kind)",
      description: "For each topic and \(grid.kind), how many of the districts that name the need"
        + " have a partner to work on it with; darker where more name it. The table below holds"
        + " the same numbers.",
      height: headHeight + Double(grid.topics.count) * rowHeight + 4, content: content)
  }

  private static func head(_ grid: NeedsGrid, _ cellWidth: Double) -> [HTML] {
    let columns = grid.columns.enumerated().map { place, name in
      Draw.text(
        Draw.fitted(name, width: cellWidth - 4, size: 11),
        Draw.Point(
          x: nameWidth + (Double(place) + 0.5) * cellWidth, y: headHeight - 8), anchor: .middle)
    }
    let end = nameWidth + Double(grid.columns.count) * cellWidth
    let totals = ["all", "offer it"].enumerated().map { place, words in
      Draw.text(
        words, Draw.Point(x: end + Double(place + 1) * totalWidth - 6, y: headHeight - 8),
        anchor: .end)
    }
    return [
      Draw.text("met, of those who ask", Draw.Point(x: nameWidth, y: 14)),
      Draw.group(columns + totals, ["font-size": "11", "font-weight": "600"]),
    ]
  }

  /// The place in the ramp of a number from 0 to `most`; 0 for none only.
  private static func shade(_ count: Int, of most: Int) -> Int {
    guard count > 0, most > 0 else { return 0 }
    let steps = PictureColor.ramp.count - 1
    return min(steps, 1 + (count * steps - 1) / most)
  }
}
