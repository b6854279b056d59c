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
      && columns.allSatisfy(allows)
  }

  /// The members that a set of columns places.
  package func placedMembers(_ columns: [Column]) -> Set<Int> {
    Set(columns.flatMap { [pairs[$0.pair].first, pairs[$0.pair].second] })
  }

  /// A plan made by taking the column of most value that still fits, again and again.
  func greedyPlan(of candidates: [Column]) -> [Column] {
    greedyPlan(
      inOrder: candidates.map { (column: $0, units: units(of: $0)) }
        .sorted { ($1.units, $0.column) < ($0.units, $1.column) }.map(\.column))
  }

  /// A plan made by taking each column in turn that still fits; it may lack what is required.
  func greedyPlan(inOrder columns: [Column]) -> [Column] {
    var room = Room(self)
    return columns.filter { room.take($0) }
  }

  /// The places that the columns taken so far leave.
  struct Room {
    private let instance: Instance
    private var members: [Int]
    private var facilitators: [Int]
    private var pairs: Set<Int> = []
    private var left: Int

    init(_ instance: Instance) {
      self.instance = instance
      members = instance.memberCapacities
      facilitators = instance.caseloads.map(\.capacity)
      left = instance.maximumPairs ?? .max
    }

    /// Takes a column if it still fits, and says whether it did.
    mutating func take(_ column: Column) -> Bool {
      let pair = instance.pairs[column.pair]
      guard left > 0, members[pair.first] > 0, members[pair.second] > 0,
        !pairs.contains(column.pair),
        column.facilitator.map({ facilitators[$0] >= instance.loadOfPair }) ?? true
      else { return false }
      left -= 1
      members[pair.first] -= 1
      members[pair.second] -= 1
      if let facilitator = column.facilitator { facilitators[facilitator] -= instance.loadOfPair }
      pairs.insert(column.pair)
      return true
    }
  }
}
