import CGLPK

/// Two guards for a basis that the simplex method has not found itself.
extension LiveProgram {
  /// Whether the basic columns can each have a row of their own.
  ///
  /// GLPK 5.0 reports a basis whose numbers are dependent, but one whose pattern of coefficients
  /// already shows it to be singular can end the process.
  var basisHasPivots: Bool {
    // A basic row pivots on itself, so that the basic columns share the other rows.
    var pivots = Pivots(rowIsOpen: list(rowCount) { glp_get_row_stat(problem, $0) != GLP_BS })
    forEachColumn { column, count, rows, _ in
      guard glp_get_col_stat(problem, Int32(column + 1)) == GLP_BS else { return }
      pivots.columns.append((0..<count).map { Int(rows[$0 + 1]) - 1 })
    }
    return pivots.cover()
  }

  /// Whether GLPK claims an optimum whose values and prices keep their equations and bounds.
  ///
  /// From a basis that is singular but for rounding, GLPK 5.0 was seen to call a feasible program
  /// infeasible.
  var isOptimumConfirmed: Bool {
    guard glp_get_status(problem) == GLP_OPT else { return false }
    return [GLP_KKT_PE, GLP_KKT_PB, GLP_KKT_DE, GLP_KKT_DB].allSatisfy { condition in
      var (absolute, relative) = (0.0, 0.0)
      var (absolutePlace, relativePlace): (Int32, Int32) = (0, 0)
      glp_check_kkt(
        problem, GLP_SOL, condition, &absolute, &absolutePlace, &relative, &relativePlace)
      return relative <= 1e-6
    }
  }
}

/// A matching of columns with rows in which each column has a coefficient.
private struct Pivots {
  var rowIsOpen: [Bool]
  /// The rows of each column.
  var columns: [[Int]] = []

  /// Whether every column gets a row of its own, found by shortest augmenting paths.
  func cover() -> Bool {
    var owner = [Int?](repeating: nil, count: rowIsOpen.count)
    var rowOf = [Int?](repeating: nil, count: columns.count)
    var seenFor = [Int](repeating: -1, count: rowIsOpen.count)
    var cameFrom = [Int](repeating: 0, count: rowIsOpen.count)
    for start in columns.indices {
      var queue = [start]
      var next = 0
      var end: Int?
      search: while next < queue.count {
        let column = queue[next]
        next += 1
        for row in columns[column] where rowIsOpen[row] && seenFor[row] != start {
          seenFor[row] = start
          cameFrom[row] = column
          guard let holder = owner[row] else {
            end = row
            break search
          }
          queue.append(holder)
        }
      }
      guard var free = end else { return false }
      while true {
        let column = cameFrom[free]
        let previous = rowOf[column]
        owner[free] = column
        rowOf[column] = free
        guard let previous else { break }
        free = previous
      }
    }
    return true
  }
}
