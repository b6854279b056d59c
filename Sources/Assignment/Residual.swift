import LinearPrograms

/// The integer program over the few columns that can still be part of a better plan.
///
/// If no plan exceeds `U` and one with value `L` is known, then a column whose reduced cost is
/// below `L − U` is in no better plan (reduced-cost fixing). What remains is small; it is tightened
/// by half cuts, fixed again, and given to branch and cut with the known plan as a start.
struct Residual {
  let instance: Instance
  let stage: Stage
  /// Ascending; every column that may be in a better plan, and those of the plan at hand.
  let columns: [Column]
  /// The plan at hand and its value in units of the stage's objective.
  let incumbent: [Column]
  let value: Double
  /// What earlier stages fixed.
  let fixed: Fixed
  let cuts: [HalfCut]
  /// Where the program may begin, if from anywhere but the plan.
  var basis: Master.Basis?

  struct Outcome {
    var columns: [Column]
    /// What no plan made of the columns exceeds; the value itself where that was proved.
    var bound: Double
    var cutsAdded: Int
  }

  /// Solves the program as far as `control` lets it.
  func solve(_ control: Control, nodeLimit: Int? = nil) throws -> Outcome {
    let master = try program()
    if try basis.map(master.start(from:)) != true { try master.start(from: incumbent) }
    var found = Outcome(columns: incumbent, bound: .infinity, cutsAdded: 0)
    var best = value
    let shouldStop = { control.stop() != nil }
    var method = RelaxationOptions.Method.primal
    while let relaxation = try tighten(
      master, method, best: best, bound: &found.bound, shouldStop: shouldStop)
    {
      found.cutsAdded = master.cuts.count - cuts.count
      let basis = master.basis
      if let dived = try master.dive(from: relaxation.values, shouldStop: shouldStop) {
        let total = stage.total(of: dived, in: instance)
        if total > best + stage.step / 2, instance.isPlan(dived) {
          best = total
          found.columns = dived
          control.report(
            .init(
              stage: stage, objective: best, bound: found.bound, columns: master.columns.count))
        }
      }
      if shouldStop() { break }
      let proved = master.bound(relaxation)
      if proved <= best + stage.step / 2 {
        found.bound = best
        return found
      }
      // Columns that the tightened relaxation rules out; once more if they are many.
      _ = try master.start(from: basis)
      let window = proved - best + 1e-8
      let inPlan = Set(found.columns)
      let costs = relaxation.prices.reducedCosts(of: master.columns, stage: stage, in: instance)
      let kept = Set(zip(master.columns, costs).filter { $0.1 >= -window }.map(\.0))
      let before = master.columns.count
      try master.keepColumns { kept.contains($0) || inPlan.contains($0) }
      method = .dual
      if Double(master.columns.count) < 0.8 * Double(before) { continue }
      return try branch(master, found, best: best, control: control, nodeLimit: nodeLimit)
    }
    // Without a stop, no relaxation means that the columns make no plan at all.
    found.bound = shouldStop() ? max(best, found.bound) : best
    return found
  }

  /// Solves the relaxation and adds cuts while they help.
  ///
  /// - Parameters:
  ///   - master: the program.
  ///   - first: the method for the first relaxation.
  ///   - best: the value of the plan at hand.
  ///   - bound: lowered to what the relaxations prove.
  ///   - shouldStop: asked between the iterations.
  /// - Returns: the last relaxation; nothing where there is none or where a stop came.
  /// - Throws: `ProgramDefect`.
  private func tighten(
    _ master: Master, _ first: RelaxationOptions.Method, best: Double, bound: inout Double,
    shouldStop: @escaping () -> Bool
  ) throws -> Master.Relaxation? {
    var last: Master.Relaxation?
    var method = first
    var stalled = 0
    for _ in 0...60 {
      guard let relaxation = try master.solve(method, shouldStop: shouldStop) else { break }
      bound = min(bound, master.bound(relaxation))
      guard relaxation.isOptimal else { break }
      let gain = (last?.objective ?? .infinity) - relaxation.objective
      last = relaxation
      stalled = gain < 1e-4 * (relaxation.objective - best) ? stalled + 1 : 0
      if bound <= best + stage.step / 2 || stalled >= 3 { break }
      let support = zip(master.columns, relaxation.values).filter { $0.1 > 1e-9 }
        .map { (column: $0.0, value: $0.1) }
      let fresh = CutSearch(instance: instance, support: support).cuts()
      if fresh.isEmpty { break }
      try master.add(fresh)
      method = .dual
    }
    return shouldStop() ? nil : last
  }

  private func branch(
    _ master: Master, _ found: Outcome, best: Double, control: Control, nodeLimit: Int?
  ) throws -> Outcome {
    var found = found
    switch try master.solveWhole(from: found.columns, control: control, nodeLimit: nodeLimit) {
    case .optimal(let columns):
      let total = stage.total(of: columns, in: instance)
      if total > best { found.columns = columns }
      found.bound = max(best, total)
    case .stopped(let columns, let proved):
      if let columns, stage.total(of: columns, in: instance) > best { found.columns = columns }
      found.bound = max(best, min(found.bound, proved))
    case .none: found.bound = best
    }
    return found
  }

  /// The linear program of the columns, with everything that a whole solution has to keep.
  private func program() throws -> Master {
    let master = try Master(
      instance, stage: stage, countsPlaced: stage == .coverage || fixed.membersPlaced > 0)
    _ = try master.add(columns)
    try master.begin(stage)
    try master.requireEverything()
    try fixed.apply(to: master)
    try master.add(cuts)
    try master.addAllCoupleRows()
    return master
  }
}
