/// The search for groups of one size in one circle; see `GroupPricing`.
struct GroupSearch {
  struct Outcome: Sendable {
    var offers: [Pricing.Offer] = []
    /// For members of groups that were passed over, what each of their members may get.
    var ceilings: [(member: Int, ceiling: Double)] = []
    /// Whether there were more than the limit of a complete search.
    var isCutOff = false
  }

  let pricing: GroupPricing
  let circle: GroupPricing.Circle
  let size: Int
  let weights: GroupWeights
  let prices: Prices
  let stage: Stage
  let index: CutIndex
  let threshold: Double
  let search: GroupPricing.Search

  // Held apart from `pricing`, since they are asked for in every step.
  private let instance: Instance
  private let rules: GroupRules
  private let singleFits: [Double]

  /// For each place in the circle, the weight of its member; minus infinity where it cannot be.
  private var nodes: [Double] = []
  /// For each place, its links with their weights.
  private var links: [[Link]] = []
  /// `tops[m][place]`: the sum of the `m` largest weights of links.
  private var tops: [[Double]] = []
  private var outcome_ = Outcome()
  private var nodesLeft = 0
  /// The best offers of the root at hand, best first, where only those are asked for.
  private var bestOfRoot: [Pricing.Offer] = []
  private var chosen: [Int] = []
  private var countsInCuts: [Int]
  private var marks: [Double] = []

  private struct Link {
    var place: Int
    var weight: Double
  }

  /// A member that a partial group may take, with what its links to the group weigh.
  private struct Candidate {
    var place: Int
    var gain: Double
    var bound: Double
  }

  /// Offers kept of each root.
  private static let offersOfRoot = 3
  /// Above what adding up in another order can change.
  private static let slack = 1e-8

  init(
    pricing: GroupPricing, circle: GroupPricing.Circle, size: Int, weights: GroupWeights,
    prices: Prices, stage: Stage, index: CutIndex, threshold: Double, search: GroupPricing.Search
  ) {
    self.pricing = pricing
    instance = pricing.instance
    rules = pricing.rules
    singleFits = pricing.singleFits
    self.circle = circle
    self.size = size
    self.weights = weights
    self.prices = prices
    self.stage = stage
    self.index = index
    self.threshold = threshold
    self.search = search
    countsInCuts = Array(repeating: 0, count: prices.cuts.count)
    weigh()
  }

  // MARK: Weights

  private mutating func weigh() {
    let offset = facilitatorOffsets()
    nodes = circle.members.map { member in
      rules.sizes[member].contains(size) ? weight(member, offset) : -.infinity
    }
    guard circle.hub == nil else { return }
    let factor = weights.value * rules.factor(size: size, links: size * (size - 1) / 2)
    let share = Double(size - 1)
    links = circle.links.indices.map { place in
      let own = nodes[place]
      if own == -.infinity { return [] }
      let wishes = weights.request > 0 ? pricing.requested[circle.members[place]] : nil
      return circle.links[place].compactMap { link in
        let other = nodes[Int(link.place)]
        if other == -.infinity { return nil }
        var weight = factor * link.score + (own + other) / share
        if let wishes, wishes.contains(circle.members[Int(link.place)]) {
          weight += weights.request
        }
        return Link(place: Int(link.place), weight: weight)
      }
    }
    tops = Array(
      repeating: Array(repeating: -Double.infinity, count: nodes.count), count: size)
    var best = Array(repeating: 0.0, count: size - 1)
    for place in nodes.indices {
      var count = 0
      for link in links[place] {
        if count == best.count, link.weight <= best[count - 1] { continue }
        var at = min(count, best.count - 1)
        while at > 0, best[at - 1] < link.weight {
          best[at] = best[at - 1]
          at -= 1
        }
        best[at] = link.weight
        count = min(count + 1, best.count)
      }
      var sum = 0.0
      tops[0][place] = 0
      for taken in 0..<count {
        sum += best[taken]
        tops[taken + 1][place] = sum
      }
    }
  }

