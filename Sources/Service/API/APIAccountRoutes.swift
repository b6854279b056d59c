import Access
import HTTPTypes
import Hummingbird
import Workflows

/// Accounts and logins, for programs that keep them in step with a state's own lists.
enum APIAccountRoutes {
  private static let accounts = "/api/v1/accounts"
  private static let logins = "/api/v1/logins"
  private static let roles = StaffPages.roles.map(\.value)

  static let routes: [ServiceRoute] = [
    .api(
      .get, accounts, .question(.editAccounts), "The accounts",
      APIDescription(answer: "accounts", isPaged: true)
    ) { call in try call.paged(try await call.desk { try $0.accounts() }, by: "account") },
    .api(
      .post, accounts, .question(.editAccounts), "Open an account with a password",
      APIDescription(
        fields: [
          ("account", "Its name"), ("role", "What it may do"), ("password", "Its first password"),
        ], kinds: ["role": .choice(roles)], status: 201, answer: "done", gives: ["account"])
    ) { call in
      let body = try APIBody(call.body)
      let (name, password) = (try body.require("account"), try body.require("password"))
      let role = role(body)
      let problems = SignInPages.problems(name: name, password: password)
      guard problems.isEmpty, let role else { throw wrong(problems) }
      let cost = call.house.passwordCost
      try await call.desk {
        try $0.addAccount(
          name, role: role, password: try Password.derived(password, cost: cost))
      }
      return call.json("done", ["account": .text(name)], status: .created)
    },
    .api(
      .delete, accounts + "/{account}", .question(.editAccounts), "Close an account",
      APIDescription(answer: "done", gives: ["account"])
    ) { call in
      let name = try call.part("account")
      try await call.desk { try $0.closeAccount(name) }
      return call.json("done", ["account": .text(name)])
    },
    .api(
      .get, logins, .question(.editAccounts), "Who of the provider comes in as whom",
      APIDescription(answer: "logins", isPaged: true)
    ) { call in try call.paged(try await call.desk { try $0.logins() }, by: "account") },
    .api(
      .post, logins, .question(.editAccounts),
      "Link a person of the provider, by address or identifier, to an account",
      APIDescription(
        fields: [
          ("account", "The account"), ("email?", "The address that the provider has verified"),
          ("subject?", "Or the identifier that the provider has of the person"),
          ("role?", "Opens the account, without a password, if it is given"),
        ],
        kinds: ["email": .text, "subject": .text, "role": .choice(roles)], status: 201,
        answer: "done", gives: ["account"], failures: [404])
    ) { call in
      guard let issuer = call.house.provider?.settings.issuer else { throw HTTPError(.notFound) }
      let body = try APIBody(call.body)
      let (name, role) = (try body.require("account"), role(body))
      guard let key = LoginPages.key(email: body["email"], subject: body["subject"]) else {
        throw wrong([LoginPages.noKey])
      }
      guard role == nil || SignInPages.isName(name) else { throw wrong([SignInPages.badName]) }
      let cost = call.house.passwordCost
      try await call.desk { try $0.link(name, at: issuer, key, opening: role, cost: cost) }
      return call.json("done", ["account": .text(name)], status: .created)
    },
    .api(
      .delete, logins + "/{account}", .question(.editAccounts), "Take a login away",
      APIDescription(answer: "done", gives: ["account"])
    ) { call in
      let name = try call.part("account")
      try await call.desk { try $0.removeLogin(of: name) }
      return call.json("done", ["account": .text(name)])
    },
  ]

  private static func role(_ body: APIBody) -> Role? {
    body["role"].flatMap(Role.init(rawValue:))
  }

  /// The problems of a page as faults of the fields that they are at.
  private static func wrong(_ problems: [Page.Problem]) -> WrongRequest {
    WrongRequest(
      status: .unprocessableContent,
      faults: problems.map { problem in
        let field = problem.problemPlace?.split(separator: "-", maxSplits: 1).last ?? ""
        return WrongRequest.field(field == "name" ? "account" : String(field), problem.problemText)
      })
  }
}

extension RegistryDesk {
  /// Links somebody of a provider to an account, which is opened where there is a role for it.
  func link(
    _ account: String, at issuer: String, _ key: LoginKey, opening role: Role?,
    cost: Password.Cost
  ) throws {
    // Nobody knows this password, so that the provider is the only way in.
    let new = try role.map { ($0, try Password.derived(Tokens.fresh(), cost: cost)) }
    try addLogin(account, issuer: issuer, key, opening: new)
  }
}
