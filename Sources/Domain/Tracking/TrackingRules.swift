/// The numbers behind the warnings of tracking: one value, with a version, never changed in place.
///
/// Beside each stands where it comes from. [S] is in the sources of this project and [V] in a text
/// that was read; the others are working rules of ours, which nobody has tested.
package struct TrackingRules: Equatable, Sendable {
  package static let v1 = TrackingRules()
  package let version = "tracking/1"

  /// Days from one check-in to the next: leadership teams met every month [S: David & Talbert 2014].
  package let checkInDays = 31
  /// Days of grace before a check-in without a set date is overdue.
  package let graceDays = 14
  /// Days within which attendance and joint work are looked at.
  ///
  /// One quarter, as in the meetings of Fresno and Long Beach [S: Duffy et al. 2010].
  package let recentDays = 92
  /// The share of those expected below which attendance is low.
  package let lowAttendance = 0.75
  /// The levels that should take part.
  ///
  /// Superintendents alone do not carry a partnership [S: WestEd 2015]; three of five is ours.
  package let levels = 3
  /// Check-ins needed before levels and attendance are judged.
  package let fewestCheckIns = 2
  /// The mean of a pulse item, 1…5, below which it is low.
  package let lowPulse = 3.0
  /// The fall of a mean from one pulse to the next that counts.
  package let pulseDrop = 0.5
  /// The share of those asked below which a pulse speaks for too few.
  package let lowResponse = 0.6
  /// The mean of `resonance` below which the common need is in doubt, for a district or all.
  package let lowResonance = 3.0
  /// Days between two pulses; trust is asked for three times a year.
  package let pulseDays = 122
  /// Initiatives in the first year beyond which there are too many.
  package let initiatives = 3
  /// Months before its end at which funding is warned of.
  package let fundingMonths = 6
  /// Percentage points by which visits become less useful from one year to the next.
  ///
  /// Their worth tapers once each has seen the other [S: David & Talbert 2014].
  package let visitDrop = 5.0
  /// Meetings in a row with nothing but showing practices [S: David & Talbert 2014].
  package let sharingMeetings = 2
  /// The share of those expected from which attendance is high, while nothing is done.
  package let highAttendance = 0.8
  /// Check-ins needed before going through the motions is spoken of.
  package let motionsCheckIns = 3
  /// Days in which a successor is to have been shown everything.
  package let onboardingDays = 60
  /// Days in which a partnership sets its first indicator; the first ninety are for trust.
  package let indicatorDays = 90
  /// Months before its end at which a measure is warned of.
  package let measureMonths = 12

  private init() {}
}

/// What to look at in a partnership, by which rule, and how pressing it is.
package struct TrackingWarning: Equatable, Sendable {
  package enum Rule: String, CaseIterable, Sendable {
    // Overdue.
    case checkInOverdue = "check_in_overdue"
    case actionOverdue = "action_overdue"
    case onboardingOverdue = "onboarding_overdue"
    case handOverOpen = "hand_over_open"
    case fundingEnded = "funding_ended"
    // Missing.
    case noFacilitator = "no_facilitator"
    case noCheckIn = "no_check_in"
    case attendanceUnknown = "attendance_unknown"
    case noPulse = "no_pulse"
    case pulseHidden = "pulse_hidden"
    case noIndicator = "no_indicator"
    case indicatorsUnavailable = "indicators_unavailable"
    case targetMissing = "target_missing"
    // Of concern.
    case leaderLeaving = "leader_leaving"
    case resonanceLow = "resonance_low"
    case pulseLow = "pulse_low"
    case pulseFalling = "pulse_falling"
    case responseLow = "response_low"
    case superintendentsOnly = "superintendents_only"
    case fewLevels = "few_levels"
    case attendanceLow = "attendance_low"
    case goingThroughMotions = "going_through_motions"
    case onlySharing = "only_sharing"
    case visitsLosingValue = "visits_losing_value"
    case manyInitiatives = "many_initiatives"
    case fundingEnds = "funding_ends"
    case measureEnds = "measure_ends"
  }

  package enum Kind: Int, CaseIterable, Sendable, Comparable {
    case overdue, missing, concern

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    package var label: String { "\(self)" }
  }

  package var rule: Rule
  package var text: String
  /// The day since which it is overdue.
  package var since: Day?

  package init(_ rule: Rule, _ text: String, since: Day? = nil) {
    self.rule = rule
    self.text = text
    self.since = since
  }

  package var kind: Kind { rule.kind }

  /// Overdue first, the longest first; then what is missing; then what is of concern.
  package static func precedes(_ left: Self, _ right: Self) -> Bool {
    (left.kind, left.since?.number ?? .max, left.rule.place, left.text)
      < (right.kind, right.since?.number ?? .max, right.rule.place, right.text)
  }
}

extension TrackingWarning.Rule {
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package var kind: TrackingWarning.Kind {
    switch self {
    case .checkInOverdue, .actionOverdue, .onboardingOverdue, .handOverOpen, .fundingEnded: .overdue
    case .noFacilitator, .noCheckIn, .attendanceUnknown, .noPulse, .pulseHidden, .noIndicator,
      .indicatorsUnavailable, .targetMissing:
      .missing
    default: .concern
    }
  }

  /// The text that supports the rule, or nothing where it is a working rule of ours.
  package var source: String? {
    switch self {
    case .checkInOverdue, .noCheckIn: "WestEd 2015: check-ins; David & Talbert 2014: monthly"
    case .actionOverdue: "WestEd 2015: without reminders, commitments are not kept"
    case .noFacilitator, .handOverOpen: "WestEd 2015: a neutral third party"
    case .noIndicator, .indicatorsUnavailable: "California Collaborative 2012: indicators"
    case .leaderLeaving, .onboardingOverdue: "WestEd 2015; Duffy et al. 2010: turnover"
    case .resonanceLow: "WestEd 2015: a common need that keeps resonating"
    case .superintendentsOnly, .fewLevels: "WestEd 2015; David & Talbert 2014: multiple levels"
    case .goingThroughMotions: "David & Talbert 2014: going through the motions"
    case .onlySharing: "David & Talbert 2014: showing best practices rarely changes norms"
    case .visitsLosingValue: "David & Talbert 2014: the worth of visits tapers"
    case .manyInitiatives: "WestEd 2015: judge the number of initiatives"
    case .fundingEnds, .fundingEnded: "WestEd 2015; David & Talbert 2014: grants with terms"
    case .measureEnds: "David & Talbert 2014: state tests were suspended"
    case .attendanceUnknown, .attendanceLow, .noPulse, .pulseHidden, .pulseLow, .pulseFalling,
      .responseLow, .targetMissing:
      nil
    }
  }
}
