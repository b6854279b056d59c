import HTTPTypes
import Hummingbird

/// What a request brings to say who sent it.
struct Credential: Sendable {
  /// The token of a session.
  let token: String?
  /// Whether the token came as a header, which no other site can make a browser send.
  let isBearer: Bool
  /// The cookie of a reader who is not signed in.
  let visit: String?

  /// Names with `__Host-` are kept by browsers for this host alone, and need TLS.
  static func sessionName(isSecure: Bool) -> String {
    isSecure ? "__Host-tandem-session" : "tandem-session"
  }

  static func visitName(isSecure: Bool) -> String {
    isSecure ? "__Host-tandem-visit" : "tandem-visit"
  }

  init(_ request: Request, isSecure: Bool) {
    let header = request.headers[.authorization]
    if let header, header.lowercased().hasPrefix("bearer ") {
      token = String(header.dropFirst(7))
      isBearer = true
    } else {
      token = request.cookies[Self.sessionName(isSecure: isSecure)]?.value
      isBearer = false
    }
    visit = request.cookies[Self.visitName(isSecure: isSecure)]?.value
  }

  static func sessionCookie(_ token: String, isSecure: Bool) -> Cookie {
    Cookie(
      name: sessionName(isSecure: isSecure), value: token, path: "/", secure: isSecure,
      httpOnly: true, sameSite: .lax)
  }

  static func endOfSession(isSecure: Bool) -> Cookie {
    Cookie(
      name: sessionName(isSecure: isSecure), value: "", maxAge: 0, path: "/", secure: isSecure,
      httpOnly: true, sameSite: .lax)
  }

  static func visitCookie(_ token: String, isSecure: Bool) -> Cookie {
    Cookie(
      name: visitName(isSecure: isSecure), value: token, path: "/", secure: isSecure,
      httpOnly: true, sameSite: .strict)
  }
}
