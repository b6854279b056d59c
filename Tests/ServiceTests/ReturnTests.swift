import Access
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Service

/// How districts and facilitators come in again, and what becomes of what they typed.
struct ReturnTests {
  private let house: SmallHouse
  private static let lead = Actor(.districtLead, "D01")

  init() throws { house = try SmallHouse() }

  @Test func `who saves to come back later is led to the next link, which lets in`() async throws {
    try await house.run { [house] client async throws in
      let lead = try Browser(client, in: house, as: Self.lead)
      let path = "/rounds/2026-27/districts/D01/registration/limits"
      try await lead.visit(path)
      let version = try await lead.hidden("version")
      let saved = try await lead.submit(
        path, ["mode": "mutual", "then": "later", "version": version])
      #expect(saved.headers[.location] == "/next-link?done=saved")
      let page = try await lead.follow()
      #expect(page.heading == "Your next link" && page.text.contains("is spent"))
      #expect(page.text.contains("Your answers are saved."))
      PageTests.check(page.text, "next link")
      let made = try await lead.submit("/next-link")
      let link = String(try #require(made.text.firstMatch(of: /\/link\/[A-Za-z0-9._-]+/)).0)
      #expect(try await lead.visit("/next-link").text.contains("is not used yet"))
      let later = Browser(client)
      #expect(try await later.visit(link).heading == "Come in for Alder Unified")
      try await later.submit(link)
      #expect(try await later.follow().heading == "Alder Unified")
    }
  }

  @Test func `a facilitator makes its next link on its own page`() async throws {
    let guide = Actor(.facilitator, try house.firstFacilitator)
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: guide)
      let home = try await browser.visit("/facilitators/\(guide.id)/assignments")
      #expect(home.text.contains("action=\"/next-link\""))
      let made = try await browser.submit("/next-link")
      let link = String(try #require(made.text.firstMatch(of: /\/link\/[A-Za-z0-9._-]+/)).0)
      let later = Browser(client)
      try await later.visit(link)
      try await later.submit(link)
      #expect(try await later.follow().heading == "My assignments")
    }
  }

  @Test func `a colleague who may only look is told whom to ask`() async throws {
    try await house.browse(Actor(.districtMember, "D01")) { browser async throws in
      let page = try await browser.visit("/next-link")
      #expect(page.text.contains("Ask who speaks for your district"))
      #expect(!page.text.contains("action=\"/next-link\""))
      #expect(try await browser.submit("/next-link").status == .forbidden)
    }
    try await house.browse(Actor(.stateStaff, "ana")) { browser async throws in
      #expect(try await browser.submit("/next-link").status == .notFound)
    }
  }

  @Test func `a form that comes after the session ended is shown again, and kept nowhere`()
    async throws
  {
    let words = "Our goal <b>is</b> fractions & more"
    try await house.browse(Self.lead) { [house] browser async throws in
      let path = "/rounds/2026-27/districts/D01/registration/needs"
      try await browser.visit(path)
      let version = try await browser.hidden("version")
      house.hand.move(3 * 3600)
      let late = try await browser.submit(
        path, ["topic_0": "math", "rating_0": "5", "goals": words, "version": version])
      #expect(late.status == .unauthorized)
      #expect(late.heading == "You were signed out, and this was not saved")
      #expect(late.text.contains("Our goal &lt;b&gt;is&lt;/b&gt; fractions &amp; more"))
      #expect(late.text.contains("Topic 1") && late.text.contains("athematics"))
      #expect(late.text.contains("use the next link that you made"))
      #expect(!late.text.contains(version) && late.headers[.cacheControl] == "no-store")
      PageTests.check(late.text, "lapsed")
    }
    let file = try Data(contentsOf: URL(fileURLWithPath: house.registry.path + "-wal"))
    #expect(file.range(of: Data("fractions & more".utf8)) == nil)
  }

  @Test func `another site cannot make a page of ours show its words`() async throws {
    try await house.browse(Self.lead) { [house] browser async throws in
      house.hand.move(3 * 3600)
      let form = ["text": "Call this number"]
      let forged = try await browser.submit(
        "/proposals/1/question", form.merging(["csrf": "guess"]) { $1 })
      #expect(forged.status == .unauthorized && !forged.text.contains("Call this"))
      let site = try await browser.submit(
        "/proposals/1/question", form, headers: [.fetchSite: "cross-site"])
      #expect(site.status == .unauthorized && !site.text.contains("Call this"))
      let secret = try await browser.submit("/account/password", ["password": "four plain words"])
      #expect(secret.status == .unauthorized && !secret.text.contains("four plain"))
    }
  }

  @Test func `pages name their reader`() async throws {
    try await house.browse(Self.lead) { browser async throws in
      let text = try await browser.visit("/proposals").text
      #expect(text.contains("<div class=\"who\"><span>Alder Unified</span>"))
      #expect(!text.contains("district lead: D01"))
    }
  }
}
