import Access
import Domain
import Foundation
import GRDB
import Storage
import Testing

/// The record of a partnership's life, as it goes in and comes out.
struct TrackingTests {
  private func tracked() throws -> (fixture: Fixture, id: Int) {
    let fixture = try Fixture()
    let id = try fixture.propose()
    try fixture.confirm(id)
    try fixture.track(id)
    return (fixture, id)
  }

  @Test func `what was recorded comes out as it went in`() throws {
    let (fixture, id) = try tracked()
    let record = try fixture.again().record(of: id)
    let checkIn = try #require(record.checkIns.first)
    #expect(checkIn.day.description == "2026-10-01")
    #expect(checkIn.kind == .visit && checkIn.place == .virtual)
    #expect(checkIn.attendedShare == 2.0 / 3)
    #expect(checkIn.levels == [.principal])
    #expect(checkIn.initiatives == ["math"])
    #expect(checkIn.isJointWork && !checkIn.isHardTruthShared)
    #expect(checkIn.usefulPercent == 76 && checkIn.hours == 2.5 && checkIn.cost == nil)
    #expect(checkIn.facilitator == "F1")
    #expect(record.nextDate?.description == "2026-11-01")
    #expect(record.actions.map(\.owner.text) == ["district:0600001", "facilitator:F1"])
    let indicator = try #require(record.indicators.first?.value)
    #expect(indicator.targets == [Indicator.Target(year: "2026-27", value: 50)])
    #expect(indicator.actuals[0].isSuppressed)
    #expect(record.pulses[0].responses[0].scores.count == PulseItem.allCases.count)
    #expect(record.changes[0].onboarding.map(\.text) == OnboardingList.items(for: .cabinet))
    #expect(record.lessons.count == 1 && record.barriers.count == 1)
    #expect(record.funding[0].amount == 1000)
    #expect(record.handOvers[0].to == "F3" && record.handOvers[0].answered == nil)
    #expect(try fixture.registry.notes(of: id).map(\.visibility) == [.shared, .private])
    #expect(try fixture.registry.check().isSound)
  }

  @Test func `nothing is tracked before a partnership is confirmed or after it ends`() throws {
    let fixture = try Fixture()
    let id = try fixture.propose()
    let add = {
      try fixture.registry.add(
        CheckIn(day: Fixture.day("2026-10-01"), kind: .call), notes: CheckInNotes(),
        nextDate: nil, partnership: id, by: Fixture.admin, at: Fixture.moment(9))
    }
    #expect(throws: StorageError.outOfOrder(step: "tracked", state: "proposed")) { try add() }
    try fixture.confirm(id)
    #expect(try add() == 1)
    try fixture.registry.advance(
      id, to: .closed, nextDate: nil, by: Fixture.admin, at: Fixture.moment(30), why: nil)
    #expect(throws: StorageError.outOfOrder(step: "tracked", state: "closed")) { try add() }
    #expect(try fixture.registry.record(of: id).checkIns.count == 1)
  }

  @Test func `a pulse keeps no name and no time, and no more answers than were asked for`() throws {
    let (fixture, id) = try tracked()
    let registry = fixture.registry
    let scores = Dictionary(uniqueKeysWithValues: PulseItem.allCases.map { ($0, 1) })
    func answer(_ number: Int = 1) throws {
      try registry.answer(
        PulseSurvey.Response(scores: scores), pulse: number, partnership: id,
        at: Fixture.moment(50))
    }
    try answer()
    #expect(throws: StorageError.self) { try answer() }
    #expect(throws: StorageError.self) { try answer(9) }
    let deeds = try registry.deeds().filter { $0.name == "answer-pulse" }
    #expect(deeds.count == 2)
    for deed in deeds {
      #expect(deed.role == "respondent" && deed.actor == "partnership:\(id)")
      #expect(deed.at.hasSuffix("T00:00:00Z"))
    }
    #expect(try registry.check().isSound)
  }

