import Domain
import Storage
import Workflows

/// A facilitator's assignments, for a phone and for print; its words are here.
enum AssignmentPages {
  /// What the page shows besides the assignments themselves.
  struct More: Sendable {
    /// Whether it is the facilitator that looks.
    var isOwn = false
    var rounds: [FacilitatorProfile.RoundLimits] = []
    var ended: [EndedAssignment] = []
    var openLink: ReturnPages.OpenLink?
  }

  static func page(_ answer: RegistryAnswer, id: String, _ more: More) -> Page {
    let offered = answer.rows.indices.filter { answer.words($0, "state") == "offered" }
    let own = answer.rows.indices.filter { !offered.contains($0) }
    var blocks: [Block] =
      more.isOwn ? FacilitatorPages.waiting(more.rounds, of: Facilitator.ID(id)) : []
    let isWaiting = !blocks.isEmpty
    for row in offered {
      if let number = Int(answer.words(row, "partnership")) {
        blocks += HandOverPages.offer(number, names: names(answer, row))
      }
    }
    if own.isEmpty {
      blocks.append(
        .paragraph(
          "There are no partnerships for you yet. A proposal appears here as soon as staff make one"
            + (isWaiting
              ? ", which they can only once you have stated your limits."
              : "; until then there is nothing for you to do.")))
    } else {
      blocks.append(.cards(own.map { card(answer, $0) }))
    }
    if !more.ended.isEmpty {
      blocks += [.heading("Ended"), .cards(more.ended.map(card))]
    }
    if more.isOwn {
      blocks += [.heading("Come back later")] + ReturnPages.form(open: more.openLink)
    }
    blocks += [
      .heading("More"),
      .links(
        [
          Block.Bullet(
            bulletText: more.isOwn
              ? "My profile, my limits for a round, and my ties" : "Profile, limits and ties",
            bulletPath: Place.path("facilitators", id, "profile"))
        ]
          + (more.isOwn
            ? [Block.Bullet(bulletText: "My dates in my own calendar", bulletPath: "/calendars")]
            : [])
          + [
            Block.Bullet(
              bulletText: more.isOwn ? "My hours and costs (CSV)" : "Hours and costs (CSV)",
              bulletPath: Place.path("facilitators", id, "hours.csv"))
          ]),
    ]
    return Page(
      more.isOwn ? "My assignments" : answer.title,
      lede: own.isEmpty ? nil : Phrase.count(own.count, "partnership") + ".", blocks)
  }

  /// A partnership that was and is no more.
  private static func card(_ ended: EndedAssignment) -> Block.Card {
    Block.Card(
      cardTitle: Phrase.list(ended.districts),
      cardPath: ended.hasRecord
        ? PartnershipPages.path(ended.id) : Place.path("proposals", "\(ended.id)"),
      cardTag: ProposalPages.state(ended.state),
      cardFacts: [
        fact("Since", DateWords.day(ended.since)),
        fact("Why it ended", ProposalPages.ending(ended.ending) ?? ""),
      ].filter { !$0.factValues.isEmpty })
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
        fact("Please answer by", DateWords.day(answer.words(row, "answer_by"))),
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
