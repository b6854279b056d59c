import Access
import HTTPTypes
import Hummingbird
import Workflows

/// Who of the provider may come in, and under which account.
enum LoginRoutes {
  static let routes: [ServiceRoute] = [
    .page(.get, "/accounts/logins", .question(.editAccounts), "Logins of the provider") { call in
      call.page(try await logins(call))
    },
    .page(
      .post, "/accounts/logins", .question(.editAccounts), "Link a login to an account"
    ) { call in try await add(call) },
    .page(
      .post, "/accounts/logins/remove", .question(.editAccounts), "Take a login away"
    ) { call in
      guard let account = call.form["account"] else { throw HTTPError(.badRequest) }
      try await call.desk { try $0.removeLogin(of: account) }
      return call.go(to: "/accounts/logins", .closed)
    },
  ]

  private static func logins(_ call: Call, _ form: Answers = Answers()) async throws -> Page {
    LoginPages.logins(
      try await call.desk { try $0.logins() }, provider: call.house.provider?.settings, form)
  }

  private static func add(_ call: Call) async throws -> Response {
    guard let issuer = call.house.provider?.settings.issuer else { throw HTTPError(.notFound) }
    let (name, role) = (call.form["account"], call.form["role"].flatMap(Role.init(rawValue:)))
    guard let name,
      let key = LoginPages.key(
        email: call.form["email"], subject: call.form["subject"]),
      role.map({ role in StaffPages.roles.contains { $0.value == role.rawValue } }) ?? true,
      role == nil || SignInPages.isName(name)
    else {
      return call.wrong(try await logins(call, call.form), LoginPages.problems(call.form))
    }
    let cost = call.house.passwordCost
    try await call.desk { desk in
      try desk.link(name, at: issuer, key, opening: role, cost: cost)
    }
    return call.go(to: "/accounts/logins", .created)
  }
}
