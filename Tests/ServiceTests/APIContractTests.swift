import Access
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Service

/// What the description of the API says, said of every route of it.
struct APIContractTests {
  private let house: SmallHouse

  init() throws { house = try SmallHouse() }

  private static let routes = RouteTable.all.filter { $0.audience == .api }

  private static func object(_ response: TestResponse) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(response.text.utf8)) as? [String: Any])
  }

  private static func send(
    _ browser: Browser, _ method: HTTPRequest.Method, _ path: String, _ body: String,
    match: String? = nil, type: String = "application/json"
  ) async throws -> TestResponse {
    var headers: HTTPFields = [.contentType: type]
    headers[.formToken] = await browser.token
    headers[.ifMatch] = match
    return try await browser.send(path, method, headers: headers, body: ByteBuffer(string: body))
  }

  /// The places that a problem document names.
  private static func places(_ response: TestResponse, _ name: String = "pointer") throws
    -> [String]
  {
    #expect(response.headers[.contentType] == "application/problem+json")
    let errors = try object(response)["errors"] as? [[String: Any]] ?? []
    return errors.compactMap { $0[name] as? String }
  }

  // MARK: Bodies

  @Test func `every wrong field is named by its place, all at once`() async throws {
    try await house.run { [house] client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let wrong = try await Self.send(
        staff, .patch, "/api/v1/rounds/2026-27",
        #"""
        {"goal": "most", "max_partnerships": -1, "opens": "2026-02-30", "open": "yes",
         "title": "", "a/b~c": 1, "closes": null}
        """#, match: "*")
      #expect(wrong.status == .unprocessableContent)
      #expect(
        Set(try Self.places(wrong)) == [
          "/goal", "/max_partnerships", "/opens", "/open", "/title", "/a~1b~0c",
        ])
      let state = "/api/v1/partnerships/1/state"
      let missing = try await Self.send(staff, .post, state, "{}", match: "*")
      #expect(try Self.places(missing) == ["/state"])
      let compound = try await Self.send(staff, .post, state, #"{"state": ["x"]}"#, match: "*")
      #expect(try Self.places(compound) == ["/state"])
      let zero = try await Self.send(
        staff, .post, state, #"{"state": "closed", "why": "a\u0000b"}"#, match: "*")
      #expect(try Self.places(zero) == ["/why"])
    }
  }

  @Test func `what the reader of registrations finds is named by its column`() async throws {
    try await house.run { [house] client async throws in
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let path = "/api/v1/rounds/2026-27/districts/D01/registration"
      let wrong = try await Self.send(
        lead, .put, path, #"{"needs": "maths:4", "capacity": 9, "virtual": "x"}"#, match: "*")
      #expect(wrong.status == .unprocessableContent)
      #expect(Set(try Self.places(wrong)) == ["/needs", "/capacity", "/virtual"])
      #expect(!wrong.text.contains("row 1"))
    }
  }

  @Test func `a body that is no object of JSON is told from one that is`() async throws {
    try await house.run { [house] client async throws in
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let path = "/api/v1/partnerships/1/answer"
      for (body, status) in [
        ("{", HTTPResponse.Status.badRequest), ("[]", .unprocessableContent),
        ("3", .unprocessableContent), ("", .unprocessableContent),
      ] {
        #expect(try await Self.send(lead, .post, path, body).status == status, "\(body)")
      }
      let form = try await Self.send(
        lead, .post, path, "answer=accepted", type: "application/x-www-form-urlencoded")
      #expect(form.status == .unsupportedMediaType)
    }
  }

  // MARK: Methods

  @Test func `a known path says what can be done there`() async throws {
    try await house.run { [house] client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let api = try await Self.send(staff, .delete, "/api/v1/rounds/2026-27", "{}")
      #expect(api.status == .methodNotAllowed)
      #expect(api.headers[.allow] == "GET, HEAD, OPTIONS, PATCH")
      #expect(api.headers[.contentType] == "application/problem+json")
      let query = try #require(HTTPRequest.Method("QUERY"))
      let unknown = try await staff.send("/api/v1/rounds", query, headers: [:], body: nil)
      #expect(unknown.status == .methodNotAllowed)
      let page = try await staff.send("/sign-out", .get, headers: [:], body: nil)
      #expect(page.status == .methodNotAllowed && page.headers[.allow] == "OPTIONS, POST")
      #expect(page.heading == "This cannot be done here")
      let options = try await staff.send("/api/v1/rounds", .options, headers: [:], body: nil)
      #expect(options.status == .noContent)
      #expect(options.headers[.allow] == "GET, HEAD, OPTIONS, POST")
    }
  }

  @Test func `HEAD is GET without the body, errors too`() async throws {
    try await house.run { [house] client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let read = try await staff.visit("/api/v1/rounds")
      let head = try await staff.send("/api/v1/rounds", .head, headers: [:], body: nil)
      #expect(head.status == .ok && head.text.isEmpty)
      #expect(head.headers[.eTag] == read.headers[.eTag])
      for path in ["/api/v1/rounds/none", "/api/v1/none", "/none", "/sign-out"] {
        let missing = try await staff.send(path, .head, headers: [:], body: nil)
        #expect(missing.status.code >= 400 && missing.text.isEmpty, "\(path)")
      }
    }
  }

  // MARK: Lists

  @Test func `the pages of every list, put together, are the list`() async throws {
    for route in Self.routes where route.description?.isPaged == true {
      let name = try #require(route.description?.answer)
      let path = route.path.replacing("{round}", with: SmallHouse.round)
      try await house.run { [house] client async throws in
        let admin = try Browser(client, in: house, as: Actor(.stateAdmin, "root"))
        let whole = try Self.object(try await admin.visit(path + "?limit=500"))
        let rows = try #require(whole[name] as? [[String: Any]])
        #expect(whole["next_cursor"] is NSNull, "\(path)")
        for limit in [1, 2, 3] {
          var (seen, next): ([[String: Any]], String?) = ([], path + "?limit=\(limit)")
          while let place = next {
            let answer = try await admin.visit(place)
            let page = try Self.object(answer)
            let part = try #require(page[name] as? [[String: Any]])
            #expect(part.count <= limit && (page["next_cursor"] is NSNull || part.count == limit))
            seen += part
            next = answer.headers[.link].flatMap { link in
              link.wholeMatch(of: /<([^>]*)>; rel="next"/).map { String($0.1) }
            }
            #expect((next == nil) == (page["next_cursor"] is NSNull))
            if let cursor = page["next_cursor"] as? String {
              #expect(next?.hasSuffix("cursor=\(cursor)") == true)
            }
            guard seen.count <= rows.count else { break }
          }
          #expect(seen as NSArray == rows as NSArray, "\(path) by \(limit)")
        }
      }
    }
  }

  @Test func `deeds come latest first, and older pages stay the same when there are more`()
    async throws
  {
    try await house.run { [house] client async throws in
      let admin = try Browser(client, in: house, as: Actor(.stateAdmin, "root"))
      func deeds(_ answer: TestResponse) throws -> [Int] {
        let rows = try #require(try Self.object(answer)["audit"] as? [[String: Any]])
        return rows.compactMap { $0["deed"] as? Int }
      }
      let first = try await admin.visit("/api/v1/audit?limit=2")
      #expect(try deeds(first).sorted(by: >) == deeds(first))
      let next = try #require(first.headers[.link]?.firstMatch(of: /<([^>]*)>/)).1
      let second = try deeds(try await admin.visit(String(next)))
      try house.registry.setRetention(
        of: "note", years: 3, by: Actor(.stateAdmin, "root"), at: Moment(house.hand.now))
      #expect(try deeds(try await admin.visit(String(next))) == second)
      #expect(try deeds(try await admin.visit("/api/v1/audit?limit=2")) != deeds(first))
    }
  }

  @Test func `a cursor of another list, of other filters or of nobody is refused`() async throws {
    try await house.run { [house] client async throws in
      let admin = try Browser(client, in: house, as: Actor(.stateAdmin, "root"))
      let answer = try await admin.visit("/api/v1/partnerships?limit=1")
      let cursor = try #require(try Self.object(answer)["next_cursor"] as? String)
      #expect(
        try await admin.visit("/api/v1/partnerships?cursor=\(cursor)&limit=7").status == .ok)
      let changed = String(cursor.dropLast(2)) + (cursor.hasSuffix("AA") ? "BB" : "AA")
      for path in [
        "/api/v1/districts?cursor=\(cursor)",
        "/api/v1/partnerships?state=proposed&cursor=\(cursor)",
        "/api/v1/partnerships?cursor=\(changed)", "/api/v1/partnerships?cursor=MQ",
        "/api/v1/partnerships?cursor=%20x",
      ] {
        let refused = try await admin.visit(path)
        #expect(refused.status == .badRequest, "\(path)")
        #expect(try Self.places(refused, "parameter") == ["cursor"], "\(path)")
      }
      for limit in ["0", "501", "-1", "x", "1e3"] {
        let refused = try await admin.visit("/api/v1/rounds?limit=\(limit)")
        #expect(refused.status == .badRequest, "\(limit)")
        #expect(try Self.places(refused, "parameter") == ["limit"], "\(limit)")
      }
      let state = try await admin.visit("/api/v1/partnerships?state=merry")
      #expect(state.status == .badRequest)
    }
  }

  // MARK: Edits

  @Test func `a round changes for whoever read it last`() async throws {
    try await house.run { [house] client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let path = "/api/v1/rounds/2026-27"
      let tag = try #require(try await staff.visit(path).headers[.eTag])
      let body = #"{"title": "The first cohort", "max_partnerships": 5}"#
      #expect(try await Self.send(staff, .patch, path, body).status == .preconditionRequired)
      #expect(
        try await Self.send(staff, .patch, path, body, match: "").status == .preconditionRequired)
      let weak = try await Self.send(staff, .patch, path, body, match: "W/" + tag)
      #expect(weak.status == .preconditionFailed)
      let done = try await Self.send(staff, .patch, path, body, match: "\"x\", " + tag)
      #expect(done.status == .ok && done.headers[.eTag] != tag)
      #expect(try Self.object(done)["title"] as? String == "The first cohort")
      let late = try await Self.send(staff, .patch, path, body, match: tag)
      #expect(late.status == .preconditionFailed)
      let opened = try await Self.send(
        staff, .post, "/api/v1/rounds", #"{"round": "2027-28", "goal": "fair"}"#)
      #expect(opened.status == .created)
      #expect(try Self.object(opened)["goal"] as? String == "fair")
      let twice = try await Self.send(staff, .post, "/api/v1/rounds", #"{"round": "2027-28"}"#)
      #expect(twice.status == .conflict)
    }
  }

  @Test func `a partnership advances for whoever read it last`() async throws {
    try await house.run { [house] client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let path = "/api/v1/partnerships/1"
      let tag = try #require(try await staff.visit(path).headers[.eTag])
      let lead = try Browser(client, in: house, as: Actor(.districtLead, "D01"))
      let answer = try await Self.send(lead, .post, path + "/answer", #"{"answer": "accepted"}"#)
      #expect(answer.status == .ok)
      let body = #"{"state": "closed", "why": "asked to"}"#
      #expect(
        try await Self.send(staff, .post, path + "/state", body, match: tag).status
          == .preconditionFailed)
      let new = try #require(try await staff.visit(path).headers[.eTag])
      #expect(try await Self.send(staff, .post, path + "/state", body, match: new).status == .ok)
    }
  }

  // MARK: Headers and statuses

  @Test func `how many requests are left is told, and when to come back`() async throws {
    let house = try SmallHouse(requestsPerMinute: 3)
    try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      for left in [2, 1, 0] {
        let answer = try await staff.visit("/api/v1/rounds")
        #expect(answer.headers[.rateLimitPolicy] == "\"minute\";q=3;w=60")
        #expect(answer.headers[.rateLimit] == "\"minute\";r=\(left);t=\((3 - left) * 20)")
      }
      let refused = try await staff.visit("/api/v1/rounds")
      #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] == "20")
    }
  }

  /// The statuses that the description names for each route.
  private static func statuses() throws -> [String: Set<String>] {
    let document = try JSONSerialization.jsonObject(with: Data(OpenAPI.document))
    let paths = try #require((document as? [String: Any])?["paths"] as? [String: [String: Any]])
    var statuses: [String: Set<String>] = [:]
    for (path, operations) in paths {
      for (method, operation) in operations {
        let named = (operation as? [String: Any])?["responses"] as? [String: Any]
        statuses["\(method.uppercased()) \(path)"] = Set((named ?? [:]).keys)
      }
    }
    return statuses
  }

  /// Each route with bodies that are right, wrong and absent, for each role and for nobody.
  @Test(arguments: [nil] + Role.allCases.map { $0 })
  func `every answer has a status that the description names`(role: Role?) async throws {
    let statuses = try Self.statuses()
    let guide = try house.firstFacilitator
    try await house.run { [house] client async throws in
      for route in Self.routes {
        let browser = try role.map { try Browser(client, in: house, as: house.actor($0)) }
        let named = try #require(statuses["\(route.method.rawValue) \(route.path)"])
        let path = RouteRoleTests.path(
          route, facilitator: guide, first: house.service.house.firstAdmin)
        for body in ["", "{}", "[]", "{", #"{"x": 1}"#] {
          let answer = try await Self.send(
            browser ?? Browser(client), route.method, path, route.isChange ? body : "",
            match: "*")
          let status = String(answer.status.code)
          #expect(named.contains(status), "\(route.method) \(route.path): \(status)")
          if answer.status == .unauthorized {
            #expect(answer.headers[.wwwAuthenticate] != nil)
          }
          if answer.status.code >= 400 {
            #expect(answer.headers[.contentType] == "application/problem+json")
          }
        }
      }
    }
  }
}
