import LinearPrograms
import Testing

/// The table of signs that `RelaxedSolution` promises.
struct DualSignTests {
  /// One column `x` in a wide range and one row `x ? 2`, with the objective `slope · x`.
  private func dual(
    _ sense: LiveProgram.Sense, slope: Double, row: Bounds
  ) throws -> Double {
    let program = LiveProgram(sense)
    try program.addRow(row)
    try program.addColumn(
      objective: slope, bounds: .between(-100, 100), entries: [Entry(index: 0, value: 1)])
    let solution = try #require(try program.solveRelaxation().optimum)
    #expect(near(solution.columnDuals[0], slope - solution.rowDuals[0]))
    return solution.rowDuals[0]
  }

  @Test func `maximising, a binding upper row has a price above zero`() throws {
    #expect(try dual(.maximise, slope: 3, row: .atMost(2)) == 3)
    #expect(try dual(.maximise, slope: 3, row: .between(1, 2)) == 3)
  }

  @Test func `maximising, a binding lower row has a price below zero`() throws {
    #expect(try dual(.maximise, slope: -3, row: .atLeast(2)) == -3)
    #expect(try dual(.maximise, slope: -3, row: .between(2, 5)) == -3)
  }

  @Test func `minimising, a binding upper row has a price below zero`() throws {
    #expect(try dual(.minimise, slope: -3, row: .atMost(2)) == -3)
  }

  @Test func `minimising, a binding lower row has a price above zero`() throws {
    #expect(try dual(.minimise, slope: 3, row: .atLeast(2)) == 3)
  }

  @Test(arguments: [LiveProgram.Sense.minimise, .maximise], [-3.0, 3.0])
  func `an equality row has the price of the objective, whichever its sign`(
    sense: LiveProgram.Sense, slope: Double
  ) throws {
    #expect(try dual(sense, slope: slope, row: .equal(2)) == slope)
  }

  @Test(arguments: [LiveProgram.Sense.minimise, .maximise])
  func `a row that does not bind has no price`(sense: LiveProgram.Sense) throws {
    #expect(try dual(sense, slope: 1, row: .between(-200, 200)) == 0)
  }

  @Test func `a column at its lower bound is not worth raising`() throws {
    for (sense, slope) in [(LiveProgram.Sense.maximise, -2.0), (.minimise, 2.0)] {
      let program = LiveProgram(sense)
      try program.addRow(.atMost(10))
      try program.addColumn(
        objective: slope, bounds: .between(1, 5), entries: [Entry(index: 0, value: 1)])
      let solution = try #require(try program.solveRelaxation().optimum)
      #expect(solution.columnValues == [1])
      #expect(solution.columnDuals == [slope])
    }
  }
}
