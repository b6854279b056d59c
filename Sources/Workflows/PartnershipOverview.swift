package import Access
package import Domain
package import Storage

/// Who is in a partnership, by name, where it stands, and what the actor may do there.
package struct PartnershipOverview: Equatable, Sendable {
  package struct Facilitator: Equatable, Sendable {
    package var id: Domain.Facilitator.ID
    package var name: String
  }

  /// With no reasons for declining but the actor's own.
  package var partnership: KeptPartnership
  /// In order of id.
  package var members: [PartnershipRecord.Member]
  package var facilitator: Facilitator?
  /// Who was asked to take it over and has not answered.
  package var successor: Facilitator?
  /// What the policy grants the actor here.
  package var grants: Set<Question>
  /// What still has to happen before it can be active, with names instead of ids.
  package var missing: [String]
  /// Why it is no more, where it ended.
  package var ending: PartnershipEnding?

  package var id: Int { partnership.id }

  /// Whether it is confirmed and has not ended, so that what happens in it is kept.
  package var isTracked: Bool { partnership.state.isShared }

  /// Whether there is a record of what happened in it.
  package var hasRecord: Bool { isTracked || partnership.state == .closed }

  package func name(of district: District.ID) -> String {
    members.first { $0.id == district }?.name ?? district.rawValue
  }

  /// `Alder Unified and Birch Unified`.
  package var names: String { Phrase.list(members.map(\.name)) }

  /// Words of the registry with names in the place of ids.
  package func named(_ text: String) -> String {
    var text = text
    for member in members {
      text = text.replacing("district:\(member.id)", with: member.name)
        .replacing("district \(member.id)", with: member.name)
    }
    for guide in [facilitator, successor].compactMap(\.self) {
      text = text.replacing("facilitator:\(guide.id)", with: guide.name)
        .replacing("Facilitator \(guide.id)", with: guide.name)
        .replacing("facilitator \(guide.id)", with: guide.name)
    }
    return text
  }
}

extension RegistryDesk {
  /// A partnership with names, for those who may see it.
  package func overview(_ id: Int) throws(Failure) -> PartnershipOverview {
    var partnership = try partnership(id)
    let subject = subject(of: partnership)
    let isAskedToTakeOver = partnership.successor.map { actor.facilitator == $0 } ?? false
    if !isAskedToTakeOver { try require(.seePartnership, about: subject) }
    var members: [PartnershipRecord.Member] = []
    for member in partnership.members {
      let district = try ask { () throws(StorageError) in try registry.district(member.district) }
      members.append(
        PartnershipRecord.Member(id: member.district, name: district.district.name))
    }
    for member in partnership.members.indices
    where !allows(
      .seeDeclineReason, about: Subject(districts: [partnership.members[member].district]))
    {
      partnership.members[member].reason = nil
    }
    if !allows(
      .seeDeclineReason,
      about: Subject(facilitators: partnership.facilitator.map { [$0] } ?? []))
    {
      partnership.reason = nil
    }
    func guide(_ id: Facilitator.ID?) throws(Failure) -> PartnershipOverview.Facilitator? {
      guard let id else { return nil }
      let kept = try ask { () throws(StorageError) in try registry.facilitator(id) }
      return PartnershipOverview.Facilitator(id: id, name: kept.facilitator.name)
    }
    var overview = PartnershipOverview(
      partnership: partnership, members: members,
      facilitator: try guide(partnership.facilitator), successor: try guide(partnership.successor),
      grants: Set(Question.allCases.filter { allows($0, about: subject) }), missing: [])
    if partnership.state == .confirmed {
      overview.missing = partnership.missing.map(overview.named)
    }
    overview.ending = try ending(of: partnership)
    return overview
  }

  /// The same, of a partnership of which there is a record.
  ///
  /// - Throws: `Failure.conflict` before it is confirmed.
  package func recorded(_ id: Int) throws(Failure) -> PartnershipOverview {
    let overview = try overview(id)
    try require(.seeProgress, about: subject(of: overview.partnership))
    guard overview.hasRecord else {
      throw Failure(
        .conflict,
        [
          overview.partnership.state.isLive
            ? "The partnership is not confirmed yet. This opens with its confirmation."
            : "The partnership did not come about, so that there is nothing of it here."
        ])
    }
    return overview
  }
}
