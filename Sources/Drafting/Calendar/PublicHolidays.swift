import Domain

/// Days on which schools and offices of the United States are closed.
///
/// Reference: 5 U.S.C. 6103 (a); a holiday on a weekend is kept on the next working day. The day
/// after Thanksgiving and the days from 24 December to 1 January are a working rule of ours.
enum PublicHolidays {
  static func contains(_ day: Day) -> Bool {
    if (day.month == 12 && day.dayOfMonth >= 24) || (day.month == 1 && day.dayOfMonth == 1) {
      return true
    }
    let year = day.year
    let fixed = [(6, 19), (7, 4), (11, 11), (1, 1)].compactMap { month, date in
      Day(year: year, month: month, day: date)
    }
    if fixed.contains(where: { observed($0) == day || $0 == day }) { return true }
    guard day.weekday == monday else {
      let thanksgiving = nth(4, thursday, month: 11, year)
      return day == thanksgiving || day == thanksgiving.map { $0 + 1 }
    }
    let isLastOfMay = day.month == 5 && (day + 7).month == 6
    return isLastOfMay
      || [(3, 1), (3, 2), (1, 9), (2, 10)].contains { count, month in
        nth(count, monday, month: month, year) == day
      }
  }

  private static let monday = 1
  private static let thursday = 4

  /// The working day on which a holiday is kept.
  private static func observed(_ day: Day) -> Day {
    switch day.weekday {
    case 0: day + 1
    case 6: day + -1
    default: day
    }
  }

  private static func nth(_ count: Int, _ weekday: Int, month: Int, _ year: Int) -> Day? {
    Day(year: year, month: month, day: 1).map { first in
      first + ((weekday - first.weekday + 7) % 7 + 7 * (count - 1))
    }
  }
}
