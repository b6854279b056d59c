import HTTPTypes
import Hummingbird
import Logging
import Storage
import Workflows

/// Signing in by a provider: there, back again, and out.
///
/// Reference: Lodderstedt, Bradley, Labunets & Fett, RFC 9700, *Best Current Practice for OAuth 2.0
/// Security*, 2025. doi:10.17487/RFC9700
enum OpenIDRoutes {
  static let routes: [ServiceRoute] = [
    .page(.get, SignInFlow.path, .open, "Go to the provider to sign in") { call in
      let provider = try provider(call)
      if let actor = call.actor { return call.go(to: Navigation.home(of: actor)) }
      return try await answering(call, provider) {
        let flow = SignInFlow(next: LocalPath.checked(call.query["next"]), now: call.now)
        var response = call.go(to: try await provider.authorizationAddress(flow))
        response.setCookie(
          try flow.cookie(call.house.secret, isSecure: call.house.settings.isBehindTLS))
        return response
      }
    },
    .page(.get, SignInFlow.returnPath, .open, "Come back from the provider") { call in
      let provider = try provider(call)
      var response = try await answering(call, provider) { try await comeBack(call, provider) }
      response.setCookie(SignInFlow.endOfFlow(isSecure: call.house.settings.isBehindTLS))
      return response
    },
    .page(.get, "/signed-out", .open, "What is left to do after signing out") { call in
      let address = await call.house.provider?.endOfSessionAddress()
      return call.page(
        OpenIDPages.signedOut(
          from: call.house.provider?.settings.name, leavingPath: address))
    },
  ]

  private static func provider(_ call: Call) throws -> Provider {
    guard let provider = call.house.provider else { throw HTTPError(.notFound) }
    return provider
  }

  /// Says on a page what went wrong, and in the log by a word that names nobody.
  private static func answering(
    _ call: Call, _ provider: Provider, _ body: () async throws -> Response
  ) async throws -> Response {
    do {
      return try await body()
    } catch let trouble as OpenIDTrouble {
      call.house.logger.notice(
        "no sign-in by the provider", metadata: ["why": "\(trouble.word)", "request": "\(call.id)"])
      return call.page(
        OpenIDPages.trouble(trouble, at: provider.settings.name), status: trouble.status)
    }
  }

  private static func comeBack(_ call: Call, _ provider: Provider) async throws -> Response {
    let house = call.house
    guard
      let flow = SignInFlow(call.request, house.secret, isSecure: house.settings.isBehindTLS),
      let state = call.query.only("state"), Tokens.areSame(state, flow.state),
      !flow.isOver(call.now), provider.ended.end(flow, now: call.now)
    else { throw OpenIDTrouble.flowLost }
    try await requireSame(call.query.only("iss"), provider)
    if let word = call.query["error"] { throw OpenIDTrouble.declined(word) }
    guard let code = call.query.only("code"), code.utf8.count <= longestCode else {
      throw OpenIDTrouble.flowLost
    }
    let person = try await provider.person(code: code, flow)
    let (issuer, moment) = (provider.settings.issuer, Moment(call.now))
    let account = try await call.registry {
      try $0.accountOfLogin(
        issuer: issuer, subject: person.subject, verifiedEmail: person.verifiedEmail, at: moment)
    }
    guard let account else { throw OpenIDTrouble.stranger(subject: person.subject) }
    return try await SignInRoutes.begin(call, account.actor, at: flow.next)
  }

  private static let longestCode = 4096

  /// Refuses an answer that another provider sent, or may have sent.
  ///
  /// Reference: Meyer zu Selhausen & Fett, RFC 9207, *OAuth 2.0 Authorization Server Issuer
  /// Identification*, 2022. doi:10.17487/RFC9207
  private static func requireSame(_ issuer: String?, _ provider: Provider) async throws {
    let isNamed = try await provider.configuration().namesIssuer == true
    guard issuer.map({ $0 == provider.settings.issuer }) ?? !isNamed else {
      throw OpenIDTrouble.otherProvider
    }
  }
}

extension Answers {
  /// The value as it came, if the name comes once.
  fileprivate func only(_ name: String) -> String? {
    let values = pairs.filter { $0.name == name }
    return values.count == 1 ? values[0].value : nil
  }
}
