/// What the prices of a solved instance say about choices that the plan did not take.
///
/// A plan that is made to contain a column `c` is worth at most `relaxed bound + reduced cost(c)`,
/// so that against the plan at hand it loses at least
///
///     − reduced cost(c) − (relaxed bound − objective),
///
/// which needs no further solve.
package struct Counterfactuals: Sendable {
  package struct Choice: Equatable, Sendable {
    package var column: Column
    /// In units of the objective, 0 or more.
    package var lossAtLeast: Double
  }

  private let pricing: Pricing
  private let prices: Prices
  private let index: CutIndex
  private let offsets: FacilitatorRows
  private let gap: Double
  private let bounds: [Double]
  /// The pairs of each member that have a column.
  private let pairsOfMember: [[Int]]
  /// The most promising groups of each member, the best first.
  private let groupsOfMember: [Int: [Pricing.Offer]]

  package init(_ instance: Instance, _ result: Optimiser.Result) {
    self.init(
      instance, prices: result.prices, gap: result.relaxedBound - result.objective)
  }

  /// - Parameters:
  ///   - instance: the solved instance.
  ///   - prices: of its rows.
  ///   - gap: what the prices prove less what the plan is worth.
  package init(_ instance: Instance, prices: Prices, gap: Double) {
    var effort = Effort()
    effort.stepsOfSearch = Self.stepsOfSearch
    pricing = Pricing(instance, effort)
    self.prices = prices
    self.gap = gap
    index = CutIndex(prices.cuts, in: instance)
    offsets = pricing.offsets(prices: prices)
    let bounds = pricing.pairBounds(prices: prices, stage: .value)
    var pairs = Array(repeating: [Int](), count: instance.memberCapacities.count)
    for (number, pair) in instance.pairs.enumerated() where bounds[number] > -.infinity {
      pairs[pair.first].append(number)
      pairs[pair.second].append(number)
    }
    pairsOfMember = pairs
    self.bounds = bounds
    let found = pricing.groups?.offers(
      above: -max(Self.width, 2 * gap), prices: prices, stage: .value, index: index, search: .best)
    var groups: [Int: [Pricing.Offer]] = [:]
    for offer in found?.offers ?? [] {
      for member in pricing.instance.members(of: offer.column) {
        groups[member, default: []].append(offer)
      }
    }
    groupsOfMember = groups.mapValues { $0.sorted(by: Self.isBetter) }
  }

  /// How much worse than the plan's a group may be by its reduced cost to be looked for.
  private static let width = 0.5
  /// Enough to find some groups worth naming; what one of them loses is true however it was found.
  private static let stepsOfSearch = 50_000

  private static func isBetter(_ one: Pricing.Offer, _ other: Pricing.Offer) -> Bool {
    (other.reducedCost, one.column) < (one.reducedCost, other.column)
  }

  /// The other partnerships of a member that would cost least, each with its best facilitator: of
  /// all pairs, and of the groups that the final prices leave most promising.
  ///
  /// - Parameters:
  ///   - member: the one whose partnerships are meant.
  ///   - excluded: partnerships to leave out.
  ///   - count: the most choices to give.
  /// - Returns: at most `count` choices, the least loss first.
  package func choices(
    of member: Int, excluding excluded: Set<Column.Partners>, count: Int
  ) -> [Choice] {
    var best: [Pricing.Offer] = []
    // A sort that asks the whole of `self` for each bound copies it each time.
    let bounds = bounds
    let promisingFirst = pairsOfMember[member].sorted { (bounds[$1], $0) < (bounds[$0], $1) }
    for number in promisingFirst where !excluded.contains(.pair(number)) {
      // The rest cannot be better than what is there.
      if best.count == count, bounds[number] < best[count - 1].reducedCost { break }
      guard
        let offer = pricing.bestOffer(
          ofPair: number, prices: prices, stage: .value, index: index, offsets: offsets)
      else { continue }
      best.append(offer)
      best.sort(by: Self.isBetter)
      if best.count > count { best.removeLast() }
    }
    best += (groupsOfMember[member] ?? []).filter { !excluded.contains($0.column.partners) }
      .prefix(count)
    return best.sorted(by: Self.isBetter).prefix(count).map {
      Choice(column: $0.column, lossAtLeast: max(0, -$0.reducedCost - gap))
    }
  }

  /// What one more unit of a facilitator's capacity is worth at most, in units of the objective.
  package func marginalValue(ofFacilitator facilitator: Int) -> Double {
    // One unit more also raises the limit of every cut over the facilitator's row by one.
    let cuts = zip(prices.cuts, prices.cutPrices).reduce(0) { sum, cut in
      sum + (cut.0.facilitators.contains(facilitator) ? cut.1 : 0)
    }
    return max(0, prices.facilitators[facilitator]) + cuts + max(0, gap)
  }
}
