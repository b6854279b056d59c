import Domain

/// Lays the meetings of a `MeetingPattern` over the days of a year.
///
/// Each meeting has a day that is looked for and takes the nearest that suits: first of the right
/// day of the week in its month, then of any, then the nearest in the whole year. A day holds one
/// meeting, unless the members are so far apart that all come together on the same days.
struct MeetingDates {
  private let context: DraftContext
  private let days: MemberDays
  private let rules = CalendarRules.v1
  private let pattern: MeetingPattern
  private var taken: Set<Day> = []

  init(_ context: DraftContext, _ days: MemberDays) {
    self.context = context
    self.days = days
    pattern = context.pattern
  }

  func meetings() throws(CalendarProblem) -> [MeetingCalendar.Meeting] {
    var draft = self
    return try draft.place()
  }

  private mutating func place() throws(CalendarProblem) -> [MeetingCalendar.Meeting] {
    let isFar = pattern.reach == .far
    let superintendentMonths = superintendentMonths
    let shared = isFar ? sharedMonths(superintendentMonths) : []
    var meetings: [MeetingCalendar.Meeting] = []

    var together: [Int: Day] = [:]
    for month in shared.sorted() {
      together[month] = try take(
        days.month(month), after: rules.leadershipDays, rules.leadershipWeekday,
        needsSchool: true, "a day in person")
    }
    let leadership = pattern.leadershipTeam
    meetings += try series(
      .leadership, months: spread(leadership.times), shared: together,
      inPerson: isFar ? shared : spreadSet(leadership), after: rules.leadershipDays,
      weekday: rules.leadershipWeekday)
    meetings += try series(
      .superintendents, months: superintendentMonths, shared: together,
      inPerson: isFar ? shared : spreadSet(pattern.superintendents),
      after: rules.superintendentsDays, weekday: rules.superintendentsWeekday)
    meetings += try visits(together)
    meetings += try briefings()
    return meetings.sorted {
      ($0.day, $0.start, $0.kind.rawValue) < ($1.day, $1.start, $1.kind.rawValue)
    }
  }

  // MARK: Months

  /// Months of the year for so many meetings, evenly.
  private func spread(_ times: Int) -> [Int] {
    (0..<times).map { $0 * MemberDays.months / times }
  }

  /// Every month at first, then twice in the rest of the year at even distances, or as often as
  /// there are meetings left.
  private var superintendentMonths: [Int] {
    let times = pattern.superintendents.times
    let early = min(times, pattern.rules.firstMonths)
    let later = times - early
    let gap = (MemberDays.months - early) / max(later, 2)
    return Array(0..<early) + (0..<later).map { early - 1 + gap * ($0 + 1) }
  }

  /// The places, among the meetings of a series, of those in person: the first, then evenly.
  private func spreadSet(_ series: MeetingPattern.Series) -> Set<Int> {
    Set((0..<series.inPerson).map { $0 * series.times / series.inPerson })
  }

  /// Months in which superintendents and the leadership team come together in person.
  private func sharedMonths(_ months: [Int]) -> Set<Int> {
    let count = pattern.leadershipTeam.inPerson
    var chosen: Set<Int> = []
    for place in 0..<count {
      let wanted = place * MemberDays.months / count
      let free = months.filter { !chosen.contains($0) }
      if let nearest = free.min(by: { (abs($0 - wanted), -$0) < (abs($1 - wanted), -$1) }) {
        chosen.insert(nearest)
      }
    }
    return chosen
  }

  // MARK: Series

  /// `inPerson` are months where `shared` has days, and places in the series otherwise.
  private mutating func series(
    _ kind: MeetingCalendar.Kind, months: [Int], shared: [Int: Day], inPerson: Set<Int>,
    after offset: Int, weekday: Int
  ) throws(CalendarProblem) -> [MeetingCalendar.Meeting] {
    var meetings: [MeetingCalendar.Meeting] = []
    for (place, month) in months.enumerated() {
      let day: Day
      if let common = shared[month] {
        day = common
      } else {
        day = try take(
          days.month(month), after: offset, weekday, needsSchool: false, Self.name(kind))
      }
      let isInPerson = inPerson.contains(shared.isEmpty ? place : month)
      meetings.append(
        meeting(
          kind, place, of: months.count, day,
          host: isInPerson ? host(on: day, shared, meetings) : nil))
    }
    return meetings
  }

