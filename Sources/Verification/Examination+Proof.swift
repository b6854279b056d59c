import Domain

extension Examination {
  /// The gap below which a plan may be called optimal.
  static let optimalGap = 1e-6

  func checkMaximumPartnerships(into ledger: inout Ledger) {
    guard let most = bundle.round.maximumPartnerships else { return }
    ledger.require(
      .maximumPartnerships, plan.partnerships.count <= most, at: "partnerships",
      expected: "\(most) or fewer", found: "\(plan.partnerships.count)",
      """
      The plan has \(Phrase.count(plan.partnerships.count, "partnership")). The round has a cap \
      of \(most).
      """)
  }

  /// Holds the proof against the partnerships and against itself; the bound is not proved again.
  func checkProof(_ derived: [DerivedPartnership], into ledger: inout Ledger) {
    let proof = plan.proof
    // Each column may have been rounded the other way.
    let tolerance = 2e-9 * Double(max(1, derived.count))
    ledger.compare(
      .objective, at: "proof.objective", "The objective", found: proof.objective,
      expected: derived.map(\.units).reduce(0, +) / 1e9, within: tolerance)
    ledger.require(
      .bound, proof.bound >= proof.objective - tolerance, at: "proof.bound",
      expected: "\(proof.objective) or more", found: "\(proof.bound)",
      "The bound is \(proof.bound). It should be no lower than the objective, \(proof.objective).")
    ledger.compare(
      .gap, at: "proof.gap", "The gap", found: proof.gap, expected: proof.bound - proof.objective,
      within: tolerance)
    ledger.require(
      .status, proof.status != .optimal || proof.bound - proof.objective < Self.optimalGap,
      at: "proof.status", expected: "feasible", found: proof.status.rawValue,
      """
      The plan is called optimal with a gap of \(proof.bound - proof.objective). It should be \
      called feasible unless the gap is below \(Self.optimalGap).
      """)
    ledger.require(
      .status, proof.stopped == nil || proof.status == .feasible, at: "proof.status",
      expected: "feasible", found: proof.status.rawValue,
      "The run was stopped and the plan is called \(proof.status.rawValue). It should be feasible.")
    checkStages(derived, tolerance: tolerance, into: &ledger)
  }

  private func checkStages(
    _ derived: [DerivedPartnership], tolerance: Double, into ledger: inout Ledger
  ) {
    let requested = derived.reduce(0) { $0 + ($1.party?.requests ?? 0) }
    let stages = plan.proof.stages
    for (index, stage) in stages.enumerated() {
      let spot = "proof.stages[\(index)]"
      ledger.require(
        .stages, stage.bound >= stage.value - tolerance, at: "\(spot).bound",
        expected: "\(stage.value) or more", found: "\(stage.bound)",
        "The bound of stage \(stage.name) is \(stage.bound). Its value is \(stage.value).")
      let count: Int
      switch stage.name {
      case "requests": count = requested
      case "coverage": count = placed.count
      default: continue
      }
      ledger.compare(
        .stages, at: "\(spot).value", "The value of stage \(stage.name)", found: stage.value,
        expected: Double(count))
      ledger.require(
        .stages, plan.proof.status != .optimal || stage.bound < stage.value + 1, at: spot,
        expected: "below \(stage.value + 1)", found: "\(stage.bound)",
        """
        The plan is called optimal and the bound of stage \(stage.name), \(stage.bound), leaves \
        room for one more than \(stage.value).
        """)
    }
    checkLastStage(tolerance: tolerance, into: &ledger)
    ledger.require(
      .stages,
      plan.proof.status != .optimal || requested == 0 || policy.requests == .advisory
        || stages.contains { $0.name == "requests" },
      at: "proof.stages", expected: "a stage for requests", found: "none",
      """
      The policy puts mutual requests first and the plan honours \(requested). Its proof should \
      have a stage for them.
      """)
  }

  /// Every goal ends with the sum of the values, and so does a run that was not stopped before.
  private func checkLastStage(tolerance: Double, into ledger: inout Ledger) {
    let proof = plan.proof
    guard let last = proof.stages.last else {
      ledger.require(
        .stages, proof.status != .optimal, at: "proof.stages", expected: "a stage", found: "none",
        "The plan is called optimal and its proof has no stages. It should have one at least.")
      return
    }
    guard last.name == "value" || (plan.goal == .value && proof.stopped == nil) else { return }
    let spot = "proof.stages[\(proof.stages.count - 1)]"
    ledger.compare(
      .stages, at: "\(spot).name", "The name of the last stage", found: last.name,
      expected: "value")
    ledger.compare(
      .stages, at: "\(spot).value", "The value of the last stage", found: last.value,
      expected: proof.objective, within: tolerance)
    ledger.compare(
      .stages, at: "\(spot).bound", "The bound of the last stage", found: last.bound,
      expected: proof.bound, within: tolerance)
  }
}
