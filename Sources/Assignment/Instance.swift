/// One round as numbers: who may be with whom, under whom, and what each choice is worth.
///
/// Members and facilitators are known by their index only. A *column* is a pair or a group with a
/// facilitator (or with none, where none is required); a plan is a set of columns that keeps
///
///     each member i       Σ x ≤ b_i                 (its capacity)
///     each facilitator f  m_f ≤ Σ load · x ≤ c_f    (its minimum and capacity)
///     all                 Σ x ≤ K                   (the round's cap)
///     each couple i, j    Σ x with both ≤ 1
///     each set T that is to be together    Σ x with all of T = 1
///
/// and maximises `Σ value · x`.
package struct Instance: Sendable {
  /// Two members that may form a partnership.
  package struct Pair: Equatable, Sendable {
    /// The members, `first < second`.
    package var first: Int
    package var second: Int
    /// The row of `FitTable.expertise` that holds for this pair.
    package var focus: Int
    /// The value of the pair without a facilitator, 0 or more, in units of the objective.
    package var worth: Double
    /// Whether both asked for each other.
    package var isRequested: Bool

    package init(
      first: Int, second: Int, focus: Int, worth: Double, isRequested: Bool = false
    ) {
      self.first = first
      self.second = second
      self.focus = focus
      self.worth = worth
      self.isRequested = isRequested
    }
  }

  /// A partnership with all these members has one of these facilitators.
  package struct Guidance: Equatable, Sendable {
    package var members: [Int]
    package var facilitators: Set<Int>

    package init(members: [Int], facilitators: Set<Int>) {
      self.members = members
      self.facilitators = facilitators
    }
  }

  /// A limit on how many of certain columns a plan has.
  package struct Side: Sendable {
    package enum Limit: Equatable, Sendable {
      case atLeast(Int)
      case atMost(Int)
    }

    package var columns: Set<Column>
    package var limit: Limit

    package init(_ columns: Set<Column>, _ limit: Limit) {
      self.columns = columns
      self.limit = limit
    }
  }

  /// The fewest and the most that a facilitator carries, in partnerships or members.
  package struct Caseload: Equatable, Sendable {
    package var minimum: Int
    package var capacity: Int

    package init(minimum: Int = 0, capacity: Int) {
      self.minimum = minimum
      self.capacity = capacity
    }
  }

  /// The most partnerships that each member joins.
  package var memberCapacities: [Int]
  /// In ascending order of (first, second); a pair once.
  package var pairs: [Pair]
  /// The groups of three or more that may be formed; `nil` where only pairs are.
  package var groups: GroupRules?
  /// Sets of members that a plan keeps in one partnership, perhaps with others; each ascending.
  package var together: [[Int]]
  package var guidance: [Guidance]
  /// Members that asked for each other and are no pair by themselves, or are one.
  package var requests: Set<Couple>
  package var caseloads: [Caseload]
  package var fits: FitTable
  /// What a fit of 1 adds to each member's value.
  package var fitShare: Double
  /// Whether a partnership takes as much of a facilitator's capacity as it has members, and not 1.
  package var loadCountsMembers: Bool
  package var facilitatorIsRequired: Bool
  /// The most partnerships in a plan; `nil` is no cap.
  package var maximumCount: Int?
  /// What a plan must keep of other plans, or must not repeat of them.
  package var sides: [Side] = []
  /// The least that each member of a partnership gets of it, in units of 1e-9.
  var minimumUnits: Int64 = 0

  package init(
    memberCapacities: [Int], pairs: [Pair], groups: GroupRules? = nil, together: [[Int]] = [],
    guidance: [Guidance] = [], caseloads: [Caseload], fits: FitTable, fitShare: Double,
    loadCountsMembers: Bool = false, facilitatorIsRequired: Bool = true, maximumCount: Int? = nil
  ) {
    self.memberCapacities = memberCapacities
    self.pairs = pairs
    self.groups = groups
    self.together = together
    self.guidance = guidance
    requests = Set(pairs.filter(\.isRequested).map { Couple($0.first, $0.second) })
    self.caseloads = caseloads
    self.fits = fits
    self.fitShare = fitShare
    self.loadCountsMembers = loadCountsMembers
    self.facilitatorIsRequired = facilitatorIsRequired
    self.maximumCount = maximumCount
  }
}

extension Instance {
  // MARK: Columns

  /// The members of a column, ascending.
  package func members(of column: Column) -> [Int] {
    switch column.partners {
    case .pair(let number): [pairs[number].first, pairs[number].second]
    case .group(let group): group.members
    }
  }

