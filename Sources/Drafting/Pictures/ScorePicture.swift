package import Domain

/// What each criterion adds to the score of a partnership and to the fit of its facilitator.
package enum ScorePicture {
  private static let labelWidth = 52.0
  private static let barLength = 640.0
  private static let barHeight = 22.0
  private static let keyPitch = 17.0
  private static let columns = 3

  /// The bars of one partnership with every number in words; `place` is its place in the plan.
  package static func picture(of partnership: Plan.Partnership, place: Int) -> Picture {
    var bars = [ScoreBar(criteria: partnership.criteria, label: "score", total: partnership.score)]
    if !partnership.fitCriteria.isEmpty {
      bars.append(
        ScoreBar(criteria: partnership.fitCriteria, label: "fit", total: partnership.fit))
    }
    var content: [HTML] = []
    var y = 4.0
    for bar in bars {
      content.append(
        bar.drawing(
          at: Draw.Point(x: 0, y: y), length: barLength, height: barHeight, labelWidth: labelWidth))
      y += barHeight + keyPitch
      let keys = bar.keys
      let rows = (keys.count + columns - 1) / columns
      let pitch = barLength / Double(columns)
      content.append(
        Draw.group(
          keys.enumerated().map { index, key in
            Draw.text(
              key,
              Draw.Point(
                x: labelWidth + Double(index / max(1, rows)) * pitch,
                y: y + Double(index % max(1, rows)) * keyPitch))
          }))
      y += Double(rows) * keyPitch + 4
    }
    let facts = bars.map {
      "\($0.label) \(Amount.value($0.total)): \($0.keys.joined(separator: ", "))"
    }
    return Picture(
      id: "score-\(place + 1)", title: "How the score of \(partnership.id) is made up",
      description: "Bars on a scale of 0 to 1. " + facts.joined(separator: "; ") + ".",
      height: y, content: content)
  }

  /// Rows of a picture that compares partnerships, so that each fits on a sheet of paper.
  private static let rowsOfSheet = 45

  /// The score of every partnership as one bar each, in sheets.
  package static func sheets(of partnerships: [Plan.Partnership]) -> [Picture] {
    stride(from: 0, to: partnerships.count, by: rowsOfSheet).map { start in
      let rows = partnerships[start..<min(start + rowsOfSheet, partnerships.count)]
      return sheet(Array(rows), number: start / rowsOfSheet + 1)
    }
  }

  private static func sheet(_ rows: [Plan.Partnership], number: Int) -> Picture {
    let names = rows.first.map { ScoreBar.names($0.criteria) } ?? []
    let perLine = 5
    let top = Double((names.count + perLine - 1) / perLine) * keyPitch + 8
    let key = names.enumerated().map { place, name in
      Draw.text(
        name,
        Draw.Point(
          x: Double(place % perLine) * (Picture.pageWidth / Double(perLine)),
          y: 12 + Double(place / perLine) * keyPitch))
    }
    let pitch = 17.0
    let bars = rows.enumerated().map { place, partnership in
      ScoreBar(
        criteria: partnership.criteria, label: partnership.id, total: partnership.score
      ).drawing(
        at: Draw.Point(x: 0, y: top + Double(place) * pitch), length: barLength, height: 13,
        labelWidth: labelWidth)
    }
    let range = Phrase.list([rows.first, rows.last].compactMap { $0?.id }, "to")
    return Picture(
      id: "scores-\(number)", title: "Scores by criterion, \(range)",
      description:
        "A bar for each partnership on a scale of 0 to 1, its points stacked in the order"
        + " of the letters. The table of scores holds every number.",
      height: top + Double(rows.count) * pitch + 4, content: key + bars)
  }
}
