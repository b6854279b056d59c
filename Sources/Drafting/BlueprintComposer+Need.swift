import Domain

extension BlueprintComposer {
  /// What the partnership is for, and on what footing.
  static func purpose(_ context: DraftContext) -> Blueprint.Section {
    let count = context.members.count
    let topic = context.partnership.focus.map { $0.label }
    let aim = topic.map { "work on \($0)" } ?? "work on a need that they choose"
    var section = Blueprint.Section(
      .purpose, "Purpose",
      paragraphs: [
        "\(context.words.members) join as \(count == 2 ? "partners" : "a group of \(count)") to"
          + " \(aim), each for its own students and each in its own way."
      ])
    if context.partnership.requested {
      section.paragraphs.append("\(context.words.whoAsked) asked to work with each other.")
    }
    if let mentor = context.mentor {
      let learners = context.words.partners(of: mentor.id)
      section.paragraphs.append(
        "\(count == 2 ? "Learning goes both ways" : "Everyone learns"). \(mentor.name) offered to"
          + " show what it does, and \(learners) asked to see it; what"
          + " \(count == 2 ? "\(learners) asks, tries and changes" : "they ask, try and change") is"
          + " what \(mentor.name) learns from.")
      section.recommendations.append(
        Blueprint.Recommendation(
          "Review after a year whether the members wish to go on as mentor and learner or on one"
            + " footing.",
          why: "Sanger and Firebaugh began with one learning from the other and described their"
            + " second phase as far more equal.",
          evidence: [.david2014]))
    } else {
      section.recommendations.append(
        Blueprint.Recommendation(
          "Work on the same problem side by side rather than one showing"
            + " \(count == 2 ? "the other" : "the others") how it is done.",
          why: "In one partnership, a start as training by one district did not appeal to the"
            + " others; it went ahead once it was about a problem that all shared.",
          evidence: [.wested2015]))
    }
    section.recommendations.append(
      Blueprint.Recommendation(
        "Write the aim in one sentence: what, for which students, how much, by when. Add two or"
          + " three indicators and look at them in every formal meeting.",
        why: "Fresno and Long Beach wrote goals, strategies and indicators into an agreement and"
          + " took them up each time they met.",
        evidence: [.california2012]))
    return section
  }

  /// The topics that the members share, and who can give what to whom.
  static func commonNeed(_ context: DraftContext) -> Blueprint.Section {
    let shared = sharedTopics(context)
    var paragraphs: [String] = []
    if let focus = context.partnership.focus {
      let reason =
        context.mentor == nil
        ? "of what the members have in common, it matters most to"
          + " \(context.members.count == 2 ? "both" : "all of them") by their own priorities"
        : "of what the mentor can show, \(learners(context))"
      paragraphs.append("The focus is \(focus.label): \(reason).")
    } else {
      paragraphs.append("The focus is open: the members asked for each other without a topic.")
    }
    if shared.isEmpty { paragraphs.append("The registry has no topic that two members name.") }
    return Blueprint.Section(
      .commonNeed, "Common need and who benefits", paragraphs: paragraphs,
      tables: shared.isEmpty
        ? []
        : [
          DocumentTable(
            columns: [.init("topic"), .init("named by (1 useful to 5 most urgent)")],
            rows: shared.map { [$0.label, naming($0, context)] })
        ],
      points: context.members.map { gives($0, context) },
      recommendations: [
        Blueprint.Recommendation(
          "Agree what each member brings and what each hopes to take home.",
          why: "Partners spoke of gains on every side, and activities held their interest as long"
            + " as they met a need that all had.",
          evidence: [.wested2015])
      ])
  }

  private static func learners(_ context: DraftContext) -> String {
    guard context.members.count == 2, let mentor = context.mentor else {
      return "the others need it most by their own priorities"
    }
    return "\(context.others(than: mentor)) needs it most by its own priorities"
  }

  /// How a member names a topic: its need, or a mentor's offer.
  private static func rating(_ topic: Topic, of member: District, _ context: DraftContext)
    -> String?
  {
    if member.id == context.mentor?.id {
      return member.offers.first { $0.topic == topic }.map { "offers it, strength \($0.strength)" }
    }
    return member.needs.first { $0.topic == topic }.map { need in
      need.group.map { "\(need.priority), for \(words(forGroup: $0))" } ?? "\(need.priority)"
    }
  }

  /// A student group as readers write it; the registry keeps groups in lower case.
  private static func words(forGroup group: String) -> String {
    group.replacing("english", with: "English")
  }

  /// Topics that two members or more name: the focus, then the most named, then by name.
  private static func sharedTopics(_ context: DraftContext) -> [Topic] {
    let named = context.members.flatMap { $0.needs.map(\.topic) + $0.offers.map(\.topic) }
    let counted: [(topic: Topic, count: Int)] = Set(named).map { topic in
      (topic, context.members.filter { rating(topic, of: $0, context) != nil }.count)
    }
    let focus = context.partnership.focus
    let ordered = counted.filter { $0.count > 1 }.sorted { left, right in
      if (left.topic == focus) != (right.topic == focus) { return left.topic == focus }
      return left.count == right.count ? left.topic < right.topic : left.count > right.count
    }
    return ordered.map(\.topic)
  }

  private static func naming(_ topic: Topic, _ context: DraftContext) -> String {
    context.members.compactMap { member in
      rating(topic, of: member, context).map { "\(member.name) (\($0))" }
    }
    .joined(separator: "; ")
  }

  /// The offers of a member that are needs of others, as one sentence.
  private static func gives(_ member: District, _ context: DraftContext) -> String {
    let gifts = member.offers.compactMap { offer -> String? in
      let takers = context.members.filter { other in
        other.id != member.id && other.needs.contains { $0.topic == offer.topic }
      }
      guard !takers.isEmpty else { return nil }
      let names = takers.map { taker in
        let priority = taker.needs.first { $0.topic == offer.topic }?.priority ?? 0
        return "\(taker.name) (priority \(priority))"
      }
      return "\(offer.topic.label) (strength \(offer.strength)), a need of \(Phrase.list(names))"
    }
    guard !gifts.isEmpty else {
      return "\(member.name) has nothing on record yet that meets a need of"
        + " \(context.others(than: member))."
    }
    return "\(member.name) brings its work on \(gifts.joined(separator: "; on "))."
  }

  /// Members none of whose offers meets a need of another.
  static func withoutGift(_ context: DraftContext) -> [District] {
    context.members.filter { member in
      !member.offers.contains { offer in
        context.members.contains { other in
          other.id != member.id && other.needs.contains { $0.topic == offer.topic }
        }
      }
    }
  }
}
