import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Workflows

/// What went wrong, once: its status, its title and its sentences, for pages and for programs.
struct Trouble: Equatable, Sendable {
  var status: HTTPResponse.Status
  var title: String
  var lines: [String]
  /// Where each thing is, if that is known.
  var faults: [WrongRequest.Fault] = []

  /// Reads an error; `nil` for one that nobody foresaw.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure:
      status =
        switch failure.kind {
        case .badInput: .unprocessableContent
        case .notFound: .notFound
        case .conflict: .conflict
        case .file: .serviceUnavailable
        case .notAllowed: .forbidden
        }
      title = Words.title(status)
      lines =
        failure.kind == .notAllowed
        ? [Words.notAllowed] : failure.lines.map(Words.withoutCommands).filter { !$0.isEmpty }
    case let error as MatchingError:
      (status, title, lines) = (.conflict, Words.title(.conflict), ["\(error)"])
    case is ForgedForm:
      (status, title, lines) = (.forbidden, Words.forgedTitle, [Words.forged])
    case let wrong as WrongRequest:
      (status, title) = (wrong.status, Words.title(wrong.status))
      (lines, faults) = (wrong.faults.map(\.detail), wrong.faults)
    case let error as any HTTPResponseError:
      status = error.status
      title = Words.title(status)
      lines = [Words.line(status)].filter { !$0.isEmpty }
    default: return nil
    }
  }

  /// One that nobody foresaw; `reference` leads to it in the log.
  init(unforeseen reference: String) {
    status = .internalServerError
    title = Words.title(status)
    lines = [Words.unforeseen(reference)]
  }

  enum Words {
    static let notAllowed =
      "This is not yours to see or do. If you think it should be, ask the state's staff."
    static let forgedTitle = "The page is too old"
    static let forged =
      "The form could not be told from one of another site, or it was open for too long. Nothing"
      + " was changed. Go back, load the page again and send it once more."

    static func unforeseen(_ reference: String) -> String {
      "This is a fault of the server, not of your answers. Nothing more was changed. Its number is"
        + " \(reference); tell it to the state's staff."
    }

    static func title(_ status: HTTPResponse.Status) -> String {
      switch status.code {
      case 400: "The request cannot be read"
      case 401: "Sign in first"
      case 403: "Not allowed"
      case 404: "There is no such page"
      case 405: "This cannot be done here"
      case 409: "This cannot be done as things stand"
      case 412: "Somebody else changed it in the meantime"
      case 413: "This is too long"
      case 415: "This form is not understood"
      case 422: "Some answers need another look"
      case 428: "Say which version you changed"
      case 429: "Too many requests"
      case 503: "The registry is busy"
      default: "Something went wrong"
      }
    }

    static func line(_ status: HTTPResponse.Status) -> String {
      switch status.code {
      case 401: "You are not signed in, or your time is over. Sign in and try again."
      case 403: notAllowed
      case 404: "Look at the address, or begin at the first page."
      case 405: "The header Allow names what can be."
      case 412: "Load it again, look at what changed, and make your change once more."
      case 413:
        "A request may have \(Visit.longestBody / 1024) KiB, one with files"
          + " \(Visit.longestUpload >> 20) MiB."
      case 428: "Send the ETag of what you read as If-Match."
      case 429: "Wait a little and try again."
      default: ""
      }
    }

    /// Leaves out the sentences that tell of commands, which are not at hand in a browser.
    static func withoutCommands(_ line: String) -> String {
      line.split(separator: ". ").map(String.init)
        .filter { !$0.contains("`tandem") && !$0.contains(" --") }
        .joined(separator: ". ").appendingStop
    }
  }
}

extension String {
  /// The text with a full stop at its end.
  fileprivate var appendingStop: String {
    isEmpty || hasSuffix(".") || hasSuffix("?") ? self : self + "."
  }
}

/// A problem as programs read it.
///
/// Reference: Nottingham, Wilde & Dalal, RFC 9457, *Problem Details for HTTP APIs*, 2023.
/// doi:10.17487/RFC9457
struct ProblemDocument: Encodable, Sendable {
  var type = "about:blank"
  var title: String
  var status: Int
  var detail: String?
  var instance: String
  var errors: [WrongRequest.Fault]?

  init(_ trouble: Trouble, instance: String) {
    title = trouble.title
    status = trouble.status.code
    detail = trouble.lines.first
    self.instance = "urn:tandem:request:" + instance
    let faults =
      trouble.faults.isEmpty && trouble.lines.count > 1
      ? trouble.lines.map { WrongRequest.Fault(detail: $0) } : trouble.faults
    errors = faults.isEmpty ? nil : faults
  }

  func response(_ status: HTTPResponse.Status) -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = (try? encoder.encode(self)).map(Array.init) ?? []
    return .bytes(bytes, "application/problem+json", status: status)
  }
}

/// Turns errors into answers: a page for browsers, a problem document for programs.
struct ErrorMiddleware: RouterMiddleware {
  let house: House

  /// How a program may say who it is.
  static let challenge = "Bearer realm=\"tandem\""

  func handle(
    _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let error = Self.naming(error, request)
      let trouble: Trouble
      if let foreseen = Trouble(error) {
        trouble = foreseen
      } else {
        context.logger.error("unforeseen", metadata: ["error": "\(type(of: error))"])
        trouble = Trouble(unforeseen: context.id)
      }
      var response =
        request.uri.path.hasPrefix("/api/")
        ? ProblemDocument(trouble, instance: context.id).response(trouble.status)
        : page(trouble)
      let headers = (error as? HTTPError)?.headers ?? [:]
      response.headers[.retryAfter] =
        headers[.retryAfter] ?? (trouble.status == .serviceUnavailable ? "1" : nil)
      response.headers[.allow] = headers[.allow]
      if trouble.status == .unauthorized {
        response.headers[.wwwAuthenticate] = Self.challenge
      }
      return request.method == .head ? response.createHeadResponse() : response
    }
  }

  /// Tells a path that is not made for a method from one that is not there.
  private static func naming(_ error: any Error, _ request: Request) -> any Error {
    guard let found = error as? HTTPError, found.status == .notFound else { return error }
    let methods = RouteTable.methods(at: request.uri.path)
    let isMeant =
      methods.contains(request.method) || request.method == .head && methods.contains(.get)
    guard !methods.isEmpty, !isMeant else { return error }
    let allowed = methods.map(\.rawValue).sorted().joined(separator: ", ")
    return HTTPError(.methodNotAllowed, headers: [.allow: allowed])
  }

  private func page(_ trouble: Trouble) -> Response {
    let links = [Block.Bullet(bulletText: "Begin at the first page", bulletPath: "/")]
    let page = Page(
      trouble.title, trouble.lines.map { .paragraph($0) } + [.links(links)])
    let frame = Frame(page, for: nil, at: "", token: "")
    return .text(
      house.templates.html(frame), "text/html; charset=utf-8", status: trouble.status)
  }
}
