import Access
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Coming in and going out.
enum SignInRoutes {
  static let routes: [ServiceRoute] = [
    .page(.get, "/", .open, "What taking part means") { call in
      call.page(WelcomePage.page(signInPath: call.actor == nil ? "/sign-in" : nil))
    },
    .page(.get, "/sign-in", .open, "Sign in as staff") { call in
      if let actor = call.actor { return call.go(to: Navigation.home(of: actor)) }
      return call.page(
        SignInPages.signIn(
          next: LocalPath.checked(call.query["next"]), name: nil,
          provider: call.house.provider?.settings.name))
    },
    .page(.post, "/sign-in", .open, "Sign in as staff") { call in try await signIn(call) },
    .page(.post, "/sign-out", .open, "Sign out") { call in
      let digest = Tokens.digest(call.cookie)
      let (actor, hasProvider) = (call.actor, call.house.provider != nil)
      let isLinked = try await call.registry { registry in
        try registry.end(session: digest)
        guard hasProvider, let actor, actor.district == nil, actor.facilitator == nil else {
          return false
        }
        return try registry.login(of: actor.id) != nil
      }
      var response = isLinked ? call.go(to: "/signed-out") : call.go(to: "/", .signedOut)
      response.setCookie(Credential.endOfSession(isSecure: call.house.settings.isBehindTLS))
      return response
    },
    .page(.get, "/link/{token}", .open, "A link that lets a party in once") { call in
      guard let link = try await openLink(call) else {
        return call.page(SignInPages.oldLink, status: .gone)
      }
      let name = try await call.registry { RouteRunner.name(of: link.party, $0) }
      return call.page(SignInPages.link(try call.part("token"), for: link.party, named: name))
    },
    .page(.post, "/link/{token}", .open, "Use a link") { call in try await useLink(call) },
    .page(.get, "/first-admin/{token}", .open, "Open the first account") { call in
      try await requireFirst(call)
      return call.page(SignInPages.firstAdmin(try call.part("token"), name: nil))
    },
    .page(.post, "/first-admin/{token}", .open, "Open the first account") { call in
      try await addFirstAdmin(call)
    },
  ]

  private static func signIn(_ call: Call) async throws -> Response {
    let next = LocalPath.checked(call.form["next"])
    let (name, password) = (call.form["name"] ?? "", call.form.raw("password"))
    let (code, now, cost) = (call.form["code"], call.now, call.house.passwordCost)
    guard password.utf8.count <= 4 * Password.longest,
      let actor = try await call.registry({
        try SignIn.actor(name, password, code: code, $0, now: now, cost: cost)
      })
    else {
      return call.wrong(
        SignInPages.signIn(
          next: next, name: name, provider: call.house.provider?.settings.name),
        [SignInPages.wrong])
    }
    return try await begin(call, actor, at: next)
  }

  /// Begins a session under a new cookie, whatever the browser had before.
  static func begin(
    _ call: Call, _ actor: Actor, at next: String?
  ) async throws -> Response {
    let token = Tokens.fresh()
    let session = SessionRules.begin(token, for: actor, now: call.now)
    let former = Tokens.digest(call.cookie)
    try await call.registry {
      try $0.end(session: former)
      try $0.begin(session)
    }
    var response = call.go(to: next ?? Navigation.home(of: actor))
    response.setCookie(
      Credential.sessionCookie(token, isSecure: call.house.settings.isBehindTLS))
    return response
  }

  private static func openLink(_ call: Call) async throws -> LinkToken? {
    guard let link = try? LinkToken(try call.part("token"), call.house.secret, now: call.now)
    else { return nil }
    let moment = Moment(call.now)
    let isOpen = try await call.registry { try $0.isOpen(link: link.digest, at: moment) }
    return isOpen ? link : nil
  }

  private static func useLink(_ call: Call) async throws -> Response {
    guard let link = try await openLink(call) else {
      return call.page(SignInPages.oldLink, status: .gone)
    }
    let moment = Moment(call.now)
    do {
      try await call.registry {
        try $0.use(
          link: link.digest, purpose: link.purpose.rawValue, by: link.party, at: moment)
      }
    } catch is StorageError {
      return call.page(SignInPages.oldLink, status: .gone)
    }
    return try await begin(call, link.party, at: nil)
  }

  private static func requireFirst(_ call: Call) async throws {
    let isEmpty = try await call.registry { try $0.accounts().isEmpty }
    guard isEmpty, Tokens.areSame(try call.part("token"), call.house.firstAdmin.token) else {
      throw HTTPError(.notFound)
    }
  }

  private static func addFirstAdmin(_ call: Call) async throws -> Response {
    try await requireFirst(call)
    let (name, password) = (call.form["name"], call.form.raw("password"))
    let problems = SignInPages.problems(name: name, password: password)
    guard problems.isEmpty, let name else {
      return call.wrong(
        SignInPages.firstAdmin(try call.part("token"), name: name), problems)
    }
    let (cost, moment) = (call.house.passwordCost, Moment(call.now))
    let actor = Actor(.stateAdmin, name)
    try await call.registry {
      try $0.addAccount(
        name, role: .stateAdmin, password: try Password.derived(password, cost: cost),
        onlyFirst: true, by: actor, at: moment)
    }
    return try await begin(call, actor, at: nil)
  }
}
