import Domain

extension Examination {
  /// Holds one partnership against the rules and against what the bundle says of it.
  ///
  /// `number` counts from one.
  func check(
    _ partnership: Plan.Partnership, _ derived: DerivedPartnership, at place: String, number: Int,
    into ledger: inout Ledger
  ) {
    checkID(partnership, at: place, number: number, into: &ledger)
    checkMembers(partnership, at: place, into: &ledger)
    guard !derived.members.isEmpty else { return }
    checkConsentAndSize(partnership, derived.members, at: place, into: &ledger)
    ledger.require(
      .groupNotChecked, derived.members.count == PlainPair.size, at: "\(place).members",
      expected: "\(PlainPair.size)",
      found: "\(derived.members.count)",
      """
      Partnership \(partnership.id) has \(derived.members.count) members and was not checked: \
      this version re-derives partnerships of two.
      """)
    guard let pair = derived.pair else { return }
    checkPairRules(partnership, pair, at: place, into: &ledger)
    checkPairStatements(partnership, pair, at: place, into: &ledger)
    checkFacilitator(partnership, derived, at: place, into: &ledger)
    ledger.compare(
      .value, at: "\(place).value", "The value of partnership \(partnership.id)",
      found: partnership.value, expected: derived.value)
    checkCandidates(partnership, derived, pair, at: place, into: &ledger)
    checkAlternatives(partnership, at: place, into: &ledger)
  }

