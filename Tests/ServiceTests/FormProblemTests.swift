import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Service

/// What is wrong with an answer stands beside its field, and nothing that was typed is lost.
struct FormProblemTests {
  private let house: SmallHouse
  private static let staff = Actor(.stateStaff, "ana")

  init() throws { house = try SmallHouse() }

  private static func check(
    _ answer: TestResponse, _ field: String, _ words: String, typed: String?
  ) {
    #expect(answer.status == .unprocessableContent, "\(field)")
    #expect(answer.text.contains("href=\"#\(field)\""), "\(field)")
    #expect(answer.text.contains("id=\"\(field)-problem\""), "\(field)")
    #expect(answer.text.contains("aria-invalid=\"true\""), "\(field)")
    #expect(answer.text.contains(words), "\(field) \(answer.text)")
    #expect(!answer.text.contains("constraint failed") && !answer.text.contains(", column"))
    if let typed { #expect(answer.text.contains("value=\"\(typed)\""), "\(field)") }
    PageTests.check(answer.text, field)
  }

  @Test func `a registration's limits and years`() async throws {
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      for (step, field, value, label) in [
        ("limits", "max_minutes", "90 minutes", "The longest drive you would accept"),
        ("limits", "max_minutes", "99999999999", "longer than a day"),
        ("readiness", "tenure_years", "1000", "more than anybody serves"),
        ("readiness", "tenure_years", "some", "Years that your superintendent has served"),
      ] {
        let path = "/rounds/2026-27/districts/D01/registration/\(step)"
        try await browser.visit(path)
        let version = try await browser.hidden("version")
        let wrong = try await browser.submit(
          path, [field: value, "mode": "mutual", "version": version])
        Self.check(wrong, "field-\(field)", label, typed: value)
        // The page with the error is about the same registration, and can be sent again.
        let again = try await browser.hidden("version")
        let right = try await browser.submit(
          path, [field: "30", "mode": "mutual", "version": again])
        #expect(right.status == .seeOther)
      }
    }
  }

  @Test func `a facilitator's limits and ties`() async throws {
    let guide = Actor(.facilitator, try house.firstFacilitator)
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: guide)
      let limits = "/facilitators/\(guide.id)/attestation"
      for (fields, field, words) in [
        (["capacity": "two", "agree": "yes"], "capacity", "The most partnerships"),
        (["capacity": "2", "minimum": "-1", "agree": "yes"], "minimum", "The fewest"),
        (
          ["capacity": "2", "max_minutes": "99999999999", "agree": "yes"], "max_minutes",
          "longer than a day"
        ),
        (["capacity": "2"], "agree", "tick that every one"),
        (["minimum": "1"], "capacity", "how many partnerships"),
      ] {
        let wrong = try await browser.submit(
          limits, fields.merging(["round": SmallHouse.round]) { $1 })
        Self.check(
          wrong, "field-\(field)", words, typed: field == "agree" ? "2" : fields[field])
      }
      let ties = "/facilitators/\(guide.id)/ties"
      for (district, words) in [("Nowhere", "No district has"), ("Unified", "can mean")] {
        let wrong = try await browser.submit(ties, ["district": district, "kind": "conflict"])
        Self.check(wrong, "field-district", words, typed: district)
      }
      let named = try await browser.submit(
        ties, ["district": "dogwood unified", "kind": "conflict"])
      #expect(named.status == .seeOther)
    }
    #expect(try house.registry.relationships(of: "D04").count == 1)
  }

  @Test func `a tie is recorded and removed by names`() async throws {
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Self.staff)
      let tie = ["from": "Alder", "to": "birch unified", "kind": "avoid"]
      #expect(try await browser.submit("/relationships", tie).status == .seeOther)
      #expect(try await browser.follow().text.contains("Birch Unified (D02)"))
      #expect(try await browser.visit("/relationships?of=Birch").text.contains("Alder Unified"))
      #expect(try await browser.submit("/relationships/removals", tie).status == .seeOther)
      for (fields, field, words) in [
        (["from": "D01", "to": "Alder", "kind": "avoid"], "to", "between two"),
        (["from": "Nowhere", "to": "D02", "kind": "avoid"], "from", "No district or facilitator"),
        (["from": "D01", "kind": "avoid"], "to", "Fill it in"),
        (["from": "D01", "to": "D02", "kind": "conflict"], "kind", "Choose one of"),
      ] {
        Self.check(
          try await browser.submit("/relationships", fields), "field-\(field)", words, typed: nil)
      }
      let none = try await browser.submit("/relationships/removals", tie)
      #expect(none.status == .unprocessableContent && none.text.contains("There is no tie"))
      let lost = try await browser.visit("/relationships?of=Nowhere")
      #expect(lost.status == .unprocessableContent || lost.status == .ok)
      #expect(lost.text.contains("No district or facilitator has"))
    }
  }

  @Test func `a new facilitator on the roll`() async throws {
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Self.staff)
      Self.check(
        try await browser.submit("/invitations/facilitators", ["id": "F77"]),
        "field-name-form2", "Fill it in", typed: "F77")
      let odd = try await browser.submit(
        "/invitations/facilitators", ["id": "F;7", "name": "Hana Cole"])
      Self.check(odd, "field-id-form2", "semicolon", typed: "F;7")
    }
  }
}
