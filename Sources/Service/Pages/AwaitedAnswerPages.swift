import Domain
import Workflows

/// Whose answers to proposals are awaited; the words are here.
enum AwaitedAnswerPages {
  static let path = "/answers"

  static func page(_ answers: RegistryAnswer, lapsed: [Int]) -> Page {
    var page = Page("Answers awaited", lede: answers.paragraph)
    page.backPath = "/partnerships"
    guard !answers.rows.isEmpty else { return page }
    page.blocks = [
      .paragraph(
        "Remind those who are late by your own mail or letter: nobody else does. Each sees its day"
          + " on its page and in its calendar."),
      .links([Block.Bullet(bulletText: "The list as a file (CSV)", bulletPath: path + ".csv")]),
      .table(
        Table(
          "Whom to remind",
          answers.wording("answer_by") { $0.isEmpty ? "" : DateWords.day($0) }
            .wording("contacts") { $0.isEmpty ? "nobody is known" : $0 },
          columns: [
            ("name", "Who"), ("answer_by", "Asked to answer by"), ("days_left", "Days left"),
            ("contacts", "To write or call"), ("districts", "Partnership of"),
            ("partnership", "Number"), ("round", "Round"),
          ], empty: "",
          path: { PartnershipPages.path(Int($0.words($1, "partnership")) ?? 0) })),
    ]
    guard !lapsed.isEmpty else { return page }
    page.blocks += [
      .heading("Close what was not answered"),
      .paragraph(
        "\(Phrase.count(lapsed.count, "proposal")) \(lapsed.count == 1 ? "has" : "have") passed the day"
          + " without the answer of a district. Closing frees all for another match, in which a"
          + " district that was silent does not meet the same partners. A facilitator who alone is"
          + " silent can be replaced on the partnership's page."),
      .form(
        .post(
          to: path + "/lapsed", [Form.Group(fields: [sure])],
          button: "Close \(Phrase.count(lapsed.count, "proposal"))", buttonClass: "second"
        ).hiding("proposals", lapsed.map(String.init).joined(separator: ","))),
    ]
    return page
  }

  private static let sure = Field.check(
    "sure", "Yes, close them", hint: "It cannot be taken back.")
  static let notSure = Page.Problem(
    "Say that you are sure, or leave it: nothing was changed.", at: "field-sure")

  /// For the list of partnerships: how many are late.
  static func count(_ awaited: (all: Int, overdue: Int)) -> [Block] {
    guard awaited.all > 0 else { return [] }
    let link = Block.action("Whose answers are awaited", path: path)
    guard awaited.overdue > 0 else { return [link] }
    return [
      .alert(
        .warning, "\(Phrase.count(awaited.overdue, "answer")) overdue",
        ["The day by which districts or facilitators were asked to answer has passed."]), link,
    ]
  }

  /// For a proposal's page: another day to answer by.
  static func form(_ id: Int, day: String?) -> [Block] {
    [
      .heading("Day to answer by"),
      .form(
        .post(
          to: PartnershipPages.path(id) + "/answer-by",
          [Form.Group(fields: [Ask.day("answer_by", "Ask for answers by", value: day)])],
          button: "Set the day", buttonClass: "second")),
    ]
  }

  static let noDay = Page.Problem("Give the day to answer by.", at: "field-answer_by")
}
