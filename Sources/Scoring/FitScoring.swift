package import Domain

/// How well every facilitator suits a partnership, why, and which partnerships are closed to whom.
///
/// Facilitators and members are meant by their places in the bundle. Members may come in any
/// order; there is at least one. The fit of a group is never above the mean of the fits of its
/// members taken singly.
package struct FitScoring: Sendable {
  let roster: Roster
  let facilitators: FacilitatorRoster
  private let weights: FitWeights

  package init(_ bundle: RegistryBundle) { self.init(Roster(bundle)) }

  package init(_ roster: Roster) {
    self.roster = roster
    facilitators = FacilitatorRoster(roster)
    weights = FitWeights(roster.policy.fitWeights)
  }

  /// The number of facilitators.
  package var count: Int { facilitators.count }

  /// The first rule that bars a facilitator from a partnership; `nil` is allowed.
  ///
  /// Not available; a tie of conflict with any member; a known drive beyond the facilitator's
  /// limit, unless the facilitator and every member are ready enough to meet at a distance.
  /// Caseloads and locks are not looked at.
  package func refusal(_ facilitator: Int, members: [Int]) -> FitRefusal? {
    let profile = facilitators.profiles[facilitator]
    guard profile.isAvailable else { return .notAvailable }
    for member in members.sorted() {
      if let kind = facilitators.tie(facilitator, member).conflict {
        return .conflict(roster.district(member).id, kind)
      }
    }
    let isWaived =
      isVirtual(profile.virtual) && members.allSatisfy { isVirtual(roster.profiles[$0].virtual) }
    guard !isWaived, let furthest = furthest(facilitator, members),
      furthest.minutes > profile.maximumMinutes
    else { return nil }
    return .outOfReach(
      roster.district(furthest.member).id, minutes: furthest.minutes,
      limit: profile.maximumMinutes)
  }

  /// The fit of a facilitator with a partnership; of barred ones too.
  package func fit(_ facilitator: Int, members: [Int], focus: Topic?) -> FitScore {
    let guidance = Guidance(facilitator: facilitator, members: members.sorted(), focus: focus)
    let parts = Self.criteria.map { $0.appraisal(guidance, self) }
    let known = zip(FitCriterion.allCases, parts).reduce(0.0) {
      $0 + roster.policy.fitWeights[$1.0] * $1.1.known
    }
    return FitScore(
      fit: sum(guidance).total(expertise: expertise(guidance)), known: known, parts: parts)
  }

  /// The criteria of a facilitator with a partnership, in the order of `FitCriterion`.
  ///
  /// Their points, added in that order, are the fit bit for bit; points of a mean over three
  /// members or more may differ from `weight · value` in the last bit.
  package func criteria(_ facilitator: Int, members: [Int], focus: Topic?) -> [CriterionScore] {
    let guidance = Guidance(facilitator: facilitator, members: members.sorted(), focus: focus)
    let points = sum(guidance).points(expertise: expertise(guidance))
    return zip(Self.criteria, points).map { criterion, points in
      var score = CriterionScore(
        name: criterion.criterion.rawValue, value: criterion.appraisal(guidance, self).value,
        weight: roster.policy.fitWeights[criterion.criterion],
        because: criterion.because(guidance, self), source: criterion.source)
      score.points = points
      return score
    }
  }

  /// In the order of `FitCriterion`.
  private static let criteria: [any FitCriterionRule.Type] = [
    Travel.self, FacilitatorRelationship.self, FocusExpertise.self, RegionCovered.self,
    ContextKnown.self,
  ]

  private func sum(_ guidance: Guidance) -> FitSum {
    var sum = FitSum()
    for member in guidance.members { sum.add(terms(guidance.facilitator, member)) }
    return sum
  }

  private func expertise(_ guidance: Guidance) -> Double {
    weights.expertise * FocusExpertise.appraisal(guidance, self).value
  }

  /// What one facilitator has with one member, times the weights.
  func terms(_ facilitator: Int, _ member: Int) -> FitSum.Terms {
    terms(
      facilitator, member, minutes: minutes(facilitator, member),
      tie: FacilitatorRelationship.strength(facilitator, member, self))
  }

  @inline(__always)
  func terms(_ facilitator: Int, _ member: Int, minutes: Double?, tie: Double) -> FitSum.Terms {
    let unknown = roster.policy.unknown
    return FitSum.Terms(
      travel: weights.travel
        * (Travel.value(facilitator, member, minutes: minutes, self) ?? unknown),
      tie: weights.relationship * tie,
      region: weights.region * (RegionCovered.value(facilitator, member, self) ?? unknown),
      context: weights.context * (ContextKnown.value(facilitator, member, self) ?? unknown))
  }

  /// Minutes of the drive from a facilitator's base to a member; `nil` is "not known".
  @inline(__always)
  package func minutes(_ facilitator: Int, _ member: Int) -> Double? {
    roster.roads.minutes(
      facilitators.profiles[facilitator].position, roster.profiles[member].position)
  }

  /// The tie of a facilitator to a member, 0…1, for the warning of a lopsided tie.
  package func tie(_ facilitator: Int, _ member: Int) -> Double {
    FacilitatorRelationship.strength(facilitator, member, self)
  }

  /// The member with the longest known drive, the lowest place among equals.
  func furthest(_ facilitator: Int, _ members: [Int]) -> (member: Int, minutes: Double)? {
    var furthest: (member: Int, minutes: Double)?
    for member in members.sorted() {
      guard let minutes = minutes(facilitator, member), minutes > furthest?.minutes ?? -1 else {
        continue
      }
      furthest = (member, minutes)
    }
    return furthest
  }

  /// Whether this readiness to meet at a distance waives a long drive.
  @inline(__always)
  func isVirtual(_ virtual: Double) -> Bool { virtual >= roster.policy.shape.waivingVirtual }

  func facilitator(_ place: Int) -> Facilitator { roster.bundle.facilitators[place] }
}

/// The weights of the policy as plain numbers.
private struct FitWeights: Sendable {
  let travel, relationship, expertise, region, context: Double

  init(_ weights: Weights<FitCriterion>) {
    travel = weights[.travel]
    relationship = weights[.relationship]
    expertise = weights[.expertise]
    region = weights[.region]
    context = weights[.context]
  }
}
