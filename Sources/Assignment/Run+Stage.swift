import LinearPrograms

extension Run {
  /// Solves one stage as far as `control` lets it.
  mutating func solve(_ stage: Stage) throws -> Optimiser.Result.StageResult {
    try master.begin(stage)
    let control = control
    let shouldStop = { control.stop() != nil }
    var value = plan.map { stage.total(of: $0, in: instance) } ?? -.infinity
    var bound = Double.infinity
    func report(_ columns: Int) {
      control.report(
        .init(
          stage: stage, objective: value.isFinite ? value : nil, bound: bound, columns: columns))
    }

    let master = master
    let proof = try relax(stage) { proved in
      bound = stage.roundedDown(proved)
      report(master.columns.count)
    }
    bound = stage.roundedDown(proof.proved)
    let values = proof.values
    let basis = master.basis

    // A first plan: what the relaxation chose most of, and then a dive from it.
    if effort.rounds {
      adopt(instance.greedyPlan(inOrder: master.columnsByChoice(values)), stage, &value)
    }
    if effort.rounds, !values.isEmpty,
      let dived = try master.dive(from: values, shouldStop: shouldStop)
    {
      adopt(dived, stage, &value)
      report(master.columns.count)
    }

    // A better one from the columns that the relaxation likes best: the better the plan, the fewer
    // columns are left to look at.
    if effort.columnsForPlan > 0, bound - max(value, stage.floor) > stage.step / 2, !shouldStop() {
      let residual = Residual(
        instance: instance, stage: stage,
        columns: Set(bestHeld(proof.prices, stage) + basis.basicColumns).sorted(),
        incumbent: plan ?? [], value: max(value, stage.floor), fixed: fixed, cuts: master.cuts,
        basis: basis)
      let found = try residual.solve(control, nodeLimit: effort.nodesForPlan)
      adopt(found.columns, stage, &value)
      report(master.columns.count)
    }

    // Every column that can still matter, over whole numbers.
    var limit = effort.windowLimit
    while bound - max(value, stage.floor) > stage.step / 2, limit <= effort.largestWindow,
      !shouldStop()
    {
      let start = max(value, stage.floor)
      guard let (columns, isWhole) = window(bound - start, proof.prices, stage, limit: limit) else {
        limit *= 4
        continue
      }
      let residual = Residual(
        instance: instance, stage: stage, columns: Set(columns + basis.basicColumns).sorted(),
        incumbent: plan ?? [], value: start, fixed: fixed, cuts: master.cuts, basis: basis)
      let found = try residual.solve(control, nodeLimit: isWhole ? nil : effort.nodesForPlan)
      cutsInWindows += found.cutsAdded
      let before = value
      adopt(found.columns, stage, &value)
      if isWhole { bound = min(bound, stage.roundedDown(found.bound)) }
      report(columns.count)
      if isWhole { break }
      if value <= before { limit *= 4 }
    }
    if stage == .value { (prices, relaxedBound) = (proof.prices, proof.proved) }
    return .init(name: stage, value: max(value, stage.floor), bound: max(value, bound))
  }

  /// The columns of the program with the best reduced costs, and those of the plan at hand.
  private func bestHeld(_ prices: Prices, _ stage: Stage) -> [Column] {
    let costs = prices.reducedCosts(of: master.columns, stage: stage, in: instance)
    let best = zip(master.columns, costs).map { (column: $0, cost: $1) }
      .sorted { ($1.cost, $0.column) < ($0.cost, $1.column) }
      .prefix(effort.columnsForPlan).map(\.column)
    return Set(best + (plan ?? [])).sorted()
  }

  /// The columns whose reduced cost leaves them within `width` of the bound, or within the largest
  /// half, quarter, … of it that has no more than `limit`; nothing where there is none.
  private func window(
    _ width: Double, _ prices: Prices, _ stage: Stage, limit: Int
  ) -> (columns: [Column], isWhole: Bool)? {
    var width = width
    var isWhole = true
    repeat {
      let offers = pricing.offers(
        above: -width - Self.windowMargin, prices: prices, stage: stage, everyFacilitator: true,
        limit: limit)
      if let offers {
        let held = isWhole || plan != nil ? [] : master.columns
        return (Set(offers.offers.map(\.column) + held + (plan ?? [])).sorted(), isWhole)
      }
      width /= 2
      isWhole = false
    } while width > 1e-9
    // Where no plan is known yet, the columns of the relaxation are the likeliest to make one.
    return plan == nil ? (master.columns.sorted(), false) : nil
  }

  /// Takes a plan over if it is better than the one at hand and lacks nothing.
  private mutating func adopt(_ columns: [Column], _ stage: Stage, _ value: inout Double) {
    let total = stage.total(of: columns, in: instance)
    guard total > value, instance.isPlan(columns), fixed.isKept(by: columns, in: instance) else {
      return
    }
    plan = columns
    value = total
  }

  /// Added to a window, far above what adding up a reduced cost can lose.
  private static let windowMargin = 1e-8
}
