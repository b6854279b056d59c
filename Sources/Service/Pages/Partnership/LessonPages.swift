import Access
import Domain
import Workflows

/// Lessons of a partnership, and what stands in its way; the words are here.
enum LessonPages {
  static func lessons(
    _ overview: PartnershipOverview, _ answer: RegistryAnswer, _ form: Answers
  ) -> Page {
    var blocks: [Block] = [
      .table(
        Table(
          "Lessons", answer.wording("kind", Ask.label),
          columns: [("day", "Day"), ("kind", "Kind"), ("text", "Lesson")],
          empty: "There is none yet."))
    ]
    if overview.isTracked, overview.grants.contains(.recordAction) {
      blocks += [
        .heading("Keep a lesson"),
        .form(
          .post(
            to: PartnershipPages.path(overview.id, .lessons),
            [
              Form.Group(fields: [
                .area("text", "What was learnt?", value: form["text"]),
                Ask.word("kind", "Kind", value: form["kind"] ?? Lesson.Kind.insight.rawValue, kind),
                Ask.day(
                  "date", "Day", hint: "Today, if you leave it empty.", value: form["date"]),
              ])
            ], button: "Keep the lesson")),
      ]
    }
    return PartnershipPages.page("Lessons", overview, blocks)
  }

  private static func kind(_ kind: Lesson.Kind) -> String {
    switch kind {
    case .adopted: "Taken over as it was"
    case .adapted: "Taken over and changed"
    case .coDeveloped: "Developed together"
    case .learnedAndStopped: "Tried and stopped"
    case .insight: "Something understood"
    }
  }

  static func barriers(
    _ overview: PartnershipOverview, _ answer: RegistryAnswer, _ form: Answers
  ) -> Page {
    var blocks: [Block] = [
      .table(
        Table(
          "Barriers", answer.wording("kind", Ask.label),
          columns: [
            ("text", "What stands in the way"), ("kind", "Kind"), ("raised", "Raised"),
            ("settled", "Settled"), ("answer", "The agency's answer"),
          ], empty: "There is none."))
    ]
    guard overview.isTracked else { return PartnershipPages.page("Barriers", overview, blocks) }
    if overview.grants.contains(.recordAction) {
      blocks += [
        .heading("Raise a barrier"),
        .hint("The state's staff see it and answer here."),
        .form(
          .post(
            to: PartnershipPages.path(overview.id, .barriers),
            [
              Form.Group(fields: [
                .area("text", "What stands in the way?", value: form["text"]),
                Ask.word("kind", "Kind", value: form["kind"] ?? Barrier.Kind.other.rawValue) {
                  (kind: Barrier.Kind) in Ask.label(kind.rawValue)
                },
              ])
            ], button: "Raise it")),
      ]
    }
    let open = answer.rows.indices.filter { answer.words($0, "settled").isEmpty }
    if overview.grants.contains(.settleBarrier), !open.isEmpty {
      blocks += [
        .heading("Settle a barrier"),
        .form(
          .post(
            to: PartnershipPages.path(overview.id, "barriers", "settled"),
            [
              Form.Group(fields: [
                .select(
                  "barrier", "Which one", value: answer.words(open[0], "barrier"),
                  open.map { (answer.words($0, "barrier"), answer.words($0, "text")) }),
                .area("answer", "The agency's answer"),
              ])
            ], button: "Settle it", buttonClass: "second")),
      ]
    }
    return PartnershipPages.page("Barriers", overview, blocks)
  }

  static let missingText = Page.Problem("Write it down first.", at: "field-text")
  static let missingAnswer = Page.Problem("Choose the barrier, and write the answer.")
}
