import GRDB

/// The seventh step: the day by which the parties of a proposal are asked to answer.
enum AnswerDayStep {
  static let name = "7 answer days"

  static func apply(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE answer_day (
          partnership INTEGER PRIMARY KEY REFERENCES partnership (id),
          day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
        ) STRICT;
        """)
    for table in audited { try table.watch(db) }
  }

  static let audited = [
    AuditedTable(name: "answer_day", key: ["partnership"], columns: ["partnership", "day"])
  ]
}
