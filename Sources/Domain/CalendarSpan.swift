/// Days of a district's calendar that bear on meetings; the first and the last count.
package struct CalendarSpan: Hashable, Sendable {
  /// What the days are; the raw value is the word of the tables.
  package enum Kind: String, CaseIterable, Sendable {
    /// No school, and no meetings.
    case pause = "break"
    /// Tests, in which no meeting should fall.
    case testing
    /// From the first day of school to the last.
    case schoolYear = "school_year"
    /// Meetings of the board, in which no other should fall.
    case board
  }

  package var district: District.ID
  package var kind: Kind
  package var first: Day
  /// Not before `first`.
  package var last: Day

  /// A span; ends in the wrong order are exchanged.
  package init(district: District.ID, kind: Kind, first: Day, last: Day) {
    self.district = district
    self.kind = kind
    self.first = min(first, last)
    self.last = max(first, last)
  }

  package func contains(_ day: Day) -> Bool { first <= day && day <= last }
}

extension CalendarSpan: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    (left.district.rawValue, left.first, left.last, left.kind.rawValue)
      < (right.district.rawValue, right.first, right.last, right.kind.rawValue)
  }
}
