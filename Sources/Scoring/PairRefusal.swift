package import Domain

/// Why two districts must not be paired: the first rule that forbids it, with its facts.
package enum PairRefusal: Equatable, Sendable {
  /// These did not consent; in order of id.
  case noConsent([District.ID])
  /// These asked not to be paired with the other; in order of id.
  case avoided(by: [District.ID])
  /// What the two ask for does not fit; in order of id.
  case modesDoNotFit(District.Mode, District.Mode)
  /// The group sizes of these do not admit a partnership of two; in order of id.
  case groupSize([District.ID])
  /// The strongest topic that both rate, 0 for none, is below the policy's lowest priority.
  case noCommonNeed(strongest: Int, minimum: Int)
  /// The drive is longer than the lower of the two limits, which is that of `whose`.
  case outOfReach(minutes: Double, limit: Double, whose: District.ID)

  /// The reason to give where this rule leaves a district no partner.
  package var reason: Plan.Unmatched.Reason {
    switch self {
    case .noConsent: .noConsent
    case .avoided: .lockedOut
    case .modesDoNotFit, .groupSize: .mode
    case .noCommonNeed: .noCommonNeed
    case .outOfReach: .outOfReach
    }
  }
}
