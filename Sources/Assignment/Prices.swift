/// The duals of a linear program: what one unit of each row is worth to the objective.
///
/// They prove a bound by themselves, wherever they come from (weak duality), and price columns that
/// the program never held.
package struct Prices: Sendable {
  /// One for each member; below 0 only where placing the member earns something by itself.
  package var members: [Double]
  /// One for each facilitator; below 0 only where a minimum caseload presses.
  package var facilitators: [Double]
  /// Of the cap on partnerships, 0 or more.
  package var count: Double
  /// What a requested couple earns because the number of honoured requests is fixed, 0 or more.
  package var request: Double
  /// What placing a member earns because the number of placed members is fixed, 0 or more.
  ///
  /// `members` has it in for those with one place.
  package var coverage = 0.0
  /// For members with several places, what counting them once only costs, 0 or more.
  ///
  /// `members` has it in. Empty where none is above 0.
  package var placements: [Int: Double] = [:]
  /// Of couples that may be together only once, 0 or more.
  package var couples: [Couple: Double]
  /// One for each set of `Instance.together`, of either sign.
  package var together: [Double]
  /// One for each side: 0 or more where it limits from above, 0 or less where from below.
  package var sides: [Double]
  package var cuts: [HalfCut]
  /// One for each cut, 0 or more.
  package var cutPrices: [Double]
  /// The value of the prices themselves: what no plan exceeds if no column has a positive reduced
  /// cost.
  package var dualObjective: Double
}

extension Prices {
  /// Nothing is worth anything: the prices before the first relaxation.
  package static func zero(for instance: Instance) -> Prices {
    Prices(
      members: Array(repeating: 0, count: instance.memberCapacities.count),
      facilitators: Array(repeating: 0, count: instance.caseloads.count), count: 0, request: 0,
      couples: [:], together: Array(repeating: 0, count: instance.together.count),
      sides: Array(repeating: 0, count: instance.sides.count), cuts: [], cutPrices: [],
      dualObjective: 0)
  }

  /// The reduced cost of a column: by how much it is worth more than the rows that it uses.
  package func reducedCost(of column: Column, stage: Stage, in instance: Instance) -> Double {
    var cost = stage.worth(of: column, in: instance) - count
    instance.forEachMember(of: column) { cost -= members[$0] }
    if let facilitator = column.facilitator {
      cost -= Double(instance.load(ofSize: instance.size(of: column))) * facilitators[facilitator]
    }
    if request > 0 { cost += request * Double(instance.requests(in: column)) }
    if !couples.isEmpty || !together.isEmpty {
      cost -= rowsOf(instance.members(of: column), instance)
    }
    cost -= sidesOf(column, instance)
    for (cut, price) in zip(cuts, cutPrices) where price > 0 {
      cost -= price * Double(cut.coefficient(of: column, in: instance))
    }
    return cost
  }

  /// The prices of the sides that a column counts in.
  func sidesOf(_ column: Column, _ instance: Instance) -> Double {
    var sum = 0.0
    for (side, price) in zip(instance.sides, sides)
    where price != 0 && side.columns.contains(column) {
      sum += price
    }
    return sum
  }

  /// The prices of the couples and of the sets kept together that these members contain.
  func rowsOf(_ partners: [Int], _ instance: Instance) -> Double {
    var sum = 0.0
    if !couples.isEmpty {
      for couple in Couple.all(of: partners) { sum += couples[couple] ?? 0 }
    }
    for (set, price) in zip(instance.together, together)
    where set.allSatisfy(partners.contains) {
      sum += price
    }
    return sum
  }

  /// The reduced cost of each of many columns.
  func reducedCosts(of columns: [Column], stage: Stage, in instance: Instance) -> [Double] {
    var bare = self
    bare.cuts = []
    bare.cutPrices = []
    let index = CutIndex(cuts, in: instance)
    return columns.map { column in
      var cost = bare.reducedCost(of: column, stage: stage, in: instance)
      index.forEachCut(of: column, in: instance) { cut, inside in
        let coefficient = index.coefficient(
          ofCut: cut, inside: inside, facilitator: column.facilitator)
        if coefficient != 0 { cost -= cutPrices[cut] * Double(coefficient) }
      }
      return cost
    }
  }

  /// What columns that are still worth having can add to the prices' own value.
  ///
  /// A plan uses at most `b_i` columns with member `i`, so that the sum of its reduced costs, each
  /// shared among the members of its column, is at most `Σ b_i · max(0, max rc / |g|)`, the maximum
  /// over the columns with `i`.
  ///
  /// - Parameters:
  ///   - reducedCosts: all columns with a reduced cost above `least`, and any others.
  ///   - least: what pairs that are not named may have, 0 or more.
  ///   - ceilings: for each member, what groups with it that are not named may have, for each of
  ///     their members; empty where there are none.
  ///   - instance: the instance that the columns belong to.
  /// - Returns: 0 or more, in units of the objective.
  func repair(
    _ reducedCosts: [(column: Column, reducedCost: Double)], atLeast least: Double = 0,
    ceilings: [Double] = [], in instance: Instance
  ) -> Double {
    var most = Array(repeating: least / 2, count: instance.memberCapacities.count)
    for (member, ceiling) in ceilings.enumerated() { most[member] = max(most[member], ceiling) }
    for (column, cost) in reducedCosts {
      let share = cost / Double(instance.size(of: column))
      instance.forEachMember(of: column) { most[$0] = max(most[$0], share) }
    }
    return zip(most, instance.memberCapacities).reduce(0) { $0 + $1.0 * Double($1.1) }
  }
}
