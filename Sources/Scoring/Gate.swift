import Domain

/// What the rules read of one district: small, because they read it for every pair of a country.
struct Gate: Sendable {
  /// Needs at `minimumPriority` or above.
  let needs: TopicSet
  /// Offers at `minimumPriority` or above.
  let offers: TopicSet
  /// `Position.unknown` where it is not known.
  let position: Position
  /// The haversine above which a drive is certainly too long for the district.
  let haversineLimit: Double
  let mode: District.Mode
  /// Whether the district consents and its group sizes admit two.
  let isOpen: Bool
  let consents: Bool
  let groupSizes: ClosedRange<Int>

  init(_ place: Int, _ roster: Roster) {
    let district = roster.district(place)
    needs = roster.topics.rows[roster.topics.needs(of: place)].pressing
    offers = roster.topics.rows[roster.topics.offers(of: place)].pressing
    position = roster.profiles[place].position ?? .unknown
    haversineLimit = roster.roads.haversineLimit(minutes: district.maximumMinutes)
    mode = district.mode
    consents = district.consents
    groupSizes = district.groupSizes
    isOpen = district.consents && district.groupSizes.contains(2)
  }

  /// Whether there is a topic that both rate at the policy's lowest priority or above.
  ///
  /// A mentor's offers stand where its needs would; two different student groups count in full.
  @inline(__always)
  func sharesTopic(with second: Gate, _ footing: Footing) -> Bool {
    switch footing {
    case .mutual: !needs.intersection(second.needs).isEmpty
    case .firstMentors: !offers.intersection(second.needs).isEmpty
    case .secondMentors: !needs.intersection(second.offers).isEmpty
    }
  }
}
