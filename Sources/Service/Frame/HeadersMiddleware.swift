import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// Headers that keep browsers from doing with a page what it is not made for.
struct HeadersMiddleware: RouterMiddleware {
  let isBehindTLS: Bool

  private static let policy = policy(style: "'self'", script: "'self'")

  /// What a page may load; `style` and `script` say from where.
  private static func policy(style: String, script: String) -> String {
    [
      "default-src 'none'", "style-src \(style)", "script-src \(script)", "img-src 'self' data:",
      "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")
  }

  /// For a document that brings one style of its own and no script: that style and no other.
  ///
  /// Reference: W3C, *Content Security Policy Level 3*, section 8.3, on hashes.
  static func policy(ofDocumentWithStyle style: String) -> String {
    let hash = Data(SHA256.hash(data: Array(style.utf8))).base64EncodedString()
    return policy(style: "'sha256-\(hash)'", script: "'none'")
  }

  func handle(
    _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.requestID] = context.id
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = Self.policy
    }
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
