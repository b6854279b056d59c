import LinearPrograms
import TestSupport
import Testing

struct LiveChangeTests {
  @Test func `columns added to an optimum need fewer iterations than a fresh start`() throws {
    var (warm, cold) = (0, 0)
    for seed in 1...20 {
      var random = SplitMix64(seed: UInt64(seed))
      let plain = PlainProgram.packing(rows: 40, columns: 300, using: &random)
      let program = LiveProgram(plain.sense)
      for bounds in plain.rows { try program.addRow(bounds) }
      try program.addColumns((0..<270).map { plain.column($0) })
      #expect(try program.solveRelaxation().optimum != nil)
      #expect(try program.addColumns((270..<300).map { plain.column($0) }) == 270..<300)
      let resumed = try #require(try program.solveRelaxation().optimum)
      let fresh = try #require(try plain.live().solveRelaxation().optimum)
      #expect(near(resumed.objective, fresh.objective))
      warm += resumed.iterations
      cold += fresh.iterations
    }
    #expect(Double(warm) < 0.6 * Double(cold), "warm \(warm), cold \(cold)")
  }

  @Test func `rows added to an optimum are met by the dual method in few iterations`() throws {
    var (warm, cold) = (0, 0)
    for seed in 1...20 {
      var random = SplitMix64(seed: UInt64(seed))
      var plain = PlainProgram.packing(rows: 40, columns: 300, using: &random)
      let program = try plain.live()
      let before = try #require(try program.solveRelaxation().optimum)
      let used = before.columnValues.indices.filter { before.columnValues[$0] > 0.1 }.prefix(6)
      let limit = used.reduce(0) { $0 + before.columnValues[$1] } - 0.05
      try program.addRow(.atMost(limit), entries: used.map { Entry(index: $0, value: 1) })
      plain.rows.append(.atMost(limit))
      plain.matrix.append(plain.objective.indices.map { used.contains($0) ? 1 : 0 })
      let resumed = try #require(try program.solveRelaxation(.init(method: .dual)).optimum)
      let fresh = try #require(try plain.live().solveRelaxation().optimum)
      #expect(near(resumed.objective, fresh.objective))
      #expect(resumed.objective <= before.objective + 1e-9)
      warm += resumed.iterations
      cold += fresh.iterations
    }
    #expect(Double(warm) < 0.3 * Double(cold), "warm \(warm), cold \(cold)")
  }

  @Test(arguments: 1...40)
  func `removing columns leaves the program of the others`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let plain = PlainProgram.packing(rows: 15, columns: 50, using: &random)
    let program = try plain.live()
    let before = try #require(try program.solveRelaxation().optimum)
    let nonbasic = zip(program.columnStatuses, 0...).filter { $0.0 != .basic }.map(\.1)
    // Even seeds remove only columns that the optimum does not use, odd seeds any.
    let removed = Array(
      (seed.isMultiple(of: 2) ? nonbasic : Array(0..<50)).shuffled(using: &random).prefix(12))
    try program.removeColumns(removed)
    #expect(program.columnCount == 38)

