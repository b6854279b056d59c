import Domain

extension BlueprintComposer {
  /// Who signs, with room for names and dates, and when the boards act.
  static func signOff(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.signOff, "Sign-off")
    section.tables = [signatures(context), boardActions(context)]
    section.advise(
      "Let superintendents sign, and boards act on it.",
      why:
        "Among pairs of charter and district schools in New York, those whose agreement the"
        + " superintendent and the charter's board president had signed mostly went on when a school's"
        + " leader changed. That it helps between districts is our reading.", .wested2015)
    if context.states.contains("CA") {
      section.advise(
        "Put it on the agenda of each California board before anything is spent.",
        why: "A contract made under delegated power is not enforceable until the governing board"
          + " approves or ratifies it.", .educationCode)
    } else {
      section.ask("Must a board approve it for it to bind? Ask each member's counsel.")
    }
    return section
  }

  static func signatures(_ context: DraftContext) -> DocumentTable {
    let districts = context.members.map { "Superintendent, \($0.name)" }
    let facilitator =
      context.plan.isWithoutFacilitators
      ? [] : [context.facilitator.map(signature) ?? "Facilitator"]
    return DocumentTable(
      columns: [.init("for"), .init("name"), .init("signature"), .init("date")],
      rows: (districts + facilitator).map { [$0, "", "", ""] })
  }

  private static func signature(_ facilitator: Facilitator) -> String {
    facilitator.name.hasPrefix("Facilitator")
      ? facilitator.name : "Facilitator, \(facilitator.name)"
  }

  static func boardActions(_ context: DraftContext) -> DocumentTable {
    DocumentTable(
      columns: [
        .init("board"), .init("action (approved, ratified, informed)"), .init("date"),
        .init("signature"),
      ],
      rows: context.members.map { ["Board, \($0.name)", "", "", ""] })
  }
}
