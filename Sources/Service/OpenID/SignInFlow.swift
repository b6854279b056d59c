import Crypto
import Foundation
import Hummingbird
import Synchronization

/// What we remember of a browser that was sent to the provider, until it comes back.
///
/// It stands in a cookie of that browser under our signature, so that the registry keeps nothing of
/// those who never come back, and nobody else's browser can end the flow.
struct SignInFlow: Codable, Equatable, Sendable {
  /// Ties the way back to the way there.
  var state: String
  /// Ties the provider's token to this flow.
  var nonce: String
  /// What only who began the flow can show for the code.
  var verifier: String
  /// The page that one asked for.
  var next: String?
  var begunAt: Date

  static let path = "/sign-in/openid"
  static let returnPath = "/sign-in/openid/return"

  /// Seconds that one may take at the provider.
  static let longest = 600.0

  init(next: String?, now: Date) {
    state = Tokens.fresh()
    nonce = Tokens.fresh()
    verifier = Tokens.fresh()
    self.next = next
    begunAt = now
  }

  /// What goes to the provider in place of the verifier.
  ///
  /// Reference: Sakimura, Bradley & Agarwal, RFC 7636, *Proof Key for Code Exchange by OAuth Public
  /// Clients*, 2015, section 4.2. doi:10.17487/RFC7636
  var challenge: String { Base64URL.text(SHA256.hash(data: Data(verifier.utf8))) }

  func isOver(_ now: Date) -> Bool {
    now < begunAt || now.timeIntervalSince(begunAt) > Self.longest
  }

  // MARK: The cookie

  private static let use = "sign-in-flow"

  static func cookieName(isSecure: Bool) -> String {
    isSecure ? "__Host-tandem-flow" : "tandem-flow"
  }

  func cookie(_ secret: Secret, isSecure: Bool) throws -> Cookie {
    let payload = Base64URL.text(try JSONEncoder().encode(self))
    let code = Base64URL.text(secret.signature(Self.use, over: payload))
    // Lax, since the way back begins at the provider's page.
    return Cookie(
      name: Self.cookieName(isSecure: isSecure), value: payload + "." + code,
      maxAge: Int(Self.longest), path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
  }

  static func endOfFlow(isSecure: Bool) -> Cookie {
    Cookie(
      name: cookieName(isSecure: isSecure), value: "", maxAge: 0, path: "/", secure: isSecure,
      httpOnly: true, sameSite: .lax)
  }

  /// Reads the cookie; `nil` if it is absent or none of ours.
  init?(_ request: Request, _ secret: Secret, isSecure: Bool) {
    let name = Self.cookieName(isSecure: isSecure)
    let parts = (request.cookies[name]?.value ?? "")
      .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let code = Base64URL.bytes(parts[1]),
      secret.isValid(code, Self.use, over: parts[0]), let bytes = Base64URL.bytes(parts[0]),
      let flow = try? JSONDecoder().decode(Self.self, from: Data(bytes))
    else { return nil }
    self = flow
  }
}

/// Flows that came to their end, until they would be too old anyhow: none ends twice.
final class EndedFlows: Sendable {
  private let ended = Mutex<[String: Date]>([:])

  /// Whether this is the first time that a flow comes back.
  func end(_ flow: SignInFlow, now: Date) -> Bool {
    ended.withLock { ended in
      ended = ended.filter { now.timeIntervalSince($0.value) <= SignInFlow.longest }
      return ended.updateValue(flow.begunAt, forKey: Tokens.digest(flow.state)) == nil
    }
  }
}
