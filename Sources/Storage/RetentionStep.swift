import GRDB

/// The second step: how long each kind of record is kept, which a state decides.
enum RetentionStep {
  static let name = "2 retention"

  static func apply(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE retention (
          kind TEXT PRIMARY KEY CHECK (kind IN ('person', 'note')),
          years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 100)
        ) STRICT, WITHOUT ROWID;
        """)
    for table in audited { try table.watch(db) }
  }

  static let audited = [
    AuditedTable(name: "retention", key: ["kind"], columns: ["kind", "years"])
  ]
}
