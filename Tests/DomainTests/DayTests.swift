import Domain
import Foundation
import TestSupport
import Testing

struct DayTests {
  private static let gregorian: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `a day agrees with the calendar of the system`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let day = Day(number: .random(in: -60_000...90_000, using: &random))
      let date = Date(timeIntervalSince1970: Double(day.number) * 86_400)
      let parts = Self.gregorian.dateComponents([.year, .month, .day, .weekday], from: date)
      #expect(day.year == parts.year && day.month == parts.month && day.dayOfMonth == parts.day)
      #expect(day.weekday + 1 == parts.weekday)
      #expect(Day("\(day)") == day)
      #expect(Day(year: day.year, month: day.month, day: day.dayOfMonth) == day)
    }
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "14.08.2026", "2026-08-14T00", "", "-",
    "2026-08-32", "２０２６-08-14", "2026_08_14", "+026-08-14",
  ])
  func `what is no day is not read as one`(text: String) { #expect(Day(text) == nil) }

  @Test func `a month later is the same day, or the last of the month`() {
    #expect(Day("2026-08-31")?.adding(months: 1) == Day("2026-09-30"))
    #expect(Day("2027-12-15")?.adding(months: 2) == Day("2028-02-15"))
    #expect(Day("2027-08-31")?.adding(months: 6) == Day("2028-02-29"))
  }
}
