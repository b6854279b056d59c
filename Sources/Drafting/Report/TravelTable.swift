import Domain

/// The drives of a round, one way and estimated, by the policy's speed and detour.
struct TravelTable {
  let policy: Policy
  private var places: [String: Coordinate] = [:]

  init(_ bundle: RegistryBundle, policy: Policy) {
    self.policy = policy
    for district in bundle.districts { places[district.id.rawValue] = district.location }
    for facilitator in bundle.facilitators {
      places[facilitator.id.rawValue] = facilitator.location
    }
  }

  /// The longest drive between members that work together, in words.
  ///
  /// `not known` where a member has no coordinates.
  func betweenMembers(_ partnership: Plan.Partnership) -> String {
    let located = partnership.members.compactMap { places[$0.rawValue] }
    guard located.count == partnership.members.count else { return Self.notKnown }
    if let hub = partnership.mentor.flatMap({ places[$0.rawValue] }) {
      return longest(located.map { hub.kilometres(to: $0) })
    }
    return longest(
      located.enumerated().flatMap { place, first in
        located.dropFirst(place + 1).map { first.kilometres(to: $0) }
      })
  }

  /// The facilitator's longest drive to a member, in words; empty without a facilitator.
  func ofFacilitator(_ partnership: Plan.Partnership) -> String {
    guard let facilitator = partnership.facilitator else { return "" }
    let members = partnership.members.compactMap { places[$0.rawValue] }
    guard let base = places[facilitator.rawValue], members.count == partnership.members.count else {
      return Self.notKnown
    }
    return longest(members.map { base.kilometres(to: $0) })
  }

  private static let notKnown = "not known"

  private func longest(_ kilometres: [Double]) -> String {
    kilometres.max().map { Phrase.drive(minutes: policy.minutes(kilometres: $0)) } ?? Self.notKnown
  }
}
