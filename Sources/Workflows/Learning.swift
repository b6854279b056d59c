package import Domain
import Exchange
package import Research

/// What a file of outcomes says about the weights of a policy.
package struct Learning: Sendable {
  package let policy: Policy
  package let learning: WeightLearning
  /// `nil` where the cases are too few to foretell one from the others.
  package let calibration: Calibration?
  /// Partnerships of each verdict.
  package let verdicts: [PartnershipOutcome.Verdict: Int]

  /// Reads outcomes; the values of criteria come from the plan, if there is one, else from the file.
  ///
  /// A criterion without a value counts the policy's `unknown`. The weights believed before are
  /// those of `version`; without one those of the plan's policy, and without a plan those of v1.
  ///
  /// - Throws: `Failure` for what is wrong with the file, a partnership that the plan does not
  ///   have, or outcomes of which none is decided.
  package init(
    outcomesFile: String, plan: Plan?, version: String?, seed: UInt64 = 1
  ) throws(Failure) {
    let records = try ResearchTable.read(outcomesFile, ResearchFiles.outcomes)
    let policy = version.map { Policy(version: $0) } ?? plan?.input.policy ?? Policy()
    var cases: [WeightLearning.Case] = []
    var verdicts: [PartnershipOutcome.Verdict: Int] = [:]
    for record in records {
      let verdict = record.outcome.verdict
      verdicts[verdict, default: 0] += 1
      let values = try Self.values(of: record, plan: plan, file: outcomesFile)
      guard verdict != .open else { continue }
      cases.append(
        WeightLearning.Case(
          values: Criterion.allCases.map { values[$0] ?? policy.unknown },
          succeeded: verdict == .succeeded))
    }
    guard !cases.isEmpty else {
      throw Failure(
        .badInput,
        [
          "\(outcomesFile): No partnership in it succeeded or failed by \(PartnershipOutcome.definition)."
            + " Fill in continued, and two of pulse, product and indicator."
        ])
    }
    var random = SeededGenerator(seed: seed)
    let learning = WeightLearning(cases, policy: policy, using: &random)
    self.policy = policy
    self.learning = learning
    self.verdicts = verdicts
    calibration =
      learning.isThin
      ? nil : Calibration(learning, prior: WeightLearning.Belief().prior(policy.weights))
  }

  private static func values(
    of record: OutcomeRecord, plan: Plan?, file: String
  ) throws(Failure) -> [Criterion: Double] {
    guard let plan else { return record.values }
    guard let partnership = plan.partnerships.first(where: { $0.id == record.partnership }) else {
      throw Failure(
        .notFound,
        [
          "\(file):\(record.line): The plan has no partnership \"\(record.partnership)\"."
            + " Write its id in the plan, such as P01."
        ])
    }
    var values: [Criterion: Double] = [:]
    for criterion in partnership.criteria {
      if let name = Criterion(rawValue: criterion.name) { values[name] = criterion.value }
    }
    return values
  }

  var suggestion: SuggestedPolicy {
    SuggestedPolicy(
      learning.estimates.map(\.weight), base: policy, name: "learnt-\(learning.cases.count)")
  }

  /// What is to be said first where the cases are few.
  var warning: String? {
    guard learning.isThin else { return nil }
    return
      "Only \(Phrase.count(learning.cases.count, "partnership")) decided: under "
      + "\(WeightLearning.fewCases) the weights say more of the policy that was believed before "
      + "than of the outcomes. Do not act on them."
  }
}
