package import Domain

/// How good every pair of a bundle's districts is, why, and which pairs are forbidden.
///
/// Districts are meant by their place in `bundle.districts`. Locks are not looked at.
///
/// In mentor mode the mentor's offers stand where its priorities would: in the rule that asks for
/// a common topic, in the focus and in common need, where they are made relative as priorities
/// are. A mentor without offers covers nothing, which is known.
package struct PairScoring: Sendable {
  package let roster: Roster
  let gates: [Gate]
  private let weights: PairWeights

  package init(_ bundle: RegistryBundle) { self.init(Roster(bundle)) }

  package init(_ roster: Roster) {
    self.roster = roster
    gates = (0..<roster.count).map { Gate($0, roster) }
    weights = PairWeights(roster.policy.weights)
  }

  /// The number of districts.
  package var count: Int { roster.count }

  /// The score of two different districts, in either order; of forbidden pairs too.
  package func pair(_ a: Int, _ b: Int) -> PairScore {
    let pairing = roster.pairing(a, b)
    let rows = roster.rows(pairing)
    let tally = tally(pairing)
    return PairScore(
      score: tally.score, known: tally.known,
      mode: pairing.footing?.mode ?? .mutual, mentor: pairing.mentor,
      focus: roster.topics.focus(rows.first, rows.second, roster.policy)
        .map { Topic.taxonomy[$0] },
      requested: pairing.tie.isRequested, minutes: pairing.minutes)
  }

  /// The criteria of two different districts, in the order of `Criterion`.
  ///
  /// Their points, added in that order, are the pair's score bit for bit.
  package func criteria(_ a: Int, _ b: Int) -> [CriterionScore] {
    let pairing = roster.pairing(a, b)
    return Self.criteria.map { criterion in
      CriterionScore(
        name: criterion.criterion.rawValue,
        value: criterion.appraisal(pairing, roster).value,
        weight: roster.policy.weights[criterion.criterion],
        because: criterion.because(pairing, roster), source: criterion.source)
    }
  }

  /// The appraisals behind the criteria of two different districts, in the order of `Criterion`.
  package func appraisals(_ a: Int, _ b: Int) -> [Appraisal] {
    let pairing = roster.pairing(a, b)
    return Self.criteria.map { $0.appraisal(pairing, roster) }
  }

  /// In the order of `Criterion`.
  static let criteria: [any PairCriterion.Type] = [
    CommonNeed.self, Proximity.self, SimilarContext.self, Reciprocity.self, Relationship.self,
    Readiness.self, Stability.self, Roles.self, Systems.self,
  ]

  /// The score and its known share, added in the order of `Criterion`.
  ///
  /// Written out, and not a loop over `criteria`, because it runs for every pair of a country.
  @inline(__always)
  func tally(_ pairing: Pairing) -> (score: Double, known: Double) {
    var score = 0.0
    var known = 0.0
    func add(_ weight: Double, _ appraisal: Appraisal) {
      score += weight * appraisal.value
      known += weight * appraisal.known
    }
    add(weights.commonNeed, CommonNeed.appraisal(pairing, roster))
    add(weights.proximity, Proximity.appraisal(pairing, roster))
    add(weights.similarContext, SimilarContext.appraisal(pairing, roster))
    add(weights.reciprocity, Reciprocity.appraisal(pairing, roster))
    add(weights.relationship, Relationship.appraisal(pairing, roster))
    add(weights.readiness, Readiness.appraisal(pairing, roster))
    add(weights.stability, Stability.appraisal(pairing, roster))
    add(weights.roles, Roles.appraisal(pairing, roster))
    add(weights.systems, Systems.appraisal(pairing, roster))
    return (score, known)
  }
}

/// The weights of the policy as plain numbers.
private struct PairWeights: Sendable {
  let commonNeed, proximity, similarContext, reciprocity, relationship: Double
  let readiness, stability, roles, systems: Double

  init(_ weights: Weights<Criterion>) {
    commonNeed = weights[.commonNeed]
    proximity = weights[.proximity]
    similarContext = weights[.similarContext]
    reciprocity = weights[.reciprocity]
    relationship = weights[.relationship]
    readiness = weights[.readiness]
    stability = weights[.stability]
    roles = weights[.roles]
    systems = weights[.systems]
  }
}
