import Domain

extension Examination {
  /// Holds every lock against the plan.
  func checkLocks(into ledger: inout Ledger) {
    for lock in bundle.locks {
      switch lock {
      case .together(let members): checkTogether(members, into: &ledger)
      case .apart(let members): checkApart(members, into: &ledger)
      case .facilitator(let members, let facilitator):
        check(facilitator, locksTo: members, into: &ledger)
      case .exclude(let members): checkExcluded(members, into: &ledger)
      }
    }
  }

  private func checkTogether(_ members: [District.ID], into ledger: inout Ledger) {
    ledger.require(
      .lockTogether,
      plan.partnerships.contains { Set(members).isSubset(of: $0.members) },
      at: "partnerships", expected: list(members), found: "none",
      "A lock keeps \(list(members)) together. One partnership should have them all.")
  }

  private func checkApart(_ members: [District.ID], into ledger: inout Ledger) {
    for (index, partnership) in plan.partnerships.enumerated() {
      let named = Set(members).intersection(partnership.members).sorted()
      ledger.require(
        .lockApart, named.count < 2, at: "partnerships[\(index)].members",
        expected: "one of them at most", found: list(named),
        "A lock keeps \(list(named)) apart. They should not share \(partnership.id).")
    }
  }

  private func check(
    _ facilitator: Facilitator.ID, locksTo members: [District.ID], into ledger: inout Ledger
  ) {
    for (index, partnership) in plan.partnerships.enumerated()
    where Set(members).isSubset(of: partnership.members) {
      ledger.compare(
        .lockFacilitator, at: "partnerships[\(index)].facilitator",
        "The facilitator of partnership \(partnership.id), which a lock sets,",
        found: partnership.facilitator?.rawValue, expected: facilitator.rawValue)
    }
  }

  private func checkExcluded(_ members: [District.ID], into ledger: inout Ledger) {
    let placed = placed
    for member in members {
      ledger.require(
        .lockExclude, !placed.contains(member), at: member.rawValue, expected: "left out",
        found: "in a partnership",
        "A lock leaves \(member) out and it is in a partnership. It should be in none.")
    }
  }

  /// The facilitators that locks set for a partnership of these members.
  func lockedFacilitators(for members: [District.ID]) -> Set<Facilitator.ID> {
    var locked: Set<Facilitator.ID> = []
    for case .facilitator(let named, let facilitator) in bundle.locks
    where Set(named).isSubset(of: members) {
      locked.insert(facilitator)
    }
    return locked
  }

  /// Whether the rules and the locks let districts form a partnership.
  ///
  /// A score counts as high enough if it is at most `slack` below the minimum.
  func mayBeFormed(_ party: PlainParty, slack: Double) -> Bool {
    let isParted = party.members.enumerated().contains { index, one in
      party.members.dropFirst(index + 1).contains { bundle.locks.parts(one, $0) }
    }
    return party.isAllowed
      && (party.isRequestedPair || party.score >= policy.minimumScore - slack)
      && !isParted && lockedFacilitators(for: party.members).count <= 1
  }
}

extension [Lock] {
  /// Whether one of two districts is left out, both are kept apart, or two facilitators are named
  /// for a partnership of both.
  func parts(_ one: District.ID, _ other: District.ID) -> Bool {
    var named: Set<Facilitator.ID> = []
    for lock in self {
      switch lock {
      case .exclude(let members):
        if members.contains(one) || members.contains(other) { return true }
      case .apart(let members):
        if members.contains(one) && members.contains(other) { return true }
      case .facilitator(let members, let facilitator):
        if members.allSatisfy({ $0 == one || $0 == other }) { named.insert(facilitator) }
      case .together: break
      }
    }
    return named.count > 1
  }
}