  /// What each facilitator adds to any group of this size and topic, expertise less price.
  private func facilitatorOffsets() -> [Double] {
    let count = instance.caseloads.count
    let load = Double(instance.load(ofSize: size))
    let scale = weights.value * instance.fitScale(ofSize: size)
    return (0..<count).map {
      scale * instance.fits.expertise[circle.topic * count + $0] - load * prices.facilitators[$0]
    }
  }

  private func weight(_ member: Int, _ offsets: [Double]) -> Double {
    var best = instance.facilitatorIsRequired ? -Double.infinity : 0
    let scale = weights.value * instance.fitScale(ofSize: size)
    let row = member * offsets.count
    for facilitator in offsets.indices {
      let single = singleFits[row + facilitator]
      if single == -.infinity { continue }
      best = max(best, scale * single + offsets[facilitator])
    }
    return (best - weights.count) / Double(size) + weights.members[member]
  }

  // MARK: Searching

  mutating func outcome() -> Outcome {
    switch search {
    case .promising: nodesLeft = pricing.steps / 50
    case .best, .every: nodesLeft = pricing.steps
    }
    if circle.hub == nil { searchMutual() } else { searchHub() }
    // A list that was cut off proves nothing; the ceilings speak for it only where they are asked.
    if case .every = search, nodesLeft <= 0 { outcome_.isCutOff = true }
    return outcome_
  }

  /// What groups with a root have at most if they are not among the offers.
  private var leastOfRoot: Double {
    if case .every = search { return threshold }
    return bestOfRoot.count == Self.offersOfRoot
      ? max(threshold, bestOfRoot[Self.offersOfRoot - 1].reducedCost) : threshold
  }

  private mutating func searchMutual() {
    let roots = nodes.indices.filter { tops[size - 1][$0] > -.infinity }
      .sorted { (tops[size - 1][$1], $0) < (tops[size - 1][$0], $1) }
    var rank = Array(repeating: -1, count: nodes.count)
    for (number, root) in roots.enumerated() { rank[root] = number }
    marks = Array(repeating: -.infinity, count: nodes.count)
    for root in roots {
      let most = Double(size) / 2 * tops[size - 1][root]
      if most + Self.slack <= threshold { break }
      bestOfRoot = []
      let candidates = links[root].filter { rank[$0.place] > rank[root] }
        .map { Candidate(place: $0.place, gain: $0.weight, bound: 0) }
      guard candidates.count >= size - 1 else { continue }
      chosen = [root]
      let penalty = enter(root)
      let isWhole = extend(candidates, -penalty, missing: size - 1)
      leave(root)
      outcome_.offers += bestOfRoot
      if outcome_.isCutOff { return }
      // Cuts are never below zero, so that the bound holds with them as well.
      let passedOver = isWhole ? leastOfRoot : min(most, roughBound(of: root, in: candidates))
      if passedOver > threshold {
        let ceiling = passedOver / Double(size)
        outcome_.ceilings.append((circle.members[root], ceiling))
        outcome_.ceilings += candidates.map { (circle.members[$0.place], ceiling) }
      }
    }
  }

  /// The sum of the largest that a root's neighbours can add.
  private func roughBound(of root: Int, in candidates: [Candidate]) -> Double {
    let bounds = candidates.map { $0.gain + tops[size - 2][$0.place] / 2 }.sorted(by: >)
    return bounds.prefix(size - 1).reduce(0, +)
  }

