/// One round as numbers: who may be with whom, under whom, and what each choice is worth.
///
/// Members and facilitators are known by their index only. A *column* is a pair with a facilitator
/// (or with none, where none is required); a plan is a set of columns that keeps
///
///     each member i       Σ x ≤ b_i                 (its capacity)
///     each facilitator f  m_f ≤ Σ load · x ≤ c_f    (its minimum and capacity)
///     all                 Σ x ≤ K                   (the round's cap)
///     each pair           Σ x ≤ 1, or = 1 where it is required
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
    /// Whether a plan must contain the pair.
    package var isRequired: Bool
    /// The only facilitators that the pair may have, ascending; `nil` where no lock says so.
    package var onlyFacilitators: [Int]?

    package init(
      first: Int, second: Int, focus: Int, worth: Double, isRequested: Bool = false,
      isRequired: Bool = false, onlyFacilitators: [Int]? = nil
    ) {
      self.first = first
      self.second = second
      self.focus = focus
      self.worth = worth
      self.isRequested = isRequested
      self.isRequired = isRequired
      self.onlyFacilitators = onlyFacilitators
    }
  }

  /// The fewest and the most that a facilitator carries, in units of `loadOfPair`.
  package struct Caseload: Equatable, Sendable {
    package var minimum: Int
    package var capacity: Int

    package init(minimum: Int = 0, capacity: Int) {
      self.minimum = minimum
      self.capacity = capacity
    }
  }

  /// The most pairs that each member joins.
  package var memberCapacities: [Int]
  /// In ascending order of (first, second); a pair once.
  package var pairs: [Pair]
  package var caseloads: [Caseload]
  package var fits: FitTable
  /// What a fit of 1 adds to the value of a pair, in units of the objective.
  package var fitScale: Double
  /// What one pair takes of a facilitator's capacity: 1, or 2 where districts are counted.
  package var loadOfPair: Int
  package var facilitatorIsRequired: Bool
  /// The most pairs in a plan; `nil` is no cap.
  package var maximumPairs: Int?
  /// The least that a column is worth to be in a plan, in units of 1e-9.
  var minimumUnits: Int64 = 0

  package init(
    memberCapacities: [Int], pairs: [Pair], caseloads: [Caseload], fits: FitTable,
    fitScale: Double, loadOfPair: Int = 1, facilitatorIsRequired: Bool = true,
    maximumPairs: Int? = nil
  ) {
    self.memberCapacities = memberCapacities
    self.pairs = pairs
    self.caseloads = caseloads
    self.fits = fits
    self.fitScale = fitScale
    self.loadOfPair = loadOfPair
    self.facilitatorIsRequired = facilitatorIsRequired
    self.maximumPairs = maximumPairs
  }
}

extension Instance {
  /// Whether a facilitator may guide a pair, its caseload apart.
  package func allows(_ facilitator: Int, for pair: Pair) -> Bool {
    if let only = pair.onlyFacilitators, !only.contains(facilitator) { return false }
    return fits.allows(facilitator, pair.first, pair.second)
  }

  /// Whether a pair may be formed without a facilitator.
  package func allowsNoFacilitator(for pair: Pair) -> Bool {
    !facilitatorIsRequired && pair.onlyFacilitators == nil
  }

  /// Whether a column may be in a plan, capacities apart.
  package func allows(_ column: Column) -> Bool {
    let pair = pairs[column.pair]
    let isAllowed =
      column.facilitator.map { allows($0, for: pair) } ?? allowsNoFacilitator(for: pair)
    return isAllowed && reachesMinimum(column)
  }

  /// Whether a column is worth enough to be in a plan.
  func reachesMinimum(_ column: Column) -> Bool {
    minimumUnits <= 0 || units(of: column) >= minimumUnits
  }

  /// How many of a pair's members have one place only, so that the pair is what places them.
  func singleMembers(of pair: Pair) -> Int {
    (memberCapacities[pair.first] == 1 ? 1 : 0) + (memberCapacities[pair.second] == 1 ? 1 : 0)
  }

  /// The value of a column in units of 1e-9 of the objective, rounded once.
  package func units(of column: Column) -> Int64 {
    let pair = pairs[column.pair]
    let fit = column.facilitator.map { fits.fit($0, pair.first, pair.second, focus: pair.focus) }
    return Int64(((pair.worth + fitScale * (fit ?? 0)) * Column.unitsPerOne).rounded())
  }

  /// Every column there is, in ascending order; for small instances, exports and tests.
  package func allColumns() -> [Column] {
    let facilitators = [nil] + caseloads.indices.map(Optional.some)
    return pairs.indices.flatMap { pair in
      facilitators.map { Column(pair: pair, facilitator: $0) }.filter(allows)
    }
  }
}

/// A pair with its facilitator: one thing that a plan may contain.
package struct Column: Hashable, Sendable {
  /// The index in `Instance.pairs`.
  package var pair: Int
  /// The index in `Instance.caseloads`; `nil` is no facilitator.
  package var facilitator: Int?

  package init(pair: Int, facilitator: Int?) {
    self.pair = pair
    self.facilitator = facilitator
  }

  /// Values are integers in these units, so that a proof is exact.
  package static let unitsPerOne = 1e9
}

extension Column: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    (left.pair, left.facilitator ?? -1) < (right.pair, right.facilitator ?? -1)
  }
}
