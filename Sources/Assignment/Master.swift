import LinearPrograms

/// The linear program of the columns seen so far; it grows by columns and by cuts.
///
/// Rows: one for each member, one for each facilitator, the cap, one for each set kept together, one
/// for each side, then what is added on the way: the fixed number of requests, couples that may be together only once,
/// cuts. Columns: what is missing of each minimum and of each set kept together (held at zero once the stage
/// `requirements` has shown that nothing need be missing); whether each member with several places
/// is placed, if that is counted; then the columns of the instance.
final class Master {
  let instance: Instance
  let program: LiveProgram
  /// The columns of the instance that the program holds, in the order in which they came.
  private(set) var columns: [Column] = []
  private(set) var cuts: [HalfCut] = []

  private var known: Set<Column> = []
  /// What values are multiplied by before GLPK sees them.
  ///
  /// It takes a reduced cost below 1e-7 for none, whatever the objective's size. So scaled, what it
  /// passes over is less than a unit, even over all columns.
  static let scale = 1e4
  /// Iterations cost more the more rows there are, and a stop has to wait for the end of a chunk.
  private static let rowsTimesChunk = 6_000_000

  let shortageCount: Int
  /// The members whose placing has a row and a column of its own, ascending.
  ///
  /// With `z_i ≤ Σ x over the columns with i` and `z_i ≤ 1`, `z_i` says whether `i` is placed. For
  /// members with one place only, `Σ x` says so by itself.
  let severalPlaces: [Int]
  private let firstPlacementRow: Int
  /// The columns before those of the instance.
  let fixedCount: Int
  /// Where the rows begin that are added on the way.
  let firstAddedRow: Int
  private let countRow: Int?
  private(set) var requestRow: Int?
  private var requestsHonoured = 0
  private(set) var coverageRow: Int?
  private var membersPlaced = 0
  /// The rows of couples that may be together only once.
  var coupleRows: [Couple: Int] = [:]
  private let firstTogetherRow: Int
  private let firstSideRow: Int
  private(set) var cutRows: [Int] = []
  private var cutIndex: CutIndex
  private(set) var stage: Stage

  /// Creates the program without columns of the instance.
  ///
  /// With `countsPlaced`, a stage may ask how many members are placed.
  init(_ instance: Instance, stage: Stage, countsPlaced: Bool) throws {
    self.instance = instance
    self.stage = stage
    cutIndex = CutIndex([], in: instance)
    let program = LiveProgram(.maximise)
    for capacity in instance.memberCapacities { try program.addRow(.atMost(Double(capacity))) }
    for caseload in instance.caseloads {
      let capacity = Double(caseload.capacity)
      if caseload.minimum == caseload.capacity {
        try program.addRow(.equal(capacity))
      } else if caseload.minimum > 0 {
        try program.addRow(.between(Double(caseload.minimum), capacity))
      } else {
        try program.addRow(.atMost(capacity))
      }
    }
    countRow = try instance.maximumCount.map { try program.addRow(.atMost(Double($0))) }
    var shortages: [LinearPrograms.Column] = []
    let firstFacilitator = instance.memberCapacities.count
    for (facilitator, caseload) in instance.caseloads.enumerated() where caseload.minimum > 0 {
      shortages.append(
        LinearPrograms.Column(
          objective: -Self.scale, bounds: .atLeast(0),
          entries: [Entry(index: firstFacilitator + facilitator, value: 1)]))
    }
    firstTogetherRow = program.rowCount
    for _ in instance.together {
      let row = try program.addRow(.equal(1))
      shortages.append(
        LinearPrograms.Column(
          objective: -Self.scale, bounds: .atLeast(0), entries: [Entry(index: row, value: 1)]))
    }
    firstSideRow = program.rowCount
    for side in instance.sides {
      switch side.limit {
      case .atMost(let most): try program.addRow(.atMost(Double(most)))
      case .atLeast(let least):
        let row = try program.addRow(.atLeast(Double(least)))
        shortages.append(
          LinearPrograms.Column(
            objective: -Self.scale, bounds: .atLeast(0), entries: [Entry(index: row, value: 1)]))
      }
    }
    shortageCount = shortages.count
    severalPlaces =
      countsPlaced
      ? instance.memberCapacities.indices.filter { instance.memberCapacities[$0] > 1 } : []
    firstPlacementRow = program.rowCount
    let placements = try severalPlaces.map { _ in
      LinearPrograms.Column(
        objective: 0, bounds: .between(0, 1),
        entries: [Entry(index: try program.addRow(.atMost(0)), value: 1)])
    }
    fixedCount = shortages.count + placements.count
    firstAddedRow = program.rowCount
    _ = try program.addColumns(shortages + placements)
    self.program = program
  }

