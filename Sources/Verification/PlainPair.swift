package import Domain

/// What the rules say of two districts, re-derived.
package struct PlainPair: Equatable, Sendable {
  /// A rule that forbids a pair, in the order in which the rules are tried.
  package enum Refusal: Int, CaseIterable, Comparable, Sendable {
    case noConsent, avoid, mode, groupSize, noCommonNeed, outOfReach, belowMinimum

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// The members of a pair.
  static let size = 2

  /// `nil` where the modes do not fit; the criteria are then those of a mutual footing.
  package var mode: Plan.Mode?
  /// The member that mentors, in mode `mentor`.
  package var mentor: District.ID?
  package var focus: Topic?
  /// Whether each asked for the other.
  package var isRequested: Bool
  /// In the order of `Criterion`.
  package var criteria: [PlainCriterion]
  /// Every rule that forbids the pair, in their order; locks are not looked at.
  package var refusals: [Refusal]

  /// `Σ weight · value`, 0…1.
  package var score: Double { criteria.score }

  /// `Σ weight · known share`, 0…1.
  package var known: Double { criteria.known }

  /// Whether the pair is allowed, whatever its score.
  package var isAllowed: Bool { refusals.allSatisfy { $0 == .belowMinimum } }

  /// Whether the pair is allowed and its score is high enough, or both asked for it.
  package var mayBeFormed: Bool { refusals.isEmpty }
}
