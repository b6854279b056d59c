import Access
import Domain
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Rounds of the API, one by one.
enum APIRoundRoutes {
  private static let all = "/api/v1/rounds"
  private static let one = all + "/{round}"

  static let routes: [ServiceRoute] = [
    .api(
      .post, all, .question(.editRounds), "Open a round",
      APIDescription(
        fields: [("round", "Its name, such as 2026-27")] + fields, kinds: kinds, status: 201,
        answer: "round", takesKey: true)
    ) { call in
      let body = try APIBody(call.body)
      let (id, change) = (try body.require("round"), change(body))
      guard RoundForm.isName(id) else {
        throw WrongRequest(
          status: .unprocessableContent,
          faults: [WrongRequest.field("round", RoundForm.badName.problemText)])
      }
      return try await call.once("round", status: .created) {
        try await call.desk { desk in
          try desk.createRound(id, change)
          return try desk.roundAnswer(id).facts
        }
      }
    },
    .api(
      .get, one, .question(.seeRounds), "A round", APIDescription(answer: "round")
    ) { call in
      let id = try call.part("round")
      return call.json(try await call.desk { try $0.roundAnswer(id) })
    },
    .api(
      .patch, one, .question(.editRounds), "Change what is given of a round",
      APIDescription(
        fields: fields + [("why?", "Why, for the audit")], kinds: kinds, answer: "round",
        needsMatch: true)
    ) { call in
      let (id, body) = (try call.part("round"), try APIBody(call.body))
      let (change, why) = (change(body), body["why"])
      try call.requireMatch(try await call.desk { try $0.roundAnswer(id).json() })
      return call.json(
        try await call.desk { desk in
          try desk.changeRound(id, change, why: why)
          return try desk.roundAnswer(id)
        })
    },
    .api(
      .get, one + "/invitations", .question(.editRounds),
      "Where each district of a round stands, from its invitation to its word",
      APIDescription(answer: "invitations")
    ) { call in
      let round = try call.part("round")
      return call.json(try await call.desk { try $0.invitationsAnswer(round: round) })
    },
  ]

  private static let fields: [(name: String, summary: String)] = [
    ("title?", "What people call it"), ("school_year?", "The school year, such as 2026-27"),
    ("goal?", "value, coverage or fair"),
    ("max_partnerships?", "The most partnerships"), ("policy?", "The policy that it uses"),
    ("opens?", "The day of opening"), ("closes?", "The day of closing"),
    ("open?", "Whether districts can register"),
  ]

  private static let kinds: [String: FieldKind] = [
    "title": .text, "school_year": .text, "policy": .text, "why": .text,
    "goal": .choice(Round.Goal.allCases.map(\.rawValue)), "max_partnerships": .whole(0...10_000),
    "opens": .day, "closes": .day, "open": .flag,
  ]

  /// What a body that was compared with its description says.
  private static func change(_ body: APIBody) -> RoundChange {
    var change = RoundChange()
    change.title = body["title"]
    change.schoolYear = body["school_year"]
    change.goal = body["goal"].flatMap(Round.Goal.init(rawValue:))
    change.policy = body["policy"]
    (change.opens, change.closes) = (body["opens"], body["closes"])
    if case .whole(let most)? = body.value("max_partnerships") {
      change.maximumPartnerships = most
    }
    if case .flag(let isOpen)? = body.value("open") { change.isOpen = isOpen }
    return change
  }
}
