/// Every number by which blueprints, agreements and agendas are drafted.
///
/// These are working rules of ours, set between the practices that the research reports, and no
/// findings. A version never changes: a better one gets a new version, and a document names the
/// version that made it.
package struct BlueprintRules: Equatable, Sendable {
  package static let v1 = BlueprintRules()

  package let version = "v1"
  package let meetings = MeetingRules.v1
  package let governance = GovernanceRules()
  package let trust = TrustRules()
  package let learning = LearningRules()
  package let match = MatchRules()
  package let costs = CostRules()
  package let start = StartRules()
  package let agendas = AgendaRules()

  private init() {}
}

/// How a partnership is governed, by number of members, ties and footing.
package struct GovernanceRules: Equatable, Sendable {
  /// Members from which a third party convenes, whatever the ties.
  package let convenedMembers = 6
  /// Members from which a third party convenes where no tie is on record or the drive is far.
  package let convenedStrangers = 3
  /// Members up to which common matters need the agreement of all.
  package let consensusMembers = 5
  /// Votes of this many in `majorityOf` decide where members are more.
  package let majority = 2
  package let majorityOf = 3
  /// The fewest months in the chair.
  package let chairMonths = 3
  /// Pieces of joint work in the first year.
  package let firstYearInitiatives = 3
  /// Months after which the footing of a mentor partnership is reviewed.
  package let footingReviewMonths = 12
  /// School years that the agreement runs.
  package let termYears = 2
  /// Days of notice before a member leaves.
  package let leavingDays = 30
  /// Days in which superintendents settle what the leadership team could not.
  package let settlingDays = 15
  /// Months before its end at which renewal is decided.
  package let renewalMonths = 4
}

/// How trust is built and looked at.
package struct TrustRules: Equatable, Sendable {
  /// Days at the beginning in which no results are reported outside.
  package let quietDays = 90
  /// Pulse surveys a year, with or without an earlier tie.
  package let pulsesAmongStrangers = 4
  package let pulses = 3
  /// Answers below which a pulse is not shown.
  package let fewestAnswers = 3
  /// The mean, of 1 to 5, below which a pulse is taken up.
  package let lowPulse = 3.0
  /// Looks at the three norms a year.
  package let normReviews = 2
  /// Students of a group up to which its result is not shown.
  package let smallGroup = 10
}

/// What of the match a blueprint repeats.
package struct MatchRules: Equatable, Sendable {
  /// The value of a criterion, 0…1, from which it speaks for the partnership.
  package let strongValue = 0.6
  /// Criteria that are named at most, for and against.
  package let criteria = 3
}

/// Cycles of trying and looking, and the reach of indicators.
package struct LearningRules: Equatable, Sendable {
  /// Weeks of a cycle in which a change is tried.
  package let cycleWeeks = 6
  package let cyclesFirstYear = 2
  /// Schools of each member that try a change first, by the number of students.
  package let firstSchools = 1
  package let firstSchoolsOfLarge = 3
  /// Students from which a district is large.
  package let largeEnrollment = 20_000.0
  /// School years to the date of the aim.
  package let aimYears = 2
  /// Percentage points of a student group between members that count as a difference.
  package let shareGap = 15.0
  /// Formal looks at all results a year.
  package let briefings = 2
  /// Years before results of students say whether to go on.
  package let resultYears = 2
  /// Topics beside the focus that a draft takes up.
  package let furtherTopics = 2
}

/// Prices in dollars, each from a low to a high assumption, for partners to replace by their own.
package struct CostRules: Equatable, Sendable {
  package let substituteDay = 150.0...250.0
  package let mile = 0.60...0.75
  package let peopleInCar = 4
  /// Room and meals of a person for a night.
  package let night = 130.0...250.0
  /// A return ticket.
  package let flight = 400.0...900.0
  /// A person at a joint conference or course, with travel.
  package let jointLearning = 900.0...1_800.0
  package let jointLearningPeople = 2
  package let facilitatorHour = 75.0...150.0
  package let analystHour = 50.0...90.0
  package let analystHoursMonthly = 8.0
  /// Share of a substitute's day for a meeting in person within reach.
  package let meetingDayShare = 0.5
  /// Dollars of a sum are shown in steps of this.
  package let step = 500.0
  /// Dollars of a member's part of it.
  package let memberStep = 100.0
  /// Dollars of a line are shown in steps of this.
  package let lineStep = 100.0
  /// Yearly dollars of three funded projects: David & Talbert 2014, note 7.
  package let reported = 290_000.0...495_000.0
}

/// The first 90 days, in weeks from the last signature.
package struct StartRules: Equatable, Sendable {
  package let weeks = 13
  package let namesWeek = 1
  package let listeningWeeks = 4
  package let surveyWeek = 7
  /// Days to see what members show beside the focus that are fixed in the first 90 days, at most.
  package let laterVisits = 2
  package let dataWeek = 4
  package let firstMeetingWeek = 5
  package let firstMeetingWeekOfMany = 6
  package let teamWeek = 6
  package let visitWeek = 9
  package let cycleWeek = 8
  package let reviewWeek = 13
  package let trialCallWeek = 2
  package let boardWeek = 3
}

/// Minutes of the items of agendas.
package struct AgendaRules: Equatable, Sendable {
  /// Quarters of a year, each with one meeting in depth.
  package let quarters = 4
  package let opening = 5
  /// For each member, to say who is there and why.
  package let introduction = 5
  /// For each member's data.
  package let reading = 10
  package let noticing = 15
  package let causes = 20
  package let actions = 15
  package let indicators = 10
  package let closing = 5
  package let aim = 30
  package let norms = 20
  package let workingTogether = 25
  package let questions = 25
  package let drivers = 30
  package let needs = 15
  package let yearAhead = 40
  package let rest = 15
  /// Minutes of a meeting after which there is a rest.
  package let restAfter = 100
  /// The parts of the consultancy protocol: Thompson-Grove, Evans & Dunne.
  package let dilemma = 10
  package let clarifying = 5
  package let probing = 10
  package let discussion = 15
  package let response = 5
  package let debrief = 5
  /// Minutes of the parts of a visit.
  package let welcome = 20
  package let classroom = 20
  package let classrooms = 4
  package let classroomsOfTight = 3
  package let notes = 20
  package let hosts = 45
  package let takeaway = 25
}
