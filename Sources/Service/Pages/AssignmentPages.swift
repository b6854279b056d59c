import Domain
import Storage
import Workflows

/// A facilitator's assignments, for a phone and for print; its words are here.
enum AssignmentPages {
  static func page(_ answer: RegistryAnswer) -> Page {
    guard !answer.rows.isEmpty else {
      return Page(
        "My assignments",
        [
          .paragraph(
            "There are none. A proposal appears here as soon as staff make one; until then there"
              + " is nothing for you to do.")
        ])
    }
    let cards = answer.rows.indices.map { row in
      let state = KeptPartnership.State(rawValue: answer.words(row, "state"))
      return Block.Card(
        cardTitle: names(answer, row),
        cardPath: Place.path("proposals", answer.words(row, "partnership")),
        cardTag: state.map(ProposalPages.state),
        cardFacts: [
          fact("Focus", Topic(answer.words(row, "focus")).label),
          fact("Next date", answer.words(row, "next_date")),
          fact("Longest drive", answer.words(row, "drive")),
          Block.Card.Fact(factName: "Contacts", factValues: list(answer, row, "contacts")),
          Block.Card.Fact(factName: "Look at", factValues: list(answer, row, "warnings")),
        ].filter { !$0.factValues.isEmpty })
    }
    return Page(
      "My assignments", lede: Phrase.count(cards.count, "partnership") + ".", [.cards(cards)])
  }

  private static func names(_ answer: RegistryAnswer, _ row: Int) -> String {
    Phrase.list(list(answer, row, "districts"))
  }

  private static func fact(_ name: String, _ value: String) -> Block.Card.Fact {
    Block.Card.Fact(factName: name, factValues: value.isEmpty ? [] : [value])
  }

  private static func list(
    _ answer: RegistryAnswer, _ row: Int, _ column: String
  ) -> [String] {
    guard let place = answer.columns.firstIndex(where: { $0.key == column }),
      case .list(let items) = answer.rows[row][place]
    else { return [] }
    return items.map(\.words)
  }

  static func answerForms(_ id: Int, answered: KeptPartnership.Answer?) -> [Block] {
    guard answered == nil else { return [] }
    let path = Place.path("assignments", "\(id)", "answer")
    return [
      .heading("Your answer"),
      .paragraph("Declining has no consequence for you, and the districts are not told why."),
      .form(Form.post(to: path, [], button: "Accept").hiding("answer", "accepted")),
      .form(
        Form.post(
          to: path,
          [Form.Group(fields: [.area("reason", "Why, for yourself", hint: "Only you see it.")])],
          button: "Decline", buttonClass: "second"
        ).hiding("answer", "declined")),
    ]
  }
}
