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
  package var effort = Effort()

  package init(control: Control = Control()) { self.control = control }

  /// The best plan, with its proof; see `Result`.
  ///
  /// - Parameters:
  ///   - instance: the round.
  ///   - goal: what is to be best.
  ///   - start: columns of a plan that may be near the best one; what of it the instance forbids is
  ///     left out. It changes the time that a run takes, and which of equally good plans is found.
  /// - Returns: the plan; see `Result`.
  /// - Throws: `ProgramDefect` if the instance's numbers are not fit for a linear program.
  package func solve(
    _ instance: Instance, goal: Goal = .value, from start: [Column] = []
  ) throws -> Result {
    var run = try Run(instance, goal: goal, control: control, effort: effort)
    run.start = start
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

  /// Whether any plan keeps all minimum caseloads and sets kept together; `nil` where a stop came first.
  package func isFeasible(_ instance: Instance) throws -> Bool? {
    guard Master.hasRequirements(instance) else { return true }
    var run = try Run(instance, goal: .value, control: control, effort: effort)
    return try run.isFeasible()
  }

  /// How many mutual requests the best plan honours; `nil` where there are none, or no plan.
  package func requestsHonoured(in instance: Instance) throws -> Int? {
    var run = try Run(instance, goal: .value, control: control, effort: effort)
    guard !instance.requests.isEmpty, try run.isFeasible() == true else {
      return nil
    }
    return try Int(run.solve(.requests).value.rounded())
  }

  /// The columns that column generation leaves in the program, ascending: few of all there are, and
  /// among them most that a good plan is made of.
  package func generatedColumns(of instance: Instance) throws -> [Column] {
    var run = try Run(instance, goal: .value, control: control, effort: effort)
    _ = try run.isFeasible()
    try run.master.begin(.value)
    _ = try run.relax(.value) { _ in }
    return run.master.columns.sorted()
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
      /// No plan keeps all minimum caseloads and sets kept together.
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
