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
        inert(partnership.id),
        inert(partnership.members.map(\.rawValue).joined(separator: ";")),
        inert(partnership.members.map { plan.name(of: $0) }.joined(separator: "; ")),
        partnership.mode.rawValue,
        inert(partnership.mentor?.rawValue ?? ""),
        inert(partnership.focus?.rawValue ?? ""),
        PlainDecimal.text(of: partnership.score),
        PlainDecimal.text(of: partnership.known),
        inert(facilitator?.rawValue ?? ""),
        inert(facilitator.map { plan.name(of: $0) } ?? ""),
        facilitator == nil ? "" : PlainDecimal.text(of: partnership.fit),
        PlainDecimal.text(of: partnership.value),
        inert(partnership.warnings.map(\.text).joined(separator: " ")),
      ])
    }
    return table.bytes
  }

  /// `text`, unable to begin a formula.
  ///
  /// Reference: OWASP, "CSV Injection".
  private static func inert(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return text
    }
    return "'" + text
  }
}
