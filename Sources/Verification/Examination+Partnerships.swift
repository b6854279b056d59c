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
    guard let party = derived.party else { return }
    checkPartySize(partnership, party, at: place, into: &ledger)
    checkRules(partnership, party, at: place, into: &ledger)
    checkStatements(partnership, party, at: place, into: &ledger)
    checkFacilitator(partnership, derived, at: place, into: &ledger)
    ledger.compare(
      .value, at: "\(place).value", "The value of partnership \(partnership.id)",
      found: partnership.value, expected: derived.value)
    checkCandidates(partnership, derived, party, at: place, into: &ledger)
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

  /// A mutual group and a hub with its spokes each have their own fewest and most members.
  private func checkPartySize(
    _ partnership: Plan.Partnership, _ party: PlainParty, at place: String,
    into ledger: inout Ledger
  ) {
    guard party.members.count >= PlainParty.smallestGroup else { return }
    let sizes = party.mentor == nil ? policy.shape.mutualGroupSizes : policy.shape.hubSizes
    let kind = party.mentor == nil ? "A mutual group" : "A hub with its spokes"
    ledger.require(
      .partySize, sizes.contains(party.members.count), at: "\(place).members",
      expected: "\(sizes.lowerBound) to \(sizes.upperBound)", found: "\(party.members.count)",
      """
      Partnership \(partnership.id) has \(party.members.count) members. \(kind) should have \
      \(sizes.lowerBound) to \(sizes.upperBound).
      """)
  }

  private func checkRules(
    _ partnership: Plan.Partnership, _ party: PlainParty, at place: String,
    into ledger: inout Ledger
  ) {
    let name = "\(Phrase.list(partnership.members.map(\.rawValue))) in \(partnership.id)"
    let rules: [(check: Check, refusal: PlainPair.Refusal, expected: String, text: String)] = [
      (
        .avoid, .avoid, "none avoids another",
        "\(name): one asked never to be with another. These should be apart."
      ),
      (
        .districtDrive, .outOfReach, "within the longest drive of each",
        "\(name): a drive is longer than one of them accepts. They should be apart."
      ),
      (
        .modesFit, .mode, "modes that fit",
        "\(name): the modes they asked for do not fit. They should be apart."
      ),
      (
        .commonTopic, .noCommonNeed, "a common topic or a mutual request",
        """
        \(name): no topic has a rating of \(policy.minimumPriority) or more with all, and they \
        are not two who asked for each other. They should be apart.
        """
      ),
    ]
    for rule in rules {
      ledger.require(
        rule.check, !party.refusals.contains(rule.refusal), at: "\(place).members",
        expected: rule.expected, found: list(partnership.members), rule.text)
    }
    ledger.require(
      .minimumScore,
      party.isRequestedPair || party.score >= policy.minimumScore - Ledger.tolerance,
      at: "\(place).score", expected: "\(policy.minimumScore) or more", found: "\(party.score)",
      """
      \(name): their score is \(party.score). It should be \(policy.minimumScore) or more, unless \
      they are two who asked for each other.
      """)
  }

  private func checkStatements(
    _ partnership: Plan.Partnership, _ party: PlainParty, at place: String,
    into ledger: inout Ledger
  ) {
    let name = "partnership \(partnership.id)"
    if let mode = party.mode {
      ledger.compare(
        .mode, at: "\(place).mode", "The mode of \(name)", found: partnership.mode.rawValue,
        expected: mode.rawValue)
      ledger.compare(
        .mentor, at: "\(place).mentor", "The mentor of \(name)",
        found: partnership.mentor?.rawValue, expected: party.mentor?.rawValue)
    }
    ledger.compare(
      .focus, at: "\(place).focus", "The focus of \(name)", found: partnership.focus?.rawValue,
      expected: party.focus?.rawValue)
    ledger.compare(
      .requested, at: "\(place).requested", "The mutual request of \(name)",
      found: "\(partnership.requested)", expected: "\(party.requests > 0)")
    ledger.compare(
      .score, at: "\(place).score", "The score of \(name)", found: partnership.score,
      expected: party.score)
    ledger.compare(
      .known, at: "\(place).known", "The known share of \(name)", found: partnership.known,
      expected: party.known)
    check(
      partnership.criteria, against: party.criteria, .criteria, evidence: .evidence,
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
      let isWhole =
        members.count >= PlainPair.size && alternative.members.count == members.count
        && zip(alternative.members, alternative.members.dropFirst()).allSatisfy { $0 < $1 }
      let isOther =
        alternative.members != partnership.members
        || alternative.facilitator != partnership.facilitator
      ledger.require(
        .alternatives,
        isWhole && isOther && !Set(alternative.members).isDisjoint(with: partnership.members),
        at: "\(spot).members", expected: "a member and other districts",
        found: list(alternative.members),
        """
        \(name) lists \(list(alternative.members)). It should be another partnership that \
        has a member in common, in the order of their ids.
        """)
      guard isWhole else { continue }

      let party = plain.party(members)
      ledger.require(
        .alternatives, mayBeFormed(party, slack: Ledger.tolerance), at: "\(spot).members",
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
      let fit = facilitator.map { plain.fit($0, members, focus: party.focus).fit } ?? 0
      ledger.compare(
        .alternatives, at: "\(spot).value", "The value of \(name)", found: alternative.value,
        expected: plain.value(score: party.score, fit: fit))
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
