import Access
import GRDB

/// One link of the chain: who did what, when and why, and the hash over it and all that it changed.
package struct Deed: Equatable, Sendable {
  package var id: Int
  package var at: String
  package var role: String
  package var actor: String
  package var name: String
  package var subject: String
  package var why: String?
  package var previous: String
  package var hash: String

  init(_ row: Row) {
    id = row["id"]
    at = row["at"]
    role = row["role"]
    actor = row["actor"]
    name = row["name"]
    subject = row["subject"]
    why = row["why"]
    previous = row["previous"]
    hash = row["hash"] ?? ""
  }
}

/// One row that a deed changed, as JSON before and after; `{}` where it was erased.
package struct Change: Equatable, Sendable {
  package var place: String
  package var key: String
  package var before: String?
  package var after: String?
}

/// The end of the chain: how many deeds there are and the last one's hash.
///
/// Kept elsewhere, it shows later that the end was neither cut off nor written anew.
package struct ChainHead: Equatable, Sendable {
  package var deeds: Int
  package var hash: String

  package init(deeds: Int, hash: String) {
    self.deeds = deeds
    self.hash = hash
  }
}

extension Registry {
  /// What stands before the first deed.
  static let origin = String(repeating: "0", count: 64)

  /// Does one deed: `body` and its record are written together or not at all.
  ///
  /// A deed that changes nothing leaves no record. Its name says what is done, such as `consent`;
  /// the subject says to what, by id and never by a person's name.
  func perform<Value>(
    _ name: String, on subject: String, by actor: Actor, at moment: Moment, why: String? = nil,
    _ body: (Database) throws -> Value
  ) throws(StorageError) -> Value {
    try perform(
      name, on: subject, role: actor.role.rawValue, id: actor.id, at: moment.text, why: why, body)
  }

  /// Does one deed of somebody who is not to be known, on a day that has no time.
  func performUnnamed<Value>(
    _ name: String, on subject: String, day: String, _ body: (Database) throws -> Value
  ) throws(StorageError) -> Value {
    try perform(
      name, on: subject, role: "respondent", id: subject, at: "\(day)T00:00:00Z", why: nil, body)
  }

  private func perform<Value>(
    _ name: String, on subject: String, role: String, id: String, at moment: String, why: String?,
    _ body: (Database) throws -> Value
  ) throws(StorageError) -> Value {
    try Self.translating(path) {
      try database.write { db in
        let previous =
          try String.fetchOne(db, sql: "SELECT hash FROM deed ORDER BY id DESC LIMIT 1")
          ?? Self.origin
        try db.execute(
          sql: """
            INSERT INTO deed (at, role, actor, name, subject, why, previous)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [moment, role, id, name, subject, why, previous])
        let deed = db.lastInsertedRowID
        let value = try body(db)
        let isEmpty =
          try Int.fetchOne(
            db, sql: "SELECT 1 FROM change WHERE deed = ? LIMIT 1", arguments: [deed])
          == nil
        if isEmpty {
          try db.execute(sql: "DELETE FROM deed WHERE id = ?", arguments: [deed])
        } else {
          let hash = try Chain.hash(ofDeed: deed, db)
          try db.execute(sql: "UPDATE deed SET hash = ? WHERE id = ?", arguments: [hash, deed])
        }
        return value
      }
    }
  }

  /// The end of the chain.
  package func head() throws(StorageError) -> ChainHead {
    try read { db in
      let row = try Row.fetchOne(db, sql: "SELECT id, hash FROM deed ORDER BY id DESC LIMIT 1")
      return ChainHead(deeds: row?["id"] ?? 0, hash: row?["hash"] ?? Self.origin)
    }
  }

  /// The deeds about `subject`, or all of them; the latest `limit` before a deed, oldest first.
  package func deeds(
    about subject: String? = nil, limit: Int = 1000, before: Int? = nil
  ) throws(StorageError) -> [Deed] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM (
            SELECT * FROM deed
            WHERE (?1 IS NULL OR subject = ?1) AND (?2 IS NULL OR id < ?2)
            ORDER BY id DESC LIMIT ?3) ORDER BY id
          """,
        arguments: [subject, before, limit]
      ).map { Deed($0) }
    }
  }

  /// What a deed changed, in the order in which it did.
  package func changes(of deed: Int, limit: Int = 1000) throws(StorageError) -> [Change] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM change WHERE deed = ? ORDER BY id LIMIT ?",
        arguments: [deed, limit]
      ).map {
        Change(place: $0["place"], key: $0["key"], before: $0["before"], after: $0["after"])
      }
    }
  }
}

/// How the links of the audit hang together.
///
/// A deed's hash is taken over the hash before it, its own fields, and the digest of each of its
/// changes; so a change whose content was erased, as a retention rule may ask, leaves its digest
/// behind and the chain whole.
enum Chain {
  static func hash(ofDeed id: Int64, _ db: Database) throws -> String {
    guard let deed = try Row.fetchOne(db, sql: "SELECT * FROM deed WHERE id = ?", arguments: [id])
    else { throw StorageError.unknown(kind: "deed", id: String(id)) }
    var digest = header(of: deed)
    let changes = try Row.fetchCursor(
      db,
      sql: "SELECT id, place, key, before, after, digest FROM change WHERE deed = ? ORDER BY id",
      arguments: [id])
    while let change = try changes.next() { add(change, to: &digest) }
    return digest.hexadecimal()
  }

  static func header(of deed: Row) -> Digest {
    var digest = Digest()
    digest.add(deed["previous"])
    digest.add(String(deed["id"] as Int64))
    for column in ["at", "role", "actor", "name", "subject", "why"] { digest.add(deed[column]) }
    return digest
  }

  static func add(_ change: Row, to digest: inout Digest) {
    digest.add(change["digest"] as String? ?? self.digest(of: change))
  }

  /// The digest of one change, whose content stands in the row.
  static func digest(of change: Row) -> String {
    var digest = Digest()
    digest.add(String(change["id"] as Int64))
    for column in ["place", "key", "before", "after"] { digest.add(change[column]) }
    return digest.hexadecimal()
  }
}
