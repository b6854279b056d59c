import Access
import HTTPTypes
import Hummingbird

/// One line of the table of routes: what it answers, and who may ask it.
struct ServiceRoute: Sendable {
  /// Who may ask at all; whose thing it is, the registry's desk decides with the same question.
  enum Gate: Equatable, Sendable {
    /// Everybody, signed in or not.
    case open
    /// Whoever is signed in, about itself.
    case signedIn
    /// Whom the policy grants this, of its own or of all.
    case question(Question)
  }

  enum Audience: Sendable { case page, api, operation }

  let method: HTTPRequest.Method
  /// The path, with `{name}` for its parts that vary.
  let path: String
  let gate: Gate
  let audience: Audience
  /// What it does, for the documentation.
  let summary: String
  /// Whether its form may bring files.
  var takesFiles = false
  /// For the description of the API.
  var description: APIDescription?
  let run: @Sendable (Call) async throws -> Response

  static func page(
    _ method: HTTPRequest.Method, _ path: String, _ gate: Gate, _ summary: String,
    _ run: @escaping @Sendable (Call) async throws -> Response
  ) -> ServiceRoute {
    ServiceRoute(
      method: method, path: path, gate: gate, audience: .page, summary: summary, run: run)
  }

  /// A form that may bring files.
  static func upload(
    _ path: String, _ gate: Gate, _ summary: String,
    _ run: @escaping @Sendable (Call) async throws -> Response
  ) -> ServiceRoute {
    var route = page(.post, path, gate, summary, run)
    route.takesFiles = true
    return route
  }

  static func operation(
    _ path: String, _ summary: String, _ run: @escaping @Sendable (Call) async throws -> Response
  ) -> ServiceRoute {
    ServiceRoute(
      method: .get, path: path, gate: .open, audience: .operation, summary: summary, run: run)
  }

  static func api(
    _ method: HTTPRequest.Method, _ path: String, _ gate: Gate, _ summary: String,
    _ description: APIDescription = APIDescription(),
    _ run: @escaping @Sendable (Call) async throws -> Response
  ) -> ServiceRoute {
    ServiceRoute(
      method: method, path: path, gate: gate, audience: .api, summary: summary,
      description: description, run: run)
  }

  /// Whether the gate lets `actor` through.
  func admits(_ actor: Actor?) -> Bool {
    switch gate {
    case .open: true
    case .signedIn: actor != nil
    case .question(let question):
      actor.map { Permission.reach(of: $0.role, question) != .none } ?? false
    }
  }

  var isChange: Bool { method != .get }

  /// The most bytes that a request may bring.
  var longestBody: Int { takesFiles ? Visit.longestUpload : Visit.longestBody }
}
