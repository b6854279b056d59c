import Domain

extension Examination {
  /// Holds the plan's account of its input against the bundle.
  func checkInput(sha256: String, into ledger: inout Ledger) {
    ledger.compare(
      .fingerprint, at: "input.sha256", "The fingerprint of the input", found: plan.input.sha256,
      expected: sha256)
    ledger.compare(
      .districtCount, at: "input.districts", "The number of districts",
      found: plan.input.districts, expected: bundle.districts.count)
    ledger.compare(
      .facilitatorCount, at: "input.facilitators", "The number of facilitators",
      found: plan.input.facilitators, expected: bundle.facilitators.count)
    ledger.require(
      .policy, plan.input.policy == policy, at: "input.policy",
      expected: policy.version, found: plan.input.policy.version,
      """
      The policy in the plan (version \(plan.input.policy.version)) differs from the policy of the \
      bundle (version \(policy.version)). Every weight, limit and threshold should be the same.
      """)
    ledger.compare(
      .goal, at: "goal", "The goal", found: plan.goal.rawValue,
      expected: bundle.round.goal.rawValue)
    checkRound(into: &ledger)
    checkNames(into: &ledger)
  }

  private func checkRound(into ledger: inout Ledger) {
    let round = bundle.round
    ledger.compare(
      .round, at: "round.name", "The name of the round", found: plan.round.name,
      expected: round.name)
    ledger.compare(
      .round, at: "round.school_year", "The school year", found: plan.round.schoolYear,
      expected: round.schoolYear)
    ledger.compare(
      .round, at: "round.max_partnerships", "The cap on partnerships",
      found: plan.round.maximumPartnerships.map { "\($0)" },
      expected: round.maximumPartnerships.map { "\($0)" })
  }

  private func checkNames(into ledger: inout Ledger) {
    var names: [String: String] = [:]
    for district in bundle.districts { names[district.id.rawValue] = district.name }
    for facilitator in bundle.facilitators { names[facilitator.id.rawValue] = facilitator.name }
    for id in Set(names.keys).union(plan.names.keys).sorted() {
      ledger.compare(
        .names, at: "names.\(id)", "The name of \(id)", found: plan.names[id], expected: names[id])
    }
  }

  /// An infeasible plan proposes nothing.
  func checkNothingProposed(into ledger: inout Ledger) {
    ledger.require(
      .status, plan.partnerships.isEmpty, at: "proof.status", expected: "no partnerships",
      found: Phrase.count(plan.partnerships.count, "partnership"),
      """
      The plan is infeasible and lists \(Phrase.count(plan.partnerships.count, "partnership")). \
      It should list none.
      """)
  }
}
