import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Service

/// A district registers step by step, without JavaScript.
struct RegistrationJourneyTests {
  private let house: SmallHouse
  private let lead = Actor(.districtLead, "D09")
  private let base = "/rounds/2026-27/districts/D09/registration"

  init() throws {
    house = try SmallHouse(isProposed: false)
    let admin = Actor(.stateAdmin, "root")
    var elm = District(id: "D09", name: "Elm Union", consents: false)
    elm.location = Coordinate(latitude: 36.75, longitude: -119.5)
    elm.county = "Fresno"
    // In the directory, but registered for another round only.
    _ = try house.registry.load(
      RegistryBundle(districts: [elm]), round: "earlier", by: admin, at: Moment(SmallHouse.start))
  }

  private func step(
    _ browser: Browser, _ step: String, _ fields: [String: String]
  ) async throws -> TestResponse {
    try await browser.visit("\(base)/\(step)")
    var fields = fields
    fields["version"] = try await browser.hidden("version")
    return try await browser.submit("\(base)/\(step)", fields)
  }

  @Test func `five steps, a check and a receipt register a district`() async throws {
    try await house.run { [house, lead, base] client async throws in
      let browser = try Browser(client, in: house, as: lead)
      let home = try await browser.visit("/districts/D09")
      #expect(home.text.contains("Not begun"))
      #expect(try await browser.visit("\(base)/district").text.contains("Fresno"))
      let first = try await step(
        browser, "district",
        ["lead_name": "B. Lee", "lead_email": "lee@elm.example", "sponsor_name": "A. Ortiz"])
      #expect(first.headers[.location] == "\(base)/needs")
      _ = try await step(
        browser, "needs",
        [
          "topic_0": "math", "rating_0": "5", "group_0": "migrant students",
          "goals": "Fewer students behind in grade 8",
        ])
      _ = try await step(browser, "offers", ["topic_0": "ela", "rating_0": "4"])
      let counted = try await step(
        browser, "limits",
        [
          "mode": "mutual", "max_minutes": "60", "virtual": "0.5", "group_max": "2",
          "capacity": "1", "then": "stay",
        ])
      #expect(counted.headers[.location] == "\(base)/limits?done=saved")
      #expect(try await browser.follow().text.contains("fewer than 3 could be your partner"))
      var answers = ["tenure_years": "4", "leaving": "no", "platforms": "Aeries; PowerSchool"]
      for item in 1...10 { answers["item_\(item)"] = "2" }
      _ = try await step(browser, "readiness", answers)
      let check = try await browser.follow()
      #expect(check.text.contains("mathematics: 5, for migrant students"))
      #expect(check.text.contains("B. Lee"))
      let missing = try await browser.submit("\(base)/consent", ["text": "v1", "name": ""])
      #expect(missing.status == .unprocessableContent)
      #expect(missing.text.contains("href=\"#field-agree\""))
      let done = try await browser.submit(
        "\(base)/consent", ["text": "v1", "name": "A. Ortiz, superintendent", "agree": "yes"])
      #expect(done.status == .seeOther)
      #expect(try await browser.follow().heading == "Elm Union is registered")
    }
    let kept = try house.registry.registration(of: "D09", round: "2026-27")
    #expect(kept.district.consents && kept.consentBy == "A. Ortiz, superintendent")
    #expect(kept.district.readiness == 1 && kept.district.maximumMinutes == 60)
    #expect(kept.people.map(\.name).sorted() == ["A. Ortiz", "B. Lee"])
  }

  @Test func `what is wrong stands beside its field, and nothing typed is lost`() async throws {
    try await house.run { [house, lead] client async throws in
      let browser = try Browser(client, in: house, as: lead)
      let answer = try await step(
        browser, "needs",
        ["topic_0": "math", "topic_1": "math", "rating_1": "3", "goals": "All of us & more"])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("href=\"#field-rating_0\""))
      #expect(answer.text.contains("<title>Error: "))
      #expect(answer.text.contains("All of us &amp; more"))
      #expect(answer.text.matches(of: /value="math" selected/).count == 2)
      let person = try await step(
        browser, "district", ["lead_name": "B. Lee", "lead_email": "lee at elm"])
      #expect(person.status == .unprocessableContent)
      #expect(person.text.contains("B. Lee") && person.text.contains("lee at elm"))
      let ready = try await step(
        browser, "readiness", ["tenure_years": "a few", "item_1": "2"])
      #expect(ready.status == .unprocessableContent)
      #expect(ready.text.contains("value=\"2\" selected") && ready.text.contains("a few"))
      let number = try await step(browser, "limits", ["max_minutes": "far", "mode": "mutual"])
      #expect(number.status == .unprocessableContent)
      #expect(number.text.contains("far"))
    }
    #expect(try house.registry.rounds(of: "D09") == ["earlier"])
  }

  @Test func `of two who change the same, the second is told and shown what is saved`()
    async throws
  {
    try await house.run { [house, lead, base] client async throws in
      let one = try Browser(client, in: house, as: lead)
      let two = try Browser(client, in: house, as: lead)
      try await one.visit("\(base)/offers")
      try await two.visit("\(base)/offers")
      let fields = ["topic_0": "ela", "rating_0": "4", "version": try await one.hidden("version")]
      #expect(try await one.submit("\(base)/offers", fields).status == .seeOther)
      let late = try await two.submit(
        "\(base)/offers",
        ["topic_0": "math", "rating_0": "1", "version": try await two.hidden("version")])
      #expect(late.status == .conflict)
      #expect(late.text.contains("Somebody else changed"))
    }
    let offers = try house.registry.registration(of: "D09", round: "2026-27").district.offers
    #expect(offers == [District.Offer(topic: Topic("ela"), strength: 4)])
  }

  @Test func `saving a step later keeps consent and what other steps hold`() async throws {
    let first = Actor(.districtLead, "D01")
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: first)
      let path = "/rounds/2026-27/districts/D01/registration/limits"
      try await browser.visit(path)
      let version = try await browser.hidden("version")
      let answer = try await browser.submit(
        path, ["mode": "either", "capacity": "2", "group_max": "3", "version": version])
      #expect(answer.status == .seeOther)
    }
    let kept = try house.registry.registration(of: "D01", round: "2026-27").district
    #expect(kept.consents && kept.mode == .either && kept.capacity == 2)
    #expect(kept.groupSizes == 2...3 && kept.needs.count == 1)
  }

  @Test func `the count tells numbers and no names`() async throws {
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let path = "/rounds/2026-27/districts/D01/possible-partners"
      let wide = try await browser.visit(path + "?mode=mutual&group_max=2&capacity=1").text
      #expect(wide.hasPrefix("Of 3 other districts so far, fewer than 3 could"))
      let narrow = try await browser.visit(path + "?mode=mutual&max_minutes=1").text
      #expect(narrow.contains("none could be your partner"))
      #expect(!wide.contains("Unified") && !narrow.contains("Unified"))
    }
  }
}
