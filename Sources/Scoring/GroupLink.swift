/// Two districts that no rule of their own keeps from being in one mutual group.
package struct GroupLink: Equatable, Sendable {
  /// 0…1; equal to `PairScore.score`.
  package var score: Double
  /// The lower place.
  package var a: Int32
  /// The higher place.
  package var b: Int32
  /// Whether each asked for the other.
  package var requested: Bool

  package init(a: Int32, b: Int32, requested: Bool, score: Double) {
    self.a = a
    self.b = b
    self.requested = requested
    self.score = score
  }
}

/// A district that may mentor several, and one that may be among them.
package struct HubLink: Equatable, Sendable {
  /// 0…1; equal to `PairScore.score`.
  package var score: Double
  package var hub: Int32
  package var spoke: Int32
  /// Whether each asked for the other.
  package var requested: Bool

  package init(hub: Int32, spoke: Int32, requested: Bool, score: Double) {
    self.hub = hub
    self.spoke = spoke
    self.requested = requested
    self.score = score
  }
}
