import Access
import Domain
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Proposals and partnerships, for districts, facilitators and staff.
enum PartnershipRoutes {
  static let routes: [ServiceRoute] = [
    .page(.get, "/proposals", .question(.seePartnership), "The actor's proposals") { call in
      let actor = try call.signedIn()
      return call.page(
        ProposalPages.list(try await call.desk { try $0.proposals() }, for: actor))
    },
    .page(.get, "/proposals/{partnership}", .question(.seePartnership), "A proposal and why") {
      call in call.page(try await page(call))
    },
    .page(
      .post, "/proposals/{partnership}/answer", .question(.answerForDistrict),
      "Accept or decline for a district"
    ) { call in try await answer(call) },
    .page(
      .post, "/assignments/{partnership}/answer", .question(.answerAsFacilitator),
      "Accept or decline as the facilitator"
    ) { call in try await answer(call) },
    .page(
      .post, "/proposals/{partnership}/question", .question(.writeNote),
      "Ask the state's staff about a proposal"
    ) { call in
      let id = try call.number("partnership")
      guard let text = call.form["text"] else {
        return call.wrong(try await page(call), [ProposalPages.emptyQuestion])
      }
      try await call.desk { try $0.addNote(text, .staff, partnership: id) }
      return call.go(to: Place.path("proposals", "\(id)"), .sent)
    },
    .page(
      .get, "/facilitators/{facilitator}/assignments", .question(.seeFacilitators),
      "A facilitator's assignments"
    ) { call in
      let (id, actor) = (try call.part("facilitator"), try call.signedIn())
      var (answer, more) = try await call.desk { desk in
        (
          try desk.assignments(id),
          AssignmentPages.More(
            rounds: try desk.roundLimits(of: Facilitator.ID(id)),
            ended: try desk.endedAssignments(id))
        )
      }
      more.isOwn = actor.facilitator?.rawValue == id
      if more.isOwn { more.openLink = try await ReturnRoutes.openLink(call) }
      return call.page(AssignmentPages.page(answer, id: id, more))
    },
  ]

  static func page(_ call: Call) async throws -> Page {
    let (id, actor) = (try call.number("partnership"), try call.signedIn())
    let (proposal, overview, choices) = try await call.desk { desk in
      (try desk.proposal(id), try desk.overview(id), try desk.facilitatorChoices(of: id))
    }
    let notes = try await call.desk { try $0.notes(of: id) }
    var page = ProposalPages.page(proposal, for: actor)
    if !notes.rows.isEmpty {
      let words = NoteWords(overview, isStaff: overview.grants.contains(.seeStaffNote))
      page.blocks += [
        .heading("Questions, answers and notes"),
        .table(
          Table(
            "For your eyes", words.worded(notes), columns: NoteWords.columns,
            empty: "")),
      ]
    }
    if actor.district != nil {
      page.blocks += ChoicePages.forDistrict(
        overview, choices, own: actor.district, isLead: actor.role == .districtLead)
    }
    if overview.hasRecord {
      page.blocks.insert(
        .links([
          Block.Bullet(
            bulletText: "What happens in it: dates, actions, documents",
            bulletPath: PartnershipPages.path(id))
        ]), at: 1)
    }
    return page.settingFormsApart()
  }

  private static func answer(_ call: Call) async throws -> Response {
    let id = try call.number("partnership")
    guard let answer = call.form["answer"].flatMap(KeptPartnership.Answer.init(rawValue:)) else {
      throw HTTPError(.badRequest)
    }
    if answer == .declined, call.form["sure"] == nil {
      return call.wrong(try await page(call), [ProposalPages.notSure])
    }
    let reason = answer == .declined ? call.form["reason"] : nil
    try await call.desk { try $0.answer(answer, partnership: id, reason: reason) }
    let notice: Notice = answer == .accepted ? .accepted : .declined
    // Whoever declined a guidance no longer has the partnership before it.
    return call.go(
      to: answer == .declined
        ? Navigation.home(of: try call.signedIn()) : Place.path("proposals", "\(id)"), notice)
  }
}
