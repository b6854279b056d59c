package import Domain

/// What differs between two plans: who stays together, who moves, and which criteria win and lose.
///
/// Partnerships are matched by their members. One that shares two or more members with one of the
/// other plan, but not all, is *regrouped*; one that shares at most a single member with any is
/// *dissolved* or *formed*, since nobody in it stays with a partner.
package struct PlanComparison: Equatable, Sendable, Codable {
  package static let schema = "tandem.comparison/1"

  /// What one of the plans reaches.
  package struct Side: Equatable, Sendable, Codable {
    @OrNull package var round: String?
    package var goal: Round.Goal
    /// The version of the policy.
    package var policy: String
    /// The fingerprint of the bundle.
    package var input: String
    package var status: Plan.Proof.Status
    package var objective: Double
    package var partnerships: Int
    package var placed: Int
    @OrNull package var meanValue: Double?
    @OrNull package var worstValue: Double?
    package var blockingPairs: Int

    private enum CodingKeys: String, CodingKey {
      case round, goal, policy, input, status, objective, partnerships, placed
      case meanValue = "mean_value"
      case worstValue = "worst_value"
      case blockingPairs = "blocking_pairs"
    }
  }

  /// A partnership of the same members in both plans.
  package struct Lasting: Equatable, Sendable, Codable {
    package var members: [District.ID]
    @OrNull package var facilitatorBefore: Facilitator.ID?
    @OrNull package var facilitatorAfter: Facilitator.ID?
    package var valueBefore: Double
    package var valueAfter: Double

    private enum CodingKeys: String, CodingKey {
      case members
      case facilitatorBefore = "facilitator_before"
      case facilitatorAfter = "facilitator_after"
      case valueBefore = "value_before"
      case valueAfter = "value_after"
    }
  }

  /// Two partnerships, one of each plan, that share two or more members but not all.
  package struct Regrouped: Equatable, Sendable, Codable {
    package var before: [District.ID]
    package var after: [District.ID]
    package var stayed: [District.ID]
    package var left: [District.ID]
    package var joined: [District.ID]
    @OrNull package var facilitatorBefore: Facilitator.ID?
    @OrNull package var facilitatorAfter: Facilitator.ID?
    package var valueBefore: Double
    package var valueAfter: Double

    private enum CodingKeys: String, CodingKey {
      case before, after, stayed, left, joined
      case facilitatorBefore = "facilitator_before"
      case facilitatorAfter = "facilitator_after"
      case valueBefore = "value_before"
      case valueAfter = "value_after"
    }
  }

  /// A partnership of one plan only.
  package struct Single: Equatable, Sendable, Codable {
    package var members: [District.ID]
    @OrNull package var facilitator: Facilitator.ID?
    package var value: Double
  }

  /// A district that both plans place, with other partners.
  package struct Move: Equatable, Sendable, Codable {
    package var district: District.ID
    /// Its partners before, sorted.
    package var before: [District.ID]
    /// Its partners after, sorted.
    package var after: [District.ID]
  }

  /// What a criterion gives the placed districts, in points of their scores or fits.
  package struct CriterionChange: Equatable, Sendable, Codable {
    package enum Kind: String, CaseIterable, Sendable, Codable { case score, fit }

    package var kind: Kind
    /// The criterion's name in files.
    package var name: String
    /// The mean over the districts placed; `nil` where there are none.
    @OrNull package var before: Double?
    @OrNull package var after: Double?
    /// What districts placed by both gain, summed and divided by the number of these districts.
    package var gained: Double
    /// What they lose, likewise; 0 or more.
    package var lost: Double
  }

  package var schema = Self.schema
  package var before: Side
  package var after: Side
  /// Whether both were made from the same bundle.
  package var isSameInput: Bool
  /// Whether both were made by the same policy, so that their values are on one scale.
  package var isSamePolicy: Bool
  /// The objective after less the one before.
  package var objectiveChange: Double
  /// The same members and facilitator.
  ///
  /// This list and the next four are in order of members.
  package var kept: [Lasting]
  /// The same members under another facilitator.
  package var facilitatorChanged: [Lasting]
  package var regrouped: [Regrouped]
  package var dissolved: [Single]
  package var formed: [Single]
  /// Districts that only the plan after places; sorted, as are all lists of districts.
  package var placed: [District.ID]
  /// Districts that only the plan before places.
  package var unplaced: [District.ID]
  package var moved: [Move]
  /// Districts and facilitators that only the registry of the plan after has, by id; sorted.
  package var joined: [String]
  /// Districts and facilitators that only the registry of the plan before has.
  package var left: [String]
  /// In the order of `Criterion`, then of `FitCriterion`.
  package var criteria: [CriterionChange]
  /// The name of each district and facilitator that is mentioned, by id.
  package var names: [String: String]

  private enum CodingKeys: String, CodingKey {
    case schema, before, after, kept, regrouped, dissolved, formed, placed, unplaced, moved
    case joined, left, criteria, names
    case isSameInput = "same_input"
    case isSamePolicy = "same_policy"
    case objectiveChange = "objective_change"
    case facilitatorChanged = "facilitator_changed"
  }
}

extension PlanComparison {
  package func json() throws -> [UInt8] { try Printed.json(self) }
}
