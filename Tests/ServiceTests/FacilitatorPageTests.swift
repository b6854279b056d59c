import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing
import Workflows

@testable import Service

/// A facilitator's own pages, how one joins, and how districts choose one.
struct FacilitatorPageTests {
  private let house: SmallHouse
  private let guide: Actor
  private let other: Actor
  private static let lead = Actor(.districtLead, "D01")
  private static let staff = Actor(.stateStaff, "ana")

  init() throws {
    house = try SmallHouse()
    guide = Actor(.facilitator, try house.firstFacilitator)
    other = Actor(.facilitator, guide.id == "F01" ? "F02" : "F01")
  }

  private func desk(_ actor: Actor) -> RegistryDesk {
    RegistryDesk(house.registry, actor: actor, now: Moment(house.hand.now))
  }

  @Test func `assignments say how far it is and lead to the pack`() async throws {
    try await house.browse(guide) { [guide] browser async throws in
      let page = try await browser.visit("/facilitators/\(guide.id)/assignments")
      #expect(page.text.contains("Alder Unified: about ") && page.text.contains(" mile"))
      let pack = try await browser.visit("/partnerships/1/pack")
      #expect(pack.heading == "Context pack")
      #expect(
        pack.text.contains("All of them need mathematics") || pack.text.contains("All of them need")
      )
      #expect(pack.text.contains("5,000"))
      PageTests.check(pack.text, "pack")
      #expect(try await browser.visit("/partnerships/2/pack").status == .forbidden)
    }
  }

  @Test func `who declined sees neither the pack nor the documents any more`() async throws {
    try desk(guide).answer(.declined, partnership: 1, reason: "he is ill")
    try await house.browse(guide) { browser async throws in
      #expect(try await browser.visit("/partnerships/1/pack").status == .forbidden)
      #expect(try await browser.visit("/partnerships/1/blueprint").status == .forbidden)
    }
    for actor in [Self.lead, Actor(.districtLead, "D02")] {
      try await house.browse(actor) { [guide] browser async throws in
        for path in ["/proposals", "/proposals/1", "/partnerships/1"] {
          let text = try await browser.visit(path).text
          #expect(!text.contains("has declined") && !text.contains("is ill"), "\(path) \(guide)")
        }
      }
    }
  }

  @Test func `a facilitator changes its profile, states limits and names its ties`() async throws {
    let path = "/facilitators/\(guide.id)"
    try await house.browse(guide) { browser async throws in
      PageTests.check(try await browser.visit(path + "/profile").text, "profile")
      let bad = try await browser.submit(
        path + "/profile", ["name": "Faye", "topic_0": "math"])
      #expect(bad.status == .unprocessableContent)
      try await browser.submit(
        path + "/profile",
        [
          "name": "Faye Stone", "regions": "Fresno; Kings", "topic_0": "math", "rating_0": "5",
          "locale_rural": "yes", "place": "Fresno",
        ])
      let saved = try await browser.follow().text
      #expect(saved.contains("Fresno; Kings"))
      let nowhere = try await browser.submit(
        path + "/profile", ["name": "Faye Stone", "place": "Unified"])
      #expect(nowhere.status == .unprocessableContent)
      #expect(nowhere.text.contains("More than one district") && nowhere.text.contains("Alder"))
      let limits = try await browser.visit(path + "/limits/" + SmallHouse.round)
      #expect(limits.text.contains("The most partnerships"))
      // One button on a page, so that none loses what was typed for another.
      #expect(!limits.text.contains("name=\"email\""))
      PageTests.check(limits.text, "limits")
      let early = try await browser.submit(
        path + "/attestation", ["round": SmallHouse.round, "capacity": "2", "minimum": "1"])
      #expect(early.status == .unprocessableContent && early.text.contains("tick"))
      #expect(early.text.contains("name=\"minimum\" value=\"1\""))
      let stated = try await browser.submit(
        path + "/attestation",
        ["round": SmallHouse.round, "capacity": "2", "available": "yes", "agree": "yes"])
      #expect(stated.status == .seeOther)
      try await browser.submit(
        path + "/ties", ["district": "D04", "kind": "employed_by", "until": "2027-06-30"])
      #expect(try await browser.follow().text.contains("It employs me"))
      let none = try await browser.submit(path + "/ties", ["district": "D99", "kind": "conflict"])
      #expect(none.status == .unprocessableContent && none.text.contains("D99"))
    }
    let kept = try #require(
      try house.registry.facilitators(round: SmallHouse.round)
        .first { $0.facilitator.id.rawValue == guide.id })
    #expect(kept.facilitator.capacity == 2 && kept.facilitator.expertise.count == 1)
    #expect(kept.facilitator.locales == [.rural])
    #expect(kept.facilitator.location.map { abs($0.latitude - 36.65) < 0.001 } == true)
    try await house.browse(guide) { [guide] browser async throws in
      try await browser.visit(path + "/profile")
      try await browser.submit(path + "/ties/removed", ["tie": "\(guide.id);D04;employed_by"])
      #expect(try await browser.follow().text.contains("None stands here."))
    }
  }

  @Test func `a new facilitator comes in by the link that staff make`() async throws {
    try await house.run { [house] client async throws in
      let staff = try Browser(client, in: house, as: Self.staff)
      let missing = try await staff.submit("/invitations/facilitators", ["id": "F77"])
      #expect(missing.status == .unprocessableContent)
      let page = try await staff.submit(
        "/invitations/facilitators", ["id": "F77", "name": "Hana Cole"])
      let link = try #require(page.text.firstMatch(of: /\/link\/[A-Za-z0-9._-]+/))
      let fresh = Browser(client)
      try await fresh.visit(String(link.0))
      try await fresh.submit(String(link.0))
      let home = try await fresh.follow()
      #expect(home.heading == "My assignments")
      #expect(home.text.contains("Your limits are not stated yet"))
      #expect(home.text.contains("/facilitators/F77/limits/2026-27"))
      #expect(!home.text.contains("nothing for you to do"))
      let round = try await staff.visit("/rounds/2026-27").text
      #expect(round.contains("have not stated their limits") && round.contains("Hana Cole"))
      try await fresh.visit("/facilitators/F77/limits/2026-27")
      try await fresh.submit(
        "/facilitators/F77/attestation",
        ["round": SmallHouse.round, "capacity": "2", "available": "yes", "agree": "yes"])
      let stated = try await fresh.visit("/facilitators/F77/assignments").text
      #expect(!stated.contains("not stated yet"))
      #expect(!(try await staff.visit("/rounds/2026-27").text.contains("Hana Cole")))
      #expect(try await fresh.visit("/facilitators/F77/profile").text.contains("Hana Cole"))
      #expect(try await fresh.visit("/facilitators/F01/profile").status == .forbidden)
    }
  }

  @Test func `districts choose a facilitator together, and staff ask that one`() async throws {
    try desk(Self.staff).advance(2, to: .closed, nextDate: nil, why: "test")
    try desk(guide).answer(.declined, partnership: 1, reason: nil)
    for district in ["D01", "D02"] {
      try await house.browse(Actor(.districtLead, district)) {
        [other, guide] browser async throws in
        let page = try await browser.visit("/proposals/1")
        #expect(page.text.contains("Choose the facilitator together"))
        #expect(!page.text.contains("value=\"\(guide.id)\""), "one who declined is not shown")
        PageTests.check(page.text, "choose")
        let odd = try await browser.submit("/proposals/1/facilitator", ["facilitator": "F99"])
        #expect(odd.status == .conflict)
        try await browser.submit("/proposals/1/facilitator", ["facilitator": other.id])
        #expect(try await browser.follow().text.contains("checked"))
      }
    }
    try await house.browse(Self.staff) { [other] browser async throws in
      let home = try await browser.visit("/partnerships/1")
      #expect(home.text.contains("whom all of them named"))
      try await browser.submit("/partnerships/1/facilitator", ["facilitator": other.id])
    }
    #expect(try house.registry.partnership(1).facilitator?.rawValue == other.id)
  }

  @Test func `one who is not neutral or has no room is not among the choices`() async throws {
    try desk(guide).answer(.declined, partnership: 1, reason: nil)
    // The other guides the second partnership and has room for one.
    #expect(try desk(Self.lead).facilitatorChoices(of: 1).isEmpty)
    try desk(Self.staff).advance(2, to: .closed, nextDate: nil, why: "test")
    #expect(try desk(Self.lead).facilitatorChoices(of: 1).map(\.id.rawValue) == [other.id])
    try desk(other).addTie(
      from: other.id, to: "D02", kind: "board_member", since: nil, until: nil, note: nil)
    #expect(try desk(Self.lead).facilitatorChoices(of: 1).isEmpty)
  }

  @Test func `all may do without a facilitator`() async throws {
    try desk(guide).answer(.declined, partnership: 1, reason: nil)
    for district in ["D01", "D02"] {
      let actor = Actor(.districtLead, district)
      try desk(actor).answer(.accepted, partnership: 1, reason: nil)
      try await house.browse(actor) { browser async throws in
        #expect(try await browser.submit("/proposals/1/waiver").status == .unprocessableContent)
        let done = try await browser.submit("/proposals/1/waiver", ["waiver": "We have our own"])
        #expect(done.status == .seeOther)
      }
    }
    #expect(try house.registry.partnership(1).state == .accepted)
  }
}
