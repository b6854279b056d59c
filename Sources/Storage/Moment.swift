package import Foundation

/// A point in time as the registry keeps it: UTC, to the second, such as `2026-11-21T09:30:00Z`.
package struct Moment: Equatable, Comparable, Sendable {
  package let text: String

  /// Reads a moment, or nothing if `text` is not of that form.
  package init?(_ text: String) {
    guard text.utf8.count == 20, text.hasSuffix("Z"),
      (try? Date(text, strategy: .iso8601)) != nil
    else { return nil }
    self.text = text
  }

  /// The whole second in which `date` lies.
  package init(_ date: Date) {
    text = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
      .formatted(.iso8601)
  }

  /// The day of it, such as `2026-11-21`.
  package var day: String { String(text.prefix(10)) }

  /// The day that it is where it is earliest, twelve hours behind UTC: an earlier one is over wherever
  /// somebody was asked to do something by it.
  package var dayEverywhere: String {
    let halfDay = 12 * 3600
    return Moment(Date(timeIntervalSince1970: Double(seconds - halfDay))).day
  }

  /// The moment in seconds since 1970.
  package var seconds: Int {
    (try? Date(text, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) } ?? 0
  }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
