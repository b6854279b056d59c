import Foundation

/// What is believed of the coefficients of a logistic regression after some cases.
///
/// The posterior is taken as normal around its mode, with the inverse of the curvature there as
/// covariance (Laplace); the mode is found by Newton's method with step halving, which converges
/// since a normal prior makes the posterior strictly log-concave.
///
/// Reference: Bishop, "Pattern Recognition and Machine Learning", Springer 2006, section 4.5.
package struct LogisticPosterior: Sendable {
  /// Independent normal beliefs, one mean and one standard deviation for each coefficient.
  package struct Prior: Equatable, Sendable {
    package var means: [Double]
    /// Above 0.
    package var deviations: [Double]

    package init(means: [Double], deviations: [Double]) {
      self.means = means
      self.deviations = deviations
    }
  }

  /// One for each coefficient.
  package let mode: [Double]
  package let covariance: [[Double]]
  private let precision: Cholesky

  /// Learns from cases: a row of values for each, one for each coefficient, 1 for an intercept; and
  /// whether it succeeded.
  package init(rows: [[Double]], outcomes: [Bool], prior: Prior) {
    precondition(rows.count == outcomes.count, "one outcome for each case")
    var mode = prior.means
    var height = Self.height(mode, rows, outcomes, prior)
    var precision = Self.curvature(mode, rows, prior)
    for _ in 0..<100 {
      guard let factor = Cholesky(precision) else { break }
      let step = factor.solve(Self.slope(mode, rows, outcomes, prior))
      var share = 1.0
      var next = zip(mode, step).map { $0 + share * $1 }
      while Self.height(next, rows, outcomes, prior) < height, share > 1e-9 {
        share /= 2
        next = zip(mode, step).map { $0 + share * $1 }
      }
      let reached = Self.height(next, rows, outcomes, prior)
      guard reached >= height else { break }
      mode = next
      height = reached
      precision = Self.curvature(mode, rows, prior)
      if step.allSatisfy({ abs($0) < 1e-10 }) { break }
    }
    self.mode = mode
    // A prior of positive precision makes the curvature positive definite whatever the cases.
    let flat = prior.deviations.indices.map { row in
      prior.deviations.indices.map { row == $0 ? 1 / pow(prior.deviations[row], 2) : 0 }
    }
    guard let factor = Cholesky(precision) ?? Cholesky(flat) else {
      preconditionFailure("standard deviations of a prior are finite and above 0")
    }
    self.precision = factor
    covariance = factor.inverse
  }

  /// The standard deviation of each coefficient.
  package var deviations: [Double] { covariance.indices.map { covariance[$0][$0].squareRoot() } }

  /// The probability of success of a new case, with the doubt about the coefficients in it.
  ///
  /// `σ(μ / √(1 + π s² / 8))`. Reference: MacKay, "The Evidence Framework Applied to
  /// Classification Networks", Neural Computation 4(5), 1992. doi:10.1162/neco.1992.4.5.720
  package func probability(_ row: [Double]) -> Double {
    let centre = Self.product(mode, row)
    let variance = zip(row, covariance).reduce(0) { $0 + $1.0 * Self.product($1.1, row) }
    return Self.logistic(centre / (1 + .pi * variance / 8).squareRoot())
  }

  /// One draw of the coefficients.
  package func draw(using random: inout some RandomNumberGenerator) -> [Double] {
    let noise = mode.map { _ in Normal.draw(using: &random) }
    return zip(mode, precision.solveTransposed(noise)).map { $0 + $1 }
  }

  static func logistic(_ logit: Double) -> Double {
    logit >= 0 ? 1 / (1 + exp(-logit)) : exp(logit) / (1 + exp(logit))
  }

  static func product(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for index in one.indices { sum += one[index] * other[index] }
    return sum
  }

  /// The logarithm of the posterior, but for a constant.
  private static func height(
    _ point: [Double], _ rows: [[Double]], _ outcomes: [Bool], _ prior: Prior
  ) -> Double {
    var height = 0.0
    for (row, outcome) in zip(rows, outcomes) {
      let logit = product(point, row) * (outcome ? 1 : -1)
      // log σ(x) without overflow.
      height -= logit > 0 ? log1p(exp(-logit)) : -logit + log1p(exp(logit))
    }
    for index in point.indices {
      let distance = (point[index] - prior.means[index]) / prior.deviations[index]
      height -= distance * distance / 2
    }
    return height
  }

  private static func slope(
    _ point: [Double], _ rows: [[Double]], _ outcomes: [Bool], _ prior: Prior
  ) -> [Double] {
    var slope = point.indices.map {
      (prior.means[$0] - point[$0]) / (prior.deviations[$0] * prior.deviations[$0])
    }
    for (row, outcome) in zip(rows, outcomes) {
      let miss = (outcome ? 1 : 0) - logistic(product(point, row))
      for index in slope.indices { slope[index] += miss * row[index] }
    }
    return slope
  }

  private static func curvature(
    _ point: [Double], _ rows: [[Double]], _ prior: Prior
  ) -> [[Double]] {
    var curvature = point.indices.map { row in
      point.indices.map {
        row == $0 ? 1 / (prior.deviations[row] * prior.deviations[row]) : 0
      }
    }
    for row in rows {
      let chance = logistic(product(point, row))
      let weight = chance * (1 - chance)
      for first in row.indices {
        let weighted = weight * row[first]
        for second in 0...first { curvature[first][second] += weighted * row[second] }
      }
    }
    for first in curvature.indices {
      for second in 0..<first { curvature[second][first] = curvature[first][second] }
    }
    return curvature
  }
}
