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

  struct Outcome {
    var columns: [Column]
    /// What no plan made of the columns exceeds; the value itself where that was proved.
    var bound: Double
    var cutsAdded: Int
  }

  /// Solves the program as far as `control` lets it.
  func solve(_ control: Control, nodeLimit: Int? = nil) throws -> Outcome {
    var columns = columns
    var cuts = cuts
    var bound = Double.infinity
    var round = 0
    var bestColumns = incumbent
    var best = value
    let shouldStop = { control.stop() != nil }
    while true {
      let master = try program(columns, cuts: cuts)
      try master.start(from: bestColumns)
      var last: Master.Relaxation?
      var method = RelaxationOptions.Method.primal
      var stalled = 0
      while let relaxation = try master.solve(method, shouldStop: shouldStop), relaxation.isOptimal
      {
        let gain = (last?.objective ?? .infinity) - relaxation.objective
        last = relaxation
        let proved = master.bound(relaxation)
        bound = min(bound, proved)
        stalled = gain < 1e-4 * (relaxation.objective - best) ? stalled + 1 : 0
        if proved <= best + stage.step / 2 || stalled >= 3 || round >= 60 { break }
        let support = zip(master.columns, relaxation.values).filter { $0.1 > 1e-9 }
          .map { (column: $0.0, value: $0.1) }
        let fresh = CutSearch(instance: instance, support: support).cuts()
        if fresh.isEmpty { break }
        try master.add(fresh)
        cuts += fresh
        method = .dual
        round += 1
      }
      let added = cuts.count - self.cuts.count
      if control.stop() != nil {
        return Outcome(columns: bestColumns, bound: max(best, bound), cutsAdded: added)
      }
      // Without a stop, no relaxation means that the columns make no plan at all.
      guard let relaxation = last else {
        return Outcome(columns: bestColumns, bound: best, cutsAdded: added)
      }
      if let dived = try master.dive(from: relaxation.values, shouldStop: shouldStop) {
        let total = stage.total(of: dived, in: instance)
        if total > best + stage.step / 2, instance.isPlan(dived) {
          best = total
          bestColumns = dived
          control.report(
            .init(stage: stage, objective: best, bound: bound, columns: columns.count))
        }
      }
      let proved = master.bound(relaxation)
      if proved <= best + stage.step / 2 {
        return Outcome(columns: bestColumns, bound: best, cutsAdded: added)
      }
      // Columns that the tightened relaxation rules out; again from the start if they are many.
      let window = proved - best + 1e-8
      let inPlan = Set(bestColumns)
      let kept = columns.filter {
        inPlan.contains($0)
          || relaxation.prices.reducedCost(of: $0, stage: stage, in: instance) >= -window
      }
      if Double(kept.count) < 0.8 * Double(columns.count) {
        columns = kept
        continue
      }
      columns = kept
      return try branch(
        columns, cuts: cuts, bestColumns: bestColumns, best: best, bound: bound,
        control: control, nodeLimit: nodeLimit)
    }
  }

  private func branch(
    _ columns: [Column], cuts: [HalfCut], bestColumns: [Column], best: Double, bound: Double,
    control: Control, nodeLimit: Int?
  ) throws -> Outcome {
    let master = try program(columns, cuts: cuts)
    let added = cuts.count - self.cuts.count
    switch try master.solveWhole(from: bestColumns, control: control, nodeLimit: nodeLimit) {
    case .optimal(let found):
      let total = stage.total(of: found, in: instance)
      if total > best { return Outcome(columns: found, bound: total, cutsAdded: added) }
      return Outcome(columns: bestColumns, bound: best, cutsAdded: added)
    case .stopped(let found, let proved):
      let better = found.flatMap { stage.total(of: $0, in: instance) > best ? $0 : nil }
      return Outcome(
        columns: better ?? bestColumns, bound: max(best, min(bound, proved)), cutsAdded: added)
    case .none:
      return Outcome(columns: bestColumns, bound: best, cutsAdded: added)
    }
  }

  /// The linear program of these columns, with everything that a whole solution has to keep.
  private func program(_ columns: [Column], cuts: [HalfCut]) throws -> Master {
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
