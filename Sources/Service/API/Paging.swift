import Foundation
import HTTPTypes
import Hummingbird
import Workflows

/// One page of a list: at most `limit` rows after the one that a cursor names.
///
/// A cursor names the last row that was seen, so that rows which come and go between two pages
/// neither repeat nor hide others; it is signed together with the list and its filters.
struct Paging: Sendable {
  let limit: Int
  /// The key of the last row that was seen.
  let after: String?
  private let list: String
  private let secret: Secret

  static let usual = 100
  static let most = 500

  static let parameters: [APIDescription.Parameter] = [
    .init(
      name: "limit", summary: "At most this many, 1 to \(most); \(usual) if not given",
      isNumber: true),
    .init(name: "cursor", summary: "next_cursor of the page before"),
  ]

  /// - Throws: `WrongRequest` for a limit out of range, or a cursor of another list or of nobody.
  init(_ call: Call) throws(WrongRequest) {
    secret = call.house.secret
    let filters = call.query.pairs.filter { $0.name != "limit" && $0.name != "cursor" }
      .map { "\(Place.encoded($0.name))=\(Place.encoded($0.value))" }.sorted()
    list = call.path + "?" + filters.joined(separator: "&")
    let text = call.query["limit"] ?? String(Self.usual)
    guard let limit = Int(text), (1...Self.most).contains(limit) else {
      throw .parameter("limit", "The limit is \(text). Give 1 to \(Self.most).")
    }
    self.limit = limit
    guard let cursor = call.query["cursor"] else {
      after = nil
      return
    }
    guard let bytes = Base64URL.bytes(cursor), bytes.count > Self.codeLength,
      let key = String(bytes: bytes[Self.codeLength...], encoding: .utf8),
      secret.signature("cursor", over: list + "\n" + key).prefix(Self.codeLength)
        .elementsEqual(bytes[..<Self.codeLength])
    else {
      throw .parameter(
        "cursor",
        "The cursor is not one of this list. Give next_cursor as it came, with the same"
          + " filters.")
    }
    after = key
  }

  private static let codeLength = 16

  func cursor(after key: String) -> String {
    Base64URL.text(
      secret.signature("cursor", over: list + "\n" + key).prefix(Self.codeLength)
        + Array(key.utf8))
  }

  /// The address of the page after the one that ends with `key`.
  func nextPath(after key: String) -> String {
    list + (list.hasSuffix("?") ? "" : "&") + "limit=\(limit)&cursor=\(cursor(after: key))"
  }
}

extension Call {
  /// One page of a list that stands whole in `answer`, in the order of the column `key`.
  func paged(
    _ answer: RegistryAnswer, by key: String, isLatestFirst: Bool = false
  ) throws -> Response {
    let paging = try Paging(self)
    guard let column = answer.columns.firstIndex(where: { $0.key == key }) else {
      throw HTTPError(.internalServerError)
    }
    func precedes(_ left: RegistryValue, _ right: RegistryValue) -> Bool {
      let isBefore =
        if case .whole(let one) = left, case .whole(let other) = right {
          one < other
        } else {
          left.words < right.words
        }
      return isBefore != isLatestFirst && left != right
    }
    var page = answer
    page.rows.sort { precedes($0[column], $1[column]) }
    if let after = paging.after {
      let last: RegistryValue =
        answer.columns[column].isNumber ? Int(after).map { .whole($0) } ?? .null : .text(after)
      page.rows.removeAll { !precedes(last, $0[column]) }
    }
    let isMore = page.rows.count > paging.limit
    page.rows = Array(page.rows.prefix(paging.limit))
    return try paged(
      page, paging, next: isMore ? page.rows.last.map { $0[column].words } : nil)
  }

  /// A page that was read as such; `next` is the key of its last row, if there is more.
  func paged(_ page: RegistryAnswer, _ paging: Paging, next: String?) throws -> Response {
    var page = page
    page.facts["next_cursor"] = .optional(next.map { paging.cursor(after: $0) })
    var response = json(page)
    if let next {
      response.headers[.link] = "<\(paging.nextPath(after: next))>; rel=\"next\""
    }
    return response
  }
}

extension HTTPField.Name {
  static let link = HTTPField.Name("Link") ?? .location
}
