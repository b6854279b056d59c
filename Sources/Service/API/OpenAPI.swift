import Access
import HTTPTypes
import Workflows

/// The description of the API, made from the table of routes.
///
/// Reference: OpenAPI Initiative, *OpenAPI Specification*, version 3.1.1, 2024.
enum OpenAPI {
  /// Made once: the table of routes is the same until the program ends.
  static let document = value.json

  private static var value: RegistryValue {
    var paths: [String: RegistryValue] = [:]
    for route in RouteTable.all where route.audience == .api {
      var methods: [String: RegistryValue] = [:]
      if case .record(let known)? = paths[route.path] { methods = known }
      methods[route.method.rawValue.lowercased()] = operation(route)
      paths[route.path] = .record(methods)
    }
    return .record([
      "openapi": .text("3.1.0"),
      "info": .record([
        "title": .text("Tandem"), "version": .text("1"),
        "description": .text(
          "Districts, rounds, plans and partnerships. Errors are problem details (RFC 9457), which"
            + " name each wrong field by a JSON pointer. A known path answers OPTIONS, and 405 with"
            + " Allow to what it does not know. With a cookie instead of a bearer token, changes"
            + " carry X-CSRF-Token."),
      ]),
      "paths": .record(paths),
      "components": .record([
        "securitySchemes": .record([
          "bearer": .record(["type": .text("http"), "scheme": .text("bearer")])
        ]),
        "schemas": .record(schemas), "headers": .record(headers),
      ]),
    ])
  }

  private static func operation(_ route: ServiceRoute) -> RegistryValue {
    let description = route.description ?? APIDescription()
    var operation: [String: RegistryValue] = [
      "summary": .text(route.summary), "operationId": .text(operationID(route)),
      "responses": .record(responses(route, description)),
    ]
    var parameters = pathParameters(route) + description.query.map(queryParameter)
    if description.needsMatch {
      parameters.append(
        header("If-Match", "The ETag of what was read", longest: 500, isRequired: true))
    }
    if description.takesKey {
      parameters.append(
        header(
          "Idempotency-Key", "Makes a repetition harmless for a day", longest: 200,
          isRequired: false))
    }
    if !parameters.isEmpty { operation["parameters"] = .list(parameters) }
    if !description.fields.isEmpty { operation["requestBody"] = body(description) }
    operation["security"] =
      route.gate == .open ? .list([]) : .list([.record(["bearer": .list([])])])
    if case .question(let question) = route.gate {
      operation["x-tandem-question"] = .text(question.rawValue)
    }
    return .record(operation)
  }

  private static func operationID(_ route: ServiceRoute) -> String {
    let words = route.path.replacing("/api/v1/", with: "").split { "/{}".contains($0) }
    return ([route.method.rawValue.lowercased()] + words.map(String.init)).joined(separator: "_")
  }

  private static func pathParameters(_ route: ServiceRoute) -> [RegistryValue] {
    route.path.matches(of: /\{([a-z]+)\}/).map { match in
      let name = String(match.1)
      let isNumber = ["plan", "other", "lock", "job", "partnership", "number"].contains(name)
      return .record([
        "name": .text(name), "in": .text("path"), "required": .flag(true),
        "schema": isNumber
          ? .record([
            "type": .text("integer"), "format": .text("int64"), "minimum": .whole(1),
          ])
          : .record([
            "type": .text("string"), "minLength": .whole(1), "pattern": .text(withoutZero),
          ]),
      ])
    }
  }

  private static func queryParameter(_ parameter: APIDescription.Parameter) -> RegistryValue {
    var schema: [String: RegistryValue]
    switch (parameter.name, parameter.choices) {
    case ("limit", _):
      schema = [
        "type": .text("integer"), "minimum": .whole(1), "maximum": .whole(Paging.most),
        "default": .whole(Paging.usual),
      ]
    case (_, let choices?): schema = ["type": .text("string"), "enum": .texts(choices)]
    default:
      schema = ["type": .text(parameter.isNumber ? "integer" : "string")]
      if !parameter.isNumber { schema["pattern"] = .text(withoutZero) }
    }
    return .record([
      "name": .text(parameter.name), "in": .text("query"),
      "description": .text(parameter.summary), "schema": .record(schema),
    ])
  }

  /// Texts without the character of code 0, which no text of ours has.
  private static let withoutZero = #"^[^\u0000]*$"#

  private static func header(
    _ name: String, _ summary: String, longest: Int, isRequired: Bool
  ) -> RegistryValue {
    .record([
      "name": .text(name), "in": .text("header"), "required": .flag(isRequired),
      "description": .text(summary),
      "schema": .record([
        "type": .text("string"), "minLength": .whole(1), "maxLength": .whole(longest),
      ]),
    ])
  }

  private static func body(_ description: APIDescription) -> RegistryValue {
    var properties: [String: RegistryValue] = [:]
    var required: [RegistryValue] = []
    for (name, summary) in description.fields {
      let isOptional = name.hasSuffix("?")
      let plain = isOptional ? String(name.dropLast()) : name
      var property = schema(of: description.kind(of: name), isOptional: isOptional)
      property["description"] = .text(summary)
      properties[plain] = .record(property)
      if !isOptional { required.append(.text(plain)) }
    }
    var schema: [String: RegistryValue] = [
      "type": .text("object"), "properties": .record(properties),
      "additionalProperties": .flag(false),
    ]
    if !required.isEmpty { schema["required"] = .list(required) }
    return .record([
      "required": .flag(!required.isEmpty),
      "content": .record(["application/json": .record(["schema": .record(schema)])]),
    ])
  }

  private static func schema(
    of kind: FieldKind, isOptional: Bool
  ) -> [String: RegistryValue] {
    func type(_ names: String...) -> RegistryValue {
      names.count == 1 && !isOptional
        ? .text(names[0]) : .texts(names + (isOptional ? ["null"] : []))
    }
    switch kind {
    case .number: return ["type": type("number")]
    case .texts:
      return ["type": type("array"), "items": .record(["type": .text("string")])]
    case .list(let names):
      return [
        "type": type("array"),
        "items": .record([
          "type": .text("object"),
          "properties": .record(
            Dictionary(names.map { ($0, .record([:])) }, uniquingKeysWith: { first, _ in first })),
          "additionalProperties": .flag(false),
        ]),
      ]
    case .text:
      return [
        "type": type("string"), "minLength": .whole(1), "maxLength": .whole(FieldKind.longest),
        "pattern": .text(withoutZero),
      ]
    case .plain:
      return [
        "type": type("string", "number", "boolean"), "maxLength": .whole(FieldKind.longest),
        "pattern": .text(withoutZero),
      ]
    case .choice(let words):
      return [
        "type": type("string"),
        "enum": .list(words.map { .text($0) } + (isOptional ? [.null] : [])),
      ]
    case .day: return ["type": type("string"), "format": .text("date")]
    case .whole(let range):
      return [
        "type": type("integer"), "minimum": .whole(range.lowerBound),
        "maximum": .whole(range.upperBound),
      ]
    case .flag: return ["type": type("boolean")]
    }
  }
}
