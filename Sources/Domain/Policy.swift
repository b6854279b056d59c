/// The weights, limits and thresholds by which a round is matched; every plan names its version.
///
/// The default values are policy v1, which never changes; `init(version:)` gives the others.
package struct Policy: Equatable, Sendable {
  /// Whether every partnership must have a facilitator.
  package enum FacilitatorRule: String, CaseIterable, Sendable, Codable { case required, optional }

  /// What a facilitator's capacity counts.
  package enum CaseloadUnit: String, CaseIterable, Sendable, Codable {
    case partnerships, districts
  }

  /// Whether mutual requests are honoured before anything else is weighed.
  package enum RequestRule: String, CaseIterable, Sendable, Codable { case first, advisory }

  /// The name of the policy, which decides `shape` (see `Family`).
  package var version = "v1" {
    didSet { shape = Shape(Family(version: version)) }
  }
  package var weights = Weights<Criterion>([0.30, 0.16, 0.14, 0.12, 0.10, 0.08, 0.04, 0.03, 0.03])
  package var fitWeights = Weights<FitCriterion>([0.30, 0.25, 0.25, 0.10, 0.10])
  /// Share of a partnership's value that its score makes up.
  package var scoreShare = 0.7
  /// Share of a partnership's value that the facilitator's fit makes up.
  package var fitShare = 0.3
  /// What counts where a criterion, or a part of one, is not known.
  package var unknown = 0.25
  /// The sum of priorities above which they are scaled down.
  package var needBudget = 15.0
  /// The lowest priority at which a topic can be what two districts have in common.
  package var minimumPriority = 2
  /// The lowest score at which a partnership is formed, unless both asked for it.
  package var minimumScore = 0.35
  /// What each member above two takes off a group's score.
  package var sizeDiscount = 0.02
  /// Kilometres per hour on the road.
  package var speedKmh = 80.0
  /// Length of the road over the great circle.
  package var detour = 1.3
  /// Minutes up to which two districts are near.
  package var nearMinutes = 45.0
  /// Further minutes that halve proximity.
  package var halfMinutes = 60.0
  /// Minutes up to which a facilitator is near.
  package var facilitatorNearMinutes = 60.0
  /// Further minutes that halve a facilitator's travel value.
  package var facilitatorHalfMinutes = 60.0
  /// The longest drive of a facilitator who stated none.
  package var facilitatorMinutes = 180.0
  package var facilitators = FacilitatorRule.required
  package var caseloadUnit = CaseloadUnit.partnerships
  package var requests = RequestRule.first

  /// The numbers inside the criteria, which a round cannot set: they follow from the version.
  package internal(set) var shape = Shape()

  package init() {}

  /// The same policy with other numbers inside its criteria: for experiments, since no file can
  /// carry them.
  package func reshaped(_ change: (inout Shape) -> Void) -> Policy {
    var policy = self
    change(&policy.shape)
    return policy
  }

  /// Minutes of a one-way drive over `kilometres` of great circle.
  package func minutes(kilometres: Double) -> Double { 60 * detour * kilometres / speedKmh }

  /// What is left of the mean of its pairs in the score of a partnership of `size` members.
  @inline(__always)
  package func depth(ofPartnershipOf size: Int) -> Double { 1 - sizeDiscount * Double(size - 2) }
}

