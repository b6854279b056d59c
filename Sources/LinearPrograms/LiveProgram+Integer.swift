import CGLPK

extension LiveProgram {
  /// Searches for the best solution with whole numbers in the integer columns.
  ///
  /// The relaxation is solved first, unless the basis is optimal already. GLPK is a modest branch
  /// and bound: give it a few thousand columns, a tight formulation and an incumbent.
  ///
  /// - Throws: `ProgramDefect` for an option out of range, an incumbent that breaks a rule, a
  ///   solution that rounding breaks, `.busy`, or `.solverGaveUp`.
  package func solveInteger(
    _ options: IntegerOptions = .init()
  ) throws(ProgramDefect) -> IntegerOutcome {
    try options.check()
    guard !isBusy else { throw .busy }
    let incumbent = try checkedIncumbent(options)
    guard let cutoff = options.cutoff else { return try search(options, incumbent) }

    let row = try addRow(
      sense == .minimise ? .atMost(cutoff) : .atLeast(cutoff), entries: objectiveEntries)
    let result = Result { () throws(ProgramDefect) in try search(options, incumbent) }
    try removeRows([row])
    return try result.get()
  }

  private func search(
    _ options: IntegerOptions, _ incumbent: IntegerSolution?
  ) throws(ProgramDefect) -> IntegerOutcome {
    let stopper = Stopper(options)
    let nothingKnown = sense == .minimise ? -Double.infinity : .infinity
    if !hasOptimalBasis {
      switch try solveRelaxation(.init(shouldStop: stopper.shouldStop)) {
      case .optimal: break
      case .infeasible: return outcome(best: nil, incumbent)
      case .unbounded: return .unbounded
      case .stopped(let solution):
        let bound = try solution.map { (solution) throws(ProgramDefect) in
          try self.bound(rowDuals: solution.rowDuals)
        }
        return .stopped(best: incumbent, bound: bound ?? nothingKnown)
      }
    }
    // GLPK branches on a basis; a program without rows has none, and its relaxation is integral,
    // since the bounds of integer columns are whole.
    guard rowCount > 0, columnCount > 0 else {
      return .optimal(try solution(list(columnCount) { glp_get_col_prim(problem, $0) }))
    }

    isBusy = true
    defer { isBusy = false }
    // GLPK compares objectives relative to their size. Counted from the incumbent they are small,
    // so that `objectiveTolerance` is all but absolute.
    let origin = incumbent?.objective ?? 0
    let rootBound = glp_get_obj_val(problem)
    glp_set_obj_coef(problem, 0, -origin)
    defer { glp_set_obj_coef(problem, 0, 0) }
    let search = Search(
      problem, sense: sense, incumbent: incumbent?.values, rootBound: rootBound, origin: origin,
      stopper: stopper, options: options)
    let code = run(search, options)
    let found: IntegerSolution? =
      switch glp_mip_status(problem) {
      case GLP_OPT, GLP_FEAS:
        try solution(list(columnCount) { glp_mip_col_val(problem, $0) })
      default: nil
      }
    switch code {
    case 0:
      return outcome(best: found, incumbent)
    case GLP_EMIPGAP where options.relativeGap == 0:
      return outcome(best: found, incumbent)
    case GLP_EMIPGAP, GLP_ESTOP:
      let best = better(found, incumbent)
      var bound = search.bound
      if code == GLP_EMIPGAP, let best {
        bound = sense.tighter(bound, sense.worsened(best.objective, by: options.relativeGap))
      }
      return .stopped(
        best: best, bound: best.map { sense.looser(bound, $0.objective) } ?? bound)
    default:
      throw .solverGaveUp(code: Int(code))
    }
  }

  private func run(_ search: Search, _ options: IntegerOptions) -> Int32 {
    var parameters = glp_iocp()
    glp_init_iocp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    // The default of 1e-5 takes a value for whole that a coefficient of 1e5 makes a whole apart.
    parameters.tol_int = 1e-6
    // Pseudocosts learn from each branching; on packing programs they take a third less time.
    parameters.br_tech = GLP_BR_PCH
    parameters.tol_obj = options.objectiveTolerance
    parameters.mip_gap = options.relativeGap
    parameters.gmi_cuts = options.cuts.contains(.gomory) ? GLP_ON : GLP_OFF
    parameters.mir_cuts = options.cuts.contains(.mixedIntegerRounding) ? GLP_ON : GLP_OFF
    parameters.cov_cuts = options.cuts.contains(.cover) ? GLP_ON : GLP_OFF
    parameters.clq_cuts = options.cuts.contains(.clique) ? GLP_ON : GLP_OFF
    parameters.fp_heur = options.feasibilityPump ? GLP_ON : GLP_OFF
    parameters.cb_info = Unmanaged.passUnretained(search).toOpaque()
    parameters.cb_func = { tree, context in
      guard let tree, let context else { return }
      Unmanaged<Search>.fromOpaque(context).takeUnretainedValue().respond(to: tree)
    }
    return withExtendedLifetime(search) { glp_intopt(problem, &parameters) }
  }

