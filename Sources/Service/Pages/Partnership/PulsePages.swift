import Access
import Domain
import Workflows

/// The pulse of a partnership; the words are here.
enum PulsePages {
  static func page(
    _ overview: PartnershipOverview, _ answer: RegistryAnswer, _ form: Answers, for actor: Actor
  ) -> Page {
    var blocks: [Block] = []
    let open = openPulses(answer)
    if let number = open.last, overview.isTracked, overview.grants.contains(.answerPulse) {
      blocks += [
        .heading("Answer"),
        .paragraph(
          "1 is not at all, 5 is fully. Your answers stand under nobody's name. Means are shown"
            + " once it is closed and \(PulseSummary.fewest) or more have answered; answer once."),
        .form(answers(number, overview, form, for: actor)),
      ]
    }
    blocks += [
      .heading("Results"), .paragraph(answer.paragraph),
      .table(
        Table(
          "Pulses", answer,
          columns: answer.columns.enumerated().map { place, column in
            (column.key, place == 0 ? "Statement" : "Asked on \(column.key)")
          }, empty: "There is no result yet.")),
    ]
    if overview.isTracked, overview.grants.contains(.askPulse) {
      blocks += [
        .heading("Ask everybody"),
        .form(
          .post(
            to: PartnershipPages.path(overview.id, .pulse),
            [
              Form.Group(fields: [
                .number(
                  "invited", "How many people are asked?",
                  hint: "As many answers are taken, and no more."),
                Ask.day("closes", "Last day", hint: "Two weeks, if you leave it empty."),
              ])
            ], button: "Ask", buttonClass: "second")),
      ]
    }
    return PartnershipPages.page("Pulse", overview, blocks)
  }

  /// The numbers of pulses that still take answers.
  static func openPulses(_ answer: RegistryAnswer) -> [Int] {
    guard case .list(let pulses)? = answer.facts["pulses"] else { return [] }
    return pulses.compactMap { pulse in
      guard case .record(let fields) = pulse, fields["closed"] == .flag(false),
        case .whole(let number)? = fields["pulse"]
      else { return nil }
      return number
    }
  }

  private static func answers(
    _ number: Int, _ overview: PartnershipOverview, _ form: Answers, for actor: Actor
  ) -> Form {
    let scale = (1...5).map { (value: "\($0)", label: "\($0)") }
    var fields = PulseItem.allCases.map { item in
      Field.radios(item.rawValue, item.statement, value: form[item.rawValue], scale)
    }
    if actor.district == nil {
      fields.append(
        .select(
          "district", "Whose answers are these?",
          hint: "Of somebody who answered on paper.", value: form["district"],
          [("", "the facilitator's, or not known")]
            + overview.members.map { ($0.id.rawValue, $0.name) }))
    }
    return .post(
      to: PartnershipPages.path(overview.id, "pulse", "\(number)"),
      [Form.Group(fields: fields)], button: "Send the answers", style: "form scale")
  }

  /// The ten scores in their order, and which statements have none.
  static func read(_ form: Answers) -> (scores: [Int], problems: [Page.Problem]) {
    var (scores, problems) = ([Int](), [Page.Problem]())
    for item in PulseItem.allCases {
      if let score = form[item.rawValue].flatMap({ Int($0) }) {
        scores.append(score)
      } else {
        problems.append(
          Page.Problem(
            "“\(item.statement)” has no answer. Choose one of 1 to 5.",
            at: "field-\(item.rawValue)"))
      }
    }
    return (scores, problems)
  }

  static let answered = Page.Problem(
    "You have answered this pulse. Whoever else is asked comes in by a link of their own.")
  static let missingNumber = Page.Problem(
    "Say how many people are asked, as a whole number.", at: "field-invited")
}
