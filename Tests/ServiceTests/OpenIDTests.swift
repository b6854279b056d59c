import Access
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Synchronization
import Testing

@testable import Service

/// Signing in by a provider: what lets in, and everything that does not.
struct OpenIDTests {
  /// A house that knows a provider, and an account `ana` for whoever has ana@example.org there.
  private func meet(
    isBehindTLS: Bool = false, patience: Int = 300,
    _ body: @escaping @Sendable (SmallHouse, SmallProvider, Browser) async throws -> Void
  ) async throws {
    let provider = SmallProvider()
    try await provider.application().test(.live) { live in
      let port = try #require(live.port)
      provider.state.withLock { $0.issuer = "http://127.0.0.1:\(port)" }
      // Tests of other things may keep this machine busy.
      var settings = try provider.settings()
      settings.patience = patience
      let house = try SmallHouse(
        isProposed: false, isBehindTLS: isBehindTLS, openID: settings)
      provider.state.withLock { $0.now = { house.hand.now } }
      let admin = Actor(.stateAdmin, "root")
      for (name, role) in [("root", Role.stateAdmin), ("ana", .stateStaff)] {
        try house.registry.addAccount(
          name, role: role, password: "scrypt$none", by: admin, at: Moment(house.hand.now))
      }
      try house.registry.addLogin(
        "ana", issuer: provider.issuer, subject: nil, email: "ana@example.org", by: admin,
        at: Moment(house.hand.now))
      try await house.run { client async throws in
        try await body(house, provider, Browser(client))
      }
    }
  }

  /// Goes to the provider, agrees there, and comes back.
  @discardableResult
  private func signIn(
    _ browser: Browser, _ provider: SmallProvider, next: String = "", saying extra: String = ""
  ) async throws -> TestResponse {
    let there = try await browser.visit(SignInFlow.path + next)
    let location = try #require(there.headers[.location])
    return try await browser.visit(try provider.agree(location, saying: extra))
  }

  private func expectNobody(
    _ answer: TestResponse, _ browser: Browser, _ status: HTTPResponse.Status,
    heading: String = "You are not signed in", _ what: String = ""
  ) async {
    #expect(answer.status == status, "\(what)")
    #expect(answer.heading == heading, "\(what)")
    #expect(await browser.session == nil, "\(what)")
  }

  // MARK: Who comes in

  @Test func `a person with a verified address comes in, and afterwards by identifier`()
    async throws
  {
    try await meet { house, provider, browser async throws in
      try await browser.visit("/sign-in")
      #expect(await browser.last?.text.contains("Sign in with State login") == true)
      let answer = try await signIn(browser, provider)
      #expect(answer.status == .seeOther && answer.headers[.location] == "/rounds")
      #expect(try await browser.follow().heading == "Rounds")
      let kept = try #require(try house.registry.login(of: "ana"))
      #expect(kept.subject == "person-1" && kept.boundAt != nil)
      try await browser.submit("/sign-out")
      provider.state.withLock {
        $0.bendClaims = { claims in (claims.email, claims.email_verified) = (nil, nil) }
      }
      #expect(try await signIn(browser, provider).status == .seeOther)
      #expect(try house.registry.check().isSound)
    }
  }

  @Test func `the page that one asked for comes after signing in, and none elsewhere`()
    async throws
  {
    try await meet { _, provider, browser async throws in
      let asked = try await signIn(browser, provider, next: "?next=/directory%3Fneed%3Dmath")
      #expect(asked.headers[.location] == "/directory?need=math")
      try await browser.follow()
      try await browser.submit("/sign-out")
      let evil = try await signIn(browser, provider, next: "?next=//evil.example")
      #expect(evil.headers[.location] == "/rounds")
    }
  }

  @Test func `signatures of either kind of key are read`() async throws {
    try await meet { _, provider, browser async throws in
      provider.state.withLock { $0.signature = .curve }
      #expect(try await signIn(browser, provider).status == .seeOther)
    }
  }

  @Test func `an address is also taken from where the provider tells it, of the same person`()
    async throws
  {
    try await meet { _, provider, browser async throws in
      provider.state.withLock {
        $0.bendClaims = { claims in (claims.email, claims.email_verified) = (nil, nil) }
        $0.user = ["sub": "person-2", "email": "ana@example.org", "email_verified": true]
      }
      await expectNobody(try await signIn(browser, provider), browser, .badGateway)
      provider.state.withLock { $0.user?["sub"] = "person-1" }
      #expect(try await signIn(browser, provider).status == .seeOther)
    }
  }

