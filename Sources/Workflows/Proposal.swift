import Access
package import Domain
package import Storage

/// A partnership as its own districts and facilitator see it: reasons in words, nothing that
/// another district keeps to itself, no scores and no ranks.
package struct Proposal: Equatable, Sendable {
  package struct Member: Equatable, Sendable {
    package var id: District.ID
    package var name: String
    package var county: String?
    package var answer: KeptPartnership.Answer?
  }

  package var id: Int
  package var round: String
  package var state: KeptPartnership.State
  package var since: String
  package var mode: Plan.Mode
  package var mentor: District.ID?
  package var focus: Topic?
  package var members: [Member]
  package var facilitatorName: String?
  package var facilitatorAnswer: KeptPartnership.Answer?
  package var nextDate: String?
  /// By when the reader is asked to answer; `nil` for whoever has answered or is not asked.
  package var answerBy: AnswerDay?
  /// Why these districts, as sentences.
  package var reasons: [String]
  /// What each brings, by direction.
  package var directions: [String]
  /// What still has to happen before it can be active; empty unless it is confirmed.
  package var missing: [String]
  /// Why it is no more, where it ended.
  package var ending: PartnershipEnding?
  /// Why the reader declined; nobody else reads it.
  package var ownReason: String?
}

extension RegistryDesk {
  /// The partnerships that the actor may see, latest first, as their members see them.
  package func proposals() throws(Failure) -> [Proposal] {
    if Permission.reach(of: actor.role, .seePartnership) == .none {
      throw .notAllowed(actor, .seePartnership)
    }
    let all = try ask { () throws(StorageError) in try registry.partnerships() }
      .filter { allows(.seePartnership, about: subject(of: $0)) }
    var proposals: [Proposal] = []
    // Those of one plan follow each other, and a large plan takes long to be read.
    var plan: (number: Int, plan: Plan)?
    for partnership in all.reversed() {
      if let number = partnership.plan, number != plan?.number {
        plan = (number, try planBehind(number))
      }
      proposals.append(
        try proposal(partnership, plan: partnership.plan == nil ? nil : plan?.plan))
    }
    return proposals
  }

  package func proposal(_ id: Int) throws(Failure) -> Proposal {
    let partnership = try partnership(id)
    try require(.seePartnership, about: subject(of: partnership))
    guard let number = partnership.plan else { return try proposal(partnership, plan: nil) }
    return try proposal(partnership, plan: try planBehind(number))
  }

  /// The plan that a proposal came from, of which members see their own part alone.
  private func planBehind(_ number: Int) throws(Failure) -> Plan {
    let kept = try ask { () throws(StorageError) in try registry.plan(number) }
    return try PlanDocument.read(json: Array(kept.body.utf8), name: "plan \(number)")
  }

  private func proposal(_ kept: KeptPartnership, plan: Plan?) throws(Failure) -> Proposal {
    var members: [Proposal.Member] = []
    var districts: [District] = []
    for member in kept.members {
      let district = try ask { () throws(StorageError) in try registry.district(member.district) }
        .district
      districts.append(district)
      members.append(
        Proposal.Member(
          id: district.id, name: district.name, county: district.county, answer: member.answer))
    }
    let facilitatorName: String? =
      if let id = kept.facilitator {
        try ask { () throws(StorageError) in try registry.facilitator(id) }.facilitator.name
      } else { nil }
    let planned = plan?.partnerships.first { $0.id == kept.label }
    let words = ProposalWords(
      partnership: kept, districts: districts, planned: planned,
      isForMember: actor.district != nil)
    return Proposal(
      id: kept.id, round: kept.round, state: kept.state, since: kept.since, mode: kept.mode,
      mentor: kept.mentor, focus: kept.focus, members: members,
      facilitatorName: facilitatorName, facilitatorAnswer: kept.answer, nextDate: kept.nextDate,
      answerBy: ownAnswerDay(kept), reasons: words.reasons, directions: words.directions,
      missing: kept.state == .confirmed ? kept.missing : [], ending: try ending(of: kept),
      ownReason: actor.facilitator != nil && actor.facilitator == kept.facilitator
        ? kept.reason
        : kept.members.first { $0.district == actor.district }?.reason)
  }
}
