import Assignment
import LinearPrograms
import Testing

/// Instances too large for trying every plan, against GLPK's own search over all columns.
struct FullProgramTests {
  @Test(arguments: 1...150)
  func `the optimum is that of the program with every column in it`(seed: Int) throws {
    var traits = Instance.Traits()
    traits.members = 14 + seed % 9
    traits.facilitators = 4 + seed % 4
    traits.density = [0.5, 0.8, 1][seed % 3]
    traits.coarse = seed.isMultiple(of: 4)
    traits.groups = seed.isMultiple(of: 3)
    if traits.groups { traits.members = 10 + seed % 4 }
    let instance = Instance.random(traits, seed: UInt64(6000 + seed))
    let best = try #require(try Self.optimum(of: instance))
    var bare = Optimiser()
    bare.effort.pairsAtStart = 1
    bare.effort.facilitatorsAtStart = 1
    bare.effort.rounds = false
    bare.effort.columnsForPlan = 0
    var smooth = Optimiser()
    smooth.effort.membersToSmooth = 0
    for optimiser in [Optimiser(), bare, smooth] {
      let result = try optimiser.solve(instance)
      #expect(result.status == .optimal)
      #expect(instance.isPlan(result.columns))
      #expect(abs(result.objective - best) < 1e-8)
    }
  }

  /// The best sum of values, by branch and cut over all columns.
  private static func optimum(of instance: Instance) throws -> Double? {
    let program = LiveProgram(.maximise)
    for capacity in instance.memberCapacities { try program.addRow(.atMost(Double(capacity))) }
    for caseload in instance.caseloads { try program.addRow(.atMost(Double(caseload.capacity))) }
    let columns = instance.allColumns()
    let values = columns.map { Double(instance.units(of: $0)) / Assignment.Column.unitsPerOne }
    for (column, value) in zip(columns, values) {
      var entries = instance.members(of: column).map { Entry(index: $0, value: 1) }
      if let facilitator = column.facilitator {
        entries.append(Entry(index: instance.memberCapacities.count + facilitator, value: 1))
      }
      // Scaled, so that what GLPK takes for zero is far below the values compared.
      try program.addColumn(
        objective: 1e4 * value, bounds: .between(0, 1), isInteger: true, entries: entries)
    }
    guard case .optimal(let solution) = try program.solveInteger() else { return nil }
    return zip(values, solution.values).reduce(0) { $0 + $1.0 * $1.1.rounded() }
  }
}
