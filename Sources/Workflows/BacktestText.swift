import Domain
package import Drafting
import Research

extension Backtesting {
  /// The tables, the plot and the notes, for people.
  package func text(style: TextStyle) -> String {
    guard let summaries else {
      return ListingText.text(
        title: "Backtest", paragraph: "No partnership has two members of one state.",
        table: listedTable, style: style)
    }
    var parts = [
      ListingText.text(
        title: "Backtest: where real partners rank in their state",
        paragraph: """
          Percentile of each partner among all other regular districts of the state: median over \
          ordered pairs of members, then mean over partnerships; the lower, the better. Those that \
          come out equal share the mean of their ranks.
          """,
        table: table(\.inState, summaries.map(\.inState)), style: style),
      plot(summaries, style: style),
      ListingText.text(
        title: "The same among all regular districts of the country",
        paragraph: "\(Phrase.grouped(regular)) regular districts.",
        table: table(\.inCountry, summaries.map(\.inCountry)), style: style),
    ]
    if rows.contains(where: { $0.standings == nil }) {
      parts.append(
        ListingText.text(
          title: "Listed, not averaged", paragraph: "These cannot be ranked.", table: listedTable,
          style: style))
    }
    parts += robustness.map { text($0, style: style) }
    return parts.joined(separator: "\n")
  }

  private func table(
    _ figure: (Backtest.Standing) -> Double, _ means: [Double]
  ) -> DocumentTable {
    let cells = rows.compactMap { row -> [String]? in
      guard let standings = row.standings else { return nil }
      return [row.partnership.id.rawValue, "\(row.pairs)"]
        + standings.map { Phrase.decimal(figure($0), 1) }
    }
    return DocumentTable(
      columns: [.init("partnership"), .init("pairs", numeric: true)]
        + Self.methods.map { .init($0.label, numeric: true) },
      rows: cells + [["mean", ""] + means.map { Phrase.decimal($0, 1) }])
  }

  private func plot(_ summaries: [Backtest.Summary], style: TextStyle) -> String {
    let longest = summaries.map(\.inState).max() ?? 1
    let order = summaries.indices.sorted { summaries[$0].inState < summaries[$1].inState }
    return ListingText.text(
      title: "Mean in-state percentile", paragraph: "The shorter the bar, the better.",
      table: DocumentTable(
        columns: [.init("method"), .init("mean", numeric: true), .init("")],
        rows: order.map { index in
          let mean = summaries[index].inState
          let length = Int((Double(Self.barWidth) * mean / max(longest, 1e-9)).rounded())
          return [
            Self.methods[index].label, Phrase.decimal(mean, 1),
            String(repeating: style.unicode ? "█" : "#", count: max(1, length)),
          ]
        }), style: style)
  }

  private static let barWidth = 50

  private var listedTable: DocumentTable {
    DocumentTable(
      columns: [.init("partnership"), .init("members", numeric: true), .init("why")],
      rows: rows.filter { $0.standings == nil }.map {
        let members = $0.partnership.members.count + $0.partnership.unidentified.count
        return [$0.partnership.id.rawValue, "\(members)", Self.reason($0) ?? ""]
      })
  }

  private func text(_ robustness: Robustness, style: TextStyle) -> String {
    let range = [0.05, 0.5, 0.95].map {
      Phrase.decimal(quantile(robustness.perturbed, $0) ?? .nan, 1)
    }
    return ListingText.text(
      title: "How firm policy \(robustness.version) is",
      paragraph: """
        With every number that bears on public facts multiplied by a random factor (standard \
        deviation of its logarithm \(Phrase.decimal(Self.sampleSpread, 1)); \
        \(robustness.perturbed.count) draws), the mean lies between \(range[0]) and \(range[2]) in \
        90 of 100 draws, in the middle at \(range[1]). Without one partnership at a time:
        """,
      table: DocumentTable(
        columns: [.init("without"), .init("mean of the others", numeric: true)],
        rows: zip(rows, robustness.withoutEach).compactMap { row, mean in
          mean.map { [row.partnership.id.rawValue, Phrase.decimal($0, 1)] }
        }), style: style)
  }
}
