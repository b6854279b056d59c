/// Finds, among all columns that an instance allows, those that prices leave worth having.
///
/// A pair's best facilitator is bounded without looking at facilitators: as the fit with a pair is
/// at most the mean of the fits with each member alone,
///
///     reduced cost ≤ worth − u_i − u_j − … + ½ (M_i,t + M_j,t),
///     M_i,t = max_f ( scale · fit(f, i alone, t) − load · v_f ).
///
/// One such table for each member and focus topic (a *slot*), then one addition for each pair;
/// only the pairs that survive are priced with every facilitator. The bound leaves nothing out, so
/// that "no column found" is a proof.
struct Pricing: Sendable {
  /// A column and by how much it is worth more than what it uses.
  struct Offer: Sendable {
    var column: Column
    var reducedCost: Double
  }

  let instance: Instance
  /// One row of facilitators for each member, times `fitScale`.
  private let singles: [Double]
  /// The member and the focus of each slot.
  private let slots: [(member: Int, focus: Int)]
  /// The slots of the first and of the second member of each pair.
  private let slotsOfPair: [(first: Int32, second: Int32)]

  /// What rounding to units may add to a column beside the bound.
  private static let slack = 4 / Column.unitsPerOne

  init(_ instance: Instance) {
    self.instance = instance
    let scale = instance.fitScale
    singles = instance.fits.singleFits().map { $0 * scale }
    let focuses =
      instance.caseloads.isEmpty ? 1 : instance.fits.expertise.count / instance.caseloads.count
    var numbers = Array(repeating: Int32(-1), count: instance.memberCapacities.count * focuses)
    var slots: [(member: Int, focus: Int)] = []
    func slot(_ member: Int, _ focus: Int) -> Int32 {
      let cell = member * focuses + focus
      if numbers[cell] < 0 {
        numbers[cell] = Int32(slots.count)
        slots.append((member, focus))
      }
      return numbers[cell]
    }
    slotsOfPair = instance.pairs.map {
      let focus = instance.caseloads.isEmpty ? 0 : $0.focus
      return (slot($0.first, focus), slot($0.second, focus))
    }
    self.slots = slots
  }

  /// The columns with a reduced cost above `threshold`, in ascending order of column.
  ///
  /// - Parameters:
  ///   - everyFacilitator: all columns of a pair, or only its best (the first of equals).
  ///   - limit: the most columns to collect.
  /// - Returns: the offers, or nothing where there are more than `limit`: a list that was cut off
  ///   would prove nothing.
  func offers(
    above threshold: Double, prices: Prices, stage: Stage, everyFacilitator: Bool,
    limit: Int = .max
  ) -> [Offer]? {
    let best = bestFits(prices: prices, stage: stage)
    let index = CutIndex(prices.cuts, in: instance)
    let blocks = max(1, min(64, instance.pairs.count / 4096))
    let parts = concurrentMap(blocks) { block in
      var found: [Offer] = []
      let range =
        instance.pairs.count * block / blocks..<instance.pairs.count * (block + 1) / blocks
      for number in range {
        let pair = instance.pairs[number]
        let (first, second) = slotsOfPair[number]
        let bound =
          worthWithoutFacilitator(pair, prices: prices, stage: stage)
          + (best[Int(first)] + best[Int(second)]) / 2
        // A required pair's price may be below zero, which adds to its reduced cost.
        if bound + Self.slack <= threshold && !pair.isRequired { continue }
        offers(
          of: number, prices: prices, stage: stage, index: index, above: threshold,
          everyFacilitator: everyFacilitator
        ) { if found.count <= limit { found.append($0) } }
      }
      return found
    }
    guard parts.reduce(0, { $0 + $1.count }) <= limit else { return nil }
    return parts.flatMap(\.self)
  }

  /// A pair with its best facilitator, or nothing where it has none.
  func bestOffer(ofPair number: Int, prices: Prices, stage: Stage, index: CutIndex) -> Offer? {
    var found: Offer?
    offers(
      of: number, prices: prices, stage: stage, index: index, above: -.infinity,
      everyFacilitator: false
    ) { found = $0 }
    return found
  }

  /// A bound from prices alone, without looking at facilitators one by one.
  func roughBound(prices: Prices, stage: Stage) -> Double {
    var most = Array(repeating: 0.0, count: instance.memberCapacities.count)
    for (pair, bound) in zip(instance.pairs, pairBounds(prices: prices, stage: stage)) {
      most[pair.first] = max(most[pair.first], bound + Self.slack)
      most[pair.second] = max(most[pair.second], bound + Self.slack)
    }
    return zip(most, instance.memberCapacities).reduce(0) { $0 + $1.0 * Double($1.1) / 2 }
  }

