import Access
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Storage
import Synchronization
import Testing
import Workflows

@testable import Service

/// A service over a small registry of its own: four districts of a round, two facilitators, one
/// plan, and its two partnerships proposed.
final class SmallHouse: Sendable {
  let registry: Registry
  let service: TandemService
  let hand: Clock
  private let folder: URL
  static let round = "2026-27"
  static let start = Date(timeIntervalSince1970: 1_790_000_000)

  init(
    isProposed: Bool = true, signInsPerMinute: Int? = nil, requestsPerMinute: Int? = nil,
    isBehindTLS: Bool = false, openID: OpenIDSettings? = nil
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "tandem-service-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.folder = folder
    let path = folder.appending(path: "state.sqlite").path
    // Each test has a copy of its own; making one anew takes a match.
    let model = try isProposed ? Self.proposed.get() : Self.loaded.get()
    try FileManager.default.copyItem(atPath: model, toPath: path)
    let registry = try Registry(opening: path)
    let clock = Clock()
    hand = clock
    var settings = ServiceSettings(secret: Array(repeating: 7, count: 32), engine: "test")
    settings.hasCheapPasswords = true
    settings.requestsPerMinute = requestsPerMinute
    settings.signInsPerMinute = signInsPerMinute
    settings.isBehindTLS = isBehindTLS
    settings.now = { clock.now }
    settings.openID = openID
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    self.registry = registry
    service = try TandemService(registry, settings, logger: logger)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Files with the round loaded, and with a plan proposed besides.
  private static let loaded = Result { try model(isProposed: false) }
  private static let proposed = Result { try model(isProposed: true) }

  private static func model(isProposed: Bool) throws -> String {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "tandem-model-\(UUID().uuidString).sqlite").path
    let admin = Actor(.stateAdmin, "root")
    let registry = try Registry.create(at: place, by: admin, at: Moment(start))
    _ = try registry.load(bundle, round: round, by: admin, at: Moment(start))
    if isProposed {
      let desk = RegistryDesk(registry, actor: admin, now: Moment(start))
      let source = try desk.source(round: round)
      let plan = try Matching.run(RoundModel(source.bundle), sha256: source.sha256).plan
      let number = try desk.keep(plan, of: source, round: round, engine: "test")
      _ = try desk.propose(plan: number)
    }
    let copy = place + ".whole"
    try registry.backUp(to: copy)
    return copy
  }

  /// A clock that stands until it is moved.
  final class Clock: Sendable {
    private let date = Mutex(SmallHouse.start)
    var now: Date { date.withLock { $0 } }
    func move(_ seconds: Double) { date.withLock { $0 = $0.addingTimeInterval(seconds) } }
  }

  static let bundle: RegistryBundle = {
    func district(_ id: String, _ name: String, _ latitude: Double, _ topic: String) -> District {
      var district = District(id: .init(id), name: name)
      district.location = Coordinate(latitude: latitude, longitude: -119.5)
      district.county = "Fresno"
      district.enrollment = 5000
      district.needs = [District.Need(topic: Topic(topic), priority: 5)]
      district.offers = [District.Offer(topic: Topic("science"), strength: 3)]
      return district
    }
    func facilitator(_ id: String, _ name: String) -> Facilitator {
      var facilitator = Facilitator(id: .init(id), name: name, capacity: 1)
      facilitator.location = Coordinate(latitude: 36.7, longitude: -119.6)
      return facilitator
    }
    return RegistryBundle(
      districts: [
        district("D01", "Alder Unified", 36.7, "math"),
        district("D02", "Birch Unified", 36.8, "math"),
        district("D03", "Cedar Unified", 36.6, "ela"),
        district("D04", "Dogwood Unified", 36.5, "ela"),
      ],
      facilitators: [facilitator("F01", "Faye Stone"), facilitator("F02", "Gil Reyes")])
  }()

