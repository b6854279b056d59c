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

/// What the API answers is what its description says of the answer, to the last field.
struct AnswerSchemaTests {
  private static let operations = RouteTable.all.filter { $0.audience == .api }
  private static let api = "/api/v1"

  /// An answer, with the operation that gave it.
  private struct Given: Sendable {
    var route: ServiceRoute
    var path: String
    var status: Int
    var body: String
  }

  /// What the description says of an operation's answer of a status.
  private static func schema(
    _ route: ServiceRoute, _ status: Int, in document: JSONNode
  ) throws -> JSONNode? {
    let operation = document["paths"]?[route.path]?[route.method.rawValue.lowercased()]
    let responses = try #require(operation?["responses"], "\(route.method) \(route.path)")
    let response = responses[String(status)] ?? responses["default"]
    let media = status < 400 ? "application/json" : "application/problem+json"
    return response?["content"]?[media]?["schema"]
  }

  private static func check(_ given: [Given], with check: inout SchemaCheck) throws {
    let document = try SchemaCheck.description.get()
    for one in given {
      let schema = try #require(
        try schema(one.route, one.status, in: document), "\(one.path) \(one.status)")
      let problems = check.problems(try JSONNode(one.body.utf8), schema)
      #expect(problems == [], "\(one.route.method) \(one.path)")
    }
  }

  // MARK: The table

  @Test func `no operation's answer stays undescribed`() {
    let table = Dictionary(grouping: AnswerSchema.all, by: \.name)
    for (name, schemas) in table { #expect(schemas.count == 1, "\(name) stands there twice") }
    for route in Self.operations {
      guard let description = route.description, description.status != 204 else {
        #expect(route.description?.answer == "", "\(route.path)")
        continue
      }
      let schema = table[description.component ?? description.answer]?.first
      let name = "\(route.method) \(route.path)"
      #expect(schema != nil, "\(name) answers what AnswerSchema does not describe")
      #expect(schema?.answer == description.answer, "\(name)")
      let fields = Set((schema?.fields ?? []).map { $0.name.filter { $0 != "?" } })
      #expect(fields.isSuperset(of: description.gives), "\(name) gives what is not described")
      #expect(fields.contains("next_cursor") == description.isPaged, "\(name)")
    }
  }

  @Test func `every reference leads to a component, and to each component one leads`() throws {
    let document = try SchemaCheck.description.get()
    func references(_ node: JSONNode) -> [String] {
      switch node {
      case .record(let fields):
        [fields["$ref"]?.text].compactMap(\.self) + fields.values.flatMap(references)
      case .list(let items): items.flatMap(references)
      case .null, .flag, .number, .text: []
      }
    }
    let found = Set(references(document)).filter { $0.hasPrefix("#/components/schemas/") }
    let components = try #require(document["components"]?["schemas"]?.fields)
    #expect(found == Set(components.keys.map { "#/components/schemas/\($0)" }))
    for (name, component) in components {
      #expect(component["description"]?.text?.isEmpty == false, "\(name)")
    }
  }

  // MARK: Looks

  /// The looks of every route, several where answers differ.
  private static func looks(_ route: ServiceRoute, guide: String) -> [String] {
    let path = route.path.replacing("{round}", with: SmallHouse.round)
      .replacing("{job}", with: "1").replacing("{policy}", with: "v1")
    func each(_ part: String, _ values: [String]) -> [String] {
      values.map { path.replacing("{\(part)}", with: $0) }
    }
    switch route.path {
    case api + "/plans/{plan}/why-not":
      // In the plan, forbidden, and at a cost.
      let other = guide == "F01" ? "F02" : "F01"
      return ["D01%3BD02", "D02%3BD03", "D01&facilitator=\(other)"]
        .map { each("plan", ["3"])[0] + "?districts=\($0)" }
    case api + "/plans/{plan}/compare/{other}":
      return each("plan", ["1"]).flatMap { path in
        ["1", "3"].map { path.replacing("{other}", with: $0) }
      }
    case api + "/plans/{plan}": return each("plan", ["1", "2", "3"])
    case api + "/portfolio": return [path, path + "?on=2027-05-01", path + "?warned=yes"]
    case let route where route.contains("{document}"):
      return each("document", DocumentPages.documents.map(\.part)).map {
        $0.replacing("{partnership}", with: "1")
      }
    case api + "/partnerships/{partnership}": return each("partnership", ["1", "2"])
    case let route where route.contains("{district}"): return each("district", ["D01", "D02"])
    case let route where route.contains("{facilitator}"):
      return each("facilitator", ["F01", "F02"])
    default:
      let whole = each("partnership", ["1"])
      return route.description?.isPaged == true ? whole + whole.map { $0 + "?limit=1" } : whole
    }
  }

  /// Components that nothing in the lively house has; what they describe, other tests make.
  private static let unmet: Set<String> = [
    // Only of a registry that somebody has damaged.
    "finding",
    // Only of larger rounds.
    "cut_price", "regrouped",
  ]

  @Test(arguments: Role.allCases)
  func `every look answers what is described, for each role`(role: Role) async throws {
    let house = try await SmallHouse.lively()
    let guide = try house.firstFacilitator
    let given = try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: try house.actor(role))
      var given: [Given] = []
      for route in Self.operations where route.method == .get {
        for path in Self.looks(route, guide: guide) {
          let answer = try await browser.visit(path)
          #expect(answer.status == .ok || role != .stateAdmin, "\(path) \(answer.status)")
          given.append(
            Given(
              route: route, path: path, status: Int(answer.status.code), body: answer.text))
        }
      }
      return given
    }
    var check = try SchemaCheck()
    try Self.check(given, with: &check)
    guard role == .stateAdmin else { return }
    let rest = Set(check.components.keys).subtracting(check.met).subtracting(Self.unmet)
    #expect(rest == ["done", "session", "problem", "fault"], "no answer has shown these")
  }

  // MARK: Deeds

  /// A change, in the order in which it is done.
  private struct Deed: Sendable {
    var route: String
    var actor: Actor?
    var body: String
    var parts: [String: String]

    init(_ route: String, _ actor: Actor?, _ body: String = "{}", _ parts: [String: String] = [:]) {
      (self.route, self.actor, self.body, self.parts) = (route, actor, body, parts)
    }

    func path(guide: String) -> String {
      let usual = [
        "round": SmallHouse.round, "district": "D01", "partnership": "1", "plan": "1", "job": "1",
        "number": "1", "lock": "1", "facilitator": guide,
      ]
      return usual.merging(parts) { $1 }.reduce(
        AnswerSchemaTests.api + route.drop { $0 != "/" }
      ) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
  }

  private static func deeds(guide: Actor) -> [Deed] {
    let (admin, staff) = (Actor(.stateAdmin, "root"), Actor(.stateStaff, "ana"))
    let other = Actor(.facilitator, guide.id == "F01" ? "F02" : "F01")
    func lead(_ district: String) -> Actor { Actor(.districtLead, district) }
    return [
      Deed("POST /sessions", nil, #"{"account": "ana", "password": "four plain words here"}"#),
      Deed("POST /rounds", staff, #"{"round": "2027-28", "goal": "fair"}"#),
      Deed("PATCH /rounds/{round}", staff, #"{"title": "The first cohort"}"#),
      Deed(
        "PUT /rounds/{round}/districts/{district}/registration", lead("D01"), #"{"goals": "x"}"#),
      Deed(
        "POST /rounds/{round}/districts/{district}/registration/consent", lead("D03"),
        #"{"name": "E. Wood", "text": "v1"}"#, ["district": "D03"]),
      Deed(
        "POST /partnerships/{partnership}/answer", lead("D03"), #"{"answer": "accepted"}"#,
        ["partnership": "2"]),
      Deed(
        "POST /partnerships/{partnership}/answer-by", staff, #"{"answer_by": "2027-06-01"}"#,
        ["partnership": "2"]),
      Deed(
        "POST /partnerships/{partnership}/state", staff, #"{"state": "closed", "why": "no guide"}"#,
        ["partnership": "2"]),
      Deed("DELETE /rounds/{round}/locks/{lock}", staff),
      Deed(
        "POST /rounds/{round}/locks", staff,
        """
        {"kind": "facilitator", "members": "D03", "facilitator": "\(other.id)", "why": "has room"}
        """),
      Deed("POST /rounds/{round}/matches", staff),
      Deed("POST /jobs/{job}/stop", staff),
      Deed("POST /plans/{plan}/proposals", staff, "{}", ["plan": "4"]),
      Deed(
        "POST /assignments/{partnership}/answer", other, #"{"answer": "accepted"}"#,
        ["partnership": "3"]),
      Deed(
        "POST /rounds/{round}/districts/{district}/registration/withdrawal", lead("D04"), "{}",
        ["district": "D04"]),
      Deed(
        "POST /partnerships/{partnership}/actions", guide,
        #"{"text": "Send items", "owner": "district:D01"}"#),
      Deed("POST /partnerships/{partnership}/actions/{number}", guide, #"{"ending": "done"}"#),
      Deed("POST /partnerships/{partnership}/check-ins", guide, #"{"kind": "working"}"#),
      Deed("POST /partnerships/{partnership}/pulse", guide, #"{"invited": 5}"#),
      Deed(
        "POST /partnerships/{partnership}/indicators", guide,
        #"{"name": "New", "measure": "Percent", "kind": "leading"}"#),
      Deed(
        "POST /partnerships/{partnership}/indicators/{number}", guide,
        #"{"actuals": [{"year": "2025-26", "value": 51}]}"#),
      Deed("POST /partnerships/{partnership}/lessons", guide, #"{"text": "Half days"}"#),
      Deed("POST /partnerships/{partnership}/barriers", guide, #"{"text": "Money"}"#),
      Deed(
        "POST /policies", admin,
        #"{"base": "v1", "version": "v1-b", "why": "a trial", "minimum_score": 0.3}"#),
      Deed(
        "POST /accounts", admin,
        #"{"account": "gus", "role": "auditor", "password": "four plain words here"}"#),
      Deed("POST /logins", admin, #"{"account": "gus", "email": "gus@example.org"}"#),
      Deed("DELETE /logins/{account}", admin, "{}", ["account": "gus"]),
      Deed("DELETE /accounts/{account}", admin, "{}", ["account": "gus"]),
    ]
  }

  @Test func `every deed answers what is described`() async throws {
    let provider = try OpenIDSettings(
      issuer: "https://id.example", clientID: "x", clientSecret: "y", name: "z",
      publicAddress: "https://tandem.example")
    let house = try await SmallHouse.lively(openID: provider)
    let guide = Actor(.facilitator, try house.firstFacilitator)
    let given = try await house.run { client async throws in
      var given: [Given] = []
      for deed in Self.deeds(guide: guide) {
        let browser =
          try deed.actor.map { try Browser(client, in: house, as: $0) } ?? Browser(client)
        var headers: HTTPFields = [.contentType: "application/json", .ifMatch: "*"]
        headers[.formToken] = await browser.token
        let route = try #require(
          Self.operations.first {
            "\($0.method.rawValue) \($0.path.dropFirst(Self.api.count))" == deed.route
          }, "\(deed.route)")
        let path = deed.path(guide: guide.id)
        let answer = try await browser.send(
          path, route.method, headers: headers, body: ByteBuffer(string: deed.body))
        await house.service.house.jobs.waitForAll()
        #expect(
          Int(answer.status.code) == route.description?.status, "\(deed.route): \(answer.text)")
        given.append(
          Given(route: route, path: path, status: Int(answer.status.code), body: answer.text))
      }
      return given
    }
    var check = try SchemaCheck()
    try Self.check(given, with: &check)
    let done = Set(given.map { "\($0.route.method.rawValue) \($0.route.path)" })
    for route in Self.operations where route.isChange && route.description?.status != 204 {
      let name = "\(route.method.rawValue) \(route.path)"
      #expect(done.contains(name), "\(name) was not held against its description")
    }
  }

  // MARK: Failures

  @Test func `what fails is told as it is described`() async throws {
    let house = try SmallHouse()
    let given = try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      var headers: HTTPFields = [.contentType: "application/json"]
      headers[.formToken] = await staff.token
      var given: [Given] = []
      for route in Self.operations where route.gate != .open {
        let path = RouteRoleTests.path(
          route, facilitator: "F09", first: house.service.house.firstAdmin)
        for browser in [staff, Browser(client)] {
          let answer = try await browser.send(
            path, route.method, headers: headers,
            body: route.isChange ? ByteBuffer(string: #"{"x": 1}"#) : nil)
          guard answer.status.code >= 400 else { continue }
          given.append(
            Given(
              route: route, path: path, status: Int(answer.status.code), body: answer.text))
        }
      }
      return given
    }
    var check = try SchemaCheck()
    try Self.check(given, with: &check)
    #expect(check.met == ["problem", "fault"])
  }

  @Test func `what is described as a day can be nothing else, by commands too`() throws {
    let house = try SmallHouse()
    let staff = house.desk(.stateStaff, "ana")
    var change = RoundChange()
    change.closes = "soon"
    #expect(throws: Failure.self) { try staff.changeRound(SmallHouse.round, change, why: nil) }
    #expect(throws: Failure.self) { try staff.createRound("2027-28", change) }
    #expect(throws: Failure.self) {
      try staff.advance(1, to: .closed, nextDate: "2026-02-30", why: nil)
    }
    #expect(throws: Failure.self) {
      try staff.addTie(
        from: "D01", to: "D02", kind: "prefers", since: nil, until: "2028", note: nil)
    }
    var signature = Registry.Signature()
    signature.boardAt = "next week"
    #expect(throws: Failure.self) {
      try house.desk(.districtLead, "D01").sign(signature, partnership: 1)
    }
    #expect(try staff.rounds().rows.count == 1)
    #expect(try house.registry.partnership(1).state == .proposed)
    #expect(try house.registry.relationships(of: nil).isEmpty)
  }

  // MARK: The check itself

  @Test func `the check finds what is missing, more, of another kind or not a day`() throws {
    var check = try SchemaCheck()
    let row = """
      {"lesson": 1, "day": "2026-09-15", "kind": "insight", "text": "Half days"}
      """
    func wrong(_ change: (String) -> String) throws -> [String] {
      check.problems(
        try JSONNode(change(row).utf8),
        .record(["$ref": .text("#/components/schemas/lesson")]))
    }
    #expect(try wrong { $0 } == [])
    #expect(try wrong { $0.replacing(#""lesson": 1, "#, with: "") } == ["/lesson: missing"])
    #expect(try wrong { $0.replacing("lesson", with: "number") }.count == 2)
    #expect(try wrong { $0.replacing("1", with: "1.5", maxReplacements: 1) }.count == 1)
    #expect(try wrong { $0.replacing(#""Half days""#, with: "null") }.count == 1)
    #expect(try wrong { $0.replacing("09-15", with: "09-31") }.count == 1)
    #expect(try wrong { $0.replacing("insight", with: "merry") }.count == 1)
  }
}
