import Access
import Domain
import HTTPTypes
import Hummingbird
import Workflows

/// What happens in a partnership, for programs: the same deeds and looks as the pages'.
enum PartnershipAPIRoutes {
  private static let root = "/api/v1/partnerships/{partnership}"

  static let routes: [ServiceRoute] = looks + meetings + measures + register + documents

  // MARK: Looks

  /// A look at a partnership that answers with one table.
  private static func look(
    _ path: String, _ summary: String, _ name: String,
    _ ask: @escaping @Sendable (RegistryDesk, Int) throws -> RegistryAnswer
  ) -> ServiceRoute {
    .api(
      .get, root + path, .question(.seeProgress), summary, APIDescription(answer: name)
    ) { call in
      let id = try call.number("partnership")
      return call.json(try await call.desk { try ask($0, id) })
    }
  }

  private static let looks: [ServiceRoute] = [
    .api(
      .get, root + "/status", .question(.seeProgress),
      "How a partnership stands: warnings, actions, indicators, pulse, check-ins",
      APIDescription(answer: "status")
    ) { call in
      let id = try call.number("partnership")
      return call.json(try await call.desk { try $0.status(of: id, on: nil).json() })
    },
    look("/actions", "A partnership's actions", "actions") { try $0.actions(of: $1) },
    look("/check-ins", "A partnership's check-ins, latest first", "check_ins") {
      try $0.checkIns(of: $1)
    },
    look("/indicators", "A partnership's indicators with statuses and figures", "indicators") {
      try $0.indicators(of: $1, year: nil)
    },
    look("/pulse", "A partnership's pulse: means from three answers on", "pulse") {
      try $0.pulses(of: $1)
    },
    look("/lessons", "A partnership's lessons", "lessons") { try $0.lessons(of: $1) },
    look("/barriers", "What stands in a partnership's way", "barriers") {
      try $0.barriers(of: $1)
    },
  ]

  // MARK: Meetings and actions

  /// A deed that makes something in a partnership and answers with its number.
  private static func make(
    _ path: String, _ question: Question, _ summary: String, _ noun: String,
    _ fields: [(String, String)], _ kinds: [String: FieldKind],
    _ body: @escaping @Sendable (RegistryDesk, Int, [UInt8]) throws -> Int
  ) -> ServiceRoute {
    .api(
      .post, root + path, .question(question), summary,
      APIDescription(
        fields: fields, kinds: kinds, status: 201, answer: "done", gives: ["partnership", noun],
        takesKey: true)
    ) { call in
      let (id, bytes) = (try call.number("partnership"), call.body)
      return try await call.once("done", status: .created) {
        let number = try await call.desk { try body($0, id, bytes) }
        return ["partnership": .whole(id), noun: .whole(number)]
      }
    }
  }

  private static let meetings: [ServiceRoute] = [
    make(
      "/actions", .recordAction, "Add an action", "action",
      [
        ("text", "What is to be done"), ("owner", "district:ID or facilitator:ID"),
        ("due?", "By when, such as 2026-10-20"),
      ], ["due": .day]
    ) { desk, id, bytes in
      let body = try APIBody(bytes)
      let due = try body["due"].map { try FormFile.day($0, "due day") }
      return try desk.addAction(
        try body.require("text"), owner: try body.require("owner"), due: due, partnership: id)
    },
    .api(
      .post, root + "/actions/{number}", .question(.recordAction), "End an action",
      APIDescription(
        fields: [("ending", "done or dropped")], kinds: ["ending": .choice(["done", "dropped"])],
        answer: "done", gives: ["partnership", "action"])
    ) { call in
      let (id, number) = (try call.number("partnership"), try call.number("number"))
      let text = try APIBody(call.body).require("ending")
      guard let ending = ActionItem.Ending(rawValue: text) else {
        throw Failure(.badInput, ["The ending is \(text). Send done or dropped."])
      }
      try await call.desk { try $0.endAction(number, ending, on: nil, partnership: id) }
      return call.json("done", ["partnership": .whole(id), "action": .whole(number)])
    },
    make(
      "/check-ins", .recordProgress, "Log a check-in", "check_in",
      [
        ("kind", "superintendents, leadership, working, visit or call"),
        ("date?", "The day; today, if absent"), ("place?", "in_person or virtual"),
        ("minutes?", "How long it took"), ("hard_truth?", "A result that disappointed was shared"),
        ("joint_work?", "A common problem was worked on"),
        ("useful_percent?", "Of visitors, for visits"), ("hours?", "The facilitator's"),
        ("cost?", "The facilitator's, in dollars"), ("shared_note?", "For everybody in it"),
        ("private_note?", "For yourself"), ("next_date?", "The next date"),
        ("attendance?", "Who came, of how many"), ("initiatives?", "What it was about"),
      ],
      [
        "kind": .choice(CheckIn.Kind.allCases.map(\.rawValue)), "date": .day,
        "place": .choice(CheckIn.Place.allCases.map(\.rawValue)), "minutes": .whole(1...1440),
        "hard_truth": .flag, "joint_work": .flag, "useful_percent": .number, "hours": .number,
        "cost": .number, "shared_note": .text, "private_note": .text, "next_date": .day,
        "attendance": .list(["district", "level", "attended", "expected"]),
        "initiatives": .texts,
      ]
    ) { desk, id, bytes in
      try desk.addCheckIn(try CheckInForm(json: bytes, name: "The body"), partnership: id)
    },
    make(
      "/pulse", .askPulse, "Ask everybody how it goes", "pulse",
      [("invited", "How many are asked"), ("closes?", "The last day")],
      ["invited": .whole(1...100_000), "closes": .day]
    ) { desk, id, bytes in
      let body = try APIBody(bytes)
      guard let invited = Int(try body.require("invited")) else {
        throw Failure(.badInput, ["The field invited is no whole number. Send one."])
      }
      let closes = try body["closes"].map { try FormFile.day($0, "last day") }
      return try desk.askPulse(invited: invited, on: nil, closes: closes, partnership: id)
    },
  ]

