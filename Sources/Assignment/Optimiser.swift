import LinearPrograms

/// Finds the best plan over all columns of an instance and proves that there is none better.
///
/// For each stage: column generation until no absent column is worth having, with half cuts where
/// the solution is fractional; a first plan by diving; then every column that can still be part of
/// a better plan is listed (a window of reduced costs as wide as the gap) and that small program is
/// solved over whole numbers. A window too wide to list is narrowed, used to find a better plan, and
/// opened again; a list that was cut off proves nothing and is never used as if it did.
///
/// Reference: Desaulniers, Desrosiers & Solomon (eds.), *Column Generation*, Springer 2005,
/// chapter 1, doi:10.1007/b135457; Baldacci, Christofides & Mingozzi, "An exact algorithm for the
/// vehicle routing problem based on the set partitioning formulation with additional cuts",
/// Mathematical Programming 115 (2008), doi:10.1007/s10107-007-0178-5, for the enumeration of the
/// columns within the gap.
package struct Optimiser {
  package var control: Control
  /// The columns that a window may hold before it is narrowed.
  package var windowLimit = 1500

  package init(control: Control = Control()) { self.control = control }

  /// The best plan, with its proof; see `Result`.
  ///
  /// - Throws: `ProgramDefect` if the instance's numbers are not fit for a linear program.
  package func solve(_ instance: Instance, goal: Goal = .value) throws -> Result {
    var run = try Run(instance, goal: goal, control: control, windowLimit: windowLimit)
    return try run.result()
  }

  /// What a plan maximises, once everything required and all requests are settled.
  package enum Goal: Sendable {
    /// The sum of the values.
    case value
    /// The most different members placed, then the sum.
    case coverage
    /// The most placed, then the lowest value of a partnership as high as can be, then the sum.
    case fair
  }

  /// Whether any plan keeps all minimum caseloads and required pairs; `nil` where a stop came first.
  package func isFeasible(_ instance: Instance) throws -> Bool? {
    guard Master.hasRequirements(instance) else { return true }
    var run = try Run(instance, goal: .value, control: control, windowLimit: windowLimit)
    return try run.isFeasible()
  }

  /// How many mutual requests the best plan honours; `nil` where there are none, or no plan.
  package func requestsHonoured(in instance: Instance) throws -> Int? {
    var run = try Run(instance, goal: .value, control: control, windowLimit: windowLimit)
    guard instance.pairs.contains(where: \.isRequested), try run.isFeasible() == true else {
      return nil
    }
    return try Int(run.solve(.requests).value.rounded())
  }

  /// The program that solves the linear and integer programs, with its version.
  package static var solverName: String { LiveProgram.solverName }

  /// What a run found and proved.
  package struct Result: Sendable {
    package enum Status: Sendable {
      /// No plan is better.
      case optimal
      /// A plan that was not proved to be best.
      case feasible
      /// No plan keeps all minimum caseloads and required pairs.
      case infeasible
      /// Stopped before any plan that keeps them was found.
      case unknown
    }

    /// A stage, its value and its bound, in units of its objective.
    package struct StageResult: Equatable, Sendable {
      package var name: Stage
      package var value: Double
      package var bound: Double
    }

    package var status: Status
    /// Ascending.
    package var columns: [Column]
    /// The sum of the columns' values.
    package var objective: Double
    /// What no plan exceeds; at least `objective`.
    package var bound: Double
    package var stages: [StageResult]
    package var stopped: Control.Stop?
    /// The prices of the last relaxation over all columns, and what it proves by itself.
    package var prices: Prices
    package var relaxedBound: Double
    package var columnCount: Int
    package var cutCount: Int
    package var pricingRounds: Int
  }
}

/// One run of the optimiser: the program at hand and what is known so far.
private struct Run {
  let instance: Instance
  let goal: Optimiser.Goal
  let control: Control
  let windowLimit: Int
  let pricing: Pricing
  let master: Master
  var pricingRounds = 0
  var cutsInWindows = 0
  var fixed = Fixed()
  /// The best plan so far: keeps every requirement once `requirements` is done.
  var plan: [Column]?
  var prices: Prices
  var relaxedBound = 0.0

