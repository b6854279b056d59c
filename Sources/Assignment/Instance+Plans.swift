extension Instance {
  /// Whether a set of columns keeps every rule: capacities, caseloads, the cap, what is together.
  package func isPlan(_ columns: [Column]) -> Bool {
    keepsLimits(columns)
      && together.allSatisfy { set in
        columns.contains { set.allSatisfy(members(of: $0).contains) }
      }
      && zip(caseloads, loads(of: columns)).allSatisfy { $0.minimum <= $1 }
      && sides.allSatisfy { side in
        let count = columns.count(where: side.columns.contains)
        return switch side.limit {
        case .atLeast(let least): count >= least
        case .atMost(let most): count <= most
        }
      }
  }

  /// What each facilitator carries.
  package func loads(of columns: [Column]) -> [Int] {
    var loads = Array(repeating: 0, count: caseloads.count)
    for column in columns {
      if let facilitator = column.facilitator {
        loads[facilitator] += load(ofSize: size(of: column))
      }
    }
    return loads
  }

  /// Whether a set of columns exceeds nothing, whatever it may lack.
  private func keepsLimits(_ columns: [Column]) -> Bool {
    var room = Room(self)
    return columns.allSatisfy { allows($0) && room.take($0) }
  }

  /// The members that a set of columns places.
  package func placedMembers(_ columns: [Column]) -> Set<Int> {
    Set(columns.flatMap(members))
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
    /// Members with several places that are together already.
    private var couples: Set<Couple> = []
    private var left: Int

    init(_ instance: Instance) {
      self.instance = instance
      members = instance.memberCapacities
      facilitators = instance.caseloads.map(\.capacity)
      left = instance.maximumCount ?? .max
    }

    /// Takes a column if it still fits, and says whether it did.
    mutating func take(_ column: Column) -> Bool {
      guard left > 0 else { return false }
      let partners = instance.members(of: column)
      let load = instance.load(ofSize: partners.count)
      guard partners.allSatisfy({ members[$0] > 0 }),
        column.facilitator.map({ facilitators[$0] >= load }) ?? true
      else { return false }
      let open = partners.filter { instance.memberCapacities[$0] > 1 }
      let fresh = Couple.all(of: open)
      guard !fresh.contains(where: couples.contains) else { return false }
      couples.formUnion(fresh)
      left -= 1
      for member in partners { members[member] -= 1 }
      if let facilitator = column.facilitator { facilitators[facilitator] -= load }
      return true
    }
  }
}
