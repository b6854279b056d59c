import Access
import Domain
import Drafting
import Foundation
import Workflows

/// The indicators of a partnership; the words are here.
enum IndicatorPages {
  static func table(_ answer: RegistryAnswer, _ overview: PartnershipOverview) -> Block {
    let year = answer.fact("year")
    return .table(
      Table(
        year.isEmpty ? "Indicators" : "Indicators, with their statuses for \(year)", answer,
        columns: [
          ("name", "Indicator"), ("whose", "Whose"), ("leader", "Who answers for it"),
          ("status", "Status"), ("because", "Because"),
        ], empty: "There is none yet.",
        path: { answer, row in
          PartnershipPages.path(overview.id, "indicators", answer.words(row, "indicator"))
        }))
  }

  static func page(
    _ overview: PartnershipOverview, _ answer: RegistryAnswer, _ form: Answers
  ) -> Page {
    var blocks: [Block] = [.paragraph(answer.paragraph), table(answer, overview)]
    if overview.isTracked, overview.grants.contains(.recordProgress) {
      blocks += [
        .heading("Add an indicator"), .hint("One of the same name and district is replaced."),
        .form(
          .post(
            to: PartnershipPages.path(overview.id, .indicators),
            [Form.Group(fields: fields(overview, form))], button: "Add the indicator")),
      ]
    }
    return PartnershipPages.page("Indicators", overview, blocks)
  }

  private static func fields(_ overview: PartnershipOverview, _ form: Answers) -> [Field] {
    [
      .text("name", "Name", value: form["name"]),
      .text("measure", "What is measured, in words", value: form["measure"]),
      .text("denominator", "Of whom", hint: "Such as: of grade 8.", value: form["denominator"]),
      .text("unit", "Unit", value: form["unit"] ?? "percent", narrow: true),
      Ask.word("kind", "Kind", value: form["kind"]) { (kind: Indicator.Kind) in
        kind == .leading ? "Leading: moves early" : "Trailing: what it is for"
      },
      Ask.word("direction", "What is better", value: form["direction"]) {
        (direction: Indicator.Direction) in Ask.label(direction.rawValue)
      },
      .select(
        "district", "Whose figure", value: form["district"],
        [("", "of all partners")] + overview.members.map { ($0.id.rawValue, $0.name) }),
      .text("leader", "Who answers for it", value: form["leader"]),
      .text("group", "Student group, if for one", value: form["group"]),
      .number(
        "tolerance", "Tolerance", hint: "So much beyond the target is “exceeds”; 0 if empty.",
        value: form["tolerance"]),
      .number(
        "noise", "Noise", hint: "A change up to this is none; 0 if empty.", value: form["noise"]),
    ]
  }

  /// What was filled in of an indicator, and what of it is no number.
  static func read(_ form: Answers) -> (form: IndicatorForm, problems: [Page.Problem]) {
    var (indicator, problems) = (IndicatorForm(), [Page.Problem]())
    indicator.name = form["name"]
    indicator.measure = form["measure"]
    indicator.denominator = form["denominator"]
    indicator.unit = form["unit"]
    indicator.kind = form["kind"]
    indicator.direction = form["direction"]
    indicator.district = form["district"]
    indicator.leader = form["leader"]
    indicator.group = form["group"]
    indicator.tolerance = number(form, "tolerance", &problems)
    indicator.noise = number(form, "noise", &problems)
    return (indicator, problems)
  }

  private static func number(
    _ form: Answers, _ name: String, _ problems: inout [Page.Problem]
  ) -> Double? {
    guard let text = form[name] else { return nil }
    if let number = CheckInPages.finite(text) { return number }
    problems.append(
      Page.Problem("\(text) is no number. Give one such as 48.3.", at: "field-\(name)"))
    return nil
  }

  // MARK: One indicator

