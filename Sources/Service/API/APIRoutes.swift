import Access
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// The same deeds and looks as the pages', for programs.
enum APIRoutes {
  private static let root = "/api/v1"
  private static let registration = root + "/rounds/{round}/districts/{district}/registration"

  static let routes: [ServiceRoute] =
    [
      .operation("/openapi.json", "This description of the API") { _ in
        .bytes(OpenAPI.document, "application/json")
      },
      .api(
        .post, root + "/sessions", .open, "Sign in; the token goes into Authorization: Bearer",
        APIDescription(
          fields: [
            ("account", "The account"), ("password", "Its password"), ("code?", "A one-time code"),
          ], kinds: ["code": .text], status: 201, answer: "session", failures: [401])
      ) { call in try await signIn(call) },
      .api(
        .delete, root + "/sessions/current", .signedIn, "Sign out",
        APIDescription(status: 204, answer: "")
      ) { call in
        let digest = Tokens.digest(call.cookie)
        try await call.registry { try $0.end(session: digest) }
        return Response(status: .noContent)
      },
    ] + districts + rounds + partnerships

  // MARK: Districts and registrations

  private static let districts: [ServiceRoute] = [
    .api(
      .get, root + "/districts", .question(.seeDirectory), "Districts of the directory, by name",
      APIDescription(
        parameters: [
          .init(name: "text", summary: "A part of the name, or the number"),
          .init(name: "county", summary: "The county"),
          .init(name: "region", summary: "The region"),
          .init(name: "state", summary: "The state, by its postal code"),
          .init(name: "locale", summary: "city, suburb, town or rural"),
          .init(name: "size", summary: "The least enrolment of a band, such as 1000"),
          .init(name: "round", summary: "Registered for this round"),
          .init(name: "need", summary: "Registered with a need of this topic"),
          .init(name: "offer", summary: "Registered with an offer of this topic"),
        ], answer: "districts", isPaged: true)
    ) { call in try await districts(call) },
    .api(
      .get, root + "/districts/{district}", .question(.seeDirectory), "A district's public facts",
      APIDescription(answer: "district")
    ) { call in
      let id = try call.part("district")
      return call.json(try await call.desk { try $0.district(id, round: nil) })
    },
    .api(
      .get, registration, .question(.seeRegistration), "What a district registered for a round",
      APIDescription(answer: "district", component: "registration")
    ) { call in
      let (id, round) = (try call.part("district"), try call.part("round"))
      return call.json(try await call.desk { try $0.district(id, round: round) })
    },
    .api(
      .put, registration, .question(.editRegistration),
      "Change columns of a registration, written as in districts.csv; consent is another deed",
      APIDescription(
        fields: columns.map { ("\($0)?", "The column \($0) of districts.csv") },
        answer: "district", component: "registration", needsMatch: true)
    ) { call in try await register(call) },
    .api(
      .post, registration + "/consent", .question(.giveConsent), "Agree to take part",
      APIDescription(
        fields: [("name", "Who speaks for the district"), ("text", "The version of the text")],
        answer: "done", gives: ["district", "consent"])
    ) { call in
      let (id, round) = (try call.part("district"), try call.part("round"))
      let body = try APIBody(call.body)
      let (name, text) = (try body.require("name"), try body.require("text"))
      try await call.desk { try $0.giveConsent(id, round: round, text: text, name: name) }
      return call.json("done", ["district": .text(id), "consent": .flag(true)])
    },
    .api(
      .post, registration + "/withdrawal", .question(.withdraw), "Leave the round",
      APIDescription(
        fields: [("why?", "Why, for the record")], answer: "done", gives: ["district", "ended"])
    ) { call in
      let (id, round) = (try call.part("district"), try call.part("round"))
      let why = try APIBody(call.body)["why"]
      let ended = try await call.desk { try $0.withdraw(id, round: round, why: why) }
      return call.json(
        "done", ["district": .text(id), "ended": .list(ended.map { .whole($0) })])
    },
  ]

  /// What a program may set of a registration.
  private static let columns = [
    "needs", "offers", "goals", "levels", "mode", "group_min", "group_max", "max_minutes",
    "virtual", "capacity", "readiness", "tenure_years", "leaving", "platforms", "roles",
    "networks", "substitutes",
  ]

  private static func districts(_ call: Call) async throws -> Response {
    var search = try DirectoryPages.search(call.query)
    let paging = try Paging(call)
    // One more than is shown, to know whether there is more.
    search.limit = paging.limit + 1
    search.after = paging.after.map { District.ID($0) }
    let wanted = search
    var answer = try await call.desk { try $0.districts(wanted) }
    let isMore = answer.rows.count > paging.limit
    answer.rows = Array(answer.rows.prefix(paging.limit))
    return try call.paged(
      answer, paging, next: isMore ? answer.rows.last?.first?.words : nil)
  }

