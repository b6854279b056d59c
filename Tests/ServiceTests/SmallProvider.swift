import Crypto
import CryptoExtras
import Foundation
import Hummingbird
import HummingbirdTesting
import JWTKit
import Logging
import Synchronization
import Testing

@testable import Service

/// A provider of OpenID Connect on loopback, with keys of its own, whose answers a test can bend.
final class SmallProvider: Sendable {
  static let clientID = "tandem client"
  /// With characters that have to be written otherwise in a header.
  static let secret = "p+s:s/w%rd ü"
  static let returnAddress = "https://tandem.example/sign-in/openid/return"

  /// What a token says.
  struct Claims: JWTPayload {
    var iss: String
    var sub = "person-1"
    var aud = [SmallProvider.clientID]
    var azp: String?
    var exp: Double
    var iat: Double
    var nonce: String?
    var at_hash: String?
    var email: String? = "ana@example.org"
    var email_verified: Bool? = true

    func verify(using algorithm: some JWTAlgorithm) {}
  }

  enum Signature: Sendable {
    case rsa, curve, curveUnderNameOfRSA, unknown, none, secretFromPublicKey
  }

  struct State {
    var issuer = ""
    var signature = Signature.rsa
    var bendClaims: @Sendable (inout Claims) -> Void = { _ in }
    var bendToken: @Sendable (String) -> String = { $0 }
    var description: [String: any Sendable] = [:]
    var keys = ["rsa", "curve"]
    var user: [String: any Sendable]?
    var codes: [String: Grant] = [:]
    var now: @Sendable () -> Date = { Date() }
    var isDown = false
    /// How long it thinks before it says what it is.
    var delay = Duration.zero
    /// How often the keys were asked for.
    var looks = 0
    /// What went to the token endpoint last.
    var form: [String: String] = [:]
  }

  /// What belongs to a code until it is used.
  struct Grant: Sendable {
    var challenge: String
    var nonce: String
  }

  let state = Mutex(State())

  static let rsa = Result {
    try Insecure.RSA.PrivateKey(backing: _RSA.Signing.PrivateKey(keySize: .bits2048))
  }
  static let curve = ES256PrivateKey()
  private static let stranger = ES256PrivateKey()

  var issuer: String { state.withLock { $0.issuer } }

  /// The settings of a server that knows this provider.
  func settings() throws -> OpenIDSettings {
    try OpenIDSettings(
      issuer: issuer, clientID: Self.clientID, clientSecret: Self.secret, name: "State login",
      publicAddress: "https://tandem.example")
  }

  // MARK: What a browser does at the provider

  /// Agrees to what a browser was sent with, and gives the path by which it comes back.
  func agree(_ location: String, saying extra: String = "") throws -> String {
    let address = try #require(URLComponents(string: location))
    let query = Dictionary(
      (address.queryItems ?? []).map { ($0.name, $0.value ?? "") },
      uniquingKeysWith: { first, _ in first })
    #expect(location.hasPrefix(issuer + "/authorize?"))
    #expect(query["response_type"] == "code" && query["client_id"] == Self.clientID)
    #expect(query["redirect_uri"] == Self.returnAddress && query["scope"] == "openid email")
    #expect(query["code_challenge_method"] == "S256")
    let code = Tokens.fresh()
    let grant = Grant(challenge: query["code_challenge"] ?? "", nonce: query["nonce"] ?? "")
    state.withLock { $0.codes[code] = grant }
    return SignInFlow.returnPath + "?code=\(code)&state=\(query["state"] ?? "")\(extra)"
  }

  // MARK: What it answers

