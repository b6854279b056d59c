import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing
import Workflows

@testable import Service

/// Proposals have a day to answer by: each party sees its own, staff see who is late, and what was
/// not answered is closed by staff alone.
struct AwaitedAnswerTests {
  private let house: SmallHouse
  private static let day = "October 12, 2026"
  private static let lead = Actor(.districtLead, "D01")
  private static let staff = Actor(.stateStaff, "ana")

  init() throws { house = try SmallHouse() }

  private func desk(_ actor: Actor) -> RegistryDesk {
    RegistryDesk(house.registry, actor: actor, now: Moment(house.hand.now))
  }

  @Test func `each party is told its day until it has answered`() async throws {
    let guide = Actor(.facilitator, try house.firstFacilitator)
    for actor in [Self.lead, Actor(.districtMember, "D02"), guide] {
      try await house.browse(actor) { browser async throws in
        let text = try await browser.visit("/proposals/1").text
        #expect(text.contains("Please answer by") && text.contains(Self.day), "\(actor)")
        PageTests.check(text, "proposal with a day")
      }
    }
    try await house.browse(guide) { browser async throws in
      let text = try await browser.visit("/facilitators/\(guide.id)/assignments").text
      #expect(text.contains("Please answer by"))
    }
    try desk(Self.lead).answer(.accepted, partnership: 1, reason: nil)
    try await house.browse(Self.lead) { browser async throws in
      for path in ["/proposals", "/proposals/1"] {
        #expect(!(try await browser.visit(path).text.contains("Please answer by")), "\(path)")
      }
    }
    house.hand.move(22 * 86_400)
    try await house.browse(Actor(.districtLead, "D02")) { browser async throws in
      #expect(try await browser.visit("/proposals/1").text.contains("You can answer still"))
    }
  }

  @Test func `staff see whom to remind, set another day, and close what was not answered`()
    async throws
  {
    try house.registry.addPerson(
      Person(part: .seniorLead, name: "B. Lee", email: "lee@birch.example"), to: "D02",
      round: SmallHouse.round, by: Actor(.stateAdmin, "root"), at: Moment(house.hand.now))
    try desk(Self.lead).answer(.accepted, partnership: 1, reason: nil)
    try await house.browse(Self.staff) { browser async throws in
      let list = try await browser.visit("/answers").text
      #expect(list.contains("5 answers, 0 of them overdue."))
      #expect(list.contains("B. Lee &lt;lee@birch.example&gt;") && list.contains("Birch Unified"))
      #expect(!list.contains("Close 1 proposal"))
      PageTests.check(list, "answers awaited")
      let file = try await browser.visit("/answers.csv").text
      #expect(file.contains("facilitator:") && file.contains("2026-10-12"))
      let bad = try await browser.submit("/partnerships/2/answer-by", ["answer_by": "2026-09-01"])
      #expect(bad.status == .unprocessableContent && bad.text.contains("Give a day to come"))
      try await browser.submit("/partnerships/2/answer-by", ["answer_by": "2026-12-01"])
      #expect(try await browser.follow().text.contains("December 1, 2026"))
    }
    house.hand.move(22 * 86_400)
    try await house.browse(Self.staff) { browser async throws in
      #expect(try await browser.visit("/partnerships").text.contains("2 answers overdue"))
      let list = try await browser.visit("/answers").text
      #expect(list.contains("5 answers, 2 of them overdue.") && list.contains("Close 1 proposal"))
      let unsure = try await browser.submit("/answers/lapsed")
      #expect(unsure.status == .unprocessableContent)
      #expect(list.contains("name=\"proposals\" value=\"1\""))
      // What was not shown is not closed, whatever has lapsed by then.
      try await browser.submit("/answers/lapsed", ["sure": "yes", "proposals": "2"])
      #expect(try await browser.follow().text.contains("5 answers, 2 of them overdue."))
      try await browser.submit("/answers/lapsed", ["sure": "yes", "proposals": "1"])
      #expect(try await browser.follow().text.contains("3 answers, 0 of them overdue."))
    }
    #expect(try house.registry.partnership(1).state == .closed)
    #expect(try house.registry.partnership(2).state == .proposed)
    try await house.browse(Self.lead) { browser async throws in
      let text = try await browser.visit("/proposals/1").text
      #expect(text.contains("Not everybody answered by October 12, 2026."))
    }
  }

