import Domain

/// Finds every group of three or more whose price leaves any doubt, topic by topic and size by size.
///
/// With the focus `t` and `k` members a group is worth at most what its members and the couples of
/// them weigh: a facilitator's fit is at most the mean of the fits with each member alone, so that
///
///     price ≤ Σ_i m_i + Σ_ij w_ij,   m_i = max_f (share · fit(f, i, t) − load · v_f / k) − λ / k − u_i,
///
/// and `w_ij` is what the score of two members adds. Members are chosen one by one; a choice is
/// passed over where the best that those left could add, each with half of its best couples among
/// them, comes to nothing. A search that takes more than `mostSteps` is given up: groups not looked
/// at then count with that same sum, which is too much, never too little.
struct PricedGroups {
  private static let mostSteps = 20_000_000
  /// What adding up in another order and rounding to units can change.
  private static let slack = 2e-9
  /// Prices up to this are not looked for; every district's share has it in.
  private static let least = 1e-10

  private(set) var round: PricedRound
  /// For each district, what one member gets at most of the price of a group with it.
  private(set) var shares: [Double]
  private(set) var count = 0
  private(set) var isWhole = true

  private var steps = 0
  /// By place: what each district needs, and offers, strongly enough for a focus.
  private let needs: [[Topic: Int]]
  private let offers: [[Topic: Int]]
  private var scores: [SIMD2<Int>: Double] = [:]
  private let requests: Set<SIMD2<Int>>

