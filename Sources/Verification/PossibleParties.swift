import Domain

/// Whether a district has a possible partnership of any size that it accepts, rule by rule.
///
/// The rules are tried one after the other, each with those before it: first nobody in the
/// partnership is left out or kept apart (consent, avoidance and locks), then modes and sizes fit,
/// then a topic is common to all, then all drives are within reach, then the score reaches the
/// minimum, then a facilitator with the capacity for it may guide it. A partnership that a rule
/// leaves must pass as a whole: partners of whom no two would do together are no group.
///
/// Groups are sought one member at a time. A search that takes more than `mostSteps`, or that comes
/// when all searches have taken `mostStepsInAll`, is given up, and its answer is not known.
struct PossibleParties {
  /// The rules that are tried, in their order.
  static let rules: [Plan.Unmatched.Reason] = [
    .lockedOut, .mode, .noCommonNeed, .outOfReach, .belowMinimum, .noFacilitator,
  ]

  /// Members tried before a search is given up.
  private static let mostSteps = 10_000
  private static let mostStepsInAll = 100_000

  private let examination: Examination
  private let table: PairTable
  /// Places of the districts that consent and have a place left, in the order of the bundle.
  private let consenting: [Int]
  private let profiles: [Profile]
  /// By both places, the lower one first.
  private var scores: [SIMD2<Int>: Double] = [:]
  private var steps = 0
  private var stepsBefore = 0
  private var isGivenUp: Bool {
    steps > Self.mostSteps || stepsBefore + steps > Self.mostStepsInAll
  }

  init(_ examination: Examination, _ table: PairTable) {
    self.examination = examination
    self.table = table
    profiles = table.districts.map { Profile($0, policy: examination.policy) }
    consenting = table.districts.indices.filter {
      table.districts[$0].consents
        && examination.engagements.placesLeft(of: table.districts[$0]) > 0
    }
  }

  /// One search: which rules count, how many members and which of them is the hub.
  private struct Query {
    var rule: Plan.Unmatched.Reason
    /// What a score may lack of the minimum.
    var slack: Double
    var size = 0
    var hub: Int?

    func counts(_ rule: Plan.Unmatched.Reason) -> Bool { self.rule.rank >= rule.rank }
  }

  /// Whether rules up to `rule` leave a district a partnership; `nil` is not known.
  mutating func remain(
    for place: Int, upTo rule: Plan.Unmatched.Reason, slack: Double
  ) -> Bool? {
    let query = Query(rule: rule, slack: slack)
    if hasPair(place, query) { return true }
    stepsBefore += steps
    steps = 0
    if hasGroup(place, query) || isHub(place, query) || isSpoke(place, query) { return true }
    return isGivenUp ? nil : false
  }

  // MARK: Pairs

  private func hasPair(_ place: Int, _ query: Query) -> Bool {
    consenting.contains { other in
      guard other != place else { return false }
      let entry = table[place, other]
      if let refusal = entry.refusal, query.counts(refusal) { return false }
      if query.counts(.belowMinimum), !entry.isRequested,
        entry.score.map({ $0 < examination.policy.minimumScore - query.slack }) ?? true
      {
        return false
      }
      return !query.counts(.noFacilitator)
        || examination.hasFacilitator(for: [table.districts[place], table.districts[other]])
    }
  }

  // MARK: Groups

  private mutating func hasGroup(_ place: Int, _ query: Query) -> Bool {
    let accepts: [District.Mode] = [.mutual, .either]
    guard accepts.contains(table.districts[place].mode) else { return false }
    return completes([place], examination.policy.shape.mutualGroupSizes, accepts, query)
  }

  private mutating func isHub(_ place: Int, _ query: Query) -> Bool {
    guard table.districts[place].mode == .mentor else { return false }
    var query = query
    query.hub = place
    return completes([place], examination.policy.shape.hubSizes, [.mentee, .either], query)
  }

  private mutating func isSpoke(_ place: Int, _ query: Query) -> Bool {
    let accepts: [District.Mode] = [.mentee, .either]
    guard accepts.contains(table.districts[place].mode) else { return false }
    for hub in consenting where table.districts[hub].mode == .mentor {
      var query = query
      query.hub = hub
      if mayMeet(hub, place, query),
        completes([hub, place], examination.policy.shape.hubSizes, accepts, query)
      {
        return true
      }
    }
    return false
  }

