/// How an integer program is to be searched.
package struct IntegerOptions {
  /// A feasible solution that is known beforehand, one value per column.
  ///
  /// It is checked, prunes the search from the root on, and is returned if nothing better is found.
  package var incumbent: [Double]?
  /// The search ends when bound and best solution are this close, relative to the best; zero or
  /// more.
  package var relativeGap: Double
  /// A branch is left when it cannot beat the best by this much; strictly between 0 and 1.
  ///
  /// Relative to `1 + |best − incumbent|`, so that with a good incumbent it is all but absolute.
  package var objectiveTolerance: Double
  /// Only solutions at least this good count, to the 1e-7 relative tolerance of a row.
  package var cutoff: Double?
  package var cuts: Cuts
  /// Looks for a first solution by alternating roundings and projections.
  package var feasibilityPump: Bool
  /// Fractional columns times rows of a node beyond which it branches on the column nearest one half.
  ///
  /// First pseudocosts would take some seconds there, in which GLPK asks nobody whether to stop.
  package var pseudocostEffort: Int
  /// The most nodes to begin; unlike a clock, the same stop on every machine.
  package var nodeLimit: Int?
  /// Seconds, relaxation included.
  package var timeLimit: Double?
  /// Asked several times per node; it must not use the program.
  package var shouldStop: (() -> Bool)?
  /// Told of every better solution, and of the bound every hundred nodes; it must not use the
  /// program.
  package var progress: ((IntegerProgress) -> Void)?

  /// The families of cutting planes that GLPK adds by itself.
  ///
  /// Cover and clique cuts are combinatorial. Those of Gomory and by mixed integer rounding come
  /// from floating-point tableaux, which is a risk to a proof, and are off unless asked for.
  package struct Cuts: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let gomory = Cuts(rawValue: 1)
    package static let mixedIntegerRounding = Cuts(rawValue: 2)
    package static let cover = Cuts(rawValue: 4)
    package static let clique = Cuts(rawValue: 8)
  }

  package init(
    incumbent: [Double]? = nil, relativeGap: Double = 0, objectiveTolerance: Double = 1e-10,
    cutoff: Double? = nil, cuts: Cuts = [.cover, .clique], feasibilityPump: Bool = false,
    pseudocostEffort: Int = 500_000, nodeLimit: Int? = nil, timeLimit: Double? = nil,
    shouldStop: (() -> Bool)? = nil,
    progress: ((IntegerProgress) -> Void)? = nil
  ) {
    self.incumbent = incumbent
    self.relativeGap = relativeGap
    self.objectiveTolerance = objectiveTolerance
    self.cutoff = cutoff
    self.cuts = cuts
    self.feasibilityPump = feasibilityPump
    self.pseudocostEffort = pseudocostEffort
    self.nodeLimit = nodeLimit
    self.timeLimit = timeLimit
    self.shouldStop = shouldStop
    self.progress = progress
  }
}

/// Where a search stands.
package struct IntegerProgress: Equatable, Sendable {
  package var bestObjective: Double?
  /// No solution is better than this.
  package var bound: Double
  /// Nodes begun so far.
  package var nodes: Int
}

/// What a search for the best integer solution found.
package enum IntegerOutcome: Equatable, Sendable {
  /// Proved, to `objectiveTolerance`.
  case optimal(IntegerSolution)
  /// Ended by a limit, by request or by `relativeGap` before the proof.
  ///
  /// No solution is better than `bound`, which is infinite if nothing is known.
  case stopped(best: IntegerSolution?, bound: Double)
  /// There is no solution or, with a cutoff, none as good as that.
  case infeasible
  /// The relaxation has no limit; whether an integer solution exists was not asked.
  case unbounded
}

/// A solution whose integer columns hold whole numbers.
package struct IntegerSolution: Equatable, Sendable {
  /// The sum of the objective over `values`, recomputed after rounding.
  package var objective: Double
  /// One value per column.
  package var values: [Double]

  package init(objective: Double, values: [Double]) {
    self.objective = objective
    self.values = values
  }
}
