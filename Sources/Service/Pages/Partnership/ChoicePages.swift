import Domain
import Storage
import Workflows

/// Choosing a facilitator together with the partner; the words are here.
enum ChoicePages {
  /// For a district on its proposal; `isLead` speaks for it.
  static func forDistrict(
    _ overview: PartnershipOverview, _ choices: [FacilitatorChoice], own: District.ID?,
    isLead: Bool
  ) -> [Block] {
    guard overview.partnership.state.isLive, overview.partnership.answer != .accepted else {
      return []
    }
    var blocks: [Block] = [
      .heading("Choose the facilitator together", place: "choose"),
      .paragraph(
        "These can guide you: they are neutral to each of you, would come as far as you are, and"
          + " have room. They stand in order of name. If you name the same, the state's staff ask that one."
      ),
    ]
    guard !choices.isEmpty else {
      return blocks + [.paragraph("There is nobody now who can. The state's staff look for one.")]
    }
    blocks.append(.table(table(overview, choices)))
    guard isLead, let own else { return blocks }
    let present = choices.first { $0.chosenBy.contains(own) }?.id.rawValue
    return blocks + [
      .form(
        .post(
          to: Place.path("proposals", "\(overview.id)", "facilitator"),
          [
            Form.Group(fields: [
              .radios(
                "facilitator", "Whom would you have?", value: present,
                choices.map { ($0.id.rawValue, $0.name) })
            ])
          ], button: "Name this facilitator", buttonClass: "second")),
      .form(
        .post(
          to: Place.path("proposals", "\(overview.id)", "waiver"),
          [
            Form.Group(fields: [
              .text(
                "waiver", "Or: why you do without a facilitator",
                hint: "It counts once every district does without.")
            ])
          ], button: "Do without", buttonClass: "second")),
    ]
  }

  private static func table(
    _ overview: PartnershipOverview, _ choices: [FacilitatorChoice]
  ) -> Table {
    Table(
      "Facilitators who can guide you",
      columns: ["Name", "Organization", "Knows well", "Distance", "Named by"],
      rows: choices.map { choice in
        [
          choice.name, choice.organization ?? "",
          choice.expertise.isEmpty
            ? "not said" : Phrase.list(choice.expertise.map(\.label)), choice.distance.rawValue,
          choice.chosenBy.isEmpty
            ? "nobody yet" : Phrase.list(choice.chosenBy.map(overview.name)),
        ]
      }, empty: "")
  }

  /// A facilitator in one line, for staff.
  static func words(_ choice: FacilitatorChoice) -> String {
    var parts = [choice.name]
    if let organization = choice.organization { parts.append(organization) }
    parts.append(
      choice.distance.rawValue.replacing("of you", with: "of them")
        .replacing("each of you", with: "each"))
    return parts.joined(separator: "; ")
  }

  /// For staff on the partnership's page: what the districts chose.
  static func forStaff(
    _ overview: PartnershipOverview, _ choices: [FacilitatorChoice]
  ) -> [Block] {
    let named = choices.filter { !$0.chosenBy.isEmpty }
    guard !named.isEmpty else { return [] }
    var blocks: [Block] = [
      .heading("Whom the districts would have"),
      .bullets(
        named.map { "\($0.name): \(Phrase.list($0.chosenBy.map(overview.name)))" }),
    ]
    if let common = named.first(where: { $0.chosenBy.count == overview.members.count }),
      common.id != overview.facilitator?.id || overview.partnership.answer == .declined
    {
      blocks.append(
        .form(
          Form.post(
            to: PartnershipPages.path(overview.id, "facilitator"), [],
            button: "Ask \(common.name), whom all of them named"
          ).hiding("facilitator", common.id.rawValue)
            .hiding("why", "The districts named this facilitator.")))
    }
    return blocks
  }

  static let missing = Page.Problem("Choose one of the facilitators.", at: "field-facilitator")
  static let missingWaiver = Page.Problem("Say why you do without one.", at: "field-waiver")
}