  /// Whether anything has to be there whatever the objective.
  static func hasRequirements(_ instance: Instance) -> Bool {
    instance.caseloads.contains { $0.minimum > 0 } || !instance.together.isEmpty
      || instance.sides.contains { if case .atLeast = $0.limit { true } else { false } }
  }

  // MARK: Growing

  /// Adds the columns that the program does not hold yet, and says how many that were.
  func add(_ candidates: [Column]) throws -> Int {
    let fresh = candidates.filter { known.insert($0).inserted }
    guard !fresh.isEmpty else { return 0 }
    _ = try program.addColumns(
      fresh.map {
        LinearPrograms.Column(
          objective: Self.scale * stage.worth(of: $0, in: instance), bounds: .atLeast(0),
          entries: entries(of: $0))
      })
    columns += fresh
    return fresh.count
  }

  private func entries(of column: Column) -> [Entry] {
    let members = instance.members(of: column)
    let firstFacilitator = instance.memberCapacities.count
    var entries = members.map { Entry(index: $0, value: 1) }
    if let facilitator = column.facilitator {
      entries.append(
        Entry(
          index: firstFacilitator + facilitator,
          value: Double(instance.load(ofSize: members.count))))
    }
    if let countRow { entries.append(Entry(index: countRow, value: 1)) }
    let requests = instance.requests(in: column)
    if let requestRow, requests > 0 {
      entries.append(Entry(index: requestRow, value: Double(requests)))
    }
    for (number, set) in instance.together.enumerated()
    where set.allSatisfy(members.contains) {
      entries.append(Entry(index: firstTogetherRow + number, value: 1))
    }
    for (number, side) in instance.sides.enumerated() where side.columns.contains(column) {
      entries.append(Entry(index: firstSideRow + number, value: 1))
    }
    if !coupleRows.isEmpty {
      for couple in Couple.all(of: members) {
        if let row = coupleRows[couple] { entries.append(Entry(index: row, value: 1)) }
      }
    }
    let single = instance.singleMembers(of: column)
    if let coverageRow, single > 0 {
      entries.append(Entry(index: coverageRow, value: Double(single)))
    }
    for (place, member) in severalPlaces.enumerated() where members.contains(member) {
      entries.append(Entry(index: firstPlacementRow + place, value: -1))
    }
    func add(_ cut: Int, _ inside: Int) {
      let coefficient = cutIndex.coefficient(
        ofCut: cut, inside: inside, facilitator: column.facilitator)
      if coefficient != 0 {
        entries.append(Entry(index: cutRows[cut], value: Double(coefficient)))
      }
    }
    cutIndex.forEachCut(of: column, in: instance, add)
    return entries
  }

  /// Adds cuts over the columns held, and for those to come.
  func add(_ fresh: [HalfCut]) throws {
    let index = CutIndex(fresh, in: instance)
    var entries = Array(repeating: [Entry](), count: fresh.count)
    for (number, column) in columns.enumerated() {
      index.forEachCut(of: column, in: instance) { cut, inside in
        let coefficient = index.coefficient(
          ofCut: cut, inside: inside, facilitator: column.facilitator)
        guard coefficient != 0 else { return }
        entries[cut].append(Entry(index: fixedCount + number, value: Double(coefficient)))
      }
    }
    for (cut, entries) in zip(fresh, entries) {
      cutRows.append(try program.addRow(.atMost(Double(cut.limit)), entries: entries))
      cutIndex.append(cut, in: instance)
      cuts.append(cut)
    }
  }

  /// Removes the columns that are not to be kept; those that are basic stay.
  func keepColumns(where isKept: (Column) -> Bool) throws {
    let statuses = program.columnStatuses
    let removed = columns.indices.filter {
      statuses[fixedCount + $0] != .basic && !isKept(columns[$0])
    }
    try program.removeColumns(removed.map { fixedCount + $0 })
    var isRemoved = Array(repeating: false, count: columns.count)
    for number in removed {
      isRemoved[number] = true
      known.remove(columns[number])
    }
    columns = columns.indices.filter { !isRemoved[$0] }.map { columns[$0] }
  }