  init(_ instance: Instance, goal: Optimiser.Goal, control: Control, windowLimit: Int) throws {
    self.instance = instance
    self.goal = goal
    self.control = control
    self.windowLimit = windowLimit
    pricing = Pricing(instance)
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
      worst.instance, goal: .coverage, control: control, windowLimit: windowLimit)
    try run.begin(from: worst.plan, fixed: fixed)
    return try run.result(after: stages)
  }

  /// Begins from a plan of earlier stages instead of by finding one.
  private mutating func begin(from plan: [Column], fixed: Fixed) throws {
    self.plan = plan
    self.fixed = fixed
    _ = try master.add(pricing.firstColumns() + plan)
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
    func lowest(_ plan: [Column]) -> Int64 { plan.map(instance.units).min() ?? 0 }
    var plan = start
    var low = lowest(plan)
    let most = (instance.pairs.map(\.worth).max() ?? 0) + instance.fitScale
    var high = Int64((most * Column.unitsPerOne).rounded(.up)) + 1
    search: while high - low > 1, control.stop() == nil {
      let middle = low + (high - low) / 2
      var smaller = instance
      smaller.minimumUnits = middle
      var run = try Run(smaller, goal: .coverage, control: control, windowLimit: windowLimit)
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
    // A column holds two members, and its units count both.
    let perMember = 2 * Column.unitsPerOne
    let stage = Optimiser.Result.StageResult(
      name: .worst, value: Double(low) / perMember, bound: Double(high - 1) / perMember)
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
    if instance.pairs.contains(where: \.isRequested) {
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
    let start = pricing.firstColumns()
    _ = try master.add(start)
    guard Master.hasRequirements(instance) else {
      let greedy = instance.greedyPlan(of: start)
      try master.start(from: greedy)
      plan = greedy
      return true
    }
    if try solve(.requirements).bound < -0.5 { return false }
    try master.requireEverything()
    return plan == nil ? nil : true
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

  /// Solves one stage as far as `control` lets it.
  mutating func solve(_ stage: Stage) throws -> Optimiser.Result.StageResult {
    try master.begin(stage)
    let control = control
    let shouldStop = { control.stop() != nil }
    var value = plan.map { stage.total(of: $0, in: instance) } ?? -.infinity
    var proof = (prices: master.noPrices(), bound: 0.0)
    proof.bound =
      proof.prices.dualObjective + pricing.roughBound(prices: proof.prices, stage: stage)
    var values: [Double] = []

    var bound = proof.bound
    func report(_ columns: Int) {
      control.report(
        .init(
          stage: stage, objective: value.isFinite ? value : nil, bound: bound, columns: columns))
    }

    // The relaxation over all columns. While promising pairs alone give enough new columns, only
    // they are priced; the bound holds only where all pairs were.
    var method = RelaxationOptions.Method.primal
    var scope = pricing.isLarge ? Pricing.Scope.promising(pairsOfMember: 4) : .all
    while let relaxation = try master.solve(method, shouldStop: shouldStop) {
      values = relaxation.values
      if shouldStop() {
        let proved =
          relaxation.prices.dualObjective
          + pricing.roughBound(prices: relaxation.prices, stage: stage)
        if proved < proof.bound { proof = (relaxation.prices, proved) }
        bound = stage.roundedDown(proof.bound)
        break
      }
      let offers =
        pricing.offers(
          above: Self.noReducedCost, prices: relaxation.prices, stage: stage,
          everyFacilitator: false, scope: scope) ?? []
      pricingRounds += 1
      if case .all = scope {
        let proved =
          relaxation.prices.dualObjective
          + relaxation.prices.repair(
            offers.map { ($0.column, $0.reducedCost) }, atLeast: Self.noReducedCost, in: instance)
        if proved < proof.bound { proof = (relaxation.prices, proved) }
        bound = stage.roundedDown(proof.bound)
      }
      report(master.columns.count)
      method = .primal
      let added = try master.add(selected(offers))
      if case .promising = scope, added < instance.memberCapacities.count / 50 {
        scope = .all
        continue
      }
      if added > 0 { continue }
      method = .dual
      if try master.addBrokenPairRows(values) > 0 { continue }
      let cuts = CutSearch(instance: instance, support: support(values)).cuts()
      if cuts.isEmpty { break }
      try master.add(cuts)
    }

    // A first plan: what the relaxation chose most of, and then a dive from it.
    adopt(instance.greedyPlan(inOrder: master.columnsByChoice(values)), stage, &value)
    if !values.isEmpty, let dived = try master.dive(from: values, shouldStop: shouldStop) {
      adopt(dived, stage, &value)
      report(master.columns.count)
    }

    // A better one from the columns that the relaxation likes best: the better the plan, the fewer
    // columns are left to look at.
    if bound - max(value, stage.floor) > stage.step / 2, !shouldStop() {
      let residual = Residual(
        instance: instance, stage: stage, columns: bestHeld(proof.prices, stage),
        incumbent: plan ?? [], value: max(value, stage.floor), fixed: fixed, cuts: master.cuts)
      let found = try residual.solve(control, nodeLimit: Self.nodesForPlan)
      adopt(found.columns, stage, &value)
      report(master.columns.count)
    }

    // Every column that can still matter, over whole numbers.
    var limit = windowLimit
    while bound - max(value, stage.floor) > stage.step / 2, !shouldStop() {
      let start = max(value, stage.floor)
      guard let (columns, isWhole) = window(bound - start, proof.prices, stage, limit: limit) else {
        limit *= 4
        continue
      }
      let residual = Residual(
        instance: instance, stage: stage, columns: columns, incumbent: plan ?? [], value: start,
        fixed: fixed, cuts: master.cuts)
      let found = try residual.solve(control, nodeLimit: isWhole ? nil : Self.nodesForPlan)
      cutsInWindows += found.cutsAdded
      let before = value
      adopt(found.columns, stage, &value)
      if isWhole { bound = min(bound, stage.roundedDown(found.bound)) }
      report(columns.count)
      if isWhole { break }
      if value <= before { limit *= 4 }
    }
    if stage == .value { (prices, relaxedBound) = (proof.prices, proof.bound) }
    return .init(name: stage, value: max(value, stage.floor), bound: max(value, bound))
  }

  /// The columns of the program with the best reduced costs, and those of the plan at hand.
  private func bestHeld(_ prices: Prices, _ stage: Stage) -> [Column] {
    let best = master.columns
      .map { (column: $0, cost: prices.reducedCost(of: $0, stage: stage, in: instance)) }
      .sorted { ($1.cost, $0.column) < ($0.cost, $1.column) }
      .prefix(Self.columnsForPlan).map(\.column)
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
        return (Set(offers.map(\.column) + held + (plan ?? [])).sorted(), isWhole)
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

  private func support(_ values: [Double]) -> [(column: Column, value: Double)] {
    zip(master.columns, values).filter { $0.1 > 1e-9 }.map { (column: $0.0, value: $0.1) }
  }

  /// The best offers, at most a few for each member, so that the program stays small.
  private func selected(_ offers: [Pricing.Offer]) -> [Column] {
    let sorted = offers.filter { $0.reducedCost > Self.tolerance }.sorted {
      $0.reducedCost != $1.reducedCost
        ? $0.reducedCost > $1.reducedCost : $0.column < $1.column
    }
    var counts = Array(repeating: 0, count: instance.memberCapacities.count)
    var chosen: [Column] = []
    for offer in sorted {
      let pair = instance.pairs[offer.column.pair]
      guard
        counts[pair.first] < Self.offersOfMember || counts[pair.second] < Self.offersOfMember
      else { continue }
      counts[pair.first] += 1
      counts[pair.second] += 1
      chosen.append(offer.column)
    }
    return chosen
  }

  /// Reduced costs up to this are covered by the bound without being looked for.
  private static let noReducedCost = 1e-10
  /// Reduced costs from this on are worth a column; the simplex method's own tolerance.
  private static let tolerance = 1e-7
  /// Added to a window, far above what adding up a reduced cost can lose.
  private static let windowMargin = 1e-8
  private static let offersOfMember = 4
  /// Columns and nodes with which a better plan is looked for, without proof.
  private static let columnsForPlan = 600
  private static let nodesForPlan = 500
}
