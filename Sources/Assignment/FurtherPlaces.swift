/// What places with facilitators who are not in a solved instance would be worth at most.
///
/// With prices whose bound is `U`, a further facilitator `h` with one place and the price `v` of it
/// raises the bound to `U + v`, if `v` leaves no column with `h` worth having: `v` is then the largest
/// reduced cost of such a column at a price of 0. So the objective rises by at most
///
///     v + (U − objective).
///
/// Where caseloads count members, one place is room for two of them.
package struct FurtherPlaces: Sendable {
  private let prices: Prices
  private let gap: Double

  /// - Parameters:
  ///   - prices: of the instance without the further facilitators.
  ///   - gap: what they prove less what the plan is worth, 0 or more.
  package init(prices: Prices, gap: Double) {
    self.prices = prices
    self.gap = max(0, gap)
  }

  /// What one place with each further facilitator is worth at most, in units of the objective.
  ///
  /// - Parameters:
  ///   - first: the index of the first further facilitator.
  ///   - instance: the solved instance with further facilitators after its own; each is looked at as
  ///     if there were no other.
  /// - Returns: one bound for each further facilitator, 0 or more.
  package func worthAtMost(from first: Int, in instance: Instance) -> [Double] {
    let count = instance.caseloads.count
    guard first < count else { return [] }
    var prices = prices
    prices.facilitators += Array(repeating: 0, count: count - prices.facilitators.count)
    var best = bestOfPairs(from: first, in: instance, prices)
    let ofGroups = bestOfGroups(from: first, in: instance, prices)
    for (place, worth) in ofGroups.enumerated() { best[place] = max(best[place], worth) }
    return best.map { $0 + gap }
  }

  // MARK: Pairs

  private func bestOfPairs(from first: Int, in instance: Instance, _ prices: Prices) -> [Double] {
    let index = CutIndex(prices.cuts, in: instance)
    let count = instance.caseloads.count - first
    let blocks = max(1, min(64, instance.pairs.count / 256))
    let parts = concurrentMap(blocks) { block -> [Double] in
      var best = Array(repeating: 0.0, count: count)
      let range =
        instance.pairs.count * block / blocks..<instance.pairs.count * (block + 1) / blocks
      for number in range { price(number, from: first, in: instance, prices, index, &best) }
      return best
    }
    return parts.reduce(Array(repeating: 0.0, count: count)) { zip($0, $1).map(max) }
  }

  private func price(
    _ number: Int, from first: Int, in instance: Instance, _ prices: Prices, _ index: CutIndex,
    _ best: inout [Double]
  ) {
    let pair = instance.pairs[number]
    let members = [pair.first, pair.second]
    var base =
      -prices.members[pair.first] - prices.members[pair.second] - prices.count
      + (pair.isRequested ? prices.request : 0) - prices.rowsOf(members, instance)
    index.forEachCut(of: pair) { cut, inside in
      base -= prices.cutPrices[cut] * Double(inside / 2)
    }
    // No fit is above 1.
    guard base + pair.worth + instance.fitScale(ofSize: 2) + Self.slack > 0 else { return }
    for place in best.indices where instance.allows(first + place, for: members) {
      let units = instance.units(of: Column(pair: number, facilitator: first + place))
      best[place] = max(best[place], base + Double(units) / Column.unitsPerOne)
    }
  }

  private static let slack = 1e-9

  // MARK: Groups

  /// Each threshold of the search is this share of the one before, and the last one is 0.
  private static let step = 0.85
  private static let leastThreshold = 0.02
  /// The columns that one search may find.
  private static let mostColumns = 20_000

  /// Lowers the threshold as long as all groups above it can be listed; what is below it is not
  /// told apart.
  private func bestOfGroups(from first: Int, in instance: Instance, _ prices: Prices) -> [Double] {
    let count = instance.caseloads.count - first
    guard let rules = instance.groups, !rules.isEmpty, !instance.loadCountsMembers else {
      return Array(repeating: 0, count: count)
    }
    let pricing = GroupPricing(
      instance, rules, singleFits: instance.fits.singleFits(), steps: Effort().stepsOfSearch)
    let index = CutIndex(prices.cuts, in: instance)
    let largest = Double(max(rules.mutualSizes.upperBound, rules.hubSizes.upperBound))
    var rest = largest * (pricing.ceilings(prices: prices, stage: .value).max() ?? 0)
    var best = Array(repeating: 0.0, count: count)
    var threshold = rest
    while threshold > 0 {
      threshold = threshold < Self.leastThreshold ? 0 : threshold * Self.step
      guard
        let found = pricing.offers(
          above: threshold, prices: prices, stage: .value, index: index,
          search: .every(limit: Self.mostColumns))
      else { break }
      for offer in found.offers {
        guard let facilitator = offer.column.facilitator, facilitator >= first else { continue }
        best[facilitator - first] = max(best[facilitator - first], offer.reducedCost)
      }
      let passedOver = largest * (found.ceilings.max() ?? 0)
      rest = min(rest, max(threshold, passedOver))
      if passedOver > 0 { break }
    }
    return best.map { max($0, rest) }
  }
}
