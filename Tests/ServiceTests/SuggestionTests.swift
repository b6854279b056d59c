import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Service

/// Needs that public records suggest.
struct SuggestionTests {
  @Test func `a district takes a suggested need, and what it leaves leaves no trace`() async throws
  {
    let house = try SmallHouse(isProposed: false)
    let admin = Actor(.stateAdmin, "root")
    var record = AgencyRecord(line: 2, year: "2025-26")
    record.id = "D01"
    record.name = "Alder Unified"
    record.suggestions = [
      .init(topic: Topic("chronic_absence"), group: nil, because: "It is high"),
      .init(topic: Topic("ela"), group: "foster youth", because: "It is low"),
    ]
    _ = try house.registry.takeIn(
      [record], source: "a file", isTrial: false, by: admin, at: Moment(SmallHouse.start))
    try await house.run { [house] client async throws in
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let page = try await lead.visit("/districts/D01/suggestions")
      #expect(page.text.contains("It is high") && page.text.contains("foster youth"))
      PageTests.check(page.text, "suggestions")
      let none = try await lead.submit("/districts/D01/suggestions", ["priority": "4"])
      #expect(none.status == .unprocessableContent)
      try await lead.submit(
        "/districts/D01/suggestions",
        ["suggestion": "chronic_absence@", "priority": "4", "round": SmallHouse.round])
      #expect(try await lead.follow().text.contains("taken"))
      let stranger = try Browser(client, in: house, as: Actor(.districtLead, "D02"))
      #expect(try await stranger.visit("/districts/D01/suggestions").status == .forbidden)
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let refused = try await staff.submit(
        "/districts/D01/suggestions",
        ["suggestion": "ela@foster youth", "priority": "4", "round": SmallHouse.round])
      #expect(refused.status == .forbidden)
    }
    let needs = try house.registry.registration(of: "D01", round: SmallHouse.round).district.needs
    #expect(needs.contains { $0.topic == Topic("chronic_absence") && $0.priority == 4 })
    #expect(!needs.contains { $0.topic == Topic("ela") })
  }
}
