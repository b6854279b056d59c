import Domain
import Storage
import Workflows

/// How all partnerships stand, what to look at first; the words are here.
enum PortfolioPages {
  /// The states in which partnerships are followed.
  private static let phases = KeptPartnership.State.allCases.filter(\.isShared)

  /// What of a portfolio somebody wants to see.
  struct Filter: Sendable {
    var round: String?
    var phase: String?
    /// A part of a district's or a facilitator's name, or a facilitator's number.
    var text: String?
    var isWarned: Bool
    var day: Day?

    init(_ query: Answers) throws(Failure) {
      round = query["round"]
      phase = query["phase"]
      text = query["text"]?.lowercased()
      isWarned = query["warned"] == "yes"
      day = try query["on"].map { text throws(Failure) in
        guard let day = Day(text) else {
          throw Failure(
            .badInput,
            about: [
              .init("The day is \(text). Give it as year-month-day, 2026-09-15.", column: "on")
            ])
        }
        return day
      }
    }

    /// The page with the partnerships that fit, and what is said of them.
    func applied(to page: RegistryPage) -> RegistryPage {
      guard let table = page.parts.first(where: { $0.name == "partnerships" }) else {
        return page
      }
      let kept = Set(
        table.rows.indices.filter { fits(table, $0) }.map { table.words($0, "partnership") })
      var page = page
      for part in page.parts.indices {
        let answer = page.parts[part]
        guard answer.columns.contains(where: { $0.key == "partnership" }) else { continue }
        page.parts[part].rows = answer.rows.indices
          .filter { kept.contains(answer.words($0, "partnership")) }.map { answer.rows[$0] }
      }
      return page
    }

    private func fits(_ table: RegistryAnswer, _ row: Int) -> Bool {
      if let phase, table.words(row, "state") != phase { return false }
      if isWarned, table.words(row, "warnings") == "0" { return false }
      guard let text else { return true }
      return ["districts", "facilitator", "facilitator_name", "partnership"].contains {
        table.words(row, $0).lowercased().contains(text)
      }
    }
  }

  static func table(of page: RegistryPage) -> RegistryAnswer {
    page.parts.first { $0.name == "partnerships" }
      ?? RegistryAnswer("partnerships", title: "Partnerships", paragraph: "")
  }

  static func page(_ page: RegistryPage, _ query: Answers, rounds: [String]) -> Page {
    let table = table(of: page)
    let pairs = query.pairs.filter { !$0.value.isEmpty && $0.name != "done" }
    let asked = pairs.map { "\(Place.encoded($0.name))=\(Place.encoded($0.value))" }
      .joined(separator: "&")
    var blocks: [Block] = [.form(.search("/portfolio", fields(query, rounds), button: "Show"))]
    let named = Dictionary(
      table.rows.indices.map { (table.words($0, "partnership"), table.words($0, "districts")) },
      uniquingKeysWith: { first, _ in first })
    for part in page.parts where part.name != "partnerships" {
      guard part.name == "warnings" || !part.rows.isEmpty else { continue }
      blocks.append(
        .table(
          Table(
            part.title,
            part.wording("partnership") { named[$0] ?? $0 }.wording("kind") { Ask.label($0) },
            columns: columns[part.name] ?? [], empty: "No rule finds anything.",
            path: { Place.path("partnerships", part.words($1, "partnership")) })))
    }
    blocks += [
      .table(
        Table(
          "Partnerships", table,
          columns: [
            ("districts", "Districts"), ("partnership", "Number"),
            ("facilitator_name", "Facilitator"), ("state", "Phase"),
            ("last_check_in", "Last check-in"), ("next_due", "Next due"), ("actions", "Actions"),
            ("indicators", "Indicators"), ("resonance", "Pulse"), ("warnings", "Warnings"),
            ("round", "Round"),
          ], empty: "None is confirmed yet that fits.",
          path: { Place.path("partnerships", $0.words($1, "partnership")) })),
      .links([
        .init(
          bulletText: "This table as a file (CSV)",
          bulletPath: "/portfolio/csv" + (asked.isEmpty ? "" : "?\(asked)"))
      ]),
    ]
    return Page("Portfolio", lede: page.paragraph, blocks)
  }

  /// What of each list stands on the page, the partnership by the names of its districts.
  private static let columns: [String: [(key: String, name: String)]] = [
    "warnings": [
      ("partnership", "Partnership"), ("kind", "What"), ("text", "Why"), ("since", "Since"),
    ],
    "barriers": [
      ("partnership", "Partnership"), ("kind", "Kind"), ("text", "What is in the way"),
      ("raised", "Since"),
    ],
  ]

  private static func fields(_ query: Answers, _ rounds: [String]) -> [Field] {
    [
      .text("text", "District or facilitator", value: query["text"]),
      .select(
        "round", "Round", value: query["round"], [("", "all")] + rounds.map { ($0, $0) }),
      .select(
        "phase", "Phase", value: query["phase"],
        [("", "any")] + phases.map { ($0.rawValue, $0.rawValue) }),
      .text("on", "As of", hint: "Such as 2027-01-31.", value: query["on"], narrow: true),
      .check("warned", "Only those with warnings", isOn: query["warned"] == "yes"),
    ]
  }
}
