import Access
import Domain
import Workflows

/// Who goes and who comes in a partnership; the words are here.
enum ChangePages {
  static func page(
    _ overview: PartnershipOverview, _ changes: RegistryPage, _ form: Answers, for actor: Actor
  ) -> Page {
    let table = PartnershipPages.part(changes, "changes")
    let points = PartnershipPages.part(changes, "onboarding")
    var blocks: [Block] = [
      .table(
        Table(
          "Who goes and who came", table.wording("level", Ask.label),
          columns: [
            ("change", "Change"), ("district", "District"), ("level", "Part"),
            ("announced", "Said on"), ("leaves", "Last day"), ("successor_since", "Successor"),
            ("still_open", "Points open"),
          ], empty: "Nobody goes.")),
      .table(
        Table(
          "What successors are shown", points,
          columns: [
            ("point", "Point"), ("change", "Of change"), ("text", "What"), ("done", "Done"),
          ],
          empty: "The list opens when a successor begins.")),
    ]
    guard overview.isTracked, overview.grants.contains(.recordProgress) else {
      return PartnershipPages.page("People who go and come", overview, blocks)
    }
    blocks += [
      .heading("Somebody goes"), .hint("No names are kept here."),
      .form(
        .post(
          to: PartnershipPages.path(overview.id, .changes),
          [
            Form.Group(fields: [
              .select(
                "district", "District", value: form["district"] ?? actor.district?.rawValue,
                overview.members.map { ($0.id.rawValue, $0.name) }),
              Ask.word("level", "Part", value: form["level"]) { (level: StaffLevel) in
                Ask.label(level.rawValue)
              },
              Ask.day("leaves", "Last day", value: form["leaves"]),
              Ask.day(
                "announced", "Said on", hint: "Today, if you leave it empty.",
                value: form["announced"]),
            ])
          ], button: "Keep it")),
    ]
    blocks += successors(overview, table) + ticks(overview, points)
    return PartnershipPages.page("People who go and come", overview, blocks)
  }

  private static func successors(
    _ overview: PartnershipOverview, _ table: RegistryAnswer
  ) -> [Block] {
    let waiting = table.rows.indices.filter {
      table.words($0, "successor_since") == "nobody yet"
    }
    guard !waiting.isEmpty else { return [] }
    return [
      .heading("A successor began"),
      .form(
        .post(
          to: PartnershipPages.path(overview.id, "changes", "begun"),
          [
            Form.Group(fields: [
              .select(
                "change", "For whom", value: table.words(waiting[0], "change"),
                waiting.map { row in
                  (
                    table.words(row, "change"),
                    "\(Ask.label(table.words(row, "level"))) of \(table.words(row, "district"))"
                  )
                }),
              Ask.day("began", "First day"),
            ])
          ], button: "Open the successor's list", buttonClass: "second")),
    ]
  }

  private static func ticks(
    _ overview: PartnershipOverview, _ points: RegistryAnswer
  ) -> [Block] {
    let open = points.rows.indices.filter { points.words($0, "done") == "open" }
    guard !open.isEmpty else { return [] }
    return [
      .heading("Shown to the successor"),
      .form(
        .post(
          to: PartnershipPages.path(overview.id, "changes", "shown"),
          [
            Form.Group(
              fields: open.map { row in
                .check(
                  "point_\(points.words(row, "change"))_\(points.words(row, "point"))",
                  points.words(row, "text"))
              })
          ], button: "These are done", buttonClass: "second")),
    ]
  }

  /// The points that were ticked, by change.
  static func ticked(_ form: Answers) -> [Int: [Int]] {
    var ticked: [Int: [Int]] = [:]
    for (name, value) in form.pairs where value == "yes" {
      let parts = name.split(separator: "_")
      if parts.count == 3, parts[0] == "point", let change = Int(parts[1]),
        let point = Int(parts[2])
      {
        ticked[change, default: []].append(point)
      }
    }
    return ticked
  }

  static let missingDay = Page.Problem("Give the last day.", at: "field-leaves")
  static let missingSuccessor = Page.Problem("Choose the change, and give the first day.")
  static let nothingTicked = Page.Problem("Tick the points that are done.")
}
