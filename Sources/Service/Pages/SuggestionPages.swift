import Domain
import Workflows

/// Needs that public records suggest to a district, which takes each or leaves it; the words are
/// here.
enum SuggestionPages {
  static func page(
    _ id: District.ID, _ answer: RegistryAnswer, rounds: [String], taken: Set<String>,
    canTake: Bool, _ form: Answers
  ) -> Page {
    var blocks: [Block] = [
      .paragraph(
        "These come from public records about your district. None is a need of yours unless you take"
          + " it. What you leave is told to nobody and kept nowhere."),
      .table(
        Table(
          "What public records suggest",
          columns: ["Topic", "Student group", "Year", "Because", "Source", "Yours"],
          rows: answer.rows.indices.map { row in
            [
              Topic(answer.words(row, "topic")).label,
              answer.words(row, "group").nonEmpty ?? "all", answer.words(row, "year"),
              answer.words(row, "because"), answer.words(row, "source"),
              taken.contains(answer.words(row, "topic")) ? "taken" : "no",
            ]
          }, empty: "Public records suggest nothing. Your own view is what counts.")),
    ]
    let open = answer.rows.indices.filter { !taken.contains(answer.words($0, "topic")) }
    if canTake, !open.isEmpty {
      blocks +=
        rounds.isEmpty
        ? [.paragraph("Begin the registration for an open round first; then you can take them.")]
        : [
          .heading("Take one as a need of ours"),
          .form(take(id, answer, open, rounds: rounds, form)),
        ]
    }
    var page = Page("Suggested needs", lede: "District \(id)", blocks)
    page.backPath = Place.district(id.rawValue)
    return page
  }

  private static func take(
    _ id: District.ID, _ answer: RegistryAnswer, _ open: [Int], rounds: [String], _ form: Answers
  ) -> Form {
    .post(
      to: Place.path("districts", id.rawValue, "suggestions"),
      [
        Form.Group(fields: [
          .radios(
            "suggestion", "Which one?", value: form["suggestion"],
            open.map { row in
              let (topic, group) = (answer.words(row, "topic"), answer.words(row, "group"))
              return (
                "\(topic)@\(group)",
                Topic(topic).label + (group.isEmpty ? "" : ", \(group)")
              )
            }),
          .select(
            "priority", "How urgent, from 1 to 5?", value: form["priority"] ?? "3",
            (1...5).map { ("\($0)", "\($0)") }, narrow: true),
          .select(
            "round", "For which round?", value: form["round"] ?? rounds[0],
            rounds.map { ($0, $0) }, narrow: true),
        ])
      ], button: "Take it as a need")
  }

  static let missing = Page.Problem("Choose one.", at: "field-suggestion")
}
