import Domain
import Storage

extension Person {
  /// The name, with the e-mail address if it is known, as mail programs take it.
  var mailbox: String { name + (email.map { " <\($0)>" } ?? "") }
}

/// Whom staff write to.
extension RegistryDesk {
  /// Those who speak for a district in a round.
  func contacts(of district: District.ID, round: String) throws(Failure) -> [String] {
    try ask { () throws(StorageError) in try registry.people(of: district, round: round) }
      .filter { $0.part != .team }.map(\.mailbox)
  }

  /// The e-mail address of a facilitator, if it is known.
  func contacts(of facilitator: Facilitator.ID) throws(Failure) -> [String] {
    let kept = try ask { () throws(StorageError) in try registry.facilitator(facilitator) }
    return [kept.email].compactMap(\.self)
  }
}
