import Access
import Foundation
import HTTPTypes
import Workflows

/// The description of the API, made from the table of routes.
///
/// Reference: OpenAPI Initiative, *OpenAPI Specification*, version 3.1.1, 2024.
enum OpenAPI {
  static func document() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

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
          "Districts, rounds, plans and partnerships. Errors are problem details (RFC 9457). With a"
            + " cookie instead of a bearer token, changes carry X-CSRF-Token."),
      ]),
      "paths": .record(paths),
      "components": .record([
        "securitySchemes": .record([
          "bearer": .record(["type": .text("http"), "scheme": .text("bearer")])
        ]),
        "schemas": .record(["problem": problem]),
      ]),
    ])
  }

  private static func operation(_ route: ServiceRoute) -> RegistryValue {
    let description = route.description ?? APIDescription()
    var operation: [String: RegistryValue] = [
      "summary": .text(route.summary), "operationId": .text(operationID(route)),
      "responses": responses(route, description),
    ]
    var parameters = pathParameters(route) + description.parameters.map(queryParameter)
    if description.needsMatch {
      parameters.append(
        header("If-Match", "The ETag of what was read", isRequired: true))
    }
    if description.takesKey {
      parameters.append(
        header("Idempotency-Key", "Makes a repetition harmless for a day", isRequired: false))
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
      let isNumber = ["plan", "job", "partnership", "number"].contains(name)
      return .record([
        "name": .text(name), "in": .text("path"), "required": .flag(true),
        "schema": isNumber
          ? .record(["type": .text("integer"), "minimum": .whole(1)])
          : .record(["type": .text("string"), "minLength": .whole(1)]),
      ])
    }
  }

  private static func queryParameter(_ parameter: APIDescription.Parameter) -> RegistryValue {
    .record([
      "name": .text(parameter.name), "in": .text("query"),
      "description": .text(parameter.summary),
      "schema": .record(["type": .text(parameter.isNumber ? "integer" : "string")]),
    ])
  }

  private static func header(
    _ name: String, _ summary: String, isRequired: Bool
  ) -> RegistryValue {
    .record([
      "name": .text(name), "in": .text("header"), "required": .flag(isRequired),
      "description": .text(summary), "schema": .record(["type": .text("string")]),
    ])
  }

  private static func body(_ description: APIDescription) -> RegistryValue {
    var properties: [String: RegistryValue] = [:]
    var required: [RegistryValue] = []
    for (name, summary) in description.fields {
      let isOptional = name.hasSuffix("?")
      let plain = isOptional ? String(name.dropLast()) : name
      properties[plain] = .record([
        "description": .text(summary),
        "type": isOptional
          ? .texts(["string", "number", "boolean", "null"]) : .text("string"),
      ])
      if !isOptional { required.append(.text(plain)) }
    }
    var schema: [String: RegistryValue] = [
      "type": .text("object"), "properties": .record(properties),
    ]
    if !required.isEmpty { schema["required"] = .list(required) }
    return .record([
      "required": .flag(!required.isEmpty),
      "content": .record(["application/json": .record(["schema": .record(schema)])]),
    ])
  }

  private static func responses(
    _ route: ServiceRoute, _ description: APIDescription
  ) -> RegistryValue {
    var responses: [String: RegistryValue] = [:]
    var success: [String: RegistryValue] = ["description": .text(route.summary)]
    if !description.answer.isEmpty {
      success["content"] = .record([
        "application/json": .record([
          "schema": .record([
            "type": .text("object"), "required": .texts(["schema"]),
            "properties": .record([
              "schema": .record(["const": .text("tandem.\(description.answer)/1")])
            ]),
          ])
        ])
      ])
    }
    responses[String(description.status)] = .record(success)
    var problems: [(Int, String)] = [
      (400, "The request cannot be read"), (401, "Nobody is signed in"), (404, "Not there"),
      (409, "It contradicts what is there"), (413, "Too long"),
      (422, "Some values are not possible"), (429, "Too many requests"),
      (503, "The registry is busy"),
    ]
    if route.gate != .open { problems.append((403, "The policy does not grant it")) }
    if description.needsMatch {
      problems += [(412, "Somebody else changed it"), (428, "If-Match is missing")]
    }
    for (status, words) in problems {
      responses[String(status)] = .record([
        "description": .text(words),
        "content": .record([
          "application/problem+json": .record([
            "schema": .record(["$ref": .text("#/components/schemas/problem")])
          ])
        ]),
      ])
    }
    return .record(responses)
  }

  private static let problem: RegistryValue = .record([
    "type": .text("object"),
    "required": .texts(["type", "title", "status", "instance"]),
    "properties": .record([
      "type": .record(["type": .text("string")]), "title": .record(["type": .text("string")]),
      "status": .record(["type": .text("integer")]),
      "detail": .record(["type": .text("string")]),
      "instance": .record(["type": .text("string")]),
      "errors": .record([
        "type": .text("array"),
        "items": .record([
          "type": .text("object"), "required": .texts(["detail"]),
          "properties": .record([
            "detail": .record(["type": .text("string")]),
            "pointer": .record(["type": .text("string")]),
          ]),
        ]),
      ]),
    ]),
  ])
}
