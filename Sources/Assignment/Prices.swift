/// The duals of a linear program: what one unit of each row is worth to the objective.
///
/// They prove a bound by themselves, wherever they come from (weak duality), and price columns that
/// the program never held.
package struct Prices: Sendable {
  /// One for each member; below 0 only where placing the member earns something by itself.
  package var members: [Double]
  /// One for each facilitator; below 0 only where a minimum caseload presses.
  package var facilitators: [Double]
  /// Of the cap on pairs, 0 or more.
  package var count: Double
  /// What a requested pair earns because the number of honoured requests is fixed, 0 or more.
  package var request: Double
  /// Of pairs that may be formed only once, by index of the pair; below 0 only where required.
  package var pairs: [Int: Double]
  package var cuts: [HalfCut]
  /// One for each cut, 0 or more.
  package var cutPrices: [Double]
  /// The value of the prices themselves: what no plan exceeds if no column has a positive reduced
  /// cost.
  package var dualObjective: Double
}

extension Prices {
  /// Nothing is worth anything: the prices before the first relaxation.
  static func zero(for instance: Instance) -> Prices {
    Prices(
      members: Array(repeating: 0, count: instance.memberCapacities.count),
      facilitators: Array(repeating: 0, count: instance.caseloads.count), count: 0, request: 0,
      pairs: [:], cuts: [], cutPrices: [], dualObjective: 0)
  }

  /// The reduced cost of a column: by how much it is worth more than the rows that it uses.
  package func reducedCost(of column: Column, stage: Stage, in instance: Instance) -> Double {
    let pair = instance.pairs[column.pair]
    var cost = stage.worth(of: column, in: instance)
    cost -= members[pair.first] + members[pair.second] + count
    if let facilitator = column.facilitator {
      cost -= Double(instance.loadOfPair) * facilitators[facilitator]
    }
    if pair.isRequested { cost += request }
    cost -= pairs[column.pair] ?? 0
    for (cut, price) in zip(cuts, cutPrices) where price > 0 {
      cost -= price * Double(cut.coefficient(of: column, in: instance))
    }
    return cost
  }

  /// The reduced cost of each of many columns.
  func reducedCosts(of columns: [Column], stage: Stage, in instance: Instance) -> [Double] {
    var bare = self
    bare.cuts = []
    bare.cutPrices = []
    let index = CutIndex(cuts, in: instance)
    return columns.map { column in
      var cost = bare.reducedCost(of: column, stage: stage, in: instance)
      index.forEachCut(of: instance.pairs[column.pair]) { cut, inside in
        let coefficient = index.coefficient(
          ofCut: cut, inside: inside, facilitator: column.facilitator)
        if coefficient != 0 { cost -= cutPrices[cut] * Double(coefficient) }
      }
      return cost
    }
  }

  /// What columns that are still worth having can add to the prices' own value.
  ///
  /// A plan uses at most `b_i` columns with member `i`, and each column has two members, so the sum
  /// of its reduced costs is at most `Σ b_i · max(0, max rc of columns with i) / 2`.
  ///
  /// - Parameters:
  ///   - reducedCosts: all columns with a reduced cost above `least`, and any others.
  ///   - least: what the columns that are not named may have, 0 or more.
  ///   - instance: the instance that the columns belong to.
  /// - Returns: 0 or more, in units of the objective.
  func repair(
    _ reducedCosts: [(column: Column, reducedCost: Double)], atLeast least: Double = 0,
    in instance: Instance
  ) -> Double {
    var most = Array(repeating: least, count: instance.memberCapacities.count)
    for (column, cost) in reducedCosts {
      let pair = instance.pairs[column.pair]
      most[pair.first] = max(most[pair.first], cost)
      most[pair.second] = max(most[pair.second], cost)
    }
    return zip(most, instance.memberCapacities).reduce(0) { $0 + $1.0 * Double($1.1) / 2 }
  }
}
