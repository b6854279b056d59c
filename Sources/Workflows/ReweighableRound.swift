import Assignment
import Domain
import Scoring

/// A round that is put into numbers again for other weights without being scored again.
///
/// Who may be with whom, under whom and on what does not depend on weights; only scores, and with
/// them the minimum score, do. So the values of all criteria are kept and added up anew. For the
/// same weights the instance is that of `RoundModel`, bit for bit.
struct ReweighableRound: Sendable {
  let model: RoundModel
  /// Pairs that rules and locks leave, whatever their score; `worth` is not set.
  private let pairs: [Instance.Pair]
  /// Whether each of `pairs` asked for each other, which lifts the minimum score.
  private let lifts: [Bool]
  private let pairValues: CriterionValues
  private let links: [GroupRules.Link]
  private let linkValues: CriterionValues
  private let spokes: [GroupRules.Link]
  private let spokeValues: CriterionValues
  /// Fits whose parts have no weight yet.
  private let fits: FitParts

  init(_ model: RoundModel) {
    self.model = model
    var bundle = model.bundle
    bundle.round.policy.fitWeights = Weights(
      Array(repeating: 1, count: FitCriterion.allCases.count))
    let fits = FitScoring(bundle).parts()
    func allows(_ a: Int32, _ b: Int32) -> Bool {
      model.locks.allows(Int(a), Int(b)) && model.commitments.allows(Int(a), Int(b))
    }
    let allowed = model.allowed.filter { allows($0.a, $0.b) }
    let isFirst = bundle.round.policy.requests == .first
    pairs = allowed.map {
      Instance.Pair(
        first: Int($0.a), second: Int($0.b),
        focus: $0.focus < 0 ? fits.topicCount : Int($0.focus), worth: 0,
        isRequested: $0.requested && isFirst)
    }
    lifts = allowed.map(\.requested)
    let hasGroups = model.instance.groups != nil
    links =
      hasGroups
      ? model.pairScoring.groupLinks().filter { allows($0.a, $0.b) }
        .map { .init(first: Int($0.a), second: Int($0.b), score: 0) } : []
    spokes =
      hasGroups
      ? model.pairScoring.hubLinks().filter { allows($0.hub, $0.spoke) }
        .map { .init(first: Int($0.hub), second: Int($0.spoke), score: 0) } : []
    self.fits = fits
    pairValues = CriterionValues(pairs.map { ($0.first, $0.second) }, model.pairScoring)
    linkValues = CriterionValues(links.map { ($0.first, $0.second) }, model.pairScoring)
    spokeValues = CriterionValues(spokes.map { ($0.first, $0.second) }, model.pairScoring)
  }

  /// The round as if its policy had these weights.
  func instance(_ weights: CriteriaWeights) -> Instance {
    let policy = model.bundle.round.policy
    let score = weights.score.inOrder
    var instance = model.instance
    instance.pairs.removeAll(keepingCapacity: true)
    for (place, pair) in pairs.enumerated() {
      let score = pairValues.score(place, score)
      guard lifts[place] || score >= policy.minimumScore else { continue }
      var pair = pair
      pair.worth = 2 * policy.scoreShare * score
      instance.pairs.append(pair)
    }
    instance.groups = instance.groups.map { groups(like: $0, score) }
    instance.fits = fitTable(weights.fit)
    return instance
  }

  private func groups(like rules: GroupRules, _ weights: [Double]) -> GroupRules {
    let shape = model.bundle.round.policy.shape
    return GroupRules(
      sizes: rules.sizes, needs: rules.needs, offers: rules.offers, topicCount: rules.topicCount,
      minimumRating: Int(rules.minimumRating), minimumScore: rules.minimumScore,
      sizeDiscount: rules.sizeDiscount, scoreShare: rules.scoreShare,
      links: linkValues.scored(links, weights), spokes: spokeValues.scored(spokes, weights),
      barred: rules.barred, mutualSizes: shape.mutualGroupSizes,
      hubSizes: shape.hubSizes)
  }

  private func fitTable(_ weights: Weights<FitCriterion>) -> FitTable {
    func weighted(_ values: [Double], _ criterion: FitCriterion) -> [Double] {
      let weight = weights[criterion]
      return values.map { weight * $0 }
    }
    return FitTable(
      facilitatorCount: fits.facilitatorCount, memberCount: fits.memberCount,
      expertise: weighted(fits.expertise, .expertise), travel: weighted(fits.travel, .travel),
      tie: weighted(fits.tie, .relationship), region: weighted(fits.region, .region),
      context: weighted(fits.context, .context), reach: fits.reach,
      memberIsVirtual: fits.memberVirtual, facilitatorIsVirtual: fits.facilitatorVirtual)
  }
}

/// The values of all criteria of some couples of districts, couple by couple.
private struct CriterionValues: Sendable {
  private static let count = Criterion.allCases.count
  private var values: [Double] = []

  init(_ couples: [(Int, Int)], _ scoring: PairScoring) {
    values.reserveCapacity(couples.count * Self.count)
    for (first, second) in couples {
      for appraisal in scoring.appraisals(first, second) { values.append(appraisal.value) }
    }
  }

  /// The score of a couple, added in the order of `Criterion` as scores are.
  func score(_ couple: Int, _ weights: [Double]) -> Double {
    var score = 0.0
    let start = couple * Self.count
    for place in 0..<Self.count { score += weights[place] * values[start + place] }
    return score
  }

  func scored(_ links: [GroupRules.Link], _ weights: [Double]) -> [GroupRules.Link] {
    links.enumerated().map { place, link in
      .init(first: link.first, second: link.second, score: score(place, weights))
    }
  }
}
