import CGLPK

extension LiveProgram {
  /// Solves the program without its integer conditions, from the basis of the last solve.
  ///
  /// The simplex method runs in chunks of iterations, since GLPK cannot be asked to stop in the
  /// middle of one. A basis that GLPK cannot use, or from which it reaches no optimum that holds, is
  /// replaced once by that of all rows.
  ///
  /// - Throws: `ProgramDefect.optionOutOfRange`, `.busy`, or `.solverGaveUp`.
  package func solveRelaxation(
    _ options: RelaxationOptions = .init()
  ) throws(ProgramDefect) -> RelaxationOutcome {
    try options.check()
    guard !isBusy else { throw .busy }
    isBusy = true
    defer { isBusy = false }
    if hasDoubtfulBasis, !basisHasPivots { glp_std_basis(problem) }

    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    parameters.meth = options.method == .primal ? GLP_PRIMAL : GLP_DUALP
    let before = Int(glp_get_it_cnt(problem))
    let mostIterations = options.iterationLimit ?? .max
    var chunk = min(options.iterationsPerChunk, Int(Int32.max))
    var reached: Double?
    var hasRestarted = false

    while true {
      let iterations = Int(glp_get_it_cnt(problem)) - before
      if iterations >= mostIterations || options.shouldStop?() == true {
        return .stopped(reached == nil ? nil : relaxedSolution(iterations: iterations))
      }
      parameters.it_lim = Int32(clamping: min(chunk, mostIterations - iterations))
      switch glp_simplex(problem, &parameters) {
      case 0:
        if hasDoubtfulBasis, !hasRestarted, !isOptimumConfirmed {
          hasRestarted = true
          glp_std_basis(problem)
          continue
        }
        hasDoubtfulBasis = false
        switch glp_get_status(problem) {
        case GLP_OPT:
          hasOptimalBasis = true
          return .optimal(relaxedSolution(iterations: Int(glp_get_it_cnt(problem)) - before))
        case GLP_NOFEAS: return .infeasible
        case GLP_UNBND: return .unbounded
        case let status:
          // The dual method that finds no dual feasible basis has not said whether the program is
          // infeasible or unbounded; the primal one does.
          guard parameters.meth != GLP_PRIMAL else { throw .solverGaveUp(code: Int(status)) }
          parameters.meth = GLP_PRIMAL
        }
      case GLP_EITLIM:
        let objective = glp_get_obj_val(problem)
        // GLPK escapes a degenerate corner by a perturbation that ends with the chunk. A chunk
        // without progress was too short for it.
        if objective == reached { chunk = min(2 * chunk, Int(Int32.max)) }
        reached = objective
      case GLP_EBADB, GLP_ESING, GLP_ECOND, GLP_EFAIL:
        guard !hasRestarted else { throw .solverGaveUp(code: Int(GLP_EFAIL)) }
        hasRestarted = true
        glp_std_basis(problem)
      case let code:
        throw .solverGaveUp(code: Int(code))
      }
    }
  }

  /// A bound on the objective of every feasible solution, integer or not, from any row prices.
  ///
  /// Weak duality: the objective is `Σ rowDual · row + Σ reducedCost · column`, and each term is at
  /// most (when maximising) its value at the better bound. The reduced costs are computed here, not
  /// taken from the solver, so that the prices of a solve that was stopped, or rounded prices, do
  /// as well as optimal ones. A price of at most `tolerance` towards a side without limit counts as
  /// zero; beyond that the bound is infinite.
  ///
  /// - Parameters:
  ///   - rowDuals: One price per row, signed as in `RelaxedSolution`.
  ///   - tolerance: In units of the objective; the default is that of the simplex method.
  /// - Returns: An upper bound when maximising, a lower one when minimising.
  /// - Throws: `ProgramDefect.lengthDiffers`, `.valueNotFinite` or `.busy`.
  package func bound(
    rowDuals: [Double], tolerance: Double = 1e-7
  ) throws(ProgramDefect) -> Double {
    guard !isBusy else { throw .busy }
    guard rowDuals.count == rowCount else {
      throw .lengthDiffers(list: "row duals", found: rowDuals.count, needed: rowCount)
    }
    for (index, price) in rowDuals.enumerated() where !price.isFinite {
      throw .valueNotFinite(list: "row duals", index: index)
    }
    var total = 0.0
    for (row, price) in rowDuals.enumerated() {
      total += bounds(ofRow: Int32(row + 1))
        .extreme(slope: price, sense: sense, tolerance: tolerance)
    }
    forEachColumn { column, count, rows, coefficients in
      var reducedCost = glp_get_obj_coef(problem, Int32(column + 1))
      for position in 0..<count {
        reducedCost -= rowDuals[Int(rows[position + 1]) - 1] * coefficients[position + 1]
      }
      total += bounds(ofColumn: Int32(column + 1))
        .extreme(slope: reducedCost, sense: sense, tolerance: tolerance)
    }
    return total
  }

  private func relaxedSolution(iterations: Int) -> RelaxedSolution {
    RelaxedSolution(
      objective: glp_get_obj_val(problem),
      isFeasible: glp_get_prim_stat(problem) == GLP_FEAS,
      columnValues: list(columnCount) { glp_get_col_prim(problem, $0) },
      rowValues: list(rowCount) { glp_get_row_prim(problem, $0) },
      rowDuals: list(rowCount) { glp_get_row_dual(problem, $0) },
      columnDuals: list(columnCount) { glp_get_col_dual(problem, $0) },
      iterations: iterations)
  }
}

extension RelaxationOptions {
  fileprivate func check() throws(ProgramDefect) {
    guard iterationsPerChunk > 0 else {
      throw .optionOutOfRange(name: "iterationsPerChunk", needed: "a number above 0")
    }
    guard iterationLimit.map({ $0 >= 0 }) ?? true else {
      throw .optionOutOfRange(name: "iterationLimit", needed: "0 or more")
    }
  }
}
