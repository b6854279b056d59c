package import Access
import Domain
import Storage

/// Who of a provider may come in: by the provider's identifier, or by an address that it has to
/// report as verified when the person comes for the first time.
package enum LoginKey: Equatable, Sendable {
  case subject(String)
  case email(String)

  fileprivate var subject: String? {
    if case .subject(let subject) = self { subject } else { nil }
  }

  fileprivate var email: String? {
    if case .email(let email) = self { email.lowercased() } else { nil }
  }
}

extension RegistryDesk {
  /// The logins at providers by which accounts are reached.
  package func logins() throws(Failure) -> RegistryAnswer {
    try require(.editAccounts)
    let logins = try ask { () throws(StorageError) in try registry.logins() }
    var answer = RegistryAnswer(
      "logins", title: "Logins", paragraph: "\(Phrase.count(logins.count, "login")).")
    answer.setColumns("account", "issuer", "subject", "email", "since")
    answer.rows = logins.map {
      [
        .text($0.account), .text($0.issuer), .optional($0.subject), .optional($0.email),
        .optional($0.boundAt),
      ]
    }
    return answer
  }

  /// Links somebody of a provider to an account.
  ///
  /// `new` is the role and the derived password of an account to open; `nil` for one that is open
  /// already.
  package func addLogin(
    _ account: String, issuer: String, _ key: LoginKey,
    opening new: (role: Role, password: String)? = nil
  ) throws(Failure) {
    try require(.editAccounts)
    let known = try ask { () throws(StorageError) in try registry.logins() }
    // Before an account is opened for nothing.
    if let taken = known.first(where: { login in
      login.issuer == issuer
        && (key.subject.map { $0 == login.subject } ?? (key.email == login.email))
    }) {
      throw Failure(
        .conflict,
        ["This person comes in as \(taken.account) already. Take that login away first."])
    }
    if let new { try addAccount(account, role: new.role, password: new.password) }
    try ask { () throws(StorageError) in
      try registry.addLogin(
        account, issuer: issuer, subject: key.subject, email: key.email, by: actor, at: now)
    }
  }

  /// Takes an account's login away; who is signed in under it is signed out.
  package func removeLogin(of account: String) throws(Failure) {
    try require(.editAccounts)
    try ask { () throws(StorageError) in
      try registry.removeLogin(of: account, by: actor, at: now)
    }
  }
}
