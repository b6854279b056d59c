import Access
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing
import Workflows

@testable import Service

/// Questions to the state's staff: seen, counted, and answered for the asker alone.
struct QuestionTests {
  private let house: SmallHouse
  private static let lead = Actor(.districtLead, "D01")
  private static let partner = Actor(.districtLead, "D02")
  private static let staff = Actor(.stateStaff, "ana")

  init() throws { house = try SmallHouse() }

  @Test func `a question is counted until it is answered, for its asker alone`() async throws {
    let admin = Actor(.stateAdmin, "root")
    try house.registry.addPerson(
      Person(part: .seniorLead, name: "B. Lee", email: "lee@alder.example"), to: "D01",
      round: SmallHouse.round, by: admin, at: Moment(house.hand.now))
    try await house.browse(Self.lead) { browser async throws in
      try await browser.visit("/proposals/1")
      try await browser.submit("/proposals/1/question", ["text": "May we begin in spring?"])
      let page = try await browser.follow()
      #expect(page.text.contains("May we begin in spring?"))
      #expect(!page.text.contains("district-lead:") && !page.text.contains("T10:"))
      PageTests.check(page.text, "proposal with a question")
    }
    try await house.browse(Self.partner) { browser async throws in
      try await browser.submit("/proposals/1/question", ["text": "Who pays for it?"])
    }
    let number = try #require(try house.registry.notesForStaff().first).id
    try await house.browse(Self.staff) { browser async throws in
      #expect(try await browser.visit("/partnerships").text.contains("2 questions to the state"))
      let list = try await browser.visit("/questions")
      #expect(list.text.contains("Alder Unified asks") && list.text.contains("Birch Unified asks"))
      #expect(list.text.contains("B. Lee &lt;lee@alder.example&gt;"))
      PageTests.check(list.text, "questions")
      let empty = try await browser.submit("/questions/\(number)")
      #expect(empty.status == .unprocessableContent)
      #expect(empty.text.contains("href=\"#field-answer-\(number)\""))
      let none = try await browser.submit("/questions/99", ["answer-99": "Yes"])
      #expect(none.status == .unprocessableContent)
      #expect(none.text.contains("There is no such question."))
      try await browser.submit("/questions/\(number)", ["answer-\(number)": "Yes, in March."])
      let left = try await browser.follow().text
      #expect(!left.contains("Alder Unified asks") && left.contains("Birch Unified asks"))
    }
    try await house.browse(Self.lead) { browser async throws in
      for path in ["/proposals/1", "/partnerships/1"] {
        let text = try await browser.visit(path).text
        #expect(text.contains("Answer to Alder Unified, who asked on"), "\(path)")
        #expect(text.contains("Yes, in March."), "\(path)")
      }
    }
    let guide = Actor(.facilitator, try house.firstFacilitator)
    for actor in [Self.partner, guide, Actor(.districtMember, "D01")] {
      try await house.browse(actor) { browser async throws in
        for path in ["/proposals/1", "/partnerships/1"] {
          let text = try await browser.visit(path).text
          #expect(!text.contains("in March") && !text.contains("begin in spring"), "\(path)")
        }
      }
    }
  }

  @Test func `what staff write among themselves stays there`() async throws {
    let desk = RegistryDesk(house.registry, actor: Self.staff, now: Moment(house.hand.now))
    try desk.addNote("They hesitate", .staff, partnership: 1)
    try desk.addNote(
      "Answer to district-lead:D01, who asked on 2026-01-01T00:00:00Z: no", .staff, partnership: 1)
    #expect(try desk.openQuestions().isEmpty)
    try await house.browse(Self.lead) { browser async throws in
      let text = try await browser.visit("/partnerships/1").text
      #expect(!text.contains("hesitate") && !text.contains("Answer to"))
    }
  }
}
