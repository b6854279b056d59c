package import Access
import GRDB

extension Registry {
  /// Records a link that lets a party in once; earlier ones for the same party and purpose end.
  ///
  /// `digest` is of the link's secret part, which is not kept.
  package func issueLink(
    _ digest: String, purpose: String, for party: Actor, endsAt: Moment, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) {
    try perform("issue-link", on: Self.subject(of: party), by: actor, at: moment) { db in
      try db.execute(
        sql: """
          UPDATE link SET used_at = ? WHERE purpose = ? AND role = ? AND actor = ?
            AND used_at IS NULL
          """, arguments: [moment.text, purpose, party.role.rawValue, party.id])
      try db.execute(
        sql: """
          INSERT INTO link (digest, purpose, role, actor, issued_at, ends_at)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          digest, purpose, party.role.rawValue, party.id, moment.text, endsAt.text,
        ])
    }
  }

  /// Whether a link is still to be used.
  package func isOpen(link digest: String, at moment: Moment) throws(StorageError) -> Bool {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT 1 FROM link WHERE digest = ? AND used_at IS NULL AND ends_at > ?",
        arguments: [digest, moment.text]) != nil
    }
  }

  /// Uses a link up; of several who try at once, one succeeds.
  ///
  /// - Throws: `StorageError.conflict` if it was used, replaced or never issued, or is too old.
  package func use(
    link digest: String, purpose: String, by party: Actor, at moment: Moment
  ) throws(StorageError) {
    try perform("use-link", on: Self.subject(of: party), by: party, at: moment) { db in
      try db.execute(
        sql: """
          UPDATE link SET used_at = ?1 WHERE digest = ?2 AND purpose = ?3 AND role = ?4
            AND actor = ?5 AND used_at IS NULL AND ends_at > ?1
          """,
        arguments: [moment.text, digest, purpose, party.role.rawValue, party.id])
      guard db.changesCount == 1 else {
        throw StorageError.conflict("The link was used already, replaced by a newer one, or ended.")
      }
    }
  }

  /// What an open link is for, and whose it is.
  package func openLink(
    _ digest: String, at moment: Moment
  ) throws(StorageError) -> (purpose: String, party: Actor)? {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM link WHERE digest = ? AND used_at IS NULL AND ends_at > ?",
          arguments: [digest, moment.text]),
        let role = Role(rawValue: row["role"])
      else { return nil }
      return (row["purpose"], Actor(role, row["actor"]))
    }
  }

  /// The open links of a party, by purpose, with their last moments.
  package func openLinks(
    of party: Actor, at moment: Moment
  ) throws(StorageError) -> [(purpose: String, issuedAt: String, endsAt: String)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM link WHERE role = ? AND actor = ? AND used_at IS NULL AND ends_at > ?
          ORDER BY purpose
          """, arguments: [party.role.rawValue, party.id, moment.text]
      ).map { ($0["purpose"], $0["issued_at"], $0["ends_at"]) }
    }
  }

  /// Ends the open links of a party for one purpose.
  package func endLinks(
    purpose: String, of party: Actor, at moment: Moment
  ) throws(StorageError) {
    try perform("end-link", on: Self.subject(of: party), by: party, at: moment) { db in
      try db.execute(
        sql: """
          UPDATE link SET used_at = ? WHERE purpose = ? AND role = ? AND actor = ?
            AND used_at IS NULL
          """, arguments: [moment.text, purpose, party.role.rawValue, party.id])
    }
  }

  private static func subject(of party: Actor) -> String {
    "\(party.district == nil ? "facilitator" : "district"):\(party.id)"
  }
}
