import Domain

extension BlueprintComposer {
  /// What the partnership is for, on what footing, and who gains what.
  static func purpose(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.purpose, "Purpose and common need")
    let count = context.members.count
    section.say(
      "\(context.names) join as \(context.isPair ? "partners" : "a group of \(count)") to work on"
        + " \(context.focusWords), each for its own students and each in its own way.")
    if let students = context.students {
      section.say("Together they serve \(Amount.students(students)) students\(place(context)).")
    }
    if context.partnership.requested {
      section.say("\(context.words.whoAsked) asked to work with each other.")
    }
    footing(context, &section)
    need(context, &section)
    section.points += context.members.compactMap { gives($0, context) }
    section.points += goals(context)
    section.points += strongest(context)
    let without = context.withoutGift
    if without.count == context.members.count {
      section.ask("What can each member show another? No such offer is on record.")
    } else if !without.isEmpty {
      section.ask(
        "What can \(context.names(of: without)) show"
          + " \(without.count == 1 ? context.others(than: without[0]) : "their partners")? No such"
          + " offer is on record.")
    }
    pooling(context, &section)
    return section
  }

  /// What speaks for the partnership most, by the points of the match, as far as all may read it.
  private static func strongest(_ context: DraftContext) -> [String] {
    let ordered = context.partnership.criteria.enumerated().sorted { left, right in
      left.element.points == right.element.points
        ? left.offset < right.offset : left.element.points > right.element.points
    }
    let rules = context.rules.match
    let strong = ordered.filter { $0.element.value >= rules.strongValue }.compactMap { item in
      context.evidence(item.element).map { (item.element.name, $0) }
    }
    return strong.prefix(rules.criteria).map {
      "Speaks for it: \(CriterionWords.name($0.0)). \($0.1)"
    }
  }

  private static func place(_ context: DraftContext) -> String {
    if let county = context.county { return ", all in the county of \(county)" }
    guard context.states.count > 1 else { return "" }
    return " in \(context.states.count) states"
  }

  private static func footing(_ context: DraftContext, _ section: inout Blueprint.Section) {
    guard let mentor = context.mentor else {
      section.advise(
        "Work on the same problem side by side rather than one showing"
          + " \(context.isPair ? "the other" : "the others") how it is done.",
        why: "In one partnership, a start as training by one district did not appeal to the"
          + " others; it went ahead once it was about a problem that all shared.", .wested2015)
      return
    }
    let learners = context.words.partners(of: mentor.id)
    section.say(
      "\(context.isPair ? "Learning goes both ways" : "Everyone learns"). \(mentor.name) offered to"
        + " show what it does, and \(learners) asked to see it; what"
        + " \(context.isPair ? "\(learners) asks, tries and changes" : "they ask, try and change")"
        + " is what \(mentor.name) learns from.")
    section.advise(
      "Tell \(mentor.name)'s staff what they may hope to learn, and ask them about it at the end of"
        + " the year.",
      why: "In New York, districts that shared their practice reported that they had learnt as"
        + " much from their partners as the partners from them.", .wested2015)
  }

  private static func need(_ context: DraftContext, _ section: inout Blueprint.Section) {
    let topics = context.sharedTopics
    if let focus = context.partnership.focus {
      choice(of: focus, context, &section)
    } else {
      section.say("The focus is open: the members asked for each other without a topic.")
      section.ask("Which need comes first?")
    }
    if topics.isEmpty {
      section.say("The registry has no topic that two members name.")
    } else {
      section.tables.append(
        DocumentTable(
          columns: [.init("topic"), .init("named by (1 useful to 5 most urgent)")],
          rows: topics.map { [$0.label, naming($0, context)] }))
    }
    section.advise(
      "Ask every member each year whether it still needs work on \(context.focusWords) most.",
      why: "Activities held people's interest as long as they met a need that all had.",
      .wested2015)
  }

  /// Why the focus is the focus, in no stronger words than the members' priorities bear.
  private static func choice(
    of focus: Topic, _ context: DraftContext, _ section: inout Blueprint.Section
  ) {
    let common = context.commonTopics
    let equals = context.equalTopics
    let among =
      context.mentor.map { "of what \($0.name) offers" } ?? "of what the members have in common"
    if !equals.isEmpty {
      let others = Phrase.list(equals.map(\.label))
      section.say(
        "The focus is \(focus.label) in this draft: \(among), it and \(others) weigh the same, and"
          + " the draft takes one.")
      section.ask("Which comes first: \(Phrase.list(([focus] + equals).map(\.label), "or"))?")
    } else if common == [focus] {
      section.say("The focus is \(focus.label): the only topic that \(whoNames(context)).")
    } else if context.learners.allSatisfy({ context.putsFirst(focus, of: common, $0) }) {
      section.say(
        "The focus is \(focus.label): \(among), it matters most to \(whoLearns(context)) by"
          + " \(context.learners.count == 1 ? "its" : "their") own priorities.")
    } else {
      let what = context.mentor == nil ? "the priorities" : "its strength and the priorities"
      section.say(
        "The focus is \(focus.label): \(among), it weighs most when \(what) of"
          + " \(whoLearns(context)) are taken together.")
    }
    let later = context.learners.filter { member in
      !context.putsFirst(focus, of: member.needs.map(\.topic), member)
    }
    if later.count == context.learners.count {
      section.ask(
        "\(context.everyLearner) gave another need a higher priority. Is each ready to give two"
          + " years to \(focus.label)?")
    }
  }

  private static func whoNames(_ context: DraftContext) -> String {
    guard let mentor = context.mentor else {
      return "\(context.isPair ? "both" : "all members") name"
    }
    return "\(mentor.name) offers and \(whoLearns(context))"
      + " \(context.learners.count == 1 ? "names" : "name")"
  }

  private static func whoLearns(_ context: DraftContext) -> String {
    guard let mentor = context.mentor else { return context.isPair ? "both" : "all of them" }
    return context.others(than: mentor)
  }

  private static func naming(_ topic: Topic, _ context: DraftContext) -> String {
    context.grouped { context.rating(topic, of: $0) }
      .map { "\(context.names(of: $0.members)) (\($0.answer))" }.joined(separator: "; ")
  }

  /// The members' goals in their own words, each once.
  static func goals(_ context: DraftContext) -> [String] {
    context.grouped(by: \.goals).map { group in
      "\(context.names(of: group.members).capitalisedFirst), in"
        + " \(group.members.count == 1 ? "its own" : "the same") words: \(group.answer)"
    }
  }

  /// The offers of a member that are needs of others, as one sentence.
  private static func gives(_ member: District, _ context: DraftContext) -> String? {
    let gifts = context.gifts.filter { $0.giver.id == member.id }.map { gift in
      let names = gift.takers.map { taker in
        let priority = taker.needs.first { $0.topic == gift.topic }?.priority ?? 0
        return "\(taker.name) (priority \(priority))"
      }
      return "\(gift.topic.label) (strength \(gift.strength)), a need of \(Phrase.list(names))"
    }
    guard !gifts.isEmpty else { return nil }
    return "\(member.name) brings its work on \(gifts.joined(separator: "; on "))."
  }

  /// Topics on which districts save money or speak together.
  private static let pooled: Set<String> = ["resource_pooling", "rural_capacity", "policy_voice"]

  private static func pooling(_ context: DraftContext, _ section: inout Blueprint.Section) {
    guard let focus = context.partnership.focus, pooled.contains(focus.rawValue) else { return }
    section.advise(
      "Keep a list of what is bought, applied for or said together, with what each saved.",
      why: "Fresno and Long Beach worked on joint grant proposals, shared what outside providers"
        + " gave them, and spoke for the students of two districts at once.", .duffy2010)
  }
}
