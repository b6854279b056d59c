import Assignment

/// Every plan of a small instance, tried one by one.
struct BruteForce {
  let instance: Instance
  /// Columns that a plan must contain.
  var forced: [Column] = []

  var goal = Optimiser.Goal.value

  /// What a plan counts, the first difference deciding.
  struct Worth: Equatable {
    var requests: Int
    /// 0 for goal `value`.
    var placed: Int
    /// Of the lowest column, in units; 0 but for goal `fair`.
    var lowest: Int64
    var units: Int64

    static func < (left: Self, right: Self) -> Bool {
      (left.requests, left.placed, left.lowest, left.units)
        < (right.requests, right.placed, right.lowest, right.units)
    }
  }

  /// The best plan's worth; `nil` where there is no plan.
  func best() -> Worth? {
    var best: Worth?
    var chosen: [Column] = []
    let choices = instance.pairs.indices.map { number -> [Column] in
      instance.allColumns().filter { $0.pair == number }
    }
    var places = instance.memberCapacities
    func search(_ number: Int) {
      if number == instance.pairs.count {
        guard instance.isPlan(chosen), Set(forced).isSubset(of: chosen) else { return }
        let units = chosen.map(instance.units)
        let found = Worth(
          requests: chosen.count { instance.pairs[$0.pair].isRequested },
          placed: goal == .value ? 0 : instance.placedMembers(chosen).count,
          lowest: goal == .fair ? units.min() ?? 0 : 0, units: units.reduce(0, +))
        if best.map({ $0 < found }) ?? true { best = found }
        return
      }
      search(number + 1)
      let pair = instance.pairs[number]
      guard places[pair.first] > 0, places[pair.second] > 0 else { return }
      places[pair.first] -= 1
      places[pair.second] -= 1
      for column in choices[number] {
        chosen.append(column)
        search(number + 1)
        chosen.removeLast()
      }
      places[pair.first] += 1
      places[pair.second] += 1
    }
    search(0)
    return best
  }
}
