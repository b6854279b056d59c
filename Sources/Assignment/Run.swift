/// One run of the optimiser: the program at hand and what is known so far.
struct Run {
  let instance: Instance
  let goal: Optimiser.Goal
  let control: Control
  let effort: Effort
  let pricing: Pricing
  let master: Master
  var pricingRounds = 0
  var cutsInWindows = 0
  var fixed = Fixed()
  /// The best plan so far: keeps every requirement once `requirements` is done.
  var plan: [Column]?
  /// A plan from outside to begin from.
  var start: [Column] = []
  var prices: Prices
  var relaxedBound = 0.0
  /// Prices that the stage `value` may begin from.
  var smoothed: Prices?

  init(_ instance: Instance, goal: Optimiser.Goal, control: Control, effort: Effort) throws {
    self.instance = instance
    self.goal = goal
    self.control = control
    self.effort = effort
    pricing = Pricing(instance, effort)
    master = try Master(instance, stage: .value, countsPlaced: goal != .value)
    prices = .zero(for: instance)
  }

  mutating func result() throws -> Optimiser.Result {
    var stages: [Optimiser.Result.StageResult] = []
    switch try isFeasible() {
    case true?: break
    case false?: return result(.infeasible, stages: [])
    case nil: return result(.unknown, stages: [])
    }
    try solveStagesBeforeValue(&stages)
    guard goal == .fair, let plan, !plan.isEmpty else { return try result(after: stages) }
    let worst = try raiseWorst(from: plan)
    stages.append(worst.stage)
    // Columns below the worst value found are out: the sum is over a smaller instance.
    var run = try Run(
      worst.instance, goal: .coverage, control: control, effort: effort)
    try run.begin(from: worst.plan, fixed: fixed)
    return try run.result(after: stages)
  }

  /// Begins from a plan of earlier stages instead of by finding one.
  private mutating func begin(from plan: [Column], fixed: Fixed) throws {
    self.plan = plan
    self.fixed = fixed
    _ = try master.add(beginColumns() + plan)
    try master.requireEverything()
    try fixed.apply(to: master)
  }

  /// Raises the lowest value of a partnership as high as it can be, by bisection over whole units.
  ///
  /// A value can be reached if the columns of at least that value still make a plan that keeps what
  /// the earlier stages fixed, which is a question of those stages alone.
  private func raiseWorst(
    from start: [Column]
  ) throws -> (stage: Optimiser.Result.StageResult, instance: Instance, plan: [Column]) {
    func lowest(_ plan: [Column]) -> Int64 { plan.map(instance.unitsOfMember).min() ?? 0 }
    var plan = start
    var low = lowest(plan)
    // No member gets more than a score of 1 and a fit of 1 would give it.
    let most =
      max((instance.pairs.map(\.worth).max() ?? 0) / 2, instance.groups?.scoreShare ?? 0)
      + instance.fitShare
    var high = Int64((most * Column.unitsPerOne).rounded(.up)) + 1
    search: while high - low > 1, control.stop() == nil {
      let middle = low + (high - low) / 2
      var smaller = instance
      smaller.minimumUnits = middle
      var run = try Run(smaller, goal: .coverage, control: control, effort: effort)
      switch try run.hasPlan(keeping: fixed) {
      case true?:
        plan = run.plan ?? plan
        low = lowest(plan)
      case false?: high = middle
      case nil: break search
      }
    }
    var smaller = instance
    smaller.minimumUnits = low
    let stage = Optimiser.Result.StageResult(
      name: .worst, value: Double(low) / Column.unitsPerOne,
      bound: Double(high - 1) / Column.unitsPerOne)
    return (stage, smaller, plan)
  }

