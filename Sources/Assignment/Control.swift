/// How a run reports to its caller and is ended by it; clocks and signals stay outside.
package struct Control {
  /// What ended a run before its own rules did.
  package enum Stop: Sendable { case time, interrupt }

  /// How far a run has come.
  package struct Progress: Equatable, Sendable {
    package var stage: Stage
    /// The best plan so far in units of the stage's objective.
    package var objective: Double?
    /// What no plan exceeds, in the same units.
    package var bound: Double?
    package var columns: Int
  }

  /// Asked often; a value ends the run with the best plan so far.
  package var stop: () -> Stop?
  package var report: (Progress) -> Void

  package init(
    stop: @escaping () -> Stop? = { nil }, report: @escaping (Progress) -> Void = { _ in }
  ) {
    self.stop = stop
    self.report = report
  }
}
