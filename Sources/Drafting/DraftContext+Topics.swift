import Domain

/// What the members need, offer and have in common.
extension DraftContext {
  /// What work on the focus usually looks at.
  var guide: TopicGuide? { partnership.focus.map(TopicGuide.of) }

  /// The focus in words, or what stands for it while it is open.
  var focusWords: String { partnership.focus?.label ?? "the need that the members choose" }

  /// Whether the focus is about staff, whose answers are counted, and not about students.
  var isAboutStaff: Bool { partnership.focus.map { TopicGuide.staff[$0.rawValue] != nil } ?? false }

  /// Small members: they send fewer people, and answers of their staff would be known.
  var fewStaff: [District] {
    members.filter { ($0.enrollment ?? .infinity) < rules.meetings.smallEnrollment }
  }

  /// An offer of one member that is a need of others.
  struct Gift: Equatable {
    var giver: District
    var topic: Topic
    var strength: Int
    var takers: [District]
  }

  /// Who takes a gift: names, or `each partner district` where they are all but the giver.
  func takers(_ gift: Gift) -> String { places(gift.takers) }

  /// Some members by name, or `each partner district` where they are all but one of several.
  func places(_ some: [District]) -> String {
    !isPair && some.count == members.count - 1 ? "each partner district" : names(of: some)
  }

  /// The gifts between members that work with each other, the focus first, then by strength.
  var gifts: [Gift] {
    let all = members.flatMap { giver in
      giver.offers.compactMap { offer -> Gift? in
        let takers = members.filter { taker in
          taker.id != giver.id && taker.needs.contains { $0.topic == offer.topic }
        }
        guard !takers.isEmpty else { return nil }
        return Gift(
          giver: giver, topic: offer.topic, strength: offer.strength, takers: takers)
      }
    }
    let focus = partnership.focus
    return all.enumerated().sorted { left, right in
      let (one, two) = (left.element, right.element)
      if (one.topic == focus) != (two.topic == focus) { return one.topic == focus }
      return one.strength == two.strength
        ? left.offset < right.offset : one.strength > two.strength
    }
    .map(\.element)
  }

  /// Topics that two members or more name: the focus, then the most named, then those that matter
  /// most by the sum of priorities, then by name.
  var sharedTopics: [Topic] {
    let named = members.flatMap { $0.needs.map(\.topic) + $0.offers.map(\.topic) }
    let counted = Set(named).map { topic -> (topic: Topic, order: [Int]) in
      let weights = members.compactMap { weight(of: topic, for: $0) }
      let isFocus = topic == partnership.focus
      return (topic, [isFocus ? 1 : 0, weights.count, weights.reduce(0, +)])
    }
    let ordered = counted.filter { $0.order[1] > 1 }.sorted { left, right in
      left.order == right.order
        ? left.topic < right.topic : right.order.lexicographicallyPrecedes(left.order)
    }
    return ordered.map(\.topic)
  }

  /// The priority of a member's need, or the strength of a mentor's offer.
  private func weight(of topic: Topic, for member: District) -> Int? {
    member.id == mentor?.id
      ? member.offers.first { $0.topic == topic }?.strength
      : member.needs.first { $0.topic == topic }?.priority
  }

  /// The members whose priorities choose the focus: all, or those who learn from a mentor.
  var learners: [District] { members.filter { $0.id != mentor?.id } }

  /// `Both members`, `All members`, or those who learn.
  var everyLearner: String {
    guard mentor != nil else { return everyMember }
    return Phrase.list(learners.map(\.name))
  }

  /// Topics that every learner needs, and the mentor offers if there is one, by name.
  var commonTopics: [Topic] {
    let offered = mentor.map { Set($0.offers.map(\.topic)) }
    let needed = learners.map { Set($0.needs.map(\.topic)) }
    guard let first = needed.first else { return [] }
    return needed.dropFirst().reduce(first) { $0.intersection($1) }
      .filter { offered?.contains($0) ?? true }.sorted()
  }

  private func priority(_ topic: Topic, _ member: District) -> Int {
    member.needs.first { $0.topic == topic }?.priority ?? 0
  }

