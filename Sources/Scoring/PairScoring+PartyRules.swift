import Domain

extension PairScoring {
  /// The first rule that forbids a partnership, in the order of `Plan.Unmatched.Reason`.
  ///
  /// Consent, avoidance between any two members, modes, sizes, a focus common to all, the drives
  /// between all members or from a hub to its spokes; `nil` is allowed. A mutual request lifts no
  /// rule of a group. The lowest score is not a rule of this kind, and locks are not looked at.
  package func refusal(_ party: Party) -> PartyRefusal? {
    if party.isPair { return refusal(party.members[0], party.members[1]).map { .pair($0) } }
    let districts = party.members.map { roster.district($0) }
    let silent = districts.filter { !$0.consents }
    if !silent.isEmpty { return .noConsent(silent.map(\.id)) }
    if let refusal = avoidance(party) { return refusal }
    let odd = party.members.filter { !fits($0, party) }
    if !odd.isEmpty { return .modesDoNotFit(ids(odd)) }
    let size = party.members.count
    let shape = roster.policy.shape
    let sizes = party.mentor == nil ? shape.mutualGroupSizes : shape.hubSizes
    if !sizes.contains(size) { return .partySize(party.mode, found: size, allowed: sizes) }
    let other = districts.filter { !$0.groupSizes.contains(size) }
    if !other.isEmpty { return .groupSize(other.map(\.id), found: size) }
    let rows = roster.rows(party)
    if roster.topics.focus(rows) == nil {
      return .noCommonNeed(
        strongest: roster.topics.strongestCommonRating(rows),
        minimum: roster.policy.minimumPriority)
    }
    return longDrive(party)
  }

  private func avoidance(_ party: Party) -> PartyRefusal? {
    for (first, second) in party.allPairs {
      let tie = roster.ties.between(first, second)
      guard tie.isAvoided else { continue }
      let asks = [(first, tie.firstAvoids), (second, tie.secondAvoids)]
      return .avoided(between: ids([first, second]), by: ids(asks.filter(\.1).map(\.0)))
    }
    return nil
  }

  /// Whether what a member asks for fits its part in the group.
  private func fits(_ member: Int, _ party: Party) -> Bool {
    switch roster.profiles[member].mode {
    case .either: true
    case .mutual: party.mentor == nil
    case .mentor: party.mentor == member
    case .mentee: party.mentor != nil
    }
  }

  private func longDrive(_ party: Party) -> PartyRefusal? {
    for (first, second) in party.scoredPairs {
      guard let minutes = roster.pairing(first, second).minutes,
        !isWithinReach(minutes, first, second)
      else { continue }
      let limits = (
        roster.profiles[first].maximumMinutes, roster.profiles[second].maximumMinutes
      )
      return .outOfReach(
        between: ids([first, second]), minutes: minutes, limit: min(limits.0, limits.1),
        whose: roster.district(limits.0 <= limits.1 ? first : second).id)
    }
    return nil
  }

  private func ids(_ places: [Int]) -> [District.ID] { places.map { roster.district($0).id } }
}