  @Test func `a match after closing puts nobody with who was silent again`() throws {
    try desk(Self.lead).answer(.accepted, partnership: 1, reason: nil)
    house.hand.move(22 * 86_400)
    #expect(try desk(Self.staff).closeLapsed() == [1, 2])
    let locks = try house.registry.bundle(round: SmallHouse.round).locks
    for id in [1, 2] {
      let members = try house.registry.partnership(id).members.map(\.district).sorted()
      #expect(locks.contains(.apart(members)))
    }
  }

  @Test func `a day is over where it is latest, and not before`() throws {
    // Midnight of October 13 in UTC is five in the afternoon of October 12 in California.
    let midnight = Date(timeIntervalSince1970: 1_791_849_600)
    let start = house.hand.now
    house.hand.move(midnight.timeIntervalSince(start))
    #expect(Moment(house.hand.now).day == "2026-10-13")
    #expect(try desk(Self.staff).lapsed().isEmpty)
    #expect(try desk(Self.staff).awaitedCount().overdue == 0)
    house.hand.move(12 * 3600 + 1)
    #expect(try desk(Self.staff).lapsed() == [1, 2])
  }

  @Test func `a proposal without a facilitator waits for staff`() throws {
    for district in ["D01", "D02"] {
      try desk(Actor(.districtLead, district)).answer(.accepted, partnership: 1, reason: nil)
    }
    let guide = try #require(try house.registry.partnership(1).facilitator).rawValue
    try desk(Actor(.facilitator, guide)).answer(.declined, partnership: 1, reason: nil)
    let answer = try desk(Self.staff).awaitedAnswers()
    let row = try #require(answer.rows.indices.first { answer.words($0, "partnership") == "1" })
    #expect(answer.words(row, "party") == "state-staff")
    #expect(answer.words(row, "contacts").contains("ask a facilitator"))
  }

  @Test func `a facilitator's silence alone closes nothing`() throws {
    for district in ["D01", "D02"] {
      try desk(Actor(.districtLead, district)).answer(.accepted, partnership: 1, reason: nil)
    }
    house.hand.move(22 * 86_400)
    #expect(try desk(Self.staff).lapsed() == [2])
    // Whoever answers while the staff decide is not closed.
    let moment = Moment(house.hand.now)
    let admin = Actor(.stateAdmin, "root")
    #expect(!(try house.registry.closeLapsed(1, by: admin, at: moment)))
    #expect(try house.registry.partnership(1).state == .proposed)
    #expect(throws: Failure.self) { try desk(Self.staff).awaitedAnswers(round: "nowhere") }
    let guide = try #require(try house.registry.partnership(1).facilitator).rawValue
    try desk(Actor(.facilitator, guide)).answer(.declined, partnership: 1, reason: nil)
    let other = guide == "F01" ? "F02" : "F01"
    try desk(Actor(.districtLead, "D03")).answer(.declined, partnership: 2, reason: nil)
    try desk(Self.staff).askFacilitator(other, partnership: 1, why: nil)
    #expect(try house.registry.partnership(1).answerBy == "2026-11-03")
    #expect(throws: Failure.self) { try desk(Self.lead).awaitedAnswers() }
    #expect(throws: Failure.self) { try desk(Self.lead).closeLapsed() }
  }

  @Test func `programs set the day of what they last saw`() async throws {
    try await house.browse(Self.staff) { browser async throws in
      let path = "/api/v1/partnerships/1"
      let seen = try await browser.visit(path)
      #expect(seen.text.contains("\"answer_by\" : \"2026-10-12\""))
      let tag = try #require(seen.headers[.eTag])
      let body = ByteBuffer(string: #"{"answer_by": "2026-11-02"}"#)
      var headers: HTTPFields = [.contentType: "application/json"]
      headers[.formToken] = await browser.token
      let blind = try await browser.send(
        path + "/answer-by", .post, headers: headers, body: body)
      #expect(blind.status == .preconditionRequired)
      headers[.ifMatch] = tag
      let done = try await browser.send(path + "/answer-by", .post, headers: headers, body: body)
      #expect(done.status == .ok)
      #expect(try await browser.visit("/api/v1/awaited-answers").text.contains("2026-11-02"))
    }
  }
}
