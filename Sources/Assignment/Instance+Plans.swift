extension Instance {
  /// Whether a set of columns keeps every rule: capacities, caseloads, the cap, required pairs.
  package func isPlan(_ columns: [Column]) -> Bool {
    keepsLimits(columns)
      && pairs.indices.allSatisfy { number in
        !pairs[number].isRequired || columns.contains { $0.pair == number }
      }
      && zip(caseloads, loads(of: columns)).allSatisfy { $0.minimum <= $1 }
  }

  /// What each facilitator carries, in units of `loadOfPair`.
  package func loads(of columns: [Column]) -> [Int] {
    var loads = Array(repeating: 0, count: caseloads.count)
    for column in columns {
      if let facilitator = column.facilitator { loads[facilitator] += loadOfPair }
    }
    return loads
  }

  /// Whether a set of columns exceeds nothing, whatever it may lack.
  private func keepsLimits(_ columns: [Column]) -> Bool {
    var places = memberCapacities
    for column in columns {
      places[pairs[column.pair].first] -= 1
      places[pairs[column.pair].second] -= 1
    }
    return places.allSatisfy { $0 >= 0 }
      && zip(caseloads, loads(of: columns)).allSatisfy { $1 <= $0.capacity }
      && Set(columns.map(\.pair)).count == columns.count
      && columns.count <= maximumPairs ?? .max
      && columns.allSatisfy { column in
        column.facilitator.map { allows($0, for: pairs[column.pair]) }
          ?? allowsNoFacilitator(for: pairs[column.pair])
      }
  }

  /// A plan made by taking the best column that still fits, again and again.
  func greedyPlan(of candidates: [Column]) -> [Column] {
    var places = memberCapacities
    var room = caseloads.map(\.capacity)
    var taken: Set<Int> = []
    var plan: [Column] = []
    let sorted = candidates.map { (column: $0, units: units(of: $0)) }
      .sorted { ($1.units, $0.column) < ($0.units, $1.column) }
    for (column, _) in sorted where plan.count < maximumPairs ?? .max {
      let pair = pairs[column.pair]
      guard places[pair.first] > 0, places[pair.second] > 0, !taken.contains(column.pair),
        column.facilitator.map({ room[$0] >= loadOfPair }) ?? true
      else { continue }
      places[pair.first] -= 1
      places[pair.second] -= 1
      if let facilitator = column.facilitator { room[facilitator] -= loadOfPair }
      taken.insert(column.pair)
      plan.append(column)
    }
    return plan
  }
}
