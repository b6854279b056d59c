import Assignment
package import Domain

/// How far one weight can go before the plan changes, the others of its kind keeping their
/// proportions, and what changes where the criterion is dropped.
package struct WeightRange: Equatable, Sendable, Codable {
  /// The place of the criterion in `CriteriaWeights.Key.all`.
  package var criterion: Int
  /// The lowest weight found at which the plan is still the best; the edge is less than
  /// `precision` below it.
  ///
  /// `nil` where the plan is not the best with the policy's own weights, where no other criterion
  /// of its kind has a weight, or where a stop came first.
  @OrNull package var lowest: Double?
  /// The highest, likewise.
  @OrNull package var highest: Double?
  /// Partnerships of the plan that the best plan without the criterion does not have; `nil` where
  /// nothing is left to weigh, or where a stop came first.
  @OrNull package var parted: Int?
  /// Those that it has under another facilitator.
  @OrNull package var reguided: Int?
  package var isStopped: Bool

  private enum CodingKeys: String, CodingKey {
    case criterion, lowest, highest, parted, reguided
    case isStopped = "stopped"
  }

  /// How closely the edges are known.
  package static let precision = 0.005
  /// How far from the declared weight the search for an edge begins.
  private static let firstStep = 0.02
}

extension WeightRange {
  /// Looks for both edges, by steps that grow and then by bisection.
  ///
  /// `isBest` says whether the plan is the best with `weights`; `nil` where that is not known.
  init(
    of criterion: Int, _ weights: CriteriaWeights, isBest: Bool?, _ plan: PlanUnderWeights,
    stop: @escaping @Sendable () -> Control.Stop?
  ) throws {
    self.init(
      criterion: criterion, lowest: nil, highest: nil, parted: nil, reguided: nil,
      isStopped: isBest == nil)
    let key = CriteriaWeights.Key.all[criterion]
    guard let without = weights.setting(key, to: 0) else { return }
    guard let dropped = try plan.verdict(without, stop: stop) else {
      isStopped = true
      return
    }
    parted = dropped.parted.count
    reguided = dropped.reguided.count
    guard isBest == true else { return }

    func staysBest(at weight: Double) throws -> Bool? {
      guard let changed = weights.setting(key, to: weight) else { return false }
      return try plan.isBest(changed, stop: stop)
    }
    /// The last weight found good on the way from the declared one to `end`.
    func edge(towards end: Double) throws -> Double? {
      let declared = weights[key]
      var good = declared
      var bad: Double?
      // In growing steps: matches with one weight of all but 1 are the hardest, and seldom needed.
      var step = Self.firstStep
      while bad == nil, good != end {
        let next = end > declared ? min(end, declared + step) : max(end, declared - step)
        guard let stays = try staysBest(at: next) else { return nil }
        if stays { good = next } else { bad = next }
        step *= 2
      }
      while let failed = bad, abs(failed - good) > Self.precision {
        let middle = (good + failed) / 2
        guard let stays = try staysBest(at: middle) else { return nil }
        if stays { good = middle } else { bad = middle }
      }
      return good
    }
    lowest = dropped.isBest ? 0 : try edge(towards: 0)
    highest = try edge(towards: 1)
    isStopped = lowest == nil || highest == nil
  }
}