  /// Extends the group at hand in every way that may exceed the threshold.
  ///
  /// - Returns: whether the search came to its end; not where it ran out of steps.
  private mutating func extend(
    _ candidates: [Candidate], _ sum: Double, missing: Int
  ) -> Bool {
    var open = candidates
    for number in open.indices {
      open[number].bound = open[number].gain + tops[missing - 1][open[number].place] / 2
    }
    open.sort { ($1.bound, $0.place) < ($0.bound, $1.place) }
    var window = open.prefix(missing).reduce(0) { $0 + $1.bound }
    for number in 0..<max(0, open.count - missing + 1) {
      if number > 0 { window += open[number + missing - 1].bound - open[number - 1].bound }
      if !(sum + window + Self.slack > leastOfRoot) { break }
      nodesLeft -= 1
      if nodesLeft <= 0 || outcome_.isCutOff { return false }
      let candidate = open[number]
      chosen.append(candidate.place)
      let penalty = enter(candidate.place)
      let total = sum + candidate.gain - penalty
      var isWhole = true
      if missing == 1 {
        if total + Self.slack > leastOfRoot { offer(chosen.map { circle.members[$0] }, hub: nil) }
      } else {
        for link in links[candidate.place] { marks[link.place] = link.weight }
        var next: [Candidate] = []
        for later in open[(number + 1)...] where marks[later.place] > -.infinity {
          next.append(
            Candidate(
              place: later.place, gain: later.gain + marks[later.place], bound: 0))
        }
        for link in links[candidate.place] { marks[link.place] = -.infinity }
        if next.count >= missing - 1 { isWhole = extend(next, total, missing: missing - 1) }
      }
      leave(candidate.place)
      chosen.removeLast()
      if !isWhole { return false }
    }
    return true
  }

  private mutating func searchHub() {
    guard let hub = circle.hub, rules.sizes[hub].contains(size) else { return }
    let own = weight(hub, facilitatorOffsets())
    guard own > -.infinity else { return }
    let spokes = size - 1
    let factor = weights.value * rules.factor(size: size, links: spokes)
    let wishes = pricing.requested[hub]
    var open: [Candidate] = []
    for place in nodes.indices where nodes[place] > -.infinity {
      let member = circle.members[place]
      var gain = nodes[place] + factor * circle.scores[place]
      if weights.request > 0 {
        if let wishes, wishes.contains(member) { gain += weights.request }
        // Half of each wish among spokes, of which it takes two.
        let others = pricing.requested[member]?.count { $0 != hub } ?? 0
        gain += weights.request * Double(others) / 2
      }
      open.append(Candidate(place: place, gain: gain, bound: gain))
    }
    open.sort { ($1.bound, $0.place) < ($0.bound, $1.place) }
    guard open.count >= spokes else { return }
    bestOfRoot = []
    chosen = []
    let most = own + open.prefix(spokes).reduce(0) { $0 + $1.bound }
    let isWhole = extendHub(open[...], own, missing: spokes, hub: hub)
    outcome_.offers += bestOfRoot
    let passedOver = isWhole ? leastOfRoot : most
    if passedOver > threshold, !outcome_.isCutOff {
      let ceiling = passedOver / Double(size)
      outcome_.ceilings.append((hub, ceiling))
      outcome_.ceilings += open.map { (circle.members[$0.place], ceiling) }
    }
  }

  private mutating func extendHub(
    _ open: ArraySlice<Candidate>, _ sum: Double, missing: Int, hub: Int
  ) -> Bool {
    guard open.count >= missing else { return true }
    for number in open.startIndex...(open.endIndex - missing) {
      let window = open[number..<number + missing].reduce(0) { $0 + $1.bound }
      if !(sum + window + Self.slack > leastOfRoot) { break }
      nodesLeft -= 1
      if nodesLeft <= 0 || outcome_.isCutOff { return false }
      let member = circle.members[open[number].place]
      if chosen.contains(where: { rules.barred.contains(Couple($0, member)) }) { continue }
      chosen.append(member)
      defer { chosen.removeLast() }
      if missing == 1 {
        offer(chosen + [hub], hub: hub)
      } else if !extendHub(
        open[(number + 1)...], sum + open[number].gain, missing: missing - 1, hub: hub)
      {
        return false
      }
    }
    return true
  }

  // MARK: Cuts

  /// Counts a member in the cuts, and says what that costs the group at least.
  private mutating func enter(_ place: Int) -> Double {
    var cost = 0.0
    for cut in index.cuts(of: circle.members[place]) {
      countsInCuts[cut] += 1
      if countsInCuts[cut].isMultiple(of: 2) { cost += prices.cutPrices[cut] }
    }
    return cost
  }

  private mutating func leave(_ place: Int) {
    for cut in index.cuts(of: circle.members[place]) { countsInCuts[cut] -= 1 }
  }

