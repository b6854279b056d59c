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
    let all = Dictionary(grouping: instance.allColumns(), by: \.partners)
    let choices = all.values.sorted { $0[0] < $1[0] }
    var places = instance.memberCapacities
    func search(_ number: Int) {
      if number == choices.count {
        guard instance.isPlan(chosen), Set(forced).isSubset(of: chosen) else { return }
        let units = chosen.map(instance.units)
        let found = Worth(
          requests: chosen.reduce(0) { $0 + instance.requests(in: $1) },
          placed: goal == .value ? 0 : instance.placedMembers(chosen).count,
          lowest: goal == .fair ? chosen.map(instance.unitsOfMember).min() ?? 0 : 0,
          units: units.reduce(0, +))
        if best.map({ $0 < found }) ?? true { best = found }
        return
      }
      search(number + 1)
      let members = instance.members(of: choices[number][0])
      guard members.allSatisfy({ places[$0] > 0 }),
        !chosen.contains(where: { column in
          instance.members(of: column).count { members.contains($0) } > 1
        })
      else { return }
      for member in members { places[member] -= 1 }
      for column in choices[number] {
        chosen.append(column)
        search(number + 1)
        chosen.removeLast()
      }
      for member in members { places[member] += 1 }
    }
    search(0)
    return best
  }
}
