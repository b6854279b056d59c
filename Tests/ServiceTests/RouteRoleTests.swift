import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Service

/// Every route for every role: allowed or refused as the policy's table says.
struct RouteRoleTests {
  /// The path with its parts filled in, the actor's own where they are anybody's.
  static func path(_ route: ServiceRoute, facilitator: String, first: FirstAdmin) -> String {
    route.path.replacing("{district}", with: "D01")
      .replacing("{round}", with: SmallHouse.round).replacing("{partnership}", with: "1")
      .replacing("{facilitator}", with: facilitator).replacing("{plan}", with: "1")
      .replacing("{step}", with: "needs").replacing("{job}", with: "1")
      .replacing("what-if/{subject}", with: "what-if/D01")
      .replacing("{deed}", with: "1").replacing("{subject}", with: "P01")
      .replacing("{number}", with: "1").replacing("{document}", with: "agreement")
      .replacing("{form}", with: "csv").replacing("{token}", with: "none")
      .replacing("{account}", with: "ana")
      .replacing("{other}", with: "1").replacing("{lock}", with: "1")
      .replacing("{policy}", with: "v1").replacing("{upload}", with: "none")
      .replacing("plans/1/why-not", with: "plans/1/why-not?districts=D01%3BD03")
  }

  @Test(arguments: Role.allCases)
  func `a role gets what its questions grant and nothing else`(role: Role) async throws {
    let looked = try SmallHouse()
    let actor = try looked.actor(role)
    let guide = try looked.firstFacilitator
    let subject = Subject(districts: ["D01"], partnerFacilitators: [.init(guide)])
    @Sendable func isGranted(_ route: ServiceRoute) -> Bool {
      switch route.gate {
      case .open, .signedIn: true
      case .question(let question) where route.path.contains("{district}"):
        Permission.allows(actor, question, about: subject)
      case .question(let question): Permission.reach(of: role, question) != .none
      }
    }
    func ask(_ routes: [ServiceRoute], in house: SmallHouse) async throws {
      try await house.run { client async throws in
        let browser = try Browser(client, in: house, as: actor)
        for route in routes {
          let path = Self.path(route, facilitator: guide, first: house.service.house.firstAdmin)
          let answer = try await Self.ask(browser, route, path, as: actor)
          let isRefused = answer.status == .forbidden || answer.status == .unauthorized
          #expect(isRefused == !isGranted(route), "\(route.method) \(route.path): \(answer.status)")
          #expect(answer.status.code < 500, "\(route.method) \(route.path): \(answer.status)")
        }
      }
    }
    // What is granted is also done, so that each deed has a registry of its own.
    let deeds = RouteTable.all.filter { $0.isChange && isGranted($0) }
    try await ask(RouteTable.all.filter { !($0.isChange && isGranted($0)) }, in: looked)
    for deed in deeds { try await ask([deed], in: SmallHouse()) }
  }

  @Test func `who is not signed in gets open routes alone`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let browser = Browser(client)
      try await browser.visit("/sign-in")
      for route in RouteTable.all where route.gate != .open {
        let path = Self.path(route, facilitator: "F01", first: house.service.house.firstAdmin)
        let answer = try await Self.ask(browser, route, path)
        if route.audience == .page, route.method == .get {
          #expect(answer.status == .seeOther, "\(route.path)")
          #expect(answer.headers[.location]?.hasPrefix("/sign-in?next=") == true)
        } else {
          #expect(answer.status == .unauthorized, "\(route.method) \(route.path)")
        }
      }
    }
  }

  /// Things of D01, of its partnership and of its facilitator, asked for by strangers.
  @Test(arguments: [Role.districtLead, .districtMember, .facilitator])
  func `nobody reaches another's things`(role: Role) async throws {
    let house = try SmallHouse()
    let guide = try house.firstFacilitator
    let other = guide == "F01" ? "F02" : "F01"
    let stranger = Actor(role, role == .facilitator ? other : "D03")
    try await house.run { client async throws in
      let browser = try Browser(client, in: house, as: stranger)
      for route in RouteTable.all {
        guard
          route.path.contains("{district}") || route.path.contains("{partnership}")
            || route.path.contains("{facilitator}"), !route.path.hasSuffix("directory/{district}"),
          !route.path.hasSuffix("/api/v1/districts/{district}")
        else { continue }
        let path = Self.path(route, facilitator: guide, first: house.service.house.firstAdmin)
        // What a body must have comes first, so that the refusal is about whose it is.
        let answer = try await Self.ask(browser, route, path)
        #expect(
          answer.status == .forbidden
            || answer.status == .unprocessableContent
              && route.isChange,
          "\(role) \(route.method) \(route.path): \(answer.status)")
        #expect(!answer.text.contains("Birch"), "\(route.path)")
      }
    }
  }

  private static func ask(
    _ browser: Browser, _ route: ServiceRoute, _ path: String,
    as actor: Actor = Actor(.districtLead, "D01")
  ) async throws -> TestResponse {
    switch (route.audience, route.isChange) {
    case (_, false): return try await browser.visit(path)
    case (.page, true):
      return try await browser.submit(
        path,
        [
          "answer": "accepted", "name": "A. Ortiz", "agree": "yes", "text": "v1",
          "state": "closed", "facilitator": "F02",
          "id": actor.facilitator == nil ? "D01" : actor.id,
          "role": actor.facilitator == nil || path.hasPrefix("/districts")
            ? "district-lead" : "facilitator",
        ])
    default:
      var headers: HTTPFields = [.contentType: "application/json"]
      headers[.formToken] = await browser.token
      return try await browser.send(
        path, route.method, headers: headers, body: ByteBuffer(string: "{}"))
    }
  }
}
