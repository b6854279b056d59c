import Domain

extension BlueprintComposer {
  /// The first cycle of trying a change, what is visited, and which protocol helps.
  static func learning(_ context: DraftContext) -> Blueprint.Section {
    let rules = context.rules.learning
    var section = Blueprint.Section(.learning, "Learning cycles")
    section.say(
      "A cycle lasts about \(rules.cycleWeeks) weeks: plan with a prediction, try, look, then adopt,"
        + " adapt or drop. At most \(rules.cyclesFirstYear) cycles in the first year is a working"
        + " rule. The first, in draft:")
    section.tables = [firstCycle(context)]
    section.points += context.gifts.prefix(context.members.count).map { gift in
      "To see: what \(gift.giver.name) does on \(gift.topic.label), with people of"
        + " \(context.takers(gift))\(grades(gift, context))."
    }
    if context.gifts.isEmpty {
      section.ask("Which schools would be worth a visit, and for what?")
    }
    alike(context, &section)
    section.ask(
      "Which school of \(context.mentor == nil ? "each member" : context.places(context.learners))"
        + " tries the first change?")
    section.advise(
      "Write for each practice taken over: where it came from, what was changed, why, and how it"
        + " went.",
      why: adaptation(context), .david2014)
    section.advise(
      "Bring a hard question of practice with the consultancy protocol.",
      why: "The protocol takes about 50 minutes; those who ask listen while others discuss.",
      .consultancy)
    if context.members.count >= context.rules.governance.convenedStrangers {
      section.advise(
        "Let members try different changes in the same weeks and compare.",
        why: "Networks coordinate to speed up testing and spreading; fifteen rural districts of one"
          + " county went through two cycles on mathematics in about two years.", .carnegie,
        .ruralNetwork)
    }
    if context.mentor != nil {
      section.advise(
        "After the first year, turn one-way visits into joint work on one question.",
        why: "Firebaugh's teachers valued visits to Sanger most at the beginning; later, watching"
          + " their own colleagues helped them more.", .david2014)
    }
    return section
  }

  /// Which schools to bring together: those whose students are alike.
  private static func alike(_ context: DraftContext, _ section: inout Blueprint.Section) {
    let students = context.guide?.students ?? .all
    let groups = context.groupShares.filter { $0.shares.count == context.members.count }
    guard
      let group = groups.first(where: { $0.students == students })
        ?? groups.max(by: { $0.gap < $1.gap })
    else { return }
    section.advise(
      "Bring together schools whose shares of \(group.students.words) are alike; each member knows"
        + " those of its own. Of all their students they are"
        + " \(Phrase.list(group.shares.map { Amount.percent($0.percent / 100) })).",
      why: "Firebaugh's teachers watched lessons in Sanger schools with students like theirs, and"
        + " were struck by what those students did.", .david2014)
  }

  private static func firstCycle(_ context: DraftContext) -> DocumentTable {
    let guide = context.guide
    let idea =
      context.gifts.first { $0.topic == context.partnership.focus }.map {
        "one practice of \($0.giver.name) on \($0.topic.label), adapted"
      } ?? guide?.drivers.first?.ideas.first ?? "a change that the members choose"
    let rules = context.rules.learning
    let schools = context.grouped { member -> Int? in
      guard member.id != context.mentor?.id else { return nil }
      return (member.enrollment ?? 0) >= rules.largeEnrollment
        ? rules.firstSchoolsOfLarge : rules.firstSchools
    }
    .map { "\(Phrase.count($0.answer, "school")) in \(context.places($0.members))" }
    return DocumentTable(
      columns: [.init("step"), .init("first cycle")],
      rows: [
        [
          "plan",
          "Try: \(idea). Where: \(schools.joined(separator: "; ")). We expect: [prediction]",
        ],
        ["do", "Try it for \(rules.cycleWeeks) weeks; note what was changed on the way"],
        ["study", "Look at: \(guide?.early ?? "[what would show first]")"],
        ["act", "Adopt, adapt or drop, each member for itself"],
      ])
  }

  private static func adaptation(_ context: DraftContext) -> String {
    let size =
      context.uneven.map {
        "\($0.large.name) has about \(Phrase.decimal($0.ratio, 0)) times the students of"
          + " \($0.small.name). "
      } ?? ""
    return size + "What worked in Sanger did not always work in Firebaugh, and the other way round."
  }

  /// A remark where giver and takers do not teach the same grades.
  private static func grades(_ gift: DraftContext.Gift, _ context: DraftContext) -> String {
    guard let span = gift.giver.grades,
      gift.takers.contains(where: { ($0.grades ?? span) != span })
    else { return "" }
    return "; it teaches grades \(span.label)"
  }
}
