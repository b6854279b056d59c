import Access
import Domain
import Drafting
import HTTPTypes
import Hummingbird
import Workflows

/// A plan's picture and report, what it would cost to have it otherwise, and two plans side by side.
enum PlanQuestionRoutes {
  private static let root = "/plans/{plan}"
  private static let api = "/api/v1/plans/{plan}"

  static let routes: [ServiceRoute] = [
    .page(.get, root + "/map", .question(.seePlans), "A plan as a map") { call in
      let number = try call.number("plan")
      let bytes = try await call.desk { desk in
        let (plan, source) = (try desk.plan(number).plan, try desk.source(ofPlan: number))
        let map = RoundMap(plan, in: source.bundle, outlines: StateOutlines.all)
        return (map?.picture ?? .notice("map", title: "No map", Words.noMap)).file
      }
      return .bytes(bytes, "image/svg+xml")
    },
    .page(.get, root + "/report", .question(.seePlans), "The report of a plan for a meeting") {
      call in
      let number = try call.number("plan")
      let page = try await call.bench { desk, control in
        try Reporting.page(
          try desk.plan(number).plan, of: try desk.source(ofPlan: number),
          outlines: StateOutlines.all, control: control)
      }
      var response = Response.bytes(page.bytes, "text/html; charset=utf-8")
      response.headers[.contentSecurityPolicy] = HeadersMiddleware.policy(
        ofDocumentWithStyle: page.style)
      return response
    },
    .page(
      .get, root + "/why-not", .question(.seePlans),
      "What keeps districts, or a facilitator, apart in a plan"
    ) { call in try await whyNot(call) },
    .page(
      .get, root + "/what-if/{subject}", .question(.seePlans),
      "What small change would give a district a partnership"
    ) { call in
      let (number, subject) = (try call.number("plan"), try call.part("subject"))
      let (plan, text) = try await call.bench { desk, control in
        let plan = try desk.plan(number).plan
        let answer = try Asking.whatIf(
          plan, subject, of: try desk.source(ofPlan: number), control: control)
        return (plan, Asking.text(answer, names: plan))
      }
      return call.page(
        PlanQuestionPages.whatIf(text, plan.names[subject] ?? subject, subject, number: number))
    },
    .page(
      .get, root + "/verification", .question(.seePlans),
      "Every score, rule and the objective of a plan, derived again"
    ) { call in
      let number = try call.number("plan")
      let (isSound, text) = try await call.bench { desk, _ in
        Verifying.words(
          try desk.plan(number).plan, against: try desk.source(ofPlan: number))
      }
      return call.page(
        PlanQuestionPages.verification(text, isSound: isSound, number: number))
    },
    .page(.get, root + "/compare", .question(.seePlans), "The plans to compare a plan with") {
      call in
      let number = try call.number("plan")
      let plans = try await call.desk { desk in
        try desk.plans(round: try desk.round(ofPlan: number))
      }
      return call.page(PlanQuestionPages.choice(of: plans, for: number))
    },
    .page(.get, root + "/compare/{other}", .question(.seePlans), "Two plans side by side") {
      call in
      let (before, after) = (try call.number("plan"), try call.number("other"))
      let comparison = try await compare(call)
      return call.page(PlanQuestionPages.comparison(comparison, before, after))
    },
    .api(
      .get, api + "/why-not", .question(.seePlans),
      "What keeps districts, or a facilitator, apart in a plan, and what it would cost",
      APIDescription(
        parameters: [
          .init(
            name: "districts",
            summary: "Ids or parts of names, with ; between: two or more, or one and a facilitator"),
          .init(name: "facilitator", summary: "Under this facilitator"),
        ], answer: "why-not")
    ) { call in
      let number = try call.number("plan")
      let names = (call.query["districts"] ?? "").split(separator: ";").map(String.init)
      let facilitator = call.query["facilitator"]
      let bytes = try await call.bench { desk, control in
        try Asking.json(
          try Asking.whyNot(
            try desk.plan(number).plan, names, facilitator: facilitator,
            of: try desk.source(ofPlan: number), control: control))
      }
      return call.json(bytes)
    },
    .api(
      .get, api + "/compare/{other}", .question(.seePlans), "Two plans compared",
      APIDescription(answer: "comparison")
    ) { call in call.json(try await compare(call).json()) },
  ]

  private enum Words {
    static let noMap = "There is no map, because the registry has no coordinates for anyone."
  }

  private static func compare(_ call: Call) async throws -> PlanComparison {
    let (before, after) = (try call.number("plan"), try call.number("other"))
    return try await call.desk { desk in
      PlanComparison(try desk.plan(before).plan, try desk.plan(after).plan)
    }
  }

  private static func whyNot(_ call: Call) async throws -> Response {
    let (number, actor, query) = (try call.number("plan"), try call.signedIn(), call.query)
    let names = PlanQuestionPages.districts(query)
    let mayLock = Permission.allows(actor, .editRounds)
    let (plan, source) = try await call.desk {
      (try $0.plan(number).plan, try $0.source(ofPlan: number))
    }
    func page(_ answer: WhyNot?) -> Page {
      PlanQuestionPages.whyNot(
        source.bundle, number: number, query, answer: answer, mayLock: mayLock)
    }
    guard !names.isEmpty else { return call.page(page(nil)) }
    do {
      let answer = try await call.bench { _, control in
        try Asking.whyNot(
          plan, names, facilitator: query["facilitator"], of: source, control: control)
      }
      return call.page(page(answer))
    } catch let failure as Failure where failure.kind != .file {
      return call.wrong(
        page(nil), failure.lines.map { Page.Problem($0, at: "field-district1") })
    }
  }
}
