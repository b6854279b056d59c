/// How the relaxation, the program without its integer conditions, is to be solved.
package struct RelaxationOptions {
  /// Which simplex method; the primal one suits new columns, the dual one new rows and bounds.
  package enum Method: Sendable { case primal, dual }

  package var method: Method
  /// Iterations between two questions to `shouldStop`, above zero.
  ///
  /// Each question costs a new factorisation: below 500, time is lost.
  package var iterationsPerChunk: Int
  /// The most iterations of this solve: unlike a clock, the same stop on every machine.
  package var iterationLimit: Int?
  /// Asked before each chunk; it must not use the program.
  package var shouldStop: (() -> Bool)?

  package init(
    method: Method = .primal, iterationsPerChunk: Int = 1000, iterationLimit: Int? = nil,
    shouldStop: (() -> Bool)? = nil
  ) {
    self.method = method
    self.iterationsPerChunk = iterationsPerChunk
    self.iterationLimit = iterationLimit
    self.shouldStop = shouldStop
  }
}

/// What the solver learnt about the relaxation.
package enum RelaxationOutcome: Equatable, Sendable {
  case optimal(RelaxedSolution)
  case infeasible
  case unbounded
  /// Stopped by a limit or by request; the solution is that of the last basis, and `nil` if no
  /// iteration was made.
  ///
  /// Its row duals still give a bound: see `LiveProgram.bound(rowDuals:)`.
  case stopped(RelaxedSolution?)
}

/// The values and prices of a basis.
///
/// Prices follow one rule in both senses: `columnDual = objective − Σ rowDual · coefficient`, and a
/// row dual is what the objective gains when the row's bound rises by one. At an optimum that
/// makes the dual of a binding `≤` row zero or more when maximising and zero or less when
/// minimising, that of a binding `≥` row the opposite, and that of an equality of either sign. A
/// column at its lower bound has a dual of zero or less when maximising, and zero or more when
/// minimising.
package struct RelaxedSolution: Equatable, Sendable {
  package var objective: Double
  /// Whether the values keep all bounds; always so in an optimum.
  package var isFeasible: Bool
  /// One value per column.
  package var columnValues: [Double]
  /// One value per row: the sum of its coefficients times the column values.
  package var rowValues: [Double]
  /// One price per row.
  package var rowDuals: [Double]
  /// One reduced cost per column; zero for basic columns.
  package var columnDuals: [Double]
  /// Simplex iterations of this solve.
  package var iterations: Int
}
