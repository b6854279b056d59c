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

  package init(_ instance: Instance, _ result: Optimiser.Result) {
    pricing = Pricing(instance)
    prices = result.prices
    index = CutIndex(result.prices.cuts, in: instance)
    offsets = pricing.offsets(prices: result.prices)
    gap = result.relaxedBound - result.objective
    let bounds = pricing.pairBounds(prices: result.prices, stage: .value)
    var pairs = Array(repeating: [Int](), count: instance.memberCapacities.count)
    for (number, pair) in instance.pairs.enumerated() where bounds[number] > -.infinity {
      pairs[pair.first].append(number)
      pairs[pair.second].append(number)
    }
    pairsOfMember = pairs
    self.bounds = bounds
  }

  /// The other pairs of a member that would cost least, each with its best facilitator.
  ///
  /// - Parameters:
  ///   - member: the one whose pairs are meant.
  ///   - excluded: pairs to leave out.
  ///   - count: the most choices to give.
  /// - Returns: at most `count` choices, the least loss first.
  package func choices(of member: Int, excluding excluded: Set<Int>, count: Int) -> [Choice] {
    var best: [Pricing.Offer] = []
    let promisingFirst = pairsOfMember[member].sorted { (bounds[$1], $0) < (bounds[$0], $1) }
    for number in promisingFirst where !excluded.contains(number) {
      // The rest cannot be better than what is there.
      if best.count == count, bounds[number] < best[count - 1].reducedCost { break }
      guard
        let offer = pricing.bestOffer(
          ofPair: number, prices: prices, stage: .value, index: index, offsets: offsets)
      else { continue }
      best.append(offer)
      best.sort { ($1.reducedCost, $0.column) < ($0.reducedCost, $1.column) }
      if best.count > count { best.removeLast() }
    }
    return best.map {
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
