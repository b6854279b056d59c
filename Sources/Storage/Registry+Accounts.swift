package import Access
import GRDB

/// Somebody who signs in with a name and a password.
package struct Account: Equatable, Sendable {
  package var id: String
  package var role: Role
  /// The derived key with its salt and cost; never the password.
  package var password: String
  /// The shared secret of one-time codes, base 32, if they are asked for.
  package var totp: String?
  /// The time step of the last code that was taken; an earlier one or the same is not taken again.
  package var totpStep: Int
  package var createdAt: String
  package var isClosed: Bool
  /// Wrong passwords since the last right one.
  package var failures: Int
  package var lockedUntil: String?

  package var actor: Actor { Actor(role, id) }

  init?(_ row: Row) {
    guard let role = Role(rawValue: row["role"]) else { return nil }
    self.role = role
    id = row["id"]
    password = row["password"]
    totp = row["totp"]
    totpStep = row["totp_step"]
    createdAt = row["created_at"]
    isClosed = row["closed"]
    failures = row["failures"]
    lockedUntil = row["locked_until"]
  }
}

extension Registry {
  package func accounts() throws(StorageError) -> [Account] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM account ORDER BY id").compactMap { Account($0) }
    }
  }

  package func account(_ id: String) throws(StorageError) -> Account? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM account WHERE id = ?", arguments: [id])
        .flatMap { Account($0) }
    }
  }

  /// Opens an account; `onlyFirst` refuses where there is one already.
  package func addAccount(
    _ id: String, role: Role, password: String, onlyFirst: Bool = false, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) {
    try perform("add-account", on: "account:\(id)", by: actor, at: moment) { db in
      guard try !Self.exists("account", id, db) else {
        throw StorageError.exists(kind: "account", id: id)
      }
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM account") ?? 0
      guard !onlyFirst || count == 0 else {
        throw StorageError.conflict("There is an administrator already. Sign in instead.")
      }
      try db.execute(
        sql: """
          INSERT INTO account (id, role, password, created_at, changed_at) VALUES (?, ?, ?, ?, ?)
          """, arguments: [id, role.rawValue, password, moment.text, moment.text])
    }
  }

  /// Gives an account another password; its sessions end.
  package func setPassword(
    _ password: String, of id: String, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try change("set-password", id, by: actor, at: moment) { db in
      try db.execute(
        sql: """
          UPDATE account SET password = ?, changed_at = ?, failures = 0, locked_until = NULL
          WHERE id = ?
          """, arguments: [password, moment.text, id])
      try endSessions(ofAccount: id, db)
    }
  }

  /// Asks an account for one-time codes from now on, or, with `nil`, no longer.
  package func setTOTP(
    _ secret: String?, of id: String, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try change("set-codes", id, by: actor, at: moment) { db in
      try db.execute(
        sql: "UPDATE account SET totp = ?, totp_step = 0, changed_at = ? WHERE id = ?",
        arguments: [secret, moment.text, id])
    }
  }

  /// Closes an account, which ends its sessions.
  package func closeAccount(
    _ id: String, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try change("close-account", id, by: actor, at: moment) { db in
      try db.execute(
        sql: "UPDATE account SET closed = 1, changed_at = ? WHERE id = ?",
        arguments: [moment.text, id])
      let admins =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM account WHERE role = 'state-admin' AND NOT closed") ?? 0
      guard admins > 0 else {
        throw StorageError.conflict("The last administrator's account stays open.")
      }
      try endSessions(ofAccount: id, db)
    }
  }

  private func change(
    _ name: String, _ id: String, by actor: Actor, at moment: Moment,
    _ body: (Database) throws -> Void
  ) throws(StorageError) {
    try perform(name, on: "account:\(id)", by: actor, at: moment) { db in
      try Self.require("account", id, db)
      try body(db)
    }
  }

  func endSessions(ofAccount id: String, _ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM session WHERE actor = ?
          AND role IN ('state-admin', 'state-staff', 'researcher', 'auditor')
        """, arguments: [id])
  }

  /// Counts a wrong password; the account is locked until `lockedUntil` from the `limit`th on.
  package func countFailure(
    _ id: String, limit: Int, lockedUntil: Moment
  ) throws(StorageError) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE account SET failures = failures + 1,
            locked_until = CASE WHEN failures + 1 >= ? THEN ? ELSE locked_until END WHERE id = ?
          """, arguments: [limit, lockedUntil.text, id])
    }
  }

  /// Takes note of a right password and of the time step of its code.
  ///
  /// - Returns: false if that step was taken before.
  package func countSuccess(_ id: String, totpStep step: Int?) throws(StorageError) -> Bool {
    try write { db in
      try db.execute(
        sql: """
          UPDATE account SET failures = 0, locked_until = NULL,
            totp_step = max(totp_step, ifnull(?1, 0)) WHERE id = ?2
            AND (?1 IS NULL OR totp_step < ?1)
          """, arguments: [step, id])
      return db.changesCount == 1
    }
  }
}
