import Domain
import Foundation
import Storage

@testable import Service

/// Holds JSON against the part of JSON Schema that the description of the API uses; a keyword that
/// it does not know is a problem too.
struct SchemaCheck {
  /// The components that something was held against.
  private(set) var met: Set<String> = []
  /// By name, as `#/components/schemas/NAME` refers to them.
  let components: [String: JSONNode]

  /// The description of the API.
  static let description = Result { try JSONNode(OpenAPI.document) }

  /// With the components of the API.
  init() throws {
    components = try Self.description.get()["components"]?["schemas"]?.fields ?? [:]
  }

  init(components: [String: JSONNode]) { self.components = components }

  private static let known: Set<String> = [
    "$ref", "type", "const", "enum", "properties", "required", "additionalProperties", "items",
    "maxItems", "anyOf", "format", "pattern", "description",
  ]

  /// What is wrong with `value`, each with its place; a field is wrong that no schema describes,
  /// even where a schema allows it.
  mutating func problems(_ value: JSONNode, _ schema: JSONNode, at place: String = "") -> [String] {
    guard let schema = schema.fields else { return ["\(place): the schema is no object"] }
    var problems = schema.keys.filter { !Self.known.contains($0) }
      .map { "\(place): nobody checks \($0)" }
    if let reference = schema["$ref"]?.text {
      let name = reference.replacing("#/components/schemas/", with: "")
      guard let component = components[name] else {
        return problems + ["\(place): there is no component \(name)"]
      }
      met.insert(name)
      problems += self.problems(value, component, at: place)
    }
    if let choices = schema["anyOf"]?.items {
      // One that does not fit was not met.
      let found = choices.map { choice in
        var trial = self
        let problems = trial.problems(value, choice, at: place)
        if problems.isEmpty { self = trial }
        return problems
      }
      if !found.contains([]) {
        problems.append("\(place): none fits: \(found.flatMap(\.self).joined(separator: "; "))")
      }
    }
    if let type = schema["type"] { problems += wrongType(value, type, place) }
    if let word = schema["const"], word != value { problems.append("\(place): not \(word)") }
    if let words = schema["enum"]?.items, !words.contains(value) {
      problems.append("\(place): \(value) is none of its words")
    }
    if case .text(let text) = value { problems += wrongText(text, schema, place) }
    if case .list(let items) = value {
      for (index, item) in items.enumerated() {
        guard let own = schema["items"] else { break }
        problems += self.problems(item, own, at: "\(place)/\(index)")
      }
      if let most = schema["maxItems"]?.number, Double(items.count) > most {
        problems.append("\(place): \(items.count) items")
      }
    }
    if case .record(let fields) = value { problems += wrongFields(fields, schema, place) }
    return problems
  }

  private func wrongType(_ value: JSONNode, _ type: JSONNode, _ place: String) -> [String] {
    let types = type.items?.compactMap(\.text) ?? [type.text ?? "?"]
    let isWhole = value.number.map { $0 == $0.rounded() } ?? false
    let fits = types.contains(value.type) || isWhole && types.contains("integer")
    return fits ? [] : ["\(place): \(value.type) for \(types.joined(separator: " or "))"]
  }

  private func wrongText(
    _ text: String, _ schema: [String: JSONNode], _ place: String
  ) -> [String] {
    var problems: [String] = []
    switch schema["format"]?.text {
    case nil: break
    case "date"?: if Day(text) == nil { problems.append("\(place): \(text) is no day") }
    case "date-time"?: if Moment(text) == nil { problems.append("\(place): \(text) is no moment") }
    case let other?: problems.append("\(place): nobody checks the format \(other)")
    }
    if let pattern = schema["pattern"]?.text,
      (try? Regex(pattern).firstMatch(in: text)) == nil
    {
      problems.append("\(place): \(text) is not like \(pattern)")
    }
    return problems
  }

  private mutating func wrongFields(
    _ fields: [String: JSONNode], _ schema: [String: JSONNode], _ place: String
  ) -> [String] {
    var problems: [String] = []
    for name in schema["required"]?.items?.compactMap(\.text) ?? [] where fields[name] == nil {
      problems.append("\(place)/\(name): missing")
    }
    let described = schema["properties"]?.fields
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      if let own = described?[name] {
        problems += self.problems(value, own, at: "\(place)/\(name)")
      } else if let rest = schema["additionalProperties"], rest.fields != nil {
        problems += self.problems(value, rest, at: "\(place)/\(name)")
      } else if described != nil || schema["additionalProperties"] == .flag(false) {
        problems.append("\(place)/\(name): not described")
      }
    }
    return problems
  }
}
