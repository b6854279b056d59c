package import Access
import Foundation
import GRDB

extension Registry {
  /// Copies the registry to a new file while others go on using it.
  ///
  /// - Throws: `StorageError.occupied` if there is a file.
  package func backUp(to place: String) throws(StorageError) {
    guard !FileManager.default.fileExists(atPath: place) else {
      throw .occupied(path: place)
    }
    try Self.translating(place) {
      // A name that nobody takes for a whole backup until it is one.
      let unfinished = "\(place).\(ProcessInfo.processInfo.processIdentifier).part"
      defer { try? FileManager.default.removeItem(atPath: unfinished) }
      let copy = try DatabaseQueue(path: unfinished)
      try database.backup(to: copy)
      try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try copy.close()
      try FileManager.default.moveItem(atPath: unfinished, toPath: place)
    }
  }

  /// Makes `path` a copy of the backup at `source`, which must be sound.
  ///
  /// - Throws: `StorageError.occupied` if there is a file at `path`.
  package static func restore(
    from source: String, to path: String
  ) throws(StorageError) -> Registry {
    guard !FileManager.default.fileExists(atPath: path) else { throw .occupied(path: path) }
    let backup = try Registry(opening: source)
    let report = try backup.check()
    guard report.isSound else {
      throw .conflict(
        "\(source) is not sound: \(report.findings[0].text) Restore an older backup.")
    }
    try backup.backUp(to: path)
    return try Registry(opening: path)
  }

  /// Sets how many years people and notes are kept after their round ended.
  package func setRetention(
    of kind: String, years: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try perform("retention", on: "retention:\(kind)", by: actor, at: moment) { db in
      try Upsert("retention", key: ["kind"], ["years"]).run(db, [kind, years])
    }
  }

  /// Erases the people and notes of rounds that closed longer ago than they may be kept.
  ///
  /// What the audit recorded of them is erased too, and leaves its digests, so that the chain holds.
  /// - Returns: rows erased.
  package func eraseOutdated(by actor: Actor, at moment: Moment) throws(StorageError) -> Int {
    try perform("erase", on: "retention", by: actor, at: moment) { db in
      var count = 0
      for rule in try Row.fetchAll(db, sql: "SELECT * FROM retention") {
        let kind: String = rule["kind"]
        let years: Int = rule["years"]
        let owner =
          kind == "person"
          ? "round" : "(SELECT round FROM partnership WHERE id = partnership)"
        let ids = try Int64.fetchAll(
          db,
          sql: """
            SELECT \(kind).id FROM \(kind) WHERE (SELECT closes FROM round
              WHERE round.id = \(kind == "person" ? "person.round" : owner))
              < date(?, ?)
            """, arguments: [moment.day, "-\(years) years"])
        for id in ids {
          try db.execute(sql: "DELETE FROM \(kind) WHERE id = ?", arguments: [id])
          try eraseRecord(of: kind, key: String(id), db)
          count += 1
        }
      }
      return count
    }
  }

  private func eraseRecord(of place: String, key: String, _ db: Database) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM change WHERE place = ? AND key = ? AND digest IS NULL",
      arguments: [place, key])
    for row in rows {
      let isBefore = (row["before"] as String?) != nil
      let isAfter = (row["after"] as String?) != nil
      try db.execute(
        sql: "UPDATE change SET digest = ?, before = ?, after = ? WHERE id = ?",
        arguments: [
          Chain.digest(of: row), isBefore ? "{}" : nil, isAfter ? "{}" : nil, row["id"] as Int64,
        ])
    }
  }
}
