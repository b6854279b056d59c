import Access
import Domain
import Storage
import Workflows

/// A proposal as its district or facilitator sees it; its words are here.
enum ProposalPages {
  static func list(_ proposals: [Proposal], for actor: Actor) -> Page {
    Page(
      "Proposals and partnerships",
      proposals.isEmpty
        ? [.paragraph("There are none yet. A proposal stands here once staff make one.")]
        : [.cards(proposals.map { card($0, for: actor.district) })])
  }

  static func card(_ proposal: Proposal, for district: District.ID?) -> Block.Card {
    Block.Card(
      cardTitle: title(proposal, for: district),
      cardPath: proposal.state.isShared
        ? PartnershipPages.path(proposal.id) : Place.path("proposals", "\(proposal.id)"),
      cardTag: state(proposal.state),
      cardFacts: [
        ("Please answer by", proposal.answerBy.map { DateWords.day("\($0.day)") }),
        ("Focus", proposal.focus?.label ?? "to be chosen together"),
        ("Facilitator", guide(proposal)),
        ("Why it ended", ending(proposal.ending)),
      ].compactMap { name, value in
        value.map { Block.Card.Fact(factName: name, factValues: [$0]) }
      })
  }

  /// Why a partnership is no more, in words for whoever may know.
  static func ending(_ ending: PartnershipEnding?) -> String? {
    switch ending {
    case .ownWithdrawal: "Your district left the round."
    case .withdrawal(let names) where !names.isEmpty: "\(Phrase.list(names)) left the round."
    case .withdrawal:
      "A district left the round, so that the partnership has ended. The others are free for another one."
    case .unanswered(let day):
      "Not everybody answered\(day.map { " by \(DateWords.day("\($0)"))" } ?? "")."
        + " All are free for another one."
    case .declined: "Not everybody agreed. All are free for another one."
    case .closed(let reason): reason.prefix(1).uppercased() + reason.dropFirst()
    case nil: nil
    }
  }

  static func title(_ proposal: Proposal, for district: District.ID?) -> String {
    let others = proposal.members.filter { $0.id != district }.map(\.name)
    return district == nil || others.count == proposal.members.count
      ? Phrase.list(proposal.members.map(\.name)) : "With \(Phrase.list(others))"
  }

  static func state(_ state: KeptPartnership.State) -> String {
    switch state {
    case .proposed: "Proposed: answers are awaited"
    case .accepted: "Accepted by all: staff confirm it next"
    case .confirmed: "Confirmed: signatures are awaited"
    case .active: "Active"
    case .renewed: "Active, renewed"
    case .closed: "Closed"
    case .declined: "Declined"
    }
  }

  static func page(_ proposal: Proposal, for actor: Actor) -> Page {
    let own = proposal.members.first { $0.id == actor.district }
    var facts = [
      Block.SummaryRow(term: "State", termValues: [state(proposal.state)]),
      Block.SummaryRow(
        term: "Districts",
        termValues: proposal.members.map { member in
          member.name + (member.county.map { ", \($0)" } ?? "")
            + (member.id == actor.district ? ownAnswer(member.answer) : answer(member.answer))
        }),
      Block.SummaryRow(
        term: "Focus", termValues: [proposal.focus?.label ?? "to be chosen together"]),
      Block.SummaryRow(
        term: "Facilitator",
        termValues: [
          actor.facilitator == nil
            ? guide(proposal) + answer(proposal.facilitatorAnswer)
            : (proposal.facilitatorName ?? "") + ownAnswer(proposal.facilitatorAnswer)
        ]),
    ]
    if let reason = proposal.ownReason {
      facts.append(
        Block.SummaryRow(term: "Why you declined", termValues: [reason, "Only you see it."]))
    }
    if let ending = ending(proposal.ending) {
      facts.append(Block.SummaryRow(term: "Why it ended", termValues: [ending]))
    }
    if let answer = proposal.answerBy {
      facts.insert(
        Block.SummaryRow(
          term: "Please answer by",
          termValues: [DateWords.day("\(answer.day)")]
            + (answer.isOver
              ? [
                "The day has passed. \(actor.role == .districtMember ? "Your district" : "You") can"
                  + " answer still, until the staff close the proposal."
              ]
              : [])), at: 1)
    }
    if let date = proposal.nextDate, proposal.state.isLive {
      facts.append(Block.SummaryRow(term: "Next meeting", termValues: [date]))
    }
    var blocks: [Block] = [
      .summary(facts), .heading("Why"), .bullets(proposal.reasons),
      .heading("What each brings"), .bullets(proposal.directions),
    ]
    if !proposal.missing.isEmpty {
      blocks += [.heading("Before it can begin"), .bullets(proposal.missing)]
    }
    let isOpen = proposal.state == .proposed || proposal.state == .accepted
    if actor.role == .districtLead, let own, isOpen { blocks += answerForms(proposal, own) }
    if actor.facilitator != nil, proposal.state == .proposed {
      blocks += AssignmentPages.answerForms(proposal.id, answered: proposal.facilitatorAnswer)
    }
    if actor.district != nil || actor.facilitator != nil { blocks += question(proposal.id) }
    var page = Page(title(proposal, for: actor.district), blocks)
    page.backPath = actor.district == nil ? Navigation.home(of: actor) : "/proposals"
    return page
  }

  /// The facilitator for districts, who are not told that one declined.
  private static func guide(_ proposal: Proposal) -> String {
    proposal.facilitatorAnswer == .declined
      ? "not named yet" : proposal.facilitatorName ?? "not named yet"
  }

  /// Another's answer: who declined is told to nobody.
  private static func answer(_ answer: KeptPartnership.Answer?) -> String {
    answer == .accepted ? " (has accepted)" : ""
  }

  private static func ownAnswer(_ answer: KeptPartnership.Answer?) -> String {
    switch answer {
    case .accepted: " (you have accepted)"
    case .declined: " (you have declined)"
    case nil: ""
    }
  }

  private static func answerForms(_ proposal: Proposal, _ own: Proposal.Member) -> [Block] {
    let path = Place.path("proposals", "\(proposal.id)", "answer")
    var blocks: [Block] = [.heading("Your answer")]
    if own.answer == .accepted {
      blocks.append(.paragraph("You have accepted. You may still decline until it is confirmed."))
    } else {
      blocks.append(
        .form(Form.post(to: path, [], button: "Accept").hiding("answer", "accepted")))
    }
    blocks.append(
      .form(
        Form.post(
          to: path,
          [
            Form.Group(fields: [
              .area(
                "reason", "Why you decline, for yourselves",
                hint: "Only your district sees it; neither your partner nor the staff are told."),
              sure,
            ])
          ], button: "Decline", buttonClass: "second"
        ).hiding("answer", "declined")))
    return blocks
  }

  /// A decline cannot be taken back, so that one tap is not enough.
  static let sure = Field.check(
    "sure", "Yes, we decline this proposal", hint: "It cannot be taken back.")
  static let notSure = Page.Problem(
    "Say that you are sure, or leave it: nothing was changed.", at: "field-sure")

  private static func question(_ id: Int) -> [Block] {
    [
      .heading("Ask"),
      .form(
        Form.post(
          to: Place.path("proposals", "\(id)", "question"),
          [
            Form.Group(fields: [
              .area(
                "text", "Your question to the state's staff",
                hint:
                  "Your partner sees neither the question nor the answer, which will stand here."
                  + " Both may be public records.")
            ])
          ], button: "Send", buttonClass: "second")),
    ]
  }

  static let emptyQuestion = Page.Problem("Write your question first.", at: "field-text")
}
