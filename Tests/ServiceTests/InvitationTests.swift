import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Service

/// Staff invite districts, many at once, and see how far each has come.
struct InvitationTests {
  private static let staff = Actor(.stateStaff, "ana")
  private static let path = "/rounds/2026-27/invitations"

  /// A house with districts in the directory that nobody invited yet.
  private func house() throws -> SmallHouse {
    let house = try SmallHouse()
    let names = ["Lodi Unified", "Manteca Unified", "Linden Unified", "Lincoln Unified"]
    let records = names.enumerated().map { number, name in
      var record = AgencyRecord(line: number + 2, year: "2024-25")
      record.id = District.ID("060000\(number + 1)")
      record.name = name
      record.county = "San Joaquin County"
      return record
    }
    _ = try house.registry.takeIn(
      records, source: "test", isTrial: false, by: Actor(.stateAdmin, "root"),
      at: Moment(house.hand.now))
    return house
  }

  @Test func `districts are added by name, get links in one file, and are followed`() async throws {
    let house = try house()
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: Self.staff)
      let page = try await browser.visit(Self.path)
      #expect(page.text.contains("Agreed to take part (4)"), "\(page.text)")
      PageTests.check(page.text, "invitations")
      let wrong = try await browser.submit(
        Self.path, ["districts": "Lodi Unified\r\nLin\r\nNowhere"])
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.text.contains("Not invited (1)") && wrong.text.contains("Lin can mean"))
      #expect(wrong.text.contains("href=\"#field-districts\""))
      #expect(wrong.text.contains("Nowhere</textarea>"), "what was written stays")
      PageTests.check(wrong.text, "invitations with an error")
      let added = try await browser.submit(
        Self.path, ["listed": "0600001", "districts": "0600002", "county": "San Joaquin"])
      #expect(added.status == .ok && added.text.contains("Not invited (4)"))
      let nobody = try await browser.submit(Self.path, ["listed": "0600001", "then": "file"])
      #expect(nobody.status == .unprocessableContent)
      let file = try await browser.submit(
        Self.path,
        [
          "listed": "0600001;0600002", "then": "file", "chosen_0600001": "yes",
          "chosen_0600002": "yes",
        ])
      #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
      let lines = file.text.split(whereSeparator: \.isNewline)
      #expect(lines.count == 3 && lines[0] == "district,name,link,works_until")
      #expect(lines[1].hasPrefix("0600001,Lodi Unified,http"))
      let link = try #require(file.text.firstMatch(of: /\/link\/[A-Za-z0-9._-]+/))
      let listed = try await browser.visit("/api/v1/rounds/2026-27/invitations").text
      #expect(listed.contains("\"not_invited\"") == false && listed.contains("\"invited\""))
      let invited = try await browser.visit(Self.path)
      #expect(invited.text.contains("Invited, did not come in (2)"))
      let guest = Browser(client)
      try await guest.visit(String(link.0))
      try await guest.submit(String(link.0))
      #expect(try await browser.visit(Self.path).text.contains("Came in, nothing registered (1)"))
      let group = try await browser.submit(Self.path, ["then": "show", "whom": "invited"])
      #expect(group.text.contains("Manteca Unified (0600002)") && !group.text.contains("Lodi"))
    }
  }

  @Test func `each step of a district has its name`() async throws {
    let house = try house()
    let (lead, day) = (Actor(.districtLead, "0600001"), Moment(house.hand.now))
    func standing(_ id: District.ID) throws -> InvitedDistrict.Standing? {
      try house.registry.invitations(round: "2026-27", also: ["0600001"], at: day)
        .first { $0.id == id }?.standing
    }
    #expect(try standing("0600001") == .notInvited)
    try house.registry.issueLink(
      String(repeating: "a", count: 64), purpose: "sign-in", for: lead,
      endsAt: Moment(house.hand.now.addingTimeInterval(900)), by: Self.staff, at: day)
    #expect(try standing("0600001") == .invited)
    // A link that another replaces is not one that somebody used.
    try house.registry.issueLink(
      String(repeating: "b", count: 64), purpose: "sign-in", for: lead,
      endsAt: Moment(house.hand.now.addingTimeInterval(900)), by: Self.staff, at: day)
    #expect(try standing("0600001") == .invited)
    try house.registry.use(
      link: String(repeating: "b", count: 64), purpose: "sign-in", by: lead, at: day)
    #expect(try standing("0600001") == .cameIn)
    try house.registry.register(
      District(id: "0600001", name: "Lodi Unified"), round: "2026-27", addsDistrict: false,
      by: lead, at: day)
    #expect(try standing("0600001") == .begun)
    let text = try #require(try house.registry.consentTexts().last).version
    try house.registry.giveConsent(
      "0600001", round: "2026-27", text: text, name: "A. Ortiz", by: lead, at: day)
    #expect(try standing("0600001") == .agreed)
    _ = try house.registry.withdraw("0600001", round: "2026-27", by: lead, at: day, why: nil)
    #expect(try standing("0600001") == .withdrawn)
    #expect(try standing("D01") == .agreed)
    // Who has left is not among those who are registered.
    var search = DistrictSearch()
    search.round = "2026-27"
    #expect(
      try house.registry.districts(matching: search).districts.map(\.district.id.rawValue)
        == ["D01", "D02", "D03", "D04"])
  }

  @Test func `one link is made by name, from the directory too, and errors stay on the form`()
    async throws
  {
    let house = try house()
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: Self.staff)
      let page = try await browser.visit("/directory/0600002")
      #expect(page.text.contains("Round 2026-27") && page.text.contains("Not invited"))
      PageTests.check(page.text, "a district of the directory")
      let link = try await browser.submit(
        "/districts/0600002/links", ["role": "district-lead"])
      #expect(link.heading == "Your link")
      let named = try await browser.submit(
        "/invitations", ["role": "district-lead", "id": "manteca unified"])
      #expect(named.heading == "Your link", "\(named.text)")
      let guide = try await browser.submit(
        "/invitations", ["role": "facilitator", "id": "Gil Reyes"])
      #expect(guide.heading == "Your link")
      for (words, hint) in [("Alpine", "No district has"), ("Lin", "Lincoln Unified, San Joaquin")]
      {
        let wrong = try await browser.submit(
          "/invitations", ["role": "district-lead", "id": words])
        #expect(wrong.status == .unprocessableContent && wrong.text.contains(hint))
        #expect(wrong.text.contains("value=\"\(words)\"") && wrong.text.contains("aria-invalid"))
        PageTests.check(wrong.text, "invitation with an error")
      }
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      #expect(!(try await lead.visit("/directory/0600002").text.contains("Not invited")))
      #expect(try await lead.visit(Self.path).status == .forbidden)
    }
  }
}
