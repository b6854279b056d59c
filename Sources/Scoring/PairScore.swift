package import Domain

/// How well two districts would do together.
package struct PairScore: Equatable, Sendable {
  /// 0…1: the sum of the criteria's points, in the order of `Criterion`.
  package var score: Double
  /// 0…1: the share of the score's weight that was known.
  package var known: Double
  /// `mutual` also where the modes do not fit.
  package var mode: Plan.Mode
  /// The place of the mentor; `nil` in mutual mode.
  package var mentor: Int?
  /// `nil` where the two share no topic.
  package var focus: Topic?
  /// Whether each asked for the other.
  package var requested: Bool
  /// Minutes of the drive between them; `nil` is "not known".
  package var minutes: Double?
}
