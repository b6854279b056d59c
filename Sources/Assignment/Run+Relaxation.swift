import LinearPrograms

extension Run {
  /// What the relaxation over all columns came to.
  struct Relaxed {
    /// The prices that prove most.
    var prices: Prices
    /// What they prove that no plan exceeds.
    var proved: Double
    /// The last solution, one value for each column of the program; empty where there was none.
    var values: [Double] = []
  }

  /// Solves the relaxation of a stage over all columns, with cuts, as far as `control` lets it.
  ///
  /// While promising pairs alone give enough new columns, only they are priced; the bound holds only
  /// where all pairs were.
  mutating func relax(
    _ stage: Stage, report: (_ proved: Double) -> Void
  ) throws -> Relaxed {
    let control = control
    let shouldStop = { control.stop() != nil }
    let none = master.noPrices()
    var relaxed = Relaxed(
      prices: none,
      proved: none.dualObjective + pricing.roughBound(prices: none, stage: stage))
    func take(_ prices: Prices, repairedBy repair: Double) {
      let proved = prices.dualObjective + repair
      if proved < relaxed.proved { (relaxed.prices, relaxed.proved) = (prices, proved) }
      report(relaxed.proved)
    }
    func offers(_ prices: Prices, _ scope: Pricing.Scope) -> Pricing.Found {
      // Only a list with a limit can be too long.
      pricing.offers(
        above: Self.noReducedCost, prices: prices, stage: stage, everyFacilitator: false,
        scope: scope) ?? Pricing.Found()
    }
    func repair(_ prices: Prices, _ found: Pricing.Found) -> Double {
      prices.repair(
        found.offers.map { ($0.column, $0.reducedCost) }, atLeast: Self.noReducedCost,
        ceilings: found.ceilings, in: instance)
    }
    if stage == .value, let smoothed {
      // Also where a stop has come: no other bound would be near.
      take(smoothed, repairedBy: repair(smoothed, offers(smoothed, .all)))
    }

    var method = RelaxationOptions.Method.primal
    var scope =
      pricing.isLarge || pricing.groups != nil
      ? Pricing.Scope.promising(pairsOfMember: 4) : .all
    while let relaxation = try master.solve(method, shouldStop: shouldStop) {
      relaxed.values = relaxation.values
      if shouldStop() {
        take(
          relaxation.prices,
          repairedBy: pricing.roughBound(prices: relaxation.prices, stage: stage))
        break
      }
      let found = offers(relaxation.prices, scope)
      if case .all = scope {
        pricingRounds += 1
        take(relaxation.prices, repairedBy: repair(relaxation.prices, found))
      }
      method = .primal
      let added = try master.add(selected(found.offers))
      if case .promising = scope, added <= instance.memberCapacities.count / 50 {
        scope = .all
        continue
      }
      if added > 0 { continue }
      method = .dual
      if try master.addBrokenCoupleRows(relaxed.values) > 0 { continue }
      let cuts = CutSearch(instance: instance, support: support(relaxed.values)).cuts()
      if cuts.isEmpty { break }
      try master.add(cuts)
    }
    return relaxed
  }

  private func support(_ values: [Double]) -> [(column: Column, value: Double)] {
    zip(master.columns, values).filter { $0.1 > 1e-9 }.map { (column: $0.0, value: $0.1) }
  }

  /// The best offers, at most a few for each member, so that the program stays small.
  private func selected(_ offers: [Pricing.Offer]) -> [Column] {
    let sorted = offers.filter { $0.reducedCost > Self.tolerance }.sorted {
      $0.reducedCost != $1.reducedCost
        ? $0.reducedCost > $1.reducedCost : $0.column < $1.column
    }
    var counts = Array(repeating: 0, count: instance.memberCapacities.count)
    var chosen: [Column] = []
    for offer in sorted {
      let members = instance.members(of: offer.column)
      guard members.contains(where: { counts[$0] < Self.offersOfMember }) else { continue }
      for member in members { counts[member] += 1 }
      chosen.append(offer.column)
    }
    return chosen
  }

  /// Reduced costs up to this are covered by the bound without being looked for.
  private static let noReducedCost = 1e-10
  /// Reduced costs from this on are worth a column; the simplex method's own tolerance.
  private static let tolerance = 1e-7
  private static let offersOfMember = 4
}
