/// Finds, among all groups that an instance allows, those that prices leave worth having.
///
/// For each focus topic `t` and size `k` a member has the weight
///
///     b_i = M_i / k − u_i − λ / k,   M_i = max_f ( k · share · fit(f, i alone, t) − load · v_f ),
///
/// and two members of a mutual group, spread over its `k (k − 1) / 2` links, the weight
///
///     q_ij = P · s_ij + (b_i + b_j) / (k − 1),   P · Σ s = worth.
///
/// As a fit is at most the mean of single fits, the reduced cost of a group is at most `Σ q`. With
/// `T_i(m)` the sum of the `m` largest `q` of a member, a partial group that lacks `m` members gains
/// at most the `m` largest `gain_j + ½ T_j(m − 1)`; a depth-first search passes over what cannot
/// exceed the threshold. It is rooted at the member with the largest `T`, so that each group is met
/// once. A hub with its spokes has no links but its own, so that `Σ q` is a sum over spokes.
///
/// Whatever stands in a plan has a focus of its own; a group that turns up under another topic is
/// passed over there.
struct GroupPricing: Sendable {
  typealias Offer = Pricing.Offer

  let instance: Instance
  let rules: GroupRules
  /// Steps of one search before it gives up: it falls back on ceilings then, or, where every group
  /// was asked for, says that there are too many.
  let steps: Int
  /// One row of facilitators for each member, without expertise.
  let singleFits: [Double]
  /// Whom a topic can bring together, in order of topic, then of hub.
  let circles: [Circle]
  /// Couples that asked for each other, by member.
  let requested: [Int: [Int]]

  /// How far a search goes.
  enum Search: Sendable {
    /// A few of the best of each circle, found quickly; proves nothing.
    case promising
    /// The best few of each root; what is passed over is bounded by the ceilings.
    case best
    /// Every group with every facilitator, or nothing if there are more than `limit`.
    case every(limit: Int)
  }

  /// Members that may be in one group with one focus: mutual, or round a hub.
  struct Circle: Sendable {
    let topic: Int
    /// The hub, by index of the instance.
    let hub: Int?
    /// By index of the instance, ascending; spokes only where there is a hub.
    let members: [Int]
    /// For each member its links within the circle, by place in it, ascending; empty round a hub.
    let links: [[(place: Int32, score: Float64)]]
    /// Round a hub, the score of each spoke with it.
    let scores: [Double]
    let sizes: ClosedRange<Int>
  }

  init(_ instance: Instance, _ rules: GroupRules, singleFits: [Double], steps: Int) {
    self.instance = instance
    self.steps = steps
    self.rules = rules
    self.singleFits = singleFits
    var requested: [Int: [Int]] = [:]
    for couple in instance.requests.sorted() {
      requested[couple.lower, default: []].append(couple.higher)
      requested[couple.higher, default: []].append(couple.lower)
    }
    self.requested = requested
    let count = instance.memberCapacities.count
    var circles: [Circle] = []
    var places = Array(repeating: Int32(-1), count: count)
    for topic in 0..<rules.topicCount {
      func needs(_ member: Int) -> Bool {
        rules.rating(member, topic, isHub: false) >= rules.minimumRating
      }
      let members = (0..<count).filter { !rules.links[$0].isEmpty && needs($0) }
      for (place, member) in members.enumerated() { places[member] = Int32(place) }
      let links = members.map { member in
        rules.links[member].compactMap { link in
          places[link.other] < 0 ? nil : (place: places[link.other], score: link.score)
        }
      }
      for member in members { places[member] = -1 }
      if let sizes = Self.sizes(of: members, rules)?.clamped(to: rules.mutualSizes),
        links.contains(where: { $0.count >= 2 })
      {
        circles.append(
          Circle(
            topic: topic, hub: nil, members: members, links: links, scores: [], sizes: sizes))
      }
      for hub in 0..<count
      where !rules.spokes[hub].isEmpty
        && rules.rating(hub, topic, isHub: true) >= rules.minimumRating
      {
        let spokes = rules.spokes[hub].filter { needs($0.other) }
        guard spokes.count >= 2,
          let sizes = Self.sizes(of: spokes.map(\.other), rules)?
            .clamped(to: rules.hubSizes)
        else { continue }
        circles.append(
          Circle(
            topic: topic, hub: hub, members: spokes.map(\.other), links: [],
            scores: spokes.map(\.score), sizes: sizes))
      }
    }
    self.circles = circles
  }

