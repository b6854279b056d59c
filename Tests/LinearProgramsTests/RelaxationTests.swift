import LinearPrograms
import TestSupport
import Testing

struct RelaxationTests {
  @Test(arguments: [RelaxationOptions.Method.primal, .dual])
  func `the smallest program with an optimum`(method: RelaxationOptions.Method) throws {
    let program = LiveProgram(.maximise)
    try program.addRow(.atMost(4))
    try program.addColumn(objective: 3, bounds: .atLeast(0), entries: [Entry(index: 0, value: 2)])
    let solution = try #require(try program.solveRelaxation(.init(method: method)).optimum)
    #expect(solution.objective == 6)
    #expect(solution.isFeasible)
    #expect(solution.columnValues == [2])
    #expect(solution.rowValues == [4])
    #expect(solution.rowDuals == [1.5])
    #expect(solution.columnDuals == [0])
  }

  /// Reference: Beale, "Cycling in the dual simplex algorithm", Naval Research Logistics Quarterly
  /// 2(4), 1955. doi:10.1002/nav.3800020406
  @Test(arguments: [RelaxationOptions.Method.primal, .dual])
  func `Beale's degenerate program, on which textbook rules cycle`(
    method: RelaxationOptions.Method
  ) throws {
    let plain = PlainProgram(
      sense: .minimise, rows: [.atMost(0), .atMost(0), .atMost(1)],
      objective: [-0.75, 150, -0.02, 6],
      columns: Array(repeating: .atLeast(0), count: 4),
      matrix: [[0.25, -60, -0.04, 9], [0.5, -90, -0.02, 3], [0, 0, 1, 0]])
    let outcome = try plain.live().solveRelaxation(.init(method: method, iterationsPerChunk: 1))
    let solution = try #require(outcome.optimum)
    #expect(near(solution.objective, -0.05))
  }

  @Test(arguments: [RelaxationOptions.Method.primal, .dual])
  func `rows that contradict each other are infeasible`(method: RelaxationOptions.Method) throws {
    let program = LiveProgram(.minimise)
    let column = try program.addColumn(objective: 1, bounds: .free, entries: [])
    try program.addRow(.atLeast(2), entries: [Entry(index: column, value: 1)])
    try program.addRow(.atMost(1), entries: [Entry(index: column, value: 1)])
    #expect(try program.solveRelaxation(.init(method: method)) == .infeasible)
  }

  @Test(arguments: [RelaxationOptions.Method.primal, .dual])
  func `an objective without limit is unbounded`(method: RelaxationOptions.Method) throws {
    let program = LiveProgram(.maximise)
    try program.addRow(.atLeast(1))
    try program.addColumn(objective: 1, bounds: .atLeast(0), entries: [Entry(index: 0, value: 1)])
    #expect(try program.solveRelaxation(.init(method: method)) == .unbounded)
  }

  @Test(arguments: [RelaxationOptions.Method.primal, .dual])
  func `infeasible comes before unbounded`(method: RelaxationOptions.Method) throws {
    let program = LiveProgram(.maximise)
    try program.addColumn(objective: 1, bounds: .atLeast(0), entries: [])
    try program.addColumn(objective: 0, bounds: .atLeast(0), entries: [])
    try program.addRow(.atMost(-1), entries: [Entry(index: 1, value: 1)])
    try program.addRow(.atLeast(0), entries: [Entry(index: 0, value: 1)])
    #expect(try program.solveRelaxation(.init(method: method)) == .infeasible)
  }

  @Test func `a program without rows or without columns is solved`() throws {
    let empty = LiveProgram(.minimise)
    #expect(try empty.solveRelaxation().optimum?.objective == 0)

    let boxed = LiveProgram(.maximise)
    try boxed.addColumn(objective: 2, bounds: .between(-1, 3), entries: [])
    #expect(try boxed.solveRelaxation().optimum?.columnValues == [3])

    let open = LiveProgram(.maximise)
    try open.addColumn(objective: 2, bounds: .atLeast(0), entries: [])
    #expect(try open.solveRelaxation() == .unbounded)

    let bare = LiveProgram(.minimise)
    try bare.addRow(.atLeast(1))
    #expect(try bare.solveRelaxation() == .infeasible)
  }

  @Test func `an equality row and a ranged row hold`() throws {
    let plain = PlainProgram(
      sense: .maximise, rows: [.equal(3), .between(1, 2)], objective: [1, 3],
      columns: [.atLeast(0), .atLeast(0)], matrix: [[1, 1], [-1, 1]])
    let solution = try #require(try plain.live().solveRelaxation().optimum)
    #expect(near(solution.columnValues[0], 0.5) && near(solution.columnValues[1], 2.5))
    #expect(near(solution.rowValues[0], 3) && near(solution.rowValues[1], 2))
  }

