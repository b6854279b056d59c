import Access
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Service

struct SignInTests {
  private static let password = "four plain words here"

  private func house(signInsPerMinute: Int? = nil) throws -> SmallHouse {
    let house = try SmallHouse(isProposed: false, signInsPerMinute: signInsPerMinute)
    try house.registry.addAccount(
      "ana", role: .stateStaff,
      password: try Password.derived(Self.password, cost: house.service.house.passwordCost),
      by: Actor(.stateAdmin, "root"), at: Moment(house.hand.now))
    return house
  }

  private func signIn(
    _ browser: Browser, password: String = password, code: String = "", next: String = ""
  ) async throws -> TestResponse {
    try await browser.visit("/sign-in")
    return try await browser.submit(
      "/sign-in", ["name": "ana", "password": password, "code": code, "next": next])
  }

  @Test func `the right password lets in, under a new cookie, and out again`() async throws {
    let house = try house()
    try await house.run { client async throws in
      let browser = Browser(client)
      #expect(try await signIn(browser).status == .seeOther)
      let first = await browser.session
      #expect(first != nil)
      #expect(try await browser.follow().heading == "Rounds")
      try await browser.submit("/sign-out")
      #expect(await browser.session == nil)
      await browser.set(cookie: "tandem-session", first)
      #expect(try await browser.visit("/rounds").status == .seeOther)
    }
  }

  @Test func `five wrong passwords lock the account for a while, right ones too`() async throws {
    let house = try house()
    try await house.run { client async throws in
      let browser = Browser(client)
      for _ in 0..<SignIn.mostFailures {
        #expect(
          try await signIn(browser, password: "something else").status == .unprocessableContent)
      }
      #expect(try await signIn(browser).status == .unprocessableContent)
      house.hand.move(SignIn.lockedMinutes * 60 + 1)
      #expect(try await signIn(browser).status == .seeOther)
    }
  }

  @Test func `an unknown name is answered as a wrong password is`() async throws {
    let house = try house()
    try await house.run { client async throws in
      let browser = Browser(client)
      let wrong = try await signIn(browser, password: "something else")
      try await browser.visit("/sign-in")
      let unknown = try await browser.submit(
        "/sign-in", ["name": "nobody", "password": "something else"])
      #expect(wrong.status == unknown.status)
      #expect(unknown.text.contains("is not right, or the account is locked"))
    }
  }

  @Test func `a one-time code is taken once`() async throws {
    let house = try house()
    let secret = OneTimeCode.freshSecret()
    try house.registry.setTOTP(
      secret, of: "ana", by: Actor(.stateStaff, "ana"), at: Moment(house.hand.now))
    let code = OneTimeCode.code(secret, step: OneTimeCode.step(house.hand.now))
    try await house.run { client async throws in
      #expect(try await signIn(Browser(client)).status == .unprocessableContent)
      #expect(try await signIn(Browser(client), code: code).status == .seeOther)
      #expect(try await signIn(Browser(client), code: code).status == .unprocessableContent)
    }
  }

  @Test(arguments: [
    "https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example",
    "javascript:alert(1)", "evil", "",
  ])
  func `nobody is sent elsewhere after signing in`(next: String) async throws {
    let house = try house()
    try await house.run { client async throws in
      #expect(try await signIn(Browser(client), next: next).headers[.location] == "/rounds")
    }
  }

  @Test func `one is sent to the page that one asked for`() async throws {
    let house = try house()
    try await house.run { client async throws in
      let browser = Browser(client)
      let refused = try await browser.visit("/directory?need=math")
      #expect(refused.status == .seeOther)
      try await browser.follow()
      let next = try await browser.hidden("next").replacing("&#x3D;", with: "=")
      let answer = try await browser.submit(
        "/sign-in", ["name": "ana", "password": Self.password, "next": next])
      #expect(answer.headers[.location] == "/directory?need=math")
    }
  }

  @Test func `a session ends when it is not used, and in the end in any case`() async throws {
    let house = try house()
    try await house.run { client async throws in
      let browser = Browser(client)
      _ = try await signIn(browser)
      let minutes = Double(SessionRules.idleMinutes(of: .stateStaff))
      for _ in 0..<3 {
        house.hand.move((minutes - 1) * 60)
        #expect(try await browser.visit("/rounds").status == .ok)
      }
      house.hand.move((minutes + 1) * 60)
      #expect(try await browser.visit("/rounds").status == .seeOther)
      _ = try await signIn(browser)
      for _ in 0..<30 {
        house.hand.move((minutes - 2) * 60)
        try await browser.visit("/rounds")
      }
      #expect(try await browser.visit("/rounds").status == .seeOther)
    }
  }

  @Test func `a closed account's sessions end at once`() async throws {
    let house = try house()
    let admin = Actor(.stateAdmin, "root")
    try house.registry.addAccount(
      "root", role: .stateAdmin, password: "scrypt$none", by: admin, at: Moment(house.hand.now))
    try await house.run { client async throws in
      let browser = Browser(client)
      _ = try await signIn(browser)
      try house.registry.closeAccount("ana", by: admin, at: Moment(house.hand.now))
      #expect(try await browser.visit("/rounds").status == .seeOther)
      #expect(try await signIn(browser).status == .unprocessableContent)
    }
  }

  @Test func `the first account is opened once, with the token of the terminal`() async throws {
    let house = try SmallHouse(isProposed: false)
    let path = try #require(try house.service.prepare().firstAdmin)
    try await house.run { client async throws in
      let browser = Browser(client)
      #expect(try await browser.visit("/first-admin/guess").status == .notFound)
      try await browser.visit(path)
      let weak = try await browser.submit(path, ["name": "root", "password": "short"])
      #expect(weak.status == .unprocessableContent)
      let done = try await browser.submit(path, ["name": "root", "password": Self.password])
      #expect(done.status == .seeOther)
      #expect(try await browser.visit("/accounts").status == .ok)
      #expect(try await Browser(client).visit(path).status == .notFound)
    }
    #expect(try house.service.prepare().firstAdmin == nil)
  }

  @Test func `signing in too often is refused for a while`() async throws {
    let house = try house(signInsPerMinute: 3)
    try await house.run { client async throws in
      let browser = Browser(client)
      for _ in 0..<3 { _ = try await signIn(browser, password: "something else") }
      let answer = try await signIn(browser)
      #expect(answer.status == .tooManyRequests)
      #expect(answer.headers[.retryAfter] != nil)
    }
  }
}
