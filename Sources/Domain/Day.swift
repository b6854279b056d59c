/// A day of the Gregorian calendar, such as `2026-08-14`.
///
/// Reference: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), for the count of
/// days.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970.
  package let number: Int

  package init(number: Int) { self.number = number }

  /// The day with this date; `nil` if there is none, such as 30 February.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    self.init(number: Self.count(year: year, month: month, day: day))
    guard (self.year, self.month, self.dayOfMonth) == (year, month, day) else { return nil }
  }

  /// Reads a day of the form `2026-08-14`; `nil` for anything else.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let numbers = parts.compactMap { part -> Int? in
      part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        ? Int(String(Substring(part))) : nil
    }
    guard numbers.count == 3 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  package var year: Int { civil.year }
  package var month: Int { civil.month }
  package var dayOfMonth: Int { civil.day }

  /// 0 for Sunday to 6 for Saturday.
  package var weekday: Int { ((number + 4) % 7 + 7) % 7 }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }

  /// Days from one to another.
  package static func - (left: Day, right: Day) -> Int { left.number - right.number }

  /// The same day of a later month, or the last that it has.
  package func adding(months: Int) -> Day {
    let total = year * 12 + month - 1 + months
    for day in (1...dayOfMonth).reversed() {
      if let found = Day(year: total / 12, month: total % 12 + 1, day: day) { return found }
    }
    return self
  }

  private static func count(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * part + 2) / 5 + 1)
  }
}

extension Day: CustomStringConvertible {
  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
  }
}
