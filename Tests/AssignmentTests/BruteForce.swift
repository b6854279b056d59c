import Assignment

/// Every plan of a small instance, tried one by one.
struct BruteForce {
  let instance: Instance
  /// Columns that a plan must contain.
  var forced: [Column] = []

  /// The most requests honoured, then the largest value in units; `nil` where there is no plan.
  func best() -> (requests: Int, units: Int64)? {
    var best: (requests: Int, units: Int64)?
    var chosen: [Column] = []
    let choices = instance.pairs.indices.map { number -> [Column] in
      instance.allColumns().filter { $0.pair == number }
    }
    var places = instance.memberCapacities
    func search(_ number: Int) {
      if number == instance.pairs.count {
        guard instance.isPlan(chosen), Set(forced).isSubset(of: chosen) else { return }
        let found = (
          requests: chosen.count { instance.pairs[$0.pair].isRequested },
          units: chosen.reduce(Int64(0)) { $0 + instance.units(of: $1) }
        )
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
