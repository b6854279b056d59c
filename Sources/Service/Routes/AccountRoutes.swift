import Access
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Accounts of others, and one's own.
enum AccountRoutes {
  static let routes: [ServiceRoute] = [
    .page(.get, "/accounts", .question(.editAccounts), "Accounts") { call in
      var page = StaffPages.accounts(try await call.desk { try $0.accounts() })
      page.blocks.append(LoginPages.link)
      return call.page(page)
    },
    .page(.post, "/accounts", .question(.editAccounts), "Open an account") { call in
      let (name, password) = (call.form["name"], call.form.raw("password"))
      let problems = SignInPages.problems(name: name, password: password)
      guard problems.isEmpty, let name,
        let role = call.form["role"].flatMap(Role.init(rawValue:)),
        StaffPages.roles.contains(where: { $0.value == role.rawValue })
      else {
        let accounts = try await call.desk { try $0.accounts() }
        return call.wrong(StaffPages.accounts(accounts, call.form), problems)
      }
      let cost = call.house.passwordCost
      try await call.desk {
        try $0.addAccount(
          name, role: role, password: try Password.derived(password, cost: cost))
      }
      return call.go(to: "/accounts", .created)
    },
    .page(.post, "/accounts/close", .question(.editAccounts), "Close an account") { call in
      guard let name = call.form["account"] else { throw HTTPError(.badRequest) }
      try await call.desk { try $0.closeAccount(name) }
      return call.go(to: "/accounts", .closed)
    },
    .page(.get, "/account", .signedIn, "One's own account") { call in
      call.page(try await own(call, secret: nil))
    },
    .page(.post, "/account/password", .signedIn, "Change one's own password") { call in
      try await changePassword(call)
    },
    .page(.post, "/account/codes", .signedIn, "Ask for one-time codes when signing in") { call in
      try await askForCodes(call)
    },
  ]

  /// The account of who is signed in; districts and facilitators have none.
  private static func account(_ call: Call) async throws -> Account {
    let actor = try call.signedIn()
    guard actor.district == nil, actor.facilitator == nil,
      let account = try await call.registry({ try $0.account(actor.id) })
    else { throw HTTPError(.notFound) }
    return account
  }

  private static func own(_ call: Call, secret: String?) async throws -> Page {
    let account = try await account(call)
    return StaffPages.ownAccount(
      account.actor, hasCodes: account.totp != nil, secret: secret ?? OneTimeCode.freshSecret())
  }

  private static func changePassword(_ call: Call) async throws -> Response {
    let account = try await account(call)
    let (present, new) = (call.form.raw("present"), call.form.raw("password"))
    let isRight = try await call.house.aside { Password.isRight(present, account.password) }
    guard isRight else {
      return call.wrong(try await own(call, secret: nil), [StaffPages.wrongPassword])
    }
    if let problem = Password.problem(new, name: account.id) {
      return call.wrong(
        try await own(call, secret: nil), [Page.Problem(problem, at: "field-password")])
    }
    let (cost, moment) = (call.house.passwordCost, Moment(call.now))
    try await call.registry {
      try $0.setPassword(
        try Password.derived(new, cost: cost), of: account.id, by: account.actor, at: moment)
    }
    return call.go(to: "/sign-in", .changed)
  }

  private static func askForCodes(_ call: Call) async throws -> Response {
    let account = try await account(call)
    guard let secret = call.form["secret"], secret.utf8.count == 32, account.totp == nil else {
      throw HTTPError(.badRequest)
    }
    guard let code = call.form["code"],
      OneTimeCode.step(of: code, secret, now: call.now) != nil
    else { return call.wrong(try await own(call, secret: secret), [StaffPages.wrongCode]) }
    let moment = Moment(call.now)
    try await call.registry {
      try $0.setTOTP(secret, of: account.id, by: account.actor, at: moment)
    }
    return call.go(to: "/account", .codes)
  }
}
