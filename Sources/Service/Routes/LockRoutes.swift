import Access
import Domain
import HTTPTypes
import Hummingbird
import Workflows

/// What staff require or forbid of a round's plans.
enum LockRoutes {
  private static let root = "/rounds/{round}/locks"
  private static let api = "/api/v1/rounds/{round}/locks"

  static let routes: [ServiceRoute] = [
    .page(.get, root, .question(.editRounds), "What staff require or forbid of a round's plans") {
      call in call.page(LockPages.list(try await facts(call)))
    },
    .page(.post, root, .question(.editRounds), "Require or forbid something, with a reason") {
      call in
      let (round, form) = (try call.part("round"), call.form)
      let source = try await call.desk { try $0.source(round: round) }
      let lock: Lock
      do throws(Failure) {
        lock = try LockForm.lock(form, in: source)
      } catch {
        return call.wrong(
          LockPages.list(try await facts(call), form),
          error.lines.map { Page.Problem($0, at: "field-district1") })
      }
      guard let why = form["why"] else {
        return call.wrong(LockPages.list(try await facts(call), form), [LockForm.Words.noReason])
      }
      try await keep(lock, of: source, round: round, why: why, call)
      return call.go(to: Place.path("rounds", round, "locks"), .changed)
    },
    .page(.post, root + "/removals", .question(.editRounds), "Remove a lock") { call in
      let (round, why) = (try call.part("round"), call.form["why"])
      guard let lock = call.form["lock"].flatMap(Int.init) else { throw HTTPError(.badRequest) }
      try await call.desk { try $0.removeLock(lock, round: round, why: why) }
      return call.go(to: Place.path("rounds", round, "locks"), .changed)
    },
    .page(
      .get, "/plans/{plan}/locks", .question(.editRounds), "What a lock would change in a plan"
    ) { call in try await trial(call) },
    .api(
      .get, api, .question(.editRounds), "The locks of a round, with their reasons",
      APIDescription(answer: "locks")
    ) { call in
      let round = try call.part("round")
      return call.json(try await call.desk { try $0.locks(round: round) })
    },
    .api(
      .post, api, .question(.editRounds), "Require or forbid something",
      APIDescription(
        fields: [
          ("kind", "together, apart, facilitator or exclude"),
          ("members", "Ids of districts, with ; between"),
          ("facilitator?", "An id, expertise:TOPIC or region:NAME"), ("why", "Why, for the audit"),
        ], status: 201, answer: "done", gives: ["round", "kind"], takesKey: true)
    ) { call in
      let (round, body) = (try call.part("round"), try APIBody(call.body))
      let names = try body.require("members").split(separator: ";").map(String.init)
      let (kind, why) = (try body.require("kind"), try body.require("why"))
      let facilitator = body["facilitator"]
      return try await call.once("done", status: .created) {
        let source = try await call.desk { try $0.source(round: round) }
        let lock = try Lock(kind, named: names, facilitator, in: source)
        try await keep(lock, of: source, round: round, why: why, call)
        return ["round": .text(round), "kind": .text(kind)]
      }
    },
    .api(
      .delete, api + "/{lock}", .question(.editRounds), "Remove a lock",
      APIDescription(
        fields: [("why?", "Why, for the audit")], answer: "done", gives: ["lock"])
    ) { call in
      let (round, lock) = (try call.part("round"), try call.number("lock"))
      let why = try APIBody(call.body)["why"]
      try await call.desk { try $0.removeLock(lock, round: round, why: why) }
      return call.json("done", ["lock": .whole(lock)])
    },
  ]

  /// Keeps a lock that does not contradict the round by itself.
  private static func keep(
    _ lock: Lock, of source: Source, round: String, why: String, _ call: Call
  ) async throws {
    let conflicts = try await call.bench { _, _ in Asking.conflicts(of: lock, with: source) }
    guard conflicts.isEmpty else { throw Failure(.conflict, conflicts) }
    try await call.desk { try $0.add(lock, round: round, why: why) }
  }

  private static func facts(_ call: Call) async throws -> LockPages.Facts {
    let round = try call.part("round")
    return try await call.desk { desk in
      let source = try desk.source(round: round)
      let plans = try desk.plans(round: round)
      let latest = plans.rows.indices.last
      return LockPages.Facts(
        round: round, bundle: source.bundle, locks: try desk.locks(round: round),
        plan: latest.flatMap { Int(plans.words($0, "plan")) },
        isPlanOfToday: latest.map { plans.words($0, "input") == source.sha256 } ?? false)
    }
  }

  private static func trial(_ call: Call) async throws -> Response {
    let (number, query) = (try call.number("plan"), call.query)
    let (plan, source, round) = try await call.desk {
      (
        try $0.plan(number).plan, try $0.source(ofPlan: number), try $0.round(ofPlan: number)
      )
    }
    func page(_ trial: LockTrial?) -> Page {
      LockPages.trial(trial, source.bundle, plan: number, round: round, query)
    }
    guard query["kind"] != nil else { return call.page(page(nil)) }
    do {
      let lock = try LockForm.lock(query, in: source)
      let trial = try await call.bench { _, control in
        try Asking.trial(lock, plan, of: source, control: control)
      }
      return call.page(page(trial))
    } catch let failure as Failure where failure.kind != .file {
      return call.wrong(
        page(nil), failure.lines.map { Page.Problem($0, at: "field-district1") })
    }
  }
}
