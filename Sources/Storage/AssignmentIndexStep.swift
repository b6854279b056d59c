import GRDB

/// The eighth step: a facilitator's partnerships are found without reading those of all others,
/// which grow from round to round.
enum AssignmentIndexStep {
  static let name = "8 assignment index"

  static func apply(_ db: Database) throws {
    try db.execute(sql: "CREATE INDEX partnership_by_facilitator ON partnership (facilitator)")
  }
}
