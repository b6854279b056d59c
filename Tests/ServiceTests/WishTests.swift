import Access
import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing
import Workflows

@testable import Service

/// Districts name partners that they want or do not, and are told in words what became of them.
struct WishTests {
  private let house: SmallHouse
  private static let lead = Actor(.districtLead, "D01")
  private static let partner = Actor(.districtLead, "D02")

  init() throws { house = try SmallHouse() }

  @Test func `a district names partners by their names, and only it and staff see them`()
    async throws
  {
    let path = "/districts/D01/wishes"
    try await house.browse(Self.lead) { browser async throws in
      #expect(try await browser.visit("/districts/D01").text.contains("href=\"\(path)\""))
      let start = try await browser.visit(path)
      #expect(start.text.contains("You have named nobody."))
      PageTests.check(start.text, path)
      let found = try await browser.visit(path + "?text=cedar")
      #expect(found.text.contains("Cedar Unified, Fresno, D03"))
      #expect(!found.text.contains("Alder Unified, Fresno"), "not itself")
      PageTests.check(found.text, path)
      let half = try await browser.submit(path, ["text": "cedar", "to": "D03"])
      #expect(half.status == .unprocessableContent && half.text.contains("#field-kind"))
      #expect(half.text.contains("value=\"D03\" checked"), "nothing chosen is lost")
      try await browser.submit(path, ["to": "D03", "kind": "wanted"])
      let kept = try await browser.follow()
      #expect(kept.text.contains("We would like to work with it"))
      // The later word counts.
      try await browser.submit(path, ["to": "D03", "kind": "unwanted"])
      #expect(try await browser.follow().text.contains("We would rather not work with it"))
    }
    let ties = try house.registry.relationships(of: "D01").map(\.tie)
    #expect(
      ties == [.districts(DistrictTie(from: "D01", to: "D03", kind: .avoid))])
    try await house.browse(Actor(.districtLead, "D03")) { browser async throws in
      #expect(!(try await browser.visit("/districts/D03/wishes").text.contains("Alder")))
      #expect(try await browser.visit(path).status == .forbidden)
    }
    try await house.browse(Actor(.stateStaff, "ana")) { browser async throws in
      #expect(try await browser.visit(path).text.contains("Cedar Unified"))
    }
    try await house.browse(Self.lead) { browser async throws in
      try await browser.visit(path)
      try await browser.submit(path + "/removals", ["wish": "D03 unwanted"])
      #expect(try await browser.follow().text.contains("You have named nobody."))
      let twice = try await browser.submit(path + "/removals", ["wish": "D03 unwanted"])
      #expect(twice.status == .unprocessableContent)
    }
  }

  @Test func `after a withdrawal each is told in words what happened`() async throws {
    let guide = Actor(.facilitator, try house.firstFacilitator)
    try await house.browse(Self.lead) { browser async throws in
      let path = "/rounds/2026-27/districts/D01/registration"
      try await browser.visit(path + "/withdraw")
      try await browser.submit(path + "/withdraw", ["why": "A new superintendent"])
      let home = try await browser.follow()
      #expect(home.text.contains("Left the round on ") && !home.text.contains("not yet agreed"))
      #expect(home.text.contains("You may come back while the round is open"))
      #expect(home.text.contains("Your district left the round."))
      #expect(try await browser.visit(path + "/check").text.contains("To come back, agree again"))
    }
    try await house.browse(Self.partner) { browser async throws in
      for path in ["/districts/D02", "/proposals/1", "/partnerships/1"] {
        let text = try await browser.visit(path).text
        #expect(text.contains("A district left the round"), "\(path)")
        #expect(!text.contains("superintendent") || path.hasPrefix("/districts"), "\(path)")
      }
    }
    try await house.browse(guide) { browser async throws in
      let home = try await browser.visit("/facilitators/\(guide.id)/assignments").text
      #expect(home.contains("Alder Unified and Birch Unified"))
      #expect(home.contains("A district left the round"))
    }
    try await house.browse(Actor(.stateStaff, "ana")) { browser async throws in
      #expect(
        try await browser.visit("/partnerships/1").text.contains("Alder Unified left the round."))
    }
  }
}
