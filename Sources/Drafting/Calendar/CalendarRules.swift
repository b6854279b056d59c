/// When meetings are proposed; working rules of ours, which partners may change.
package struct CalendarRules: Sendable {
  package static let v1 = CalendarRules()

  /// Minutes from midnight at which a meeting of each kind begins, whatever the season.
  ///
  /// Visits fill the morning, superintendents meet after it, and the leadership team late, when
  /// teachers need fewer substitutes; so all three fit into one day without overlapping.
  package let visitStart = 8 * 60 + 30
  package let superintendentsStart = 13 * 60
  package let leadershipStart = 14 * 60 + 45
  package let briefingStart = 13 * 60

  /// The day of the week on which each kind falls where it can: 0 for Sunday to 6.
  package let visitWeekday = 2
  package let superintendentsWeekday = 3
  package let leadershipWeekday = 4
  package let briefingWeekday = 3

  /// Days from the beginning of a month of the partnership's year to the day looked for.
  package let superintendentsDays = 7
  package let leadershipDays = 14
  package let briefingDays = 21

  /// The first and the last day of school where no calendar says, as month and day.
  package let schoolBegins = (month: 9, day: 1)
  package let schoolEnds = (month: 5, day: 31)

  private init() {}
}
