import LinearPrograms
import TestSupport
import Testing

struct IntegerTests {
  private static let everyCut: [IntegerOptions.Cuts] = [
    [], .gomory, .mixedIntegerRounding, .cover, .clique,
    [.gomory, .mixedIntegerRounding, .cover, .clique],
  ]

  @Test func `the smallest program whose relaxation is fractional`() throws {
    let program = LiveProgram(.maximise)
    try program.addRow(.atMost(3))
    try program.addColumn(
      objective: 1, bounds: .between(0, 9), isInteger: true, entries: [Entry(index: 0, value: 2)])
    #expect(
      try program.solveInteger() == .optimal(IntegerSolution(objective: 1, values: [1])))
  }

  @Test func `no whole number between the bounds of a row is infeasible`() throws {
    let program = LiveProgram(.maximise)
    try program.addRow(.equal(1))
    try program.addColumn(
      objective: 1, bounds: .between(0, 9), isInteger: true, entries: [Entry(index: 0, value: 2)])
    #expect(try program.solveRelaxation().optimum != nil)
    #expect(try program.solveInteger() == .infeasible)
  }

  @Test func `an integer program can be unbounded, or have no rows or no columns`() throws {
    let open = LiveProgram(.maximise)
    try open.addRow(.atLeast(0))
    try open.addColumn(
      objective: 1, bounds: .atLeast(0), isInteger: true, entries: [Entry(index: 0, value: 1)])
    #expect(try open.solveInteger() == .unbounded)

    let boxed = LiveProgram(.minimise)
    try boxed.addColumn(objective: -2, bounds: .between(0, 3), isInteger: true, entries: [])
    #expect(
      try boxed.solveInteger() == .optimal(IntegerSolution(objective: -6, values: [3])))

    let bare = LiveProgram(.minimise)
    try bare.addRow(.atMost(1))
    #expect(try bare.solveInteger() == .optimal(IntegerSolution(objective: 0, values: [])))
  }

  @Test func `a program without integer columns is its relaxation`() throws {
    var random = SplitMix64(seed: 3)
    let plain = PlainProgram.feasible(rows: 4, columns: 6, using: &random)
    let relaxed = try #require(try plain.live().solveRelaxation().optimum)
    #expect(
      near(try #require(try plain.live().solveInteger().optimum).objective, relaxed.objective))
  }

  @Test(arguments: 1...60)
  func `the best knapsack is that of the enumeration`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let count = Int.random(in: 1...9, using: &random)
    let weights = (0..<count).map { _ in Double(Int.random(in: 1...30, using: &random)) }
    let plain = PlainProgram(
      sense: .maximise, rows: [.atMost((weights.reduce(0, +) / 2).rounded())],
      objective: weights.map { $0 + Double(Int.random(in: 0...5, using: &random)) },
      columns: weights.map { _ in .between(0, 1) }, matrix: [weights], isInteger: true)
    let best = try #require(plain.bestByEnumeration())
    for cuts in Self.everyCut {
      let solution = try #require(try plain.live().solveInteger(.init(cuts: cuts)).optimum)
      #expect(solution.objective == best)
      #expect(plain.isFeasible(solution.values))
    }
  }

  @Test(arguments: 1...80)
  func `the best of random integer programs is that of the enumeration`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(1000 + seed))
    var plain = PlainProgram.feasible(rows: 4, columns: 5, using: &random)
    plain.isInteger = true
    plain.columns = plain.columns.map { _ in .between(0, 4) }
    // Without room around the point, few of these rows have an integer solution.
    plain.rows = plain.rows.map { bounds in
      Bounds(lower: bounds.lower.map { $0 - 4 }, upper: bounds.upper.map { $0 + 4 })
    }
    let best = plain.bestByEnumeration()
    for cuts in Self.everyCut {
      let outcome = try plain.live().solveInteger(.init(cuts: cuts, feasibilityPump: seed < 20))
      #expect(outcome.optimum?.objective == best)
      if best == nil { #expect(outcome == .infeasible) }
    }
  }

  @Test(arguments: 1...40)
  func `branches that we choose lead to the best as those of pseudocosts do`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(7000 + seed))
    // Couples of points, each point once: odd circles leave halves to branch on.
    let points = 9
    let couples = (0..<points).flatMap { one in (one + 1..<points).map { (one, $0) } }
      .filter { _ in Int.random(in: 0...2, using: &random) > 0 }
    let plain = PlainProgram(
      sense: .maximise, rows: (0..<points).map { _ in .atMost(1) },
      objective: couples.map { _ in Double(Int.random(in: 90...110, using: &random)) },
      columns: couples.map { _ in .between(0, 1) },
      matrix: (0..<points).map { point in
        couples.map { $0.0 == point || $0.1 == point ? 1 : 0 }
      }, isInteger: true)
    let usual = try #require(try plain.live().solveInteger(.init(cuts: [])).optimum)
    var nodes = 0
    let ours = try plain.live().solveInteger(
      .init(cuts: [], pseudocostEffort: 0, progress: { nodes = max(nodes, $0.nodes) }))
    let solution = try #require(ours.optimum)
    #expect(near(solution.objective, usual.objective))
    #expect(plain.isFeasible(solution.values))
    #expect(nodes > 0)
  }

  @Test(arguments: 1...40)
  func `the best assignment of people to places is that of all permutations`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let size = 4
    let costs = (0..<size * size).map { _ in Double(Int.random(in: 1...50, using: &random)) }
    let matrix = (0..<2 * size).map { row in
      (0..<size * size).map { column in
        (row < size ? column / size == row : column % size == row - size) ? 1.0 : 0
      }
    }
    let plain = PlainProgram(
      sense: .minimise, rows: matrix.map { _ in .equal(1) }, objective: costs,
      columns: costs.map { _ in .between(0, 1) }, matrix: matrix, isInteger: true)
    func cheapest(_ person: Int, _ taken: Set<Int>) -> Double {
      guard person < size else { return 0 }
      return (0..<size).filter { !taken.contains($0) }
        .map { costs[person * size + $0] + cheapest(person + 1, taken.union([$0])) }
        .min() ?? .infinity
    }
    #expect(try plain.live().solveInteger().optimum?.objective == cheapest(0, []))
  }

  @Test func `a search leaves the relaxation as it was`() throws {
    let plain = hardPacking(seed: 4)
    let program = try plain.live()
    let before = try #require(try program.solveRelaxation().optimum)
    let first = try program.solveInteger()
    let after = try #require(try program.solveRelaxation().optimum)
    #expect(program.rowCount == plain.rows.count)
    #expect(after.iterations == 0)
    #expect(near(after.objective, before.objective))
    #expect(try program.solveInteger() == first)
    #expect(try plain.live().solveInteger() == first)
  }

  @Test func `an integer program that grows is solved anew`() throws {
    let program = LiveProgram(.maximise)
    try program.addRow(.atMost(3))
    try program.addColumn(
      objective: 1, bounds: .between(0, 9), isInteger: true, entries: [Entry(index: 0, value: 2)])
    #expect(try program.solveInteger().optimum?.objective == 1)
    try program.addColumn(
      objective: 5, bounds: .between(0, 1), isInteger: true, entries: [Entry(index: 0, value: 1)])
    #expect(try program.solveInteger().optimum?.values == [1, 1])
    try program.setInteger(false, ofColumn: 0)
    try program.setObjective(1.5, ofColumn: 0)
    try program.setBounds(.atMost(4), ofRow: 0)
    #expect(try program.solveInteger().optimum?.values == [1.5, 1])
    try program.setInteger(true, ofColumn: 0)
    #expect(try program.solveInteger().optimum?.values == [1, 1])
  }

  @Test func `an incumbent survives a search that is stopped at once`() throws {
    let plain = hardPacking(seed: 2)
    let incumbent = plain.greedy()
    let worth = plain.value(of: incumbent)
    for options in [
      IntegerOptions(incumbent: incumbent, nodeLimit: 0),
      IntegerOptions(incumbent: incumbent, shouldStop: { true }),
      IntegerOptions(incumbent: incumbent, timeLimit: 0),
    ] {
      let program = try plain.live()
      for isRelaxed in [false, true] {
        if isRelaxed { _ = try program.solveRelaxation() }
        guard case .stopped(let best?, let bound) = try program.solveInteger(options) else {
          Issue.record("The search was not stopped with a solution.")
          continue
        }
        #expect(best.values == incumbent)
        #expect(near(best.objective, worth))
        #expect(bound >= worth)
        #expect(bound.isFinite == (isRelaxed || options.nodeLimit == 0))
      }
    }
  }

  @Test func `an optimal incumbent is given to the search and kept`() throws {
    let plain = hardPacking(seed: 6)
    let optimum = try #require(try plain.live().solveInteger().optimum)
    var reports: [IntegerProgress] = []
    let outcome = try plain.live().solveInteger(
      .init(incumbent: optimum.values, progress: { reports.append($0) }))
    #expect(outcome.optimum == optimum)
    #expect(reports.first.flatMap(\.bestObjective).map { near($0, optimum.objective) } == true)
    #expect(reports.first?.nodes == 1)
  }

  @Test(arguments: 1...15)
  func `a stopped search has a true bound and a feasible best`(seed: Int) throws {
    let plain = hardPacking(seed: UInt64(seed))
    let optimum = try #require(try plain.live().solveInteger().optimum)
    var last = Double.infinity
    for limit in [0, 1, 2, 5, 10, 20] {
      switch try plain.live().solveInteger(.init(cuts: [], nodeLimit: limit)) {
      case .stopped(let best, let bound):
        #expect(bound >= optimum.objective - 1e-9)
        #expect(bound <= last + 1e-9)
        last = bound
        if let best {
          #expect(plain.isFeasible(best.values))
          #expect(best.values.allSatisfy { $0 == $0.rounded() })
          #expect(best.objective <= optimum.objective + 1e-9)
        }
      case .optimal(let solution): #expect(near(solution.objective, optimum.objective))
      case .infeasible, .unbounded: Issue.record("The program has an optimum.")
      }
    }
  }

  @Test func `more nodes give a tighter bound than the relaxation`() throws {
    var tightened = 0
    for seed in 1...15 {
      let program = try hardPacking(seed: UInt64(seed)).live()
      let relaxed = try #require(try program.solveRelaxation().optimum)
      if case .stopped(_, let bound) = try program.solveInteger(.init(cuts: [], nodeLimit: 20)),
        bound < relaxed.objective - 1e-3
      {
        tightened += 1
      }
    }
    #expect(tightened > 0)
  }

  @Test func `the bound of a changed program is not that of the old one`() throws {
    let program = try hardPacking(seed: 3).live()
    let before = try #require(try program.solveRelaxation().optimum)
    try program.setObjective(50, ofColumn: 0)
    guard case .stopped(_, let bound) = try program.solveInteger(.init(nodeLimit: 0)) else {
      Issue.record("The search was not stopped.")
      return
    }
    #expect(bound >= 50)
    #expect(before.objective < 50)
  }

  @Test(arguments: 1...15)
  func `a minimising search that is stopped has a true bound`(seed: Int) throws {
    var plain = hardPacking(seed: UInt64(seed))
    plain.sense = .minimise
    plain.objective = plain.objective.map { -$0 }
    let optimum = try #require(try plain.live().solveInteger().optimum)
    guard
      case .stopped(_, let bound) = try plain.live().solveInteger(.init(cuts: [], nodeLimit: 2))
    else { return }
    #expect(bound <= optimum.objective + 1e-9)
    #expect(bound.isFinite)
  }

  @Test(arguments: 1...15)
  func `a search that ends by its gap says how far the best can be`(seed: Int) throws {
    let plain = hardPacking(seed: UInt64(seed))
    let optimum = try #require(try plain.live().solveInteger().optimum)
    switch try plain.live().solveInteger(.init(relativeGap: 0.1, cuts: [])) {
    case .stopped(let best?, let bound):
      #expect(best.objective <= optimum.objective + 1e-9)
      #expect(bound >= optimum.objective - 1e-9)
      #expect(bound <= best.objective * 1.1 + 1e-9)
    case .optimal(let solution): #expect(near(solution.objective, optimum.objective))
    default: Issue.record("The program has an optimum.")
    }
  }

  @Test func `a cutoff asks whether there is anything as good`() throws {
    let plain = hardPacking(seed: 8)
    let program = try plain.live()
    let relaxed = try #require(try program.solveRelaxation().optimum)
    let optimum = try #require(try program.solveInteger().optimum)
    let within = try program.solveInteger(.init(cutoff: optimum.objective - 0.01))
    #expect(near(try #require(within.optimum).objective, optimum.objective))
    #expect(try program.solveInteger(.init(cutoff: optimum.objective + 0.01)) == .infeasible)
    #expect(try program.solveInteger(.init(cutoff: relaxed.objective + 1)) == .infeasible)
    #expect(program.rowCount == plain.rows.count)
    let after = try #require(try program.solveRelaxation().optimum)
    #expect(near(after.objective, relaxed.objective))
    #expect(after.iterations == 0)
  }

  @Test func `reports come with better solutions and tighter bounds`() throws {
    var count = 0
    for seed: UInt64 in 8...16 {
      var reports: [IntegerProgress] = []
      let outcome = try hardPacking(seed: seed).live().solveInteger(
        .init(cuts: [], progress: { reports.append($0) }))
      let optimum = try #require(outcome.optimum)
      for (earlier, later) in zip(reports, reports.dropFirst()) {
        #expect(later.bound <= earlier.bound)
        #expect(later.nodes >= earlier.nodes)
        #expect((later.bestObjective ?? 0) >= (earlier.bestObjective ?? 0))
      }
      #expect(reports.allSatisfy { $0.bound >= optimum.objective - 1e-9 })
      if let last = reports.last?.bestObjective { #expect(near(last, optimum.objective)) }
      count += reports.count
    }
    #expect(count > 3)
  }

  /// Triples of districts: an odd structure whose relaxation is fractional.
  private func hardPacking(seed: UInt64) -> PlainProgram {
    var random = SplitMix64(seed: seed)
    var plain = PlainProgram.packing(rows: 22, columns: 70, using: &random)
    plain.isInteger = true
    plain.columns = plain.columns.map { _ in .between(0, 1) }
    return plain
  }
}

extension PlainProgram {
  /// Takes columns in order while they fit.
  fileprivate func greedy() -> [Double] {
    var values = [Double](repeating: 0, count: columns.count)
    for column in columns.indices {
      values[column] = 1
      if !isFeasible(values) { values[column] = 0 }
    }
    return values
  }
}
