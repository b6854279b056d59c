import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Service

/// Requests that a page of ours did not make.
struct ForgedFormTests {
  private let path = "/rounds/2026-27/districts/D01/registration/withdraw"

  @Test func `a change without the token of the session is refused and does nothing`()
    async throws
  {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let other = try Browser(client, in: house, as: Actor(.districtLead, "D02"))
      let tokens = ["", "none", await other.token, Tokens.fresh()]
      for token in tokens {
        let answer = try await browser.submit(path, ["csrf": token])
        #expect(answer.status == .forbidden)
      }
      let right = await browser.token
      var headers = HTTPFields()
      headers[.fetchSite] = "cross-site"
      let crossed = try await browser.submit(path, ["csrf": right], headers: headers)
      #expect(crossed.status == .forbidden)
      #expect(try house.registry.registration(of: "D01", round: "2026-27").district.consents)
      #expect(try await browser.submit(path, ["csrf": right]).status == .seeOther)
      #expect(try !house.registry.registration(of: "D01", round: "2026-27").district.consents)
    }
  }

  @Test func `signing in needs the token of the page too`() async throws {
    let house = try SmallHouse(isProposed: false)
    try await house.run { client async throws in
      let browser = Browser(client)
      #expect(try await browser.submit("/sign-in", ["name": "ana"]).status == .forbidden)
    }
  }

  @Test func `a form in another form than ours is refused`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let token = await browser.token
      let answer = try await browser.send(
        path, .post, headers: [.contentType: "text/plain"],
        body: ByteBuffer(string: "csrf=\(token)"))
      #expect(answer.status == .unsupportedMediaType)
    }
  }

  @Test func `a request that is too long is refused`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let long = String(repeating: "a", count: Visit.longestBody + 1)
      #expect(try await browser.submit(path, ["why": long]).status == .contentTooLarge)
    }
  }
}
