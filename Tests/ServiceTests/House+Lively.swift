import Access
import Domain
import Foundation
import Storage
import Testing
import Workflows

@testable import Service

extension SmallHouse {
  /// The same house after a year's work: its first partnership is active, and there is something
  /// in every list of the API.
  static func lively(openID: OpenIDSettings? = nil) async throws -> SmallHouse {
    let house = try SmallHouse(isProposed: false, openID: openID)
    try house.importRecords()
    try house.registerEverything()
    try await house.match()
    try house.activate()
    try house.track()
    try house.openAccounts()
    return house
  }

  func desk(_ role: Role, _ id: String) -> RegistryDesk {
    RegistryDesk(registry, actor: Actor(role, id), now: Moment(hand.now))
  }

  private func importRecords() throws {
    var record = AgencyRecord(line: 2, year: "2025-26")
    record.id = "D01"
    record.name = "Alder Unified"
    record.locale = LocaleCode(21)
    (record.enrollment, record.teachers, record.superintendent) = (5100, 240.5, "A. Ortiz")
    record.status = "open"
    record.suggestions = [
      .init(topic: Topic("chronic_absence"), group: nil, because: "It is high"),
      .init(topic: Topic("ela"), group: "foster youth", because: "It is low"),
    ]
    _ = try registry.takeIn(
      [record], source: "a file", isTrial: false, by: Actor(.stateAdmin, "root"),
      at: Moment(hand.now))
  }

  private func registerEverything() throws {
    let lead = desk(.districtLead, "D01")
    let (kept, seen) = try lead.form(of: "D01", round: Self.round)
    let answers = [
      "needs": "math:5;ela:4@foster youth", "goals": "Every pupil", "levels": "math:2",
      "max_minutes": "90", "virtual": "0.5", "readiness": "0.8", "tenure_years": "2",
      "leaving": "yes", "platforms": "aeries", "roles": "coach", "networks": "CORE",
      "substitutes": "tight",
    ]
    _ = try lead.register(kept.merging(answers) { $1 }, round: Self.round, seen: seen)
    try lead.setChecklist([1: 2, 2: 1], of: nil, round: Self.round)
    let person = Person(part: .sponsor, name: "A. Ortiz", title: "Superintendent", email: "a@b.org")
    try lead.setPerson(person, of: nil, round: Self.round)
    try lead.addDays(
      CalendarEntry(kind: .pause, begins: "2026-12-21", ends: "2027-01-02"), of: nil,
      round: Self.round)
    try lead.addTie(
      from: "D01", to: "D03", kind: "acquainted", since: "2020", until: "2028-06-30", note: "x")
    let staff = desk(.stateStaff, "ana")
    try staff.addTie(
      from: "F02", to: "D04", kind: "worked_together", since: nil, until: nil, note: nil)
    try staff.changeRound(Self.round, Self.dates, why: nil)
    let lock = try Lock("facilitator", ["D03"], "expertise:math")
    try staff.add(lock, round: Self.round, why: "they asked")
    try staff.add(.together(["D01", "D03"]), round: Self.round, why: nil)
    for id in ["F01", "F02"] {
      _ = try desk(.facilitator, id).putFacilitator(
        ["id": id, "organization": "A county", "expertise": "math:4"], email: "\(id)@b.org",
        regions: ["county:Fresno"])
      try desk(.facilitator, id).attest(id, round: Self.round, limits: ["capacity": "1"])
    }
  }

  private static var dates: RoundChange {
    var change = RoundChange()
    (change.schoolYear, change.opens, change.closes) = (round, "2026-03-01", "2026-12-31")
    return change
  }

  /// Those of the first partnership accept and sign; of the second, a facilitator declines.
  private func activate() throws {
    let guide = try firstFacilitator
    for desk in [desk(.districtLead, "D01"), desk(.districtLead, "D02"), desk(.facilitator, guide)]
    {
      try desk.answer(.accepted, partnership: 1, reason: nil)
    }
    let staff = desk(.stateStaff, "ana")
    try staff.advance(1, to: .confirmed, nextDate: nil, why: nil)
    for district in ["D01", "D02"] {
      var signature = Registry.Signature()
      (signature.sponsor, signature.seniorLead) = ("A. Ortiz", "B. Lee")
      (signature.signedBy, signature.boardAt) = ("C. Ho", "2026-09-01")
      try desk(.districtLead, district).sign(signature, partnership: 1)
    }
    try staff.advance(1, to: .active, nextDate: "2026-11-02", why: nil)
    let other = guide == "F01" ? "F02" : "F01"
    try desk(.facilitator, other).answer(.declined, partnership: 2, reason: "ill")
  }

