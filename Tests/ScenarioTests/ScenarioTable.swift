import Domain
import Foundation
import Workflows

/// The table of `scenarios/README.md`: what the plan of each scenario makes of its system.
enum ScenarioTable {
  /// The page between the two marks is written by `make scenarios`, the rest by hand.
  static let opening = "<!-- The table is written by `make scenarios`. -->"
  static let closing = "<!-- The end of the table. -->"

  static let page = Scenario.root.appending(path: "README.md")

  /// The table, a row for each scenario in order of name.
  static func markdown() throws -> String {
    let header = [
      "| scenario | districts | of the system | they form | why | warns of | objective | status |",
      "|---|---:|---:|---|---|---|---:|---|",
    ]
    return (header + (try Scenario.names.map(row))).joined(separator: "\n")
  }

  /// What stands between the marks of a page; nothing where a mark is missing.
  static func part(of page: String) -> Range<String.Index>? {
    guard let start = page.range(of: opening + "\n\n"),
      let end = page.range(of: "\n\n" + closing),
      start.upperBound <= end.lowerBound
    else { return nil }
    return start.upperBound..<end.lowerBound
  }

  private static func row(_ name: String) throws -> String {
    let scenario = try Scenario.named(name)
    let history = try Expectation.of(name).history
    let own = scenario.partnerships(among: history.members)
    let codes = Set(own.flatMap(\.warnings).map(\.code))
    let warnings = Plan.Warning.Code.allCases.filter(codes.contains).map(\.rawValue)
    let together = own.flatMap(\.members).count
    let cells = [
      "[\(name)](\(name)/README.md)", "\(scenario.source.bundle.districts.count)",
      history.members.isEmpty ? "–" : "\(together) of \(history.members.count)",
      history.members.isEmpty ? "–" : forms(own), history.why,
      warnings.isEmpty ? "–" : warnings.joined(separator: ", "),
      Phrase.decimal(scenario.plan.proof.objective, 3), scenario.plan.proof.status.rawValue,
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  /// What kinds of partnership there are and how many, the smallest first.
  private static func forms(_ partnerships: [Plan.Partnership]) -> String {
    guard !partnerships.isEmpty else { return "none" }
    let kinds = Dictionary(grouping: partnerships) { Kind(mode: $0.mode, size: $0.members.count) }
    return Phrase.list(
      kinds.keys.sorted { ($0.mode.rawValue, $0.size) < ($1.mode.rawValue, $1.size) }
        .map { $0.words(kinds[$0]?.count ?? 0) })
  }

  private struct Kind: Hashable {
    let mode: Plan.Mode
    let size: Int

    func words(_ count: Int) -> String {
      switch (mode, size) {
      case (.mutual, 2): Phrase.count(count, "pair")
      case (.mutual, _): "\(Phrase.count(count, "network")) of \(size)"
      case (.mentor, 2): "\(Phrase.count(count, "pair")) with a mentor"
      case (.mentor, _): "\(Phrase.count(count, "hub")) with \(size - 1)"
      }
    }
  }
}