  /// Adds rows for couples that the solution has together more than once, and says how many.
  func addBrokenCoupleRows(_ values: [Double]) throws -> Int {
    var sums: [Couple: Double] = [:]
    for (number, column) in columns.enumerated() where values[number] > 0 {
      for couple in couplesWithSeveralPlaces(of: column) {
        sums[couple, default: 0] += values[number]
      }
    }
    let broken = sums.filter { $0.value > 1 + 1e-6 && coupleRows[$0.key] == nil }.keys.sorted()
    try addCoupleRows(broken)
    return broken.count
  }

  /// Adds the row of every couple that could be together more than once.
  func addAllCoupleRows() throws {
    try addCoupleRows(
      Set(columns.flatMap(couplesWithSeveralPlaces)).filter { coupleRows[$0] == nil }.sorted())
  }

  /// Couples both of whom have several places: others are together once as it is.
  private func couplesWithSeveralPlaces(of column: Column) -> [Couple] {
    Couple.all(
      of: instance.members(of: column).filter { instance.memberCapacities[$0] > 1 })
  }

  private func addCoupleRows(_ couples: [Couple]) throws {
    guard !couples.isEmpty else { return }
    var entries: [Couple: [Entry]] = [:]
    let wanted = Set(couples)
    for (number, column) in columns.enumerated() {
      for couple in couplesWithSeveralPlaces(of: column) where wanted.contains(couple) {
        entries[couple, default: []].append(Entry(index: fixedCount + number, value: 1))
      }
    }
    for couple in couples {
      coupleRows[couple] = try program.addRow(.atMost(1), entries: entries[couple] ?? [])
    }
  }

  // MARK: Stages

  /// Holds at zero what may be missing of the requirements.
  func requireEverything() throws {
    for column in 0..<shortageCount { try program.setBounds(.equal(0), ofColumn: column) }
  }

  /// Fixes how many mutual requests a plan honours at least.
  func honour(requests: Int) throws {
    requestsHonoured = requests
    let entries: [Entry] = columns.enumerated().compactMap { number, column in
      let count = instance.requests(in: column)
      return count == 0 ? nil : Entry(index: fixedCount + number, value: Double(count))
    }
    requestRow = try program.addRow(.atLeast(Double(requests)), entries: entries)
  }

  /// Fixes how many different members a plan places at least.
  func place(members: Int) throws {
    membersPlaced = members
    let entries: [Entry] =
      severalPlaces.indices.map { Entry(index: shortageCount + $0, value: 1) }
      + columns.enumerated().compactMap { number, column in
        let single = instance.singleMembers(of: column)
        return single == 0 ? nil : Entry(index: fixedCount + number, value: Double(single))
      }
    coverageRow = try program.addRow(.atLeast(Double(members)), entries: entries)
  }

  func begin(_ stage: Stage) throws {
    self.stage = stage
    for place in severalPlaces.indices {
      try program.setObjective(
        stage == .coverage ? Self.scale : 0, ofColumn: shortageCount + place)
    }
    for (number, column) in columns.enumerated() {
      try program.setObjective(
        Self.scale * stage.worth(of: column, in: instance), ofColumn: fixedCount + number)
    }
  }

  // MARK: Solving

  /// A solution of the linear program: one value for each column held, and the prices of its rows.
  struct Relaxation {
    var objective: Double
    var values: [Double]
    var prices: Prices
    /// Whether the simplex method ended by its own rules.
    var isOptimal: Bool
  }

  /// Solves the relaxation from the basis at hand.
  ///
  /// - Returns: nothing where no solution exists, or where a stop came before the first one.
  func solve(_ method: RelaxationOptions.Method, shouldStop: @escaping () -> Bool) throws
    -> Relaxation?
  {
    var options = RelaxationOptions()
    options.method = method
    options.iterationsPerChunk = max(200, min(1000, Self.rowsTimesChunk / max(1, program.rowCount)))
    options.shouldStop = shouldStop
    let solution: RelaxedSolution
    let isOptimal: Bool
    switch try program.solveRelaxation(options) {
    case .optimal(let found): (solution, isOptimal) = (found, true)
    case .stopped(let found?): (solution, isOptimal) = (found, false)
    case .stopped(nil), .infeasible, .unbounded: return nil
    }
    let prices = prices(solution.rowDuals.map { $0 / Self.scale })
    return Relaxation(
      objective: solution.objective / Self.scale,
      values: Array(solution.columnValues[fixedCount...]),
      prices: prices,
      isOptimal: isOptimal)
  }

