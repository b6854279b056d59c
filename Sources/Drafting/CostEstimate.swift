import Domain

/// What the first year of a partnership may cost in money, by `CostRules`, and in hours.
struct CostEstimate {
  struct Line: Equatable {
    var name: String
    /// What is counted, in words.
    var quantity: String
    var dollars: ClosedRange<Double>
  }

  let rules: CostRules
  let pattern: MeetingPattern
  let isGuided: Bool

  var lines: [Line] {
    [substitutes, cars, flights, nights, learning, analyst, facilitator].compactMap(\.self)
  }

  /// The sum of all lines.
  var total: ClosedRange<Double> {
    lines.reduce(0...0) { sum, line in
      sum.lowerBound + line.dollars.lowerBound...sum.upperBound + line.dollars.upperBound
    }
  }

  /// Hours of all members' staff in the year, travel included, as the sum of the shown rows.
  var memberHours: Double { series.reduce(0) { $0 + pattern.rules.shown(hours: $1.personHours) } }

  /// Hours of them on the road.
  var travelHours: Double { series.reduce(0) { $0 + $1.travelHours } }

  private var series: [MeetingPattern.Series] { pattern.series }

  private var substitutes: Line {
    let meetings = pattern.rules
    let visits = Double(pattern.visits.times * pattern.visitTeachers)
    let team =
      pattern.reach == .far
      ? 0
      : Double(pattern.leadershipTeam.inPerson * pattern.members * meetings.leadershipTeachers)
        * rules.meetingDayShare
    let days = (visits + team).rounded(.up)
    return Line(
      name: "substitute teachers", quantity: Phrase.count(Int(days), "day"),
      dollars: days * rules.substituteDay)
  }

  /// Journeys of a car from one member to another and back.
  private var carJourneys: Double {
    func cars(_ series: MeetingPattern.Series) -> Double {
      let each = Double(series.people) / Double(pattern.members)
      let filled = (each / Double(rules.peopleInCar)).rounded(.up)
      return Double(series.inPerson * (pattern.members - 1)) * filled
    }
    return cars(pattern.superintendents) + cars(pattern.leadershipTeam)
      + (pattern.reach == .far ? 0 : cars(pattern.visits))
  }

  /// Journeys of single people to a day in person far away.
  private var personJourneys: Double {
    [pattern.superintendents, pattern.leadershipTeam].reduce(0) { sum, series in
      sum + Double(series.inPerson) * pattern.guests(of: series.people)
    }
  }

  private var cars: Line? {
    guard let miles = pattern.meanMiles else { return nil }
    let driven = (carJourneys * 2 * miles).rounded()
    guard driven > 0 else { return nil }
    return Line(
      name: "cars", quantity: "\(Phrase.grouped(Int(driven))) miles",
      dollars: driven * rules.mile)
  }

  private var flights: Line? {
    let tickets = (personJourneys * pattern.flownShare).rounded()
    guard tickets > 0 else { return nil }
    return Line(
      name: "flights", quantity: Phrase.count(Int(tickets), "return ticket"),
      dollars: tickets * rules.flight)
  }

  private var nights: Line? {
    let nights = (personJourneys * pattern.nightShare).rounded()
    guard nights > 0 else { return nil }
    return Line(
      name: "nights away", quantity: Phrase.count(Int(nights), "night"),
      dollars: nights * rules.night)
  }

  private var learning: Line {
    let people = pattern.members * rules.jointLearningPeople
    return Line(
      name: "a joint course or conference", quantity: "\(people) people",
      dollars: Double(people) * rules.jointLearning)
  }

  private var analyst: Line {
    let hours = rules.analystHoursMonthly * Double(pattern.rules.monthsInYear)
    return Line(
      name: "data analyst", quantity: "\(Amount.whole(hours)) hours",
      dollars: hours * rules.analystHour)
  }

  private var facilitator: Line? {
    guard isGuided else { return nil }
    let hours = pattern.facilitator.personHours.rounded()
    return Line(
      name: "facilitator, with time on the way", quantity: "\(Amount.students(hours)) hours",
      dollars: hours * rules.facilitatorHour)
  }
}

/// A range of prices for a number of things.
private func * (count: Double, price: ClosedRange<Double>) -> ClosedRange<Double> {
  count * price.lowerBound...count * price.upperBound
}
