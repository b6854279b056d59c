import Domain
package import Drafting
import Research

extension Learning {
  package func text(style: TextStyle) -> String {
    let counts = [PartnershipOutcome.Verdict.succeeded, .failed, .open].map { verdicts[$0] ?? 0 }
    let facts =
      "Judged by \(PartnershipOutcome.definition): \(counts[0]) succeeded, \(counts[1]) failed, "
      + "\(counts[2]) open (nothing is learnt from those). What is learnt holds for partnerships "
      + "like those formed. Lowest to highest is the middle 95 % of what is believed."
    var parts = [
      ListingText.text(
        title: "What outcomes say about the weights of policy \(policy.version)",
        paragraph: [warning, facts].compactMap(\.self).joined(separator: " "), table: table,
        style: style)
    ]
    if let calibration { parts.append(text(calibration, style: style)) }
    parts.append(suggestion.text)
    return parts.joined(separator: "\n")
  }

  private var table: DocumentTable {
    DocumentTable(
      columns: [.init("criterion")]
        + ["before", "learnt", "lowest", "highest"].map { .init($0, numeric: true) },
      rows: learning.estimates.map { estimate in
        [estimate.criterion.rawValue.replacing("_", with: " ")]
          + [estimate.before, estimate.weight, estimate.low, estimate.high]
          .map { Phrase.decimal($0) }
      })
  }

  private func text(_ calibration: Calibration, style: TextStyle) -> String {
    ListingText.text(
      title: "Whether it foretells",
      paragraph: """
        Each partnership foretold from all the others: mean squared miss \
        \(Phrase.decimal(calibration.brier, 3)), against \(Phrase.decimal(calibration.baseBrier, 3)) \
        if all were given the share of successes.
        """,
      table: DocumentTable(
        columns: [.init("foretold between")]
          + ["cases", "foretold", "came"].map { .init($0, numeric: true) },
        rows: calibration.bins.map { bin in
          [
            "\(Phrase.decimal(bin.low, 1)) and \(Phrase.decimal(bin.high, 1))", "\(bin.cases)",
            bin.foretold.map { Phrase.decimal($0) } ?? "-",
            bin.came.map { Phrase.decimal($0) } ?? "-",
          ]
        }), style: style)
  }
}
