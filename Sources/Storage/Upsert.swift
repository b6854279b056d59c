import GRDB

/// One row on its way into a table: its key and its other values.
///
/// A row that is there already is updated; where nothing differs, nothing is written and the audit
/// records nothing.
struct Upsert {
  let sql: String

  init(_ table: String, key: [String], _ values: [String]) {
    let columns = key + values
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    var sql = "INSERT INTO \"\(table)\" (\(names)) VALUES (\(marks)) ON CONFLICT"
    sql += " (" + key.map { "\"\($0)\"" }.joined(separator: ", ") + ") DO "
    if values.isEmpty {
      sql += "NOTHING"
    } else {
      sql += "UPDATE SET " + values.map { "\"\($0)\" = excluded.\"\($0)\"" }.joined(separator: ", ")
      sql += " WHERE "
      sql += values.map { "\"\(table)\".\"\($0)\" IS NOT excluded.\"\($0)\"" }
        .joined(separator: " OR ")
    }
    self.sql = sql
  }

  /// A statement for many rows, to be run while nothing else changes the schema.
  func prepared(_ db: Database) throws -> Statement { try db.makeStatement(sql: sql) }

  /// Writes the row; `values` are the key's and the others', in the order of the columns.
  func run(_ db: Database, _ values: [(any DatabaseValueConvertible)?]) throws {
    try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
  }
}

/// Makes the rows of a child table those that are given, and touches no others.
struct Children {
  let table: String
  /// The columns that name the parent.
  let parent: [String]
  /// The columns that tell one child from another.
  let key: [String]
  let values: [String]

  func replace(
    _ db: Database, of owner: [any DatabaseValueConvertible],
    with rows: [[(any DatabaseValueConvertible)?]]
  ) throws {
    let place = parent.map { "\"\($0)\" = ?" }.joined(separator: " AND ")
    let names = key.map { "\"\($0)\"" }.joined(separator: ", ")
    let present = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT \(names) FROM \"\(table)\" WHERE \(place)"),
      arguments: StatementArguments(owner))
    let kept = Set(rows.map { $0.prefix(key.count).map { $0?.databaseValue ?? .null } })
    for row in present {
      let found = key.map { row[$0] as DatabaseValue }
      guard !kept.contains(found) else { continue }
      let match = key.map { "\"\($0)\" = ?" }.joined(separator: " AND ")
      try db.cachedStatement(sql: "DELETE FROM \"\(table)\" WHERE \(place) AND \(match)")
        .execute(arguments: StatementArguments(owner + found))
    }
    let upsert = Upsert(table, key: parent + key, values)
    for row in rows { try upsert.run(db, owner + row) }
  }
}
