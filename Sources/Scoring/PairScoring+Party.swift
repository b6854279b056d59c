package import Domain

extension PairScoring {
  /// The score of a partnership; of forbidden ones too.
  ///
  /// For two members it is that of the pair. `S(g)` is the sum of the scored pairs' scores, added in
  /// ascending order, over their number, times `Policy.depth(ofPartnershipOf:)`.
  package func score(_ party: Party) -> PartyScore {
    if party.isPair {
      let pair = pair(party.members[0], party.members[1])
      return PartyScore(
        score: pair.score, known: pair.known, mode: pair.mode, mentor: pair.mentor,
        focus: pair.focus, requests: pair.requested ? 1 : 0, minutes: pair.minutes)
    }
    var (score, known) = (0.0, 0.0)
    var minutes: Double?
    let pairs = party.scoredPairs
    for pair in pairs {
      let pairing = roster.pairing(pair.first, pair.second)
      let tally = tally(pairing)
      score += tally.score
      known += tally.known
      if let drive = pairing.minutes { minutes = max(drive, minutes ?? 0) }
    }
    let count = Double(pairs.count)
    return PartyScore(
      score: score / count * roster.policy.depth(ofPartnershipOf: party.members.count),
      known: known / count, mode: party.mode, mentor: party.mentor,
      focus: roster.topics.focus(roster.rows(party)).map { Topic.taxonomy[$0] },
      requests: party.allPairs.count { requests($0.first, $0.second) }, minutes: minutes)
  }

  /// Whether the minimum score leaves an allowed partnership.
  ///
  /// A mutual request lifts it for a pair, not for a group that contains the two.
  package func isFormable(_ score: PartyScore, members: Int) -> Bool {
    score.score >= roster.policy.minimumScore || members == 2 && score.requests > 0
  }

  /// The criteria of a partnership, in the order of `Criterion`; for two members those of the pair.
  ///
  /// The value of a group's criterion is the mean over its scored pairs. Its points add up to the
  /// mean of the pairs, from which the size then takes its discount.
  package func criteria(_ party: Party) -> [CriterionScore] {
    if party.isPair { return criteria(party.members[0], party.members[1]) }
    let evidence = GroupEvidence(party, roster)
    return Self.criteria.map { criterion in
      let appraisals = evidence.pairings.map { criterion.appraisal($0, roster) }
      return CriterionScore(
        name: criterion.criterion.rawValue,
        value: appraisals.reduce(0) { $0 + $1.value } / Double(appraisals.count),
        weight: roster.policy.weights[criterion.criterion],
        because: evidence.because(criterion.criterion, appraisals), source: criterion.source)
    }
  }

  /// Whether either of two districts asked to avoid the other.
  @inline(__always)
  package func avoids(_ a: Int, _ b: Int) -> Bool {
    roster.ties.between(min(a, b), max(a, b)).isAvoided
  }

  /// Whether each of two districts asked for the other.
  @inline(__always)
  package func requests(_ a: Int, _ b: Int) -> Bool {
    roster.ties.between(min(a, b), max(a, b)).isRequested
  }

  /// The needs of a district: indices into `Topic.taxonomy`, ascending, with priorities 1…5.
  package func needRatings(of place: Int) -> [(topic: Int, rating: Int)] {
    roster.topics.ratings(roster.topics.needs(of: place))
  }

  /// The offers of a district: indices into `Topic.taxonomy`, ascending, with strengths 1…5.
  package func offerRatings(of place: Int) -> [(topic: Int, rating: Int)] {
    roster.topics.ratings(roster.topics.offers(of: place))
  }
}
