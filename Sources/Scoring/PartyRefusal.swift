package import Domain

/// Why districts must not be one partnership: the first rule that forbids it, with its facts.
package enum PartyRefusal: Equatable, Sendable {
  /// The rule of pairs, where there are two.
  case pair(PairRefusal)
  /// These did not consent; in order of id.
  case noConsent([District.ID])
  /// The first two of whom one asked not to be with the other; `by` are those who asked.
  case avoided(between: [District.ID], by: [District.ID])
  /// What these ask for does not fit with what the others ask for; in order of id.
  case modesDoNotFit([District.ID])
  /// A partnership of this mode has a number of members in `allowed`.
  case partySize(Plan.Mode, found: Int, allowed: ClosedRange<Int>)
  /// The group sizes of these do not admit so many members; in order of id.
  case groupSize([District.ID], found: Int)
  /// The best lowest rating that all give one topic, 0 for none, is below the lowest priority.
  case noCommonNeed(strongest: Int, minimum: Int)
  /// The first two whose drive is longer than the lower of their limits, which is that of `whose`.
  case outOfReach(between: [District.ID], minutes: Double, limit: Double, whose: District.ID)

  /// The reason to give where this rule leaves a district no partnership.
  package var reason: Plan.Unmatched.Reason {
    switch self {
    case .pair(let refusal): refusal.reason
    case .noConsent: .noConsent
    case .avoided: .lockedOut
    case .modesDoNotFit, .partySize, .groupSize: .mode
    case .noCommonNeed: .noCommonNeed
    case .outOfReach: .outOfReach
    }
  }
}
