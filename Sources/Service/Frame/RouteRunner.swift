import Access
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Storage

/// Takes a request to its route: who asks, may it, is the form ours; then the route answers.
struct RouteRunner: Sendable {
  let house: House
  let route: ServiceRoute

  @Sendable func run(_ request: Request, _ visit: Visit) async throws -> Response {
    let now = house.now
    let credential = Credential(request, isSecure: house.settings.isBehindTLS)
    let session = try await session(credential, now)
    let actor = session?.actor
    let visitor = session == nil ? credential.visit ?? Tokens.fresh() : ""
    let cookie = session == nil ? visitor : credential.token ?? ""
    guard route.admits(actor) else {
      return try refuse(actor, request, isExpired: credential.token != nil)
    }
    var request = request
    let bytes =
      route.isChange
      ? Array(try await request.collectBody(upTo: route.longestBody).readableBytesView) : []
    let (form, files) = try answers(request, bytes)
    let query = try query(request)
    if route.isChange, !credential.isBearer {
      try requireOurs(request, form, cookie, isSignedIn: session != nil)
    }
    let call = Call(
      house: house, request: request, id: visit.id, parameters: visit.parameters, actor: actor,
      cookie: cookie, query: query, form: form, files: files, body: bytes, now: now)
    if let description = route.description {
      try RequestCheck.check(
        bytes, type: request.headers[.contentType], query: query, description)
    }
    var response =
      if route.audience == .page, !form.raw("key").isEmpty {
        try await house.repeatedForms.answer(Self.digest(call)) { try await route.run(call) }
      } else {
        try await route.run(call)
      }
    if session == nil, credential.visit == nil, route.audience == .page,
      response.headers[.setCookie] == nil
    {
      response.setCookie(Credential.visitCookie(visitor, isSecure: house.settings.isBehindTLS))
    }
    return response
  }

  /// Tells what was sent, by whom and where to, from everything else.
  private static func digest(_ call: Call) -> String {
    SHA256.hexadecimal(of: Array("\(call.cookie)\n\(call.path)\n".utf8) + call.body)
  }

  private func session(_ credential: Credential, _ now: Date) async throws -> Session? {
    guard let token = credential.token else { return nil }
    let registry = house.registry
    return try await house.aside {
      let digest = Tokens.digest(token)
      guard let session = try registry.session(digest), SessionRules.isAlive(session, now: now)
      else { return nil }
      if SessionRules.isToBeNoted(session, now: now) {
        try registry.touch(digest, at: Moment(now))
      }
      return session
    }
  }

  private func refuse(_ actor: Actor?, _ request: Request, isExpired: Bool) throws -> Response {
    guard actor == nil else { throw HTTPError(.forbidden) }
    guard route.audience == .page, route.method == .get else { throw HTTPError(.unauthorized) }
    let next = LocalPath.checked(request.uri.string).flatMap {
      $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
    }
    return Response(
      status: .seeOther,
      headers: [.location: "/sign-in" + (next.map { "?next=\($0)" } ?? "")])
  }

  private func query(_ request: Request) throws -> Answers {
    guard let answers = Answers(request.uri.query ?? ""),
      answers.pairs.allSatisfy({ !$0.value.contains("\u{0}") })
    else { throw HTTPError(.badRequest) }
    return answers
  }

  private func answers(
    _ request: Request, _ bytes: [UInt8]
  ) throws -> (Answers, [UploadedFile]) {
    guard route.isChange, route.audience == .page, !bytes.isEmpty else { return (Answers(), []) }
    let header = request.headers[.contentType] ?? ""
    let type = header.split(separator: ";").first
      .map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    if route.takesFiles, type == "multipart/form-data" {
      guard let form = MultipartForm(bytes, contentType: header) else {
        throw HTTPError(.badRequest)
      }
      return (form.answers, form.files)
    }
    guard type == "application/x-www-form-urlencoded" else {
      throw HTTPError(.unsupportedMediaType)
    }
    guard let answers = Answers(String(decoding: bytes, as: UTF8.self)) else {
      throw HTTPError(.badRequest)
    }
    return (answers, [])
  }

  /// Refuses what another site made a browser send.
  private func requireOurs(
    _ request: Request, _ form: Answers, _ cookie: String, isSignedIn: Bool
  ) throws {
    let token =
      route.audience == .api
      ? request.headers[.formToken] ?? "" : form.raw("csrf")
    // A program without a session has nothing that a forged request could use.
    if route.audience == .api, !isSignedIn { return }
    let site = request.headers[.fetchSite]
    guard site == nil || site == "same-origin" || site == "none",
      FormToken.isValid(token, for: cookie, house.secret)
    else { throw ForgedForm() }
  }
}

/// A form that did not come from a page of ours, or from one that is too old.
struct ForgedForm: Error {}

extension HTTPField.Name {
  static let formToken = HTTPField.Name("X-CSRF-Token") ?? .cookie
  static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .cookie
  static let requestID = HTTPField.Name("X-Request-Id") ?? .cookie
  static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .cookie
  static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .cookie
}