  @Test(arguments: 1...200)
  func `values keep every rule, and their objective equals that of the duals`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let plain = PlainProgram.feasible(
      rows: Int.random(in: 1...8, using: &random), columns: Int.random(in: 1...12, using: &random),
      using: &random)
    for method in [RelaxationOptions.Method.primal, .dual] {
      let program = try plain.live()
      let solution = try #require(try program.solveRelaxation(.init(method: method)).optimum)
      #expect(plain.isFeasible(solution.columnValues))
      #expect(near(solution.objective, plain.value(of: solution.columnValues)))
      #expect(near(solution.objective, plain.dualObjective(solution.rowDuals)))
      #expect(near(solution.objective, try program.bound(rowDuals: solution.rowDuals)))
    }
  }

  @Test(arguments: 1...50)
  func `any prices bound every feasible point`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let plain = PlainProgram.feasible(rows: 4, columns: 6, using: &random)
    let program = try plain.live()
    let optimum = try #require(try program.solveRelaxation().optimum)
    let prices = plain.rows.map { _ in Double.random(in: -2...2, using: &random) }
    let bound = try program.bound(rowDuals: prices)
    #expect(
      plain.sense == .minimise
        ? bound <= optimum.objective + 1e-9 : bound >= optimum.objective - 1e-9)
  }

  @Test func `prices towards a side without limit give no bound`() throws {
    let program = LiveProgram(.maximise)
    try program.addRow(.atMost(4))
    try program.addColumn(objective: 3, bounds: .atLeast(0), entries: [Entry(index: 0, value: 2)])
    #expect(try program.bound(rowDuals: [1.5]) == 6)
    #expect(try program.bound(rowDuals: [2]) == 8)
    #expect(try program.bound(rowDuals: [1]) == .infinity)
    #expect(try program.bound(rowDuals: [-1]) == .infinity)
  }

  @Test func `a solve that is stopped at once has no solution`() throws {
    var random = SplitMix64(seed: 1)
    let program = try PlainProgram.packing(rows: 20, columns: 60, using: &random).live()
    #expect(try program.solveRelaxation(.init(shouldStop: { true })) == .stopped(nil))
    #expect(try program.solveRelaxation(.init(iterationLimit: 0)) == .stopped(nil))
  }

  @Test(arguments: 1...20)
  func `a stopped solve keeps its prices consistent, bounds the optimum, and goes on`(
    seed: Int
  ) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let plain = PlainProgram.packing(rows: 30, columns: 120, using: &random)
    let whole = try #require(try plain.live().solveRelaxation().optimum)
    let program = try plain.live()
    let limit = whole.iterations / 2
    guard case .stopped(let found) = try program.solveRelaxation(.init(iterationLimit: limit)),
      let stopped = found
    else {
      Issue.record("The solve was not stopped.")
      return
    }
    #expect(stopped.iterations == limit)
    for column in plain.objective.indices {
      let reducedCost = plain.matrix.indices.reduce(plain.objective[column]) {
        $0 - stopped.rowDuals[$1] * plain.matrix[$1][column]
      }
      #expect(near(reducedCost, stopped.columnDuals[column]))
    }
    #expect(stopped.objective <= whole.objective + 1e-9)
    #expect(try program.bound(rowDuals: stopped.rowDuals) >= whole.objective - 1e-9)
    let resumed = try #require(try program.solveRelaxation().optimum)
    #expect(near(resumed.objective, whole.objective))
    #expect(resumed.iterations < whole.iterations)
  }

  @Test func `the question whether to stop comes between chunks`() throws {
    var random = SplitMix64(seed: 7)
    let program = try PlainProgram.packing(rows: 40, columns: 200, using: &random).live()
    var questions = 0
    let outcome = try program.solveRelaxation(
      .init(
        iterationsPerChunk: 5,
        shouldStop: {
          questions += 1
          return questions == 4
        }))
    guard case .stopped(let solution?) = outcome else {
      Issue.record("The solve was not stopped.")
      return
    }
    #expect(questions == 4)
    #expect((1...15).contains(solution.iterations))
  }

  @Test func `chunks of one iteration reach the same optimum`() throws {
    for seed in 1...20 {
      var random = SplitMix64(seed: UInt64(seed))
      let plain = PlainProgram.packing(rows: 15, columns: 60, using: &random)
      let whole = try #require(try plain.live().solveRelaxation().optimum)
      let chunks = try plain.live().solveRelaxation(.init(iterationsPerChunk: 1))
      #expect(near(whole.objective, try #require(chunks.optimum).objective))
    }
  }

  @Test func `the same program gives the same digits and iterations`() throws {
    var random = SplitMix64(seed: 11)
    let plain = PlainProgram.packing(rows: 40, columns: 200, using: &random)
    let first = try plain.live().solveRelaxation()
    #expect(try plain.live().solveRelaxation() == first)
  }
}

extension PlainProgram {
  /// The objective of the dual program at these row prices, from the arrays alone.
  fileprivate func dualObjective(_ prices: [Double]) -> Double {
    func best(_ slope: Double, _ bounds: Bounds) -> Double {
      guard abs(slope) > 1e-9 else { return 0 }
      let ends = [
        slope * (bounds.lower ?? -.infinity),
        slope * (bounds.upper ?? .infinity),
      ]
      return sense == .minimise ? min(ends[0], ends[1]) : max(ends[0], ends[1])
    }
    let fromRows = zip(prices, rows).reduce(0) { $0 + best($1.0, $1.1) }
    return objective.indices.reduce(fromRows) { total, column in
      let reducedCost = matrix.indices.reduce(objective[column]) {
        $0 - prices[$1] * matrix[$1][column]
      }
      return total + best(reducedCost, columns[column])
    }
  }
}
