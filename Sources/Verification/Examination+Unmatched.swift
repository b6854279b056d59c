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
    for (index, unmatched) in plan.unmatched.enumerated() {
      ledger.require(
        .unmatchedText, unmatched.text.contains { !$0.isWhitespace },
        at: "unmatched[\(index)].text", expected: "a text", found: "none",
        "\(unmatched.district) is unmatched without a text. It should say what happened.")
      guard let place = places[unmatched.district], !placed.contains(unmatched.district) else {
        continue
      }
      let reasons = reasons(place, table)
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

  /// The reasons that hold for a district without a partnership.
  ///
  /// There is one, unless a score lies within rounding of the minimum, or there is nobody else
  /// whom a rule could take away.
  private func reasons(_ place: Int, _ table: PairTable) -> [Plan.Unmatched.Reason] {
    let district = table.districts[place]
    guard district.consents else { return [.noConsent] }
    guard engagements.placesLeft(of: district) > 0 else { return [.noPlaceLeft] }
    let isExcluded = bundle.locks.contains { lock in
      if case .exclude(let members) = lock { members.contains(district.id) } else { false }
    }
    if isExcluded { return [.lockedOut] }
    let others = table.districts.indices.filter {
      $0 != place && table.districts[$0].consents
        && engagements.placesLeft(of: table.districts[$0]) > 0
    }
    guard !others.isEmpty else {
      return Plan.Unmatched.Reason.allCases.filter { $0 != .noConsent && $0 != .noPlaceLeft }
    }
    var reasons: [Plan.Unmatched.Reason] = []
    for slack in [Ledger.tolerance, -Ledger.tolerance] {
      let reason = reason(place, others, table, slack: slack)
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    return reasons
  }

  /// The first rule that leaves a district nobody of `others`.
  private func reason(
    _ place: Int, _ others: [Int], _ table: PairTable, slack: Double
  ) -> Plan.Unmatched.Reason {
    // A rule leaves nobody once it or an earlier one has taken each of the others, so the first
    // rule to do so is the last of the rules that took the others.
    var last: Plan.Unmatched.Reason?
    var possible: [Int] = []
    for other in others {
      let entry = table[place, other]
      guard let taken = refusal(entry, slack: slack) else {
        possible.append(other)
        continue
      }
      if last.map({ $0.rank < taken.rank }) ?? true { last = taken }
    }
    if possible.isEmpty, let last { return last }

    let district = table.districts[place]
    guard possible.contains(where: { hasFacilitator(for: [district, table.districts[$0]]) }) else {
      return .noFacilitator
    }
    if let most = bundle.round.maximumPartnerships, plan.partnerships.count >= most {
      return .capReached
    }
    return .betterUsedElsewhere
  }

  private func refusal(_ entry: PairTable.Entry, slack: Double) -> Plan.Unmatched.Reason? {
    guard entry.refusal == nil, let score = entry.score else { return entry.refusal }
    return entry.isRequested || score >= policy.minimumScore - slack ? nil : .belowMinimum
  }

  /// Whether a partnership could have a facilitator with the capacity for it, or needs none.
  private func hasFacilitator(for members: [District]) -> Bool {
    let load = policy.caseloadUnit == .districts ? members.count : 1
    return mayGuide(nil, members)
      || bundle.facilitators.contains {
        engagements.capacityLeft(of: $0) >= load && mayGuide($0.id, members)
      }
  }
}
