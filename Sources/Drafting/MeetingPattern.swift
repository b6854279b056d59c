import Domain

/// What `MeetingRules` give for one partnership in its first year.
struct MeetingPattern: Equatable {
  /// How far the members are from each other, as far as meetings are concerned.
  enum Reach: Equatable { case near, between, far, unknown }

  /// A one-way drive between two members.
  struct Drive: Equatable {
    var minutes: Double
    /// Miles of road.
    var miles: Double
  }

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
  /// How many of them are small.
  let small: Int
  /// The one-way drives between members that work with each other; nothing if one is not known.
  let drives: [Drive]?
  /// The facilitator's longest one-way drive to a member.
  let facilitatorMinutes: Double?
  /// The scarcest substitutes that a member reports.
  let substitutes: District.Substitutes?

  /// The longest drive.
  var minutes: Double? { drives?.map(\.minutes).max() }
  var miles: Double? { drives?.map(\.miles).max() }

  /// Whether the longest road is longer than anyone drives.
  var isByAir: Bool { (minutes ?? 0) > rules.drivingLimitMinutes }

  /// One-way minutes of a journey between the members furthest apart.
  var journey: Double? { minutes.map(journey) }

  /// One-way minutes of a journey between two members, on average.
  var meanJourney: Double? { mean { journey($0.minutes) } }

  /// Miles of road of such a journey, on average; those who fly drive none.
  var meanMiles: Double? { mean { isFlown($0) ? 0 : $0.miles } }

  /// Share of journeys by air, 0…1.
  var flownShare: Double { mean { isFlown($0) ? 1 : 0 } ?? 0 }

  /// Share of journeys that need a night away, 0…1.
  var nightShare: Double { mean { journey($0.minutes) > rules.nightMinutes ? 1 : 0 } ?? 0 }

  private func isFlown(_ drive: Drive) -> Bool { drive.minutes > rules.drivingLimitMinutes }

  private func mean(_ value: (Drive) -> Double) -> Double? {
    guard let drives, !drives.isEmpty else { return nil }
    return drives.reduce(0) { $0 + value($1) } / Double(drives.count)
  }

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
    return rules.monthlyMembers.contains(members) && miles < rules.monthlyMiles
  }

  /// People of all members together, where a small one sends fewer.
  func people(_ each: Int, ofSmall few: Int) -> Int { (members - small) * each + small * few }

  var interviews: Int { people(rules.interviews, ofSmall: rules.interviewsOfSmall) }

  var visitTeachers: Int { people(rules.visitTeachers, ofSmall: rules.visitTeachersOfSmall) }

  var superintendents: Series {
    let later = members < rules.manyMembers ? rules.laterMeetings : rules.laterMeetingsOfMany
    return meetings(
      "Superintendents and senior leaders",
      times: isMonthly ? rules.monthsInYear : rules.firstMonths + later,
      people: people(
        rules.superintendentsPeople, ofSmall: rules.superintendentsPeopleOfSmall))
  }

  var leadershipTeam: Series {
    meetings(
      "Leadership team", times: rules.monthsInYear,
      people: people(rules.leadershipPeople, ofSmall: rules.leadershipPeopleOfSmall))
  }

  /// Every series of the year in which members take part.
  var series: [Series] {
    [superintendents, leadershipTeam, visits] + (jobGroups.map { [$0] } ?? [])
  }

  /// People in the same job, who meet at a distance where all come together rarely.
  var jobGroups: Series? {
    guard isByAir else { return nil }
    return Series(
      name: "Groups of people in the same job", times: rules.monthsInYear, inPerson: 0,
      people: members * rules.jobGroupPeople,
      hoursEach: Double(rules.monthsInYear) * rules.jobGroupHours, travelHours: 0)
  }

  /// Visits to schools; far apart they fall on the days of meetings in person.
  var visits: Series {
    let wanted = rules.visits(substitutes)
    let times = reach == .far ? min(wanted, leadershipTeam.inPerson) : wanted
    let people = people(rules.visitPeople, ofSmall: rules.visitPeopleOfSmall)
    return Series(
      name: "Visits to schools", times: times, inPerson: times, people: people,
      hoursEach: Double(times) * rules.visitHours,
      travelHours: reach == .far ? 0 : travel(times: times, people: people))
  }

  /// The facilitator's year: the first conversations, every meeting with what goes before and comes
  /// after it, visits and briefings.
  var facilitator: Series {
    let series = [superintendents, leadershipTeam]
    let times = series.reduce(0) { $0 + $1.times }
    let inPerson = series.reduce(0) { $0 + $1.inPerson }
    let interviews = Double(interviews) * rules.interviewHours
    let meetings = Double(times) * (rules.meetingHours + rules.facilitationHours)
    let visits = Double(visits.times) * rules.visitHours
    let briefings = Double(rules.briefings) * rules.briefingHours
    let journeys = inPerson + (reach == .far ? 0 : self.visits.times)
    return Series(
      name: "Facilitator", times: times, inPerson: inPerson, people: 1,
      hoursEach: interviews + meetings + visits + briefings,
      travelHours: Double(journeys) * 2 * (facilitatorJourney ?? 0) / 60)
  }

  private func meetings(_ name: String, times: Int, people: Int) -> Series {
    let inPerson = inPerson(of: times)
    return Series(
      name: name, times: times, inPerson: inPerson, people: people,
      hoursEach: Double(times) * (rules.meetingHours + rules.preparationHours),
      travelHours: travel(times: inPerson, people: people))
  }

  private func inPerson(of times: Int) -> Int {
    switch reach {
    case .near: times
    case .between, .unknown: (times + 1) / 2
    case .far: min(times, rules.farMeetings(substitutes))
    }
  }

  /// People who travel, of all who come: those of one member on average are hosts.
  func guests(of people: Int) -> Double { Double(people * (members - 1)) / Double(members) }

  /// Hours on the way: one member hosts by turns, the people of all others come and go back.
  private func travel(times: Int, people: Int) -> Double {
    Double(times) * guests(of: people) * 2 * (meanJourney ?? 0) / 60
  }
}
