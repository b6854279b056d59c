import Access
import Domain
import Workflows

/// Passing a partnership on to another facilitator; the words are here.
enum HandOverPages {
  static func page(_ overview: PartnershipOverview, _ pack: RegistryPage, _ form: Answers) -> Page {
    var blocks: [Block] = [
      .paragraph(overview.named(pack.paragraph)),
      .hint(
        "It prints. The present facilitator goes on until the other accepts; then the open actions"
          + " pass on, and the history stays."),
    ]
    if overview.isTracked, overview.grants.contains(.handOver), overview.successor == nil {
      blocks += [
        .heading("Ask a successor"),
        .form(
          .post(
            to: PartnershipPages.path(overview.id, .handOver),
            [
              Form.Group(fields: [
                .text(
                  "facilitator", "Facilitator's number", value: form["facilitator"], narrow: true),
                .text("why", "Why", hint: "Stands in the audit.", value: form["why"]),
              ])
            ], button: "Ask", buttonClass: "second")),
      ]
    }
    for part in pack.parts where part.name != "indicators" {
      blocks += [.heading(part.title), .table(table(part, overview))]
    }
    let indicators = PartnershipPages.part(pack, "indicators")
    blocks += [.heading("Indicators"), IndicatorPages.table(indicators, overview)]
    return PartnershipPages.page("Pack for a successor", overview, blocks)
  }

  /// A part of an answer as people see it on the terminal, with names in the place of ids.
  static func table(_ part: RegistryAnswer, _ overview: PartnershipOverview) -> Table {
    var part = part
    for column in ["kind", "state", "place", "level", "part"] {
      part = part.wording(column, Ask.label)
    }
    for column in part.columns where ["owner", "by", "from", "to", "text"].contains(column.key) {
      part = part.wording(column.key, overview.named)
    }
    return Table(
      part.title, part,
      columns: part.columns.filter { !$0.isHidden && $0.key != "rule" }.map {
        ($0.key, Ask.label($0.key))
      },
      empty: part.paragraph.nonEmpty ?? "There is nothing.")
  }

  /// The question to whoever is asked to take over.
  static func offer(_ id: Int, names: String) -> [Block] {
    let path = PartnershipPages.path(id, "hand-over", "answer")
    return [
      .heading("You are asked to take over \(names)"),
      .paragraph(
        "With a yes, its open actions and its history are yours. Declining has no consequence for"
          + " you."),
      .form(Form.post(to: path, [], button: "Take it over").hiding("answer", "accepted")),
      .form(
        Form.post(to: path, [], button: "Decline", buttonClass: "second")
          .hiding("answer", "declined")),
    ]
  }

  static let missing = Page.Problem("Give the facilitator's number.", at: "field-facilitator")
}
