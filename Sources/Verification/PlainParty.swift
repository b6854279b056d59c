package import Domain

/// What the rules say of the members of one partnership, re-derived.
package struct PlainParty: Equatable, Sendable {
  /// The members of the smallest group; a partnership of fewer is a pair.
  static let smallestGroup = 3

  /// Sorted by id.
  package var members: [District.ID]
  /// `nil` where the modes do not fit.
  package var mode: Plan.Mode?
  /// The member that mentors, in mode `mentor`.
  package var mentor: District.ID?
  package var focus: Topic?
  /// Pairs of members that asked for each other, spokes with spokes among them.
  package var requests: Int
  /// In the order of `Criterion`; of a group the means over its scored pairs.
  package var criteria: [PlainCriterion]
  /// The score, 0…1; of a group the mean of its scored pairs, less what its size takes off.
  package var score: Double
  /// Every rule that forbids the partnership, in their order; locks are not looked at.
  package var refusals: [PlainPair.Refusal]

  /// `Σ weight · known share`, 0…1.
  package var known: Double { criteria.known }

  /// Whether the partnership is allowed, whatever its score.
  package var isAllowed: Bool { refusals.allSatisfy { $0 == .belowMinimum } }

  /// Whether the partnership is allowed and its score is high enough.
  ///
  /// Two who asked for each other need no score; a group does, whoever asked for whom in it.
  package var mayBeFormed: Bool { refusals.isEmpty }

  /// Whether a mutual request lifts the rules of topic and score.
  var isRequestedPair: Bool { members.count < Self.smallestGroup && requests > 0 }
}
