import Foundation

/// A value of JSON.
enum JSONNode: Equatable, Sendable, Decodable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONNode])
  case record([String: JSONNode])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // The most frequent first, since each that does not fit costs an error.
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let fields = try? container.decode([String: JSONNode].self) {
      self = .record(fields)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if container.decodeNil() {
      self = .null
    } else {
      self = .list(try container.decode([JSONNode].self))
    }
  }

  init(_ bytes: some Sequence<UInt8>) throws {
    self = try JSONDecoder().decode(JSONNode.self, from: Data(bytes))
  }

  subscript(key: String) -> JSONNode? {
    if case .record(let fields) = self { fields[key] } else { nil }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var items: [JSONNode]? { if case .list(let items) = self { items } else { nil } }
  var fields: [String: JSONNode]? { if case .record(let fields) = self { fields } else { nil } }

  /// What JSON Schema calls it.
  var type: String {
    switch self {
    case .null: "null"
    case .flag: "boolean"
    case .number: "number"
    case .text: "string"
    case .list: "array"
    case .record: "object"
    }
  }
}