  // MARK: Indicators

  private static let measures: [ServiceRoute] = [
    make(
      "/indicators", .recordProgress, "Add an indicator", "indicator",
      [
        ("name", "Its name"), ("measure", "What is measured"), ("kind", "leading or trailing"),
        ("direction?", "higher or lower"), ("unit?", "percent, if absent"),
        ("denominator?", "Of whom"), ("district?", "Whose; of all, if absent"),
        ("leader?", "Who answers for it"), ("group?", "Student group"),
        ("tolerance?", "Beyond the target"), ("noise?", "A change that is none"),
        ("targets?", "By year and group"), ("actuals?", "By year and group"),
      ],
      [
        "kind": .choice(Indicator.Kind.allCases.map(\.rawValue)),
        "direction": .choice(Indicator.Direction.allCases.map(\.rawValue)), "unit": .text,
        "denominator": .text, "district": .text, "leader": .text, "group": .text,
        "tolerance": .number, "noise": .number, "targets": figures, "actuals": figures,
      ]
    ) { desk, id, bytes in
      try desk.putIndicator(try IndicatorForm(json: bytes, name: "The body"), partnership: id)
    },
    .api(
      .post, root + "/indicators/{number}", .question(.recordProgress),
      "Record targets and figures",
      APIDescription(
        fields: [
          ("targets?", "By year and group"), ("actuals?", "By year and group"),
          ("ends_year?", "The year from which there are no figures"), ("ends_reason?", "Why"),
        ],
        kinds: [
          "targets": figures, "actuals": figures, "ends_year": .text, "ends_reason": .text,
        ], answer: "done", gives: ["partnership", "indicator"])
    ) { call in
      let (id, number) = (try call.number("partnership"), try call.number("number"))
      let form = try IndicatorForm(json: call.body, name: "The body")
      try await call.desk { try $0.recordFigures(form, indicator: number, partnership: id) }
      return call.json("done", ["partnership": .whole(id), "indicator": .whole(number)])
    },
  ]

  private static let figures = FieldKind.list(["year", "group", "value", "students", "source"])

  // MARK: Lessons and barriers

  private static let register: [ServiceRoute] = [
    make(
      "/lessons", .recordAction, "Keep a lesson", "lesson",
      [
        ("text", "What was learnt"),
        ("kind?", "adopted, adapted, co_developed, learned_stopped or insight"),
        ("date?", "The day"),
      ], ["kind": .choice(Lesson.Kind.allCases.map(\.rawValue)), "date": .day]
    ) { desk, id, bytes in
      let body = try APIBody(bytes)
      let day = try body["date"].map { try FormFile.day($0, "day") }
      return try desk.addLesson(
        try body.require("text"), kind: try word(body["kind"], "kind", .insight), on: day,
        partnership: id)
    },
    make(
      "/barriers", .recordAction, "Raise a barrier", "barrier",
      [
        ("text", "What stands in the way"),
        ("kind?", "policy, funding, time, data, travel, staffing or other"),
      ], ["kind": .choice(Barrier.Kind.allCases.map(\.rawValue))]
    ) { desk, id, bytes in
      let body = try APIBody(bytes)
      return try desk.addBarrier(
        try body.require("text"), kind: try word(body["kind"], "kind", .other), partnership: id)
    },
  ]

  /// A word of a fixed set, or what stands for none.
  private static func word<Word: RawRepresentable & CaseIterable>(
    _ text: String?, _ what: String, _ standard: Word
  ) throws(Failure) -> Word where Word.RawValue == String {
    guard let text else { return standard }
    guard let word = Word(rawValue: text) else {
      let words = Phrase.list(Word.allCases.map(\.rawValue), "or")
      throw Failure(.badInput, ["The \(what) is \(text). Send one of \(words)."])
    }
    return word
  }

  // MARK: Documents, hours and suggestions

  private static let documents: [ServiceRoute] = [
    .api(
      .get, root + "/documents/{document}", .question(.seePartnership),
      "A partnership's blueprint, agreement or agenda",
      APIDescription(answer: "blueprint", failures: [409])
    ) { call in
      let (id, part) = (try call.number("partnership"), try call.part("document"))
      _ = try await call.desk { try $0.overview(id) }
      guard let found = DocumentPages.documents.first(where: { $0.part == part }) else {
        throw HTTPError(.notFound)
      }
      return call.json(
        try await call.desk { try $0.documentFile(found.document, of: id, as: .json) })
    },
    .api(
      .get, "/api/v1/facilitators/{facilitator}/hours", .question(.seeFacilitators),
      "A facilitator's hours and costs, by check-in", APIDescription(answer: "hours")
    ) { call in
      let id = try call.part("facilitator")
      return call.json(try await call.desk { try $0.hours(id) })
    },
    .api(
      .get, "/api/v1/districts/{district}/suggestions", .question(.seeSuggestions),
      "Needs that public records suggest to a district", APIDescription(answer: "suggestions")
    ) { call in
      let id = try call.part("district")
      return call.json(try await call.desk { try $0.suggestions(id) })
    },
  ]
}
