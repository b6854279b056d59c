package import Domain

/// Why a facilitator must not guide a partnership, with the facts.
package enum FitRefusal: Equatable, Sendable {
  case notAvailable
  /// A tie to this member bars the facilitator.
  case conflict(District.ID, FacilitatorTie.Kind)
  /// The drive to this member, the furthest, is longer than the facilitator's limit.
  case outOfReach(District.ID, minutes: Double, limit: Double)
}