  private mutating func visits(_ together: [Int: Day]) throws(CalendarProblem)
    -> [MeetingCalendar.Meeting]
  {
    let count = pattern.visits.times
    var meetings: [MeetingCalendar.Meeting] = []
    if !together.isEmpty {
      let common = together.values.sorted()
      for place in 0..<min(count, common.count) {
        let day = common[place * common.count / count]
        meetings.append(
          meeting(.visits, place, of: count, day, host: host(on: day, together, meetings)))
      }
      return meetings
    }
    let school = days.schoolDays
    for place in 0..<count {
      guard let first = school.first, let last = school.last else {
        throw .noFreeDay(Self.name(.visits))
      }
      let wanted = school[(2 * place + 1) * school.count / (2 * count)]
      let day = try take(
        first...last, near: wanted, rules.visitWeekday, needsSchool: true, Self.name(.visits))
      meetings.append(
        meeting(.visits, place, of: count, day, host: host(on: day, [:], meetings)))
    }
    return meetings.sorted { $0.day < $1.day }.enumerated().map { place, meeting in
      var meeting = meeting
      meeting.number = place + 1
      return meeting
    }
  }

  /// In the middle of the year and at its end, at a distance.
  private mutating func briefings() throws(CalendarProblem) -> [MeetingCalendar.Meeting] {
    let count = context.rules.learning.briefings
    var meetings: [MeetingCalendar.Meeting] = []
    for place in 0..<count {
      let month = (place + 1) * MemberDays.months / count - 1
      let day = try take(
        days.month(month), after: rules.briefingDays, rules.briefingWeekday, needsSchool: false,
        Self.name(.briefings))
      meetings.append(meeting(.briefings, place, of: count, day, host: nil))
    }
    return meetings
  }

  private func meeting(
    _ kind: MeetingCalendar.Kind, _ place: Int, of count: Int, _ day: Day, host: District?
  ) -> MeetingCalendar.Meeting {
    let hours = kind == .visits ? pattern.rules.visitHours : pattern.rules.meetingHours
    let start =
      switch kind {
      case .superintendents: rules.superintendentsStart
      case .leadership: rules.leadershipStart
      case .visits: rules.visitStart
      case .briefings: rules.briefingStart
      }
    return MeetingCalendar.Meeting(
      kind: kind, number: place + 1, count: count, day: day, start: start,
      minutes: Int((hours * 60).rounded()), host: host)
  }

  /// Members take turns; on a day that several meetings share, it is the same one for all.
  private func host(
    on day: Day, _ shared: [Int: Day], _ before: [MeetingCalendar.Meeting]
  ) -> District? {
    let turn =
      shared.values.sorted().firstIndex(of: day) ?? before.count { $0.host != nil }
    return context.members[turn % context.members.count]
  }

  static func name(_ kind: MeetingCalendar.Kind) -> String {
    switch kind {
    case .superintendents: "the meetings of superintendents"
    case .leadership: "the meetings of the leadership team"
    case .visits: "visits to schools"
    case .briefings: "briefings"
    }
  }

  // MARK: Days

  private mutating func take(
    _ range: ClosedRange<Day>, after offset: Int, _ weekday: Int, needsSchool: Bool, _ name: String
  ) throws(CalendarProblem) -> Day {
    let from = range.lowerBound + offset
    let wanted = from + (weekday - from.weekday + 7) % 7
    return try take(range, near: wanted, weekday, needsSchool: needsSchool, name)
  }

  private mutating func take(
    _ range: ClosedRange<Day>, near wanted: Day, _ weekday: Int, needsSchool: Bool, _ name: String
  ) throws(CalendarProblem) -> Day {
    func open(_ range: ClosedRange<Day>) -> [Day] {
      (0...(range.upperBound - range.lowerBound)).map { range.lowerBound + $0 }.filter { day in
        days.isFree(day) && !taken.contains(day) && (!needsSchool || days.hasSchool(day))
      }
    }
    func nearest(_ candidates: [Day]) -> Day? {
      candidates.min { left, right in
        (abs(left - wanted), left) < (abs(right - wanted), right)
      }
    }
    let inRange = open(range)
    let best =
      nearest(inRange.filter { $0.weekday == weekday }) ?? nearest(inRange)
      ?? nearest(open(days.year))
    guard let best else { throw .noFreeDay(name) }
    taken.insert(best)
    return best
  }
}
