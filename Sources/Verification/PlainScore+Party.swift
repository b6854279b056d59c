package import Domain

extension PlainScore {
  /// What the rules say of the members of a partnership, two or more, in any order.
  ///
  /// Where the formulas leave a choice, for three or more:
  /// - The one member that asks for `mentor` is the hub. With none or several the group is read
  ///   as mutual, and its modes fit only if all ask for `mutual` or `either`.
  /// - No spoke avoids another, though only the pairs of the hub are scored and driven between.
  /// - A mutual request lifts no rule of a group: neither its topic nor the minimum score.
  package func party(_ members: [District]) -> PlainParty {
    let members = members.sorted { $0.id < $1.id }
    guard members.count >= PlainParty.smallestGroup else {
      let pair = pair(members[0], members[1])
      return PlainParty(
        members: members.map(\.id), mode: pair.mode, mentor: pair.mentor, focus: pair.focus,
        requests: pair.isRequested ? 1 : 0, criteria: pair.criteria, score: pair.score,
        refusals: pair.refusals)
    }
    let hub = hub(of: members)
    let profiles = Dictionary(
      uniqueKeysWithValues: members.map { ($0.id, Profile($0, policy: policy)) })
    let scored = scoredPairs(members, hub: hub).compactMap { one, other in
      profiles[one.id].flatMap { one in profiles[other.id].map { pair(one, $0) } }
    }
    let depth = 1 - policy.sizeDiscount * Double(members.count - PlainPair.size)
    let score = scored.map(\.score).reduce(0, +) / Double(scored.count) * depth
    let focus = groupFocus(members, hub: hub)
    var refusals = groupRefusals(members, hub: hub)
    if focus == nil { refusals.append(.noCommonNeed) }
    if score < policy.minimumScore { refusals.append(.belowMinimum) }
    return PlainParty(
      members: members.map(\.id), mode: groupMode(members, hub: hub), mentor: hub?.id,
      focus: focus, requests: pairs(members).count { isRequested($0.0.id, $0.1.id) },
      criteria: Self.means(of: scored.map(\.criteria)), score: score, refusals: refusals.sorted())
  }

  /// The one member that asks to mentor.
  func hub(of members: [District]) -> District? {
    let mentors = members.filter { $0.mode == .mentor }
    return mentors.count == 1 ? mentors[0] : nil
  }

  /// Every two of `members`.
  func pairs(_ members: [District]) -> [(District, District)] {
    members.enumerated().flatMap { index, one in
      members.dropFirst(index + 1).map { (one, $0) }
    }
  }

  /// Those pairs that count in the score: with a hub, its own.
  func scoredPairs(_ members: [District], hub: District?) -> [(District, District)] {
    guard let hub else { return pairs(members) }
    return members.filter { $0.id != hub.id }.map { (hub, $0) }
  }

  private func groupMode(_ members: [District], hub: District?) -> Plan.Mode? {
    let others = members.filter { $0.id != hub?.id }
    let fitting: Set<District.Mode> = hub == nil ? [.mutual, .either] : [.mentee, .either]
    guard others.allSatisfy({ fitting.contains($0.mode) }) else { return nil }
    return hub == nil ? .mutual : .mentor
  }

  /// Every rule of a group but the topic and the minimum score.
  private func groupRefusals(_ members: [District], hub: District?) -> [PlainPair.Refusal] {
    var refusals: [PlainPair.Refusal] = []
    if members.contains(where: { !$0.consents }) { refusals.append(.noConsent) }
    if pairs(members).contains(where: { avoids($0.0.id, $0.1.id) }) { refusals.append(.avoid) }
    if groupMode(members, hub: hub) == nil { refusals.append(.mode) }
    let sizes = hub == nil ? policy.shape.mutualGroupSizes : policy.shape.hubSizes
    if !sizes.contains(members.count)
      || members.contains(where: { !$0.groupSizes.contains(members.count) })
    {
      refusals.append(.groupSize)
    }
    if scoredPairs(members, hub: hub).contains(where: { isTooFar($0.0, $0.1) }) {
      refusals.append(.outOfReach)
    }
    return refusals
  }

  /// Whether the known drive between two districts is longer than one of them accepts.
  func isTooFar(_ one: District, _ other: District) -> Bool {
    guard let minutes = minutes(one.location, other.location) else { return false }
    return minutes > min(one.maximumMinutes ?? .infinity, other.maximumMinutes ?? .infinity)
  }

  /// What a member brings to the topic of its group: its needs, or a hub's offers, that count.
  func pressing(_ member: District, hub: District?) -> [Topic: Int] {
    let ratings =
      member.id == hub?.id
      ? member.offers.map { ($0.topic, $0.strength) }
      : member.needs.map { ($0.topic, $0.priority) }
    return Dictionary(
      ratings.filter { $0.1 >= policy.minimumPriority }, uniquingKeysWith: max)
  }

  /// The topic that all rate highly enough with the largest lowest rating, then the larger sum,
  /// then by name.
  private func groupFocus(_ members: [District], hub: District?) -> Topic? {
    groupFocus(members.map { pressing($0, hub: hub) })
  }

  /// The focus of a group whose members bring these topics.
  func groupFocus(_ ratings: [[Topic: Int]]) -> Topic? {
    func all(_ topic: Topic) -> [Int] { ratings.compactMap { $0[topic] } }
    func rank(_ topic: Topic) -> (Int, Int) {
      (all(topic).min() ?? 0, all(topic).reduce(0, +))
    }
    return ratings[0].keys.filter { all($0).count == ratings.count }.sorted()
      .reduce(nil) { best, topic in
        guard let best else { return topic }
        return rank(topic) > rank(best) ? topic : best
      }
  }

  /// One criterion for each in the lists, with the means of its values and known shares.
  private static func means(of lists: [[PlainCriterion]]) -> [PlainCriterion] {
    let count = Double(lists.count)
    return lists[0].indices.map { place in
      PlainCriterion(
        name: lists[0][place].name,
        value: lists.map { $0[place].value }.reduce(0, +) / count,
        known: lists.map { $0[place].known }.reduce(0, +) / count,
        weight: lists[0][place].weight)
    }
  }
}
