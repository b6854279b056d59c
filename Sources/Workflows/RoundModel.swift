package import Assignment
package import Domain
package import Scoring

/// A round ready for the optimiser: its scores, what its locks leave, and the numbers of both.
///
/// Districts and facilitators are meant by their places in the bundle, which are also the indices
/// of the instance's members and facilitators.
package struct RoundModel: Sendable {
  package let bundle: RegistryBundle
  package let pairScoring: PairScoring
  package let fitScoring: FitScoring
  /// All pairs that the rules allow, minimum score and locks apart; in ascending order.
  package let allowed: [AllowedPair]
  package let locks: LockTable
  /// What partnerships that run already leave.
  package let commitments: Commitments
  /// The pairs that minimum score and locks leave, and everything else that the optimiser needs.
  package let instance: Instance
  /// For each pair of the instance, its place in `allowed`.
  package let placesInAllowed: [Int]

  /// Scores all pairs and facilitators of a bundle and applies its locks.
  package init(_ bundle: RegistryBundle) {
    self.bundle = bundle
    let roster = Roster(bundle)
    pairScoring = PairScoring(roster)
    fitScoring = FitScoring(roster)
    allowed = pairScoring.allowedPairs()
    locks = LockTable(bundle)
    commitments = Commitments(bundle)

    let policy = bundle.round.policy
    let parts = fitScoring.parts()
    var pairs: [Instance.Pair] = []
    var places: [Int] = []
    for (place, pair) in allowed.enumerated() {
      let (a, b) = (Int(pair.a), Int(pair.b))
      guard pairScoring.isFormable(pair), locks.allows(a, b), commitments.allows(a, b) else {
        continue
      }
      places.append(place)
      pairs.append(
        Instance.Pair(
          first: a, second: b, focus: pair.focus < 0 ? parts.topicCount : Int(pair.focus),
          worth: 2 * policy.scoreShare * pair.score,
          isRequested: pair.requested && policy.requests == .first))
    }
    placesInAllowed = places
    let (locks, commitments) = (locks, commitments)
    let groups = GroupModel(
      bundle: bundle, pairScoring: pairScoring,
      allows: { locks.allows($0, $1) && commitments.allows($0, $1) }
    ).rules()
    var instance = Instance(
      memberCapacities: commitments.placesLeft, pairs: pairs, groups: groups?.rules,
      together: locks.together, guidance: locks.guidance, caseloads: commitments.caseloadsLeft,
      fits: FitTable(
        facilitatorCount: parts.facilitatorCount, memberCount: parts.memberCount,
        expertise: parts.expertise, travel: parts.travel, tie: parts.tie, region: parts.region,
        context: parts.context, reach: parts.reach, memberIsVirtual: parts.memberVirtual,
        facilitatorIsVirtual: parts.facilitatorVirtual),
      fitShare: policy.fitShare, loadCountsMembers: policy.caseloadUnit == .districts,
      facilitatorIsRequired: policy.facilitators == .required,
      maximumCount: bundle.round.maximumPartnerships)
    if let groups { instance.requests.formUnion(groups.requests) }
    self.instance = instance
  }

  /// Locks and minimums that cannot be kept, in words; a plan exists only if there are none.
  package var conflicts: [String] {
    LockConflicts(bundle: bundle, locks: locks, instance: instance, obstacles: obstacles)
      .sentences()
  }

  /// What keeps districts, and districts with facilitators, from partnerships.
  var obstacles: Obstacles {
    Obstacles(
      bundle: bundle, locks: locks, commitments: commitments, pairScoring: pairScoring,
      fitScoring: fitScoring, instance: instance)
  }

  /// The allowed pair behind a pair of the instance.
  package func allowedPair(_ pair: Int) -> AllowedPair { allowed[placesInAllowed[pair]] }

  /// The ids of the members of a column, sorted.
  package func ids(_ column: Column) -> [District.ID] {
    instance.members(of: column).map { bundle.districts[$0].id }
  }

  /// The members of a column and who mentors.
  package func party(_ column: Column) -> Party {
    switch column.partners {
    case .pair: pairScoring.party(instance.members(of: column))
    case .group(let group): Party(members: group.members, mentor: group.hub)
    }
  }
}
