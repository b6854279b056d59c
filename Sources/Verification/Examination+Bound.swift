import Domain

extension Examination {
  /// Prices every allowed partnership with the plan's certificate and holds what follows against
  /// what is claimed.
  func checkBound(
    _ derived: [DerivedPartnership], _ table: PairTable, into ledger: inout Ledger
  ) -> BoundReport? {
    ledger.require(
      .certificate, plan.certificate != nil, at: "certificate", expected: "a certificate",
      found: "none",
      """
      The plan has no certificate, so that its bound cannot be proved again. A plan as `tandem \
      match` makes it has one.
      """)
    guard let stated = plan.certificate else { return nil }
    let certificate = sound(stated, derived, into: &ledger)
    var round = PricedRound(self, table, certificate)
    ledger.require(
      .certificate, round.rows.strangers.isEmpty, at: "certificate",
      expected: "prices of the round's rules", found: "others",
      "The certificate has \(Phrase.list(round.rows.strangers)). They were left out.")
    var shares = Array(repeating: 0.0, count: table.districts.count)
    let pairs = round.raise(&shares)
    var groups = PricedGroups(round)
    groups.run()
    var proved = round.rows.dualValue
    for (place, capacity) in round.capacities.enumerated() {
      proved += Double(capacity) * max(shares[place], groups.shares[place])
    }
    var report = BoundReport(
      proved: proved, claimed: stated.bound, stated: plan.proof.bound,
      objective: plan.proof.objective, pairs: pairs, groups: groups.count,
      isWhole: groups.isWhole, text: "")
    check(report, tolerance: tolerance(round.capacities), into: &ledger)
    report.text = words(report, certificate)
    return report
  }

  /// Every price may have been rounded, and every value by a unit.
  private func tolerance(_ capacities: [Int]) -> Double {
    1e-7 + 2e-9 * Double(capacities.reduce(0, +))
  }

  /// The certificate without what the goal, or the plan itself, gives no ground for.
  ///
  /// Of all plans, those that are best keep what this one reached in the stages before the sum: a
  /// price on less than that is a true one.
  private func sound(
    _ stated: Plan.Certificate, _ derived: [DerivedPartnership], into ledger: inout Ledger
  ) -> Plan.Certificate {
    var certificate = stated
    let reached = derived.reduce(0) { $0 + ($1.party?.requests ?? 0) }
    if let requests = stated.requests {
      let most = policy.requests == .first ? reached : 0
      ledger.require(
        .certificate, requests.count <= most, at: "certificate.requests.count",
        expected: "\(most) or fewer", found: "\(requests.count)",
        """
        The certificate counts on \(Phrase.count(requests.count, "mutual request")). The plan \
        gives it \(most).
        """)
      if requests.count > most { certificate.requests = nil }
    }
    if let counted = stated.placed {
      let most = plan.goal == .value ? 0 : placed.count
      ledger.require(
        .certificate, counted.count <= most, at: "certificate.placed.count",
        expected: "\(most) or fewer", found: "\(counted.count)",
        """
        The certificate counts on \(Phrase.count(counted.count, "placed district")). The plan \
        gives it \(most).
        """)
      if counted.count > most { certificate.placed = nil }
    }
    if let least = stated.leastValue {
      let most = plan.goal == .fair ? derived.map(\.value).min() ?? 0 : 0
      let isKept = least <= most + 2 * Ledger.tolerance
      ledger.require(
        .certificate, isKept, at: "certificate.least_value", expected: "\(most) or less",
        found: "\(least)",
        """
        The certificate leaves out partnerships of a value below \(least). The plan's lowest \
        gives it \(most).
        """)
      if !isKept { certificate.leastValue = nil }
    }
    return certificate
  }

  private func check(_ report: BoundReport, tolerance: Double, into ledger: inout Ledger) {
    let ending =
      report.isWhole ? "." : ", as far as was looked: there are too many groups to price each."
    ledger.require(
      .certificateBound, report.proved <= report.claimed + tolerance, at: "certificate.bound",
      expected: "\(report.proved) or more", found: "\(report.claimed)",
      """
      The certificate claims that no plan is worth more than \(report.claimed). Its prices prove \
      no more than \(report.proved)\(ending)
      """)
    ledger.require(
      .certificateBound, report.objective <= report.proved + tolerance, at: "proof.objective",
      expected: "\(report.proved) or less", found: "\(report.objective)",
      """
      The plan is said to be worth \(report.objective). The certificate proves that no plan is \
      worth more than \(report.proved).
      """)
  }

  private func words(_ report: BoundReport, _ certificate: Plan.Certificate) -> String {
    var kept: [String] = []
    if let requests = certificate.requests {
      kept.append("honours \(Phrase.count(requests.count, "mutual request")) or more")
    }
    if let placed = certificate.placed {
      kept.append("places \(Phrase.count(placed.count, "district")) or more")
    }
    if let least = certificate.leastValue {
      kept.append("has no partnership of a value below \(Phrase.decimal(least, 4))")
    }
    let those = kept.isEmpty ? "no plan" : "no plan that \(Phrase.list(kept))"
    let gap = max(0, report.proved - report.objective)
    var sentences = [
      """
      Over \(Phrase.count(report.pairs, "pair")) and all groups that the rules allow, each with \
      every facilitator who may guide it, the prices of the certificate prove that \(those) is \
      worth more than \(Phrase.decimal(report.proved, 6)).
      """,
      gap < Self.optimalGap
        ? "The plan is worth that: it is the best."
        : """
        The plan is worth \(Phrase.decimal(report.objective, 6)), which is within \
        \(Phrase.decimal(gap, 6)) of the best.
        """,
    ]
    if report.stated < report.proved - Self.optimalGap {
      sentences.append(
        """
        Its stated bound is lower, \(Phrase.decimal(report.stated, 6)): whole numbers closed the \
        rest, which prices cannot show and which was not proved again.
        """)
    }
    return sentences.joined(separator: " ")
  }
}