  private static func sizes(of members: [Int], _ rules: GroupRules) -> ClosedRange<Int>? {
    guard let lowest = members.map({ rules.sizes[$0].lowerBound }).min(),
      let highest = members.map({ rules.sizes[$0].upperBound }).max(), highest >= 3
    else { return nil }
    return max(3, lowest)...highest
  }

  /// The groups with a reduced cost above `threshold`, as far as `search` asks for them.
  ///
  /// - Returns: offers in an order that follows from the instance and the prices alone, or nothing
  ///   where `search` set a limit that was exceeded.
  func offers(
    above threshold: Double, prices: Prices, stage: Stage, index: CutIndex, search: Search
  ) -> Pricing.Found? {
    let weights = GroupWeights(self, prices: prices, stage: stage)
    let tasks = circles.indices.flatMap { circle in
      circles[circle].sizes.map { (circle: circle, size: $0) }
    }
    let parts = concurrentMap(tasks.count) { number -> GroupSearch.Outcome in
      let task = tasks[number]
      var run = GroupSearch(
        pricing: self, circle: circles[task.circle], size: task.size, weights: weights,
        prices: prices, stage: stage, index: index, threshold: threshold, search: search)
      return run.outcome()
    }
    var found = Pricing.Found(
      ceilings: Array(repeating: 0, count: instance.memberCapacities.count))
    for part in parts {
      if part.isCutOff { return nil }
      found.offers += part.offers
      for (member, ceiling) in part.ceilings {
        found.ceilings[member] = max(found.ceilings[member], ceiling)
      }
    }
    if case .every(let limit) = search, found.offers.count > limit { return nil }
    return found
  }

  /// For each member, what the reduced cost of any group with it is at most for each of its members;
  /// without a search.
  func ceilings(prices: Prices, stage: Stage) -> [Double] {
    let weights = GroupWeights(self, prices: prices, stage: stage)
    let index = CutIndex([], in: instance)
    let tasks = circles.indices.flatMap { circle in
      circles[circle].sizes.map { (circle: circle, size: $0) }
    }
    let parts = concurrentMap(tasks.count) { number in
      let task = tasks[number]
      let run = GroupSearch(
        pricing: self, circle: circles[task.circle], size: task.size, weights: weights,
        prices: prices, stage: stage, index: index, threshold: 0, search: .best)
      return run.roughCeilings()
    }
    var most = Array(repeating: 0.0, count: instance.memberCapacities.count)
    for (member, ceiling) in parts.joined() { most[member] = max(most[member], ceiling) }
    return most
  }
}

/// What the members of groups weigh at given prices, facilitators and links apart.
struct GroupWeights: Sendable {
  /// What placing a member earns less what it costs.
  let members: [Double]
  /// What the cap costs a partnership.
  let count: Double
  /// What a couple that asked for each other earns.
  let request: Double
  /// The weight of values in the stage: 1, or 0 where only numbers count.
  let value: Double

  init(_ pricing: GroupPricing, prices: Prices, stage: Stage) {
    let instance = pricing.instance
    var members = prices.members.map { -$0 }
    if stage == .coverage {
      for (member, capacity) in instance.memberCapacities.enumerated() where capacity == 1 {
        members[member] += 1
      }
    }
    // What keeping a set together earns is spread over it: a part of it then earns too much, never
    // too little.
    for (set, price) in zip(instance.together, prices.together) where price < 0 {
      for member in set { members[member] -= price / Double(set.count) }
    }
    self.members = members
    count = prices.count
    request = prices.request + (stage == .requests ? 1 : 0)
    value = stage == .value ? 1 : 0
  }
}
