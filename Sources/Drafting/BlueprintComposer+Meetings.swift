import Domain

extension BlueprintComposer {
  /// How often the members meet in the first year, where, and how many hours that takes.
  static func meetings(_ context: DraftContext) -> Blueprint.Section {
    let pattern = context.pattern
    return Blueprint.Section(
      .meetings, "How and how often to meet in the first year",
      paragraphs: [distance(pattern, context), share(pattern), hours(pattern, context)],
      tables: [table(pattern, context)],
      recommendations: [
        first(pattern), superintendents(pattern), leadershipTeam(pattern), depth,
        visits(pattern, context), counterparts, atDistance(pattern), together,
      ].compactMap(\.self))
  }

  private static func distance(_ pattern: MeetingPattern, _ context: DraftContext) -> String {
    guard let minutes = pattern.minutes, let miles = pattern.miles else {
      return "How far apart the members are is not known, because a location is missing. The"
        + " pattern below is provisional and leaves travel out."
    }
    let which = context.members.count > 2 ? "The longest drive between members" : "The drive"
    return "\(which) is \(DriveWords.about(minutes)) one way"
      + " (\(Phrase.count(max(1, Int(miles.rounded())), "mile")) by road), estimated from the"
      + " locations of the district offices."
  }

  private static func share(_ pattern: MeetingPattern) -> String {
    let rules = pattern.rules
    switch pattern.reach {
    case .near:
      return "Up to \(Phrase.drive(minutes: rules.allInPersonMinutes)) apart, every meeting can be"
        + " in person."
    case .between:
      return "Between \(Phrase.drive(minutes: rules.allInPersonMinutes)) and"
        + " \(Phrase.drive(minutes: rules.halfInPersonMinutes)) apart, half of the meetings are in"
        + " person and half at a distance."
    case .far:
      return "Further apart than \(Phrase.drive(minutes: rules.halfInPersonMinutes)), all come"
        + " together in person \(Phrase.count(pattern.leadershipTeam.inPerson, "time")) a year,"
        + " superintendents and leadership team on the same days, and meet at a distance"
        + " otherwise."
    case .unknown:
      return "Half of the meetings are in person and half at a distance until the drive is known."
    }
  }

  private static func hours(_ pattern: MeetingPattern, _ context: DraftContext) -> String {
    let series = [pattern.superintendents, pattern.leadershipTeam, pattern.visits]
    let members = series.reduce(0) { $0 + $1.personHours }
    let travel = series.reduce(0) { $0 + $1.travelHours }
    let rules = pattern.rules
    let road =
      pattern.minutes == nil
      ? "without travel" : "\(rounded(travel, rules)) of them on the road"
    let isGuided = !context.plan.isWithoutFacilitators
    let guide =
      ", and the facilitator about \(rounded(pattern.facilitator.personHours, rules))"
      + (pattern.facilitatorMinutes == nil ? " without travel" : "")
    let conversations =
      ", and for the facilitator a conversation of \(hourCount(rules.interviewHours)) with"
      + " \(rules.interviews) people of each member"
    let guests = context.members.count == 2 ? "other travels" : "others travel"
    return "\(context.everyMember) together spend about"
      + " \(rounded(members, rules)) person-hours in the year, \(road)\(isGuided ? guide : ""). The"
      + " estimate counts"
      + " \(rules.superintendentsPeople) people of each member in the meetings of"
      + " superintendents, \(rules.leadershipPeople) in the leadership team and"
      + " \(rules.visitPeople) on visits, \(hourCount(rules.meetingHours)) for a meeting,"
      + " \(hourCount(rules.preparationHours)) to prepare it,"
      + " \(hourCount(rules.visitHours)) for a visit, one member as host while the"
      + " \(guests)\(context.members.count == 2 ? "" : " the longest drive")"
      + "\(isGuided ? conversations : "")."
  }

  private static func hourCount(_ hours: Double) -> String {
    "\(Amount.weight(hours)) \(hours == 1 ? "hour" : "hours")"
  }

  private static func rounded(_ hours: Double, _ rules: MeetingRules) -> String {
    Amount.students((hours / rules.hourStep).rounded() * rules.hourStep)
  }

