import Access
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Service

/// Links that let a party in: once, unchanged, in time.
struct LinkTests {
  private let house: SmallHouse

  init() throws { house = try SmallHouse() }

  private func link(for party: Actor = Actor(.districtLead, "D01")) async throws -> String {
    try await house.run { [house] client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let page = try await staff.submit(
        "/invitations", ["role": party.role.rawValue, "id": party.id])
      let found = try #require(page.text.firstMatch(of: /\/link\/([A-Za-z0-9._-]+)/))
      return "/link/" + found.1
    }
  }

  private func use(_ path: String) async throws -> TestResponse {
    try await house.run { client async throws in
      let browser = Browser(client)
      // A page whose token is good, whatever that of the link says.
      try await browser.visit("/sign-in")
      #expect(try await browser.visit(path).headers[.cacheControl] == "no-store")
      return try await browser.submit(path)
    }
  }

  @Test func `a link lets its party in, and only once`() async throws {
    let path = try await link()
    let first = try await use(path)
    #expect(first.status == .seeOther)
    #expect(first.headers[.location] == "/districts/D01")
    #expect(try await use(path).status == .gone)
  }

  @Test func `of several who use a link at once, one comes in`() async throws {
    let path = try await link()
    let statuses = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
      for _ in 0..<6 { group.addTask { try await use(path).status } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.count { $0 == .seeOther } == 1)
    #expect(statuses.count { $0 == .gone } == 5)
  }

  @Test func `looking at a link does not use it`() async throws {
    let path = try await link()
    try await house.run { client async throws in
      for _ in 0..<3 { #expect(try await Browser(client).visit(path).status == .ok) }
    }
    #expect(try await use(path).status == .seeOther)
  }

  @Test func `a newer link ends the one before it`() async throws {
    let (first, second) = (try await link(), try await link())
    #expect(try await use(first).status == .gone)
    #expect(try await use(second).status == .seeOther)
  }

  @Test func `a link ends with its last day`() async throws {
    let path = try await link()
    house.hand.move(Double(LinkToken.days) * 86_400 + 1)
    #expect(try await use(path).status == .gone)
  }

  @Test func `a link that was changed in any place is refused`() async throws {
    let path = try await link()
    let text = Array(path.dropFirst("/link/".count))
    for place in stride(from: 0, to: text.count, by: 7) {
      var changed = text
      changed[place] = changed[place] == "A" ? "B" : "A"
      #expect(try await use("/link/" + String(changed)).status == .gone, "place \(place)")
    }
  }

  @Test func `a link signed with another key, or never issued, is refused`() async throws {
    let party = Actor(.districtLead, "D01")
    let foreign = LinkToken(.signIn, for: party, now: house.hand.now)
    let other = Secret(Array(repeating: 8, count: 32))
    #expect(try await use("/link/" + foreign.text(other)).status == .gone)
    #expect(try await use("/link/" + foreign.text(house.service.house.secret)).status == .gone)
  }

  @Test func `a district makes links for itself and nobody else`() async throws {
    try await house.run { [house] client async throws in
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let own = try await lead.submit("/districts/D01/links", ["role": "district-member"])
      #expect(own.status == .ok)
      let others = try await lead.submit("/districts/D02/links", ["role": "district-lead"])
      #expect(others.status == .forbidden)
      let guide = try await lead.submit("/invitations", ["role": "facilitator", "id": "F01"])
      #expect(guide.status == .forbidden)
      let staff = try await lead.submit("/invitations", ["role": "state-staff", "id": "D01"])
      #expect(staff.status == .unprocessableContent)
    }
  }

  @Test func `neither the link nor its secret is in the registry`() async throws {
    let path = try await link()
    let payload = String(path.dropFirst("/link/".count).prefix { $0 != "." })
    let words = String(decoding: try #require(Base64URL.bytes(payload)), as: UTF8.self)
    let nonce = try #require(words.split(separator: "\n").last)
    let file = try Data(contentsOf: URL(fileURLWithPath: house.registry.path))
    let log = try Data(contentsOf: URL(fileURLWithPath: house.registry.path + "-wal"))
    for bytes in [file, log] { #expect(bytes.range(of: Data(nonce.utf8)) == nil) }
  }
}
