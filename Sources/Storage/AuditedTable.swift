import GRDB

/// A table of which every change leaves an image of the row before and after.
///
/// The images are made by triggers inside the file, so that no program can write to the table and
/// leave none: outside of a deed, the trigger itself refuses the write.
struct AuditedTable: Sendable {
  let name: String
  /// The columns that tell one row from another.
  let key: [String]
  /// All columns of which the image consists, the key first.
  let columns: [String]

  /// The row as JSON, in SQL; `row` is `NEW`, `OLD` or the table's name.
  func image(of row: String) -> String {
    "json_object(" + columns.map { "'\($0)', \(row).\"\($0)\"" }.joined(separator: ", ") + ")"
  }

  /// The key as text, in SQL.
  func key(of row: String) -> String {
    guard key.count > 1 else { return "CAST(\(row).\"\(key[0])\" AS TEXT)" }
    return "json_array(" + key.map { "\(row).\"\($0)\"" }.joined(separator: ", ") + ")"
  }

  /// Writes the three triggers.
  func watch(_ db: Database) throws {
    let into =
      "INSERT INTO change (deed, place, key, before, after) SELECT (SELECT max(id) FROM deed)"
    try db.execute(
      sql: """
        CREATE TRIGGER "\(name)_inserted" AFTER INSERT ON "\(name)" BEGIN
          \(into), '\(name)', \(key(of: "NEW")), NULL, \(image(of: "NEW"));
        END;
        CREATE TRIGGER "\(name)_updated" AFTER UPDATE ON "\(name)"
        WHEN \(image(of: "OLD")) IS NOT \(image(of: "NEW")) BEGIN
          \(into), '\(name)', \(key(of: "NEW")), \(image(of: "OLD")), \(image(of: "NEW"));
        END;
        CREATE TRIGGER "\(name)_deleted" AFTER DELETE ON "\(name)" BEGIN
          \(into), '\(name)', \(key(of: "OLD")), \(image(of: "OLD")), NULL;
        END;
        """)
  }

  /// Removes the three triggers, before a migration writes them anew.
  func unwatch(_ db: Database) throws {
    for event in ["inserted", "updated", "deleted"] {
      try db.execute(sql: "DROP TRIGGER \"\(name)_\(event)\"")
    }
  }
}
