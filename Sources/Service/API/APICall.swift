import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Workflows

extension Call {
  /// An answer with its tag; nothing but the tag where the asker has it already.
  func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
    let tag = ETag.of(bytes)
    if request.method == .get || request.method == .head,
      ETag.list(request.headers[.ifNoneMatch]).contains(tag)
    {
      return Response(status: .notModified, headers: [.eTag: tag])
    }
    var response = Response.bytes(bytes, "application/json", status: status)
    response.headers[.eTag] = tag
    return response
  }

  func json(_ answer: RegistryAnswer, status: HTTPResponse.Status = .ok) -> Response {
    json(answer.json(), status: status)
  }

  /// A few facts under a schema.
  func json(
    _ name: String, _ facts: [String: RegistryValue], status: HTTPResponse.Status = .ok
  ) -> Response {
    var answer = RegistryAnswer.record(name, title: "", paragraph: "", [])
    answer.facts = facts
    return json(answer, status: status)
  }

  /// Refuses a change of what somebody else changed since it was read.
  func requireMatch(_ present: [UInt8]) throws {
    guard let given = request.headers[.ifMatch], !given.isEmpty else {
      throw HTTPError(.preconditionRequired)
    }
    guard given == "*" || ETag.list(given).contains(ETag.of(present)) else {
      throw HTTPError(.preconditionFailed)
    }
  }

  /// Does something once, however often it is sent with the same key; the answer is kept a day.
  func once(
    _ name: String, status: HTTPResponse.Status,
    _ body: () async throws -> [String: RegistryValue]
  ) async throws -> Response {
    guard let key = request.headers[.idempotencyKey] else {
      return json(name, try await body(), status: status)
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
    let bytes = answer.json()
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

extension Call {
  /// Whether the reader's session left a mark in the last day, which is longer than a session lasts.
  func hasMark(_ mark: String) async throws -> Bool {
    let digest = Tokens.digest("\(cookie)\n\(mark)")
    return try await registry { try $0.keptAnswer(digest) } != nil
  }

  func leave(_ mark: String) async throws {
    let digest = Tokens.digest("\(cookie)\n\(mark)")
    let (moment, oldest) = (Moment(now), Moment(now.addingTimeInterval(-86_400)))
    let kept = KeptAnswer(request: mark, status: 200, body: "")
    try await registry {
      try $0.keep(kept, under: digest, at: moment, forgettingBefore: oldest)
    }
  }
}

/// Tags by which answers are told from each other.
enum ETag {
  /// The tags of a header; a weak one is none of ours.
  static func list(_ header: String?) -> [String] {
    (header ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  static func of(_ bytes: [UInt8]) -> String {
    "\"\(Tokens.digest(String(decoding: bytes, as: UTF8.self)).prefix(32))\""
  }
}
