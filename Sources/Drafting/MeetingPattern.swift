import Domain

/// What `MeetingRules` give for one partnership in its first year.
struct MeetingPattern: Equatable {
  /// How far the members are from each other, as far as meetings are concerned.
  enum Reach: Equatable { case near, between, far, unknown }

  /// One kind of meeting, counted over a year.
  struct Series: Equatable {
    var name: String
    var times: Int
    var inPerson: Int
    /// People of all members together.
    var people: Int
    /// Hours of each person in a year without travel.
    var hoursEach: Double
    /// Hours on the road of all together.
    var travelHours: Double

    var personHours: Double { Double(people) * hoursEach + travelHours }
  }

  let rules: MeetingRules
  let members: Int
  /// The longest one-way drive between members that work with each other.
  let minutes: Double?
  /// The same drive in miles of road.
  let miles: Double?
  /// The facilitator's longest one-way drive to a member.
  let facilitatorMinutes: Double?
  /// The scarcest substitutes that a member reports.
  let substitutes: District.Substitutes?

  /// Whether the road is longer than anyone drives.
  var isByAir: Bool { (minutes ?? 0) > rules.drivingLimitMinutes }

  /// One-way minutes of a journey between members; nothing if the drive is not known.
  var journey: Double? { minutes.map(journey) }

  /// One-way minutes of the facilitator's journey.
  var facilitatorJourney: Double? { facilitatorMinutes.map(journey) }

  /// Whether a day in person needs a night away.
  var needsNight: Bool { (journey ?? 0) > rules.nightMinutes }

  private func journey(_ minutes: Double) -> Double {
    minutes > rules.drivingLimitMinutes ? rules.flightMinutes : minutes
  }

  var reach: Reach {
    guard let minutes else { return .unknown }
    if minutes <= rules.allInPersonMinutes { return .near }
    return minutes <= rules.halfInPersonMinutes ? .between : .far
  }

  /// Whether superintendents meet every month all year.
  var isMonthly: Bool {
    guard let miles else { return false }
    return members <= rules.monthlyMembers && miles < rules.monthlyMiles
  }

  var superintendents: Series {
    let later = members < rules.manyMembers ? rules.laterMeetings : rules.laterMeetingsOfMany
    return meetings(
      "Superintendents and senior leaders",
      times: isMonthly ? rules.monthsInYear : rules.firstMonths + later,
      peopleEach: rules.superintendentsPeople)
  }

  var leadershipTeam: Series {
    meetings(
      "Leadership team", times: rules.monthsInYear, peopleEach: rules.leadershipPeople)
  }

  /// Visits to schools; far apart they fall on the days of meetings in person.
  var visits: Series {
    let wanted = rules.visits(substitutes)
    let times = reach == .far ? min(wanted, leadershipTeam.inPerson) : wanted
    return Series(
      name: "Visits to schools", times: times, inPerson: times,
      people: members * rules.visitPeople, hoursEach: Double(times) * rules.visitHours,
      travelHours: reach == .far ? 0 : travel(times: times, peopleEach: rules.visitPeople))
  }

  /// The facilitator's year: the first conversations, and every meeting with its preparation.
  var facilitator: Series {
    let series = [superintendents, leadershipTeam]
    let times = series.reduce(0) { $0 + $1.times }
    let inPerson = series.reduce(0) { $0 + $1.inPerson }
    let interviews = Double(members * rules.interviews) * rules.interviewHours
    let meetings = Double(times) * (rules.meetingHours + rules.preparationHours)
    return Series(
      name: "Facilitator", times: times, inPerson: inPerson, people: 1,
      hoursEach: interviews + meetings,
      travelHours: Double(inPerson) * 2 * (facilitatorJourney ?? 0) / 60)
  }

  private func meetings(_ name: String, times: Int, peopleEach: Int) -> Series {
    let inPerson = inPerson(of: times)
    return Series(
      name: name, times: times, inPerson: inPerson, people: members * peopleEach,
      hoursEach: Double(times) * (rules.meetingHours + rules.preparationHours),
      travelHours: travel(times: inPerson, peopleEach: peopleEach))
  }

  private func inPerson(of times: Int) -> Int {
    switch reach {
    case .near: times
    case .between, .unknown: (times + 1) / 2
    case .far: min(times, rules.farMeetings(substitutes))
    }
  }

  /// Hours on the road: one member hosts, the people of all others drive there and back.
  private func travel(times: Int, peopleEach: Int) -> Double {
    Double(times * peopleEach * (members - 1)) * 2 * (journey ?? 0) / 60
  }
}
