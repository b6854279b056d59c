import Access
package import Domain
package import Storage

/// Why a partnership is no more, as far as its reader may know.
package enum PartnershipEnding: Equatable, Sendable {
  /// The reader's own district left the round.
  case ownWithdrawal
  /// A district left the round; staff are told which.
  case withdrawal([String])
  /// Somebody declined; nobody is told who.
  case declined
  /// A district did not answer by this day; nobody is told which.
  case unanswered(by: Day?)
  /// Closed by staff, in their words.
  case closed(String)
}

/// A partnership that a facilitator guided, or was asked to guide, and that is no more.
package struct EndedAssignment: Equatable, Sendable {
  package var id: Int
  package var districts: [String]
  package var state: KeptPartnership.State
  package var since: String
  package var ending: PartnershipEnding?
  /// Whether there is a record of what happened in it.
  package var hasRecord: Bool
}

extension RegistryDesk {
  func ending(of kept: KeptPartnership) throws(Failure) -> PartnershipEnding? {
    guard !kept.state.isLive else { return nil }
    guard kept.state == .closed else { return .declined }
    guard let reason = kept.closingReason else { return nil }
    if reason == KeptPartnership.unanswered {
      return .unanswered(by: kept.answerBy.flatMap { Day($0) })
    }
    guard reason == KeptPartnership.withdrawal else { return .closed(reason) }
    var leavers: [String] = []
    for member in kept.members {
      guard let registration = try self.kept(member.district, in: kept.round),
        registration.withdrawnAt != nil
      else { continue }
      if member.district == actor.district { return .ownWithdrawal }
      leavers.append(registration.district.name)
    }
    return .withdrawal(allows(.advancePartnership) ? leavers : [])
  }

  /// What a district registered for a round; `nil` if it is not registered (any more).
  func kept(_ id: District.ID, in round: String) throws(Failure) -> Registration? {
    let rounds = try ask { () throws(StorageError) in try registry.rounds(of: id) }
    guard rounds.contains(round) else { return nil }
    return try ask { () throws(StorageError) in try registry.registration(of: id, round: round) }
  }

  /// When a district left a round, if it did and has not come back; for itself and for staff.
  package func leaving(of id: District.ID, round: String) throws(Failure) -> String? {
    guard allows(.seeRegistration, about: Subject(districts: [id])) else { return nil }
    return try kept(id, in: round)?.withdrawnAt
  }

  /// What a facilitator guided, or was asked to guide without declining, and is no more; latest
  /// first.
  package func endedAssignments(_ id: String) throws(Failure) -> [EndedAssignment] {
    let id = Facilitator.ID(id)
    try require(.seeFacilitators, about: Subject(facilitators: [id]))
    let all = try ask { () throws(StorageError) in try registry.partnerships(askedOf: id) }
      .filter { !$0.state.isLive && $0.facilitator == id && $0.answer != .declined }
    return try all.reversed().map { kept throws(Failure) in
      let names = try kept.members.map { member throws(Failure) in
        try ask { () throws(StorageError) in try registry.district(member.district) }.district.name
      }
      return EndedAssignment(
        id: kept.id, districts: names, state: kept.state, since: kept.since,
        ending: try ending(of: kept), hasRecord: kept.state == .closed)
    }
  }
}