  private static func register(_ call: Call) async throws -> Response {
    let (id, round) = (try call.district, try call.part("round"))
    let body = try APIBody(call.body)
    let present = try await call.desk { try $0.district(id.rawValue, round: round).json() }
    try call.requireMatch(present)
    do {
      let answer = try await call.desk { desk in
        let (kept, seen) = try desk.form(of: id, round: round)
        var cells = kept
        for name in body.names { cells[name] = body[name] }
        _ = try desk.register(cells, round: round, seen: seen)
        return try desk.district(id.rawValue, round: round)
      }
      return call.json(answer)
    } catch let failure as Failure where failure.kind == .badInput {
      throw WrongRequest(
        status: .unprocessableContent, faults: failure.lines.map(fault(inRegistration:)))
    }
  }

  /// A fault of a row as a fault of the field that its column is.
  private static func fault(inRegistration line: String) -> WrongRequest.Fault {
    guard let found = line.firstMatch(of: /, column ([a-z_]+): (.*)/) else {
      return WrongRequest.Fault(detail: line)
    }
    return WrongRequest.field(String(found.1), String(found.2))
  }

  private static func signIn(_ call: Call) async throws -> Response {
    let body = try APIBody(call.body)
    let (name, password) = (try body.require("account"), try body.require("password"))
    let (code, now, cost) = (body["code"], call.now, call.house.passwordCost)
    guard password.utf8.count <= 4 * Password.longest,
      let actor = try await call.registry({
        try SignIn.actor(name, password, code: code, $0, now: now, cost: cost)
      })
    else { throw HTTPError(.unauthorized) }
    let token = Tokens.fresh()
    let session = SessionRules.begin(token, for: actor, now: now)
    try await call.registry { try $0.begin(session) }
    return call.json(
      "session",
      [
        "token": .text(token), "role": .text(actor.role.rawValue),
        "ends_at": .text(session.endsAt),
      ], status: .created)
  }

  // MARK: Rounds, matches and plans

  private static let rounds: [ServiceRoute] = [
    .api(
      .get, root + "/rounds", .question(.seeRounds), "The rounds",
      APIDescription(answer: "rounds", isPaged: true)
    ) { call in try call.paged(try await call.desk { try $0.rounds() }, by: "round") },
    .api(
      .get, root + "/rounds/{round}/plans", .question(.seePlans), "The plans of a round",
      APIDescription(answer: "plans", isPaged: true)
    ) { call in
      let round = try call.part("round")
      return try call.paged(try await call.desk { try $0.plans(round: round) }, by: "plan")
    },
    .api(
      .post, root + "/rounds/{round}/matches", .question(.match), "Match a round as a job",
      APIDescription(status: 202, answer: "job", takesKey: true)
    ) { call in
      let (round, actor, jobs) = (try call.part("round"), try call.signedIn(), call.house.jobs)
      return try await call.once("job", status: .accepted) {
        let id = try await call.house.aside { try jobs.start(round: round, by: actor) }
        return ["job": .whole(id), "state": .text("running")]
      }
    },
    .api(
      .get, root + "/jobs/{job}", .question(.match), "How a match goes",
      APIDescription(
        answer: "job",
        gives: ["round", "began_at", "ended_at", "plan", "message", "progress"])
    ) { call in
      let id = try call.number("job")
      let job = try await call.registry { registry in
        try Failure.naming { () throws(StorageError) in try registry.job(id) }
      }
      let progress: RegistryValue =
        if case .running(let words) = call.house.jobs.view(id) { .text(words) } else { .null }
      return call.json(
        "job",
        [
          "job": .whole(job.id), "round": .text(job.round), "state": .text(job.state.rawValue),
          "began_at": .text(job.beganAt), "ended_at": .optional(job.endedAt),
          "plan": .optional(job.plan), "message": .optional(job.message), "progress": progress,
        ])
    },
    .api(
      .post, root + "/jobs/{job}/stop", .question(.match),
      "Stop a match with the best plan so far",
      APIDescription(status: 202, answer: "done", gives: ["job"])
    ) { call in
      let id = try call.number("job")
      call.house.jobs.stop(id)
      return call.json("done", ["job": .whole(id)], status: .accepted)
    },
    .api(
      .get, root + "/plans/{plan}", .question(.seePlans), "A plan",
      APIDescription(answer: "plan")
    ) { call in
      let number = try call.number("plan")
      let plans = call.house.plans
      return call.json(try await call.desk { try plans.plan(number, $0).bytes })
    },
    .api(
      .post, root + "/plans/{plan}/proposals", .question(.propose),
      "Put a plan to its districts and facilitators",
      APIDescription(
        fields: [
          (
            "answer_by?",
            "By when answers are asked for; in \(RegistryDesk.daysToAnswer) days if not given"
          )
        ], kinds: ["answer_by": .day], status: 201, answer: "done", gives: ["partnerships"],
        takesKey: true)
    ) { call in
      let number = try call.number("plan")
      let day = try APIBody(call.body)["answer_by"]
      return try await call.once("done", status: .created) {
        let ids = try await call.desk { try $0.propose(plan: number, answerBy: day).ids }
        return ["partnerships": .list(ids.map { .whole($0) })]
      }
    },
  ]

