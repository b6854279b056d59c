package import Domain

/// Who a plan places and how well, by kind of district; and how stable it is.
///
/// Counted are districts that consent, that no lock excludes and that have a place left beside
/// partnerships that run already. A district's value is the mean of its partnerships' values.
/// For the staff of an agency only: nothing here is shown to districts.
package struct Fairness: Equatable, Sendable, Codable {
  package static let schema = "tandem.fairness/1"

  /// What a plan does for one kind of district.
  package struct Row: Equatable, Sendable, Codable {
    /// As in files, such as `rural` or `math`; `nil` where it is not known or none is named.
    @OrNull package var group: String?
    package var districts: Int
    package var placed: Int
    /// `placed / districts`, 0…1.
    package var placedShare: Double
    /// The mean value of the districts placed; `nil` without any.
    @OrNull package var meanValue: Double?
    /// The lowest value of any of them.
    @OrNull package var worstValue: Double?
    /// Whether there are too few districts for the numbers to say much.
    package var isSmall: Bool

    private enum CodingKeys: String, CodingKey {
      case group, districts, placed
      case placedShare = "placed_share"
      case meanValue = "mean_value"
      case worstValue = "worst_value"
      case isSmall = "small"
    }
  }

  /// A way to tell districts apart; a district with several needs is in several rows of `need`.
  package struct Dimension: Equatable, Sendable, Codable {
    package enum Name: String, CaseIterable, Sendable, Codable {
      case localeType = "locale_type"
      case sizeBand = "size_band"
      case region, need, mode
      case groupMaximum = "group_max"
    }

    package var name: Name
    /// In the order of the kinds, or of names; what is not known last.
    package var rows: [Row]
  }

  /// Districts that are not counted, and why; each once, by the first reason.
  package struct LeftOut: Equatable, Sendable, Codable {
    package var noConsent: Int
    package var excluded: Int
    package var noPlaceLeft: Int

    private enum CodingKeys: String, CodingKey {
      case noConsent = "no_consent"
      case excluded
      case noPlaceLeft = "no_place_left"
    }
  }

  /// Two districts who would both have a higher score together than in the plan.
  package struct Blocking: Equatable, Sendable, Codable {
    /// Sorted.
    package var members: [District.ID]
    package var score: Double
    /// What the member that gains less would gain, in points of the score.
    package var gain: Double
    /// What keeps them from being a partnership at all, as the end of a sentence, if anything does.
    @OrNull package var obstacle: String?
  }

  /// The stable plan of pairs beside the plan; see `StablePlan`.
  package struct Stable: Equatable, Sendable, Codable {
    package struct Reached: Equatable, Sendable, Codable {
      package var partnerships: Int
      package var placed: Int
      /// The mean over partnerships; `nil` without any.
      @OrNull package var meanScore: Double?
      /// The sum of the members' values, facilitators included.
      package var objective: Double

      private enum CodingKeys: String, CodingKey {
        case partnerships, placed, objective
        case meanScore = "mean_score"
      }
    }

    package var plan: Reached
    package var stable: Reached
    /// Stable pairs for which no facilitator was left.
    package var unguided: Int
    /// Whether both objectives are proved to be the best of their kind.
    package var isProved: Bool
    /// The plan's objective less that of the stable plan.
    package var price: Double
    /// The price as a share of the plan's objective; `nil` where that is 0.
    @OrNull package var priceShare: Double?

    private enum CodingKeys: String, CodingKey {
      case plan, stable, unguided, price
      case isProved = "proved"
      case priceShare = "price_share"
    }
  }

  package var schema = Self.schema
  /// Groups of fewer districts are marked as small.
  package var smallBelow: Int
  package var leftOut: LeftOut
  package var overall: Row
  /// In the order of `Dimension.Name`.
  package var dimensions: [Dimension]
  package var blockingPairs: Int
  /// The strongest first, three at most.
  package var strongestBlocking: [Blocking]
  package var stable: Stable
  /// The name of each district that is mentioned, by id.
  package var names: [String: String]

  private enum CodingKeys: String, CodingKey {
    case schema, overall, dimensions, stable, names
    case smallBelow = "small_below"
    case leftOut = "left_out"
    case blockingPairs = "blocking_pairs"
    case strongestBlocking = "strongest_blocking"
  }
}

extension Fairness {
  package func json() throws -> [UInt8] { try Printed.json(self) }
}
