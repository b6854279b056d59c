import Domain

extension BlueprintComposer {
  /// The aim as one sentence with its gaps, and where each member begins.
  static func aim(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.aim, "Aim")
    section.say("In draft: \(aimSentence(context))")
    section.say(
      context.isAboutStaff && !context.fewStaff.isEmpty
        ? "The brackets are for the members: one baseline and one target for all, since answers of a"
          + " few people would be known."
        : "The brackets are for the members: a baseline and a target of their own for each, since"
          + " they need not start or arrive at the same place.")
    section.tables.append(startingPoints(context))
    if context.partnership.focus == nil {
      section.ask("What should change, for which students?")
    } else {
      section.ask("What is the baseline of each member, from which year, and what is its target?")
      if let mentor = context.mentor {
        section.ask("What does \(mentor.name) want to learn or improve for itself?")
      }
      if context.focusGroups.isEmpty, !context.isAboutStaff {
        let groups = context.groupShares.map(\.words)
        section.ask(
          "Is the aim for all students, or first for one group?"
            + (groups.isEmpty ? "" : " Members have \(Phrase.list(groups)) among theirs."))
      }
    }
    let silent = context.members.filter { $0.goals == nil }
    if !silent.isEmpty {
      section.ask(
        "What \(context.does(silent)) \(context.names(of: silent)) want to reach? No goal in"
          + " \(silent.count == 1 ? "its" : "their") own words is on record.")
    }
    section.advise(
      "Settle the aim in one sentence at the first meeting: what, for"
        + " \(context.isAboutStaff ? "whom" : "which students"), how much, by when.",
      why: "A well-specified common aim is the first of four traits by which Carnegie describes"
        + " networks for improvement; Fresno and Long Beach wrote goals and indicators into an"
        + " agreement and took them up each time they met.", .carnegie, .california2012)
    let years = context.rules.learning.resultYears
    section.advise(
      "Do not decide on results of students alone whether to go on before the end of year"
        + " \(years).",
      why: "The year is a working rule. What a system builds up may be slow to show in students'"
        + " results.", .california2012)
    return section
  }

  /// The aim with gaps for what only the members can say.
  static func aimSentence(_ context: DraftContext) -> String {
    let date = aimDate(context)
    guard let guide = context.guide else {
      return "By \(date), [what] changes for [which students] from [baseline] to [target] in each"
        + " member district."
    }
    let groups =
      context.focusGroups.isEmpty ? "" : ", first for \(Phrase.list(context.focusGroups)),"
    return "By \(date), the \(guide.result)\(groups) \(guide.rises ? "rises" : "falls") from"
      + " [baseline] to [target] in \(whereAimed(context))."
  }

  /// Where the aim is to be reached: with a mentor, by those who learn; together where answers of
  /// the few staff of one member would be known.
  private static func whereAimed(_ context: DraftContext) -> String {
    if context.isAboutStaff, !context.fewStaff.isEmpty { return "the member districts together" }
    guard context.mentor != nil else { return "each member district" }
    return context.isPair ? Phrase.list(context.learners.map(\.name)) : "each partner district"
  }

  /// The end of the school year in which the aim falls.
  private static func aimDate(_ context: DraftContext) -> String {
    let years = context.rules.learning.aimYears
    guard let first = context.plan.round.schoolYear.flatMap({ Int($0.prefix(4)) }) else {
      return "the end of school year \(years)"
    }
    return "June \(first + years)"
  }

  private static func startingPoints(_ context: DraftContext) -> DocumentTable {
    let students = context.guide?.students ?? .all
    let rows = context.members.map { member in
      let level = context.levels.first { $0.member.id == member.id }?.level
      return [
        member.name, concerned(students, member, context),
        level.map { "\($0) of 4" } ?? unknown,
        context.partnership.focus.flatMap { context.rating($0, of: member) } ?? "not named",
      ]
    }
    return DocumentTable(
      columns: [
        .init("district"), .init(students.words), .init("own level on the focus"),
        .init("priority"),
      ], rows: rows)
  }

  /// How many students of a member the focus is about.
  private static func concerned(
    _ students: TopicGuide.Students, _ member: District, _ context: DraftContext
  ) -> String {
    guard let enrollment = member.enrollment else { return unknown }
    if students == .all { return Amount.students(enrollment) }
    guard let share = context.share(students, of: member) else { return unknown }
    return "\(Amount.percent(share / 100)), about \(Amount.students(enrollment * share / 100))"
  }
}
