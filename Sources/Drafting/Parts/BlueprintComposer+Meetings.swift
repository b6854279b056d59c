import Domain

extension BlueprintComposer {
  /// How often the members meet in the first year, on what, and how visits go.
  static func meetings(_ context: DraftContext) -> Blueprint.Section {
    let pattern = context.pattern
    var section = Blueprint.Section(.meetings, "Meetings in the first year")
    section.tables = [meetingsTable(pattern), rotation(context)]
    if let journey = pattern.journey, !pattern.needsNight {
      let minutes = pattern.rules.meetingHours * 60 + 2 * journey
      section.say(
        "A meeting in person takes guests \(DriveWords.about(minutes)) from door to"
          + " door\(context.isPair ? "" : ", for those furthest away").")
    }
    superintendents(pattern, context, &section)
    section.advise(
      "Let the leadership team meet every month.",
      why: "Monthly team meetings kept the work of Sanger and Firebaugh on course.", .david2014)
    section.advise(
      "Give each quarter's main meeting to one subject in depth, with the data of all members side"
        + " by side.",
      why: "Fresno and Long Beach met face to face every quarter, each time on one focus area.",
      .duffy2010)
    visits(pattern, context, &section)
    section.ask("Which weeks of the year are closed to meetings by breaks and testing?")
    section.advise(
      "Lay the calendars side by side and fix all dates before the school year begins.",
      why: "Sanger and Firebaugh found that days were taken unless they were settled long before"
        + " the year began.", .david2014)
    return section
  }

  private static func meetingsTable(_ pattern: MeetingPattern) -> DocumentTable {
    DocumentTable(
      columns: [
        .init("meeting"), .init("times", numeric: true), .init("in person", numeric: true),
        .init("people of all members", numeric: true),
      ],
      rows: pattern.series.map {
        [$0.name, String($0.times), String($0.inPerson), String($0.people)]
      })
  }

  /// Subjects of the quarters: the question of the focus, its drivers, then further shared needs.
  static func subjects(_ context: DraftContext) -> [String] {
    let drivers = context.guide?.drivers.map(\.text) ?? []
    let further = context.furtherTopics.map(\.label)
    let own = [
      context.guide.map { "where each member stands: \($0.question)" }
        ?? "which need the members have in common"
    ]
    return Array((own + drivers + further).prefix(context.rules.agendas.quarters))
  }

  private static func rotation(_ context: DraftContext) -> DocumentTable {
    DocumentTable(
      columns: [.init("quarter"), .init("subject in depth, in draft")],
      rows: subjects(context).enumerated().map { [String($0.offset + 1), $0.element] })
  }

  private static func superintendents(
    _ pattern: MeetingPattern, _ context: DraftContext, _ section: inout Blueprint.Section
  ) {
    let text: String
    if pattern.isMonthly {
      text = "Superintendents meet every month."
    } else {
      let later = pattern.members < pattern.rules.manyMembers ? "every quarter" : "twice a year"
      text =
        "Superintendents meet every month in the first \(pattern.rules.firstMonths) months, then"
        + " \(later)."
    }
    section.advise(
      text,
      why: context.isPair
        ? "Fresno and Long Beach met every quarter. More often at the beginning, while people come"
          + " to know each other, is a working rule."
        : "Superintendents took an active part in every partnership of one study: monthly in one, in"
          + " person or by telephone, quarterly in another, twice a year in a third. The frequency"
          + " here is a working rule from number and distance.",
      context.isPair ? .duffy2010 : .wested2015)
    if pattern.members >= pattern.rules.manyMembers {
      section.advise(
        "Make two of these meetings summits with the teams: one to hear them and outline the work,"
          + " one to review and change it.",
        why: "SCALE Up, with six districts, held two such summits a year.", .wested2015)
    }
  }

  private static func visits(
    _ pattern: MeetingPattern, _ context: DraftContext, _ section: inout Blueprint.Section
  ) {
    let days = Phrase.count(pattern.visits.times, "day")
    let place = pattern.reach == .far ? ", when all are together" : ""
    section.advise(
      "\(context.mentor == nil ? "Visit each other's schools" : "Hold visits to schools")"
        + " on \(days) a year\(place). A principal asks the host's principal"
        + " \(pattern.rules.visitLeadWeeks) weeks ahead, with the purpose and whom to meet.",
      why:
        "The report on Sanger and Firebaugh concludes that visits do best when principals agree on"
        + " them within limits that the districts set; scheduling from the centre did not encourage"
        + " principals to talk.", .david2014)
    switch pattern.substitutes {
    case .some(.none):
      let scarce = context.members.filter { $0.substitutes == .some(.none) }
      section.advise(
        "Plan visits for days without students, or cover classes from inside the school.",
        why: "No substitute teachers are found in \(context.names(of: scarce)). A limited pool kept"
          + " Firebaugh from training all its teachers, in a partnership with Sanger.", .david2014)
    case .tight:
      let scarce = context.members.filter { $0.substitutes == .tight }
      section.advise(
        "Book substitute teachers for \(context.names(of: scarce)) when the year's dates are fixed.",
        why: "They are scarce there; a limited pool kept Firebaugh from training all its teachers,"
          + " in a partnership with Sanger.", .david2014)
    case .ample: break
    case nil: section.ask("How many substitute teachers does each member find for a visit?")
    }
  }
}
