package import Domain

/// How often partners meet and where, as a function of distance, number and substitutes.
///
/// These are working rules of ours, set between the practices that the research reports, and no
/// findings: partners are told so and may change every number.
package struct MeetingRules: Equatable, Sendable {
  package static let v1 = MeetingRules()

  /// One-way minutes up to which every meeting is in person.
  package let allInPersonMinutes = 45.0
  /// One-way minutes up to which half of the meetings are in person.
  package let halfInPersonMinutes = 120.0
  /// Meetings in person a year beyond that, by the scarcest substitutes among the members.
  package let farMeetingsAmple = 4
  package let farMeetingsTight = 3
  package let farMeetingsNone = 2

  /// One-way minutes by road beyond which people fly.
  package let drivingLimitMinutes = 480.0
  /// One-way minutes of a journey by air, from door to door.
  package let flightMinutes = 480.0
  /// One-way minutes beyond which a day in person needs a night away.
  package let nightMinutes = 150.0
  /// Readiness to meet at a distance, 0…1, below which a member needs a trial first.
  package let trialVirtual = 0.5

  package let monthsInYear = 12
  /// Numbers of members with which superintendents may meet every month all year; two manage with
  /// fewer meetings.
  package let monthlyMembers = 3...5
  /// Miles of road below which they do.
  package let monthlyMiles = 30.0
  /// Months at the beginning in which superintendents meet every month, however far.
  package let firstMonths = 6
  /// Meetings of superintendents in the rest of the year: quarterly, or twice a year for many.
  package let laterMeetings = 2
  package let laterMeetingsOfMany = 1
  /// Members from which superintendents meet twice a year and leave more to the leadership team.
  package let manyMembers = 6

  /// Days of visits to schools a year, by the scarcest substitutes among the members.
  package let visitsAmple = 4
  package let visitsTight = 3
  package let visitsNone = 2

  /// Students below which a member is small, and sends fewer people.
  package let smallEnrollment = 1_000.0
  /// The superintendent and the senior leader of each member.
  package let superintendentsPeople = 2
  package let superintendentsPeopleOfSmall = 1
  /// A senior leader, a principal, a teacher leader and one more of each member.
  package let leadershipPeople = 4
  package let leadershipPeopleOfSmall = 2
  /// People of each member on a visit, guests or hosts.
  package let visitPeople = 4
  package let visitPeopleOfSmall = 2
  /// Those of them who teach and need a substitute.
  package let visitTeachers = 2
  package let visitTeachersOfSmall = 1
  /// Weeks between a visit and the request for it.
  package let visitLeadWeeks = 3
  /// Teachers of each member in the leadership team.
  package let leadershipTeachers = 1
  package let meetingHours = 1.5
  package let preparationHours = 0.5
  package let visitHours = 4.0
  /// People of each member whom the facilitator meets alone at the beginning.
  package let interviews = 5
  package let interviewsOfSmall = 3
  package let interviewHours = 1.0
  /// What the facilitator prepares, writes up and reminds of for each meeting.
  package let facilitationHours = 3.0
  /// Briefings that the facilitator gives in a year, and the hours that each takes to prepare.
  package let briefings = 2
  package let briefingHours = 6.0
  /// People of each member in groups of people in the same job, and hours of each of their months.
  package let jobGroupPeople = 2
  package let jobGroupHours = 1.0
  /// Miles in a kilometre.
  package let milesPerKilometre = 1 / 1.609344
  /// Hours are shown in steps of this.
  package let hourStep = 10.0

  private init() {}

  package func farMeetings(_ substitutes: District.Substitutes?) -> Int {
    switch substitutes {
    case .ample: farMeetingsAmple
    case .tight, nil: farMeetingsTight
    case .some(.none): farMeetingsNone
    }
  }

  /// Hours as tables show them.
  package func shown(hours: Double) -> Double { (hours / hourStep).rounded() * hourStep }

  package func visits(_ substitutes: District.Substitutes?) -> Int {
    switch substitutes {
    case .ample: visitsAmple
    case .tight, nil: visitsTight
    case .some(.none): visitsNone
    }
  }
}
