import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// The JSON object of a request: texts, numbers and flags by name.
struct APIBody: Sendable {
  private let fields: [String: RegistryValue]

  /// - Throws: `Failure.badInput` for what is no object of plain values.
  init(_ bytes: [UInt8]) throws(Failure) {
    guard !bytes.isEmpty else {
      fields = [:]
      return
    }
    guard let read = try? JSONDecoder().decode([String: Plain].self, from: Data(bytes)) else {
      throw Failure(
        .badInput,
        ["The body is not a JSON object of texts, whole numbers and flags. Send one."])
    }
    fields = read.mapValues(\.value)
  }

  private struct Plain: Decodable {
    var value: RegistryValue

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .null
      } else if let flag = try? container.decode(Bool.self) {
        value = .flag(flag)
      } else if let whole = try? container.decode(Int.self) {
        value = .whole(whole)
      } else if let number = try? container.decode(Double.self) {
        value = .number(number)
      } else {
        value = .text(try container.decode(String.self))
      }
    }
  }

  var names: [String] { fields.keys.sorted() }

  /// The value as text; `nil` where it is absent, null or empty.
  subscript(name: String) -> String? {
    guard let value = fields[name], value != .null else { return nil }
    return value.words.nonEmpty
  }

  /// A value that must be there.
  func require(_ name: String) throws(Failure) -> String {
    guard let value = self[name] else {
      throw Failure(.badInput, ["The field \(name) is missing or empty. Send it."])
    }
    return value
  }
}

extension Call {
  /// An answer with its tag; nothing but the tag where the asker has it already.
  func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
    let tag = ETag.of(bytes)
    if request.method == .get, request.headers[.ifNoneMatch]?.contains(tag) == true {
      return Response(status: .notModified, headers: [.eTag: tag])
    }
    var response = Response.bytes(bytes, "application/json", status: status)
    response.headers[.eTag] = tag
    return response
  }

  func json(_ answer: RegistryAnswer, status: HTTPResponse.Status = .ok) throws -> Response {
    json(try answer.json(), status: status)
  }

  /// A few facts under a schema.
  func json(
    _ name: String, _ facts: [String: RegistryValue], status: HTTPResponse.Status = .ok
  ) throws -> Response {
    var answer = RegistryAnswer.record(name, title: "", paragraph: "", [])
    answer.facts = facts
    return try json(answer, status: status)
  }

  /// Refuses a change of what somebody else changed since it was read.
  func requireMatch(_ present: [UInt8]) throws {
    guard let given = request.headers[.ifMatch] else { throw HTTPError(.preconditionRequired) }
    guard given == "*" || given.contains(ETag.of(present)) else {
      throw HTTPError(.preconditionFailed)
    }
  }

  /// Does something once, however often it is sent with the same key; the answer is kept a day.
  func once(
    _ name: String, status: HTTPResponse.Status,
    _ body: () async throws -> [String: RegistryValue]
  ) async throws -> Response {
    guard let key = request.headers[.idempotencyKey] else {
      return try json(name, try await body(), status: status)
    }
    guard (1...200).contains(key.utf8.count) else { throw HTTPError(.badRequest) }
    let digest = Tokens.digest("\(try signedIn())\n\(key)")
    let asked = Tokens.digest(
      "\(request.method.rawValue) \(path)\n" + String(decoding: self.body, as: UTF8.self))
    if let kept = try await registry({ try $0.keptAnswer(digest) }) {
      guard kept.request == asked else {
        throw Failure(
          .badInput, ["The Idempotency-Key was used for another request. Draw a new one."])
      }
      return json(Array(kept.body.utf8), status: .init(code: kept.status))
    }
    var answer = RegistryAnswer.record(name, title: "", paragraph: "", [])
    answer.facts = try await body()
    let bytes = try answer.json()
    let moment = Moment(now)
    let oldest = Moment(now.addingTimeInterval(-86_400))
    let kept = KeptAnswer(
      request: asked, status: status.code, body: String(decoding: bytes, as: UTF8.self))
    try await registry {
      try $0.keep(kept, under: digest, at: moment, forgettingBefore: oldest)
    }
    return json(bytes, status: status)
  }
}

/// Tags by which answers are told from each other.
enum ETag {
  static func of(_ bytes: [UInt8]) -> String {
    "\"\(Tokens.digest(String(decoding: bytes, as: UTF8.self)).prefix(32))\""
  }
}