  @Test func `a pulse that is closed takes no more answers`() throws {
    let (fixture, id) = try tracked()
    let number = try fixture.registry.ask(
      PulseSurvey(
        asked: Fixture.day("2026-01-01"), closes: Fixture.day("2026-01-02"), invited: 5),
      partnership: id, by: Fixture.admin, at: Fixture.moment(50))
    #expect(throws: StorageError.self) {
      try fixture.registry.answer(
        PulseSurvey.Response(scores: [.pace: 3]), pulse: number, partnership: id,
        at: Fixture.moment(51))
    }
  }

  @Test func `a hand-over waits for the other's word, and takes the open actions along`() throws {
    let (fixture, id) = try tracked()
    let registry = fixture.registry
    let successor = Actor(.facilitator, "F3")
    #expect(try registry.partnership(id).facilitator == "F1")
    #expect(try registry.partnership(id).successor == "F3")
    let answer = { (guide: String, isAccepted: Bool) in
      try registry.answerHandOver(
        id, as: Facilitator.ID(guide), isAccepted: isAccepted, by: successor,
        at: Fixture.moment(60))
    }
    #expect(throws: StorageError.self) { try answer("F2", true) }
    #expect(try answer("F3", true) == 1)
    let partnership = try registry.partnership(id)
    #expect(partnership.facilitator == "F3" && partnership.successor == nil)
    #expect(partnership.answer == .accepted)
    let record = try registry.record(of: id)
    #expect(record.actions.map(\.owner.text) == ["district:0600001", "facilitator:F3"])
    #expect(record.checkIns[0].facilitator == "F1", "the history stays")
    #expect(record.handOvers[0].isAccepted)
    let error = #expect(throws: StorageError.self) {
      try registry.handOver(id, to: "F2", by: Fixture.admin, at: Fixture.moment(61), why: nil)
    }
    #expect("\(error as Any)".contains("conflict"), "one with a conflict is not asked")
    try registry.handOver(id, to: "F1", by: Fixture.admin, at: Fixture.moment(62), why: nil)
    _ = try registry.answerHandOver(
      id, as: "F1", isAccepted: false, by: Actor(.facilitator, "F1"), at: Fixture.moment(63))
    #expect(try registry.partnership(id).facilitator == "F3")
    #expect(try registry.check().isSound)
  }

  @Test func `a later word on a figure replaces the earlier, and the audit keeps both`() throws {
    let (fixture, id) = try tracked()
    let registry = fixture.registry
    try registry.record(
      targets: [], actuals: [Indicator.Actual(year: "2026-27", group: "EL", value: 41)],
      ending: Indicator.Ending(year: "2028-29", reason: "It is replaced."), indicator: 1,
      partnership: id, by: Fixture.admin, at: Fixture.moment(70))
    let indicator = try #require(registry.record(of: id).indicators.first?.value)
    #expect(indicator.actuals.map(\.value) == [41])
    #expect(indicator.ending?.year == "2028-29")
    let deed = try #require(registry.deeds().last)
    let images = try registry.changes(of: deed.id).filter { $0.place == "indicator_value" }
    #expect(images.first?.before?.contains("40") == true)
    #expect(throws: StorageError.self) {
      try registry.record(
        targets: [], actuals: [], ending: nil, indicator: 9, partnership: id, by: Fixture.admin,
        at: Fixture.moment(71))
    }
  }

  @Test func `actions end once, and of their own partnership`() throws {
    let (fixture, id) = try tracked()
    let registry = fixture.registry
    func end(_ number: Int) throws {
      try registry.end(
        action: number, .done, on: Fixture.day("2026-10-05"), partnership: id, by: Fixture.admin,
        at: Fixture.moment(80))
    }
    try end(1)
    #expect(throws: StorageError.self) { try end(1) }
    #expect(throws: StorageError.self) { try end(7) }
    #expect(throws: StorageError.self) {
      _ = try registry.add(
        ActionItem(
          text: "x", owner: .district("0600003"), opened: Fixture.day("2026-10-05")),
        partnership: id, by: Fixture.admin, at: Fixture.moment(81))
    }
  }

  @Test func `a person and a tie are removed by a deed that says so`() throws {
    let fixture = try Fixture()
    _ = try fixture.propose()
    let registry = fixture.registry
    try registry.addPerson(
      Person(part: .team, name: "Kim Low"), to: "0600001", round: "R", by: Fixture.admin,
      at: Fixture.moment(5))
    func remove() throws {
      try registry.removePerson(
        .team, named: "Kim Low", from: "0600001", round: "R", by: Fixture.admin,
        at: Fixture.moment(6), why: "left")
    }
    try remove()
    #expect(throws: StorageError.self) { try remove() }
    #expect(try registry.registration(of: "0600001", round: "R").people == [])
    let tie = try #require(registry.relationships(of: "F2").first)
    try registry.remove(tie: tie, by: Fixture.admin, at: Fixture.moment(7), why: "a slip")
    #expect(try registry.relationships(of: "F2") == [])
    #expect(try registry.deeds().suffix(2).map(\.name) == ["remove-person", "remove-tie"])
    #expect(try registry.check().isSound)
  }
}