  /// The facilitator of the first partnership, which is that of D01 and D02.
  var firstFacilitator: String {
    get throws {
      try #require(try registry.partnership(1).facilitator).rawValue
    }
  }

  /// Somebody of each role; parties are those of the first partnership.
  func actor(_ role: Role) throws -> Actor {
    switch role {
    case .districtLead, .districtMember: Actor(role, "D01")
    case .facilitator: Actor(role, try firstFacilitator)
    default: Actor(role, "somebody")
    }
  }

  func run<Value>(
    _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
  ) async throws -> Value {
    try await service.application(host: "localhost", port: 0).test(.router, body)
  }

  /// What somebody does who is signed in already.
  func browse(
    _ actor: Actor, _ body: @escaping @Sendable (Browser) async throws -> Void
  ) async throws {
    try await run { [self] client async throws in
      try await body(try Browser(client, in: self, as: actor))
    }
  }
}

/// A browser without JavaScript: keeps cookies, fills in forms with the token of the last page.
actor Browser {
  private let client: any TestClientProtocol
  private var cookies: [String: String] = [:]
  private(set) var token = ""
  private(set) var last: TestResponse?

  init(_ client: any TestClientProtocol) { self.client = client }

  /// Signed in already, without the pages for it.
  init(_ client: any TestClientProtocol, in house: SmallHouse, as actor: Actor) throws {
    self.client = client
    let session = Tokens.fresh()
    try house.registry.begin(SessionRules.begin(session, for: actor, now: house.hand.now))
    cookies[Credential.sessionName(isSecure: house.service.house.settings.isBehindTLS)] = session
    token = FormToken.make(for: session, house.service.house.secret)
  }

  var session: String? { cookies["tandem-session"] }

  func cookie(_ name: String) -> String? { cookies[name] }
  func set(cookie name: String, _ value: String?) { cookies[name] = value }
  func set(token: String) { self.token = token }

  @discardableResult
  func visit(_ path: String, headers: HTTPFields = [:]) async throws -> TestResponse {
    try await send(path, .get, headers: headers, body: nil)
  }

  @discardableResult
  func submit(
    _ path: String, _ fields: [String: String] = [:], headers: HTTPFields = [:]
  ) async throws -> TestResponse {
    var fields = fields
    if fields["csrf"] == nil { fields["csrf"] = token }
    let body = fields.sorted { $0.key < $1.key }
      .map { "\(Place.encoded($0.key))=\(Place.encoded($0.value))" }
      .joined(separator: "&")
    var headers = headers
    headers[.contentType] = "application/x-www-form-urlencoded"
    return try await send(path, .post, headers: headers, body: ByteBuffer(string: body))
  }

  /// Goes where the last answer leads.
  @discardableResult
  func follow() async throws -> TestResponse {
    try await visit(try #require(last?.headers[.location]))
  }

  func send(
    _ path: String, _ method: HTTPRequest.Method, headers: HTTPFields, body: ByteBuffer?
  ) async throws -> TestResponse {
    var headers = headers
    if !cookies.isEmpty {
      headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }
    let response = try await client.execute(
      uri: path, method: method, headers: headers, body: body)
    for line in response.headers[values: .setCookie] {
      let pair = line.split(separator: ";")[0].split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = pair.count > 1 ? String(pair[1]) : ""
      cookies[String(pair[0])] = value.isEmpty ? nil : value
    }
    if let found = response.text.firstMatch(of: /name="csrf" value="([^"]*)"/) {
      token = String(found.1)
    }
    last = response
    return response
  }

  /// The value of a hidden field of the last page.
  func hidden(_ name: String) throws -> String {
    let text = try #require(last).text
    let pattern = try Regex("name=\"\(name)\" value=\"([^\"]*)\"", as: (Substring, Substring).self)
    return String(try #require(text.firstMatch(of: pattern)).1)
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }

  /// The first heading, which says which page it is.
  var heading: String {
    text.firstMatch(of: /<h1>([^<]*)<\/h1>/).map { String($0.1) } ?? ""
  }
}
