import Access
import Domain
import Workflows

/// The actions of a partnership; the words are here.
enum ActionPages {
  static func page(
    _ overview: PartnershipOverview, _ answer: RegistryAnswer, _ form: Answers, for actor: Actor
  ) -> Page {
    var blocks: [Block] = [.paragraph(answer.paragraph)]
    let open = answer.rows.indices.filter {
      ["open", "overdue"].contains(answer.words($0, "state"))
    }
    blocks.append(table(answer, overview, caption: "Actions"))
    guard overview.isTracked, overview.grants.contains(.recordAction) else {
      return PartnershipPages.page("Actions", overview, blocks)
    }
    blocks += [
      .heading("Add an action"),
      .form(
        .post(
          to: PartnershipPages.path(overview.id, .actions),
          [
            Form.Group(fields: [
              .text("text", "What is to be done?", value: form["text"]),
              .select(
                "owner", "Who does it?", value: form["owner"] ?? own(actor), owners(overview)),
              Ask.day("due", "By when?", value: form["due"]),
            ])
          ], button: "Add the action")),
    ]
    if !open.isEmpty {
      blocks += [
        .heading("End an action"), .form(ending(overview, answer, open)),
      ]
    }
    return PartnershipPages.page("Actions", overview, blocks)
  }

  private static func ending(
    _ overview: PartnershipOverview, _ answer: RegistryAnswer, _ open: [Int]
  ) -> Form {
    var form = Form.post(
      to: PartnershipPages.path(overview.id, "actions", "ended"),
      [
        Form.Group(fields: [
          .radios(
            "action", "Which one?", value: open.count == 1 ? answer.words(open[0], "action") : nil,
            open.map { row in
              (
                answer.words(row, "action"),
                "\(answer.words(row, "text")) (\(overview.named(answer.words(row, "owner"))))"
              )
            })
        ])
      ], button: "")
    form.buttons = [
      Form.Button(buttonLabel: "It is done", buttonName: "ending", buttonValue: "done"),
      Form.Button(
        buttonLabel: "It is given up", buttonClass: "second", buttonName: "ending",
        buttonValue: "dropped"),
    ]
    return form
  }

  private static func own(_ actor: Actor) -> String? {
    actor.district.map { "district:\($0)" } ?? actor.facilitator.map { "facilitator:\($0)" }
  }

  private static func owners(_ overview: PartnershipOverview) -> [(value: String, label: String)] {
    overview.members.map { ("district:\($0.id)", $0.name) }
      + (overview.facilitator.map { [("facilitator:\($0.id)", $0.name)] } ?? [])
  }

  static func table(
    _ answer: RegistryAnswer, _ overview: PartnershipOverview, caption: String
  ) -> Block {
    .table(
      Table(
        caption, answer.wording("owner", overview.named).wording("state", Ask.label),
        columns: [
          ("text", "What"), ("owner", "Who"), ("due", "By"), ("state", "State"),
        ], empty: "There is none."))
  }

  static let missingText = Page.Problem("Say what is to be done.", at: "field-text")
  static let missingAction = Page.Problem("Choose the action that ended.")
}
