package import Domain

/// How much the outcome of a backtest hangs on one partnership, or on the exact numbers of a policy.
package enum Sensitivity {
  /// The mean in-state percentile without each row in turn, in the order of the rows.
  ///
  /// Rows that cannot be averaged are `nil`.
  package static func withoutEach(_ rows: [Backtest.Row], method: Int) -> [Double?] {
    rows.indices.map { left in
      guard rows[left].standings != nil else { return nil }
      return mean(
        rows.indices.filter { $0 != left }.compactMap { rows[$0].standings?[method].inState })
    }
  }

  /// The mean in-state percentile of policies whose numbers are each multiplied by a random factor
  /// of `e^(spread · z)`, `z` standard normal, in the order drawn.
  ///
  /// Weights are scaled back to sum to 1. Only what bears on public facts is varied: the weights
  /// of proximity and similar context, the scale of drives, and the numbers inside the two.
  package static func perturbed(
    _ policy: Policy, _ backtest: Backtest, samples: Int, spread: Double,
    using random: inout some RandomNumberGenerator
  ) -> [Double] {
    (0..<samples).compactMap { _ in
      let variant = varied(policy, spread: spread, using: &random)
      return Backtest.summaries(backtest.rows([.policy(variant)], inCountry: false))?.first?.inState
    }
  }

  private static func varied(
    _ policy: Policy, spread: Double, using random: inout some RandomNumberGenerator
  ) -> Policy {
    func factor() -> Double { Normal.factor(spread: spread, using: &random) }
    var varied = policy
    for criterion in [Criterion.proximity, .similarContext] {
      varied.weights[criterion] *= factor()
    }
    let sum = varied.weights.sum
    for criterion in Criterion.allCases { varied.weights[criterion] /= sum }
    varied.nearMinutes *= factor()
    varied.halfMinutes *= factor()
    let factors = (0..<6).map { _ in factor() }
    return varied.reshaped { shape in
      shape.sizeWeight *= factors[0]
      shape.sizePower *= factors[1]
      shape.shareFloor *= factors[2]
      shape.reachEnrollment = shape.reachEnrollment.map { $0 * factors[3] }
      shape.reachPower *= factors[4]
      shape.sameCountyShare = min(1, shape.sameCountyShare * factors[5])
    }
  }
}
