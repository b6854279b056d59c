/// What the rules say of a facilitator and the members of a partnership, re-derived.
package struct PlainFit: Equatable, Sendable {
  /// A rule that bars the facilitator, in the order in which the rules are tried.
  package enum Refusal: Int, CaseIterable, Sendable {
    case notAvailable, hardTie, outOfReach
  }

  /// In the order of `FitCriterion`.
  package var criteria: [PlainCriterion]
  /// Every rule that bars the facilitator, in their order; capacity and locks are not looked at.
  package var refusals: [Refusal]

  /// `Σ weight · value`, 0…1.
  package var fit: Double { criteria.score }

  /// `Σ weight · known share`, 0…1.
  package var known: Double { criteria.known }

  package var isAllowed: Bool { refusals.isEmpty }
}
