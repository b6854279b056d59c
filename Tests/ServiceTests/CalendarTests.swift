import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing
import Workflows

@testable import Service

/// Calendars behind secret addresses.
struct CalendarTests {
  private let house: SmallHouse
  private let guide: Actor
  private static let lead = Actor(.districtLead, "D01")

  init() throws {
    house = try SmallHouse()
    guide = Actor(.facilitator, try house.firstFacilitator)
  }

  private func confirm(nextDate: String) throws {
    for actor in [Self.lead, Actor(.districtLead, "D02"), guide] {
      try RegistryDesk(house.registry, actor: actor, now: Moment(house.hand.now))
        .answer(.accepted, partnership: 1, reason: nil)
    }
    try RegistryDesk(
      house.registry, actor: Actor(.stateStaff, "ana"), now: Moment(house.hand.now)
    ).advance(1, to: .confirmed, nextDate: nextDate, why: nil)
  }

  private func make(_ actor: Actor, partnership: String? = nil) async throws -> String {
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: actor)
      let fields = partnership.map { ["partnership": $0] } ?? [:]
      let page = try await browser.submit("/calendars", fields)
      let found = try #require(page.text.firstMatch(of: /\/calendars\/[A-Za-z0-9_-]+\.ics/))
      return String(found.0)
    }
  }

  private func load(_ path: String) async throws -> TestResponse {
    try await house.run { client async throws in try await Browser(client).visit(path) }
  }

  @Test func `a calendar is loaded without signing in, and has the next date`() async throws {
    try confirm(nextDate: "2026-10-01")
    for actor in [guide, Self.lead] {
      let answer = try await load(try await make(actor))
      #expect(answer.headers[.contentType]?.hasPrefix("text/calendar") == true)
      #expect(answer.text.hasPrefix("BEGIN:VCALENDAR"))
      #expect(answer.text.contains("DTSTART;VALUE=DATE:20261001"))
      #expect(answer.text.contains("Alder Unified and Birch Unified"))
    }
  }

  @Test func `the day to answer by stands in a calendar until its reader has answered`()
    async throws
  {
    let day = try #require(
      try house.registry.partnership(1).answerBy?.replacing("-", with: ""))
    let paths = [try await make(Self.lead), try await make(guide)]
    for path in paths {
      let text = try await load(path).text
      #expect(text.contains(/UID:answer-[^\r]*\r\n.*\r\n.*\r\nDTSTART;VALUE=DATE:(\d+)/))
      #expect(text.contains("DTSTART;VALUE=DATE:\(day)"))
    }
    try RegistryDesk(house.registry, actor: Self.lead, now: Moment(house.hand.now))
      .answer(.accepted, partnership: 1, reason: nil)
    #expect(!(try await load(paths[0]).text.contains("UID:answer-")))
    #expect(try await load(paths[1]).text.contains("UID:answer-"))
  }

  @Test func `the next date moves with the same UID and a higher sequence`() async throws {
    try confirm(nextDate: "2026-10-01")
    let path = try await make(guide)
    func event() async throws -> (uid: String, sequence: Int) {
      let text = try await load(path).text
      let found = try #require(
        text.firstMatch(of: /UID:(next-[^\r]*)\r\nDTSTAMP:[^\r]*\r\nSEQUENCE:([0-9]+)/))
      return (String(found.1), Int(found.2) ?? 0)
    }
    let before = try await event()
    var form = CheckInForm()
    (form.kind, form.nextDate) = ("working", "2026-11-02")
    _ = try RegistryDesk(house.registry, actor: guide, now: Moment(house.hand.now))
      .addCheckIn(form, partnership: 1)
    let after = try await event()
    #expect(after.uid == before.uid && after.sequence > before.sequence)
    #expect(try await load(path).text.contains("20261102"))
    #expect(!(try await load(path).text.contains("20261001")))
  }

  @Test func `a renewed address ends the one before, and one taken back is gone`() async throws {
    let (first, second) = (try await make(guide), try await make(guide))
    #expect(try await load(first).status == .notFound)
    #expect(try await load(second).status == .ok)
    try await house.run { [house, guide] client async throws in
      let browser = try Browser(client, in: house, as: guide)
      #expect(try await browser.visit("/calendars").text.contains("There is an address since"))
      try await browser.submit("/calendars/end")
    }
    #expect(try await load(second).status == .notFound)
    #expect(try await load("/calendars/none.ics").status == .notFound)
  }

  @Test func `an address ends with its last day, and is no link for signing in`() async throws {
    let path = try await make(guide)
    let token = String(path.dropFirst("/calendars/".count).dropLast(".ics".count))
    #expect(try await load("/link/\(token)").status == .gone)
    house.hand.move(Double(CalendarPages.days) * 86_400 + 1)
    #expect(try await load(path).status == .notFound)
  }

  @Test func `nobody makes an address for another's partnership`() async throws {
    try await house.run { [house] client async throws in
      for actor in [Actor(.districtLead, "D03"), Actor(.facilitator, "F09")] {
        let browser = try Browser(client, in: house, as: actor)
        #expect(try await browser.submit("/calendars", ["partnership": "1"]).status == .forbidden)
      }
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      #expect(try await staff.submit("/calendars").status == .unprocessableContent)
    }
  }

  @Test func `who leaves a partnership loses its dates without renewing anything`() async throws {
    try confirm(nextDate: "2026-10-01")
    let path = try await make(Self.lead, partnership: "1")
    #expect(try await load(path).text.contains("20261001"))
    try RegistryDesk(
      house.registry, actor: Actor(.stateStaff, "ana"), now: Moment(house.hand.now)
    ).advance(1, to: .closed, nextDate: nil, why: "done")
    #expect(!(try await load(path).text.contains("20261001")))
  }

  @Test func `the registry keeps no copy of an address`() async throws {
    let path = try await make(guide)
    let token = String(path.dropFirst("/calendars/".count).dropLast(".ics".count))
    for ending in ["", "-wal"] {
      let file = try Data(contentsOf: URL(fileURLWithPath: house.registry.path + ending))
      #expect(file.range(of: Data(token.utf8)) == nil)
    }
  }
}
