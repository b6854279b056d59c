import Domain
package import Drafting

extension Fairness {
  /// The report for staff.
  package func text(style: TextStyle) -> String { report.text(style: style) }

  /// The report as a title, facts and sections.
  package var report: ReportText {
    ReportText(
      title: "Fairness and stability of a plan",
      facts: [
        ("placed", words(overall)), ("not counted", leftOutWords),
        (
          "small groups",
          "Groups of fewer than \(smallBelow) districts are marked with *: one district changes"
            + " their numbers much, and a report outside the agency should not show them."
        ),
      ],
      sections: dimensions.map(section) + [blockingSection, stableSection])
  }

  private func words(_ row: Row) -> String {
    let value = row.meanValue.map { ", mean value \(Phrase.decimal($0, 3))" } ?? ""
    let worst = row.worstValue.map { ", lowest \(Phrase.decimal($0, 3))" } ?? ""
    return "\(Phrase.grouped(row.placed)) of \(Phrase.count(row.districts, "district"))"
      + " (\(Self.percent(row.placedShare)))\(value)\(worst)."
  }

  private var leftOutWords: String {
    let parts = [
      (leftOut.noConsent, "without consent"), (leftOut.excluded, "excluded by a lock"),
      (leftOut.noPlaceLeft, "in partnerships that run already, with no place left"),
    ]
    let words = parts.filter { $0.0 > 0 }.map { "\(Phrase.grouped($0.0)) \($0.1)" }
    return words.isEmpty ? "nobody." : Phrase.list(words) + "."
  }

  private func section(_ dimension: Dimension) -> ReportText.Section {
    ReportText.Section(
      Self.heading(dimension.name), paragraphs: [difference(dimension)].compactMap(\.self),
      table: DocumentTable(
        columns: [.init(Self.column(dimension.name))]
          + ["districts", "placed", "share", "mean value", "lowest"].map {
            .init($0, numeric: true)
          },
        rows: dimension.rows.map { row in
          [
            label(row, dimension.name) + (row.isSmall ? " *" : ""),
            Phrase.grouped(row.districts), Phrase.grouped(row.placed),
            Self.percent(row.placedShare), Self.value(row.meanValue), Self.value(row.worstValue),
          ]
        }))
  }

  /// How far the shares of groups that are not small lie apart.
  private func difference(_ dimension: Dimension) -> String? {
    let rows = dimension.rows.filter { !$0.isSmall && $0.group != nil }
    guard let least = rows.min(by: { $0.placedShare < $1.placedShare }),
      let most = rows.max(by: { $0.placedShare < $1.placedShare }),
      most.placedShare > least.placedShare
    else { return nil }
    return "Share placed, groups that are not small: from \(Self.percent(least.placedShare))"
      + " (\(label(least, dimension.name))) to \(Self.percent(most.placedShare))"
      + " (\(label(most, dimension.name)))."
  }

  private func label(_ row: Row, _ name: Dimension.Name) -> String {
    guard let group = row.group else { return name == .need ? "none named" : "not known" }
    return name == .need ? Topic(group).label : group
  }

  private static func heading(_ name: Dimension.Name) -> String {
    switch name {
    case .localeType: "By kind of place"
    case .sizeBand: "By enrolment (the bands of NCES)"
    case .region: "By region"
    case .need: "By need (a district counts under each of its needs)"
    case .mode: "By mode asked for"
    case .groupMaximum: "By the largest partnership that a district would join"
    }
  }

  private static func column(_ name: Dimension.Name) -> String {
    switch name {
    case .localeType: "kind of place"
    case .sizeBand: "students"
    case .region: "region"
    case .need: "need"
    case .mode: "mode"
    case .groupMaximum: "members at most"
    }
  }

  private var blockingSection: ReportText.Section {
    let lead =
      blockingPairs == 0
      ? "No two districts would both have a higher score together than in this plan."
      : "\(Phrase.count(blockingPairs, "pair")) of districts would both have a higher score"
        + " together than in this plan"
        + (blockingPairs > strongestBlocking.count
          ? "; those that would gain most, by the member that gains less:" : ":")
    return ReportText.Section(
      "Pairs that might rather be together", paragraphs: [lead],
      points: strongestBlocking.map { pair in
        let names = pair.members.map { "\(self.names[$0.rawValue] ?? $0.rawValue) (\($0))" }
        return "\(Phrase.list(names)): score \(Phrase.decimal(pair.score, 3)), each gains"
          + " \(Phrase.decimal(pair.gain, 3)) or more"
          + (pair.obstacle.map { ". Yet they cannot be a partnership: \($0)" } ?? ".")
      })
  }

  private var stableSection: ReportText.Section {
    let share = stable.priceShare.map { " (\(Phrase.decimal(100 * abs($0), 2)) %)" } ?? ""
    let amount = "\(Phrase.decimal(abs(stable.price), 4))\(share)"
    let price =
      abs(stable.price) < 5e-5
      ? "It is worth as much as this plan."
      : stable.price > 0
        ? "It is worth \(amount) less than this plan: that is the price of stability."
        : "It is worth \(amount) more than this plan, which keeps minimum caseloads, puts requests"
          + " or places first, or is not proved to be the best."
    let proof = stable.isProved ? "" : " Not both are proved to be the best of their kind."
    let unguided =
      stable.unguided == 0
      ? ""
      : " \(Phrase.count(stable.unguided, "stable pair")) found no facilitator and"
        + " \(stable.unguided == 1 ? "is" : "are") left out."
    return ReportText.Section(
      "The price of the stable plan",
      paragraphs: [
        "The stable plan pairs districts by score alone, the best pair left each time, so that no"
          + " two of them would both rather be together; it then gives them facilitators as well"
          + " as can be. Both sums count what every district experiences, facilitators included."
          + unguided + " " + price + proof
      ],
      table: DocumentTable(
        columns: [.init("")]
          + ["partnerships", "placed", "mean score", "objective"].map { .init($0, numeric: true) },
        rows: [("this plan", stable.plan), ("stable plan", stable.stable)].map { name, reached in
          [
            name, Phrase.grouped(reached.partnerships), Phrase.grouped(reached.placed),
            Self.value(reached.meanScore), Phrase.decimal(reached.objective, 4),
          ]
        }))
  }

  private static func percent(_ share: Double) -> String { Phrase.decimal(share * 100, 0) + " %" }

  private static func value(_ value: Double?) -> String {
    value.map { Phrase.decimal($0, 3) } ?? "-"
  }
}
