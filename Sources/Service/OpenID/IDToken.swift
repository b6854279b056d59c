import Crypto
import Foundation
import JWTKit

/// What a provider says under its signature of who signed in.
///
/// Reference: Sakimura et al., *OpenID Connect Core 1.0 incorporating errata set 2*, 2023,
/// section 3.1.3.7.
struct IDToken: Equatable, Sendable {
  let subject: String
  /// The person's address, if the provider says that it is theirs.
  let verifiedEmail: String?

  enum Problem: String, Error, Equatable {
    case form, algorithm, key, signature, issuer, audience, party, expired, time, nonce, subject
    case accessToken = "access-token"
  }

  /// What a token has to say.
  struct Expectation: Sendable {
    var issuer: String
    var clientID: String
    var nonce: String
    var accessToken: String
    var now: Date
    /// When the browser was sent to the provider; no token is older than that.
    var begunAt: Date

    /// Seconds by which the provider's clock and ours may differ.
    static let leeway = 60.0
  }

  /// The first part of a token, which says how to read the rest and proves nothing yet.
  struct Header: Decodable, Equatable, Sendable {
    var alg: String
    var kid: String?
    /// Extensions that have to be understood; we know none.
    var crit: [String]?

    init(of token: String, allowing algorithms: Set<String>) throws(Problem) {
      let parts = token.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, let bytes = Base64URL.bytes(String(parts[0])),
        let header = try? JSONDecoder().decode(Header.self, from: Data(bytes)), header.crit == nil
      else { throw .form }
      guard algorithms.contains(header.alg) else { throw .algorithm }
      self = header
    }
  }

  /// Reads a token and refuses one that is not whole, ours and fresh.
  init(
    _ token: String, header: Header, key: SigningKey, _ expected: Expectation
  ) async throws(Problem) {
    guard key.fits(header.alg) else { throw .key }
    let claims = try await Self.claims(token, header, key)
    guard claims.iss == expected.issuer else { throw .issuer }
    // We trust no audience besides ourselves.
    guard claims.aud.list == [expected.clientID] else { throw .audience }
    guard claims.azp == nil || claims.azp == expected.clientID else { throw .party }
    let (now, leeway) = (expected.now.timeIntervalSince1970, Expectation.leeway)
    guard now < claims.exp + leeway else { throw .expired }
    guard claims.iat <= now + leeway,
      claims.iat >= expected.begunAt.timeIntervalSince1970 - leeway,
      claims.nbf ?? 0 <= now + leeway
    else { throw .time }
    guard let nonce = claims.nonce, Tokens.areSame(nonce, expected.nonce) else { throw .nonce }
    guard (1...255).contains(claims.sub.utf8.count) else { throw .subject }
    if let hash = claims.at_hash {
      guard hash == Self.hash(of: expected.accessToken, for: header.alg) else {
        throw .accessToken
      }
    }
    subject = claims.sub
    verifiedEmail = claims.email_verified == true ? claims.email : nil
  }

  private init(subject: String, verifiedEmail: String?) {
    self.subject = subject
    self.verifiedEmail = verifiedEmail
  }

  /// The same with the address that the provider tells elsewhere, if it is of the same person.
  func adding(_ user: UserAnswer?) throws(Problem) -> IDToken {
    guard let user else { return self }
    guard user.sub == subject else { throw .subject }
    return IDToken(subject: subject, verifiedEmail: user.verifiedEmail)
  }

  // MARK: Reading

  private struct Claims: JWTPayload {
    var iss: String
    var sub: String
    var aud: Audience
    var azp: String?
    var exp: Double
    var iat: Double
    var nbf: Double?
    var nonce: String?
    var at_hash: String?
    var email: String?
    var email_verified: Bool?

    func verify(using algorithm: some JWTAlgorithm) {}
  }

  /// One audience, or a list of them.
  private struct Audience: Codable {
    var list: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(String.self) {
        list = [one]
      } else {
        list = try container.decode([String].self)
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(list)
    }
  }

  /// The claims, after the signature was found right under this key and algorithm and no other.
  private static func claims(
    _ token: String, _ header: Header, _ key: SigningKey
  ) async throws(Problem) -> Claims {
    guard let algorithm = JWK.Algorithm(rawValue: header.alg) else { throw .algorithm }
    let kid = JWKIdentifier(string: header.kid ?? "only")
    let jwk =
      switch key.kty {
      case "RSA": JWK.rsa(algorithm, identifier: kid, modulus: key.n, exponent: key.e)
      case "EC":
        JWK.ecdsa(
          algorithm, identifier: kid, x: key.x, y: key.y,
          curve: key.crv.flatMap(ECDSACurve.init(rawValue:)))
      default:
        JWK.octetKeyPair(
          algorithm, identifier: kid, x: key.x, y: nil,
          curve: key.crv.flatMap(EdDSACurve.init(rawValue:)))
      }
    let keys = JWTKeyCollection()
    do { try await keys.add(jwk: jwk, isDefault: true) } catch { throw .key }
    do {
      return try await keys.verify(token, as: Claims.self)
    } catch let error as JWTError {
      throw error.errorType == .signatureVerificationFailed ? .signature : .form
    } catch {
      throw .signature
    }
  }

  /// The left half of the digest that goes with the algorithm.
  private static func hash(of accessToken: String, for algorithm: String) -> String {
    let bytes = Data(accessToken.utf8)
    let digest: [UInt8] =
      switch algorithm.suffix(3) {
      case "384": Array(SHA384.hash(data: bytes))
      case "512", "DSA": Array(SHA512.hash(data: bytes))
      default: Array(SHA256.hash(data: bytes))
      }
    return Base64URL.text(digest.prefix(digest.count / 2))
  }
}