  /// Whether members can be added to `members` up to a size and a topic that all accept.
  private mutating func completes(
    _ members: [Int], _ sizes: ClosedRange<Int>, _ modes: [District.Mode], _ query: Query
  ) -> Bool {
    if isBarred(members, query) { return false }
    let hub = query.hub.map { table.districts[$0] }
    let plain = examination.plain
    let accepted = sizes.filter { size in
      members.allSatisfy { table.districts[$0].groupSizes.contains(size) }
    }
    // No topic stands for any, where the rule of the topic does not count yet.
    let topics: [Topic?] =
      query.counts(.noCommonNeed)
      ? plain.pressing(table.districts[members[0]], hub: hub).keys.sorted() : [nil]
    for topic in topics {
      func needs(_ place: Int) -> Bool {
        topic.map { plain.pressing(table.districts[place], hub: hub)[$0] != nil } ?? true
      }
      guard members.allSatisfy(needs) else { continue }
      var able = consenting.filter { place in
        !members.contains(place) && modes.contains(table.districts[place].mode) && needs(place)
          && members.allSatisfy { mayMeet($0, place, query) }
      }
      if query.counts(.belowMinimum) {
        // The best first, so that a group with a high enough score is found soon.
        let scores = able.map { score(members[0], $0) }
        able = zip(able, scores).sorted { $0.1 > $1.1 }.map(\.0)
      }
      for size in accepted {
        var query = query
        query.size = size
        let candidates = able.filter { table.districts[$0].groupSizes.contains(size) }
        if extend(members, from: candidates[...], query) { return true }
      }
    }
    return false
  }

  private mutating func extend(
    _ members: [Int], from candidates: ArraySlice<Int>, _ query: Query
  ) -> Bool {
    if members.count == query.size { return passes(members, query) }
    guard members.count + candidates.count >= query.size else { return false }
    if isBarred(members, query) { return false }
    for (index, place) in zip(candidates.indices, candidates) {
      steps += 1
      if isGivenUp { return false }
      let rest = candidates[(index + 1)...].filter { mayMeet(place, $0, query) }
      if extend(members + [place], from: rest[...], query) { return true }
    }
    return false
  }

  /// Whether nobody may guide these members; whoever may not guide them may not with others either.
  private func isBarred(_ members: [Int], _ query: Query) -> Bool {
    query.counts(.noFacilitator)
      && !examination.hasFacilitator(for: members.map { table.districts[$0] })
  }

  /// Whether two districts can be in one group, whoever else is in it.
  private func mayMeet(_ one: Int, _ other: Int, _ query: Query) -> Bool {
    let (first, second) = (table.districts[one], table.districts[other])
    if examination.plain.avoids(first.id, second.id) || table[one, other].isParted { return false }
    let isDriven = query.hub == nil || one == query.hub || other == query.hub
    return !isDriven || !query.counts(.outOfReach) || !examination.plain.isTooFar(first, second)
  }

  /// The rules that look at a group as a whole.
  private mutating func passes(_ members: [Int], _ query: Query) -> Bool {
    let districts = members.map { table.districts[$0] }
    guard examination.hasWhatLocksAsk(districts.map(\.id)) else { return false }
    if query.counts(.belowMinimum),
      score(members, query) < examination.policy.minimumScore - query.slack
    {
      return false
    }
    return !query.counts(.noFacilitator) || examination.hasFacilitator(for: districts)
  }

  private mutating func score(_ members: [Int], _ query: Query) -> Double {
    let policy = examination.policy
    let depth = 1 - policy.sizeDiscount * Double(members.count - PlainPair.size)
    var (sum, count) = (0.0, 0.0)
    for (index, one) in members.enumerated() {
      for other in members.dropFirst(index + 1)
      where query.hub == nil || one == query.hub || other == query.hub {
        sum += score(one, other)
        count += 1
      }
    }
    return sum / count * depth
  }

  private mutating func score(_ one: Int, _ other: Int) -> Double {
    let key = SIMD2(min(one, other), max(one, other))
    if let known = scores[key] { return known }
    let score = examination.plain.pair(profiles[one], profiles[other]).score
    scores[key] = score
    return score
  }
}
