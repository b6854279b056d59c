import Domain
import Storage
import Workflows

/// A facilitator's assignments, for a phone and for print; its words are here.
enum AssignmentPages {
  static func page(_ answer: RegistryAnswer, id: String) -> Page {
    let offered = answer.rows.indices.filter { answer.words($0, "state") == "offered" }
    let own = answer.rows.indices.filter { !offered.contains($0) }
    var blocks: [Block] = []
    for row in offered {
      if let number = Int(answer.words(row, "partnership")) {
        blocks += HandOverPages.offer(number, names: names(answer, row))
      }
    }
    if own.isEmpty {
      blocks.append(
        .paragraph(
          "There are none. A proposal appears here as soon as staff make one; until then there"
            + " is nothing for you to do."))
    } else {
      blocks.append(.cards(own.map { card(answer, $0) }))
    }
    blocks += [
      .heading("More"),
      .links([
        Block.Bullet(
          bulletText: "My profile, my limits for a round, and my ties",
          bulletPath: Place.path("facilitators", id, "profile")),
        Block.Bullet(bulletText: "My dates in my own calendar", bulletPath: "/calendars"),
        Block.Bullet(
          bulletText: "My hours and costs (CSV)",
          bulletPath: Place.path("facilitators", id, "hours.csv")),
      ]),
    ]
    return Page(
      "My assignments",
      lede: own.isEmpty ? nil : Phrase.count(own.count, "partnership") + ".", blocks)
  }

  private static func card(_ answer: RegistryAnswer, _ row: Int) -> Block.Card {
    let state = KeptPartnership.State(rawValue: answer.words(row, "state"))
    let number = Int(answer.words(row, "partnership")) ?? 0
    let isTracked = state?.isShared == true
    var links = [
      link("Context pack", PartnershipPages.path(number, .pack)),
      link("Blueprint", PartnershipPages.path(number, .blueprint)),
    ]
    if isTracked {
      links.insert(
        link("Log a check-in", PartnershipPages.path(number, .checkIns) + "#log"), at: 0)
      links += [
        link("Actions", PartnershipPages.path(number, .actions)),
        link("Pack for a successor", PartnershipPages.path(number, .handOver)),
      ]
    }
    return Block.Card(
      cardTitle: names(answer, row),
      cardPath: isTracked
        ? PartnershipPages.path(number) : Place.path("proposals", "\(number)"),
      cardTag: state.map(ProposalPages.state),
      cardFacts: [
        fact("Focus", Topic(answer.words(row, "focus")).label),
        fact("Next date", answer.words(row, "next_date").nonEmpty ?? "none is set"),
        fact("Next check-in due", answer.words(row, "next_due")),
        Block.Card.Fact(factName: "Travel, one way", factValues: list(answer, row, "travel")),
        Block.Card.Fact(factName: "Contacts", factValues: list(answer, row, "contacts")),
        Block.Card.Fact(
          factName: "Look at", factValues: list(answer, row, "warnings").map(plain)),
      ].filter { !$0.factValues.isEmpty }, cardLinks: links)
  }

  private static func link(_ text: String, _ path: String) -> Block.Card.Link {
    Block.Card.Link(linkText: text, linkPath: path)
  }

  /// A warning without the name of its rule.
  private static func plain(_ warning: String) -> String {
    let parts = warning.split(separator: ": ", maxSplits: 1)
    guard parts.count == 2, TrackingWarning.Rule(rawValue: String(parts[0])) != nil else {
      return warning.prefix(1).uppercased() + warning.dropFirst()
    }
    return String(parts[1])
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
    let pack = Block.links([
      Block.Bullet(
        bulletText: "Context pack: both districts side by side",
        bulletPath: PartnershipPages.path(id, .pack))
    ])
    guard answered == nil else { return [pack] }
    let path = Place.path("assignments", "\(id)", "answer")
    return [
      pack, .heading("Your answer"),
      .paragraph("Declining has no consequence for you, and the districts are not told why."),
      .form(Form.post(to: path, [], button: "Accept").hiding("answer", "accepted")),
      .form(
        Form.post(
          to: path,
          [
            Form.Group(fields: [
              .area("reason", "Why, for yourself", hint: "Only you see it."),
              .check("sure", "Yes, I decline", hint: "It cannot be taken back."),
            ])
          ],
          button: "Decline", buttonClass: "second"
        ).hiding("answer", "declined")),
    ]
  }
}