  private func outcome(
    best: IntegerSolution?, _ incumbent: IntegerSolution?
  ) -> IntegerOutcome {
    better(best, incumbent).map { .optimal($0) } ?? .infeasible
  }

  private func better(_ first: IntegerSolution?, _ second: IntegerSolution?) -> IntegerSolution? {
    guard let first, let second else { return first ?? second }
    return sense.isBetter(second.objective, than: first.objective) ? second : first
  }
}

// MARK: - Solutions

extension LiveProgram {
  /// How far a value may lie outside a bound, in units of `1 + |bound|`.
  private static var tolerance: Double { 1e-6 }

  private var objectiveEntries: [Entry] {
    list(columnCount) { Entry(index: Int($0) - 1, value: glp_get_obj_coef(problem, $0)) }
  }

  private func checkedIncumbent(
    _ options: IntegerOptions
  ) throws(ProgramDefect) -> IntegerSolution? {
    guard let values = options.incumbent else { return nil }
    guard values.count == columnCount else {
      throw .lengthDiffers(
        list: "incumbent values", found: values.count, needed: columnCount)
    }
    for (column, value) in values.enumerated() {
      guard value.isFinite else {
        throw .valueNotFinite(list: "incumbent values", index: column)
      }
      guard !isInteger(number: Int32(column + 1)) || abs(value - value.rounded()) <= 1e-6 else {
        throw .incumbentNotWhole(column: column, found: value)
      }
    }
    let incumbent = rounded(values)
    if let (place, found) = firstBroken(incumbent.values) {
      throw .incumbentOutside(place, found: found)
    }
    if let cutoff = options.cutoff, sense.isBetter(cutoff, than: incumbent.objective) {
      throw .incumbentMissesCutoff(found: incumbent.objective, cutoff: cutoff)
    }
    return incumbent
  }

  private func solution(_ values: [Double]) throws(ProgramDefect) -> IntegerSolution {
    let solution = rounded(values)
    if let (place, found) = firstBroken(solution.values) {
      throw .roundingBreaks(place, found: found)
    }
    return solution
  }

  private func rounded(_ values: [Double]) -> IntegerSolution {
    var solution = IntegerSolution(objective: 0, values: values)
    for (column, value) in values.enumerated() {
      let number = Int32(column + 1)
      if isInteger(number: number) { solution.values[column] = value.rounded() }
      solution.objective += glp_get_obj_coef(problem, number) * solution.values[column]
    }
    return solution
  }

  /// The first column or row whose bounds these values do not keep, with its value.
  private func firstBroken(_ values: [Double]) -> (Place, Double)? {
    var rows = [Double](repeating: 0, count: rowCount)
    forEachColumn { column, count, numbers, coefficients in
      for position in 0..<count {
        rows[Int(numbers[position + 1]) - 1] += coefficients[position + 1] * values[column]
      }
    }
    for (column, value) in values.enumerated()
    where bounds(ofColumn: Int32(column + 1)).excess(of: value) > Self.tolerance {
      return (.column(column), value)
    }
    for (row, value) in rows.enumerated()
    where bounds(ofRow: Int32(row + 1)).excess(of: value) > Self.tolerance {
      return (.row(row), value)
    }
    return nil
  }
}

extension LiveProgram.Sense {
  func isBetter(_ first: Double, than second: Double) -> Bool {
    self == .minimise ? first < second : first > second
  }

  /// The bound that says more.
  func tighter(_ first: Double, _ second: Double) -> Double {
    isBetter(first, than: second) ? second : first
  }

  /// The bound that says less.
  func looser(_ first: Double, _ second: Double) -> Double {
    isBetter(first, than: second) ? first : second
  }

  /// The bound at a relative distance `gap` on the better side of an objective.
  func worsened(_ objective: Double, by gap: Double) -> Double {
    let distance = gap * (abs(objective) + Double.ulpOfOne)
    return self == .minimise ? objective - distance : objective + distance
  }
}

extension IntegerOptions {
  fileprivate func check() throws(ProgramDefect) {
    guard relativeGap >= 0, relativeGap.isFinite else {
      throw .optionOutOfRange(name: "relativeGap", needed: "0 or more")
    }
    guard objectiveTolerance > 0, objectiveTolerance < 1 else {
      throw .optionOutOfRange(
        name: "objectiveTolerance", needed: "a number above 0 and below 1")
    }
    guard cutoff?.isFinite ?? true else {
      throw .optionOutOfRange(name: "cutoff", needed: "a finite number")
    }
    guard nodeLimit.map({ $0 >= 0 }) ?? true else {
      throw .optionOutOfRange(name: "nodeLimit", needed: "0 or more")
    }
    guard timeLimit.map({ $0 >= 0 && $0 <= 1e9 }) ?? true else {
      throw .optionOutOfRange(name: "timeLimit", needed: "0 to 1e9 seconds")
    }
  }
}