  // MARK: Partnerships, facilitators and audit

  private static let partnerships: [ServiceRoute] = [
    .api(
      .get, root + "/partnerships", .question(.seePartnership), "Partnerships that one may see",
      APIDescription(
        parameters: [
          .init(name: "round", summary: "Of this round"),
          .init(
            name: "state", summary: "In this state",
            choices: KeptPartnership.State.allCases.map(\.rawValue)),
        ], answer: "partnerships", isPaged: true)
    ) { call in
      let (round, state) = (call.query["round"], call.query["state"])
      return try call.paged(
        try await call.desk { try $0.partnerships(round: round, state: state) },
        by: "partnership")
    },
    .api(
      .get, root + "/partnerships/{partnership}", .question(.seePartnership), "A partnership",
      APIDescription(answer: "partnership")
    ) { call in
      let id = try call.number("partnership")
      return call.json(try await call.desk { try $0.partnershipAnswer(id) })
    },
    .api(
      .post, root + "/partnerships/{partnership}/answer", .question(.answerForDistrict),
      "Accept or decline for a district", answerDescription
    ) { call in try await answer(call) },
    .api(
      .post, root + "/assignments/{partnership}/answer", .question(.answerAsFacilitator),
      "Accept or decline as the facilitator", answerDescription
    ) { call in try await answer(call) },
    .api(
      .post, root + "/partnerships/{partnership}/state", .question(.advancePartnership),
      "Confirm, begin, renew or close a partnership",
      APIDescription(
        fields: [
          ("state", "confirmed, active, renewed or closed"),
          ("next_date?", "The next meeting, such as 2026-09-15"), ("why?", "Why, for the audit"),
        ],
        kinds: [
          "state": .choice(["confirmed", "active", "renewed", "closed"]), "next_date": .day,
          "why": .text,
        ], answer: "done", gives: ["partnership", "state"], needsMatch: true)
    ) { call in
      let (id, body) = (try call.number("partnership"), try APIBody(call.body))
      guard let state = KeptPartnership.State(rawValue: try body.require("state")) else {
        throw HTTPError(.badRequest)
      }
      let (date, why) = (body["next_date"], body["why"])
      try call.requireMatch(
        try await call.desk { try $0.partnershipAnswer(id).json() })
      try await call.desk { try $0.advance(id, to: state, nextDate: date, why: why) }
      return call.json(
        "done", ["partnership": .whole(id), "state": .text(state.rawValue)])
    },
    .api(
      .get, root + "/facilitators", .question(.seeFacilitators),
      "Facilitators; a facilitator sees itself",
      APIDescription(
        parameters: [
          .init(name: "region", summary: "A region or county"),
          .init(name: "topic", summary: "With expertise in this topic"),
          .init(name: "round", summary: "Attested for this round"),
        ], answer: "facilitators", isPaged: true)
    ) { call in
      let (region, topic, round) = (
        call.query["region"], call.query["topic"], call.query["round"]
      )
      return try call.paged(
        try await call.desk { try $0.facilitators(region: region, topic: topic, round: round) },
        by: "id")
    },
    .api(
      .get, root + "/facilitators/{facilitator}/assignments", .question(.seeFacilitators),
      "A facilitator's assignments", APIDescription(answer: "assignments")
    ) { call in
      let id = try call.part("facilitator")
      return call.json(try await call.desk { try $0.assignments(id) })
    },
    .api(
      .get, root + "/audit", .question(.seeAudit), "The deeds, latest first",
      APIDescription(
        parameters: [.init(name: "subject", summary: "Such as district:0614550")],
        answer: "audit", isPaged: true)
    ) { call in
      let (subject, paging) = (call.query["subject"], try Paging(call))
      var answer = try await call.desk {
        try $0.audit(
          about: subject, limit: paging.limit + 1, before: paging.after.flatMap { Int($0) })
      }
      answer.rows.reverse()
      let isMore = answer.rows.count > paging.limit
      answer.rows = Array(answer.rows.prefix(paging.limit))
      return try call.paged(
        answer, paging, next: isMore ? answer.rows.last?.first?.words : nil)
    },
  ]

  private static let answerDescription = APIDescription(
    fields: [
      ("answer", "accepted or declined"),
      ("reason?", "Why one declines; nobody else sees it"),
    ],
    kinds: ["answer": .choice(["accepted", "declined"]), "reason": .text], answer: "done",
    gives: ["partnership", "answer"])

  private static func answer(_ call: Call) async throws -> Response {
    let (id, body) = (try call.number("partnership"), try APIBody(call.body))
    guard let answer = KeptPartnership.Answer(rawValue: try body.require("answer")) else {
      throw HTTPError(.badRequest)
    }
    let reason = answer == .declined ? body["reason"] : nil
    try await call.desk { try $0.answer(answer, partnership: id, reason: reason) }
    return call.json(
      "done", ["partnership": .whole(id), "answer": .text(answer.rawValue)])
  }
}
