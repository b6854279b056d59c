import Access
import Assignment
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// A request as a route sees it: who asks, what was filled in, and what is at hand.
struct Call: Sendable {
  let house: House
  let request: Request
  let id: String
  let parameters: Parameters
  let actor: Actor?
  /// What the district or facilitator is called that asks.
  let name: String?
  /// What the reader's forms are tied to: the cookie of its session, or of its visit.
  let cookie: String
  let query: Answers
  let form: Answers
  let files: [UploadedFile]
  let body: [UInt8]
  let now: Date

  var path: String { request.uri.path }

  /// A part of the path, by its name in the table of routes.
  func part(_ name: String) throws -> String {
    guard let text = parameters.get(name)?.removingPercentEncoding, !text.isEmpty,
      !text.contains("\u{0}")
    else {
      throw HTTPError(.notFound)
    }
    return text
  }

  func number(_ name: String) throws -> Int {
    guard let number = Int(try part(name)), number > 0 else { throw HTTPError(.notFound) }
    return number
  }

  var district: District.ID { get throws { District.ID(try part("district")) } }

  func signedIn() throws -> Actor {
    guard let actor else { throw HTTPError(.unauthorized) }
    return actor
  }

  /// Asks the registry in the name of who is signed in, aside; what only looks sees one state of it.
  func desk<Value: Sendable>(
    _ body: @escaping @Sendable (RegistryDesk) throws -> Value
  ) async throws -> Value {
    let registry = house.registry
    let desk = RegistryDesk(registry, actor: try signedIn(), now: Moment(now))
    let onlyLooks = request.method == .get || request.method == .head
    return try await house.aside {
      try onlyLooks ? registry.atOneState { try body(desk) } : body(desk)
    }
  }

  /// Asks for what takes a match of its own, or nearly so.
  func bench<Value: Sendable>(
    _ body: @escaping @Sendable (RegistryDesk, Control) throws -> Value
  ) async throws -> Value {
    let desk = RegistryDesk(house.registry, actor: try signedIn(), now: Moment(now))
    return try await house.bench.run { try body(desk, $0) }
  }

  /// Asks for what another program writes.
  func press<Value: Sendable>(
    _ body: @escaping @Sendable (RegistryDesk) throws -> Value
  ) async throws -> Value {
    let desk = RegistryDesk(house.registry, actor: try signedIn(), now: Moment(now))
    return try await house.press.run { _ in try body(desk) }
  }

  /// Asks the registry in nobody's name: for signing in alone.
  func registry<Value: Sendable>(
    _ body: @escaping @Sendable (Registry) throws -> Value
  ) async throws -> Value {
    let registry = house.registry
    return try await house.aside { try body(registry) }
  }

  // MARK: What a route answers

  func page(_ page: Page, status: HTTPResponse.Status = .ok) -> Response {
    var page = page
    if page.notice == nil, let word = query["done"] { page.notice = Notice(rawValue: word)?.words }
    let frame = Frame(
      page, for: actor, named: name, at: path, token: FormToken.make(for: cookie, house.secret))
    return .text(house.templates.html(frame), "text/html; charset=utf-8", status: status)
  }

  /// The page again, with what is wrong.
  func wrong(
    _ page: Page, _ problems: [Page.Problem], status: HTTPResponse.Status = .unprocessableContent
  ) -> Response {
    self.page(page.showing(problems), status: status)
  }

  /// The page again, with what a failure says beside the fields that it is about.
  func wrong(_ page: Page, _ failure: Failure) -> Response {
    wrong(
      page, page.problems(of: failure, in: form, at: path),
      status: failure.kind == .conflict ? .conflict : .unprocessableContent)
  }

  /// Does something and goes on; what the registry finds wrong with it stands on `page` again.
  func change(
    to path: String, _ notice: Notice, or page: () async throws -> Page,
    _ body: @escaping @Sendable (RegistryDesk) throws -> Void
  ) async throws -> Response {
    do {
      try await desk(body)
      return go(to: path, notice)
    } catch let failure as Failure where failure.isAboutAnswers {
      return wrong(try await page(), failure)
    }
  }

  /// To a path that we built, after something was done.
  func go(to path: String, _ notice: Notice? = nil) -> Response {
    let place = notice.map { path + (path.contains("?") ? "&" : "?") + "done=\($0.rawValue)" }
    return Response(status: .seeOther, headers: [.location: place ?? path])
  }
}

/// What was done just now, by a word that stands in the address.
enum Notice: String, CaseIterable, Sendable {
  case saved, sent, accepted, declined, withdrawn, proposed, created, changed, closed, stopped
  case signedOut = "signed-out"
  case consented, confirmed, asked, codes, kept, answered, signed, ended

  var words: String {
    switch self {
    case .saved: "Your answers are saved."
    case .sent: "The state's staff have your question. Their answer will stand here, for you alone."
    case .accepted: "Your acceptance is recorded."
    case .declined: "Your answer is recorded. Your reason stays with you."
    case .withdrawn: "The district has left the round."
    case .proposed: "The partnerships are proposed to their districts and facilitators."
    case .created: "It is created."
    case .changed: "The change is made."
    case .closed: "It is closed."
    case .stopped: "The match is asked to stop; it keeps the best plan so far."
    case .signedOut: "You are signed out."
    case .consented: "The district's consent is recorded."
    case .confirmed: "The step is recorded."
    case .asked: "The facilitator is asked."
    case .kept: "It is kept."
    case .answered: "Your answers are in. They stand under nobody's name."
    case .signed: "What you put under the partnership is recorded."
    case .ended: "The link works no more."
    case .codes: "One-time codes are asked for from now on."
    }
  }
}

extension Response {
  static func text(
    _ text: String, _ mediaType: String, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status, headers: [.contentType: mediaType],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  static func bytes(
    _ bytes: [UInt8], _ mediaType: String, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status, headers: [.contentType: mediaType],
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A file to keep, under a name of ours.
  static func file(_ bytes: [UInt8], _ mediaType: String, named name: String) -> Response {
    var response = self.bytes(bytes, mediaType)
    let safe = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    response.headers[.contentDisposition] = "attachment; filename=\"\(safe)\""
    return response
  }
}