    let kept = (0..<50).filter { !removed.contains($0) }
    let rest = LiveProgram(plain.sense)
    for bounds in plain.rows { try rest.addRow(bounds) }
    try rest.addColumns(kept.map { plain.column($0) })
    let after = try #require(try program.solveRelaxation().optimum)
    #expect(near(after.objective, try #require(try rest.solveRelaxation().optimum).objective))
    for (index, column) in kept.enumerated() {
      let reducedCost = plain.matrix.indices.reduce(plain.objective[column]) {
        $0 - after.rowDuals[$1] * plain.matrix[$1][column]
      }
      #expect(near(reducedCost, after.columnDuals[index]))
    }
    if seed.isMultiple(of: 2) {
      #expect(near(after.objective, before.objective))
      #expect(after.iterations == 0)
    }
  }

  @Test(arguments: 1...40)
  func `removing rows leaves the program of the others`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var plain = PlainProgram.feasible(rows: 8, columns: 10, using: &random)
    let program = try plain.live()
    let before = try #require(try program.solveRelaxation().optimum)
    let basic = zip(program.rowStatuses, 0...).filter { $0.0 == .basic }.map(\.1)
    let removed =
      seed.isMultiple(of: 2) ? basic : Array((0..<8).shuffled(using: &random).prefix(3))
    try program.removeRows(removed)
    #expect(program.rowCount == 8 - removed.count)
    for row in removed.sorted(by: >) {
      plain.rows.remove(at: row)
      plain.matrix.remove(at: row)
    }
    let after = try #require(try program.solveRelaxation().optimum)
    #expect(
      near(after.objective, try #require(try plain.live().solveRelaxation().optimum).objective))
    if seed.isMultiple(of: 2) {
      #expect(near(after.objective, before.objective))
      #expect(after.iterations == 0)
    }
  }

  @Test(arguments: 1...40)
  func `changing objective, bounds and coefficients equals building anew`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let old = PlainProgram.feasible(rows: 5, columns: 8, using: &random)
    var new = PlainProgram.feasible(rows: 5, columns: 8, using: &random)
    new.sense = old.sense
    let program = try old.live()
    #expect(try program.solveRelaxation().optimum != nil)
    for row in new.rows.indices {
      try program.setBounds(new.rows[row], ofRow: row)
      // Half of the seeds rewrite the matrix by rows, half by columns.
      if seed.isMultiple(of: 2) {
        try program.setEntries(
          (0..<8).map { Entry(index: $0, value: new.matrix[row][$0]) }, ofRow: row)
      }
    }
    for column in new.objective.indices {
      try program.setObjective(new.objective[column], ofColumn: column)
      try program.setBounds(new.columns[column], ofColumn: column)
      if !seed.isMultiple(of: 2) {
        try program.setEntries(new.column(column).entries, ofColumn: column)
      }
    }
    let changed = try #require(try program.solveRelaxation().optimum)
    #expect(
      near(changed.objective, try #require(try new.live().solveRelaxation().optimum).objective))
  }

  @Test func `a basis that is set again needs no iteration`() throws {
    var random = SplitMix64(seed: 5)
    let plain = PlainProgram.packing(rows: 30, columns: 100, using: &random)
    let program = try plain.live()
    let optimum = try #require(try program.solveRelaxation().optimum)
    let copy = try plain.live()
    try copy.setBasis(rows: program.rowStatuses, columns: program.columnStatuses)
    let again = try #require(try copy.solveRelaxation().optimum)
    #expect(again.iterations == 0)
    #expect(near(again.objective, optimum.objective))
  }

  @Test func `a basis of dependent columns is replaced`() throws {
    let plain = PlainProgram(
      sense: .maximise, rows: [.atMost(1), .atMost(1)], objective: [1, 2],
      columns: [.atLeast(0), .atLeast(0)], matrix: [[1, 2], [1, 2]])
    let program = try plain.live()
    try program.setBasis(rows: [.atUpper, .atUpper], columns: [.basic, .basic])
    #expect(near(try #require(try program.solveRelaxation().optimum).objective, 1))
  }

  @Test(arguments: 1...600)
  func `a basis that is singular, or nearly so, does no harm`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let size = Int.random(in: 2...9, using: &random)
    let density = Double.random(in: 0.1...0.6, using: &random)
    func line() -> [Double] {
      (0..<size).map { _ in
        Double.random(in: 0...1, using: &random) < density
          ? Double(Int.random(in: 1...3, using: &random)) : 0
      }
    }
    let old = PlainProgram(
      sense: .maximise, rows: (0..<size).map { _ in .atMost(4) },
      objective: (0..<size).map { Double($0 + 1) },
      columns: (0..<size).map { _ in .between(0, 9) }, matrix: (0..<size).map { _ in line() })
    let expected = try #require(try old.live().solveRelaxation().optimum)

    let program = try old.live()
    try program.setBasis(
      rows: old.rows.map { _ in .atUpper }, columns: old.columns.map { _ in .basic })
    #expect(near(try #require(try program.solveRelaxation().optimum).objective, expected.objective))

    var new = old
    new.matrix = old.matrix.map { _ in line() }
    for row in 0..<size {
      try program.setEntries(
        (0..<size).map { Entry(index: $0, value: new.matrix[row][$0]) }, ofRow: row)
    }
    let changed = try #require(try program.solveRelaxation().optimum)
    let fresh = try #require(try new.live().solveRelaxation().optimum)
    #expect(near(changed.objective, fresh.objective))
  }

  @Test func `a column fixed to zero keeps the warm start`() throws {
    var random = SplitMix64(seed: 9)
    var plain = PlainProgram.packing(rows: 40, columns: 200, using: &random)
    let program = try plain.live()
    let before = try #require(try program.solveRelaxation().optimum)
    let used = try #require(before.columnValues.firstIndex { $0 > 0.1 })
    try program.setBounds(.equal(0), ofColumn: used)
    plain.columns[used] = .equal(0)
    let after = try #require(try program.solveRelaxation(.init(method: .dual)).optimum)
    let fresh = try #require(try plain.live().solveRelaxation().optimum)
    #expect(near(after.objective, fresh.objective))
    #expect(after.iterations < fresh.iterations)
  }

  @Test func `an empty list changes nothing`() throws {
    let program = LiveProgram(.minimise)
    #expect(try program.addColumns([]) == 0..<0)
    try program.removeColumns([])
    try program.removeRows([])
    #expect(program.rowCount == 0)
    #expect(program.columnCount == 0)
    #expect(program.entryCount == 0)
  }
}