  private func track() throws {
    let guide = desk(.facilitator, try firstFacilitator)
    var checkIn = CheckInForm()
    (checkIn.kind, checkIn.place, checkIn.minutes) = ("visit", "virtual", 90)
    checkIn.attendance = [
      try #require(CheckInForm.attendance("D01:teacher_leader:3/4")),
      try #require(CheckInForm.attendance("D02:principal:2")),
    ]
    (checkIn.initiatives, checkIn.usefulPercent) = (["coaching"], 66.6)
    (checkIn.hours, checkIn.cost, checkIn.hardTruth) = (3.5, 120.25, true)
    _ = try guide.addCheckIn(checkIn, partnership: 1)
    var call = CheckInForm()
    call.kind = "call"
    _ = try guide.addCheckIn(call, partnership: 1)
    let today = guide.today
    for (text, due) in [("Send items", Day?.none), ("Meet", today + -20), ("Rest", today + 20)] {
      _ = try guide.addAction(text, owner: "district:D02", due: due, partnership: 1)
    }
    _ = try guide.addAction("Call", owner: "facilitator:F01", due: nil, partnership: 1)
    try guide.endAction(4, .done, on: nil, partnership: 1)
    try measure(guide)
    for (invited, closes) in [(3, today), (9, today + 9)] {
      _ = try guide.askPulse(invited: invited, on: nil, closes: closes, partnership: 1)
    }
    for _ in 0..<3 {
      try desk(.districtLead, "D01").answerPulse(
        1, scores: Array(repeating: 4, count: 10), district: nil, partnership: 1)
    }
    for level in [StaffLevel.principal, .teacherLeader] {
      _ = try guide.addChange(
        level, of: "D01", announced: nil, leaves: today, partnership: 1)
    }
    try guide.beginChange(1, on: today, partnership: 1)
    _ = try guide.addLesson("Half days", kind: .coDeveloped, on: nil, partnership: 1)
    for kind in [Barrier.Kind.funding, .time] {
      _ = try guide.addBarrier("None", kind: kind, partnership: 1)
    }
    try desk(.stateStaff, "ana").settleBarrier(1, answer: "Paid", partnership: 1)
  }

  /// One indicator of trends, with a figure of too few students, one of bands, and one that ended.
  private func measure(_ guide: RegistryDesk) throws {
    func figure(_ value: Double, students: Int? = nil) -> IndicatorForm.Figure {
      .init(
        year: Self.round, group: students.map { _ in "migrants" }, value: value,
        students: students, source: "a file")
    }
    var form = IndicatorForm()
    (form.name, form.measure, form.kind) = ("Math", "Percent", "leading")
    (form.district, form.leader, form.denominator) = ("D01", "B. Lee", "grade 8")
    form.targets = [figure(50)]
    form.actuals = [figure(51.5), figure(77.7, students: 9)]
    _ = try guide.putIndicator(form, partnership: 1)
    (form.name, form.scheme, form.farBelow, form.district) = ("Bands", "bands", 5, nil)
    _ = try guide.putIndicator(form, partnership: 1)
    (form.name, form.endsYear, form.endsReason) = ("Ended", "2025-26", "No test")
    _ = try guide.putIndicator(form, partnership: 1)
  }

  /// Three plans: under the locks, for coverage with a mutual request, and the one that is proposed.
  private func match() async throws {
    let desk = desk(.stateStaff, "ana")
    try await matchOnce()
    try desk.removeLock(2, round: Self.round, why: nil)
    for (from, to) in [("D01", "D02"), ("D02", "D01")] {
      try desk.addTie(from: from, to: to, kind: "prefers", since: nil, until: nil, note: nil)
    }
    for goal in [Round.Goal.coverage, .value] {
      var change = RoundChange()
      change.goal = goal
      try desk.changeRound(Self.round, change, why: nil)
      try await matchOnce()
    }
    _ = try desk.propose(plan: 3)
    try desk.add(.apart(["D02", "D03"]), round: Self.round, why: nil)
  }

  private func matchOnce() async throws {
    _ = try service.house.jobs.start(round: Self.round, by: Actor(.stateStaff, "ana"))
    await service.house.jobs.waitForAll()
  }

  private func openAccounts() throws {
    let (admin, moment) = (Actor(.stateAdmin, "root"), Moment(hand.now))
    for (name, role) in [("root", Role.stateAdmin), ("ana", .stateStaff), ("eve", .researcher)] {
      let cost = service.house.passwordCost
      try registry.addAccount(
        name, role: role, password: try Password.derived("four plain words here", cost: cost),
        by: admin, at: moment)
    }
    try registry.countFailure(
      "eve", limit: 1, lockedUntil: Moment(hand.now.addingTimeInterval(600)))
    try registry.addLogin(
      "ana", issuer: "https://id.example", subject: nil, email: "ana@example.org", by: admin,
      at: moment)
  }
}
