import Access
import Domain
import Drafting
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Rounds, matches and plans.
enum PlanRoutes {
  static let routes: [ServiceRoute] = [
    .page(.get, "/rounds", .question(.seeRounds), "The rounds") { call in
      call.page(try await rounds(call))
    },
    .page(.post, "/rounds", .question(.editRounds), "Open a round") { call in
      let form = call.form
      guard let id = form["round"], RoundForm.isName(id) else {
        return call.wrong(try await rounds(call), [RoundForm.badName])
      }
      return try await call.change(
        to: Place.path("rounds", id), .created, or: { try await rounds(call) },
        { try $0.createRound(id, try RoundForm.change(form)) })
    },
    .page(.get, "/rounds/{round}", .question(.seeRounds), "A round, its matches and plans") {
      call in call.page(try await round(call))
    },
    .page(.post, "/rounds/{round}", .question(.editRounds), "Change a round") { call in
      let (id, form) = (try call.part("round"), call.form)
      return try await call.change(
        to: Place.path("rounds", id), .changed, or: { try await round(call) },
        { try $0.changeRound(id, try RoundForm.change(form), why: form["why"]) })
    },
    .page(.post, "/rounds/{round}/matches", .question(.match), "Match a round") { call in
      let (round, actor, jobs) = (try call.part("round"), try call.signedIn(), call.house.jobs)
      let id = try await call.house.aside { try jobs.start(round: round, by: actor) }
      return call.go(to: Place.path("jobs", "\(id)"))
    },
    .page(.get, "/jobs/{job}", .question(.match), "How a match goes") { call in
      let id = try call.number("job")
      let job = try await call.registry { registry in
        try Failure.naming { () throws(StorageError) in try registry.job(id) }
      }
      let before = try await call.registry { try earlier(than: job, $0) }
      return call.page(
        RoundPages.job(job, progress: call.house.jobs.view(id), before: before))
    },
    .page(.get, "/jobs/{job}/events", .question(.match), "How a match goes, as events") { call in
      JobEvents.response(try call.number("job"), call.house.jobs)
    },
    .page(.post, "/jobs/{job}/stop", .question(.match), "Stop a match with the best plan so far") {
      call in
      let id = try call.number("job")
      call.house.jobs.stop(id)
      return call.go(to: Place.path("jobs", "\(id)"), .stopped)
    },
    .page(.get, "/plans/{plan}", .question(.seePlans), "A plan and why") { call in
      call.page(try await plan(call))
    },
    .page(
      .get, "/plans/{plan}/why/{subject}", .question(.seePlans),
      "Why a partnership, district or facilitator stands in a plan as it does"
    ) { call in
      let (number, subject) = (try call.number("plan"), try call.part("subject"))
      let actor = try call.signedIn()
      let plans = call.house.plans
      let plan = try await call.desk { try plans.plan(number, $0).plan }
      do throws(UnknownSubject) {
        return call.page(try PlanPages.subject(plan, number: number, subject, actor))
      } catch {
        throw Failure(.notFound, ["\(error)"])
      }
    },
    .page(
      .get, "/plans/{plan}/files/{form}", .question(.seePlans), "A plan as a file"
    ) { call in try await file(call) },
    .page(
      .post, "/plans/{plan}/proposals", .question(.propose),
      "Put a plan to its districts and facilitators"
    ) { call in
      let (number, day) = (try call.number("plan"), call.form["answer_by"])
      return try await call.change(
        to: "/partnerships", .proposed, or: { try await plan(call) },
        { _ = try $0.propose(plan: number, answerBy: day) })
    },
    .page(.get, "/rounds/{round}/bundle", .question(.exportBundle), "A round as a bundle") {
      call in
      let round = try call.part("round")
      let bytes = try await call.desk { try $0.exportJSON(round: round) }
      return .file(bytes, "application/json", named: "round-\(round).json")
    },
    .page(
      .get, "/rounds/{round}/research", .question(.exportResearch), "Figures for researchers"
    ) { call in
      let round = try call.part("round")
      let bytes = try await call.desk { try $0.research(round: round) }
      return .file(bytes, "text/csv; charset=utf-8", named: "round-\(round)-figures.csv")
    },
  ]

