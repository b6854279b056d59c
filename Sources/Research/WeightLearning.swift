package import Domain

/// What outcomes say about the weights of a policy, with the policy as what was believed before.
///
/// `logit P(success) = β₀ + Σ βₖ · vₖ`, `βₖ ~ N(c · wₖ, τ²)` with the policy's weights `w`: a policy
/// is believed to be right up to `τ / c` in each weight. Learnt weights are `max(βₖ, 0)`, scaled to
/// sum to 1. Nothing is applied: the result is a suggested policy under a new name.
///
/// Only partnerships that were formed have outcomes, so that all of it holds for partnerships like
/// those formed.
package struct WeightLearning: Sendable {
  /// How strongly the policy is believed.
  package struct Belief: Equatable, Sendable {
    /// `c`: by how much the logit rises from a score of 0 to a score of 1.
    package var scale = 6.0
    /// `τ`: the standard deviation of each coefficient.
    package var spread = 1.0
    /// The score at which success is as likely as not.
    package var evenScore = 0.5
    /// The standard deviation of the intercept.
    package var interceptSpread = 2.0

    package init() {}

    package func prior(_ weights: Weights<Criterion>) -> LogisticPosterior.Prior {
      LogisticPosterior.Prior(
        means: [-scale * evenScore] + Criterion.allCases.map { scale * weights[$0] },
        deviations: [interceptSpread] + Criterion.allCases.map { _ in spread })
    }
  }

  /// One partnership that was judged.
  package struct Case: Equatable, Sendable {
    /// The value of each criterion, 0…1, in the order of `Criterion`.
    package var values: [Double]
    package var succeeded: Bool

    package init(values: [Double], succeeded: Bool) {
      self.values = values
      self.succeeded = succeeded
    }

    var row: [Double] { [1] + values }
  }

  /// What is believed of one weight.
  package struct Estimate: Equatable, Sendable {
    package var criterion: Criterion
    /// In the policy that was believed before.
    package var before: Double
    /// After the cases: of the mode of the coefficients.
    package var weight: Double
    /// The middle 95 % of the posterior of the weight.
    package var low: Double
    package var high: Double
    /// The mode of the coefficient, and the middle 95 % of its posterior.
    package var coefficient: Double
    package var coefficientLow: Double
    package var coefficientHigh: Double
  }

  /// Partnerships below which a suggestion says more of the prior than of the outcomes.
  package static let fewCases = 20
  /// Draws of the posterior from which the intervals of weights are read.
  package static let draws = 4000

  package let cases: [Case]
  package let posterior: LogisticPosterior
  /// In the order of `Criterion`.
  package let estimates: [Estimate]

  /// Learns from cases; the same generator gives the same intervals.
  package init(
    _ cases: [Case], policy: Policy, belief: Belief = Belief(), draws: Int = Self.draws,
    using random: inout some RandomNumberGenerator
  ) {
    self.cases = cases
    let posterior = LogisticPosterior(
      rows: cases.map(\.row), outcomes: cases.map(\.succeeded),
      prior: belief.prior(policy.weights))
    self.posterior = posterior
    let samples = (0..<draws).map { _ in Self.weights(posterior.draw(using: &random)) }
    let weights = Self.weights(posterior.mode)
    let deviations = posterior.deviations
    estimates = Criterion.allCases.enumerated().map { index, criterion in
      let column = samples.map { $0[index] }
      let half = Normal.width95 * deviations[index + 1]
      return Estimate(
        criterion: criterion, before: policy.weights[criterion], weight: weights[index],
        low: quantile(column, 0.025) ?? .nan, high: quantile(column, 0.975) ?? .nan,
        coefficient: posterior.mode[index + 1], coefficientLow: posterior.mode[index + 1] - half,
        coefficientHigh: posterior.mode[index + 1] + half)
    }
  }

  /// Whether the cases are too few to say much.
  package var isThin: Bool { cases.count < Self.fewCases }

  /// `max(β, 0) / Σ`, without the intercept; equal weights if none is above 0.
  package static func weights(_ coefficients: [Double]) -> [Double] {
    let positive = coefficients.dropFirst().map { max($0, 0) }
    let sum = positive.reduce(0, +)
    return positive.map { sum > 0 ? $0 / sum : 1 / Double(positive.count) }
  }
}
