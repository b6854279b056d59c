import Domain

extension Examination {
  func checkSummary(_ derived: [DerivedPartnership], _ table: PairTable, into ledger: inout Ledger)
  {
    let summary = plan.summary
    ledger.compare(
      .placed, at: "summary.placed", "The number of districts placed", found: summary.placed,
      expected: placed.count)
    let values = derived.map(\.value)
    compare(
      .meanValue, at: "summary.mean_value", "The mean value", found: summary.meanValue,
      expected: values.isEmpty ? nil : values.reduce(0, +) / Double(values.count), into: &ledger)
    compare(
      .worstValue, at: "summary.worst_value", "The lowest value", found: summary.worstValue,
      expected: values.min(), into: &ledger)

    let fewest = blockingPairs(derived, table, margin: Ledger.tolerance)
    let most = blockingPairs(derived, table, margin: -Ledger.tolerance)
    let expected = fewest == most ? "\(fewest)" : "\(fewest) to \(most)"
    ledger.require(
      .blockingPairs, fewest <= summary.blockingPairs && summary.blockingPairs <= most,
      at: "summary.blocking_pairs", expected: expected, found: "\(summary.blockingPairs)",
      "The number of blocking pairs is \(summary.blockingPairs) in the plan. It should be \(expected)."
    )
  }

  private func compare(
    _ check: Check, at place: String, _ thing: String, found: Double?, expected: Double?,
    into ledger: inout Ledger
  ) {
    if let found, let expected {
      ledger.compare(check, at: place, thing, found: found, expected: expected)
    } else {
      ledger.compare(
        check, at: place, thing, found: found.map { "\($0)" }, expected: expected.map { "\($0)" })
    }
  }

  /// Allowed pairs that are not in the plan, both of whose members would have a higher score
  /// together than what they would give up for it; minimum score and locks aside.
  ///
  /// Two who share a group would leave it, since two share one partnership at most. Others would
  /// give up the lowest of the scores that they have, or 0 with room for another partnership; one
  /// whose places are all taken by partnerships that run already has nothing to choose.
  /// Scores count as higher only by more than `margin`.
  private func blockingPairs(
    _ derived: [DerivedPartnership], _ table: PairTable, margin: Double
  ) -> Int {
    let indices = partnershipsByDistrict
    let lowest = table.districts.map { district in
      let scores = (indices[district.id] ?? []).map { derived[$0].score }
      return scores.count < engagements.placesLeft(of: district) ? 0 : scores.min() ?? .infinity
    }
    var count = 0
    for (place, district) in table.districts.enumerated() {
      for other in 0..<place {
        let entry = table[place, other]
        guard let score = entry.score, !entry.isRunning else { continue }
        let shared = (indices[district.id] ?? []).first {
          plan.partnerships[$0].members.contains(table.districts[other].id)
        }
        if let shared {
          let isGroup = plan.partnerships[shared].members.count > PlainPair.size
          if isGroup && score > derived[shared].score + margin { count += 1 }
        } else if score > lowest[place] + margin && score > lowest[other] + margin {
          count += 1
        }
      }
    }
    return count
  }
}
