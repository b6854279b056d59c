import Access
import Domain
import Exchange
import Storage

extension RegistryDesk {
  /// The outcomes of a round's partnerships as `tandem learn` reads them, without names or ids.
  ///
  /// A partnership is there under its number. What is not known stays empty.
  package func outcomes(round: String) throws(Failure) -> [UInt8] {
    try require(.exportResearch)
    let all = try ask { () throws(StorageError) in try registry.partnerships(round: round) }
    var text = CSVText()
    text.append(
      ["partnership", "continued", "pulse", "product", "indicator"]
        + Criterion.allCases.map(\.rawValue))
    for partnership in all {
      let record = try ask { () throws(StorageError) in try registry.record(of: partnership.id) }
      guard let outcome = outcome(of: partnership, record) else { continue }
      let values = try partnership.plan.map { number throws(Failure) in
        let body = try ask { () throws(StorageError) in try registry.plan(number) }.body
        let plan = try PlanDocument.read(json: Array(body.utf8), name: "plan \(number)")
        return plan.partnerships.first { $0.id == partnership.label }
      }
      text.append(
        [
          String(partnership.id), outcome.continued.map { $0 ? "yes" : "no" } ?? "",
          outcome.pulse.map { Phrase.decimal($0, 4) } ?? "",
          outcome.hasProduct.map { $0 ? "yes" : "no" } ?? "", outcome.indicator?.rawValue ?? "",
        ]
          + Criterion.allCases.map { criterion in
            values??.criteria.first { $0.name == criterion.rawValue }
              .map { "\($0.value)" } ?? ""
          })
    }
    return text.bytes
  }

  /// What is known of a partnership that has begun; `nil` for one that never did.
  private func outcome(
    of partnership: KeptPartnership, _ record: PartnershipRecord
  ) -> PartnershipOutcome? {
    var outcome = PartnershipOutcome()
    let year = record.began.adding(months: 12)
    switch partnership.state {
    case .active, .renewed: outcome.continued = today >= year ? true : nil
    case .closed:
      guard let ended = Day(partnership.since),
        !record.checkIns.isEmpty || partnership.members.allSatisfy({ $0.signedAt != nil })
      else { return nil }
      outcome.continued = ended >= year
    default: return nil
    }
    outcome.pulse =
      record.pulses.map { PulseSummary($0, today: today) }
      .last { $0.means != nil }?.means?[.resonance]
    if record.lessons.contains(where: { $0.kind == .coDeveloped }) { outcome.hasProduct = true }
    outcome.indicator =
      record.indicators.first { $0.value.district == nil }?.value
      .assessment(in: TrackingWarnings.latestYear(of: record, today: today)).status
    return outcome
  }
}
