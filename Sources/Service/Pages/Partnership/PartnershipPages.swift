import Access
import Domain
import Storage
import Workflows

/// A partnership for its members, its facilitator and the state's staff; the words are here.
enum PartnershipPages {
  /// The pages under a partnership's own.
  enum Part: String, CaseIterable {
    case actions, indicators
    case checkIns = "check-ins"
    case pulse, changes, lessons, barriers, funding, blueprint, pack
    case handOver = "hand-over"

    var title: String {
      switch self {
      case .actions: "Actions"
      case .indicators: "Indicators"
      case .checkIns: "Check-ins"
      case .pulse: "Pulse"
      case .changes: "People who go and come"
      case .lessons: "Lessons"
      case .barriers: "Barriers"
      case .funding: "Funding"
      case .blueprint: "Blueprint, agreement and agendas"
      case .pack: "Context pack"
      case .handOver: "Pack for a successor"
      }
    }
  }

  static func path(_ id: Int, _ parts: String...) -> String {
    (["/partnerships/\(id)"] + parts.map(Place.encoded)).joined(separator: "/")
  }

  static func path(_ id: Int, _ part: Part) -> String { path(id, part.rawValue) }

  /// A page under a partnership's own.
  static func page(
    _ title: String, _ overview: PartnershipOverview, _ blocks: [Block], back: String? = nil
  ) -> Page {
    var page = Page(title, lede: overview.names, blocks).settingFormsApart()
    page.backPath = back ?? path(overview.id)
    return page
  }

  /// Everything that the page of a partnership shows.
  struct Facts: Sendable {
    var overview: PartnershipOverview
    /// `nil` before it is confirmed.
    var status: RegistryPage?
    var notes: RegistryAnswer
    var contacts: RegistryAnswer
    var canSeeDocuments: Bool
    var choices: [FacilitatorChoice] = []
  }

  static func home(_ facts: Facts, for actor: Actor) -> Page {
    let (overview, id) = (facts.overview, facts.overview.id)
    var blocks = [summary(facts)]
    if overview.partnership.state.isLive, !overview.hasRecord {
      blocks.append(
        .links([
          Block.Bullet(
            bulletText: "The proposal and why", bulletPath: Place.path("proposals", "\(id)"))
        ]))
    }
    if !overview.missing.isEmpty {
      blocks += [.heading("Before it can begin"), .bullets(overview.missing)]
    }
    if let status = facts.status { blocks += standing(status, overview) }
    blocks += parts(facts)
    if !facts.contacts.rows.isEmpty {
      blocks += [.heading("Contacts"), .table(contacts(facts.contacts))]
    }
    blocks += notes(facts)
    if overview.grants.contains(.signForDistrict), let district = actor.district,
      let own = overview.partnership.members.first(where: { $0.district == district }),
      overview.partnership.state.isLive, overview.partnership.state != .proposed
    {
      blocks += SignaturePart.blocks(overview, own, facts.contacts)
    }
    if overview.grants.contains(.advancePartnership) { blocks += staff(facts) }
    var page = Page(title(overview, for: actor), blocks).settingFormsApart()
    page.backPath =
      actor.district != nil
      ? "/proposals" : actor.facilitator != nil ? Navigation.home(of: actor) : "/partnerships"
    return page
  }

  static func title(_ overview: PartnershipOverview, for actor: Actor) -> String {
    let others = overview.members.filter { $0.id != actor.district }.map(\.name)
    return others.count < overview.members.count ? "With \(Phrase.list(others))" : overview.names
  }

