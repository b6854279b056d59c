package import Domain

/// How much of a plan depends on the exact weights of its policy; schema `tandem.robustness/1`.
///
/// Stochastic multicriteria acceptability: weights are drawn at random among those that are
/// admissible, the round is matched with each, and shares are counted.
///
/// Reference: Lahdelma & Salminen, "SMAA-2: stochastic multicriteria acceptability analysis for
/// group decision making", Operations Research 49 (2001), doi:10.1287/opre.49.3.444.11220.
package struct Robustness: Equatable, Sendable, Codable {
  package static let schema = "tandem.robustness/1"

  /// How often something was so, and how sure that is.
  package struct Share: Equatable, Sendable, Codable {
    package var count: Int
    /// `count` over the samples counted, 0…1.
    package var share: Double
    /// The standard error of a share, √(p(1-p)/n).
    package var error: Double
    /// The 95 % interval.
    ///
    /// Reference: Wilson, "Probable inference, the law of succession, and statistical inference",
    /// Journal of the American Statistical Association 22 (1927),
    /// doi:10.1080/01621459.1927.10502953.
    package var low: Double
    package var high: Double
  }

  /// A partnership of the plan.
  package struct Partnership: Equatable, Sendable, Codable {
    package var id: String
    package var members: [District.ID]
    @OrNull package var facilitator: Facilitator.ID?
    /// How often the best plan has these members in one partnership, with nobody else.
    package var together: Share
    /// How often with the same facilitator.
    package var unchanged: Share
  }

  /// One weight.
  package struct Criterion: Equatable, Sendable, Codable {
    package var kind: PlanComparison.CriterionChange.Kind
    /// The criterion's name in files.
    package var name: String
    /// The weight in the policy, 0…1.
    package var declared: Double
    /// The range of the weight that leaves the plan the best, the others keeping their proportions:
    /// both ends were tried, and the edges are less than `WeightRange.precision` beyond them.
    @OrNull package var lowest: Double?
    @OrNull package var highest: Double?
    /// Partnerships that change where the criterion is dropped: other members.
    @OrNull package var parted: Int?
    /// The same members under another facilitator.
    @OrNull package var reguided: Int?
    /// The mean weight over the samples in which the whole plan is the best; `nil` if none.
    @OrNull package var central: Double?
  }

  package struct Regret: Equatable, Sendable, Codable {
    /// What the plan loses against the best one, in units of the objective.
    package var mean: Double
    package var worst: Double
    /// The mean of the loss over the best objective.
    package var meanShare: Double

    private enum CodingKeys: String, CodingKey {
      case mean, worst
      case meanShare = "mean_share"
    }
  }

  package var schema = Self.schema
  /// The fingerprint of the bundle.
  package var input: String
  package var study: RobustnessStudy
  /// The samples that were matched to the end; shares are of these.
  package var counted: Int
  /// The samples that a stop kept from it.
  package var stopped: Int
  /// Of those counted, the samples whose best plan was not proved to be best.
  package var unproved: Int
  /// Of those counted, the samples whose weights leave no plan that keeps every requirement.
  package var withoutPlan: Int
  /// Whether the plan is the best with the policy's own weights; `nil` where a stop came first.
  @OrNull package var isBest: Bool?
  /// How often the whole plan is the best.
  package var whole: Share
  /// Over the samples that leave a plan; `nil` if none.
  @OrNull package var regret: Regret?
  /// In the plan's order.
  package var partnerships: [Partnership]
  /// In the order of `Criterion`, then of `FitCriterion`.
  package var criteria: [Criterion]
  /// Whether a stop left some of `criteria` unknown.
  package var isStopped: Bool
  /// What the criteria of the score have in effect.
  package var effective: EffectiveWeights
  /// The name of each district and facilitator of the plan, by id.
  package var names: [String: String]

  private enum CodingKeys: String, CodingKey {
    case schema, input, study, counted, stopped, unproved, whole, regret, partnerships, criteria
    case effective, names
    case withoutPlan = "without_plan"
    case isBest = "best_as_declared"
    case isStopped = "criteria_stopped"
  }
}

extension Robustness {
  package func json() throws -> [UInt8] { try Printed.json(self) }
}
