import Domain

extension Examination {
  /// Holds the list of unmatched districts against the partnerships, and each reason to account.
  func checkUnmatched(_ table: PairTable, into ledger: inout Ledger) {
    let placed = placed
    let expected = bundle.districts.map(\.id).filter { !placed.contains($0) }
    let found = plan.unmatched.map(\.district)
    ledger.require(
      .unmatchedList, found == expected, at: "unmatched", expected: list(expected),
      found: list(found), differences(found, expected))
    let places = Dictionary(
      zip(table.districts.map(\.id), table.districts.indices),
      uniquingKeysWith: { first, _ in first })
    var possible = PossibleParties(self, table)
    for (index, unmatched) in plan.unmatched.enumerated() {
      ledger.require(
        .unmatchedText, unmatched.text.contains { !$0.isWhitespace },
        at: "unmatched[\(index)].text", expected: "a text", found: "none",
        "\(unmatched.district) is unmatched without a text. It should say what happened.")
      guard let place = places[unmatched.district], !placed.contains(unmatched.district) else {
        continue
      }
      let reasons = reasons(place, table, &possible)
      ledger.require(
        .unmatchedReason, reasons.contains(unmatched.reason), at: "unmatched[\(index)].reason",
        expected: reasons.map(\.rawValue).joined(separator: " or "),
        found: unmatched.reason.rawValue,
        """
        The reason for \(unmatched.district) is \(unmatched.reason.rawValue) in the plan. It \
        should be \(reasons.map(\.rawValue).joined(separator: " or ")).
        """)
    }
  }

  private func differences(_ found: [District.ID], _ expected: [District.ID]) -> String {
    let missing = Set(expected).subtracting(found).sorted()
    let extra = Set(found).subtracting(expected).sorted()
    var parts: [String] = []
    if !missing.isEmpty { parts.append("lacks \(list(missing))") }
    if !extra.isEmpty { parts.append("wrongly names \(list(extra))") }
    if parts.isEmpty { parts.append("is out of order or names a district twice") }
    return """
      The list of unmatched districts \(Phrase.list(parts)). It should name every district \
      without a partnership once, in the order of their ids.
      """
  }

  /// The reasons that hold for a district without a partnership: the first rule that leaves it no
  /// possible one of any size that it accepts.
  ///
  /// There is one, unless a score lies within rounding of the minimum, there is nobody else whom a
  /// rule could take away, or a search among very many groups was given up.
  private func reasons(
    _ place: Int, _ table: PairTable, _ possible: inout PossibleParties
  ) -> [Plan.Unmatched.Reason] {
    let district = table.districts[place]
    guard district.consents else { return [.noConsent] }
    guard engagements.placesLeft(of: district) > 0 else { return [.noPlaceLeft] }
    let isExcluded = bundle.locks.contains { lock in
      if case .exclude(let members) = lock { members.contains(district.id) } else { false }
    }
    if isExcluded { return [.lockedOut] }
    let hasOthers = table.districts.indices.contains {
      $0 != place && table.districts[$0].consents
        && engagements.placesLeft(of: table.districts[$0]) > 0
    }
    guard hasOthers else {
      return Plan.Unmatched.Reason.allCases.filter { $0 != .noConsent && $0 != .noPlaceLeft }
    }
    var reasons: [Plan.Unmatched.Reason] = []
    for slack in [Ledger.tolerance, -Ledger.tolerance] {
      for reason in self.reasons(place, &possible, slack: slack) where !reasons.contains(reason) {
        reasons.append(reason)
      }
    }
    return reasons
  }

  private func reasons(
    _ place: Int, _ possible: inout PossibleParties, slack: Double
  ) -> [Plan.Unmatched.Reason] {
    let isCapReached = bundle.round.maximumPartnerships.map { plan.partnerships.count >= $0 }
    let last: Plan.Unmatched.Reason = isCapReached ?? false ? .capReached : .betterUsedElsewhere
    // Where the last rule leaves a partnership, so did all before it.
    if possible.remain(for: place, upTo: .noFacilitator, slack: slack) == true { return [last] }
    var reasons: [Plan.Unmatched.Reason] = []
    for rule in PossibleParties.rules {
      switch possible.remain(for: place, upTo: rule, slack: slack) {
      case true: continue
      case false: return reasons + [rule]
      case nil: reasons.append(rule)
      }
    }
    return reasons + [last]
  }

  /// Whether a partnership could have a facilitator with the capacity for it, or needs none.
  func hasFacilitator(for members: [District]) -> Bool {
    let load = policy.caseloadUnit == .districts ? members.count : 1
    return mayGuide(nil, members)
      || bundle.facilitators.contains {
        engagements.capacityLeft(of: $0) >= load && mayGuide($0.id, members)
      }
  }
}