  private static func summary(_ facts: Facts) -> Block {
    let (overview, kept) = (facts.overview, facts.overview.partnership)
    let isStaff = overview.grants.contains(.advancePartnership)
    var rows: [Block.SummaryRow] = []
    func row(_ term: String, _ values: String...) {
      rows.append(Block.SummaryRow(term: term, termValues: values))
    }
    row("Phase", ProposalPages.state(kept.state), "since \(kept.since)")
    row("Round", kept.round)
    rows.append(
      Block.SummaryRow(
        term: "Districts",
        termValues: overview.members.map { member in
          member.name + (member.id == kept.mentor ? " (mentor)" : "")
            + (isStaff ? answer(kept.members.first { $0.district == member.id }?.answer) : "")
        }))
    row("Focus", kept.focus?.label ?? "to be chosen together")
    row("Facilitator", guide(overview, isForStaff: isStaff))
    if kept.state == .proposed, let day = kept.answerBy {
      row("To be answered by", DateWords.day(day))
    }
    if kept.state.isLive {
      row("Next date", kept.nextDate ?? "none is set")
      if let due = facts.status?.facts["next_due"]?.words.nonEmpty {
        row("Next check-in due", due)
      }
    }
    if let reason = kept.reason ?? kept.members.compactMap(\.reason).first {
      row("Why you declined", reason, "Only you see it.")
    }
    if let ending = ProposalPages.ending(overview.ending) { row("Why it ended", ending) }
    return .summary(rows)
  }

  /// Who declined is told to staff alone.
  private static func answer(_ answer: KeptPartnership.Answer?) -> String {
    switch answer {
    case .accepted: " (has accepted)"
    case .declined: " (has declined)"
    case nil: " (has not answered)"
    }
  }

  private static func guide(_ overview: PartnershipOverview, isForStaff: Bool) -> String {
    guard let facilitator = overview.facilitator, overview.partnership.answer != .declined else {
      return overview.facilitator.map { isForStaff ? "nobody: \($0.name) has declined" : nil }
        .flatMap(\.self) ?? "nobody yet"
    }
    let state = overview.partnership.answer == .accepted ? "" : " (asked)"
    let next = overview.successor.map { "; \($0.name) is asked to take over" } ?? ""
    return facilitator.name + state + next
  }

  /// What to look at first, and what is open.
  private static func standing(
    _ status: RegistryPage, _ overview: PartnershipOverview
  ) -> [Block] {
    guard overview.isTracked else { return [] }
    let warnings = part(status, "warnings")
    let isRunning = overview.partnership.state != .confirmed
    let lines = warnings.rows.indices.map { row in
      let kind = warnings.words(row, "kind")
      return Ask.label(kind) + ": " + overview.named(warnings.words(row, "text"))
    }
    return [
      .heading("What to look at"),
      lines.isEmpty
        ? .paragraph(
          isRunning
            ? "No rule finds anything." : "Nothing is due before everybody has signed.")
        : .alert(.warning, nil, lines),
      .heading("Open actions"),
      ActionPages.table(part(status, "actions"), overview, caption: "Open actions"),
      .heading("Indicators"),
      IndicatorPages.table(part(status, "indicators"), overview),
      .heading("Latest check-ins"),
      CheckInPages.table(part(status, "check_ins"), caption: "Latest check-ins"),
    ]
  }

  static func part(_ page: RegistryPage, _ name: String) -> RegistryAnswer {
    page.parts.first { $0.name == name } ?? RegistryAnswer(name, title: "", paragraph: "")
  }

  private static func parts(_ facts: Facts) -> [Block] {
    let overview = facts.overview
    let links = Part.allCases.filter { part in
      switch part {
      case .blueprint, .pack: facts.canSeeDocuments
      case .handOver:
        overview.hasRecord && overview.grants.contains(.seeProgress)
          && !overview.grants.isDisjoint(with: [.handOver, .seeFacilitators])
      default: overview.hasRecord && overview.grants.contains(.seeProgress)
      }
    }
    guard !links.isEmpty else { return [] }
    return [
      .heading("In this partnership"),
      .links(
        links.map {
          Block.Bullet(bulletText: $0.title, bulletPath: path(overview.id, $0))
        } + [Block.Bullet(bulletText: "Dates in your own calendar", bulletPath: "/calendars")]),
    ]
  }

  private static func contacts(_ answer: RegistryAnswer) -> Table {
    Table(
      "Contacts", answer.wording("part", Ask.label),
      columns: [
        ("name", "Name"), ("district", "District"), ("part", "Part"), ("title", "Title"),
        ("email", "E-mail"),
      ], empty: "No contact is known yet.")
  }

