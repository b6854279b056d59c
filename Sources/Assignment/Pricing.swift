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
  /// Of groups, where there are any.
  let groups: GroupPricing?
  /// Pairs that are kept together: their price may be below zero, which adds to a reduced cost.
  private let kept: Set<Int>
  /// Pairs of which some columns count in sides.
  private let sided: Set<Int>
  /// Columns that a side asks for, which may earn something by themselves.
  let keptColumns: [Column]
  /// How well each facilitator suits each member alone, times the scale of a pair's fit.
  private let singles: FacilitatorRows
  /// The member and the focus of each slot, ascending.
  private let slots: [(member: Int, focus: Int)]
  /// The slots of the first and of the second member of each pair.
  private let slotsOfPair: [(first: Int32, second: Int32)]
  /// The worth of each pair, close together.
  private let worths: [Double]

  /// Whether pricing every pair in every round would take longer than the linear program.
  var isLarge: Bool { instance.pairs.count > 200_000 }

  /// What rounding to units may add to a column beside the bound.
  private static let slack = 4 / Column.unitsPerOne

  init(_ instance: Instance, _ effort: Effort = Effort()) {
    self.instance = instance
    let scale = instance.fitScale(ofSize: 2)
    let singleFits = instance.fits.singleFits()
    singles = FacilitatorRows(singleFits, times: scale, ofEach: instance.caseloads.count)
    groups = instance.groups.flatMap { rules in
      rules.isEmpty
        ? nil
        : GroupPricing(
          instance, rules, singleFits: singleFits, steps: effort.stepsOfSearch)
    }
    let sets = Set(instance.together)
    let sided = Set(instance.sides.flatMap { $0.columns.compactMap(\.pair) })
    kept =
      sets.isEmpty
      ? sided
      : sided.union(
        instance.pairs.indices.filter {
          sets.contains([instance.pairs[$0].first, instance.pairs[$0].second])
        })
    self.sided = sided
    keptColumns = instance.sides.flatMap { side -> [Column] in
      guard case .atLeast = side.limit else { return [] }
      return side.columns.sorted()
    }
    let focuses =
      instance.caseloads.isEmpty ? 1 : instance.fits.expertise.count / instance.caseloads.count
    func cell(_ member: Int, _ pair: Instance.Pair) -> Int {
      member * focuses + (instance.caseloads.isEmpty ? 0 : pair.focus)
    }
    var numbers = Array(repeating: Int32(-1), count: instance.memberCapacities.count * focuses)
    for pair in instance.pairs {
      numbers[cell(pair.first, pair)] = 0
      numbers[cell(pair.second, pair)] = 0
    }
    var slots: [(member: Int, focus: Int)] = []
    for cell in numbers.indices where numbers[cell] == 0 {
      numbers[cell] = Int32(slots.count)
      slots.append((member: cell / focuses, focus: cell % focuses))
    }
    slotsOfPair = instance.pairs.map { (numbers[cell($0.first, $0)], numbers[cell($0.second, $0)]) }
    self.slots = slots
    worths = instance.pairs.map(\.worth)
  }

  /// Which pairs are priced with every facilitator.
  enum Scope {
    /// All whose bound leaves them worth it: what is not found does not exist.
    case all
    /// At most these many for each member, most promising first: quick, and proves nothing.
    case promising(pairsOfMember: Int)
  }

  /// The columns with a reduced cost above `threshold`, in ascending order of column.
  ///
  /// - Parameters:
  ///   - threshold: in units of the stage's objective.
  ///   - prices: what the rows are worth.
  ///   - stage: the stage whose worth counts.
  ///   - everyFacilitator: all columns of a pair, or only its best (the first of equals).
  ///   - scope: which pairs to look at.
  ///   - limit: the most columns to collect.
  /// - Returns: the offers, or nothing where there are more than `limit`: a list that was cut off
  ///   would prove nothing.
  func offers(
    above threshold: Double, prices: Prices, stage: Stage, everyFacilitator: Bool,
    scope: Scope = .all, limit: Int = .max
  ) -> Found? {
    let index = CutIndex(prices.cuts, in: instance)
    let offsets = offsets(prices: prices)
    var found = Found()
    if let groups {
      let search: GroupPricing.Search =
        switch (scope, everyFacilitator) {
        case (.promising, _): .promising
        case (.all, false): .best
        case (.all, true): .every(limit: limit)
        }
      guard
        let part = groups.offers(
          above: threshold, prices: prices, stage: stage, index: index, search: search)
      else { return nil }
      found = part
    }
    let pairs = pairs(above: threshold, prices: prices, stage: stage, scope: scope)
    let blocks = max(1, min(64, pairs.count / 256))
    let parts = concurrentMap(blocks) { block in
      var found: [Offer] = []
      for place in pairs.count * block / blocks..<pairs.count * (block + 1) / blocks {
        offers(
          of: pairs[place], prices: prices, stage: stage, index: index, offsets: offsets,
          above: threshold, everyFacilitator: everyFacilitator
        ) { if found.count <= limit { found.append($0) } }
      }
      return found
    }
    // A search for groups does not see what sides ask for.
    for column in keptColumns where column.pair == nil {
      let cost = prices.reducedCost(of: column, stage: stage, in: instance)
      if cost > threshold, !found.offers.contains(where: { $0.column == column }) {
        found.offers.append(Offer(column: column, reducedCost: cost))
      }
    }
    guard parts.reduce(found.offers.count, { $0 + $1.count }) <= limit else { return nil }
    found.offers = parts.flatMap(\.self) + found.offers
    return found
  }

  /// What pricing found.
  struct Found: Sendable {
    /// Of pairs all that were asked for; of groups at least the best.
    var offers: [Offer] = []
    /// For each member, what groups with it that are not among the offers may have as reduced
    /// cost for each of their members; empty where there are no groups.
    var ceilings: [Double] = []
  }

  /// The pairs that may have a column with a reduced cost above `threshold`, in ascending order.
  private func pairs(
    above threshold: Double, prices: Prices, stage: Stage, scope: Scope
  ) -> [Int] {
    let bounds = pairBounds(prices: prices, stage: stage)
    // The price of a pair that is kept together may be below zero, which adds to its reduced cost.
    let open = bounds.indices.filter {
      bounds[$0] + Self.slack > threshold || kept.contains($0)
    }
    guard case .promising(let count) = scope else { return open }
    return bestPairs(open, by: bounds, ofMember: count)
  }

  /// Of these pairs, each member's best by `worths`, in ascending order.
  private func bestPairs(_ pairs: [Int], by worths: [Double], ofMember count: Int) -> [Int] {
    guard count > 0 else { return [] }
    // The places of each member, best first, and how many of them are taken.
    var best = Array(repeating: 0, count: count * instance.memberCapacities.count)
    var taken = Array(repeating: 0, count: instance.memberCapacities.count)
    func offer(_ number: Int, to member: Int) {
      let start = member * count
      var place = start + taken[member]
      if taken[member] < count {
        taken[member] += 1
      } else if worths[best[place - 1]] >= worths[number] {
        return
      } else {
        place -= 1
      }
      while place > start, worths[best[place - 1]] < worths[number] {
        best[place] = best[place - 1]
        place -= 1
      }
      best[place] = number
    }
    for number in pairs {
      let (first, second) = slotsOfPair[number]
      offer(number, to: slots[Int(first)].member)
      offer(number, to: slots[Int(second)].member)
    }
    return Set(taken.indices.flatMap { best[$0 * count..<$0 * count + taken[$0]] }).sorted()
  }

  /// A pair with its best facilitator, or nothing where it has none.
  ///
  /// - Parameters:
  ///   - number: the pair.
  ///   - prices: what the rows are worth.
  ///   - stage: the stage whose worth counts.
  ///   - index: the cuts of these prices.
  ///   - offsets: those of these prices.
  /// - Returns: the first of equals.
  func bestOffer(
    ofPair number: Int, prices: Prices, stage: Stage, index: CutIndex, offsets: FacilitatorRows
  ) -> Offer? {
    var found: Offer?
    offers(
      of: number, prices: prices, stage: stage, index: index,
      offsets: offsets, above: -.infinity, everyFacilitator: false
    ) { found = $0 }
    return found
  }

  /// A bound from prices alone, without looking at facilitators or groups one by one.
  func roughBound(prices: Prices, stage: Stage) -> Double {
    var most =
      groups?.ceilings(prices: prices, stage: stage)
      ?? Array(repeating: 0.0, count: instance.memberCapacities.count)
    let bounds = pairBounds(prices: prices, stage: stage)
    for (number, pair) in instance.pairs.enumerated() {
      var bound = bounds[number] + Self.slack
      if kept.contains(number) { bound -= prices.rowsOf([pair.first, pair.second], instance) }
      most[pair.first] = max(most[pair.first], bound / 2)
      most[pair.second] = max(most[pair.second], bound / 2)
    }
    for column in keptColumns {
      let cost = prices.reducedCost(of: column, stage: stage, in: instance) + Self.slack
      let share = cost / Double(instance.size(of: column))
      instance.forEachMember(of: column) { most[$0] = max(most[$0], share) }
    }
    return zip(most, instance.memberCapacities).reduce(0) { $0 + $1.0 * Double($1.1) }
  }

  /// Columns to start from: each member's best pairs by the bound, with their best facilitators.
  func firstColumns(_ effort: Effort) -> [Column] {
    let asked = instance.pairs.indices.filter {
      instance.pairs[$0].isRequested || kept.contains($0)
    }
    return likelyColumns(
      prices: .zero(for: instance), pairsOfMember: effort.pairsAtStart,
      facilitatorsOfPair: effort.facilitatorsAtStart, besides: asked
    ).map(\.column)
  }

  /// Each member's best pairs by the bound, and those in `besides`, with their best facilitators, in
  /// the stage `value`; cuts and rows of single pairs do not count.
  ///
  /// - Parameters:
  ///   - prices: what the rows are worth.
  ///   - pairsOfMember: the most pairs that a member contributes.
  ///   - facilitatorsOfPair: the most facilitators of each pair, besides none where that is allowed.
  ///   - least: what the bound of a pair has to exceed.
  ///   - besides: pairs to take in any case.
  /// - Returns: columns in order of pair, with their reduced costs.
  func likelyColumns(
    prices: Prices, pairsOfMember: Int, facilitatorsOfPair: Int, above least: Double = -.infinity,
    besides: [Int] = []
  ) -> [Offer] {
    let bounds = pairBounds(prices: prices, stage: .value)
    let possible = bounds.indices.filter { bounds[$0] > least }
    let chosen = Set(bestPairs(possible, by: bounds, ofMember: pairsOfMember) + besides).sorted()
    let offsets = offsets(prices: prices)
    let blocks = max(1, min(64, chosen.count / 64))
    return concurrentMap(blocks) { block in
      (chosen.count * block / blocks..<chosen.count * (block + 1) / blocks).flatMap { place in
        bestColumns(ofPair: chosen[place], facilitatorsOfPair, prices: prices, offsets: offsets)
      }
    }.flatMap(\.self)
  }

  /// A pair with its facilitators of least reduced cost, and without one where that is allowed.
  private func bestColumns(
    ofPair number: Int, _ count: Int, prices: Prices, offsets: FacilitatorRows
  ) -> [Offer] {
    let pair = instance.pairs[number]
    let load = Double(instance.load(ofSize: 2))
    let scale = instance.fitScale(ofSize: 2)
    let base = worthWithoutFacilitator(number, prices: prices, stage: .value)
    var best: [Offer] = []
    func consider(_ facilitator: Int) {
      let column = Column(pair: number, facilitator: facilitator)
      guard instance.allows(column) else { return }
      let fit = instance.fits.fit(facilitator, pair.first, pair.second, focus: pair.focus)
      let cost = base + scale * fit - load * prices.facilitators[facilitator]
      if best.count == count, let last = best.last, last.reducedCost >= cost { return }
      if best.count == count { best.removeLast() }
      best.insert(
        Offer(column: column, reducedCost: cost),
        at: best.firstIndex { $0.reducedCost < cost } ?? best.count)
    }
    guard count > 0 else { return [] }
    singles.forEachMean(
      of: pair.first, pair.second, plus: offsets, row: pair.focus,
      above: { best.count == count ? (best.last?.reducedCost ?? 0) - base : -.infinity },
      slack: offsets.slack, consider)
    let alone = Column(pair: number, facilitator: nil)
    return instance.allows(alone) ? best + [Offer(column: alone, reducedCost: base)] : best
  }

  /// For each pair, what its reduced cost is at most under any facilitator, cuts and rows of single
  /// pairs apart.
  func pairBounds(prices: Prices, stage: Stage) -> [Double] {
    // Half of each slot's best fit, less the price of its member: two of them make a pair's.
    let halves = zip(slots, bestFits(prices: prices, stage: stage)).map {
      $1 / 2 - prices.members[$0.member]
    }
    let blocks = max(1, min(64, slotsOfPair.count / 20_000))
    return concurrentMap(blocks) { block in
      let range = slotsOfPair.count * block / blocks..<slotsOfPair.count * (block + 1) / blocks
      return range.map { number in
        let (first, second) = slotsOfPair[number]
        let fits = halves[Int(first)] + halves[Int(second)] - prices.count
        guard stage == .value, prices.request == 0 else {
          let pair = instance.pairs[number]
          return stage.worthWithoutFacilitator(ofPair: number, in: instance) + fits
            + (pair.isRequested ? prices.request : 0)
        }
        return worths[number] + fits
      }
    }.flatMap(\.self)
  }

  /// A pair's reduced cost, its facilitator, cuts and its own row apart.
  @inline(__always)
  private func worthWithoutFacilitator(
    _ number: Int, prices: Prices, stage: Stage
  ) -> Double {
    let pair = instance.pairs[number]
    return stage.worthWithoutFacilitator(ofPair: number, in: instance)
      - prices.members[pair.first] - prices.members[pair.second] - prices.count
      + (pair.isRequested ? prices.request : 0)
  }

  /// Expertise less price, for each focus and facilitator.
  func offsets(prices: Prices, weight: Double = 1) -> FacilitatorRows {
    let load = Double(instance.load(ofSize: 2))
    let count = instance.caseloads.count
    let scale = weight * instance.fitScale(ofSize: 2)
    return FacilitatorRows(
      instance.fits.expertise.indices.map {
        scale * instance.fits.expertise[$0] - load * prices.facilitators[$0 % count]
      }, times: 1, ofEach: count)
  }

  /// For each slot, what any facilitator (or none, where that is allowed) adds at most.
  private func bestFits(prices: Prices, stage: Stage) -> [Double] {
    let none = instance.facilitatorIsRequired ? -Double.infinity : 0
    let offsets = offsets(prices: prices, weight: stage == .value ? 1 : 0)
    let slack = Double(offsets.slack)
    let blocks = max(1, min(64, slots.count * instance.caseloads.count / 100_000))
    return concurrentMap(blocks) { block in
      (slots.count * block / blocks..<slots.count * (block + 1) / blocks).map { slot in
        let best =
          stage == .value
          ? singles.best(slots[slot].member, plus: offsets, row: slots[slot].focus)
          : singles.bestFinite(slots[slot].member, of: offsets, row: slots[slot].focus)
        return max(none, Double(best) + slack)
      }
    }.flatMap(\.self)
  }

  /// Prices one pair with every facilitator.
  private func offers(
    of number: Int, prices: Prices, stage: Stage, index: CutIndex, offsets: FacilitatorRows,
    above threshold: Double, everyFacilitator: Bool, _ give: (Offer) -> Void
  ) {
    let pair = instance.pairs[number]
    var base =
      -prices.members[pair.first] - prices.members[pair.second] - prices.count
      + (pair.isRequested ? prices.request : 0)
    let members = [pair.first, pair.second]
    if !prices.couples.isEmpty || !prices.together.isEmpty {
      base -= prices.rowsOf(members, instance)
    }
    var changing: [(cut: Int, inside: Int)] = []
    index.forEachCut(of: pair) { cut, inside in
      if index.dependsOnFacilitator(cut: cut) {
        changing.append((cut, inside))
      } else {
        base -= prices.cutPrices[cut] * Double(inside / 2)
      }
    }
    let load = Double(instance.load(ofSize: 2))
    let isSided = sided.contains(number)
    func reducedCost(_ facilitator: Int?) -> Double {
      let column = Column(pair: number, facilitator: facilitator)
      var cost = base + stage.worth(of: column, in: instance)
      if let facilitator { cost -= load * prices.facilitators[facilitator] }
      if isSided { cost -= prices.sidesOf(column, instance) }
      for (cut, inside) in changing {
        let coefficient = index.coefficient(ofCut: cut, inside: inside, facilitator: facilitator)
        cost -= prices.cutPrices[cut] * Double(coefficient)
      }
      return cost
    }
    // Most facilitators are passed over by this sum, which lacks only rounding and cuts.
    let least = isSided ? -Double.infinity : threshold - Self.slack - base
    let scale = stage == .value ? instance.fitScale(ofSize: 2) : 0
    let worth = stage.worthWithoutFacilitator(ofPair: number, in: instance)
    var best: Offer?
    func consider(_ facilitator: Int?) {
      let cost = reducedCost(facilitator)
      guard instance.reachesMinimum(Column(pair: number, facilitator: facilitator)),
        cost > threshold, everyFacilitator || cost > best?.reducedCost ?? -.infinity
      else {
        return
      }
      let offer = Offer(
        column: Column(pair: number, facilitator: facilitator), reducedCost: cost)
      if everyFacilitator { give(offer) } else { best = offer }
    }
    if instance.allowsNoFacilitator(for: members) { consider(nil) }
    var most = -Double.infinity
    func screen(_ facilitator: Int) {
      guard instance.fits.allows(facilitator, pair.first, pair.second),
        instance.guidanceAllows(facilitator, for: members)
      else { return }
      let fit = instance.fits.fit(facilitator, pair.first, pair.second, focus: pair.focus)
      let cost = worth + scale * fit - load * prices.facilitators[facilitator]
      guard cost > least else { return }
      if !everyFacilitator && changing.isEmpty && !isSided {
        guard cost > most,
          instance.reachesMinimum(Column(pair: number, facilitator: facilitator))
        else { return }
        most = cost - Self.slack
      }
      consider(facilitator)
    }
    if stage == .value {
      singles.forEachMean(
        of: pair.first, pair.second, plus: offsets, row: pair.focus,
        above: { max(least, most) - worth }, slack: offsets.slack, screen)
    } else {
      instance.caseloads.indices.forEach(screen)
    }
    if let best { give(best) }
  }
}
