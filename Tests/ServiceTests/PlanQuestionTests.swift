import Access
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Service

/// Staff ask why a plan is not otherwise, require and forbid, match again and compare.
struct PlanQuestionTests {
  @Test func `why not is answered by the rule, by the plan or by the cost`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      #expect(try await staff.visit("/plans/1/why-not").heading == "Why not?")
      let there = try await staff.visit("/plans/1/why-not?district1=Alder&district2=D02")
      #expect(there.text.contains("The plan has it") && there.text.contains("as P01"))
      let never = try await staff.visit("/plans/1/why-not?district1=D01&district2=D03")
      #expect(never.text.contains("A rule forbids it"))
      let other = try house.firstFacilitator == "F01" ? "F02" : "F01"
      let cost = try await staff.visit(
        "/plans/1/why-not?district1=D01&facilitator=\(other)")
      #expect(cost.text.contains("It can be had, at a cost"), "\(cost.text)")
      #expect(cost.text.contains("/plans/1/locks?kind=facilitator&amp;district1=D01"))
      let unknown = try await staff.visit("/plans/1/why-not?district1=Elm&district2=D01")
      #expect(unknown.status == .unprocessableContent && unknown.text.contains("no district Elm"))
      let alone = try await staff.visit("/plans/1/why-not?district1=Alder")
      #expect(alone.status == .unprocessableContent)
      let holds = try await staff.visit("/plans/1/verification")
      #expect(holds.heading == "Plan 1 keeps every rule" && holds.text.contains("No finding"))
      #expect(try await staff.visit("/plans/1/what-if/D01").text.contains("is in the plan, with"))
      #expect(try await staff.visit("/plans/1/what-if/none").status == .notFound)
      for path in ["why-not?district1=D01&district2=D02", "compare", "compare/1", "locks"] {
        PageTests.check(try await staff.visit("/plans/1/\(path)").text, path)
      }
    }
  }

  @Test func `the report brings its own style and the policy names that style alone`() async throws
  {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      let report = try await staff.visit("/plans/1/report")
      #expect(report.status == .ok && report.text.contains("Alder Unified"))
      let policy = try #require(report.headers[.contentSecurityPolicy])
      let style = try #require(report.text.firstMatch(of: /<style>([^<]*)<\/style>/))
      #expect(policy == HeadersMiddleware.policy(ofDocumentWithStyle: String(style.1)))
      #expect(policy.contains("script-src 'none'") && !policy.contains("unsafe"))
      let map = try await staff.visit("/plans/1/map")
      #expect(map.headers[.contentType] == "image/svg+xml")
      #expect(map.text.hasPrefix("<svg") && map.text.contains("Alder Unified"))
    }
  }

  @Test func `a lock is tried, kept with a reason, matched and compared, and removed`()
    async throws
  {
    let house = try SmallHouse(isProposed: false)
    try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      try await staff.submit("/rounds/2026-27/matches")
      await house.service.house.jobs.waitForAll()
      let trial = try await staff.visit(
        "/plans/1/locks?kind=apart&district1=Alder&district2=D02")
      #expect(
        trial.text.contains("Alder Unified and Birch Unified not in one partnership"),
        "\(trial.text)")
      #expect(trial.text.contains("less than this one"))
      let silent = try await staff.submit(
        "/rounds/2026-27/locks", ["kind": "apart", "district1": "D01", "district2": "D02"])
      #expect(silent.status == .unprocessableContent && silent.text.contains("Say why."))
      let kept = try await staff.submit(
        "/rounds/2026-27/locks",
        ["kind": "apart", "district1": "D01", "district2": "D02", "why": "they asked"])
      #expect(kept.status == .seeOther)
      let list = try await staff.follow()
      #expect(list.text.contains("they asked") && list.text.contains("state-staff:ana"))
      #expect(list.text.contains("Match the round again"))
      let contradiction = try await staff.submit(
        "/rounds/2026-27/locks",
        ["kind": "together", "district1": "D01", "district2": "D02", "why": "no, they did not"])
      #expect(contradiction.status == .conflict && contradiction.text.contains("apart"))
      try await staff.submit("/rounds/2026-27/matches")
      await house.service.house.jobs.waitForAll()
      let job = try await staff.visit("/jobs/2")
      #expect(job.text.contains("/plans/1/compare/2"))
      let compared = try await staff.visit("/plans/1/compare/2")
      #expect(compared.text.contains("Partnerships side by side"))
      #expect(compared.text.contains("Dissolved") && compared.text.contains("falls by"))
      #expect(try await staff.visit("/plans/1/compare").text.contains("/plans/1/compare/2"))
      let gone = try await staff.submit(
        "/rounds/2026-27/locks/removals", ["lock": "1", "why": "settled"])
      #expect(gone.status == .seeOther)
      #expect(
        try await staff.submit("/rounds/2026-27/locks/removals", ["lock": "1"]).status == .notFound)
    }
    #expect(try house.registry.locks(of: "2026-27").isEmpty)
    let deeds = try house.registry.deeds(about: "round:2026-27")
    #expect(deeds.suffix(3).map(\.why).contains("settled"))
    #expect(try house.registry.check().isSound)
  }

  @Test func `programs lock, ask and compare as pages do`() async throws {
    let house = try SmallHouse()
    try await house.run { client async throws in
      let staff = try Browser(client, in: house, as: Actor(.stateStaff, "ana"))
      var headers: HTTPFields = [.contentType: "application/json"]
      headers[.formToken] = await staff.token
      func send(_ method: HTTPRequest.Method, _ path: String, _ body: String) async throws
        -> TestResponse
      {
        try await staff.send(
          "/api/v1" + path, method, headers: headers, body: ByteBuffer(string: body))
      }
      let lock = #"{"kind": "exclude", "members": "D04", "why": "a strike"}"#
      #expect(try await send(.post, "/rounds/2026-27/locks", lock).status == .created)
      let bad = #"{"kind": "together", "members": "D04", "why": "x"}"#
      #expect(
        try await send(.post, "/rounds/2026-27/locks", bad).status == .unprocessableContent)
      let list = try await staff.visit("/api/v1/rounds/2026-27/locks").text
      #expect(list.contains("a strike") && list.contains("tandem.locks/1"))
      let gone = try await send(.delete, "/rounds/2026-27/locks/1", "{}")
      #expect(gone.status == .ok)
      let why = try await staff.visit("/api/v1/plans/1/why-not?districts=D01%3BD02").text
      #expect(why.contains(#""verdict" : "in_plan""#), "\(why)")
      #expect(
        try await staff.visit("/api/v1/plans/1/compare/1").text.contains("tandem.comparison/1"))
    }
  }
}
