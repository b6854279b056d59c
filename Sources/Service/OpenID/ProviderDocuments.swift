import Foundation

/// What a provider says of itself.
///
/// Reference: Sakimura et al., *OpenID Connect Discovery 1.0 incorporating errata set 2*, 2023,
/// section 3, and RFC 9207, section 3.
struct ProviderConfiguration: Decodable, Equatable, Sendable {
  var issuer: String
  var authorizationEndpoint: String
  var tokenEndpoint: String
  var keysAddress: String
  var userEndpoint: String?
  var endSessionEndpoint: String?
  var algorithms: [String]?
  var authenticationMethods: [String]?
  var challengeMethods: [String]?
  /// Whether every answer names its provider.
  var namesIssuer: Bool?

  private enum CodingKeys: String, CodingKey {
    case issuer
    case authorizationEndpoint = "authorization_endpoint"
    case tokenEndpoint = "token_endpoint"
    case keysAddress = "jwks_uri"
    case userEndpoint = "userinfo_endpoint"
    case endSessionEndpoint = "end_session_endpoint"
    case algorithms = "id_token_signing_alg_values_supported"
    case authenticationMethods = "token_endpoint_auth_methods_supported"
    case challengeMethods = "code_challenge_methods_supported"
    case namesIssuer = "authorization_response_iss_parameter_supported"
  }

  /// Where the description stands; a slash at the issuer's end is not doubled.
  static func address(of issuer: String) -> String {
    (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer)
      + "/.well-known/openid-configuration"
  }

  /// Refuses a description that is of another provider or that we cannot keep to.
  func check(issuer expected: String) throws(OpenIDTrouble) {
    guard issuer == expected else { throw .unfit(.issuer) }
    let addresses = [
      authorizationEndpoint, tokenEndpoint, keysAddress, userEndpoint, endSessionEndpoint,
    ].compactMap(\.self)
    guard addresses.allSatisfy(SafeAddress.isSafe) else { throw .unfit(.address) }
    guard challengeMethods?.contains("S256") ?? true else { throw .unfit(.challenge) }
    guard authentication != nil else { throw .unfit(.authentication) }
    guard !allowedAlgorithms.isEmpty else { throw .unfit(.algorithm) }
  }

  enum Authentication: Equatable { case basic, post }

  /// How we show the token endpoint who we are.
  var authentication: Authentication? {
    guard let methods = authenticationMethods else { return .basic }
    if methods.contains("client_secret_basic") { return .basic }
    return methods.contains("client_secret_post") ? .post : nil
  }

  /// The algorithms of signatures that we take from this provider: public keys alone, so that
  /// nothing that the provider publishes can sign.
  var allowedAlgorithms: Set<String> {
    SigningKey.algorithms.intersection(algorithms ?? ["RS256"])
  }
}

/// One of a provider's keys as it is published; those that we do not know are left out, not refused.
///
/// Reference: Jones, RFC 7517, *JSON Web Key (JWK)*, 2015. doi:10.17487/RFC7517
struct SigningKey: Decodable, Equatable, Sendable {
  var kty: String
  var kid: String?
  var use: String?
  var alg: String?
  var n: String?
  var e: String?
  var crv: String?
  var x: String?
  var y: String?

  static let algorithms: Set<String> = [
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
  ]

  /// Whether the key is for signatures of this algorithm.
  func fits(_ algorithm: String) -> Bool {
    guard use == nil || use == "sig", alg == nil || alg == algorithm else { return false }
    switch algorithm {
    case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512":
      return kty == "RSA" && n != nil && e != nil
    case "ES256": return kty == "EC" && crv == "P-256" && x != nil && y != nil
    case "ES384": return kty == "EC" && crv == "P-384" && x != nil && y != nil
    case "ES512": return kty == "EC" && crv == "P-521" && x != nil && y != nil
    case "EdDSA": return kty == "OKP" && crv == "Ed25519" && x != nil
    default: return false
    }
  }
}

struct SigningKeys: Decodable, Equatable, Sendable {
  var keys: [SigningKey]

  private enum CodingKeys: CodingKey { case keys }

  private struct Lenient: Decodable {
    var key: SigningKey?
    init(from decoder: any Decoder) throws { key = try? SigningKey(from: decoder) }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    keys = try container.decode([Lenient].self, forKey: .keys).compactMap(\.key)
  }

  /// The key of a token; one that names none has to be the only one that fits.
  func key(named name: String?, for algorithm: String) -> SigningKey? {
    let fitting = keys.filter { $0.fits(algorithm) && (name == nil || $0.kid == name) }
    return fitting.count == 1 ? fitting[0] : nil
  }
}

/// What the token endpoint gives for a code.
struct TokenAnswer: Decodable, Sendable {
  var idToken: String
  var accessToken: String
  var tokenType: String

  private enum CodingKeys: String, CodingKey {
    case idToken = "id_token"
    case accessToken = "access_token"
    case tokenType = "token_type"
  }
}

/// What the provider tells of the person beside the token.
struct UserAnswer: Decodable, Sendable {
  var sub: String
  var email: String?
  var emailVerified: Bool?

  private enum CodingKeys: String, CodingKey {
    case sub, email
    case emailVerified = "email_verified"
  }

  var verifiedEmail: String? { emailVerified == true ? email : nil }
}
