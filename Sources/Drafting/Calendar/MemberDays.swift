import Domain

/// The days of a partnership's first year: which are free for all members, and when school is on.
struct MemberDays {
  let rules = CalendarRules.v1
  /// The first day of the partnership's year, on which school is on everywhere.
  let first: Day
  /// What was looked at, in sentences.
  let notes: [String]
  private let closed: [CalendarSpan]
  /// The days of school of each member.
  private let school: [[ClosedRange<Day>]]

  static let months = 12

  /// `begins` is the day on which the partnership began, where that is after school did.
  init(_ context: DraftContext, year: Int, begins: Day?) {
    let ids = context.members.map(\.id)
    let own = context.bundle.calendars.filter { ids.contains($0.district) }
    closed = own.filter { $0.kind != .schoolYear }
    let usual = Self.usual(rules, year: year)
    let spans = ids.map { id in
      own.filter { $0.district == id && $0.kind == .schoolYear && $0.last.year > year - 1 }
        .map { $0.first...$0.last }
    }
    let next = Self.usual(rules, year: year + 1)
    school = spans.map { $0.isEmpty ? [usual, next] : $0 }
    // Of several school years on record, that of the round begins in its first year.
    let starts = spans.compactMap { $0.first { $0.lowerBound.year == year }?.lowerBound }
    let start = starts.max() ?? usual.lowerBound
    let first = max(start, begins ?? start)
    self.first = first
    notes = Self.notes(context, own, hasStart: !starts.isEmpty || first > start, first: first)
  }

  private static func usual(_ rules: CalendarRules, year: Int) -> ClosedRange<Day> {
    let begins = Day(year: year, month: rules.schoolBegins.month, day: rules.schoolBegins.day)
    let ends = Day(year: year + 1, month: rules.schoolEnds.month, day: rules.schoolEnds.day)
    guard let begins, let ends else { return Day(number: 0)...Day(number: 0) }
    return begins...ends
  }

  private static func notes(
    _ context: DraftContext, _ own: [CalendarSpan], hasStart: Bool, first: Day
  ) -> [String] {
    let without = context.members.filter { member in
      !own.contains { $0.district == member.id && $0.kind != .schoolYear }
    }
    var notes: [String] = []
    if without.count < context.members.count {
      notes.append(
        "Breaks, testing days and board meetings on record are avoided, and so are public holidays."
      )
    } else {
      notes.append("Weekends and public holidays are avoided.")
    }
    if !without.isEmpty {
      notes.append(
        "No breaks or testing days of \(Phrase.list(without.map(\.name))) are on record: look at"
          + " each date.")
    }
    if !hasStart {
      notes.append(
        "The first day of school is not on record; the year of meetings is taken to begin on"
          + " \(first).")
    }
    return notes
  }

  /// The days of a month of the partnership's year, from 0; the last month ends with the year.
  func month(_ index: Int) -> ClosedRange<Day> {
    first.adding(months: index)...(first.adding(months: index + 1) + -1)
  }

  var year: ClosedRange<Day> { first...(first.adding(months: Self.months) + -1) }

  /// Whether all members can meet: a working day that is no holiday and closed to none.
  func isFree(_ day: Day) -> Bool {
    (1...5).contains(day.weekday) && !PublicHolidays.contains(day)
      && !closed.contains { $0.contains(day) }
  }

  /// Whether every member has school.
  func hasSchool(_ day: Day) -> Bool {
    school.allSatisfy { $0.contains { $0.contains(day) } }
  }

  /// The days of the year on which every member has school.
  var schoolDays: [Day] {
    (0...(year.upperBound - year.lowerBound)).map { year.lowerBound + $0 }.filter(hasSchool)
  }
}
