import Access
import Domain
import Exchange
import Storage

extension RegistryDesk {
  /// Figures of a round for researchers: counts of districts, without names, ids or persons.
  ///
  /// Small counts are suppressed; sums are shown where they give nothing away.
  package func research(round: String) throws(Failure) -> [UInt8] {
    try require(.exportResearch)
    let bundle = try ask { () throws(StorageError) in try registry.bundle(round: round) }
    let districts = bundle.districts.filter(\.consents)
    let topics = Set(districts.flatMap { $0.needs.map(\.topic) }).sorted()
    var text = CSVText()
    text.append(["table", "row", "column", "districts"])
    let tables: [(name: String, of: (District) -> String)] = [
      ("needs by region", { $0.region ?? "not known" }),
      ("needs by locale", { $0.locale?.type.rawValue ?? "not known" }),
      ("needs by size", { Self.size($0.enrollment) }),
    ]
    for (name, trait) in tables {
      let groups = Dictionary(grouping: districts, by: trait)
      let rows = groups.keys.sorted()
      let counts = rows.map { row in
        topics.map { topic in
          (groups[row] ?? []).count { $0.needs.contains { $0.topic == topic } }
        }
      }
      Self.append(
        SuppressedTable(rows: rows, columns: topics.map(\.rawValue), counts: counts), name,
        to: &text)
    }
    return text.bytes
  }

  private static func append(
    _ table: SuppressedTable, _ name: String, to text: inout CSVText
  ) {
    func put(_ row: String, _ column: String, _ count: Int?) {
      text.append([
        name, CSVText.inert(row), column, count.map { String($0) } ?? "suppressed",
      ])
    }
    for (row, cells) in zip(table.rows, table.cells) {
      for (column, count) in zip(table.columns, cells) { put(row, column, count) }
    }
    for (row, sum) in zip(table.rows, table.rowSums) { put(row, "all needs", sum) }
    for (column, sum) in zip(table.columns, table.columnSums) { put("all", column, sum) }
  }

  /// Bands of enrolment that are wide enough to tell nobody apart.
  private static func size(_ enrollment: Double?) -> String {
    guard let enrollment else { return "not known" }
    let bands: [(upTo: Double, name: String)] = [
      (1000, "under 1,000"), (5000, "1,000 to 4,999"), (20000, "5,000 to 19,999"),
    ]
    return bands.first { enrollment < $0.upTo }?.name ?? "20,000 or more"
  }
}