  /// Whether the rule of the focus tells two topics apart by nothing but their names.
  private func weighs(_ one: Topic, as other: Topic) -> Bool {
    func weights(_ topic: Topic) -> [Int] {
      let strength = mentor.flatMap { $0.offers.first { $0.topic == topic }?.strength }
      let all = learners.map { priority(topic, $0) } + (strength.map { [$0] } ?? [])
      let groups = Set(
        learners.compactMap { $0.needs.first { $0.topic == topic }?.group })
      let share = isPair && groups.count > 1 ? 1 : 2
      return [share * (all.min() ?? 0), all.reduce(0, +)]
    }
    return weights(one) == weights(other)
  }

  /// Topics that weigh as much as the focus, which comes before them by nothing but its name.
  var equalTopics: [Topic] {
    guard let focus = partnership.focus else { return [] }
    return commonTopics.filter { $0 != focus && weighs($0, as: focus) }
  }

  /// Whether a member gives no topic of `topics` a higher priority than `focus`.
  func putsFirst(_ focus: Topic, of topics: [Topic], _ member: District) -> Bool {
    topics.allSatisfy { priority($0, member) <= priority(focus, member) }
  }

  /// The shared topics beside the focus that a draft takes up.
  var furtherTopics: [Topic] {
    Array(
      sharedTopics.filter { $0 != partnership.focus }.prefix(rules.learning.furtherTopics))
  }

  /// How a member names a topic: its need, or a mentor's offer.
  func rating(_ topic: Topic, of member: District) -> String? {
    if member.id == mentor?.id {
      return member.offers.first { $0.topic == topic }.map { "offers it, strength \($0.strength)" }
    }
    return member.needs.first { $0.topic == topic }.map { need in
      need.group.map { "\(need.priority), for \(Self.words(forGroup: $0))" } ?? "\(need.priority)"
    }
  }

  /// Needs of a member that no other member names or meets.
  func ownTopics(_ member: District) -> [Topic] {
    let shared = Set(sharedTopics + gifts.map(\.topic))
    return member.needs.map(\.topic).filter { !shared.contains($0) }
  }

  /// A student group as readers write it; the registry keeps groups in lower case.
  static func words(forGroup group: String) -> String {
    group.replacing("english", with: "English")
  }

  /// The student groups that needs on the focus name.
  var focusGroups: [String] {
    let groups = members.flatMap { member in
      member.needs.filter { $0.topic == partnership.focus }.compactMap(\.group)
    }
    return Set(groups).sorted().map(Self.words)
  }

  /// Percent of a member's students that the focus is about, where the registry counts them.
  func share(_ students: TopicGuide.Students, of member: District) -> Double? {
    switch students {
    case .all: nil
    case .englishLearners: member.percentEnglishLearners
    case .disadvantaged: member.percentDisadvantaged
    case .withDisabilities: member.percentDisabilities
    }
  }

  /// A student group with its share of students in each member that counts it.
  struct GroupShare {
    var students: TopicGuide.Students
    var shares: [(member: District, percent: Double)]

    var least: (member: District, percent: Double) {
      shares.min { $0.percent < $1.percent } ?? shares[0]
    }
    var most: (member: District, percent: Double) {
      shares.max { $0.percent < $1.percent } ?? shares[0]
    }

    /// Percentage points between the members furthest apart.
    var gap: Double { most.percent - least.percent }

    /// `English learners (26 % to 55 %)`.
    var words: String {
      let (low, high) = (Amount.percent(least.percent / 100), Amount.percent(most.percent / 100))
      return low == high
        ? "\(students.words) (\(high))" : "\(students.words) (\(low) to \(high))"
    }
  }

  /// The student groups that some member counts.
  var groupShares: [GroupShare] {
    [TopicGuide.Students.englishLearners, .disadvantaged, .withDisabilities].compactMap { group in
      let shares = members.compactMap { member in
        share(group, of: member).map { (member: member, percent: $0) }
      }
      return shares.isEmpty ? nil : GroupShare(students: group, shares: shares)
    }
  }

  /// Members none of whose offers meets a need of another.
  var withoutGift: [District] {
    members.filter { member in !gifts.contains { $0.giver.id == member.id } }
  }
}
