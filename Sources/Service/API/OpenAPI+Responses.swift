import HTTPTypes
import Workflows

/// What each operation answers, failures too.
extension OpenAPI {
  static func responses(
    _ route: ServiceRoute, _ description: APIDescription
  ) -> [String: RegistryValue] {
    var responses: [String: RegistryValue] = [:]
    responses[String(description.status)] = success(route, description)
    if route.method == .get {
      responses["304"] = .record([
        "description": .text("What If-None-Match names is what it is"),
        "headers": .record(["ETag": reference("ETag")]),
      ])
    }
    for status in failures(route, description) {
      responses[String(status)] = failure(status)
    }
    responses["default"] = failure(nil)
    return responses
  }

  private static func success(
    _ route: ServiceRoute, _ description: APIDescription
  ) -> RegistryValue {
    var headers: [String: RegistryValue] = [:]
    for name in ["X-Request-Id", "RateLimit", "RateLimit-Policy"] {
      headers[name] = reference(name)
    }
    if !description.answer.isEmpty { headers["ETag"] = reference("ETag") }
    if description.isPaged { headers["Link"] = reference("Link") }
    var success: [String: RegistryValue] = [
      "description": .text(route.summary), "headers": .record(headers),
    ]
    if !description.answer.isEmpty {
      success["content"] = .record([
        "application/json": .record(["schema": schema(of: description)])
      ])
    }
    return .record(success)
  }

  private static func schema(of description: APIDescription) -> RegistryValue {
    var schema = AnswerSchema.reference(to: description.component ?? description.answer)
    if !description.gives.isEmpty { schema["required"] = .texts(description.gives) }
    return .record(schema)
  }

  /// The components that answers refer to.
  static let schemas = Dictionary(
    AnswerSchema.all.map { ($0.name, $0.component) }, uniquingKeysWith: { first, _ in first })

  // MARK: Failures

  private static let words: [Int: String] = [
    400: "The request, a parameter or a header cannot be read",
    401: "Nobody is signed in", 403: "The policy does not grant it", 404: "It is not there",
    409: "It contradicts what is there", 412: "Somebody else changed it",
    413: "The body is too long", 415: "The body is not JSON", 422: "Some values are not possible",
    428: "If-Match is missing", 429: "Too many requests", 500: "A fault of the server",
    503: "The registry is busy",
  ]

  private static func failures(
    _ route: ServiceRoute, _ description: APIDescription
  ) -> Set<Int> {
    var statuses = Set(description.failures).union([400, 429, 500, 503])
    if route.gate != .open { statuses.formUnion([401, 403]) }
    if route.path.contains("{") || !description.fields.isEmpty { statuses.insert(404) }
    if route.isChange { statuses.formUnion([403, 409, 413]) }
    if !description.fields.isEmpty { statuses.formUnion([415, 422]) }
    if !description.parameters.isEmpty { statuses.formUnion([404, 409, 422]) }
    if description.takesKey { statuses.insert(422) }
    if description.needsMatch { statuses.formUnion([412, 428]) }
    return statuses
  }

  /// A failure; `nil` is any that nobody foresaw.
  private static func failure(_ status: Int?) -> RegistryValue {
    var names = ["X-Request-Id"]
    switch status {
    case 401: names.append("WWW-Authenticate")
    case 429, 503: names.append("Retry-After")
    default: break
    }
    return .record([
      "description": .text(status.flatMap { words[$0] } ?? "Something else went wrong"),
      "headers": .record(
        Dictionary(names.map { ($0, reference($0)) }, uniquingKeysWith: { first, _ in first })),
      "content": .record([
        "application/problem+json": .record([
          "schema": .record(AnswerSchema.reference(to: "problem"))
        ])
      ]),
    ])
  }

  // MARK: Headers

  private static func reference(_ header: String) -> RegistryValue {
    .record(["$ref": .text("#/components/headers/\(header)")])
  }

  static let headers: [String: RegistryValue] = [
    "ETag": header("Tells this answer from others; for If-Match and If-None-Match"),
    "Link": header("The next page, rel=next, if there is one"),
    "RateLimit": header("How many requests are left, and the seconds until all are"),
    "RateLimit-Policy": header("How many requests one address may send a minute"),
    "Retry-After": header("Seconds to wait"),
    "WWW-Authenticate": header("How to sign in"),
    "X-Request-Id": header("The number of the request, as in the log"),
  ]

  private static func header(_ words: String) -> RegistryValue {
    .record([
      "description": .text(words), "schema": .record(["type": .text("string")]),
    ])
  }
}