  /// Columns to start from: each member's best pairs by the bound, with their best facilitators.
  func firstColumns(pairsOfMember: Int = 6, facilitatorsOfPair: Int = 2) -> [Column] {
    let stage = Stage.value
    let bounds = pairBounds(prices: .zero(for: instance), stage: stage)
    var pairsOf = Array(repeating: [Int](), count: instance.memberCapacities.count)
    for (number, pair) in instance.pairs.enumerated() where bounds[number] > -.infinity {
      pairsOf[pair.first].append(number)
      pairsOf[pair.second].append(number)
    }
    var chosen: Set<Int> = []
    for numbers in pairsOf {
      chosen.formUnion(
        numbers.sorted { (bounds[$1], $0) < (bounds[$0], $1) }.prefix(pairsOfMember))
    }
    for (number, pair) in instance.pairs.enumerated() where pair.isRequested || pair.isRequired {
      chosen.insert(number)
    }
    return chosen.sorted().flatMap { number in
      let pair = instance.pairs[number]
      var columns = instance.caseloads.indices.filter { instance.allows($0, for: pair) }
        .map { Column(pair: number, facilitator: $0) }
        .map { (column: $0, units: instance.units(of: $0)) }
        .sorted { ($1.units, $0.column) < ($0.units, $1.column) }
        .prefix(facilitatorsOfPair).map(\.column)
      if instance.allowsNoFacilitator(for: pair) {
        columns.append(Column(pair: number, facilitator: nil))
      }
      return columns
    }
  }

  /// For each pair, what its reduced cost is at most under any facilitator, cuts and rows of single
  /// pairs apart.
  func pairBounds(prices: Prices, stage: Stage) -> [Double] {
    let best = bestFits(prices: prices, stage: stage)
    return zip(instance.pairs, slotsOfPair).map { pair, slots in
      worthWithoutFacilitator(pair, prices: prices, stage: stage)
        + (best[Int(slots.first)] + best[Int(slots.second)]) / 2
    }
  }

  /// A pair's reduced cost, its facilitator, cuts and its own row apart.
  private func worthWithoutFacilitator(
    _ pair: Instance.Pair, prices: Prices, stage: Stage
  ) -> Double {
    let worth: Double
    switch stage {
    case .requirements: worth = 0
    case .requests: worth = pair.isRequested ? 1 : 0
    case .value: worth = pair.worth
    }
    return worth - prices.members[pair.first] - prices.members[pair.second] - prices.count
      + (pair.isRequested ? prices.request : 0)
  }

  /// For each slot, the best that any facilitator (or none, where that is allowed) adds.
  private func bestFits(prices: Prices, stage: Stage) -> [Double] {
    let count = instance.caseloads.count
    let load = Double(instance.loadOfPair)
    let weight = stage == .value ? 1.0 : 0
    let none = instance.facilitatorIsRequired ? -Double.infinity : 0
    // Expertise less price, for each focus and facilitator.
    var offsets = instance.fits.expertise.map { weight * instance.fitScale * $0 }
    for cell in offsets.indices { offsets[cell] -= load * prices.facilitators[cell % count] }
    let finished = offsets
    let blocks = max(1, min(64, slots.count * count / 100_000))
    return concurrentMap(blocks) { block in
      (slots.count * block / blocks..<slots.count * (block + 1) / blocks).map { slot in
        let row = slots[slot].member * count
        let offset = slots[slot].focus * count
        var top = none
        for facilitator in 0..<count {
          let single = singles[row + facilitator]
          if single == -.infinity { continue }
          top = max(top, weight * single + finished[offset + facilitator])
        }
        return top
      }
    }.flatMap(\.self)
  }

  /// Prices one pair with every facilitator.
  private func offers(
    of number: Int, prices: Prices, stage: Stage, index: CutIndex, above threshold: Double,
    everyFacilitator: Bool, _ give: (Offer) -> Void
  ) {
    let pair = instance.pairs[number]
    var base =
      -prices.members[pair.first] - prices.members[pair.second] - prices.count
      + (pair.isRequested ? prices.request : 0) - (prices.pairs[number] ?? 0)
    var changing: [(cut: Int, inside: Int)] = []
    index.forEachCut(of: pair) { cut, inside in
      if index.dependsOnFacilitator(cut: cut) {
        changing.append((cut, inside))
      } else {
        base -= prices.cutPrices[cut] * Double(inside / 2)
      }
    }
    var best: Offer?
    func consider(_ facilitator: Int?) {
      let column = Column(pair: number, facilitator: facilitator)
      var cost = base + stage.worth(of: column, in: instance)
      if let facilitator {
        cost -= Double(instance.loadOfPair) * prices.facilitators[facilitator]
      }
      for (cut, inside) in changing {
        let coefficient = index.coefficient(ofCut: cut, inside: inside, facilitator: facilitator)
        cost -= prices.cutPrices[cut] * Double(coefficient)
      }
      guard cost > threshold else { return }
      if everyFacilitator {
        give(Offer(column: column, reducedCost: cost))
      } else if cost > best?.reducedCost ?? -.infinity {
        best = Offer(column: column, reducedCost: cost)
      }
    }
    if instance.allowsNoFacilitator(for: pair) { consider(nil) }
    if let only = pair.onlyFacilitator {
      if instance.allows(only, for: pair) { consider(only) }
    } else {
      for facilitator in instance.caseloads.indices
      where instance.allows(facilitator, for: pair) {
        consider(facilitator)
      }
    }
    if let best { give(best) }
  }
}
