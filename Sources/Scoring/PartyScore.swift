package import Domain

/// How well the members of a partnership would do together.
package struct PartyScore: Equatable, Sendable {
  /// 0…1: the mean of the scored pairs, less what the size takes off.
  package var score: Double
  /// 0…1: the share of the score's weight that was known, the mean of the scored pairs.
  package var known: Double
  package var mode: Plan.Mode
  /// The place of the mentor or hub; `nil` in mutual mode.
  package var mentor: Int?
  /// `nil` where no topic is common to all, which only two who asked for each other may do.
  package var focus: Topic?
  /// The pairs of members that asked for each other, spokes with spokes among them.
  package var requests: Int
  /// Minutes of the longest known drive of a scored pair; `nil` is "not known".
  package var minutes: Double?
}
