import Foundation
import HTTPTypes
import Hummingbird

/// Refuses those who ask too often, signing in more strictly than the rest.
struct LimitMiddleware: RouterMiddleware {
  let house: House

  private static let signInPaths = ["/sign-in", "/link/", "/first-admin/", "/api/v1/sessions"]

  func handle(
    _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
  ) async throws -> Response {
    let address = Self.address(of: request, context, trustsProxy: house.settings.trustsProxy)
    let path = request.uri.path
    let isSignIn =
      path == SignInFlow.returnPath
      || request.method == .post && Self.signInPaths.contains { path.hasPrefix($0) }
    let limits = isSignIn ? house.signInLimits : house.limits
    if let seconds = limits.wait(address, now: house.now) {
      let trouble = HTTPError(.tooManyRequests, headers: [.retryAfter: String(seconds)])
      throw trouble
    }
    var response = try await next(request, context)
    if path.hasPrefix("/api/"), let left = limits.left(address, now: house.now) {
      response.headers[.rateLimitPolicy] = "\"minute\";q=\(limits.perMinute ?? 0);w=60"
      response.headers[.rateLimit] = "\"minute\";r=\(left.requests);t=\(left.seconds)"
    }
    return response
  }

  /// The address of the browser: the last one that a proxy of ours put down, or the peer's.
  static func address(of request: Request, _ visit: Visit, trustsProxy: Bool) -> String {
    let forwarded =
      trustsProxy
      ? request.headers[.forwardedFor]?.split(separator: ",").last
        .map { $0.trimmingCharacters(in: .whitespaces) } : nil
    return forwarded ?? visit.peer ?? "unknown"
  }
}

extension HTTPField.Name {
  static let rateLimit = HTTPField.Name("RateLimit") ?? .retryAfter
  static let rateLimitPolicy = HTTPField.Name("RateLimit-Policy") ?? .retryAfter
}
