import Domain
import Foundation
import TestSupport
import Testing

/// Warnings of tracking: each rule has a record that it finds, and one next to it that it does not.
struct TrackingWarningsTests {
  typealias Rule = TrackingWarning.Rule

  private static let a = District.ID("A")
  private static let b = District.ID("B")

  private static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }
  private static let today = day("2027-03-01")

  /// A record in which no rule finds anything.
  static func sound() -> PartnershipRecord {
    var record = PartnershipRecord(
      id: 1,
      members: [
        PartnershipRecord.Member(id: a, name: "Alder"),
        PartnershipRecord.Member(id: b, name: "Birch"),
      ], facilitator: Facilitator.ID("F1"), began: day("2026-09-01"))
    record.nextDate = day("2027-03-10")
    record.checkIns = ["2026-10-01", "2027-01-10", "2027-02-10"].enumerated().map {
      var checkIn = CheckIn(id: $0 + 1, day: day($1), kind: .leadership)
      checkIn.attendance = [StaffLevel.superintendent, .cabinet, .principal].flatMap { level in
        [a, b].map { CheckIn.Attendance(district: $0, level: level, attended: 1, expected: 1) }
      }
      checkIn.initiatives = ["math"]
      checkIn.isJointWork = true
      return checkIn
    }
    record.actions = [
      ActionItem(
        id: 1, text: "Send it", owner: .district(a), opened: day("2027-02-10"),
        due: day("2027-03-01"))
    ]
    var indicator = Indicator(name: "math", measure: "math")
    indicator.targets = [Indicator.Target(year: "2026-27", value: 50)]
    indicator.actuals = [
      Indicator.Actual(year: "2025-26", value: 40), Indicator.Actual(year: "2026-27", value: 51),
    ]
    record.indicators = [Tracked(id: 1, value: indicator)]
    record.pulses = [pulse("2026-11-01", 4), pulse("2027-02-01", 4)]
    record.funding = [Funding(source: "grant", ends: day("2028-06-30"))]
    return record
  }

  private static func pulse(
    _ asked: String, _ score: Int, answers: Int = 6, resonance: [Int] = []
  ) -> PulseSurvey {
    PulseSurvey(
      asked: day(asked), closes: day(asked) + 14, invited: 6,
      responses: (0..<answers).map { number in
        var scores = Dictionary(uniqueKeysWithValues: PulseItem.allCases.map { ($0, score) })
        if number < resonance.count { scores[.resonance] = resonance[number] }
        return PulseSurvey.Response(district: number % 2 == 0 ? a : b, scores: scores)
      })
  }

  private static func rules(
    _ record: PartnershipRecord, today: Day = today
  ) -> [Rule] {
    TrackingWarnings(record, today: today).all.map(\.rule)
  }

  @Test func `a sound record has no warning`() {
    #expect(Self.rules(Self.sound()) == [])
  }

  /// What is done to the sound record, and the rules that find it.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var rules: [Rule]
    var change: @Sendable (inout PartnershipRecord) -> Void
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "a date that has passed", rules: [.checkInOverdue]) {
      $0.nextDate = day("2027-02-28")
    },
    Case(name: "a date of today", rules: []) { $0.nextDate = today },
    Case(name: "no date, within the grace", rules: []) { $0.nextDate = nil },
    Case(name: "no check-in yet, due soon", rules: [.noCheckIn]) {
      $0.checkIns = []
      $0.nextDate = day("2027-03-05")
    },
    Case(name: "an action of yesterday", rules: [.actionOverdue]) {
      $0.actions[0].due = day("2027-02-28")
    },
    Case(name: "an action without a date", rules: []) { $0.actions[0].due = nil },
    Case(name: "an overdue action that is done", rules: []) {
      $0.actions[0].due = day("2027-02-28")
      $0.actions[0].ended = day("2027-02-27")
      $0.actions[0].ending = .done
    },
    Case(name: "few came", rules: [.attendanceLow]) {
      for place in $0.checkIns.indices {
        for part in [0, 2, 4] { $0.checkIns[place].attendance[part].attended = 0 }
      }
    },
    Case(name: "nobody wrote down who was expected", rules: [.attendanceUnknown]) {
      for place in $0.checkIns.indices {
        for part in 0..<6 { $0.checkIns[place].attendance[part].expected = nil }
      }
    },
    Case(name: "two levels", rules: [.fewLevels]) {
      for place in $0.checkIns.indices { $0.checkIns[place].attendance.removeLast(2) }
    },
    Case(name: "superintendents only", rules: [.superintendentsOnly]) {
      for place in $0.checkIns.indices { $0.checkIns[place].attendance.removeLast(4) }
    },
    Case(name: "only showing", rules: [.onlySharing]) {
      for place in 1...2 { $0.checkIns[place].isJointWork = false }
    },
    Case(name: "going through the motions", rules: [.goingThroughMotions, .onlySharing]) {
      $0.actions = []
      $0.checkIns.append($0.checkIns[2])
      for place in 1...3 { $0.checkIns[place].isJointWork = false }
    },
    Case(name: "four initiatives in the first year", rules: [.manyInitiatives]) {
      $0.checkIns[2].initiatives = ["Math", "ela", "data", "climate"]
    },
    Case(name: "four initiatives in the second year", rules: []) {
      $0.checkIns[2].initiatives = ["math", "ela", "data", "climate"]
      $0.began = day("2026-02-01")
    },
    Case(name: "visits losing value", rules: [.visitsLosingValue]) {
      $0.checkIns = visits(before: 76, now: 68) + $0.checkIns
    },
    Case(name: "visits keeping their value", rules: []) {
      $0.checkIns = visits(before: 77, now: 84) + $0.checkIns
    },
    Case(name: "a leader announced to leave", rules: [.leaderLeaving]) {
      $0.changes = [change()]
    },
    Case(name: "a successor", rules: []) { $0.changes = [change(began: "2027-02-20")] },
    Case(name: "a successor who was shown nothing", rules: [.onboardingOverdue]) {
      $0.changes = [change(began: "2026-12-20")]
    },
    Case(name: "a successor asked", rules: [.handOverOpen]) {
      $0.handOvers = [
        HandOver(from: Facilitator.ID("F1"), to: Facilitator.ID("F2"), asked: day("2027-02-20"))
      ]
    },
    Case(name: "no facilitator", rules: [.noFacilitator]) { $0.facilitator = nil },
    Case(name: "nobody asked", rules: [.noPulse]) { $0.pulses = [] },
    Case(name: "nobody asked for long", rules: [.noPulse]) {
      $0.pulses.removeLast(); $0.pulses[0].asked = day("2026-10-01")
    },
    Case(
      name: "a low pulse",
      rules: [.resonanceLow, .resonanceLow, .resonanceLow]
        + Array(repeating: .pulseLow, count: 9)
    ) {
      $0.pulses = [pulse("2027-02-01", 2)]
    },
    Case(name: "a falling pulse", rules: Array(repeating: .pulseFalling, count: 10)) {
      $0.pulses = [pulse("2026-11-01", 5), pulse("2027-02-01", 4)]
    },
    Case(name: "few answers", rules: [.responseLow]) {
      $0.pulses = [pulse("2027-02-01", 4, answers: 3)]
    },
    Case(name: "too few answers to show", rules: [.pulseHidden, .responseLow]) {
      $0.pulses = [pulse("2027-02-01", 1, answers: 2)]
    },
    Case(name: "a focus that no longer matters to one", rules: [.resonanceLow]) {
      $0.pulses = [pulse("2027-02-01", 4, resonance: [2, 5, 2, 5, 2, 5])]
    },
    Case(name: "a pulse that is still open", rules: []) {
      $0.pulses.append(pulse("2027-02-20", 1, answers: 5))
    },
    Case(name: "no indicator", rules: [.noIndicator]) { $0.indicators = [] },
    Case(name: "no figures", rules: [.indicatorsUnavailable]) {
      $0.indicators[0].value.actuals = []
    },
    Case(name: "no target", rules: [.indicatorsUnavailable, .targetMissing]) {
      $0.indicators[0].value.targets = []
    },
    Case(name: "a measure that ends", rules: [.measureEnds]) {
      $0.indicators[0].value.ending = Indicator.Ending(year: "2027-28", reason: "New test.")
    },
    Case(name: "a measure that ends later", rules: []) {
      $0.indicators[0].value.ending = Indicator.Ending(year: "2029-30", reason: "New test.")
    },
    Case(name: "money that ends", rules: [.fundingEnds]) {
      $0.funding[0].ends = day("2027-09-01")
    },
    Case(name: "money that ended", rules: [.fundingEnded]) {
      $0.funding[0].ends = day("2027-02-01")
    },
    Case(name: "money that is followed", rules: []) {
      $0.funding.append(Funding(source: "other", ends: day("2027-03-05")))
    },
  ]

  private static func visits(before: Double, now: Double) -> [CheckIn] {
    [("2026-01-15", before), ("2026-09-15", now)].map { text, percent in
      var visit = CheckIn(day: day(text), kind: .visit)
      visit.usefulPercent = percent
      return visit
    }
  }

  private static func change(began: String? = nil) -> RoleChange {
    RoleChange(
      id: 1, district: a, level: .superintendent, announced: day("2026-12-01"),
      leaves: day("2026-12-31"), began: began.map { day($0) },
      onboarding: began == nil
        ? []
        : OnboardingList.items(for: .superintendent).enumerated().map {
          RoleChange.Item(number: $0 + 1, text: $1)
        })
  }

  @Test(arguments: cases)
  func `a rule finds what it is for, and nothing next to it`(of kind: Case) {
    var record = Self.sound()
    kind.change(&record)
    #expect(Self.rules(record) == kind.rules)
  }

  @Test func `every rule is found by some case`() {
    let found = Set(Self.cases.flatMap(\.rules))
    #expect(Set(Rule.allCases).subtracting(found) == [])
  }

  @Test func `the longest overdue stands first, then what is missing, then the rest`() {
    var record = Self.sound()
    record.nextDate = Self.day("2027-02-20")
    record.actions[0].due = Self.day("2027-02-15")
    record.indicators = []
    record.funding = [Funding(source: "grant", ends: Self.day("2027-04-01"))]
    #expect(
      Self.rules(record) == [.actionOverdue, .checkInOverdue, .noIndicator, .fundingEnds])
  }

  @Test func `looking ahead closes no pulse`() {
    var record = Self.sound()
    record.pulses = [Self.pulse("2027-02-25", 1, answers: 5)]
    let ahead = TrackingWarnings(
      record, today: Self.day("2027-03-20"), lookedAt: Self.day("2027-03-01"))
    #expect(!ahead.all.map(\.rule).contains(.pulseLow))
    let later = TrackingWarnings(record, today: Self.day("2027-03-20"))
    #expect(later.all.map(\.rule).contains(.pulseLow))
  }

  // MARK: Pulse

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `no mean of fewer than three answers can be had, not even by taking sums apart`(
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let districts = ["A", "B", "C", "D"].map { District.ID($0) }
    let responses = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      PulseSurvey.Response(
        district: Int.random(in: 0...4, using: &random) == 0
          ? nil : districts.randomElement(using: &random),
        scores: Dictionary(
          uniqueKeysWithValues: PulseItem.allCases.map {
            ($0, Int.random(in: 1...5, using: &random))
          }
        ))
    }
    let survey = PulseSurvey(
      asked: Self.today, closes: Self.today, invited: 12, responses: responses)
    let summary = PulseSummary(survey, today: Self.today + 1)
    #expect((summary.means != nil) == (responses.count >= 3))
    var shown = 0
    for district in summary.resonance.keys {
      let count = responses.count { $0.district == district }
      #expect(count >= 3)
      shown += count
    }
    let hidden = responses.count - shown
    #expect(summary.resonance.isEmpty || hidden == 0 || hidden >= 3)
    if responses.count < 12 {
      #expect(PulseSummary(survey, today: Self.today).means == nil, "it is still open")
    }
  }

  // MARK: Days

  @Test func `days count as the calendar does, through four hundred years`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in stride(from: -60_000, through: 90_000, by: 37) {
      let day = Day(number: number)
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      #expect(day.year == parts.year && day.month == parts.month)
      #expect(Day(day.description) == day)
    }
    for text in ["2027-02-29", "2027-13-01", "2027-1-01", "27-01-01", "", "2027-01-01T"] {
      #expect(Day(text) == nil)
    }
    #expect(Self.day("2027-01-31").adding(months: 1).description == "2027-02-28")
    #expect(Self.day("2027-03-31").adding(months: -13).description == "2026-02-28")
    #expect(Self.day("2027-06-30").schoolYear == "2026-27")
    #expect(Self.day("2099-07-01").schoolYear == "2099-00")
    #expect(SchoolYear.isOne("2099-00") && !SchoolYear.isOne("2026-28"))
  }
}
