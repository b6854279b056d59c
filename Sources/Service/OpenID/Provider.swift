import Foundation

/// The provider of the settings: what it says of itself, its keys, and codes for tokens.
actor Provider {
  nonisolated let settings: OpenIDSettings
  nonisolated let ended = EndedFlows()
  private let outbound: Outbound
  private let now: @Sendable () -> Date

  private struct Kept<Value: Sendable>: Sendable {
    var value: Value
    var at: Date

    func isFresh(_ now: Date, for seconds: Double) -> Bool {
      (0..<seconds).contains(now.timeIntervalSince(at))
    }
  }

  private var configurationKept: Kept<ProviderConfiguration>?
  private var keysKept: Kept<SigningKeys>?
  /// When the provider was asked last and did not answer.
  private var silentSince: Date?

  /// Seconds for which what the provider says of itself is not asked again.
  private static let keptFor = 3600.0
  /// Seconds between two looks for a key that we do not know.
  static let keysAskedEvery = 60.0
  /// Seconds for which a provider that did not answer is left alone.
  static let silentFor = 5.0

  init(_ settings: OpenIDSettings, now: @escaping @Sendable () -> Date) {
    self.settings = settings
    outbound = Outbound(seconds: settings.patience)
    self.now = now
  }

  func configuration() async throws(OpenIDTrouble) -> ProviderConfiguration {
    if let kept = configurationKept, kept.isFresh(now(), for: Self.keptFor) { return kept.value }
    if let silentSince, now().timeIntervalSince(silentSince) < Self.silentFor {
      throw .unreachable
    }
    do {
      let read: ProviderConfiguration = try await fetch(
        ProviderConfiguration.address(of: settings.issuer))
      try read.check(issuer: settings.issuer)
      configurationKept = Kept(value: read, at: now())
      silentSince = nil
      return read
    } catch {
      silentSince = now()
      throw error
    }
  }

  /// Where a browser is sent to sign in.
  func authorizationAddress(_ flow: SignInFlow) async throws(OpenIDTrouble) -> String {
    let configuration = try await configuration()
    let query = [
      ("response_type", "code"), ("client_id", settings.clientID),
      ("redirect_uri", settings.returnAddress), ("scope", "openid email"),
      ("state", flow.state), ("nonce", flow.nonce), ("code_challenge", flow.challenge),
      ("code_challenge_method", "S256"),
    ].map { "\($0.0)=\(Place.encoded($0.1))" }.joined(separator: "&")
    let address = configuration.authorizationEndpoint
    return address + (address.contains("?") ? "&" : "?") + query
  }

  /// Where one signs out of the provider itself, if it says.
  func endOfSessionAddress() async -> String? {
    guard let address = try? await configuration().endSessionEndpoint else { return nil }
    return address + (address.contains("?") ? "&" : "?")
      + "client_id=\(Place.encoded(settings.clientID))"
  }

  /// Who comes back with `code` from the flow; the token is checked whole.
  func person(code: String, _ flow: SignInFlow) async throws(OpenIDTrouble) -> IDToken {
    let configuration = try await configuration()
    let tokens = try await tokens(for: code, flow, configuration)
    do {
      let header = try IDToken.Header(
        of: tokens.idToken, allowing: configuration.allowedAlgorithms)
      guard let key = try await key(named: header.kid, for: header.alg, configuration) else {
        throw OpenIDTrouble.token(.key)
      }
      let expected = IDToken.Expectation(
        issuer: settings.issuer, clientID: settings.clientID, nonce: flow.nonce,
        accessToken: tokens.accessToken, now: now(), begunAt: flow.begunAt)
      let token = try await IDToken(tokens.idToken, header: header, key: key, expected)
      guard token.verifiedEmail == nil, let address = configuration.userEndpoint else {
        return token
      }
      return try await token.adding(user(address, tokens.accessToken))
    } catch let problem as IDToken.Problem {
      throw .token(problem)
    } catch let trouble as OpenIDTrouble {
      throw trouble
    } catch {
      throw .unreachable
    }
  }

  // MARK: Asking the provider

  private func tokens(
    for code: String, _ flow: SignInFlow, _ configuration: ProviderConfiguration
  ) async throws(OpenIDTrouble) -> TokenAnswer {
    var form = [
      (name: "grant_type", value: "authorization_code"), (name: "code", value: code),
      (name: "redirect_uri", value: settings.returnAddress),
      (name: "code_verifier", value: flow.verifier),
    ]
    let isBasic = configuration.authentication == .basic
    if !isBasic {
      form += [
        (name: "client_id", value: settings.clientID),
        (name: "client_secret", value: settings.clientSecret),
      ]
    }
    let answer = try await outbound.post(
      configuration.tokenEndpoint, form,
      basic: isBasic ? (settings.clientID, settings.clientSecret) : nil)
    guard answer.status == 200 else {
      throw (400..<500).contains(answer.status) ? .codeRefused : .unreachable
    }
    let tokens: TokenAnswer = try Self.decoded(answer)
    guard tokens.tokenType.lowercased() == "bearer" else { throw .unreachable }
    return tokens
  }

  /// The key of a token.
  ///
  /// The provider changes its keys: one that we do not know is looked for once more, but not so
  /// often that tokens make us a nuisance.
  private func key(
    named name: String?, for algorithm: String, _ configuration: ProviderConfiguration
  ) async throws(OpenIDTrouble) -> SigningKey? {
    if let kept = keysKept, kept.isFresh(now(), for: Self.keptFor) {
      if let key = kept.value.key(named: name, for: algorithm) { return key }
      if kept.isFresh(now(), for: Self.keysAskedEvery) { return nil }
    }
    let keys: SigningKeys = try await fetch(configuration.keysAddress)
    keysKept = Kept(value: keys, at: now())
    return keys.key(named: name, for: algorithm)
  }

  private func user(_ address: String, _ accessToken: String) async throws(OpenIDTrouble)
    -> UserAnswer?
  {
    let answer = try await outbound.get(address, bearer: accessToken)
    // Whoever is known by the identifier needs no address.
    guard answer.status == 200 else { return nil }
    return try? Self.decoded(answer)
  }

  private func fetch<Value: Decodable>(_ address: String) async throws(OpenIDTrouble) -> Value {
    let answer = try await outbound.get(address)
    guard answer.status == 200 else { throw .unreachable }
    return try Self.decoded(answer)
  }

  private static func decoded<Value: Decodable>(
    _ answer: Outbound.Answer
  ) throws(OpenIDTrouble) -> Value {
    guard let value = try? JSONDecoder().decode(Value.self, from: Data(answer.body)) else {
      throw .unreachable
    }
    return value
  }
}
