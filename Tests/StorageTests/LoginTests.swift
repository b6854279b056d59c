import Access
import Testing

@testable import Storage

extension Fixture {
  /// An account of the state's staff that whoever has the address may come in under.
  func openAccount(_ id: String, email: String) throws {
    try registry.addAccount(
      id, role: .stateStaff, password: "scrypt$none", by: Self.admin, at: Self.moment(5))
    try registry.addLogin(
      id, issuer: "https://id.example", subject: nil, email: email, by: Self.admin,
      at: Self.moment(5))
  }
}

/// Logins at a provider: who of it comes in under which account.
struct LoginTests {
  private let fixture: Fixture
  private let issuer = "https://id.example"

  init() throws {
    fixture = try Fixture()
    try fixture.openAccount("ana", email: "ana@example.org")
  }

  private func account(
    _ subject: String, _ email: String?, issuer: String = "https://id.example"
  ) throws -> String? {
    try fixture.registry.accountOfLogin(
      issuer: issuer, subject: subject, verifiedEmail: email, at: Fixture.moment(6))?.id
  }

  @Test func `an address is bound to the first identifier that comes with it, for good`() throws {
    #expect(try account("s1", nil) == nil)
    #expect(try account("s1", "Ana@Example.org") == "ana")
    #expect(try account("s1", nil) == "ana")
    #expect(try account("s2", "ana@example.org") == nil)
    #expect(try account("s1", "ana@example.org", issuer: "https://other.example") == nil)
    let deeds = try fixture.registry.deeds(about: "account:ana").map(\.name)
    #expect(deeds == ["add-account", "add-login", "bind-login"])
    #expect(try fixture.registry.check().isSound)
  }

  @Test func `nobody has two accounts, and no account two logins`() throws {
    let registry = fixture.registry
    try registry.addAccount(
      "ben", role: .auditor, password: "scrypt$none", by: Fixture.admin, at: Fixture.moment(6))
    #expect(throws: StorageError.self) {
      try registry.addLogin(
        "ben", issuer: issuer, subject: nil, email: "ana@example.org", by: Fixture.admin,
        at: Fixture.moment(6))
    }
    #expect(throws: StorageError.self) {
      try registry.addLogin(
        "ana", issuer: issuer, subject: "s9", email: nil, by: Fixture.admin,
        at: Fixture.moment(6))
    }
    try registry.addLogin(
      "ben", issuer: issuer, subject: "s1", email: nil, by: Fixture.admin, at: Fixture.moment(6))
    #expect(try account("s1", "ana@example.org") == "ben")
    #expect(try registry.logins().count == 2)
  }

  @Test func `a closed account and a login that was taken away let nobody in`() throws {
    let registry = fixture.registry
    try registry.addAccount(
      "root", role: .stateAdmin, password: "scrypt$none", by: Fixture.admin,
      at: Fixture.moment(5))
    #expect(try account("s1", "ana@example.org") == "ana")
    try registry.closeAccount("ana", by: Fixture.admin, at: Fixture.moment(6))
    #expect(try account("s1", "ana@example.org") == nil)
    try registry.removeLogin(of: "ana", by: Fixture.admin, at: Fixture.moment(7))
    #expect(try account("s1", "ana@example.org") == nil)
    #expect(throws: StorageError.unknown(kind: "login", id: "ana")) {
      try registry.removeLogin(of: "ana", by: Fixture.admin, at: Fixture.moment(7))
    }
  }
}
