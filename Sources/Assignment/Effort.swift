/// How hard the optimiser looks before it proves.
///
/// It changes the time that a run takes, never what is proved: with any effort, also with none, a
/// run that is not stopped ends with the same objective and bound.
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

  /// From this number of members on, the program begins from a smoothed relaxation.
  package var membersToSmooth = 1000

  package init() {}
}
