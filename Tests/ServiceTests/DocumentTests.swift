import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing
import Workflows

@testable import Service

/// A partnership's documents as pages and files.
struct DocumentTests {
  private let house: SmallHouse
  private static let lead = Actor(.districtLead, "D01")

  init() throws {
    house = try SmallHouse()
    let guide = Actor(.facilitator, try house.firstFacilitator)
    for actor in [Self.lead, Actor(.districtLead, "D02"), guide] {
      try RegistryDesk(house.registry, actor: actor, now: Moment(house.hand.now))
        .answer(.accepted, partnership: 1, reason: nil)
    }
    try RegistryDesk(
      house.registry, actor: Actor(.stateStaff, "ana"), now: Moment(house.hand.now)
    ).advance(1, to: .confirmed, nextDate: nil, why: nil)
  }

  @Test func `each document is a page with its parts, its tree and its sources`() async throws {
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Self.lead)
      for (_, part, _) in DocumentPages.documents {
        let page = try await browser.visit(DocumentPages.path(1, part))
        #expect(page.status == .ok, "\(part)")
        PageTests.check(page.text, part)
      }
      let blueprint = try await browser.visit("/partnerships/1/blueprint")
      #expect(blueprint.heading == "Blueprint of Alder Unified and Birch Unified")
      #expect(blueprint.text.contains("1. Purpose") && blueprint.text.contains("18. Sign-off"))
      #expect(blueprint.text.contains("<ul class=\"tree\">"))
      #expect(blueprint.text.contains("id=\"sources\""))
      #expect(try await browser.visit("/partnerships/1/documents/poem").status == .notFound)
    }
  }

  @Test func `files are what the command writes`() async throws {
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Self.lead)
      let base = "/partnerships/1/documents/blueprint"
      #expect(try await browser.visit(base + "/md").text.hasPrefix("# Blueprint of Alder"))
      let json = try await browser.visit(base + "/json")
      #expect(json.text.contains("tandem.blueprint/1"))
      #expect(json.headers[.contentDisposition]?.contains("partnership-1-blueprint.json") == true)
      #expect(try await browser.visit(base + "/html").text.contains("<style>"))
      #expect(try await browser.visit(base + "/exe").status == .notFound)
      if Blueprinting.hasWordProcessor {
        let document = try await browser.visit(base + "/docx")
        #expect(Array(document.body.readableBytesView.prefix(2)) == Array("PK".utf8))
      }
    }
  }

  @Test func `strangers get none of them`() async throws {
    try await house.run { [house] client async throws in
      for actor in [Actor(.districtLead, "D03"), Actor(.facilitator, "F09")] {
        let browser = try Browser(client, in: house, as: actor)
        for path in ["/blueprint", "/documents/agreement", "/documents/agreement/md", "/pack"] {
          #expect(try await browser.visit("/partnerships/1" + path).status == .forbidden)
        }
      }
    }
  }
}