  init(_ round: PricedRound) {
    self.round = round
    let (examination, districts) = (round.examination, round.table.districts)
    shares = Array(repeating: 0, count: districts.count)
    needs = districts.map { examination.plain.pressing($0, hub: nil) }
    offers = districts.map { examination.plain.pressing($0, hub: $0) }
    let places = Dictionary(
      districts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var requests: Set<SIMD2<Int>> = []
    for tie in examination.bundle.districtTies where tie.kind == .prefers {
      guard let from = places[tie.from], let to = places[tie.to],
        examination.plain.isRequested(tie.from, tie.to)
      else { continue }
      requests.insert(SIMD2(min(from, to), max(from, to)))
    }
    self.requests = requests
  }

  /// One search: groups of one size with one focus, round a hub or on one footing.
  private struct Query {
    var topic: Topic
    var size: Int
    var hub: Int?
    var scale: Double
  }

  /// Members to choose from, what each weighs, and what each two of them do.
  private struct Circle {
    var members: [Int]
    var nodes: [Double]
    /// Minus infinity where two may not be in one group; row by row.
    var couples: [Double]

    func couple(_ one: Int, _ other: Int) -> Double { couples[one * members.count + other] }
  }

  mutating func run() {
    let districts = round.table.districts
    let open = districts.indices.filter {
      districts[$0].consents && round.capacities[$0] > 0
        && districts[$0].groupSizes.upperBound >= PlainParty.smallestGroup
    }
    for place in open { shares[place] = Self.least / Double(PlainParty.smallestGroup) }
    let shape = round.policy.shape
    let mutual = open.filter { [.mutual, .either].contains(districts[$0].mode) }
    for topic in Set(mutual.flatMap { needs[$0].keys }).sorted() {
      let members = mutual.filter { needs[$0][topic] != nil }
      for size in shape.mutualGroupSizes {
        search(members.filter { districts[$0].groupSizes.contains(size) }, topic, size, hub: nil)
      }
    }
    let spokes = open.filter { [.mentee, .either].contains(districts[$0].mode) }
    for hub in open where districts[hub].mode == .mentor {
      for topic in offers[hub].keys.sorted() {
        let members = spokes.filter { needs[$0][topic] != nil && mayMeet(hub, $0, isScored: true) }
        for size in shape.hubSizes where districts[hub].groupSizes.contains(size) {
          search(members.filter { districts[$0].groupSizes.contains(size) }, topic, size, hub: hub)
        }
      }
    }
  }

  // MARK: Weights

  private func mayMeet(_ one: Int, _ other: Int, isScored: Bool) -> Bool {
    let (first, second) = (round.table.districts[one], round.table.districts[other])
    return !round.examination.plain.avoids(first.id, second.id) && !round.table[one, other].isParted
      && (!isScored || !round.examination.plain.isTooFar(first, second))
  }

  private mutating func score(_ one: Int, _ other: Int) -> Double {
    let key = SIMD2(min(one, other), max(one, other))
    if let known = scores[key] { return known }
    let plain = round.examination.plain
    let score =
      round.table[one, other].score
      ?? plain.score(
        round.profiles[key.x], round.profiles[key.y],
        Footing.between(round.table.districts[key.x], round.table.districts[key.y]) ?? .mutual)
    scores[key] = score
    return score
  }

  /// What a couple weighs besides its score.
  private func extra(_ one: Int, _ other: Int) -> Double {
    let key = SIMD2(min(one, other), max(one, other))
    return (requests.contains(key) ? round.rows.request : 0) - (round.rows.couples[key] ?? 0)
  }

  /// What a district weighs in groups of this size and focus; minus infinity where nobody guides it.
  private func weight(_ place: Int, _ topic: Topic, _ size: Int) -> Double {
    let policy = round.policy
    let load = round.load(size)
    let expertise = round.guides.expertise(in: topic)
    var best = policy.facilitators == .optional ? 0 : -Double.infinity
    for guide in round.guides.facilitators.indices where round.guides.capacities[guide] >= load {
      let entry = round.guides[guide, place]
      if entry.isBarred || (entry.isTooFar && !entry.isVirtual) { continue }
      best = max(
        best,
        policy.fitShare * (entry.sum + expertise[guide])
          - Double(load) * round.rows.facilitators[guide] / Double(size))
    }
    var weight = best - round.rows.members[place] - round.rows.count / Double(size)
    // What keeping a set together earns is spread over it: a part of it earns too much.
    for set in round.rows.together where set.price < 0 && set.members.contains(place) {
      weight -= set.price / Double(set.members.count)
    }
    return weight
  }

  // MARK: Searching

  private mutating func search(_ members: [Int], _ topic: Topic, _ size: Int, hub: Int?) {
    let missing = hub == nil ? size : size - 1
    guard members.count >= missing else { return }
    let depth = 1 - round.policy.sizeDiscount * Double(size - PlainPair.size)
    let scored = hub == nil ? missing * (missing - 1) / 2 : missing
    let query = Query(
      topic: topic, size: size, hub: hub,
      scale: Double(size) * round.policy.scoreShare * depth / Double(scored))
    let weights = members.map { weight($0, topic, size) }
    let able = members.indices.filter { weights[$0] > -.infinity }
    var circle = Circle(
      members: able.map { members[$0] }, nodes: able.map { weights[$0] }, couples: [])
    guard circle.members.count >= missing else { return }
    let own = hub.map { weight($0, topic, size) } ?? 0
    guard own > -.infinity else { return }
    weigh(&circle, query)
    let all = Array(circle.members.indices)
    if let hub {
      for place in all {
        circle.nodes[place] +=
          query.scale * score(hub, circle.members[place])
          + extra(hub, circle.members[place])
      }
      begin([hub], all, gains: circle.nodes, own, missing: missing, circle, query)
    } else {
      searchRoots(circle, query)
    }
  }

  /// Spreads what members weigh over the couples, where every two of a group are one.
  private mutating func weigh(_ circle: inout Circle, _ query: Query) {
    let count = circle.members.count
    circle.couples = Array(repeating: -.infinity, count: count * count)
    for one in 0..<count {
      for other in 0..<one {
        let (first, second) = (circle.members[one], circle.members[other])
        guard mayMeet(first, second, isScored: query.hub == nil) else { continue }
        var weight = extra(first, second)
        if query.hub == nil {
          weight +=
            query.scale * score(first, second)
            + (circle.nodes[one] + circle.nodes[other]) / Double(query.size - 1)
        }
        circle.couples[one * count + other] = weight
        circle.couples[other * count + one] = weight
      }
    }
    if query.hub == nil { circle.nodes = Array(repeating: 0, count: count) }
  }

  /// Begins with the member whose best couples weigh most, then without it, and so on: a group is
  /// met with that member of it which comes first.
  private mutating func searchRoots(_ circle: Circle, _ query: Query) {
    let missing = query.size - 1
    let tops = circle.members.indices.map {
      top(missing, of: $0, among: circle.members.indices, circle)
    }
    let roots = circle.members.indices.sorted { (tops[$1], $0) < (tops[$0], $1) }
    for (number, root) in roots.enumerated() {
      // Every couple of a group is among the best of two members, none better than the root's.
      guard Double(query.size) / 2 * tops[root] + Self.slack > Self.least else { break }
      let others = roots[(number + 1)...].filter { circle.couple(root, $0) > -.infinity }
      guard others.count >= missing else { continue }
      begin(
        [circle.members[root]], others, gains: others.map { circle.couple(root, $0) }, 0,
        missing: missing, circle, query)
    }
  }

  /// The sum of the `count` heaviest couples of a member; minus infinity where it has fewer.
  private func top(
    _ count: Int, of place: Int, among others: some Sequence<Int>, _ circle: Circle
  ) -> Double {
    var best: [Double] = []
    best.reserveCapacity(count + 1)
    for other in others where other != place {
      let weight = circle.couple(place, other)
      if weight == -.infinity || (best.count == count && weight <= best[count - 1]) { continue }
      var at = best.count
      best.append(weight)
      while at > 0, best[at - 1] < weight {
        best[at] = best[at - 1]
        at -= 1
      }
      best[at] = weight
      if best.count > count { best.removeLast() }
    }
    return best.count == count ? best.reduce(0, +) : -.infinity
  }

  /// Searches all groups that contain `chosen` and otherwise members of `others`.
  private mutating func begin(
    _ chosen: [Int], _ others: [Int], gains: [Double], _ sum: Double, missing: Int,
    _ circle: Circle, _ query: Query
  ) {
    if steps <= Self.mostSteps,
      extend(chosen, others, gains, sum, missing: missing, circle, query)
    {
      return
    }
    isWhole = false
    let bounds = bounds(others, gains, missing: missing, circle).map(\.bound)
    let share = (sum + bounds.prefix(missing).reduce(Self.slack, +)) / Double(query.size)
    guard bounds.count >= missing, share > 0 else { return }
    for place in chosen + others.map({ circle.members[$0] }) {
      shares[place] = max(shares[place], share)
    }
  }

  private struct Candidate {
    var place: Int
    var gain: Double
    var bound: Double
  }

  /// What each of `others` could add, with half of its best couples among them; heaviest first.
  private func bounds(
    _ others: [Int], _ gains: [Double], missing: Int, _ circle: Circle
  ) -> [Candidate] {
    zip(others, gains).compactMap { place, gain in
      let best = missing > 1 ? top(missing - 1, of: place, among: others, circle) : 0
      return best == -.infinity
        ? nil : Candidate(place: place, gain: gain, bound: gain + best / 2)
    }.sorted { ($1.bound, $0.place) < ($0.bound, $1.place) }
  }

  /// - Returns: whether the search came to its end.
  private mutating func extend(
    _ chosen: [Int], _ others: [Int], _ gains: [Double], _ sum: Double, missing: Int,
    _ circle: Circle, _ query: Query
  ) -> Bool {
    if missing == 0 {
      price(chosen, query)
      return true
    }
    let open = bounds(others, gains, missing: missing, circle)
    guard open.count >= missing else { return true }
    let cuts = cutPrice(chosen)
    for number in 0...(open.count - missing) {
      let window = open[number..<number + missing].reduce(0) { $0 + $1.bound }
      guard sum + window - cuts + Self.slack > Self.least else { break }
      steps += 1
      if steps > Self.mostSteps { return false }
      let next = open[number].place
      var rest: [Int] = []
      var weights: [Double] = []
      for later in open[(number + 1)...] {
        let couple = circle.couple(next, later.place)
        guard couple > -.infinity else { continue }
        rest.append(later.place)
        weights.append(later.gain + couple)
      }
      let isWhole = extend(
        chosen + [circle.members[next]], rest, weights, sum + open[number].gain,
        missing: missing - 1, circle, query)
      if !isWhole { return false }
    }
    return true
  }

  /// What half cuts cost every group that contains these districts.
  private func cutPrice(_ members: [Int]) -> Double {
    guard !round.rows.cuts.isEmpty else { return 0 }
    var inside: [Int: Int] = [:]
    for member in members {
      for cut in round.rows.cutsOfMember[member] { inside[cut, default: 0] += 1 }
    }
    return inside.reduce(0) { $0 + Double($1.value / 2) * round.rows.cuts[$1.key].price }
  }

  /// Prices a whole group under every facilitator.
  private mutating func price(_ chosen: [Int], _ query: Query) {
    let members = chosen.sorted()
    let ratings = members.map { $0 == query.hub ? offers[$0] : needs[$0] }
    // With another focus it is met there.
    guard round.examination.plain.groupFocus(ratings) == query.topic else { return }
    var (sum, scored, asked) = (0.0, 0, 0)
    for (index, one) in members.enumerated() {
      for other in members[(index + 1)...] {
        if requests.contains(SIMD2(one, other)) { asked += 1 }
        guard query.hub == nil || one == query.hub || other == query.hub else { continue }
        sum += score(one, other)
        scored += 1
      }
    }
    let depth = 1 - round.policy.sizeDiscount * Double(members.count - PlainPair.size)
    let score = sum / Double(scored) * depth
    guard score >= round.policy.minimumScore - Ledger.tolerance else { return }
    count += 1
    let party = PricedRound.Party(
      members: members, score: score, focus: query.topic, requests: asked)
    guard let most = round.most(party) else { return }
    for member in members {
      shares[member] = max(shares[member], most / Double(members.count))
    }
  }
}
