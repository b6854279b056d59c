package import Domain

/// A plan as a table for spreadsheets: a row for each partnership.
package enum PlanTable {
  private static let columns = [
    "partnership", "members", "names", "mode", "mentor", "focus", "score", "known", "facilitator",
    "facilitator_name", "fit", "value", "warnings",
  ]

  /// Comma-separated text with a header; lists are separated by `;`, empty means none.
  ///
  /// A text that a spreadsheet would take for a formula begins with an apostrophe.
  package static func csv(of plan: Plan) -> [UInt8] {
    var table = CSVText()
    table.append(columns)
    for partnership in plan.partnerships {
      let facilitator = partnership.facilitator
      table.append([
        CSVText.inert(partnership.id),
        CSVText.inert(partnership.members.map(\.rawValue).joined(separator: ";")),
        CSVText.inert(partnership.members.map { plan.name(of: $0) }.joined(separator: "; ")),
        partnership.mode.rawValue,
        CSVText.inert(partnership.mentor?.rawValue ?? ""),
        CSVText.inert(partnership.focus?.rawValue ?? ""),
        PlainDecimal.text(of: partnership.score),
        PlainDecimal.text(of: partnership.known),
        CSVText.inert(facilitator?.rawValue ?? ""),
        CSVText.inert(facilitator.map { plan.name(of: $0) } ?? ""),
        facilitator == nil ? "" : PlainDecimal.text(of: partnership.fit),
        PlainDecimal.text(of: partnership.value),
        CSVText.inert(partnership.warnings.map(\.text).joined(separator: " ")),
      ])
    }
    return table.bytes
  }
}