  /// The plan to hold a job's plan against: the latest before it that was not proposed, since one for
  /// those who were left is no rival of one that was.
  private static func earlier(than job: Job, _ registry: Registry) throws -> Int? {
    guard let plan = job.plan else { return nil }
    let proposed = Set(try registry.partnerships(round: job.round).compactMap(\.plan))
    return try registry.plans(round: job.round).map(\.id)
      .last { $0 < plan && !proposed.contains($0) }
  }

  private static func plan(_ call: Call) async throws -> Page {
    let (number, actor) = (try call.number("plan"), try call.signedIn())
    let (plans, templates) = (call.house.plans, call.house.templates)
    return try await call.desk { desk in
      try plans.page(number, desk) { kept in
        templates.rendered(
          try PlanPages.page(kept.plan, number: number, round: kept.round, actor))
      }
    }
  }

  private static func rounds(_ call: Call) async throws -> Page {
    let actor = try call.signedIn()
    let rounds = try await call.desk { try $0.rounds() }
    return RoundPages.list(
      rounds, canEdit: Permission.allows(actor, .editRounds), form: call.form)
  }

  private static func round(_ call: Call) async throws -> Page {
    let (id, actor) = (try call.part("round"), try call.signedIn())
    let facts = try await call.desk { desk in
      let rounds = try desk.rounds()
      guard let row = rounds.rows.indices.first(where: { rounds.words($0, "round") == id }) else {
        throw Failure(.notFound, ["There is no round \(id)."])
      }
      return RoundPages.Facts(
        id: id, rounds: rounds, row: row,
        plans: Permission.allows(actor, .seePlans) ? try desk.plans(round: id) : nil,
        jobs: Permission.allows(actor, .match) ? try desk.registry.jobs(round: id) : [],
        policies: try desk.policies().rows.map { $0[0].words },
        live: try desk.registry.partnerships(round: id).count { $0.state.isLive },
        silent: Permission.allows(actor, .match) ? try desk.silentFacilitators(round: id) : [],
        actor: actor)
    }
    return RoundPages.page(facts, form: call.form)
  }

  private static func file(_ call: Call) async throws -> Response {
    let (number, form) = (try call.number("plan"), try call.part("form"))
    let forms: [String: (Presenting.Form, String)] = [
      "json": (.json, "application/json"), "csv": (.csv, "text/csv; charset=utf-8"),
      "geojson": (.geoJSON, "application/geo+json"),
    ]
    guard let (kind, mediaType) = forms[form] else { throw HTTPError(.notFound) }
    let bytes = try await call.desk { desk in
      let (bytes, plan) = try desk.plan(number)
      if form == "json" { return bytes }
      let source = try Source(json: try desk.planInput(number), name: "plan \(number)")
      return try Presenting.bytes(plan, of: source.bundle, as: kind)
    }
    return .file(bytes, mediaType, named: "plan-\(number).\(form)")
  }
}

/// What staff fill in about a round.
enum RoundForm {
  static let badName = Page.Problem(
    "The name of a round has 1 to 40 letters, digits, dots or hyphens, such as 2026-27.",
    at: "field-round")

  static func isName(_ text: String) -> Bool {
    (1...40).contains(text.count)
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
  }

  static func change(_ form: Answers) throws(Failure) -> RoundChange {
    var change = RoundChange()
    change.title = form["title"]
    change.schoolYear = form["school_year"]
    change.policy = form["policy"]
    change.goal = form["goal"].flatMap(Round.Goal.init(rawValue:))
    (change.opens, change.closes) = (form["opens"], form["closes"])
    change.isOpen = form["open"].map { $0 == "yes" }
    if let text = form["max_partnerships"] {
      guard let number = Int(text), number >= 0 else {
        throw Failure(
          .badInput,
          about: [
            .init(
              "The most partnerships are \(text). Give a whole number, 0 or more.",
              column: "max_partnerships")
          ])
      }
      change.maximumPartnerships = number
    }
    return change
  }

  static func day(_ text: String?) throws(Failure) -> String? {
    guard let text else { return nil }
    guard Day(text) != nil else {
      throw Failure(.badInput, ["The day is \(text). Give it as year-month-day, 2026-09-15."])
    }
    return text
  }
}

extension Failure {
  /// Runs what the registry does, its errors in the words of failures.
  static func naming<Value>(
    _ body: () throws(StorageError) -> Value
  ) throws(Failure) -> Value {
    do throws(StorageError) {
      return try body()
    } catch {
      if case .unknown = error { throw Failure(.notFound, ["\(error)"]) }
      throw Failure(.conflict, ["\(error)"])
    }
  }
}