  /// Whether any plan keeps what other stages fixed; `nil` where that was not settled.
  private mutating func hasPlan(keeping other: Fixed) throws -> Bool? {
    guard let isFeasible = try isFeasible() else { return nil }
    guard isFeasible else { return false }
    var stages: [Optimiser.Result.StageResult] = []
    try solveStagesBeforeValue(&stages)
    if let plan, other.isKept(by: plan, in: instance) { return true }
    let isShort = stages.contains {
      ($0.name == .requests && $0.bound < Double(other.requestsHonoured) - 0.5)
        || ($0.name == .coverage && $0.bound < Double(other.membersPlaced) - 0.5)
    }
    return isShort ? false : nil
  }

  /// Solves the stages that come before the sum, and fixes each.
  private mutating func solveStagesBeforeValue(
    _ stages: inout [Optimiser.Result.StageResult]
  ) throws {
    if !instance.requests.isEmpty {
      let stage = try solve(.requests)
      stages.append(stage)
      fixed.requestsHonoured = Int(stage.value.rounded())
      if fixed.requestsHonoured > 0 { try master.honour(requests: fixed.requestsHonoured) }
    }
    if goal != .value {
      let stage = try solve(.coverage)
      stages.append(stage)
      fixed.membersPlaced = Int(stage.value.rounded())
      if fixed.membersPlaced > 0 { try master.place(members: fixed.membersPlaced) }
    }
  }

  /// Solves the last stage and puts everything together.
  private mutating func result(
    after stages: [Optimiser.Result.StageResult]
  ) throws -> Optimiser.Result {
    let last = try solve(.value)
    let isProved =
      stages.allSatisfy { $0.bound - $0.value < $0.name.step / 2 } && last.bound - last.value < 1e-6
    return result(isProved ? .optimal : .feasible, stages: stages + [last])
  }

  /// Begins the program and finds a first plan that lacks nothing.
  mutating func isFeasible() throws -> Bool? {
    let begin = start.filter(instance.allows)
    let first = try beginColumns()
    let known = Set(first)
    _ = try master.add((begin + pricing.keptColumns).filter { !known.contains($0) })
    let warm = instance.greedyPlan(inOrder: begin)
    guard Master.hasRequirements(instance) else {
      let greedy =
        !effort.rounds
        ? []
        : smoothed == nil ? instance.greedyPlan(of: first) : instance.greedyPlan(inOrder: first)
      let better = [greedy, warm].filter(instance.isPlan).max {
        Stage.value.total(of: $0, in: instance) < Stage.value.total(of: $1, in: instance)
      }
      try master.start(
        from: better ?? [], likely: smoothed == nil ? [] : first, prices: smoothed)
      plan = better ?? []
      return true
    }
    if instance.isPlan(warm) { plan = warm }
    if try solve(.requirements).bound < -0.5 { return false }
    try master.requireEverything()
    return plan == nil ? nil : true
  }

  /// Gives the program its first columns and returns them: where there is a smoothed relaxation, the
  /// most chosen first.
  private mutating func beginColumns() throws -> [Column] {
    let control = control
    var start = pricing.firstColumns(effort)
    if instance.memberCapacities.count >= effort.membersToSmooth {
      var relaxation = SmoothedRelaxation(pricing)
      let found = relaxation.start { control.stop() != nil }
      smoothed = found.prices
      start = found.columns
    }
    _ = try master.add(start)
    return start
  }

  private func result(
    _ status: Optimiser.Result.Status, stages: [Optimiser.Result.StageResult]
  ) -> Optimiser.Result {
    let last = stages.last
    let columns = status == .infeasible || status == .unknown ? [] : plan ?? []
    return Optimiser.Result(
      status: status, columns: columns.sorted(),
      objective: Stage.value.total(of: columns, in: instance),
      bound: status == .infeasible || status == .unknown ? 0 : last?.bound ?? 0,
      stages: stages, stopped: status == .optimal ? nil : control.stop(),
      prices: prices, relaxedBound: relaxedBound,
      columnCount: master.columns.count, cutCount: master.cuts.count + cutsInWindows,
      pricingRounds: pricingRounds)
  }
}
