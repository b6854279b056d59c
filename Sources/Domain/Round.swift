/// One cohort: its name, its goal, its cap, and the policy by which it is matched.
package struct Round: Equatable, Sendable {
  /// What a plan maximises, after mutual requests.
  package enum Goal: String, CaseIterable, Sendable, Codable {
    /// The value that each district experiences, summed over districts.
    case value
    /// The most different districts placed, then the sum.
    case coverage
    /// The most placed, then the lowest value as high as possible, then the sum.
    case fair
  }

  package var name: String?
  /// Such as `2026-27`.
  package var schoolYear: String?
  package var goal: Goal = .value
  /// The most partnerships in this round; `nil` is no cap.
  package var maximumPartnerships: Int?
  package var policy = Policy()

  package init() {}
}
