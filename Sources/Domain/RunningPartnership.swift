/// A partnership that runs already when a round is matched, and goes on.
///
/// It takes one place of each member's capacity and its load of the facilitator's caseload, and no
/// two of its members are brought together a second time.
package struct RunningPartnership: Equatable, Sendable {
  /// As its owner knows it; nothing refers to it.
  package var id: String?
  /// Two or more, sorted.
  package var members: [District.ID]
  package var facilitator: Facilitator.ID?
  /// A year or a date, as written.
  package var since: String?

  package init(
    id: String? = nil, members: [District.ID], facilitator: Facilitator.ID? = nil,
    since: String? = nil
  ) {
    self.id = id
    self.members = members
    self.facilitator = facilitator
    self.since = since
  }
}
