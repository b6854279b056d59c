import Access
import HTTPTypes
import Hummingbird
import Workflows

/// Whose answers to proposals are awaited, by when, and what becomes of proposals without them.
enum AwaitedAnswerRoutes {
  static let routes: [ServiceRoute] = [
    .page(
      .get, AwaitedAnswerPages.path, .question(.advancePartnership),
      "Whose answers to proposals are awaited, and whom to remind"
    ) { call in call.page(try await page(call)) },
    .page(
      .get, AwaitedAnswerPages.path + ".csv", .question(.advancePartnership),
      "Whom to remind, as a file"
    ) { call in
      let answers = try await call.desk { try $0.awaitedAnswers() }
      return .file(answers.csv, "text/csv; charset=utf-8", named: "answers-awaited.csv")
    },
    .page(
      .post, AwaitedAnswerPages.path + "/lapsed", .question(.advancePartnership),
      "Close the proposals that a district has not answered by its day"
    ) { call in
      guard call.form["sure"] == "yes" else {
        return call.wrong(try await page(call), [AwaitedAnswerPages.notSure])
      }
      // Those that were shown, and not what lapsed since.
      let seen = (call.form["proposals"] ?? "").split(separator: ",").compactMap { Int($0) }
      _ = try await call.desk { try $0.closeLapsed(among: seen) }
      return call.go(to: AwaitedAnswerPages.path, .closed)
    },
    .page(
      .post, "/partnerships/{partnership}/answer-by", .question(.advancePartnership),
      "Ask the parties of a proposal to answer by another day"
    ) { call in
      let id = try call.number("partnership")
      guard let day = call.form["answer_by"] else {
        return call.wrong(
          try await PartnershipLifeRoutes.home(call), [AwaitedAnswerPages.noDay])
      }
      return try await call.change(
        to: PartnershipPages.path(id), .changed,
        or: { try await PartnershipLifeRoutes.home(call) },
        { try $0.setAnswerDay(day, partnership: id) })
    },
    .api(
      .get, "/api/v1/awaited-answers", .question(.advancePartnership),
      "Whose answers to proposals are awaited, the longest overdue first",
      APIDescription(
        parameters: [.init(name: "round", summary: "Of this round")], answer: "awaited_answers")
    ) { call in
      let round = call.query["round"]
      return call.json(try await call.desk { try $0.awaitedAnswers(round: round) })
    },
    .api(
      .post, "/api/v1/partnerships/{partnership}/answer-by", .question(.advancePartnership),
      "Ask the parties of a proposal to answer by another day",
      APIDescription(
        fields: [("answer_by", "The day")], kinds: ["answer_by": .day], answer: "done",
        gives: ["partnership", "answer_by"], needsMatch: true)
    ) { call in
      let id = try call.number("partnership")
      let day = try APIBody(call.body).require("answer_by")
      try call.requireMatch(try await call.desk { try $0.partnershipAnswer(id).json() })
      try await call.desk { try $0.setAnswerDay(day, partnership: id) }
      return call.json("done", ["partnership": .whole(id), "answer_by": .text(day)])
    },
  ]

  private static func page(_ call: Call) async throws -> Page {
    let (answers, lapsed) = try await call.desk { desk in
      (try desk.awaitedAnswers(), try desk.lapsed())
    }
    return AwaitedAnswerPages.page(answers, lapsed: lapsed)
  }
}
