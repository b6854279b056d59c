import Domain
package import Drafting

extension Robustness {
  /// The report for staff.
  package func text(style: TextStyle) -> String {
    ReportText(
      title: "How much the plan depends on the weights",
      facts: [
        ("weights", admissibleWords), ("samples", sampleWords), ("plan", planWords),
        ("regret", regretWords),
      ],
      sections: [partnershipSection, weightSection]
    ).text(style: style)
  }

  private var admissibleWords: String {
    let admissible =
      study.admissible.spread.map {
        "each weight between \(Self.percent($0, 0)) below and \(Self.percent($0, 0)) above the policy's"
      } ?? "all weights of 0 or more"
    return
      "\(admissible), those of the scores and those of the fits adding to 1, all equally likely"
      + " (seed \(study.seed))."
  }

  private var sampleWords: String {
    var sentences = ["\(Phrase.count(counted, "sample")) of \(Phrase.grouped(study.samples))."]
    if stopped > 0 {
      sentences.append(
        "\(Phrase.grouped(stopped)) did not come to their end in time and are not counted.")
    }
    if unproved > 0 {
      sentences.append(
        "In \(Phrase.grouped(unproved)) the best plan found was not proved to be the best.")
    }
    if withoutPlan > 0 {
      sentences.append(
        "In \(Phrase.grouped(withoutPlan)) no plan keeps all minimums and locks.")
    }
    return sentences.joined(separator: " ")
  }

  private var planWords: String {
    let declared =
      switch isBest {
      case true?: "With the policy's own weights no plan is better."
      case false?: "With the policy's own weights another plan is better."
      case nil: "Whether it is the best with the policy's own weights was not settled in time."
      }
    return declared + " As a whole it is the best in \(Self.percent(whole.share)) of the samples"
      + " (standard error \(Self.percent(whole.error)); 95 % interval \(Self.percent(whole.low))"
      + " to \(Self.percent(whole.high)))."
  }

  private var regretWords: String {
    guard let regret else { return "not known." }
    return "keeping the plan loses \(Phrase.decimal(regret.mean, 4)) of the best plan's sum on"
      + " average (\(Self.percent(regret.meanShare, 2))), at most \(Phrase.decimal(regret.worst, 4))."
  }

  private var partnershipSection: ReportText.Section {
    .init(
      "Partnerships: in how many samples the best plan has them",
      table: DocumentTable(
        columns: [.init("id"), .init("members")]
          + ["same members", "error", "and facilitator", "error"].map { .init($0, numeric: true) },
        rows: partnerships.map { row in
          [
            row.id, Phrase.list(row.members.map { names[$0.rawValue] ?? $0.rawValue }),
            Self.percent(row.together.share), Self.percent(row.together.error),
            Self.percent(row.unchanged.share), Self.percent(row.unchanged.error),
          ]
        }))
  }

  private var weightSection: ReportText.Section {
    let shares = Dictionary(
      uniqueKeysWithValues: effective.criteria.map { ($0.name, $0.effective) })
    return .init(
      "Weights",
      points: [
        "effective: the share of the differences between scores that the criterion makes.",
        "from, to: the plan stays the best while this weight is between them and the others keep"
          + " their proportions; the edges are less than"
          + " \(Phrase.decimal(WeightRange.precision, 3)) further out.",
        "dropped: partnerships that get other members, and others that only get another"
          + " facilitator, where the weight is 0.",
        "central: the mean weight of the samples in which the whole plan is the best.",
      ] + (isStopped ? ["Some were not found in time."] : []),
      table: DocumentTable(
        columns: [.init("criterion")]
          + ["declared", "effective", "from", "to", "dropped", "central"].map {
            .init($0, numeric: true)
          },
        rows: criteria.map { row in
          let isFit = row.kind == .fit
          return [
            (isFit ? "facilitator: " : "") + CriterionWords.name(row.name),
            Phrase.decimal(row.declared),
            Self.decimal(isFit ? nil : shares[row.name].flatMap(\.self)),
            Self.decimal(row.lowest), Self.decimal(row.highest),
            row.parted.flatMap { parted in row.reguided.map { "\(parted) + \($0)" } } ?? "-",
            Self.decimal(row.central),
          ]
        }))
  }

  private static func percent(_ share: Double, _ digits: Int = 1) -> String {
    Phrase.decimal(100 * share, digits) + " %"
  }

  private static func decimal(_ number: Double?) -> String {
    number.map { Phrase.decimal($0, 3) } ?? "-"
  }
}