  private static func table(_ pattern: MeetingPattern, _ context: DraftContext) -> DocumentTable {
    let series =
      [pattern.superintendents, pattern.leadershipTeam, pattern.visits]
      + (context.plan.isWithoutFacilitators ? [] : [pattern.facilitator])
    return DocumentTable(
      columns: [
        .init("meeting"), .init("times", numeric: true), .init("in person", numeric: true),
        .init("people of all members", numeric: true), .init("person-hours", numeric: true),
      ],
      rows: series.map {
        [
          $0.name, String($0.times), String($0.inPerson), String($0.people),
          rounded($0.personHours, pattern.rules),
        ]
      })
  }

  private static func first(_ pattern: MeetingPattern) -> Blueprint.Recommendation {
    Blueprint.Recommendation(
      "Hold the first meeting in person, whatever the distance.",
      why: "A working rule. NW RISE, whose members are spread over five states, meets in person"
        + " twice a year and works at a distance in between.",
      evidence: [.educationNorthwest])
  }

  private static func superintendents(_ pattern: MeetingPattern) -> Blueprint.Recommendation {
    let text: String
    if pattern.isMonthly {
      text = "Superintendents meet every month."
    } else {
      let later =
        pattern.members < pattern.rules.manyMembers ? "every quarter" : "twice a year"
      text =
        "Superintendents meet every month in the first \(pattern.rules.firstMonths) months, then"
        + " \(later)."
    }
    return Blueprint.Recommendation(
      text,
      why: "Superintendents took an active part in every partnership of one study: monthly in"
        + " one, quarterly in another, twice a year in a third. The frequency here is a working"
        + " rule from number and distance.",
      evidence: [.wested2015])
  }

  private static func leadershipTeam(_ pattern: MeetingPattern) -> Blueprint.Recommendation {
    Blueprint.Recommendation(
      "A leadership team of several levels (senior leader, principals, teacher leaders) meets every"
        + " month.",
      why: "Monthly team meetings kept the work of Sanger and Firebaugh on course, and"
        + " partnerships that reached beyond superintendents outlasted changes of staff.",
      evidence: [.david2014, .wested2015])
  }

  private static let depth = Blueprint.Recommendation(
    "Give each quarter's main meeting in person to one subject in depth, with the data of all"
      + " members side by side; for a hard question, use the consultancy protocol (about 50"
      + " minutes).",
    why: "Fresno and Long Beach met face to face every quarter, each time on one focus area.",
    evidence: [.duffy2010, .consultancy])

  private static func visits(
    _ pattern: MeetingPattern, _ context: DraftContext
  ) -> Blueprint.Recommendation {
    let days = Phrase.count(pattern.visits.times, "day")
    let substitutes: String
    switch pattern.substitutes {
    case .some(.none):
      substitutes = " Fewer days than usual, since a member finds no substitute teachers."
    case .tight: substitutes = " Substitute teachers are scarce at a member, so plan them early."
    case .ample: substitutes = ""
    case nil: substitutes = " Ask first how many substitute teachers each member finds."
    }
    let place =
      pattern.reach == .far ? ", on the days when all are together" : ""
    return Blueprint.Recommendation(
      "Visit each other's schools on \(days) a year\(place). Principals arrange a visit with each"
        + " other, with a short note of its purpose and of whom to meet.\(substitutes)",
      why: "Visits worked best when principals agreed on them within limits that the districts"
        + " set; a small pool of substitute teachers limited how many could take part in training.",
      evidence: [.david2014])
  }

  private static let counterparts = Blueprint.Recommendation(
    "Pair people in like roles and let them write and call between meetings.",
    why: "People in like roles in Fresno and Long Beach were in touch nearly every day. Roles do"
      + " not always match one to one, so agree on stand-ins.",
    evidence: [.duffy2010, .california2012])

  private static func atDistance(_ pattern: MeetingPattern) -> Blueprint.Recommendation? {
    guard pattern.reach != .near else { return nil }
    return Blueprint.Recommendation(
      "Settle the tools for meeting at a distance before the second meeting: video with captions,"
        + " one place for shared documents, one calendar, and a telephone number as a fallback.",
      why: "Distance, from each other and from the facilitator, made sustained work hard;"
        + " facilitators balanced meetings in person and at a distance.",
      evidence: [.wested2015])
  }

  private static let together = Blueprint.Recommendation(
    "Learn something new together early on, for instance at a conference.",
    why: "Going to one together helped to form the relationships between Sanger and Firebaugh.",
    evidence: [.david2014])
}
