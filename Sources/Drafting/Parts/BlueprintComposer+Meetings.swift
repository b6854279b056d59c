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
      why: "Each district's calendar begins to fill before the year starts; advance scheduling"
        + " proved essential to Sanger and Firebaugh.", .david2014)
    return section
  }

  private static func meetingsTable(_ pattern: MeetingPattern) -> DocumentTable {
    let series = [pattern.superintendents, pattern.leadershipTeam, pattern.visits]
    return DocumentTable(
      columns: [
        .init("meeting"), .init("times", numeric: true), .init("in person", numeric: true),
        .init("people of all members", numeric: true),
      ],
      rows: series.map {
        [$0.name, String($0.times), String($0.inPerson), String($0.people)]
      })
  }

  /// Subjects of the quarters: a driver of the focus each, and the shared needs between them.
  static func subjects(_ context: DraftContext) -> [String] {
    let drivers = context.guide?.drivers.map(\.text) ?? []
    let further = context.furtherTopics.map(\.label)
    let own = [
      context.guide.map { "where each member stands: \($0.question)" }
        ?? "which need the members have in common"
    ]
    let subjects = own + Array(drivers.prefix(1)) + Array(further.prefix(1)) + drivers.dropFirst()
    return Array((subjects + further.dropFirst()).prefix(context.rules.agendas.quarters))
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
      why: "Superintendents took an active part in every partnership of one study: monthly in"
        + " one, quarterly in another, twice a year in a third. The frequency here is a working"
        + " rule from number and distance.", .wested2015)
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
      "Visit each other's schools on \(days) a year\(place). A principal asks the host's principal"
        + " \(pattern.rules.visitLeadWeeks) weeks ahead, with the purpose and whom to meet.",
      why: "Visits worked best when principals agreed on them within limits that the districts"
        + " set; central scheduling kept principals from talking with each other.", .david2014)
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