  // MARK: Notes

  private static func notes(_ facts: Facts) -> [Block] {
    let overview = facts.overview
    let isStaff = overview.grants.contains(.seeStaffNote)
    var blocks: [Block] = [
      .heading("Notes"),
      .table(
        Table(
          "Notes for your eyes", NoteWords(overview, isStaff: isStaff).worded(facts.notes),
          columns: NoteWords.columns, empty: "There is no note for your eyes.")),
    ]
    if isStaff {
      blocks.append(
        .links([
          Block.Bullet(
            bulletText: "Questions that wait for an answer, which only the asker sees",
            bulletPath: QuestionPages.path)
        ]))
    }
    guard overview.grants.contains(.writeNote) else { return blocks }
    blocks.append(
      .form(
        .post(
          to: path(overview.id, "notes"),
          [
            Form.Group(fields: [
              .area("text", "A note", hint: "It may be a public record."),
              .radios(
                "visibility", "Who reads it?", value: Note.Visibility.shared.rawValue,
                [
                  (Note.Visibility.shared.rawValue, "Everybody in the partnership"),
                  (
                    Note.Visibility.staff.rawValue,
                    isStaff ? "The state's staff" : "The state's staff and I"
                  ),
                  (Note.Visibility.private.rawValue, "I alone"),
                ]),
            ])
          ], button: "Keep the note", buttonClass: "second")))
    return blocks
  }

  static let emptyNote = Page.Problem("Write the note first.")

  // MARK: Staff

  /// The steps that lead on from a state, which staff choose by themselves: none is chosen for them.
  private static func steps(
    from state: KeptPartnership.State
  ) -> [(value: String, label: String)] {
    let next: [(value: String, label: String)] =
      switch state {
      case .proposed, .closed, .declined: []
      case .accepted: [("confirmed", "Confirm: all have accepted")]
      case .confirmed: [("active", "Begin: everybody has signed")]
      case .active, .renewed: [("renewed", "Renew for another year")]
      }
    return next + [("closed", "Close: it ends, for good")]
  }

  static let noStep = Page.Problem("Choose a step.", at: "field-state-1")
  static let noReason = Page.Problem("Say why it ends.", at: "field-why")
  static let noDay = Page.Problem("Give the day of the next meeting.", at: "field-next_date")

  private static func staff(_ facts: Facts) -> [Block] {
    let overview = facts.overview
    guard overview.partnership.state.isLive else { return [] }
    let why = Field.text("why", "Why", hint: "Stands in the audit.")
    var blocks =
      overview.partnership.state == .proposed
      ? AwaitedAnswerPages.form(overview.id, day: overview.partnership.answerBy) : []
    blocks += [
      .heading("Next meeting"),
      .form(
        .post(
          to: path(overview.id, "next-date"),
          [Form.Group(fields: [Ask.day("next_date", "Day of the next meeting")])],
          button: "Set the day", buttonClass: "second")),
      .heading("Next step"),
      .form(
        .post(
          to: path(overview.id, "state"),
          [
            Form.Group(fields: [
              .radios("state", "Step", steps(from: overview.partnership.state)), why,
            ])
          ], button: "Take the step")),
    ]
    if overview.partnership.answer != .accepted {
      blocks += ChoicePages.forStaff(overview, facts.choices)
      blocks.append(.heading("Ask another facilitator"))
      let others = facts.choices.filter { $0.id != overview.facilitator?.id }
      blocks.append(
        others.isEmpty
          ? .paragraph("Nobody else who attested for the round is neutral, in reach and has room.")
          : .form(
            .post(
              to: path(overview.id, "facilitator"),
              [
                Form.Group(fields: [
                  .radios(
                    "facilitator", "Who are neutral and have room, by name",
                    others.map { ($0.id.rawValue, ChoicePages.words($0)) }), why,
                ])
              ], button: "Ask", buttonClass: "second")))
    }
    return blocks
  }
}
