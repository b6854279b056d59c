import GRDB

/// The fifth step: which facilitator each district of a partnership would have.
enum ChoiceStep {
  static let name = "5 choices"

  static func apply(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE facilitator_choice (
          partnership INTEGER NOT NULL REFERENCES partnership (id),
          district TEXT NOT NULL REFERENCES district (id),
          facilitator TEXT NOT NULL REFERENCES facilitator (id),
          chosen_at TEXT NOT NULL,
          PRIMARY KEY (partnership, district)
        ) STRICT, WITHOUT ROWID;
        """)
    for table in audited { try table.watch(db) }
  }

  static let audited = [
    AuditedTable(
      name: "facilitator_choice", key: ["partnership", "district"],
      columns: ["partnership", "district", "facilitator", "chosen_at"])
  ]
}
