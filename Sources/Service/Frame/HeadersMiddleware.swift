import HTTPTypes
import Hummingbird

/// Headers that keep browsers from doing with a page what it is not made for.
struct HeadersMiddleware: RouterMiddleware {
  let isBehindTLS: Bool

  private static let policy = [
    "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self' data:",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  func handle(
    _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.requestID] = context.id
    response.headers[.contentSecurityPolicy] = Self.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    for (name, value) in Self.others {
      if let name = HTTPField.Name(name) { response.headers[name] = value }
    }
    // What stands on a page is for its reader; only files named for their content are kept.
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    if isBehindTLS {
      response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
    }
    return response
  }

  private static let others = [
    ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("X-Frame-Options", "DENY"),
  ]
}