  func application() -> some ApplicationProtocol {
    let router = Router()
    router.get("/.well-known/openid-configuration") { [self] _, _ in
      try await Task.sleep(for: state.withLock(\.delay))
      guard !state.withLock(\.isDown) else { throw HTTPError(.internalServerError) }
      let issuer = issuer
      var description: [String: any Sendable] = [
        "issuer": issuer, "authorization_endpoint": issuer + "/authorize",
        "token_endpoint": issuer + "/token", "jwks_uri": issuer + "/keys",
        "userinfo_endpoint": issuer + "/user", "end_session_endpoint": issuer + "/leave",
        "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
      ]
      description.merge(state.withLock(\.description)) { $1 }
      return try Self.json(description)
    }
    router.get("/keys") { [self] _, _ in
      state.withLock { $0.looks += 1 }
      return try Self.json(["keys": try state.withLock(\.keys).map(Self.published)])
    }
    router.get("/user") { [self] request, _ in
      guard request.headers[.authorization] == "Bearer access", let user = state.withLock(\.user)
      else { throw HTTPError(.unauthorized) }
      return try Self.json(user)
    }
    router.post("/token") { [self] request, _ in try await token(request) }
    return Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      logger: Logger(label: "provider", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  private func token(_ request: Request) async throws -> Response {
    var request = request
    let body = try await request.collectBody(upTo: 1 << 16)
    let answers = try #require(Answers(String(buffer: body)))
    let form = Dictionary(
      answers.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let basic =
      "Basic "
      + Data(
        "\(Place.encoded(Self.clientID)):\(Place.encoded(Self.secret))".utf8
      ).base64EncodedString()
    let isKnown =
      request.headers[.authorization] == basic
      || form["client_id"] == Self.clientID && form["client_secret"] == Self.secret
    let challenge = Base64URL.text(
      SHA256.hash(data: Data((form["code_verifier"] ?? "").utf8)))
    let grant = state.withLock { state in
      state.form = form
      // A code is good once.
      return state.codes.removeValue(forKey: form["code"] ?? "")
    }
    guard isKnown, let grant, grant.challenge == challenge,
      form["grant_type"] == "authorization_code", form["redirect_uri"] == Self.returnAddress
    else { return try Self.json(["error": "invalid_grant"], status: .badRequest) }
    return try Self.json([
      "id_token": try await signed(grant.nonce), "access_token": "access",
      "token_type": "Bearer", "expires_in": 300,
    ])
  }

  private func signed(_ nonce: String) async throws -> String {
    let (signature, now, bend, bendToken) = state.withLock {
      ($0.signature, $0.now().timeIntervalSince1970, $0.bendClaims, $0.bendToken)
    }
    var claims = Claims(iss: issuer, exp: now + 300, iat: now, nonce: nonce)
    bend(&claims)
    let keys = JWTKeyCollection()
    var name = "rsa"
    let rsa = try Self.rsa.get()
    switch signature {
    case .rsa: await keys.add(rsa: rsa, digestAlgorithm: .sha256, kid: "rsa")
    case .curve:
      name = "curve"
      await keys.add(ecdsa: Self.curve, kid: "curve")
    case .curveUnderNameOfRSA: await keys.add(ecdsa: Self.curve, kid: "rsa")
    case .unknown:
      name = "stranger"
      await keys.add(ecdsa: Self.stranger, kid: "stranger")
    case .secretFromPublicKey:
      await keys.add(
        hmac: HMACKey(from: rsa.publicKey.pemRepresentation), digestAlgorithm: .sha256,
        kid: "rsa")
    case .none:
      let body = Base64URL.text(try JSONEncoder().encode(claims))
      return Base64URL.text(#"{"alg":"none","kid":"rsa"}"#.utf8) + "." + body + "."
    }
    return bendToken(try await keys.sign(claims, kid: JWKIdentifier(string: name)))
  }

  private static func published(_ name: String) throws -> [String: String] {
    func url(_ text: String) -> String {
      Base64URL.text(Array(Data(base64Encoded: text) ?? Data()))
    }
    switch name {
    case "rsa":
      let key = try rsa.get().publicKey.getKeyPrimitives()
      return [
        "kty": "RSA", "kid": name, "use": "sig", "alg": "RS256",
        "n": Base64URL.text(key.modulus), "e": Base64URL.text(key.publicExponent),
      ]
    default:
      let key = try #require((name == "curve" ? curve : stranger).parameters)
      return [
        "kty": "EC", "kid": name, "crv": "P-256", "x": url(key.x), "y": url(key.y),
      ]
    }
  }

  private static func json(
    _ value: [String: any Sendable], status: HTTPResponse.Status = .ok
  ) throws -> Response {
    .bytes(
      Array(try JSONSerialization.data(withJSONObject: value)), "application/json",
      status: status)
  }
}
