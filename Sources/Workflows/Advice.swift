package import Domain

/// Where more would help a round, for staff; schema `tandem.advice/1`.
///
/// Another facilitator, one more place with one who is there, and the districts that are hardest to
/// place.
package struct Advice: Equatable, Sendable, Codable {
  package static let schema = "tandem.advice/1"

  /// What the best plan would gain, in units of the objective.
  package struct Gain: Equatable, Sendable, Codable {
    /// A bound that needs no further match; 0 or more.
    package var atMost: Double
    /// By matching again; `nil` where that was not asked for.
    ///
    /// Below 0 where an earlier stage rises at the expense of the sum.
    @OrNull package var exact: Double?
    /// The districts more that are then placed; `nil` with `exact`.
    @OrNull package var placedMore: Int?
    /// Whether the other plan was proved to be best; `nil` with `exact`.
    @OrNull package var isProved: Bool?

    private enum CodingKeys: String, CodingKey {
      case exact
      case atMost = "at_most"
      case placedMore = "placed_more"
      case isProved = "is_proved"
    }
  }

  /// One more facilitator, in the middle of a region and at home in a topic, for one partnership.
  package struct Newcomer: Equatable, Sendable, Codable {
    /// A region, or a county where districts name no region.
    package var region: String
    package var topic: Topic
    package var gain: Gain
  }

  /// Room for one more partnership with a facilitator of the round.
  package struct Place: Equatable, Sendable, Codable {
    package var facilitator: Facilitator.ID
    package var load: Int
    package var capacity: Int
    package var gain: Gain
  }

  /// A district that few partnerships are possible for.
  package struct Rare: Equatable, Sendable, Codable {
    package var district: District.ID
    package var isPlaced: Bool
    /// The districts with whom a partnership is possible.
    package var partners: Int
    /// What the plan loses at least if the district has another partnership than the plan gives it;
    /// `nil` where no other is possible.
    @OrNull package var lossAtLeast: Double?
    /// In words for staff.
    package var text: String

    private enum CodingKeys: String, CodingKey {
      case district, partners, text
      case isPlaced = "is_placed"
      case lossAtLeast = "loss_at_least"
    }
  }

  package var schema = Self.schema
  package var objective: Double
  /// What the prices prove beyond the objective; part of every `at_most`.
  package var gap: Double
  /// The largest bound first, then by region and topic.
  package var newcomers: [Newcomer]
  /// The largest bound first, then by id.
  package var places: [Place]
  /// The fewest partners first, then the largest loss.
  package var rare: [Rare]
  /// What the gains are about.
  package var note: String
}