  // MARK: Offers

  /// Prices a whole group with its facilitators.
  private mutating func offer(_ members: [Int], hub: Int?) {
    guard let group = rules.group(members.sorted(), hub: hub), group.focus == circle.topic else {
      return
    }
    var best: Pricing.Offer?
    pricing.forEachColumn(of: group, prices: prices, stage: stage, index: index) { column, cost in
      guard cost > threshold else { return }
      if case .every(let limit) = search {
        outcome_.offers.append(.init(column: column, reducedCost: cost))
        if outcome_.offers.count > limit { outcome_.isCutOff = true }
      } else if cost > best?.reducedCost ?? -.infinity {
        best = .init(column: column, reducedCost: cost)
      }
    }
    guard let best, best.reducedCost > leastOfRoot else { return }
    let place = bestOfRoot.firstIndex { $0.reducedCost < best.reducedCost }
    bestOfRoot.insert(best, at: place ?? bestOfRoot.count)
    if bestOfRoot.count > Self.offersOfRoot { bestOfRoot.removeLast() }
  }

  // MARK: Without a search

  /// What any group with each member has at most, for each of its members.
  func roughCeilings() -> [(member: Int, ceiling: Double)] {
    if let hub = circle.hub {
      guard rules.sizes[hub].contains(size) else { return [] }
      let own = weight(hub, facilitatorOffsets())
      guard own > -.infinity else { return [] }
      let factor = weights.value * rules.factor(size: size, links: size - 1)
      let gains = nodes.indices.map { place in
        let wishes = Double(pricing.requested[circle.members[place]]?.count ?? 0)
        return nodes[place] + factor * circle.scores[place] + weights.request * wishes
      }
      let best = gains.sorted(by: >).prefix(size - 1)
      guard best.count == size - 1, let last = best.last, last > -.infinity else { return [] }
      let most = own + best.reduce(0, +) + Self.slack
      return ([hub] + circle.members).map { ($0, most / Double(size)) }
    }
    return nodes.indices.compactMap { place in
      guard tops[size - 1][place] > -.infinity else { return nil }
      let candidates = links[place].map {
        Candidate(place: $0.place, gain: $0.weight, bound: 0)
      }
      return (
        circle.members[place],
        (roughBound(of: place, in: candidates) + Self.slack) / Double(size)
      )
    }
  }
}

extension GroupPricing {
  /// Calls `body` with a group under each facilitator that may guide it, and its reduced cost.
  func forEachColumn(
    of group: Group, prices: Prices, stage: Stage, index: CutIndex,
    _ body: (Column, Double) -> Void
  ) {
    let alone = Column(group: group, facilitator: nil)
    var base = Double(instance.requests(in: alone)) * prices.request - prices.count
    for member in group.members { base -= prices.members[member] }
    if !prices.couples.isEmpty || !prices.together.isEmpty {
      base -= prices.rowsOf(group.members, instance)
    }
    var changing: [(cut: Int, inside: Int)] = []
    index.forEachCut(of: group.members) { cut, inside in
      if index.dependsOnFacilitator(cut: cut) {
        changing.append((cut, inside))
      } else {
        base -= prices.cutPrices[cut] * Double(inside / 2)
      }
    }
    let load = Double(instance.load(ofSize: group.members.count))
    func price(_ facilitator: Int?) {
      let column = Column(group: group, facilitator: facilitator)
      guard instance.reachesMinimum(column) else { return }
      var cost = base + stage.worth(of: column, in: instance)
      if let facilitator { cost -= load * prices.facilitators[facilitator] }
      if !instance.sides.isEmpty { cost -= prices.sidesOf(column, instance) }
      for (cut, inside) in changing {
        let coefficient = index.coefficient(ofCut: cut, inside: inside, facilitator: facilitator)
        cost -= prices.cutPrices[cut] * Double(coefficient)
      }
      body(column, cost)
    }
    if instance.allowsNoFacilitator(for: group.members) { price(nil) }
    for facilitator in instance.caseloads.indices
    where instance.allows(facilitator, for: group.members) {
      price(facilitator)
    }
  }
}
