import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing
import Workflows

@testable import Service

/// The tables that staff work with name people and districts, and say what is waited for.
struct StaffTableTests {
  private let house: SmallHouse
  private static let staff = Actor(.stateStaff, "ana")

  init() throws { house = try SmallHouse() }

  private func desk(_ actor: Actor) -> RegistryDesk {
    RegistryDesk(house.registry, actor: actor, now: Moment(house.hand.now))
  }

  private func look(_ path: String, as actor: Actor = staff) async throws -> String {
    try await house.run { [house] client async throws in
      try await Browser(client, in: house, as: actor).visit(path).text
    }
  }

  @Test func `partnerships stand by name, with whom one waits for`() async throws {
    let guide = try house.registry.facilitator(.init(try house.firstFacilitator)).facilitator.name
    try desk(Actor(.districtLead, "D01")).answer(.accepted, partnership: 1, reason: nil)
    let page = try await look("/partnerships")
    #expect(page.contains(">Alder Unified, Birch Unified</a>"))
    #expect(page.contains("1 of 3; waiting for Birch Unified and \(guide)"))
    #expect(page.contains(">\(guide)<") && page.contains(">mathematics<"), "\(page)")
    PageTests.check(page, "partnerships")
    try desk(Actor(.districtLead, "D02")).answer(.declined, partnership: 1, reason: "no time")
    #expect(try await look("/partnerships").contains("declined by Birch Unified"))
    let own = try await look("/partnerships", as: Actor(.districtLead, "D01"))
    #expect(!own.contains("declined by") && !own.contains("no time"))
  }

  @Test func `facilitators show the limits of the open round, or that none are stated`()
    async throws
  {
    _ = try desk(Self.staff).putFacilitator(
      ["id": "F09", "name": "Hana Cole", "expertise": "chronic_absence:4"], email: nil, regions: [])
    let page = try await look("/facilitators")
    #expect(page.contains("At most for 2026-27") && page.contains("not stated yet"))
    #expect(page.contains("chronic absence (4)") && !page.contains("chronic_absence:4"), "\(page)")
    #expect(page.contains("2026-09-21"))
    PageTests.check(page, "facilitators")
    let answer = try desk(Self.staff).facilitators(region: nil, topic: nil, round: nil)
    #expect(answer.words(0, "capacity").isEmpty, "without a round nothing is known of it")
  }

  @Test func `the portfolio names the partnership also where there is one alone`() async throws {
    for district in ["D01", "D02"] {
      try desk(Actor(.districtLead, district)).answer(.accepted, partnership: 1, reason: nil)
    }
    let guide = Actor(.facilitator, try house.firstFacilitator)
    let name = try house.registry.facilitator(.init(guide.id)).facilitator.name
    try desk(guide).answer(.accepted, partnership: 1, reason: nil)
    try desk(Self.staff).advance(1, to: .confirmed, nextDate: nil, why: nil)
    for district in ["D01", "D02"] {
      var signature = Registry.Signature()
      (signature.sponsor, signature.seniorLead, signature.signedBy) = ("A", "B", "A")
      try desk(Actor(.districtLead, district)).sign(signature, partnership: 1)
    }
    try desk(Self.staff).advance(1, to: .active, nextDate: "2026-10-01", why: nil)
    _ = try desk(Self.staff).askPulse(invited: 6, on: nil, closes: nil, partnership: 1)
    let page = try await look("/portfolio")
    let warnings = try #require(page.firstRange(of: "What to look at first"))
    let first = page[warnings.upperBound...].prefix(1500)
    #expect(first.contains("Alder Unified, Birch Unified"), "\(first)")
    #expect(!page.contains("no_check_in") && !page.contains("not asked"), "\(page)")
    #expect(page.contains("open until ") && page.contains(">\(name)<"), "\(page)")
    PageTests.check(page, "portfolio of one")
    let found = try await look("/portfolio?text=\(Place.encoded(name))")
    #expect(found.contains("Alder Unified"))
  }
}
