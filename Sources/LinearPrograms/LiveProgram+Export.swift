import CGLPK

extension LiveProgram {
  /// A file format that other solvers read.
  package enum Format: Sendable {
    /// The LP format of CPLEX.
    case lp
    /// Free MPS, which has no agreed word for maximising: a program that maximises is written as
    /// one that minimises the negated objective. Rows without bounds are left out.
    case mps
  }

  /// Writes the program to a file, for another solver to check.
  ///
  /// Rows and columns without a name are called `r_0`, `r_1` … and `x_0`, `x_1` … by their index;
  /// the objective is called `objective`, or `negated_objective`.
  ///
  /// - Throws: `ProgramDefect.nameRepeated`, `.nothingToWrite`, `.fileNotWritten` or `.busy`.
  package func write(_ format: Format, to path: String) throws(ProgramDefect) {
    guard !isBusy else { throw .busy }
    guard rowCount > 0, columnCount > 0 else { throw .nothingToWrite }
    // A copy, since a name made from an index would be wrong once a line is removed.
    let copy: OpaquePointer = glp_create_prob()
    defer { glp_delete_prob(copy) }
    glp_copy_prob(copy, problem, GLP_ON)

    glp_set_prob_name(copy, "program")
    let isNegated = format == .mps && sense == .maximise
    let objective = isNegated ? "negated_objective" : "objective"
    glp_set_obj_name(copy, objective)
    if isNegated {
      glp_set_obj_dir(copy, GLP_MIN)
      for number in 1...Int32(columnCount) {
        glp_set_obj_coef(copy, number, -glp_get_obj_coef(problem, number))
      }
    }
    try name(rowCount, taken: [objective], prefix: "r") {
      glp_get_row_name(copy, $0)
    } set: {
      glp_set_row_name(copy, $0, $1)
    }
    try name(columnCount, taken: [], prefix: "x") {
      glp_get_col_name(copy, $0)
    } set: {
      glp_set_col_name(copy, $0, $1)
    }
    let code =
      switch format {
      case .lp: glp_write_lp(copy, nil, path)
      case .mps: writeMPS(copy, to: path)
      }
    guard code == 0 else { throw .fileNotWritten(path: path) }
  }

  private func writeMPS(_ copy: OpaquePointer, to path: String) -> Int32 {
    // GLPK takes any row without bounds for the objective, and then leaves the objective out.
    let free = (1...Int32(rowCount)).filter { glp_get_row_type(copy, $0) == GLP_FR }
    if !free.isEmpty { glp_del_rows(copy, Int32(free.count), [0] + free) }
    return glp_write_mps(copy, GLP_MPS_FILE, nil, path)
  }

  private func name(
    _ count: Int, taken: Set<String>, prefix: String, get: (Int32) -> UnsafePointer<CChar>?,
    set: (Int32, String) -> Void
  ) throws(ProgramDefect) {
    var taken = taken
    for index in 0..<count {
      let number = Int32(index + 1)
      let given = get(number).map { String(cString: $0) }
      let name = given ?? "\(prefix)_\(index)"
      guard taken.insert(name).inserted else { throw .nameRepeated(name) }
      if given == nil { set(number, name) }
    }
  }
}
