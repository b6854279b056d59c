import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Service

/// What programs are promised.
struct APITests {
  private let house: SmallHouse

  init() throws { house = try SmallHouse() }

  private func object(_ response: TestResponse) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(response.text.utf8)) as? [String: Any])
  }

  /// Sends JSON in somebody's name, with the header that forms carry as a field.
  private func send(
    _ browser: Browser, _ method: HTTPRequest.Method, _ path: String, _ body: String = "{}",
    headers: HTTPFields = [:]
  ) async throws -> TestResponse {
    var headers = headers
    headers[.contentType] = "application/json"
    if headers[.authorization] == nil { headers[.formToken] = await browser.token }
    return try await browser.send(
      "/api/v1" + path, method, headers: headers, body: ByteBuffer(string: body))
  }

  @Test func `a token signs a program in and out, without the token of forms`() async throws {
    try house.registry.addAccount(
      "ana", role: .stateStaff,
      password: try Password.derived(
        "four plain words here", cost: house.service.house.passwordCost),
      by: Actor(.stateAdmin, "root"), at: Moment(house.hand.now))
    try await house.run { client async throws in
      let browser = Browser(client)
      let wrong = try await send(
        browser, .post, "/sessions", #"{"account": "ana", "password": "no"}"#)
      #expect(wrong.status == .unauthorized)
      let right = try await send(
        browser, .post, "/sessions",
        #"{"account": "ana", "password": "four plain words here"}"#)
      #expect(right.status == .created)
      let token = try #require(try object(right)["token"] as? String)
      let bearer: HTTPFields = [.authorization: "Bearer \(token)"]
      #expect(
        try await browser.send("/api/v1/plans/1", .get, headers: bearer, body: nil).status == .ok)
      let out = try await send(browser, .delete, "/sessions/current", headers: bearer)
      #expect(out.status == .noContent)
      #expect(
        try await browser.send("/api/v1/plans/1", .get, headers: bearer, body: nil).status
          == .unauthorized)
    }
  }

  @Test func `pages of districts follow each other without gap or repetition`() async throws {
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      var (names, cursor): ([String], String?) = ([], "")
      while let place = cursor {
        let path =
          "/api/v1/districts?limit=3" + (place.isEmpty ? "" : "&cursor=\(place)")
        let answer = try object(try await browser.visit(path))
        #expect(answer["total"] as? Int == 4)
        let rows = try #require(answer["districts"] as? [[String: Any]])
        names += rows.compactMap { $0["name"] as? String }
        cursor = answer["next_cursor"] as? String
      }
      #expect(
        names == ["Alder Unified", "Birch Unified", "Cedar Unified", "Dogwood Unified"])
    }
  }

  @Test func `an edit needs the tag of what was read`() async throws {
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let path = "/rounds/2026-27/districts/D01/registration"
      let read = try await browser.visit("/api/v1" + path)
      let tag = try #require(read.headers[.eTag])
      #expect(
        try await browser.visit("/api/v1" + path, headers: [.ifNoneMatch: tag]).status
          == .notModified)
      let body = #"{"needs": "math:4;ela:2", "capacity": 2}"#
      #expect(try await send(browser, .put, path, body).status == .preconditionRequired)
      let done = try await send(browser, .put, path, body, headers: [.ifMatch: tag])
      #expect(done.status == .ok)
      let late = try await send(browser, .put, path, body, headers: [.ifMatch: tag])
      #expect(late.status == .preconditionFailed)
      let new = try #require(done.headers[.eTag])
      for bad in [#"{"needs": "maths:4"}"#, #"{"consent": "yes"}"#, "[]", #"{"a": {}}"#] {
        let answer = try await send(browser, .put, path, bad, headers: [.ifMatch: new])
        #expect(answer.status == .unprocessableContent, "\(bad)")
        #expect(answer.headers[.contentType] == "application/problem+json")
      }
    }
    let kept = try house.registry.registration(of: "D01", round: "2026-27").district
    #expect(kept.capacity == 2 && kept.needs.count == 2 && kept.consents)
  }

  @Test func `a repetition with the same key does nothing more and answers the same`()
    async throws
  {
    let house = try SmallHouse(isProposed: false)
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      var headers = HTTPFields()
      headers[.idempotencyKey] = "k1"
      let first = try await send(
        browser, .post, "/rounds/2026-27/matches", headers: headers)
      #expect(first.status == .accepted)
      await house.service.house.jobs.waitForAll()
      let second = try await send(
        browser, .post, "/rounds/2026-27/matches", headers: headers)
      #expect(second.status == .accepted && second.text == first.text)
      let other = try await send(browser, .post, "/plans/1/proposals", headers: headers)
      #expect(other.status == .unprocessableContent)
      headers[.idempotencyKey] = "k2"
      let proposed = try await send(browser, .post, "/plans/1/proposals", headers: headers)
      #expect(proposed.status == .created)
      let again = try await send(browser, .post, "/plans/1/proposals", headers: headers)
      #expect(again.status == .created && again.text == proposed.text)
    }
    #expect(try house.registry.jobs(round: "2026-27").count == 1)
    #expect(try house.registry.partnerships().count == 2)
  }

  @Test func `a cookie alone changes nothing`() async throws {
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      await browser.set(token: "")
      let answer = try await send(
        browser, .post, "/partnerships/1/answer", #"{"answer": "accepted"}"#)
      #expect(answer.status == .forbidden)
    }
    #expect(try house.registry.partnership(1).members[0].answer == nil)
  }

  @Test func `the description names every route of the API with its question`() async throws {
    let body = try JSONSerialization.jsonObject(with: Data(OpenAPI.document))
    let document = try #require(body as? [String: Any])
    #expect(document["openapi"] as? String == "3.1.0")
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    let routes = RouteTable.all.filter { $0.audience == .api }
    #expect(paths.values.map(\.count).reduce(0, +) == routes.count)
    var ids: Set<String> = []
    for route in routes {
      let method = route.method.rawValue.lowercased()
      let operation = try #require(paths[route.path]?[method] as? [String: Any])
      if case .question(let question) = route.gate {
        #expect(operation["x-tandem-question"] as? String == question.rawValue)
      }
      #expect(ids.insert(operation["operationId"] as? String ?? "").inserted)
    }
    try await house.run { client async throws in
      #expect(try await Browser(client).visit("/openapi.json").status == .ok)
    }
  }

  @Test func `what comes back has the schema that the description names`() async throws {
    let guide = try house.firstFacilitator
    try await house.run { [house] client async throws in
      let browser = try Browser(client, in: house, as: Actor(.stateAdmin, "root"))
      for route in RouteTable.all where route.audience == .api && route.method == .get {
        let path = RouteRoleTests.path(
          route, facilitator: guide, first: house.service.house.firstAdmin)
        let answer = try await browser.visit(path)
        guard answer.status == .ok else {
          #expect(answer.status == .notFound && path.contains("/jobs/"), "\(path)")
          continue
        }
        #expect(
          try object(answer)["schema"] as? String
            == "tandem.\(route.description?.answer ?? "")/1", "\(path)")
      }
    }
  }
}
