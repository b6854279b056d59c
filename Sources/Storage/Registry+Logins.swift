package import Access
import GRDB

/// Somebody of a provider who may come in under an account.
package struct Login: Equatable, Sendable {
  package var account: String
  package var issuer: String
  /// The provider's identifier of the person, once it is known.
  package var subject: String?
  /// The address by which the person is known until then, in lower case.
  package var email: String?
  package var boundAt: String?

  init(_ row: Row) {
    account = row["account"]
    issuer = row["issuer"]
    subject = row["subject"]
    email = row["email"]
    boundAt = row["bound_at"]
  }
}

extension Registry {
  package func logins() throws(StorageError) -> [Login] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM login ORDER BY account").map(Login.init)
    }
  }

  package func login(of account: String) throws(StorageError) -> Login? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM login WHERE account = ?", arguments: [account])
        .map(Login.init)
    }
  }

  /// Lets whoever has `subject` or `email` at `issuer` come in under an account.
  ///
  /// - Throws: `StorageError.conflict` if the account or the person is linked already.
  package func addLogin(
    _ account: String, issuer: String, subject: String?, email: String?, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) {
    try perform("add-login", on: "account:\(account)", by: actor, at: moment) { db in
      try Self.require("account", account, db)
      let taken = try String.fetchOne(
        db,
        sql: """
          SELECT account FROM login
          WHERE account = ?1 OR issuer = ?2 AND (subject = ?3 OR email = ?4)
          """, arguments: [account, issuer, subject, email])
      if let taken {
        throw StorageError.conflict(
          taken == account
            ? "Account \(account) has a login already. Take it away first."
            : "This person comes in as \(taken) already. Take that login away first.")
      }
      try db.execute(
        sql: """
          INSERT INTO login (account, issuer, subject, email, bound_at) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [account, issuer, subject, email, subject.map { _ in moment.text }])
    }
  }

  /// Takes an account's login away, which ends its sessions.
  package func removeLogin(
    of account: String, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try perform("remove-login", on: "account:\(account)", by: actor, at: moment) { db in
      try db.execute(sql: "DELETE FROM login WHERE account = ?", arguments: [account])
      guard db.changesCount == 1 else {
        throw StorageError.unknown(kind: "login", id: account)
      }
      try endSessions(ofAccount: account, db)
    }
  }

  /// The open account under which a person of a provider comes in.
  ///
  /// Where only the address is known, `email`, which the provider says is the person's, is bound to
  /// `subject` for good; a deed of the account's holder tells so.
  package func accountOfLogin(
    issuer: String, subject: String, verifiedEmail email: String?, at moment: Moment
  ) throws(StorageError) -> Account? {
    let known = try account(
      where: "login.issuer = ? AND login.subject = ?", [issuer, subject])
    if let known { return known.isClosed ? nil : known }
    guard let email = email?.lowercased(),
      let waiting = try account(
        where: "login.issuer = ? AND login.email = ? AND login.subject IS NULL", [issuer, email]),
      !waiting.isClosed
    else { return nil }
    let isBound = try perform(
      "bind-login", on: "account:\(waiting.id)", by: waiting.actor, at: moment
    ) { db in
      try db.execute(
        sql: """
          UPDATE login SET subject = ?, bound_at = ?
          WHERE account = ? AND issuer = ? AND email = ? AND subject IS NULL
          """, arguments: [subject, moment.text, waiting.id, issuer, email])
      return db.changesCount == 1
    }
    return isBound ? waiting : nil
  }

  private func account(
    where condition: String, _ arguments: StatementArguments
  ) throws(StorageError) -> Account? {
    try read { db in
      try Row.fetchOne(
        db,
        sql: "SELECT account.* FROM account JOIN login ON login.account = account.id WHERE "
          + condition, arguments: arguments
      ).flatMap { Account($0) }
    }
  }
}
