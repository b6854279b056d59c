import Domain
package import Drafting

extension PlanComparison {
  /// The comparison for staff.
  package func text(style: TextStyle) -> String { report.text(style: style) }

  /// The comparison for staff, in parts.
  package var report: ReportText {
    ReportText(
      title: "Two plans compared",
      facts: [
        ("before", words(before)), ("after", words(after)), ("change", change),
        ("partnerships", counts),
      ],
      sections: sections.filter { !$0.points.isEmpty } + [criteriaSection])
  }

  private func words(_ side: Side) -> String {
    let round = side.round.map { "\($0): " } ?? ""
    let status =
      switch side.status {
      case .optimal: "proved to be the best"
      case .feasible: "not proved to be the best"
      case .infeasible: "the rules cannot all be kept"
      }
    let mean = side.meanValue.map { ", mean value \(Phrase.decimal($0, 3))" } ?? ""
    let worst = side.worstValue.map { ", lowest \(Phrase.decimal($0, 3))" } ?? ""
    return "\(round)goal \(side.goal.rawValue), policy \(side.policy), objective"
      + " \(Phrase.decimal(side.objective, 4)), \(status);"
      + " \(Phrase.count(side.placed, "district")) placed in"
      + " \(Phrase.count(side.partnerships, "partnership"))\(mean)\(worst)."
  }

  private var change: String {
    var sentences = ["The objective \(Self.change(objectiveChange, 4))."]
    if !isSameInput {
      sentences.append("The plans were made from different data.")
    }
    if !isSamePolicy {
      sentences.append(
        "They were made by different policies, so their values are not on one scale.")
    } else if before.goal != after.goal {
      sentences.append("They follow different goals.")
    }
    return sentences.joined(separator: " ")
  }

  private static func change(_ change: Double, _ digits: Int) -> String {
    let amount = Phrase.decimal(abs(change), digits)
    if amount == Phrase.decimal(0, digits) { return "stays the same" }
    return change > 0 ? "rises by \(amount)" : "falls by \(amount)"
  }

  private var counts: String {
    let parts = [
      ("\(Phrase.grouped(kept.count)) kept", true),
      (
        "\(Phrase.grouped(facilitatorChanged.count)) with another facilitator",
        !facilitatorChanged.isEmpty
      ),
      ("\(Phrase.grouped(regrouped.count)) regrouped", !regrouped.isEmpty),
      ("\(Phrase.grouped(dissolved.count)) dissolved", true),
      ("\(Phrase.grouped(formed.count)) formed", true),
    ]
    return Phrase.list(parts.filter(\.1).map(\.0)) + "."
  }

  private var sections: [ReportText.Section] {
    [
      .init(
        "Another facilitator",
        points: facilitatorChanged.map {
          "\(list($0.members)): \(guide($0.facilitatorBefore)) before,"
            + " \(guide($0.facilitatorAfter)) after; the value"
            + " \(Self.change($0.valueAfter - $0.valueBefore, 3))."
        }),
      .init("Regrouped", points: regrouped.map(words)),
      .init("Dissolved", points: dissolved.map(words)),
      .init("Formed", points: formed.map(words)),
      .init("Newly placed", points: placed.map { name($0.rawValue) + "." }),
      .init("No longer placed", points: unplaced.map { name($0.rawValue) + "." }),
      .init(
        "With other partners",
        points: moved.map {
          "\(name($0.district.rawValue)): with \(list($0.before)) before, with \(list($0.after))"
            + " after."
        }),
      .init("New in the registry", points: joined.map { name($0) + "." }),
      .init("No longer in the registry", points: left.map { name($0) + "." }),
    ]
  }

  private func words(_ regrouped: Regrouped) -> String {
    var parts = ["\(list(regrouped.stayed)) stay together"]
    if !regrouped.left.isEmpty { parts.append("\(list(regrouped.left)) left") }
    if !regrouped.joined.isEmpty { parts.append("\(list(regrouped.joined)) joined") }
    if regrouped.facilitatorBefore != regrouped.facilitatorAfter {
      parts.append(
        "\(guide(regrouped.facilitatorAfter)) follows \(guide(regrouped.facilitatorBefore))")
    }
    return parts.joined(separator: "; ") + "; the value"
      + " \(Self.change(regrouped.valueAfter - regrouped.valueBefore, 3))."
  }

  private func words(_ single: Single) -> String {
    "\(list(single.members)), guided by \(guide(single.facilitator)): value"
      + " \(Phrase.decimal(single.value, 3))."
  }

  private var criteriaSection: ReportText.Section {
    func number(_ value: Double?) -> String { value.map { Phrase.decimal($0, 4) } ?? "-" }
    return .init(
      "Criteria",
      paragraphs: [
        "Mean points of the districts placed, before and after; and what the districts that both"
          + " plans place gain and lose, each divided by their number."
      ],
      table: DocumentTable(
        columns: [
          .init("criterion"), .init("before", numeric: true), .init("after", numeric: true),
        ]
          + [.init("gained", numeric: true), .init("lost", numeric: true)],
        rows: criteria.map {
          [
            ($0.kind == .fit ? "facilitator: " : "") + CriterionWords.name($0.name),
            number($0.before), number($0.after), number($0.gained), number($0.lost),
          ]
        }))
  }

  private func list(_ ids: [District.ID]) -> String {
    ids.isEmpty ? "nobody" : Phrase.list(ids.map { name($0.rawValue) })
  }

  private func guide(_ id: Facilitator.ID?) -> String { id.map { name($0.rawValue) } ?? "nobody" }

  private func name(_ id: String) -> String { names[id].map { "\($0) (\(id))" } ?? id }
}
