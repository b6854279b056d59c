import Foundation

/// Prices near the best ones, and the few columns worth having at them, without the simplex method.
///
/// The relaxation with the entropy of its solution added,
///
///     max Σ w·x − τ Σ x (ln x − 1)   subject to the rows of members, facilitators and the cap,
///
/// has the solution `x = exp(reduced cost / τ)`, and the best price of one row, all others given, in
/// closed form: it moves by `τ ln (Σ x of the row / limit)`, never below zero. Going round the rows
/// a few dozen times is cheap, and the prices of one `τ` are a good start for the next smaller one.
/// Between two of them the columns are priced, those that have become hopeless are left out, and
/// the likeliest new ones come in.
///
/// Whatever the prices are worth, they only begin the relaxation: its bound is proved as ever.
///
/// References: Bregman, "The relaxation method of finding the common point of convex sets", USSR
/// Computational Mathematics and Mathematical Physics 7 (1967), doi:10.1016/0041-5553(67)90040-7;
/// Cuturi, "Sinkhorn distances", NIPS 26 (2013), arXiv:1306.0895, for the same on transport.
struct SmoothedRelaxation {
  /// Where the relaxation may begin.
  struct Start {
    var prices: Prices
    /// Columns with reduced costs near zero or above, the most chosen first.
    var columns: [Column]
  }

  private let instance: Instance
  private let pricing: Pricing
  private let load: Double
  /// The limit of each row: members, facilitators (in pairs), the cap.
  private let limits: [Double]
  private var prices: [Double]
  private var pool: [Column] = []
  private var worths: [Double] = []
  private var known: Set<Column> = []

  init(_ pricing: Pricing) {
    self.pricing = pricing
    instance = pricing.instance
    let load = Double(instance.load(ofSize: 2))
    var limits = instance.memberCapacities.map(Double.init)
    limits += instance.caseloads.map { Double($0.capacity) / load }
    limits.append(instance.maximumCount.map(Double.init) ?? .infinity)
    self.limits = limits
    prices = Array(repeating: 0, count: limits.count)
    self.load = load
  }

  /// Runs from the largest `τ` to the smallest, or until `shouldStop`.
  mutating func start(shouldStop: () -> Bool) -> Start {
    join(6, facilitators: 2, above: -.infinity, worth: -.infinity)
    var temperature = Self.hottest
    while true {
      let isLast = temperature * Self.cooling < Self.coldest
      level(temperature, rounds: isLast ? Self.lastRounds : Self.rounds)
      if isLast || shouldStop() { break }
      keep(above: -max(Self.hopeless * temperature, Self.likely))
      join(4, facilitators: 2, above: -2 * temperature - 0.001, worth: -3 * temperature)
      temperature *= Self.cooling
    }
    let costs = reducedCosts()
    let columns = pool.indices.filter { costs[$0] > -Self.likely }
      .sorted { (costs[$1], pool[$0]) < (costs[$0], pool[$1]) }
      .map { pool[$0] }
    return Start(prices: duals, columns: columns)
  }

  // Temperatures and costs are in units of the objective, where a pair is worth about one.
  private static let hottest = 0.1
  private static let coldest = 0.001
  private static let cooling = 0.6
  private static let rounds = 50
  private static let lastRounds = 200
  /// In temperatures: what costs more than that comes to nothing.
  private static let hopeless = 12.0
  /// The reduced cost that a column may lack and still be worth a place in the program.
  private static let likely = 0.02

  private var duals: Prices {
    let members = instance.memberCapacities.count
    var result = Prices.zero(for: instance)
    result.members = Array(prices[..<members])
    for facilitator in instance.caseloads.indices {
      result.facilitators[facilitator] = prices[members + facilitator] / load
    }
    for (price, limit) in zip(prices, limits) where price > 0 {
      result.dualObjective += price * limit
    }
    result.count = prices[prices.count - 1]
    return result
  }

  // MARK: The columns at hand

  /// The rows of a column: its members, its facilitator; the cap holds all.
  private func rows(of column: Column) -> [Int] {
    instance.members(of: column)
      + (column.facilitator.map { [instance.memberCapacities.count + $0] } ?? [])
  }

  /// Takes in the likeliest columns at the prices at hand.
  private mutating func join(
    _ pairsOfMember: Int, facilitators: Int, above least: Double, worth: Double
  ) {
    let offers = pricing.likelyColumns(
      prices: duals, pairsOfMember: pairsOfMember, facilitatorsOfPair: facilitators, above: least)
    for offer in offers where offer.reducedCost > worth {
      let column = offer.column
      guard rows(of: column).allSatisfy({ limits[$0] > 0 }), known.insert(column).inserted else {
        continue
      }
      pool.append(column)
      worths.append(Stage.value.worth(of: column, in: instance))
    }
  }

  /// Leaves out the columns that cost more.
  private mutating func keep(above least: Double) {
    let costs = reducedCosts()
    let kept = pool.indices.filter { costs[$0] > least }
    pool = kept.map { pool[$0] }
    worths = kept.map { worths[$0] }
    known = Set(pool)
  }

  private func reducedCosts() -> [Double] {
    pool.indices.map { number in
      rows(of: pool[number]).reduce(worths[number] - prices[prices.count - 1]) { $0 - prices[$1] }
    }
  }

  // MARK: Levelling

  /// Goes round the rows until their prices hardly move.
  private mutating func level(_ temperature: Double, rounds: Int) {
    var amounts = reducedCosts().map { exp(min($0 / temperature, 100)) }
    let lists = RowLists(pool.map(rows), rowCount: limits.count - 1)
    let cap = limits.count - 1
    for _ in 0..<rounds {
      var most = 0.0
      func move(_ row: Int, sum: Double) -> Double {
        let wish = sum > 0 ? temperature * log(sum / limits[row]) : -.infinity
        let step = max(-prices[row], wish)
        prices[row] += step
        most = max(most, abs(step))
        return step
      }
      for row in 0..<cap where limits[row] > 0 {
        let columns = lists.columns(of: row)
        var sum = 0.0
        for column in columns { sum += amounts[Int(column)] }
        let step = move(row, sum: sum)
        guard step != 0 else { continue }
        let factor = exp(-step / temperature)
        for column in columns { amounts[Int(column)] *= factor }
      }
      if limits[cap] < .infinity {
        let step = move(cap, sum: amounts.reduce(0, +))
        let factor = exp(-step / temperature)
        for column in amounts.indices { amounts[column] *= factor }
      }
      if most < temperature / 50 { break }
    }
  }
}

/// The columns of each row, one list after the other.
private struct RowLists {
  private var starts: [Int]
  private var list: [Int32]

  init(_ rowsOfColumns: [[Int]], rowCount: Int) {
    starts = Array(repeating: 0, count: rowCount + 1)
    for rows in rowsOfColumns { for row in rows { starts[row + 1] += 1 } }
    for row in 0..<rowCount { starts[row + 1] += starts[row] }
    list = Array(repeating: 0, count: starts[rowCount])
    var next = starts
    for (column, rows) in rowsOfColumns.enumerated() {
      for row in rows {
        list[next[row]] = Int32(column)
        next[row] += 1
      }
    }
  }

  func columns(of row: Int) -> ArraySlice<Int32> { list[starts[row]..<starts[row + 1]] }
}