  /// Ids count from P01; with more than 99 partnerships all may be written with three digits.
  private func checkID(
    _ partnership: Plan.Partnership, at place: String, number: Int, into ledger: inout Ledger
  ) {
    func padded(to width: Int) -> String {
      let digits = "\(number)"
      return "P" + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let forms = [padded(to: 2), padded(to: max(2, "\(plan.partnerships.count)".count))]
    ledger.require(
      .partnershipID, forms.contains(partnership.id), at: "\(place).id", expected: forms[0],
      found: partnership.id,
      "Partnership \(number) has the id \(partnership.id). It should be \(forms[0]).")
  }

  private func checkMembers(
    _ partnership: Plan.Partnership, at place: String, into ledger: inout Ledger
  ) {
    for (index, member) in partnership.members.enumerated() {
      ledger.require(
        .members, districts[member] != nil, at: "\(place).members[\(index)]",
        expected: "a district of the bundle", found: member.rawValue,
        "Partnership \(partnership.id) names \(member). It should name districts of the bundle.")
    }
    let distinct = Set(partnership.members).sorted()
    ledger.require(
      .members, partnership.members == distinct && distinct.count >= PlainPair.size,
      at: "\(place).members",
      expected: "two or more, sorted", found: list(partnership.members),
      """
      Partnership \(partnership.id) lists \(list(partnership.members)). It should list two or \
      more different districts in the order of their ids.
      """)
  }

  private func checkConsentAndSize(
    _ partnership: Plan.Partnership, _ members: [District], at place: String,
    into ledger: inout Ledger
  ) {
    for member in members {
      ledger.require(
        .consent, member.consents, at: "\(place).members", expected: "consent",
        found: "no consent",
        "\(member.id) is in partnership \(partnership.id) without its consent. Leave it out.")
      ledger.require(
        .groupSize, member.groupSizes.contains(members.count), at: "\(place).members",
        expected: "\(member.groupSizes.lowerBound) to \(member.groupSizes.upperBound)",
        found: "\(members.count)",
        """
        \(member.id) is in partnership \(partnership.id) of \(members.count). It joins \
        partnerships of \(member.groupSizes.lowerBound) to \(member.groupSizes.upperBound).
        """)
    }
  }

  private func checkPairRules(
    _ partnership: Plan.Partnership, _ pair: PlainPair, at place: String, into ledger: inout Ledger
  ) {
    let pairName = "\(Phrase.list(partnership.members.map(\.rawValue))) in \(partnership.id)"
    let rules: [(check: Check, refusal: PlainPair.Refusal, expected: String, text: String)] = [
      (
        .avoid, .avoid, "neither avoids the other",
        "\(pairName): one asked never to be with the other. They should be apart."
      ),
      (
        .districtDrive, .outOfReach, "within the longest drive of both",
        "\(pairName): the drive is longer than one of them accepts. They should be apart."
      ),
      (
        .modesFit, .mode, "modes that fit",
        "\(pairName): the modes they asked for do not fit. They should be apart."
      ),
      (
        .commonTopic, .noCommonNeed, "a common topic or a mutual request",
        """
        \(pairName): no topic has priority \(policy.minimumPriority) or more with both, and they \
        did not both ask for each other. They should be apart.
        """
      ),
    ]
    for rule in rules {
      ledger.require(
        rule.check, !pair.refusals.contains(rule.refusal), at: "\(place).members",
        expected: rule.expected, found: list(partnership.members), rule.text)
    }
    ledger.require(
      .minimumScore,
      pair.isRequested || pair.score >= policy.minimumScore - Ledger.tolerance,
      at: "\(place).score", expected: "\(policy.minimumScore) or more", found: "\(pair.score)",
      """
      \(pairName): their score is \(pair.score). It should be \(policy.minimumScore) or more, or \
      both should have asked for each other.
      """)
  }

  private func checkPairStatements(
    _ partnership: Plan.Partnership, _ pair: PlainPair, at place: String, into ledger: inout Ledger
  ) {
    let name = "partnership \(partnership.id)"
    if let mode = pair.mode {
      ledger.compare(
        .mode, at: "\(place).mode", "The mode of \(name)", found: partnership.mode.rawValue,
        expected: mode.rawValue)
      ledger.compare(
        .mentor, at: "\(place).mentor", "The mentor of \(name)",
        found: partnership.mentor?.rawValue, expected: pair.mentor?.rawValue)
    }
    ledger.compare(
      .focus, at: "\(place).focus", "The focus of \(name)", found: partnership.focus?.rawValue,
      expected: pair.focus?.rawValue)
    ledger.compare(
      .requested, at: "\(place).requested", "The mutual request of \(name)",
      found: "\(partnership.requested)", expected: "\(pair.isRequested)")
    ledger.compare(
      .score, at: "\(place).score", "The score of \(name)", found: partnership.score,
      expected: pair.score)
    ledger.compare(
      .known, at: "\(place).known", "The known share of \(name)", found: partnership.known,
      expected: pair.known)
    check(
      partnership.criteria, against: pair.criteria, .criteria, evidence: .evidence,
      at: "\(place).criteria", of: name, into: &ledger)
  }

  /// Holds a list of criteria against the re-derived one: names, order, numbers and evidence.
  func check(
    _ stated: [CriterionScore], against derived: [PlainCriterion], _ rule: Check,
    evidence: Check, at place: String, of name: String, into ledger: inout Ledger
  ) {
    let statedNames = stated.map(\.name)
    let derivedNames = derived.map(\.name)
    ledger.compare(
      rule, at: place, "The list of criteria of \(name)",
      found: statedNames.joined(separator: ", "), expected: derivedNames.joined(separator: ", "))
    guard statedNames == derivedNames else { return }
    for (index, (criterion, plain)) in zip(stated, derived).enumerated() {
      let spot = "\(place)[\(index)]"
      let thing = "of \(plain.name) in \(name)"
      ledger.compare(
        rule, at: "\(spot).value", "The value \(thing)", found: criterion.value,
        expected: plain.value)
      ledger.compare(
        rule, at: "\(spot).weight", "The weight \(thing)", found: criterion.weight,
        expected: plain.weight)
      ledger.compare(
        rule, at: "\(spot).points", "The number of points \(thing)", found: criterion.points,
        expected: plain.weight * plain.value)
      for (key, text) in [("because", criterion.because), ("source", criterion.source)] {
        ledger.require(
          evidence, text.contains { !$0.isWhitespace }, at: "\(spot).\(key)",
          expected: "a text", found: "none",
          "The \(key) \(thing) is empty. It should say where the value comes from.")
      }
    }
  }

  private func checkAlternatives(
    _ partnership: Plan.Partnership, at place: String, into ledger: inout Ledger
  ) {
    for (index, alternative) in partnership.alternatives.enumerated() {
      let spot = "\(place).alternatives[\(index)]"
      let name = "Alternative \(index + 1) of partnership \(partnership.id)"
      ledger.require(
        .alternatives, alternative.lossAtLeast >= 0, at: "\(spot).loss_at_least",
        expected: "0 or more", found: "\(alternative.lossAtLeast)",
        "\(name) says that it loses \(alternative.lossAtLeast). A loss should be 0 or more.")

      let members = alternative.members.compactMap { districts[$0] }
      let isPair =
        members.count == PlainPair.size && alternative.members.count == PlainPair.size
        && alternative.members[0] < alternative.members[1]
      let isOther =
        alternative.members != partnership.members
        || alternative.facilitator != partnership.facilitator
      ledger.require(
        .alternatives,
        isPair && isOther && !Set(alternative.members).isDisjoint(with: partnership.members),
        at: "\(spot).members", expected: "a member and another district",
        found: list(alternative.members),
        """
        \(name) lists \(list(alternative.members)). It should be another partnership of two that \
        has a member in common, in the order of their ids.
        """)
      guard isPair else { continue }

      let pair = plain.pair(members[0], members[1])
      ledger.require(
        .alternatives, mayBeFormed(members, pair, slack: Ledger.tolerance), at: "\(spot).members",
        expected: "a partnership that may be formed", found: list(alternative.members),
        "\(name), \(list(alternative.members)), breaks a rule. It should be one that may be formed."
      )
      let facilitator = alternative.facilitator.flatMap { facilitators[$0] }
      ledger.require(
        .alternatives, mayGuide(alternative.facilitator, members), at: "\(spot).facilitator",
        expected: "a facilitator who may guide it",
        found: alternative.facilitator?.rawValue ?? "none",
        """
        \(name) names the facilitator \(alternative.facilitator?.rawValue ?? "none"). It should \
        name one who may guide it.
        """)
      let fit = facilitator.map { plain.fit($0, members, focus: pair.focus).fit } ?? 0
      ledger.compare(
        .alternatives, at: "\(spot).value", "The value of \(name)", found: alternative.value,
        expected: plain.value(score: pair.score, fit: fit))
    }
  }

  /// Ids in the order of the members, each once.
  func checkOrderOfPartnerships(into ledger: inout Ledger) {
    let members = plan.partnerships.map { $0.members.map(\.rawValue) }
    for (index, pair) in zip(members, members.dropFirst()).enumerated() {
      let (earlier, later) = pair
      ledger.require(
        .partnershipID, !later.lexicographicallyPrecedes(earlier),
        at: "partnerships[\(index + 1)]", expected: "in the order of members",
        found: later.joined(separator: ", "),
        """
        Partnership \(plan.partnerships[index + 1].id) stands after \
        \(plan.partnerships[index].id). They should be in the order of their members.
        """)
    }
  }

  func checkDistrictCapacities(into ledger: inout Ledger) {
    let indices = partnershipsByDistrict
    for district in bundle.districts {
      let count = indices[district.id]?.count ?? 0
      let most = engagements.placesLeft(of: district)
      ledger.require(
        .districtCapacity, count <= most, at: district.id.rawValue,
        expected: "\(most) or fewer", found: "\(count)",
        """
        \(district.id) is in \(Phrase.count(count, "partnership")). It agreed to at most \
        \(most)\(most < district.capacity ? " beside those that run already" : "").
        """)
    }
  }

  /// Two districts share at most one partnership, those that run already among them.
  func checkRepeatedPairs(into ledger: inout Ledger) {
    var first = engagements.couples
    for (index, partnership) in plan.partnerships.enumerated() {
      let members = Set(partnership.members).sorted()
      for (position, one) in members.enumerated() {
        for other in members.dropFirst(position + 1) {
          let known = first[[one, other]]
          ledger.require(
            .repeatedPair, known == nil, at: "partnerships[\(index)].members",
            expected: "a pair once", found: "\(one), \(other)",
            """
            \(one) and \(other) are together in \(known ?? "") and in \(partnership.id). They \
            should share one partnership at most.
            """)
          first[[one, other]] = known ?? partnership.id
        }
      }
    }
  }

  func list(_ members: [District.ID]) -> String {
    members.map(\.rawValue).joined(separator: ", ")
  }
}