  @Test func `an address that the provider does not vouch for is none`() async throws {
    try await meet { house, provider, browser async throws in
      for verified in [false, nil] as [Bool?] {
        provider.state.withLock { $0.bendClaims = { $0.email_verified = verified } }
        await expectNobody(
          try await signIn(browser, provider), browser, .forbidden,
          heading: "You have no account here")
      }
      #expect(try house.registry.login(of: "ana")?.subject == nil)
    }
  }

  @Test func `a stranger is told an identifier, by which an administrator links an account`()
    async throws
  {
    try await meet { house, provider, browser async throws in
      provider.state.withLock {
        $0.bendClaims = { ($0.sub, $0.email) = ("person-7", "ben@example.org") }
      }
      let answer = try await signIn(browser, provider)
      await expectNobody(answer, browser, .forbidden, heading: "You have no account here")
      #expect(answer.text.contains("person-7"))
      #expect(try house.registry.accounts().count == 2)
      let admin = try await house.run { client async throws in
        let admin = try Browser(client, in: house, as: Actor(.stateAdmin, "root"))
        try await admin.visit("/accounts/logins")
        let half = try await admin.submit(
          "/accounts/logins", ["account": "ben", "role": "auditor"])
        #expect(half.status == .unprocessableContent)
        return try await admin.submit(
          "/accounts/logins", ["account": "ben", "role": "auditor", "subject": "person-7"])
      }
      #expect(admin.status == .seeOther)
      #expect(try await signIn(browser, provider).headers[.location] == "/audit")
    }
  }

