/// How hard the optimiser looks before it proves.
///
/// It changes the time that a run takes, and never what is proved: with any effort, also with none,
/// runs that end with a proof end with the same objective and bound.
package struct Effort: Equatable, Sendable {
  /// The pairs of each member, and the facilitators of each pair, that a program begins with.
  package var pairsAtStart = 3
  package var facilitatorsAtStart = 2
  /// Whether whole solutions are looked for by rounding and by diving.
  package var rounds = true
  /// The columns, and the nodes of the search, with which a better plan is looked for without proof.
  package var columnsForPlan = 600
  package var nodesForPlan = 500
  /// The columns that a window may hold before it is narrowed.
  package var windowLimit = 1500

  /// The columns beyond which a window is not opened: the run ends without a proof then.
  package var largestWindow = 400_000
  /// The steps of each search for groups of one topic and size; one that is given up leaves a bound
  /// that is true and may not be met.
  package var stepsOfSearch = 400_000

  /// From this number of members on, the program begins from a smoothed relaxation.
  package var membersToSmooth = 1000

  package init() {}
}