  /// What no whole or fractional solution over the columns held exceeds, however exact the simplex
  /// method was.
  func bound(_ relaxation: Relaxation) -> Double {
    relaxation.prices.dualObjective
      + relaxation.prices.repair(
        Array(
          zip(columns, relaxation.prices.reducedCosts(of: columns, stage: stage, in: instance))
            .map { (column: $0, reducedCost: $1) }),
        in: instance)
  }

  /// The duals by meaning, with those that must not be negative cut off at zero.
  ///
  /// Their value is
  ///
  ///     Σ b·u + Σ (c·v⁺ − m·v⁻) + K·λ − R·μ − N·ν + Σ rows of 1 + Σ limit·π + Σ max(0, w + ν − p),
  ///
  /// where the last sum is over the members whose placing has a column: `w` is its worth in the
  /// stage, `ν` what the fixed number of placed members earns, `p` the price of its row.
  private func prices(_ duals: [Double]) -> Prices {
    let memberCount = instance.memberCapacities.count
    // Rows "at least" have duals of at most zero: what they ask for earns the opposite.
    let request = requestRow.map { max(0, -duals[$0]) } ?? 0
    let coverage = coverageRow.map { max(0, -duals[$0]) } ?? 0
    let count = countRow.map { max(0, duals[$0]) } ?? 0
    var value =
      count * Double(instance.maximumCount ?? 0) - request * Double(requestsHonoured)
      - coverage * Double(membersPlaced)

    var members = duals[..<memberCount].map { max(0, $0) }
    for (member, capacity) in instance.memberCapacities.enumerated() {
      value += members[member] * Double(capacity)
      if capacity == 1 { members[member] -= coverage }
    }
    let worth = stage == .coverage ? 1.0 : 0
    var placements: [Int: Double] = [:]
    for (place, member) in severalPlaces.enumerated() {
      let price = max(0, duals[firstPlacementRow + place])
      if price > 0 { placements[member] = price }
      value += max(0, worth + coverage - price)
      members[member] -= price
    }

    var facilitators = Array(duals[memberCount..<memberCount + instance.caseloads.count])
    for (facilitator, caseload) in instance.caseloads.enumerated() {
      if caseload.minimum == 0 { facilitators[facilitator] = max(0, facilitators[facilitator]) }
      let price = facilitators[facilitator]
      value += price * Double(price > 0 ? caseload.capacity : caseload.minimum)
    }
    var couples: [Couple: Double] = [:]
    for (couple, row) in coupleRows where duals[row] > 0 { couples[couple] = duals[row] }
    for couple in couples.keys.sorted() { value += couples[couple] ?? 0 }
    let together = Array(duals[firstTogetherRow..<firstTogetherRow + instance.together.count])
    for price in together { value += price }
    let sides = instance.sides.enumerated().map { number, side in
      let dual = duals[firstSideRow + number]
      let price: Double
      switch side.limit {
      case .atMost(let most):
        price = max(0, dual)
        value += price * Double(most)
      case .atLeast(let least):
        price = min(0, dual)
        value += price * Double(least)
      }
      return price
    }
    let cutPrices = cutRows.map { max(0, duals[$0]) }
    for (cut, price) in zip(cuts, cutPrices) { value += price * Double(cut.limit) }
    return Prices(
      members: members, facilitators: facilitators, count: count, request: request,
      coverage: coverage, placements: placements, couples: couples, together: together,
      sides: sides, cuts: cuts, cutPrices: cutPrices, dualObjective: value)
  }

  /// Prices of zero, with the value that they have in the stage at hand.
  func noPrices() -> Prices {
    var prices = Prices.zero(for: instance)
    if stage == .coverage { prices.dualObjective = Double(severalPlaces.count) }
    return prices
  }
}
