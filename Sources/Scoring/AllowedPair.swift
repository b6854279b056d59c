/// A pair that no rule refuses, as the optimiser takes it.
package struct AllowedPair: Equatable, Sendable {
  /// 0…1; equal to `PairScore.score`.
  package var score: Double
  /// The lower place.
  package var a: Int32
  /// The higher place.
  package var b: Int32
  /// An index into `Topic.taxonomy`; -1 for no focus.
  package var focus: Int8
  package var footing: Footing
  /// Whether each asked for the other.
  package var requested: Bool

  package init(
    a: Int32, b: Int32, focus: Int8, footing: Footing, requested: Bool, score: Double
  ) {
    self.a = a
    self.b = b
    self.focus = focus
    self.footing = footing
    self.requested = requested
    self.score = score
  }

  package var isMentor: Bool { footing != .mutual }

  /// The place of the mentor; `nil` in mutual mode.
  package var mentor: Int? {
    switch footing {
    case .mutual: nil
    case .firstMentors: Int(a)
    case .secondMentors: Int(b)
    }
  }
}