extension Policy {
  /// The numbers inside the criteria and the warnings; the default values are those of policy v1.
  package struct Shape: Equatable, Sendable {
    /// Share of common need that the strongest common topic makes up; the overlap is the rest.
    package let strongestNeedShare = 0.5
    /// What is left of a common need where each side names a different student group.
    package let differentGroupsShare = 0.5
    /// How much of a drive readiness to meet at a distance makes up for.
    package let virtualShare = 0.5
    /// The ratio of enrolments at which size similarity is 0.
    package let enrollmentRatio = 50.0
    /// How the parts of similar context are measured.
    package var likeness = Likeness.differences
    /// How often size counts among the parts of similar context, where every other counts once.
    package var sizeWeight = 1.0
    /// The power of the ratio of enrolments, where likeness goes by ratios.
    package var sizePower = 0.5
    /// Percentage points added to both shares before their ratio is taken.
    package var shareFloor = 5.0
    /// The enrolment above which a district has to look further for its peers; `nil` is never.
    package var reachEnrollment: Double?
    /// The power of the ratio of enrolments by which it has to look further.
    package var reachPower = 2.0 / 3
    /// How much of what a drive takes away two districts of one county get back.
    package var sameCountyShare = 0.0
    /// The difference in percent of English learners at which similarity is 0.
    package let englishLearnerRange = 50.0
    /// The difference in percent of disadvantaged students at which similarity is 0.
    package let disadvantagedRange = 60.0
    /// The difference in percent of students with disabilities at which similarity is 0.
    package let disabilityRange = 15.0
    package let sameLocaleType = 0.75
    package let relatedLocaleType = 0.5
    package let otherLocaleType = 0.1
    /// Share of mutual reciprocity that the weaker direction makes up; the stronger is the rest.
    package let weakerDirectionShare = 0.7
    package let workedTogether = 1.0
    package let sameNetwork = 0.67
    package let trained = 0.67
    package let acquainted = 0.33
    /// Added to a tie where one of the two asked for the other.
    package let preference = 0.2
    /// Years of a superintendent's service that count as stable.
    package let stableYears = 3.0
    /// Members of a mutual partnership of more than two.
    package let mutualGroupSizes = 3...10
    /// Members of a hub with its spokes, the hub included.
    package let hubSizes = 3...5
    /// The readiness to meet at a distance that waives a facilitator's longest drive.
    package let waivingVirtual = 0.5
    /// The scale of priorities, strengths and expertise.
    package let topRating = 5.0

    /// One-way minutes above which a drive is a warning.
    package let longDriveMinutes = 90.0
    /// The difference of a facilitator's ties above which it may look partial.
    package let lopsidedTie = 0.5
    /// The ratio of enrolments above which size is a warning.
    package let warningSizeRatio = 5.0
    /// The known share below which a score is thin.
    package let thinKnowledge = 0.6
    /// The share of roles in common below which job-alike pairs are few.
    package let fewSharedRoles = 0.34
    /// The difference of levels at which partners on a mutual footing stand apart.
    package let levelGap = 2
    /// The number of districts below which a group is too small for its shares to say much.
    package let smallGroup = 11
  }
}

extension Policy: Codable {
  private enum CodingKeys: String, CodingKey {
    case version, weights, fitWeights = "fit_weights", scoreShare = "score_share"
    case fitShare = "fit_share", unknown, needBudget = "need_budget"
    case minimumPriority = "minimum_priority", minimumScore = "minimum_score"
    case sizeDiscount = "size_discount", speedKmh = "speed_kmh", detour
    case nearMinutes = "near_minutes", halfMinutes = "half_minutes"
    case facilitatorNearMinutes = "facilitator_near_minutes"
    case facilitatorHalfMinutes = "facilitator_half_minutes"
    case facilitatorMinutes = "facilitator_minutes", facilitators
    case caseloadUnit = "caseload_unit", requests
  }

  /// Reads every number of the policy; the shape follows from the version.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func number(_ key: CodingKeys) throws -> Double { try values.decode(Double.self, forKey: key) }
    self.init(version: try values.decode(String.self, forKey: .version))
    weights = try values.decode(Weights<Criterion>.self, forKey: .weights)
    fitWeights = try values.decode(Weights<FitCriterion>.self, forKey: .fitWeights)
    scoreShare = try number(.scoreShare)
    fitShare = try number(.fitShare)
    unknown = try number(.unknown)
    needBudget = try number(.needBudget)
    minimumPriority = try values.decode(Int.self, forKey: .minimumPriority)
    minimumScore = try number(.minimumScore)
    sizeDiscount = try number(.sizeDiscount)
    speedKmh = try number(.speedKmh)
    detour = try number(.detour)
    nearMinutes = try number(.nearMinutes)
    halfMinutes = try number(.halfMinutes)
    facilitatorNearMinutes = try number(.facilitatorNearMinutes)
    facilitatorHalfMinutes = try number(.facilitatorHalfMinutes)
    facilitatorMinutes = try number(.facilitatorMinutes)
    facilitators = try values.decode(FacilitatorRule.self, forKey: .facilitators)
    caseloadUnit = try values.decode(CaseloadUnit.self, forKey: .caseloadUnit)
    requests = try values.decode(RequestRule.self, forKey: .requests)
  }
}
