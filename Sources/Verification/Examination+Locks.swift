import Domain

extension Examination {
  /// Holds every lock against the plan.
  func checkLocks(into ledger: inout Ledger) {
    for lock in bundle.locks {
      switch lock {
      case .together(let members): checkTogether(members, into: &ledger)
      case .apart(let members): checkApart(members, into: &ledger)
      case .facilitator(let members, let required):
        check(required, ofFacilitatorOf: members, into: &ledger)
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
    _ required: FacilitatorRequirement, ofFacilitatorOf members: [District.ID],
    into ledger: inout Ledger
  ) {
    for (index, partnership) in plan.partnerships.enumerated()
    where Set(members).isSubset(of: partnership.members) {
      let facilitator = partnership.facilitator.flatMap { facilitators[$0] }
      let found = partnership.facilitator?.rawValue ?? "none"
      ledger.require(
        .lockFacilitator, facilitator.map(required.accepts) ?? false,
        at: "partnerships[\(index)].facilitator", expected: required.text, found: found,
        """
        The facilitator of partnership \(partnership.id), which a lock sets, is \(found) in the \
        plan. It should be \(required.text).
        """)
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

  /// What locks ask of the facilitator of a partnership of these members.
  func requirements(for members: [District.ID]) -> [FacilitatorRequirement] {
    bundle.locks.compactMap { lock in
      guard case .facilitator(let named, let required) = lock else { return nil }
      return Set(named).isSubset(of: members) ? required : nil
    }
  }

  /// Whether the rules, the locks and partnerships that run already let districts form a
  /// partnership.
  ///
  /// A score counts as high enough if it is at most `slack` below the minimum.
  func mayBeFormed(_ party: PlainParty, slack: Double) -> Bool {
    let isParted = party.members.enumerated().contains { index, one in
      party.members.dropFirst(index + 1).contains {
        bundle.parts(one, $0) || engagements.areTogether(one, $0)
      }
    }
    return party.isAllowed
      && (party.isRequestedPair || party.score >= policy.minimumScore - slack)
      && !isParted && hasWhatLocksAsk(party.members)
      && bundle.districts.allSatisfy {
        !party.members.contains($0.id) || engagements.placesLeft(of: $0) > 0
      }
  }

  /// Whether any facilitator is all that locks ask for a partnership of these members.
  func hasWhatLocksAsk(_ members: [District.ID]) -> Bool {
    let required = requirements(for: members)
    return required.isEmpty
      || bundle.facilitators.contains { facilitator in
        required.allSatisfy { $0.accepts(facilitator) }
      }
  }
}

extension RegistryBundle {
  /// Whether one of two districts is left out, both are kept apart, or no facilitator is all that
  /// locks ask for in a partnership of both.
  func parts(_ one: District.ID, _ other: District.ID) -> Bool {
    var required: Set<FacilitatorRequirement> = []
    for lock in locks {
      switch lock {
      case .exclude(let members):
        if members.contains(one) || members.contains(other) { return true }
      case .apart(let members):
        if members.contains(one) && members.contains(other) { return true }
      case .facilitator(let members, let requirement):
        if members.allSatisfy({ $0 == one || $0 == other }) { required.insert(requirement) }
      case .together: break
      }
    }
    return !required.isEmpty
      && !facilitators.contains { facilitator in required.allSatisfy { $0.accepts(facilitator) } }
  }
}
