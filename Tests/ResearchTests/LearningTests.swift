import Domain
import Research
import TestSupport
import Testing

struct LearningTests {
  private func cases(
    _ count: Int, seed: UInt64, succeeds: (_ values: [Double]) -> Bool
  ) -> [WeightLearning.Case] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let values = Criterion.allCases.map { _ in Double.random(in: 0...1, using: &random) }
      return WeightLearning.Case(values: values, succeeded: succeeds(values))
    }
  }

  private func learn(
    _ cases: [WeightLearning.Case], policy: Policy = Policy()
  ) -> WeightLearning {
    var random = SplitMix64(seed: 1)
    return WeightLearning(cases, policy: policy, using: &random)
  }

  @Test func `without cases the policy is believed as before`() {
    let learning = learn([])
    for estimate in learning.estimates {
      #expect(abs(estimate.weight - estimate.before) < 1e-9)
      #expect(estimate.low <= estimate.weight && estimate.weight <= estimate.high)
    }
    #expect(learning.isThin)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `learnt weights are weights`(seed: UInt64) {
    let learning = learn(
      cases(Int(seed) * 5, seed: seed) { $0[0] + $0[1] > 1 }, policy: Policy(version: "v2"))
    #expect(abs(learning.estimates.reduce(0) { $0 + $1.weight } - 1) < 1e-9)
    #expect(learning.estimates.allSatisfy { $0.weight >= 0 && $0.low <= $0.high })
    #expect(learning.isThin == (learning.cases.count < 20))
  }

  @Test func `a criterion that decides gains weight, and one that does not loses it`() throws {
    let learning = learn(cases(400, seed: 4) { $0[7] > 0.5 })
    let roles = try #require(learning.estimates.first { $0.criterion == .roles })
    #expect(roles.weight > 3 * roles.before)
    let need = try #require(learning.estimates.first { $0.criterion == .commonNeed })
    #expect(need.weight < need.before)
  }

  @Test func `the same cases in another order teach the same`() {
    let all = cases(60, seed: 8) { $0[0] + 0.5 * $0[2] > 0.7 }
    for (one, other) in zip(learn(all).estimates, learn(all.reversed()).estimates) {
      #expect(abs(one.weight - other.weight) < 1e-9)
    }
  }

  @Test func `the mode is where the slope of the posterior is nought`() {
    let rows = [[1.0, 0.2], [1, 0.9], [1, 0.4], [1, 0.7]]
    let prior = LogisticPosterior.Prior(means: [0.3, -0.2], deviations: [2, 1])
    let outcomes = [false, true, true, false]
    let posterior = LogisticPosterior(rows: rows, outcomes: outcomes, prior: prior)
    for index in 0...1 {
      var slope =
        (prior.means[index] - posterior.mode[index])
        / (prior.deviations[index] * prior.deviations[index])
      for (row, outcome) in zip(rows, outcomes) {
        let logit: Double = posterior.mode[0] * row[0] + posterior.mode[1] * row[1]
        let came = outcome ? 1.0 : 0.0
        let foretold = 1 / (1 + exponential(-logit))
        slope += (came - foretold) * row[index]
      }
      #expect(abs(slope) < 1e-8)
      #expect(posterior.deviations[index] < prior.deviations[index])
    }
  }

  /// `e^x` by its series, so that the test has its own.
  private func exponential(_ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for step in 1...60 {
      term *= x / Double(step)
      sum += term
    }
    return sum
  }

  @Test func `ranges of 95 percent hold the truth as often as they say`() {
    var random = SplitMix64(seed: 20)
    let recovery = Recovery(
      caseCounts: [15, 120], runs: 60, policy: Policy(), using: &random)
    for step in recovery.steps {
      #expect((0.90...0.98).contains(step.coefficientCoverage), "\(step)")
      #expect((0.90...0.98).contains(step.weightCoverage), "\(step)")
    }
  }

  @Test func `more cases bring learnt weights nearer to the true ones`() throws {
    var random = SplitMix64(seed: 21)
    let recovery = Recovery(
      caseCounts: [20, 150, 1000], runs: 12, policy: Policy(), draws: 100, using: &random)
    let errors = recovery.steps.map(\.error)
    #expect(errors[0] > errors[1] && errors[1] > errors[2])
    #expect(recovery.steps.allSatisfy { $0.error < $0.errorBefore })
    let widths = recovery.steps.map(\.width)
    #expect(widths[0] > widths[1] && widths[1] > widths[2])
    #expect(errors[2] < 0.03)
  }

  @Test func `what is foretold well is told from what is not`() throws {
    let sure = try #require(Calibration(foretold: [0.05, 0.9, 1], came: [false, true, true]))
    #expect(abs(sure.brier - (0.0025 + 0.01) / 3) < 1e-12)
    #expect(abs(sure.baseBrier - 2.0 / 9) < 1e-12)
    #expect(sure.bins.map(\.cases) == [1, 0, 0, 0, 2])
    #expect(sure.bins[4].came == 1 && sure.bins[1].came == nil)
    #expect(Calibration(foretold: [], came: []) == nil)
    let learning = learn(cases(80, seed: 12) { $0[0] > 0.5 })
    let prior = WeightLearning.Belief().prior(Policy().weights)
    let found = try #require(Calibration(learning, prior: prior))
    #expect(found.brier < found.baseBrier)
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `suggested weights are hundredths that sum to 1`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let raw = Criterion.allCases.map { _ in Double.random(in: 0...1, using: &random) }
    let sum = raw.reduce(0, +)
    let weights = Suggestion.hundredths(raw.map { $0 / sum })
    #expect(abs(weights.sum - 1) < 1e-12)
    for (criterion, exact) in zip(Criterion.allCases, raw) {
      #expect(abs(weights[criterion] - exact / sum) <= 0.01)
      #expect((weights[criterion] * 100).rounded() / 100 == weights[criterion])
    }
  }

  @Test func `a suggestion keeps the shape of the policy it comes from`() {
    let policy = Suggestion.policy(
      Policy(version: "v2"), weights: Policy().weights, name: "learnt-30")
    #expect(policy.version == "v2-learnt-30")
    #expect(policy.shape == Policy(version: "v2").shape && policy.weights == Policy().weights)
  }
}

struct OutcomeTests {
  @Test(
    arguments: [
      (nil, 4, true, nil, .open), (false, 5, true, .exceeds, .failed),
      (true, 3.5, true, nil, .succeeded), (true, 3.4, true, nil, .open),
      (true, 3.4, true, .notAvailable, .open), (true, 3.4, true, .improving, .succeeded),
      (true, 3.4, false, nil, .failed), (true, nil, nil, .meets, .open),
      (true, 3, nil, .flatOrDeclining, .failed), (true, nil, true, .meets, .succeeded),
    ] as [(Bool?, Double?, Bool?, PartnershipOutcome.IndicatorStatus?, PartnershipOutcome.Verdict)])
  func `an outcome is judged by the rule that was fixed beforehand`(
    continued: Bool?, pulse: Double?, product: Bool?,
    indicator: PartnershipOutcome.IndicatorStatus?, verdict: PartnershipOutcome.Verdict
  ) {
    let outcome = PartnershipOutcome(
      continued: continued, pulse: pulse, hasProduct: product, indicator: indicator)
    #expect(outcome.verdict == verdict)
  }
}