  /// Calls `body` with each member of a column, ascending.
  @inline(__always)
  func forEachMember(of column: Column, _ body: (Int) -> Void) {
    switch column.partners {
    case .pair(let number):
      body(pairs[number].first)
      body(pairs[number].second)
    case .group(let group): group.members.forEach(body)
    }
  }

  package func size(of column: Column) -> Int {
    switch column.partners {
    case .pair: 2
    case .group(let group): group.members.count
    }
  }

  /// The row of `FitTable.expertise` that holds for a column.
  package func focus(of column: Column) -> Int {
    switch column.partners {
    case .pair(let number): pairs[number].focus
    case .group(let group): group.focus
    }
  }

  /// What a partnership of this size takes of its facilitator's capacity.
  package func load(ofSize size: Int) -> Int { loadCountsMembers ? size : 1 }

  /// What a fit of 1 adds to the value of a partnership of this size.
  func fitScale(ofSize size: Int) -> Double { Double(size) * fitShare }

  /// How many couples of a column asked for each other.
  package func requests(in column: Column) -> Int {
    switch column.partners {
    case .pair(let number): pairs[number].isRequested ? 1 : 0
    case .group(let group):
      requests.isEmpty ? 0 : Couple.all(of: group.members).count(where: requests.contains)
    }
  }

  /// How many members of a column have one place only, so that it is what places them.
  func singleMembers(of column: Column) -> Int {
    var count = 0
    forEachMember(of: column) { if memberCapacities[$0] == 1 { count += 1 } }
    return count
  }

  /// The value of a column in units of 1e-9 of the objective, rounded once.
  package func units(of column: Column) -> Int64 {
    let size: Int
    let worth: Double
    var fit = 0.0
    switch column.partners {
    case .pair(let number):
      let pair = pairs[number]
      (size, worth) = (2, pair.worth)
      if let facilitator = column.facilitator {
        fit = fits.fit(facilitator, pair.first, pair.second, focus: pair.focus)
      }
    case .group(let group):
      (size, worth) = (group.members.count, group.worth)
      if let facilitator = column.facilitator {
        fit = fits.fit(facilitator, group.members, focus: group.focus)
      }
    }
    return Int64(((worth + fitScale(ofSize: size) * fit) * Column.unitsPerOne).rounded())
  }

  // MARK: What is allowed

  /// Whether a facilitator may guide a partnership of these members, its caseload apart.
  package func allows(_ facilitator: Int, for members: [Int]) -> Bool {
    let isFit =
      members.count == 2
      ? fits.allows(facilitator, members[0], members[1]) : fits.allows(facilitator, members)
    return isFit && guidanceAllows(facilitator, for: members)
  }

  @inline(__always)
  func guidanceAllows(_ facilitator: Int, for members: @autoclosure () -> [Int]) -> Bool {
    if guidance.isEmpty { return true }
    let members = members()
    return guidance.allSatisfy {
      $0.facilitators.contains(facilitator) || !$0.members.allSatisfy(members.contains)
    }
  }

  /// Whether a partnership of these members may be formed without a facilitator.
  package func allowsNoFacilitator(for members: [Int]) -> Bool {
    !facilitatorIsRequired
      && (guidance.isEmpty
        || !guidance.contains { $0.members.allSatisfy(members.contains) })
  }

  /// Whether a column may be in a plan, capacities apart.
  package func allows(_ column: Column) -> Bool {
    let members = members(of: column)
    let isAllowed =
      column.facilitator.map { allows($0, for: members) } ?? allowsNoFacilitator(for: members)
    return isAllowed && reachesMinimum(column)
  }

  /// Whether a column is worth enough to be in a plan.
  func reachesMinimum(_ column: Column) -> Bool {
    minimumUnits <= 0 || unitsOfMember(column) >= minimumUnits
  }

  /// What each member gets of a column, rounded down, in units of 1e-9.
  package func unitsOfMember(_ column: Column) -> Int64 {
    units(of: column) / Int64(size(of: column))
  }

  /// Every column there is, in ascending order; for small instances, exports and tests.
  package func allColumns() -> [Column] {
    let facilitators = [nil] + caseloads.indices.map(Optional.some)
    let partners =
      pairs.indices.map(Column.Partners.pair) + (groups?.all() ?? []).map(Column.Partners.group)
    return partners.flatMap { partners in
      facilitators.map { Column(partners, facilitator: $0) }.filter(allows)
    }
  }
}
