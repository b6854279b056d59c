package import Domain

/// How well known weights are found again from invented outcomes, by the number of cases.
///
/// In each run true coefficients are drawn from the prior, criterion values uniformly from 0…1 and
/// outcomes from the model; then the weights are learnt and held against the true ones. Intervals
/// of 95 % should hold the truth in 95 of 100 runs.
package struct Recovery: Equatable, Sendable {
  /// What many runs with one number of cases gave.
  package struct Step: Equatable, Sendable {
    package var cases: Int
    package var runs: Int
    /// Mean absolute difference of learnt and true weights.
    package var error: Double
    /// The same for the weights of the policy that was believed before.
    package var errorBefore: Double
    /// Mean width of the intervals of weights.
    package var width: Double
    /// The share of intervals that hold the true weight.
    package var weightCoverage: Double
    /// The share of intervals that hold the true coefficient.
    package var coefficientCoverage: Double
  }

  package var steps: [Step]

  package init(
    caseCounts: [Int], runs: Int, policy: Policy, belief: WeightLearning.Belief = .init(),
    draws: Int = 400, using random: inout some RandomNumberGenerator
  ) {
    steps = caseCounts.map { count in
      var tally = Tally()
      for _ in 0..<runs {
        tally.add(
          Self.run(cases: count, policy: policy, belief: belief, draws: draws, using: &random))
      }
      return tally.step(cases: count, runs: runs)
    }
  }

  /// One run: the true coefficients and what was learnt of them.
  private static func run(
    cases count: Int, policy: Policy, belief: WeightLearning.Belief, draws: Int,
    using random: inout some RandomNumberGenerator
  ) -> (truth: [Double], learnt: WeightLearning) {
    let prior = belief.prior(policy.weights)
    let truth = zip(prior.means, prior.deviations).map { $0 + $1 * Normal.draw(using: &random) }
    let cases = (0..<count).map { _ in
      let values = Criterion.allCases.map { _ in Double.random(in: 0...1, using: &random) }
      let chance = LogisticPosterior.logistic(LogisticPosterior.product(truth, [1] + values))
      return WeightLearning.Case(
        values: values, succeeded: Double.random(in: 0..<1, using: &random) < chance)
    }
    return (
      truth, WeightLearning(cases, policy: policy, belief: belief, draws: draws, using: &random)
    )
  }
}

private struct Tally {
  private var error = 0.0
  private var errorBefore = 0.0
  private var width = 0.0
  private var weightsHeld = 0.0
  private var coefficientsHeld = 0.0
  private var count = 0.0

  mutating func add(_ run: (truth: [Double], learnt: WeightLearning)) {
    let weights = WeightLearning.weights(run.truth)
    for (index, estimate) in run.learnt.estimates.enumerated() {
      error += abs(estimate.weight - weights[index])
      errorBefore += abs(estimate.before - weights[index])
      width += estimate.high - estimate.low
      if (estimate.low...estimate.high).contains(weights[index]) { weightsHeld += 1 }
      let range = estimate.coefficientLow...estimate.coefficientHigh
      if range.contains(run.truth[index + 1]) { coefficientsHeld += 1 }
      count += 1
    }
  }

  func step(cases: Int, runs: Int) -> Recovery.Step {
    Recovery.Step(
      cases: cases, runs: runs, error: error / count, errorBefore: errorBefore / count,
      width: width / count, weightCoverage: weightsHeld / count,
      coefficientCoverage: coefficientsHeld / count)
  }
}
