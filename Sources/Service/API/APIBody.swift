import Foundation
import HTTPTypes
import Workflows

/// The JSON object of a request: texts, numbers and flags by name.
struct APIBody: Sendable {
  /// What a field holds.
  enum Value: Equatable, Sendable, Decodable {
    case null
    case text(String)
    case whole(Int)
    case number(Double)
    case flag(Bool)
    /// A list or an object, of which no field of ours is one.
    case compound

    init(from decoder: any Decoder) throws {
      guard let container = try? decoder.singleValueContainer() else {
        self = .compound
        return
      }
      if container.decodeNil() {
        self = .null
      } else if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let whole = try? container.decode(Int.self) {
        self = .whole(whole)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .compound
      }
    }

    /// The value as a cell of a table has it.
    var words: String {
      switch self {
      case .null: ""
      case .text(let text): text
      case .whole(let whole): String(whole)
      case .number(let number): RegistryValue.number(number).words
      case .flag(let flag): flag ? "yes" : "no"
      case .compound: "a list or an object"
      }
    }
  }

  private let fields: [String: Value]

  /// - Throws: `WrongRequest` for what is no JSON, or no object.
  init(_ bytes: [UInt8]) throws(WrongRequest) {
    guard !bytes.isEmpty else {
      fields = [:]
      return
    }
    let data = Data(bytes)
    guard (try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)) != nil else {
      throw WrongRequest(
        status: .badRequest, faults: [.init(detail: "The body is no JSON. Look at it again.")])
    }
    guard let read = try? JSONDecoder().decode([String: Value].self, from: data) else {
      throw WrongRequest(
        status: .unprocessableContent,
        faults: [.init(detail: "The body is not a JSON object. Send one.", pointer: "")])
    }
    fields = read
  }

  var names: [String] { fields.keys.sorted() }

  func value(_ name: String) -> Value? { fields[name] }

  /// The value as text; `nil` where it is absent, null or empty.
  subscript(name: String) -> String? { fields[name]?.words.nonEmpty }

  /// A value that must be there.
  func require(_ name: String) throws(WrongRequest) -> String {
    guard let value = self[name] else {
      throw WrongRequest(
        status: .unprocessableContent,
        faults: [WrongRequest.field(name, "The field \(name) is missing or empty. Send it.")])
    }
    return value
  }
}
