import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing
import Workflows

@testable import Service

/// A district registers from the day of opening to the day of closing, and staff at any time.
struct RegistrationTimeTests {
  private let house: SmallHouse
  private static let staff = Actor(.stateStaff, "ana")
  private static let lead = Actor(.districtLead, "D01")
  private static let limits = "/rounds/2026-27/districts/D01/registration/limits"

  init() throws { house = try SmallHouse() }

  private func set(_ opens: String?, _ closes: String?, isOpen: Bool? = nil) throws {
    var change = RoundChange()
    (change.opens, change.closes, change.isOpen) = (opens, closes, isOpen)
    try RegistryDesk(house.registry, actor: Self.staff, now: Moment(house.hand.now))
      .changeRound("2026-27", change, why: nil)
  }

  /// What a district gets that looks at a step and saves it.
  private func save(
    _ actor: Actor = lead
  ) async throws -> (page: String, status: HTTPResponse.Status) {
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: actor)
      // Where the district has no form, the version is that of the staff's.
      let other = try Browser(client, in: house, as: Self.staff)
      try await other.visit(Self.limits)
      let version = try await other.hidden("version")
      let page = try await browser.visit(Self.limits).text
      let answer = try await browser.submit(
        Self.limits, ["mode": "mutual", "max_minutes": "45", "version": version])
      return (page, answer.status)
    }
  }

  @Test(arguments: [
    ("2026-09-22", "2026-12-30", "opens on 2026-09-22"),
    ("2026-01-01", "2026-09-20", "over since 2026-09-20"),
  ])
  func `outside its days a round takes nothing from a district`(
    opens: String, closes: String, words: String
  ) async throws {
    try set(opens, closes)
    let (page, status) = try await save()
    #expect(page.contains("Registration \(words)") && !page.contains("Save and continue"))
    PageTests.check(page, "closed registration")
    #expect(status == .unprocessableContent || status == .conflict)
    #expect(
      try house.registry.registration(of: "D01", round: "2026-27").district.maximumMinutes == nil)
    #expect(try await save(Self.staff).status == .seeOther)
  }

  @Test func `on its first and on its last day it does`() async throws {
    try set("2026-09-21", "2026-09-21")
    #expect(try await save().status == .seeOther)
    try set(nil, nil, isOpen: false)
    #expect(try await save().status != .seeOther)
  }

  @Test func `neither consent nor a checklist comes in after the end, but who wants to leaves`()
    throws
  {
    try set("2026-01-01", "2026-02-01")
    let desk = RegistryDesk(house.registry, actor: Self.lead, now: Moment(house.hand.now))
    let text = try #require(try house.registry.consentTexts().last).version
    #expect(throws: Failure.self) {
      try desk.giveConsent(nil, round: "2026-27", text: text, name: "A. Ortiz")
    }
    #expect(throws: Failure.self) { try desk.setChecklist([1: 2], of: nil, round: "2026-27") }
    #expect(try !desk.withdraw(nil, round: "2026-27", why: nil).isEmpty)
  }

  @Test func `a district's page says until when`() async throws {
    try set("2026-01-01", "2026-12-30")
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Self.lead)
      #expect(
        try await browser.visit("/districts/D01").text
          .contains("complete; you may change it until 2026-12-30"))
    }
    try set(nil, "2026-02-01")
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Self.lead)
      let page = try await browser.visit("/districts/D01")
      #expect(page.text.contains("closed on 2026-02-01"))
      PageTests.check(page.text, "a district's page after the end")
    }
  }

  @Test func `both days move at once, and what cannot be stays on the form at its field`()
    async throws
  {
    try set("2026-01-01", "2026-02-01")
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Self.staff)
      let moved = try await browser.submit(
        "/rounds/2026-27", ["opens": "2026-11-01", "closes": "2026-12-30", "open": "yes"])
      #expect(moved.status == .seeOther, "\(moved.text)")
      #expect(try await browser.follow().text.contains("opens on 2026-11-01"))
      for (field, value, words) in [
        ("closes", "2026-10-01", "before it opens on 2026-11-01"),
        ("opens", "12/30/2026", "such as 2026-09-15"),
        ("school_year", "2026-2027", "such as 2026-27"),
        ("max_partnerships", "99999999", "from 0 to 10,000"),
        ("max_partnerships", "many", "whole number"),
      ] {
        for path in ["/rounds/2026-27", "/rounds"] {
          // A new round has no day of opening that a day of closing could lie before.
          if path == "/rounds", field == "closes" { continue }
          let wrong = try await browser.submit(
            path, ["round": "next", field: value, "why": "test"])
          #expect(wrong.status == .unprocessableContent, "\(path) \(field)")
          #expect(wrong.text.contains(words), "\(path) \(field) \(wrong.text)")
          #expect(!wrong.text.contains("constraint"))
          #expect(wrong.text.contains("href=\"#field-\(field)\""), "\(path) \(field)")
          #expect(wrong.text.contains("value=\"\(value)\""), "\(path) \(field)")
          PageTests.check(wrong.text, "round with an error")
        }
      }
    }
    #expect(try house.registry.rounds().map(\.id) == ["2026-27"])
  }
}