  @Test func `a login that is taken away ends the sessions, and does not come back`()
    async throws
  {
    try await meet { house, provider, browser async throws in
      #expect(try await signIn(browser, provider).status == .seeOther)
      try await house.run { client async throws in
        let admin = try Browser(client, in: house, as: Actor(.stateAdmin, "root"))
        #expect(
          try await admin.submit("/accounts/logins/remove", ["account": "ana"]).status
            == .seeOther)
      }
      #expect(try await browser.visit("/rounds").status == .seeOther)
      #expect(try await signIn(browser, provider).status == .forbidden)
    }
  }

  @Test func `a closed account lets nobody in`() async throws {
    try await meet { house, provider, browser async throws in
      try house.registry.closeAccount(
        "ana", by: Actor(.stateAdmin, "root"), at: Moment(house.hand.now))
      await expectNobody(
        try await signIn(browser, provider), browser, .forbidden,
        heading: "You have no account here")
      #expect(try house.registry.login(of: "ana")?.subject == nil)
    }
  }

  @Test func `programs link and take away as pages do`() async throws {
    try await meet { house, provider, browser async throws in
      try await house.run { client async throws in
        let admin = try Browser(client, in: house, as: Actor(.stateAdmin, "root"))
        func send(_ method: HTTPRequest.Method, _ path: String, _ body: String) async throws
          -> TestResponse
        {
          var headers: HTTPFields = [.contentType: "application/json"]
          headers[.formToken] = await admin.token
          return try await admin.send(
            "/api/v1" + path, method, headers: headers, body: ByteBuffer(string: body))
        }
        let both = try await send(
          .post, "/logins", #"{"account": "ben", "email": "b@example.org", "subject": "s"}"#)
        #expect(both.status == .unprocessableContent && both.text.contains(#""pointer":"/email""#))
        let linked = try await send(
          .post, "/logins", #"{"account": "ben", "role": "auditor", "subject": "person-1"}"#)
        #expect(linked.status == .created)
        #expect(try await admin.visit("/api/v1/logins").text.contains("person-1"))
        let again = try await send(
          .post, "/logins", #"{"account": "eve", "role": "auditor", "subject": "person-1"}"#)
        #expect(again.status == .conflict)
        #expect(try house.registry.account("eve") == nil)
        #expect(try await signIn(browser, provider).headers[.location] == "/audit")
        #expect(try await send(.delete, "/logins/ben", "").status == .ok)
        #expect(try await browser.visit("/audit").status == .seeOther)
        #expect(try await send(.delete, "/accounts/ben", "").status == .ok)
        #expect(try house.registry.account("ben")?.isClosed == true)
      }
    }
  }

  // MARK: Tokens

  @Test func `no token is taken that is of another, for another, at another time`() async throws {
    let bends: [(String, @Sendable (inout SmallProvider.Claims) -> Void)] = [
      ("issuer", { $0.iss = "https://evil.example" }),
      ("issuer with a slash", { $0.iss += "/" }),
      ("audience", { $0.aud = ["another"] }),
      ("more audiences", { $0.aud.append("another") }),
      ("no audience", { $0.aud = [] }),
      ("party", { $0.azp = "another" }),
      ("nonce", { $0.nonce = Tokens.fresh() }),
      ("no nonce", { $0.nonce = nil }),
      ("expired", { $0.exp = $0.iat - 61 }),
      ("of the future", { $0.iat += 120 }),
      ("of an earlier flow", { $0.iat -= 120 }),
      ("nobody", { $0.sub = "" }),
      ("another access token", { $0.at_hash = Tokens.fresh() }),
    ]
    try await meet { _, provider, browser async throws in
      for (what, bend) in bends {
        provider.state.withLock { $0.bendClaims = bend }
        await expectNobody(try await signIn(browser, provider), browser, .badGateway, what)
      }
      // The half of SHA-256 over `access`.
      provider.state.withLock { $0.bendClaims = { $0.at_hash = "oFYf1knNtrqnhAVfBRuteQ" } }
      #expect(try await signIn(browser, provider).status == .seeOther)
    }
  }

  @Test(arguments: [
    SmallProvider.Signature.none, .secretFromPublicKey, .curveUnderNameOfRSA, .unknown,
  ])
  func `no token is taken that another key signed, or none`(
    signature: SmallProvider.Signature
  ) async throws {
    try await meet { _, provider, browser async throws in
      provider.state.withLock { $0.signature = signature }
      await expectNobody(try await signIn(browser, provider), browser, .badGateway)
    }
  }

  @Test func `no token is taken that was changed on the way`() async throws {
    let bends: [(String, @Sendable (String) -> String)] = [
      (
        "claims",
        { token in
          var parts = token.split(separator: ".").map(String.init)
          let claims = String(decoding: Base64URL.bytes(parts[1]) ?? [], as: UTF8.self)
          parts[1] = Base64URL.text(claims.replacing("person-1", with: "person-2").utf8)
          return parts.joined(separator: ".")
        }
      ),
      ("signature", { String($0.dropLast(8)) + "AAAAAAAA" }),
      ("no signature", { $0.split(separator: ".").dropLast().joined(separator: ".") + "." }),
      ("two parts", { $0.split(separator: ".").dropLast().joined(separator: ".") }),
      ("five parts", { $0 + ".a.b" }),
      ("no token", { _ in "" }),
      (
        "an extension that has to be understood",
        { token in
          let rest = token.split(separator: ".").dropFirst().joined(separator: ".")
          return Base64URL.text(#"{"alg":"RS256","kid":"rsa","crit":["b64"]}"#.utf8) + "." + rest
        }
      ),
    ]
    try await meet { _, provider, browser async throws in
      for (what, bend) in bends {
        provider.state.withLock { $0.bendToken = bend }
        await expectNobody(try await signIn(browser, provider), browser, .badGateway, what)
      }
    }
  }

  @Test func `new keys are looked for once a minute and no more`() async throws {
    try await meet { house, provider, browser async throws in
      provider.state.withLock { $0.signature = .unknown }
      for _ in 0..<3 { #expect(try await signIn(browser, provider).status == .badGateway) }
      #expect(provider.state.withLock(\.looks) == 1)
      provider.state.withLock { $0.keys = ["stranger"] }
      #expect(try await signIn(browser, provider).status == .badGateway)
      house.hand.move(Provider.keysAskedEvery + 1)
      #expect(try await signIn(browser, provider).status == .seeOther)
      #expect(provider.state.withLock(\.looks) == 2)
    }
  }

  // MARK: The way there and back

  @Test func `one comes back with the state that one left with, in time, once`() async throws {
    try await meet { house, provider, browser async throws in
      func leave() async throws -> String {
        let there = try await browser.visit(SignInFlow.path)
        return try provider.agree(try #require(there.headers[.location]))
      }
      let forged = try await leave().split(separator: "&state=")[0] + "&state=\(Tokens.fresh())"
      await expectNobody(
        try await browser.visit(String(forged)), browser, .badRequest, "another state")
      let doubled = try await leave() + "&state=x"
      await expectNobody(try await browser.visit(doubled), browser, .badRequest, "two states")
      let late = try await leave()
      house.hand.move(SignInFlow.longest + 1)
      await expectNobody(try await browser.visit(late), browser, .badRequest, "late")
      let path = try await leave()
      try await house.run { client async throws in
        let other = Browser(client)
        await expectNobody(try await other.visit(path), other, .badRequest, "another browser")
      }
      let cookie = await browser.cookie("tandem-flow")
      #expect(try await browser.visit(path).status == .seeOther)
      #expect(await browser.cookie("tandem-flow") == nil)
      try await browser.follow()
      try await browser.submit("/sign-out")
      await browser.set(cookie: "tandem-flow", cookie)
      await expectNobody(try await browser.visit(path), browser, .badRequest, "a second time")
    }
  }

  @Test func `a flow that we did not sign is none`() async throws {
    try await meet { _, provider, browser async throws in
      let there = try await browser.visit(SignInFlow.path)
      let path = try provider.agree(try #require(there.headers[.location]))
      let cookie = try #require(await browser.cookie("tandem-flow"))
      for bad in [String(cookie.dropLast(4)) + "AAAA", "e30.e30", "x", ""] {
        await browser.set(cookie: "tandem-flow", bad)
        await expectNobody(try await browser.visit(path), browser, .badRequest)
      }
    }
  }

  @Test func `a code is good once, and only with the verifier of its flow`() async throws {
    try await meet { _, provider, browser async throws in
      func state(_ location: String?) throws -> String {
        let text = try #require(location)
        return String(try #require(text.firstMatch(of: /[?&]state=([^&]*)/)).1)
      }
      let first = try provider.agree(
        try #require(try await browser.visit(SignInFlow.path).headers[.location]))
      let code = try #require(first.firstMatch(of: /code=([^&]*)/)).1
      // A new flow of the same browser, with the code of the one before.
      let next = try state(try await browser.visit(SignInFlow.path).headers[.location])
      await expectNobody(
        try await browser.visit(SignInFlow.returnPath + "?code=\(code)&state=\(next)"), browser,
        .badGateway, "another flow's code")
      let again = try state(try await browser.visit(SignInFlow.path).headers[.location])
      await expectNobody(
        try await browser.visit(SignInFlow.returnPath + "?code=\(code)&state=\(again)"), browser,
        .badGateway, "a used code")
      #expect(provider.state.withLock { $0.form["code_verifier"]?.utf8.count } == 43)
    }
  }

  @Test func `an answer that names another provider is refused`() async throws {
    try await meet { _, provider, browser async throws in
      await expectNobody(
        try await signIn(browser, provider, saying: "&iss=https://evil.example"), browser,
        .badRequest)
      let named = "&iss=\(Place.encoded(provider.issuer))"
      #expect(try await signIn(browser, provider, saying: named).status == .seeOther)
    }
    try await meet { _, provider, browser async throws in
      provider.state.withLock {
        $0.description["authorization_response_iss_parameter_supported"] = true
      }
      await expectNobody(try await signIn(browser, provider), browser, .badRequest)
    }
  }

  @Test func `what the provider declines is said plainly`() async throws {
    try await meet { _, provider, browser async throws in
      for word in ["access_denied", "server_error", "<script>"] {
        let there = try await browser.visit(SignInFlow.path)
        let path = try provider.agree(try #require(there.headers[.location]))
          .replacing(/code=[^&]*/, with: "error=\(Place.encoded(word))")
        let answer = try await browser.visit(path)
        await expectNobody(answer, browser, .forbidden, word)
        #expect(!answer.text.contains("<script>"))
      }
    }
  }

  // MARK: The provider

  @Test func `a provider that says it is another, or lacks what we need, is not gone to`()
    async throws
  {
    let bends: [(String, [String: any Sendable])] = [
      ("issuer", ["issuer": "https://evil.example"]),
      ("no TLS", ["token_endpoint": "http://id.example/token"]),
      ("no challenge", ["code_challenge_methods_supported": ["plain"]]),
      ("no way to say who we are", ["token_endpoint_auth_methods_supported": ["private_key_jwt"]]),
      ("secrets that sign", ["id_token_signing_alg_values_supported": ["HS256", "none"]]),
    ]
    for (what, bend) in bends {
      try await meet { _, provider, browser async throws in
        provider.state.withLock { $0.description = bend }
        let answer = try await browser.visit(SignInFlow.path)
        #expect(answer.status == .badGateway && answer.headers[.location] == nil, "\(what)")
      }
    }
  }

  @Test func `a provider that does not answer is left alone for a little while`() async throws {
    try await meet { house, provider, browser async throws in
      provider.state.withLock { $0.isDown = true }
      #expect(try await browser.visit(SignInFlow.path).status == .serviceUnavailable)
      provider.state.withLock { $0.isDown = false }
      #expect(try await browser.visit(SignInFlow.path).status == .serviceUnavailable)
      house.hand.move(Provider.silentFor + 1)
      #expect(try await signIn(browser, provider).status == .seeOther)
    }
  }

  @Test func `a provider that keeps silent is not waited for`() async throws {
    try await meet(patience: 1) { house, provider, browser async throws in
      provider.state.withLock { $0.delay = .seconds(3) }
      for _ in 0..<3 {
        #expect(try await browser.visit(SignInFlow.path).status == .serviceUnavailable)
        house.hand.move(Provider.silentFor + 1)
      }
    }
  }

  @Test func `a provider that wants the secret in the form gets it there`() async throws {
    try await meet { _, provider, browser async throws in
      provider.state.withLock {
        $0.description["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
      }
      #expect(try await signIn(browser, provider).status == .seeOther)
      #expect(provider.state.withLock { $0.form["client_secret"] } == SmallProvider.secret)
    }
    try await meet { _, provider, browser async throws in
      #expect(try await signIn(browser, provider).status == .seeOther)
      #expect(provider.state.withLock { $0.form["client_secret"] } == nil)
    }
  }

  @Test func `who signs out is offered to sign out of the provider too`() async throws {
    try await meet { _, provider, browser async throws in
      try await signIn(browser, provider)
      try await browser.follow()
      let out = try await browser.submit("/sign-out")
      #expect(out.headers[.location] == "/signed-out")
      #expect(await browser.session == nil)
      let page = try await browser.follow()
      #expect(page.text.contains("\(provider.issuer)/leave?client_id=tandem%20client"))
    }
  }

  @Test func `the cookie of a flow is for this host, through TLS, and not for scripts`()
    async throws
  {
    try await meet(isBehindTLS: true) { _, _, browser async throws in
      let there = try await browser.visit(SignInFlow.path)
      let line = try #require(there.headers[.setCookie])
      #expect(line.hasPrefix("__Host-tandem-flow="))
      for word in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"] {
        #expect(line.contains(word), "\(word)")
      }
    }
  }

  @Test func `without a provider there is no such way in`() async throws {
    let house = try SmallHouse(isProposed: false)
    try await house.run { client async throws in
      let browser = Browser(client)
      #expect(try await browser.visit(SignInFlow.path).status == .notFound)
      #expect(try await browser.visit(SignInFlow.returnPath).status == .notFound)
      #expect(try await browser.visit("/sign-in").text.contains("openid") == false)
    }
  }

  @Test(arguments: [
    "http://id.example", "ftp://id.example", "https://", "https://a@id.example",
    "https://id.example/#x", "https://id.example/?x=1", "id.example", "https://id example",
  ])
  func `a provider is named by an address through TLS`(issuer: String) {
    #expect(throws: OpenIDSettings.Problem.address(option: "--oidc-issuer", found: issuer)) {
      try OpenIDSettings(
        issuer: issuer, clientID: "x", clientSecret: "y", name: "z",
        publicAddress: "https://tandem.example")
    }
  }

  @Test func `the provider's secret comes from the environment or a file of its owner's`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(throws: OpenIDSettings.Problem.noSecret) {
      try OpenIDSettings.secret(environment: "", file: nil)
    }
    #expect(throws: OpenIDSettings.Problem.missing(path: path)) {
      try OpenIDSettings.secret(environment: nil, file: path)
    }
    try Data("secret\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes(
      [.posixPermissions: NSNumber(value: 0o644)], ofItemAtPath: path)
    #expect(throws: OpenIDSettings.Problem.open(path: path)) {
      try OpenIDSettings.secret(environment: nil, file: path)
    }
    try FileManager.default.setAttributes(
      [.posixPermissions: NSNumber(value: 0o600)], ofItemAtPath: path)
    #expect(try OpenIDSettings.secret(environment: nil, file: path) == "secret")
    #expect(try OpenIDSettings.secret(environment: "other", file: path) == "other")
  }
}
