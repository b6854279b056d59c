package import Access
import GRDB

/// Somebody who is signed in; the token itself is known to the browser alone.
package struct Session: Equatable, Sendable {
  package var digest: String
  package var actor: Actor
  package var beganAt: String
  package var seenAt: String
  package var endsAt: String

  package init(
    digest: String, actor: Actor, beganAt: String, seenAt: String, endsAt: String
  ) {
    self.digest = digest
    self.actor = actor
    self.beganAt = beganAt
    self.seenAt = seenAt
    self.endsAt = endsAt
  }
}

extension Registry {
  /// Begins a session and forgets those that ended.
  package func begin(_ session: Session) throws(StorageError) {
    try write { db in
      try db.execute(sql: "DELETE FROM session WHERE ends_at < ?", arguments: [session.beganAt])
      try db.execute(
        sql: """
          INSERT INTO session (digest, role, actor, began_at, seen_at, ends_at)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          session.digest, session.actor.role.rawValue, session.actor.id, session.beganAt,
          session.seenAt, session.endsAt,
        ])
    }
  }

  package func session(_ digest: String) throws(StorageError) -> Session? {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(sql: "SELECT * FROM session WHERE digest = ?"), arguments: [digest]),
        let role = Role(rawValue: row["role"])
      else { return nil }
      return Session(
        digest: digest, actor: Actor(role, row["actor"]), beganAt: row["began_at"],
        seenAt: row["seen_at"], endsAt: row["ends_at"])
    }
  }

  /// Takes note that a session was used.
  package func touch(_ digest: String, at moment: Moment) throws(StorageError) {
    try write { db in
      try db.execute(
        sql: "UPDATE session SET seen_at = ? WHERE digest = ?", arguments: [moment.text, digest])
    }
  }

  package func end(session digest: String) throws(StorageError) {
    try write { db in
      try db.execute(sql: "DELETE FROM session WHERE digest = ?", arguments: [digest])
    }
  }

  /// Whether the registry can be read, in its present version.
  package func isReady() -> Bool {
    (try? read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM consent_text") }) != nil
  }
}
