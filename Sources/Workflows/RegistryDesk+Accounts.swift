package import Access
import Domain
package import Storage

extension RegistryDesk {
  /// The accounts of those who sign in with a password.
  package func accounts() throws(Failure) -> RegistryAnswer {
    try require(.editAccounts)
    let accounts = try ask { () throws(StorageError) in try registry.accounts() }
    var answer = RegistryAnswer(
      "accounts", title: "Accounts", paragraph: "\(Phrase.count(accounts.count, "account")).")
    answer.setColumns("account", "role", "since", "codes", "closed", "locked_until")
    answer.rows = accounts.map {
      [
        .text($0.id), .text($0.role.rawValue), .text($0.createdAt), .flag($0.totp != nil),
        .flag($0.isClosed), .optional($0.lockedUntil.flatMap { $0 > now.text ? $0 : nil }),
      ]
    }
    return answer
  }

  /// Opens an account; `password` is derived already.
  package func addAccount(
    _ id: String, role: Role, password: String
  ) throws(Failure) {
    try require(.editAccounts)
    try ask { () throws(StorageError) in
      try registry.addAccount(id, role: role, password: password, by: actor, at: now)
    }
  }

  package func closeAccount(_ id: String) throws(Failure) {
    try require(.editAccounts)
    try ask { () throws(StorageError) in try registry.closeAccount(id, by: actor, at: now) }
  }

  /// Gives somebody another password, which also lifts a lock.
  package func resetPassword(_ password: String, of id: String) throws(Failure) {
    try require(.editAccounts)
    try ask { () throws(StorageError) in
      try registry.setPassword(password, of: id, by: actor, at: now)
    }
  }

  /// Records a link that lets a district or facilitator in once.
  ///
  /// - Throws: `Failure.notFound` if the registry has no such district or facilitator.
  package func invite(
    _ party: Actor, purpose: String, digest: String, endsAt: Moment
  ) throws(Failure) {
    var subject = Subject()
    if let district = party.district { subject.districts = [district] }
    if let facilitator = party.facilitator { subject.facilitators = [facilitator] }
    guard !(subject.districts.isEmpty && subject.facilitators.isEmpty) else {
      throw Failure(.badInput, ["Only districts and facilitators are invited by a link."])
    }
    try require(.invite, about: subject)
    if let district = party.district {
      _ = try ask { () throws(StorageError) in try registry.district(district) }
    }
    if let facilitator = party.facilitator {
      _ = try ask { () throws(StorageError) in try registry.facilitator(facilitator) }
    }
    try ask { () throws(StorageError) in
      try registry.issueLink(
        digest, purpose: purpose, for: party, endsAt: endsAt, by: actor, at: now)
    }
  }
}
