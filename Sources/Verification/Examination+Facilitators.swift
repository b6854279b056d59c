import Domain

extension Examination {
  /// Whether locks and the rules of a facilitator let this one, or none, guide these members.
  ///
  /// Load is not looked at.
  func mayGuide(_ id: Facilitator.ID?, _ members: [District]) -> Bool {
    let required = requirements(for: members.map(\.id))
    guard let id else { return policy.facilitators == .optional && required.isEmpty }
    guard let facilitator = facilitators[id] else { return false }
    return required.allSatisfy { $0.accepts(facilitator) }
      && plain.refusals(facilitator, members).isEmpty
  }

  func checkFacilitator(
    _ partnership: Plan.Partnership, _ derived: DerivedPartnership, at place: String,
    into ledger: inout Ledger
  ) {
    let name = "partnership \(partnership.id)"
    guard let id = partnership.facilitator else {
      ledger.require(
        .facilitatorRequired, policy.facilitators == .optional, at: "\(place).facilitator",
        expected: "a facilitator", found: "none",
        "The policy requires facilitators and \(name) has none. It should have one.")
      ledger.compare(
        .fit, at: "\(place).fit", "The fit of \(name)", found: partnership.fit, expected: 0)
      check(
        partnership.fitCriteria, against: [], .fitCriteria, evidence: .fitEvidence,
        at: "\(place).fit_criteria", of: name, into: &ledger)
      return
    }
    ledger.require(
      .facilitatorExists, derived.facilitator != nil, at: "\(place).facilitator",
      expected: "a facilitator of the bundle", found: id.rawValue,
      "The facilitator of \(name) is \(id). It should be a facilitator of the bundle.")
    guard let fit = derived.fit else { return }

    let rules: [(check: Check, refusal: PlainFit.Refusal, expected: String, text: String)] = [
      (.facilitatorAvailable, .notAvailable, "available", "is not available"),
      (.facilitatorTie, .hardTie, "no hard tie", "has a hard tie to one of its districts"),
      (
        .facilitatorDrive, .outOfReach, "within the longest drive",
        "would drive further than agreed, and not everyone meets at a distance"
      ),
    ]
    for rule in rules {
      ledger.require(
        rule.check, !fit.refusals.contains(rule.refusal), at: "\(place).facilitator",
        expected: rule.expected, found: id.rawValue,
        "The facilitator of \(name), \(id), \(rule.text). It should be somebody else.")
    }
    ledger.compare(
      .fit, at: "\(place).fit", "The fit of \(name)", found: partnership.fit, expected: fit.fit)
    check(
      partnership.fitCriteria, against: fit.criteria, .fitCriteria, evidence: .fitEvidence,
      at: "\(place).fit_criteria", of: name, into: &ledger)
  }

  /// The most other facilitators that a partnership lists.
  private static let mostCandidates = 3

  func checkCandidates(
    _ partnership: Plan.Partnership, _ derived: DerivedPartnership, _ party: PlainParty,
    at place: String, into ledger: inout Ledger
  ) {
    let candidates = partnership.facilitatorCandidates
    let spot = "\(place).facilitator_candidates"
    let name = "partnership \(partnership.id)"
    ledger.require(
      .facilitatorCandidates, candidates.count <= Self.mostCandidates, at: spot,
      expected: "\(Self.mostCandidates) or fewer", found: "\(candidates.count)",
      """
      The list of other facilitators of \(name) has \(candidates.count). It should have at most \
      \(Self.mostCandidates).
      """)
    ledger.require(
      .facilitatorCandidates,
      zip(candidates, candidates.dropFirst()).allSatisfy { $0.fit >= $1.fit - Ledger.tolerance }
        && Set(candidates.map(\.id)).count == candidates.count,
      at: spot, expected: "best first, each once",
      found: candidates.map(\.id.rawValue).joined(separator: ", "),
      "The other facilitators of \(name) should stand best first, each once.")
    for (index, candidate) in candidates.enumerated() {
      let allowed =
        candidate.id != partnership.facilitator && mayGuide(candidate.id, derived.members)
      ledger.require(
        .facilitatorCandidates, allowed, at: "\(spot)[\(index)].id",
        expected: "another facilitator who may guide it", found: candidate.id.rawValue,
        "\(candidate.id) is listed for \(name). It should be another who may guide it.")
      guard let facilitator = facilitators[candidate.id] else { continue }
      ledger.compare(
        .facilitatorCandidates, at: "\(spot)[\(index)].fit",
        "The fit of \(candidate.id) with \(name)", found: candidate.fit,
        expected: plain.fit(facilitator, derived.members, focus: party.focus).fit)
    }
  }

  /// Holds the list of facilitators against the bundle, and every load against its limits.
  ///
  /// A load counts partnerships or districts, as the policy says; both limits count the same.
  func checkFacilitators(into ledger: inout Ledger) {
    ledger.compare(
      .facilitatorList, at: "facilitators", "The list of facilitators",
      found: plan.facilitators.map(\.id.rawValue).joined(separator: ", "),
      expected: bundle.facilitators.map(\.id.rawValue).joined(separator: ", "))
    var loads: [Facilitator.ID: Int] = [:]
    for partnership in plan.partnerships {
      guard let id = partnership.facilitator else { continue }
      switch policy.caseloadUnit {
      case .partnerships: loads[id, default: 0] += 1
      case .districts: loads[id, default: 0] += partnership.members.count
      }
    }
    for (index, stated) in plan.facilitators.enumerated() {
      guard let facilitator = facilitators[stated.id] else { continue }
      ledger.compare(
        .facilitatorLoad, at: "facilitators[\(index)].load", "The load of \(stated.id)",
        found: stated.load, expected: loads[stated.id] ?? 0)
      ledger.compare(
        .facilitatorCapacity, at: "facilitators[\(index)].capacity",
        "The capacity of \(stated.id)", found: stated.capacity,
        expected: engagements.capacityLeft(of: facilitator))
    }
    for facilitator in bundle.facilitators {
      let load = loads[facilitator.id] ?? 0
      let most = engagements.capacityLeft(of: facilitator)
      ledger.require(
        .facilitatorCapacity, load <= most, at: facilitator.id.rawValue,
        expected: "\(most) or fewer", found: "\(load)",
        "\(facilitator.id) has a load of \(load). It should be at most \(most).")
      let fewest = engagements.minimumLeft(of: facilitator)
      ledger.require(
        .facilitatorMinimum, load >= fewest, at: facilitator.id.rawValue,
        expected: "\(fewest) or more", found: "\(load)",
        "\(facilitator.id) has a load of \(load). It should be at least \(fewest).")
    }
  }
}
