import LinearPrograms

extension Master {
  // MARK: Diving

  /// The columns of a solution, most chosen first.
  func columnsByChoice(_ values: [Double]) -> [Column] {
    values.indices.filter { values[$0] > Self.notChosen }
      .sorted { (values[$1], $0) < (values[$0], $1) }.map { columns[$0] }
  }

  /// Rounds the solution at hand to a whole one: fixes what is mostly chosen, solves again, repeats.
  ///
  /// - Returns: the chosen columns, or nothing where a fixing led nowhere or a stop came.
  func dive(from start: [Double], shouldStop: @escaping () -> Bool) throws -> [Column]? {
    var values = start
    var fixed: Set<Int> = []
    var room = Instance.Room(instance)
    defer {
      for number in fixed {
        // The bounds were valid before, so that taking them back cannot be refused.
        try? program.setBounds(.atLeast(0), ofColumn: fixedCount + number)
      }
    }
    while true {
      let free = values.indices.filter { values[$0] > Self.notChosen && !fixed.contains($0) }
        .sorted { (values[$1], $0) < (values[$0], $1) }
      let open = free.filter { values[$0] < 1 - Self.notChosen }
      if open.isEmpty { break }
      // What is wholly chosen, and of the rest an eighth, as far as it fits together.
      let whole = free.filter { values[$0] >= 1 - Self.notChosen }
      let mostly = open.prefix(max(1, open.count / 8))
        .filter { values[$0] > 0.5 || $0 == open[0] }
      for number in whole + mostly where room.take(columns[number]) {
        try program.setBounds(.atLeast(1), ofColumn: fixedCount + number)
        fixed.insert(number)
      }
      if !fixed.contains(open[0]) { return nil }
      guard !shouldStop(), let next = try solve(.dual, shouldStop: shouldStop), next.isOptimal
      else {
        return nil
      }
      values = next.values
    }
    // A stop may have left columns that no solution has been found with yet.
    return values.indices.filter { values[$0] > 0.5 }.map { columns[$0] }
  }

  /// What counts as zero in a solution of the linear program.
  private static let notChosen = 1e-6

  // MARK: Whole solutions

  /// What branch and cut says of the columns held.
  enum WholeOutcome {
    case optimal([Column])
    case stopped([Column]?, bound: Double)
    case none
  }

  /// Solves the program over whole numbers, starting from a known plan.
  func solveWhole(from plan: [Column], control: Control, nodeLimit: Int?) throws -> WholeOutcome {
    for number in columns.indices {
      try program.setInteger(true, ofColumn: fixedCount + number)
    }
    let chosen = Set(plan)
    let placed = instance.placedMembers(plan)
    let start =
      Array(repeating: 0.0, count: shortageCount)
      + severalPlaces.map { placed.contains($0) ? 1 : 0 }
      + columns.map { chosen.contains($0) ? 1 : 0 }
    var options = IntegerOptions()
    options.incumbent = plan.isEmpty ? nil : start
    options.nodeLimit = nodeLimit
    options.shouldStop = { control.stop() != nil }
    let stage = stage
    let count = columns.count
    options.progress = {
      control.report(
        .init(
          stage: stage, objective: $0.bestObjective.map { $0 / Self.scale },
          bound: $0.bound / Self.scale, columns: count))
    }
    func chosenColumns(_ solution: IntegerSolution) -> [Column] {
      columns.indices.filter { solution.values[fixedCount + $0] > 0.5 }
        .map { columns[$0] }
    }
    switch try program.solveInteger(options) {
    case .optimal(let solution): return .optimal(chosenColumns(solution))
    case .stopped(let best, let bound):
      return .stopped(best.map(chosenColumns), bound: bound / Self.scale)
    case .infeasible, .unbounded: return .none
    }
  }
}
