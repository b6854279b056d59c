import Domain
import Workflows

/// What districts and facilitators asked the state's staff; the words are here.
enum QuestionPages {
  static let path = "/questions"

  /// `failed` is the question whose answer was not taken.
  static func page(_ questions: [PartyQuestion], failed: Int? = nil) -> Page {
    guard !questions.isEmpty else {
      return Page("Questions", [.paragraph("No question waits for an answer.")])
    }
    return Page(
      "Questions",
      lede: "\(Phrase.count(questions.count, "question")) from districts and facilitators. Only who"
        + " asked sees your answer, on the page of its partnership; the partner sees neither.",
      questions.flatMap { blocks($0, isWrong: $0.id == failed) })
  }

  private static func blocks(_ question: PartyQuestion, isWrong: Bool) -> [Block] {
    var field = Field.area(name(question.id), "Your answer", hint: "It may be a public record.")
    if isWrong { field.fieldProblem = missing(question.id).problemText }
    return [
      .heading("\(question.asker) asks"),
      .summary([
        Block.SummaryRow(term: "On", termValues: [DateWords.moment(question.at)]),
        Block.SummaryRow(
          term: "Question",
          termValues: question.text.split(separator: "\n").map(String.init)),
        Block.SummaryRow(
          term: "Partnership", termValues: [Phrase.list(question.districts)],
          changePath: PartnershipPages.path(question.partnership), changeWords: "Look"),
        Block.SummaryRow(
          term: "To write or call",
          termValues: question.contacts.isEmpty ? ["nobody is known"] : question.contacts),
      ]),
      .form(
        .post(
          to: "\(path)/\(question.id)", [Form.Group(fields: [field])], button: "Answer")),
    ]
  }

  /// The field of one question among those of others.
  static func name(_ id: Int) -> String { "answer-\(id)" }

  static func missing(_ id: Int) -> Page.Problem {
    Page.Problem("Write the answer first.", at: "field-" + name(id))
  }

  /// For the list of partnerships: how many wait.
  static func count(_ open: Int) -> [Block] {
    guard open > 0 else { return [] }
    return [
      .alert(
        .warning, "\(Phrase.count(open, "question")) to the state's staff",
        ["Districts or facilitators wait for an answer."]),
      .action("Read and answer", path: path),
    ]
  }
}
