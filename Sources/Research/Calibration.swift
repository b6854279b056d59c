import Foundation

/// Whether outcomes came as often as they were foretold, each case foretold from all the others.
package struct Calibration: Equatable, Sendable {
  /// The cases whose probability was foretold within one fifth.
  package struct Bin: Equatable, Sendable {
    package var low: Double
    package var high: Double
    package var cases: Int
    /// Means over the cases; `nil` without any.
    package var foretold: Double?
    package var came: Double?
  }

  package var bins: [Bin]
  /// The mean of `(foretold - came)²`; 0 is perfect.
  package var brier: Double
  /// The same, if every case were foretold at the share of successes.
  package var baseBrier: Double

  private static let binCount = 5

  /// Leaves each case out in turn; `nil` without cases.
  package init?(_ learning: WeightLearning, prior: LogisticPosterior.Prior) {
    let cases = learning.cases
    let foretold = cases.indices.map { left -> Double in
      let others = cases.indices.filter { $0 != left }.map { cases[$0] }
      return LogisticPosterior(
        rows: others.map(\.row), outcomes: others.map(\.succeeded), prior: prior
      ).probability(cases[left].row)
    }
    self.init(foretold: foretold, came: cases.map(\.succeeded))
  }

  /// - Parameters:
  ///   - foretold: the probability of each case.
  ///   - came: whether each case succeeded.
  package init?(foretold: [Double], came: [Bool]) {
    guard let share = mean(came.map { $0 ? 1 : 0 }) else { return nil }
    let pairs = Array(zip(foretold, came.map { $0 ? 1.0 : 0.0 }))
    brier = mean(pairs.map { pow($0.0 - $0.1, 2) }) ?? 0
    baseBrier = mean(pairs.map { pow(share - $0.1, 2) }) ?? 0
    let count = Self.binCount
    bins = (0..<count).map { index in
      let inside = pairs.filter { min(count - 1, Int($0.0 * Double(count))) == index }
      return Bin(
        low: Double(index) / Double(count), high: Double(index + 1) / Double(count),
        cases: inside.count, foretold: mean(inside.map(\.0)), came: mean(inside.map(\.1)))
    }
  }
}
