import Domain

/// The columns of `calendars.csv`, in the order in which they are written.
enum CalendarColumn: Int, TableColumn {
  case district, kind, first, last

  static let names = ["district_id", "kind", "first", "last"]

  static let required: [Self] = [.district, .kind, .first]
}

extension Row<CalendarColumn> {
  /// The most days of one span; more is a slip in a year.
  private static let mostDays = 400

  /// The days of this row, or nothing if something is wrong with them, which goes to `findings`.
  func span(_ roster: inout Roster, _ findings: inout Findings) -> CalendarSpan? {
    let district = identifier(.district, &findings)
    if let district, roster.kind(of: district) != .district,
      let fault = roster.fault(of: district, wanted: [.district])
    {
      findings.add(problem(.district, fault))
    }
    _ = requiredText(.kind, &findings)
    let kind: CalendarSpan.Kind? = word(.kind, &findings)
    _ = requiredText(.first, &findings)
    let first = day(.first, &findings)
    if kind == .schoolYear, cells[.last] == nil { findings.add(problem(.last, .empty)) }
    let last = cells[.last] == nil ? first : day(.last, &findings)
    guard let district, roster.kind(of: district) == .district, let kind, let first, let last
    else { return nil }
    guard first <= last else {
      findings.add(problem(.last, .lastBeforeFirst(first: "\(first)", last: "\(last)")))
      return nil
    }
    guard last - first < Self.mostDays else {
      findings.add(problem(.last, .spanTooLong(days: last - first + 1, limit: Self.mostDays)))
      return nil
    }
    return CalendarSpan(district: District.ID(district), kind: kind, first: first, last: last)
  }

  private func day(_ column: CalendarColumn, _ findings: inout Findings) -> Day? {
    guard let text = text(column, &findings) else { return nil }
    if let day = Day(text) { return day }
    findings.add(problem(column, .notADay(Excerpt.of(text))))
    return nil
  }
}