  static func one(
    _ overview: PartnershipOverview, _ answer: RegistryAnswer, row: Int, trend: TrendPicture,
    form: Answers
  ) -> Page {
    let number = answer.words(row, "indicator")
    func fact(_ column: String) -> String { answer.words(row, column).nonEmpty ?? "not said" }
    var blocks: [Block] = [
      .summary([
        Block.SummaryRow(
          term: "Status for \(answer.fact("year"))",
          termValues: [fact("status"), fact("because")]),
        Block.SummaryRow(term: "What is measured", termValues: [fact("measure")]),
        Block.SummaryRow(term: "Of whom", termValues: [fact("denominator")]),
        Block.SummaryRow(term: "Whose", termValues: [fact("whose")]),
        Block.SummaryRow(term: "Who answers for it", termValues: [fact("leader")]),
      ]),
      .picture(
        PartnershipPages.path(overview.id, "indicators", number, "trend.svg"),
        words: trend.picture.title + ". " + trend.picture.description,
        caption: "The figures stand in the table below."),
      .table(figures(answer, row)),
    ]
    if overview.isTracked, overview.grants.contains(.recordProgress) {
      blocks += [
        .heading("Record a figure or a target"),
        .form(
          .post(
            to: PartnershipPages.path(overview.id, "indicators", number),
            [
              Form.Group(fields: [
                .radios(
                  "what", "What is it?", value: form["what"] ?? "figure",
                  [("figure", "A figure"), ("target", "A target")]),
                .text(
                  "year", "School year", hint: "Such as 2026-27.", value: form["year"],
                  narrow: true),
                .number("value", "Value in \(fact("unit"))", value: form["value"]),
                .text("group", "Student group, if for one", value: form["group"]),
                .number(
                  "students", "Students behind the figure",
                  hint: "A figure of 10 students or fewer is neither shown nor judged.",
                  value: form["students"]),
                .text("source", "Where it is from", value: form["source"]),
              ])
            ], button: "Record it")),
      ]
    }
    return PartnershipPages.page(
      fact("name"), overview, blocks, back: PartnershipPages.path(overview.id, .indicators))
  }

  /// Every figure and target, year by year.
  private static func figures(_ answer: RegistryAnswer, _ row: Int) -> Table {
    struct Place: Hashable {
      var year: String
      var group: String
    }
    func list(_ column: String) -> [Place: (value: String, source: String)] {
      guard let place = answer.columns.firstIndex(where: { $0.key == column }),
        case .list(let items) = answer.rows[row][place]
      else { return [:] }
      var found: [Place: (value: String, source: String)] = [:]
      for case .record(let fields) in items {
        let place = Place(
          year: fields["year"]?.words ?? "", group: fields["group"]?.words ?? "")
        found[place] = (fields["value"]?.words ?? "", fields["source"]?.words ?? "")
      }
      return found
    }
    let (actuals, targets) = (list("actuals"), list("targets"))
    let places = Set(actuals.keys).union(targets.keys).sorted {
      ($0.year, $0.group) < ($1.year, $1.group)
    }
    return Table(
      "Figures and targets", columns: ["Year", "Group", "Figure#", "Target#", "Source"],
      rows: places.map {
        [
          $0.year, $0.group.nonEmpty ?? "all", actuals[$0]?.value ?? "not available",
          targets[$0]?.value ?? "none", actuals[$0]?.source ?? "",
        ]
      }, empty: "There is no figure and no target yet.")
  }

  /// What was filled in of a figure or a target, and what is wrong with it.
  static func readFigure(_ form: Answers) -> (form: IndicatorForm, problems: [Page.Problem]) {
    var (indicator, problems) = (IndicatorForm(), [Page.Problem]())
    let value = number(form, "value", &problems)
    if form["value"] == nil {
      problems.append(Page.Problem("Give the value.", at: "field-value"))
    }
    var students: Int?
    if let text = form["students"] {
      students = Int(text)
      if students == nil {
        problems.append(
          Page.Problem("\(text) is no whole number of students.", at: "field-students"))
      }
    }
    guard let value else { return (indicator, problems) }
    let figure = IndicatorForm.Figure(
      year: form["year"] ?? "", group: form["group"], value: value, students: students,
      source: form["source"])
    if form["what"] == "target" {
      indicator.targets = [figure]
    } else {
      indicator.actuals = [figure]
    }
    return (indicator, problems)
  }
}
