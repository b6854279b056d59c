import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Service

/// Staff take a round from a match to confirmed partnerships; parties answer for themselves.
struct RoundJourneyTests {
  @Test func `a round is matched, proposed, answered and confirmed`() async throws {
    let house = try SmallHouse(isProposed: false)
    try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let begun = try await staff.submit("/rounds/2026-27/matches")
      #expect(begun.headers[.location] == "/jobs/1")
      let events = try await staff.visit("/jobs/1/events").text
      #expect(events.hasSuffix("event: end\ndata: over\n\n"))
      #expect(try await staff.visit("/jobs/1").heading == "Match 1 is done")
      let plan = try await staff.visit("/plans/1")
      #expect(plan.text.contains("No better plan exists"))
      #expect(plan.text.contains("Alder Unified, Birch Unified"))
      let why = try await staff.visit("/plans/1/why/P01")
      #expect(why.heading.contains("Alder Unified") && why.text.contains("common need"))
      for form in ["json", "csv", "geojson"] {
        #expect(try await staff.visit("/plans/1/files/\(form)").status == .ok)
      }
      #expect(
        try await staff.submit("/plans/1/proposals").headers[.location]?
          .hasPrefix("/partnerships") == true)
      #expect(try await staff.submit("/plans/1/proposals").status == .conflict)
      let early = try await staff.submit("/partnerships/1/state", ["state": "confirmed"])
      #expect(early.status == .conflict)
    }
    let guide = try house.firstFacilitator
    try await house.run { client async throws in
      for district in ["D01", "D02"] {
        let lead = try Browser(client, in: house, as: Actor(.districtLead, district))
        let page = try await lead.visit("/proposals/1")
        #expect(page.text.contains("Each of you named mathematics as something to work on."))
        let answer = try await lead.submit("/proposals/1/answer", ["answer": "accepted"])
        #expect(answer.status == .seeOther)
      }
      let facilitator = try Browser(client, in: house, as: Actor(.facilitator, guide))
      let assignments = try await facilitator.visit("/facilitators/\(guide)/assignments")
      #expect(assignments.text.contains("Alder Unified and Birch Unified"))
      #expect(!assignments.text.contains("Cedar"))
      try await facilitator.submit("/assignments/1/answer", ["answer": "accepted"])
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let step = try await staff.submit("/partnerships/1/state", ["state": "confirmed"])
      #expect(step.status == .seeOther)
    }
    #expect(try house.registry.partnership(1).state == .confirmed)
    #expect(try house.registry.check().isSound)
  }

  @Test func `a district's page of a proposal tells nothing that its partner keeps to itself`()
    async throws
  {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let text = try await lead.visit("/proposals/1").text.replacing(/<[^>]*>/, with: " ")
      for word in ["priorit", "score", "readiness", "value", "rank", "0."] {
        #expect(!text.lowercased().contains(word), "\(word)")
      }
    }
  }

  @Test func `a reason for declining stays with who gave it`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let hasty = try await lead.submit(
        "/proposals/1/answer", ["answer": "declined", "reason": "a quiet reason"])
      #expect(hasty.status == .unprocessableContent && hasty.text.contains("you are sure"))
      try await lead.submit(
        "/proposals/1/answer",
        ["answer": "declined", "reason": "a quiet reason", "sure": "yes"])
      let pages = ["/partnerships/1", "/proposals/1"]
      for actor in [Actor(.districtLead, "D02"), Actor(.stateStaff, "ana")] {
        let browser = try Browser(client, in: house, as: actor)
        for page in pages {
          let answer = try await browser.visit(page)
          #expect(answer.status == .ok && !answer.text.contains("quiet"), "\(actor) \(page)")
        }
      }
      let admin = try Browser(client, in: house, as: Actor(.stateAdmin, "root"))
      for deed in 1...(try house.registry.head().deeds) {
        #expect(!(try await admin.visit("/audit/\(deed)").text.contains("quiet")))
      }
      #expect(try await lead.visit("/partnerships/1").text.contains("a quiet reason"))
      #expect(try await lead.visit("/proposals/1").text.contains("a quiet reason"))
      // Who declined is for staff alone.
      let partner = try Browser(client, in: house, as: Actor(.districtLead, "D02"))
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      #expect(
        try await staff.visit("/partnerships/1").text.contains("Alder Unified (has declined)"))
      #expect(!(try await partner.visit("/partnerships/1").text.contains("has declined")))
    }
  }

  @Test func `after a decline a further match places those who are left, elsewhere`() async throws {
    let house = try SmallHouse()
    let first = try house.registry.partnerships()
    try await house.run { client async throws in
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      try await lead.submit("/proposals/1/answer", ["answer": "declined", "sure": "yes"])
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      #expect(try await staff.visit("/rounds/2026-27").text.contains("stands and stays as it is"))
      try await staff.submit("/rounds/2026-27/matches")
      await house.service.house.jobs.waitForAll()
      let next = try house.registry.bundle(round: "2026-27")
      let standing = first[1].members.map(\.district)
      #expect(next.running.map(\.members) == [standing])
      #expect(next.locks.contains(.apart(first[0].members.map(\.district))))
      // All four are apart or taken: neither the pair that declined nor the one that stands is there.
      #expect(try await staff.visit("/plans/2").text.contains("The plan has no partnership."))
    }
  }

  @Test func `a form that is sent twice does its deed once`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      for key in ["a", "a", "b"] {
        let answer = try await lead.submit(
          "/partnerships/1/notes",
          ["text": "said once", "visibility": "shared", "key": key])
        #expect(answer.status == .seeOther)
      }
    }
    #expect(try house.registry.notes(of: 1).count == 2)
  }

  @Test func `staff choose a step, and a next meeting lies ahead`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let none = try await staff.submit("/partnerships/1/state", ["why": "x"])
      #expect(none.status == .unprocessableContent && none.text.contains("Choose a step."))
      let silent = try await staff.submit("/partnerships/1/state", ["state": "closed"])
      #expect(silent.status == .unprocessableContent && silent.text.contains("Say why it ends."))
      let past = try await staff.submit("/partnerships/1/next-date", ["next_date": "2020-01-01"])
      #expect(past.status == .unprocessableContent && past.text.contains("a day to come"))
      let day = Day(Moment(house.hand.now).day).map { "\($0 + 30)" } ?? ""
      let set = try await staff.submit("/partnerships/1/next-date", ["next_date": day])
      #expect(set.status == .seeOther)
      #expect(try house.registry.partnership(1).nextDate == day)
      #expect(try house.registry.partnership(1).state == .proposed)
    }
  }

  @Test func `a question goes to staff and not to the partner`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      #expect(
        try await lead.submit("/proposals/1/question").status == .unprocessableContent)
      try await lead.submit("/proposals/1/question", ["text": "Who pays for the bus?"])
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      #expect(try await staff.visit("/partnerships/1").text.contains("Who pays for the bus?"))
      let partner = try Browser(client, in: house, as: Actor(.districtLead, "D02"))
      #expect(!(try await partner.visit("/partnerships/1").text.contains("bus")))
    }
  }

  @Test func `matches that a killed server left say so`() async throws {
    let house = try SmallHouse(isProposed: false)
    let staff = Actor(.stateStaff, "ana")
    let id = try house.registry.beginJob(
      round: "2026-27", by: staff, at: Moment(house.hand.now))
    #expect(try house.service.prepare().interrupted == 1)
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: staff)
      let page = try await browser.visit("/jobs/\(id)")
      #expect(page.heading == "Match \(id) was interrupted")
      #expect(try await browser.submit("/rounds/2026-27/matches").status == .seeOther)
    }
    await house.service.stopJobs()
  }
}
