/// Which members may form a group of three or more, and what it is worth.
///
/// A *mutual* group is a clique of links: every two members are linked, its size suits every member,
/// and one topic, its focus, is a need of all. A *hub* with its spokes needs links from the hub to
/// every spoke, and its focus is what the hub offers and all spokes need.
///
///     score S(g) = mean of its links' scores · (1 − discount · (|g| − 2)),   worth = |g| · share · S(g)
package struct GroupRules: Sendable {
  /// Two members that may be in one group, and the score of the two.
  package struct Link: Sendable {
    package var first: Int
    package var second: Int
    package var score: Double

    package init(first: Int, second: Int, score: Double) {
      self.first = first
      self.second = second
      self.score = score
    }
  }

  /// The sizes of partnership that each member joins.
  package let sizes: [ClosedRange<Int>]
  /// How strongly each member needs each topic, member by member; 0 is not at all.
  package let needs: [UInt8]
  /// How strongly each member offers each topic, member by member.
  package let offers: [UInt8]
  /// Topics are in the order in which ties between them are broken.
  package let topicCount: Int
  /// The least need or offer that makes a topic a focus.
  package let minimumRating: UInt8
  package let minimumScore: Double
  package let sizeDiscount: Double
  /// What a score of 1 adds to each member's value.
  package let scoreShare: Double
  /// Members that may not be in one partnership, for those that no link rules out.
  package let barred: Set<Couple>

  /// For each member its links in mutual groups, ascending by the other member.
  let links: [[(other: Int, score: Double)]]
  /// For each member its spokes if it were a hub, ascending.
  let spokes: [[(other: Int, score: Double)]]

  /// The sizes of mutual groups, and of a hub with its spokes; none below 3.
  let mutualSizes: ClosedRange<Int>
  let hubSizes: ClosedRange<Int>

  /// Creates the rules from links, a couple once, and from hubs (`first`) with members that they may
  /// mentor; everything else is as the properties of the same names.
  package init(
    sizes: [ClosedRange<Int>], needs: [UInt8], offers: [UInt8], topicCount: Int,
    minimumRating: Int, minimumScore: Double, sizeDiscount: Double, scoreShare: Double,
    links: [Link], spokes: [Link], barred: Set<Couple> = [],
    mutualSizes: ClosedRange<Int> = 3...10, hubSizes: ClosedRange<Int> = 3...5
  ) {
    self.mutualSizes = mutualSizes
    self.hubSizes = hubSizes
    self.sizes = sizes
    self.needs = needs
    self.offers = offers
    self.topicCount = topicCount
    self.minimumRating = UInt8(clamping: max(1, minimumRating))
    self.minimumScore = minimumScore
    self.sizeDiscount = sizeDiscount
    self.scoreShare = scoreShare
    self.barred = barred
    var linksOfMember = Array(repeating: [(other: Int, score: Double)](), count: sizes.count)
    for link in links {
      linksOfMember[link.first].append((link.second, link.score))
      linksOfMember[link.second].append((link.first, link.score))
    }
    var spokesOfMember = Array(repeating: [(other: Int, score: Double)](), count: sizes.count)
    for link in spokes { spokesOfMember[link.first].append((link.second, link.score)) }
    self.links = linksOfMember.map { $0.sorted { $0.other < $1.other } }
    self.spokes = spokesOfMember.map { $0.sorted { $0.other < $1.other } }
  }
}

extension GroupRules {
  /// Whether there is any group to think of.
  package var isEmpty: Bool {
    links.allSatisfy(\.isEmpty) && spokes.allSatisfy(\.isEmpty)
  }

  /// The group of these members, or nothing where the rules forbid it.
  ///
  /// - Parameters:
  ///   - members: ascending, 3 or more.
  ///   - hub: the member that mentors the others, or nothing for a mutual group.
  /// - Returns: the group with its focus, score and worth.
  package func group(_ members: [Int], hub: Int?) -> Group? {
    let size = members.count
    let isSize = hub == nil ? mutualSizes.contains(size) : hubSizes.contains(size)
    guard isSize, members.allSatisfy({ sizes[$0].contains(size) }) else { return nil }
    var sum = 0.0
    var count = 0
    for (place, member) in members.enumerated() {
      for other in members[(place + 1)...] {
        if !barred.isEmpty, barred.contains(Couple(member, other)) { return nil }
        let link: Double?
        if let hub {
          guard hub == member || hub == other else { continue }
          link = score(spokes[hub], hub == member ? other : member)
        } else {
          link = score(links[member], other)
        }
        guard let link else { return nil }
        sum += link
        count += 1
      }
    }
    let score = sum / Double(count) * (1 - sizeDiscount * Double(size - 2))
    guard score >= minimumScore, let focus = focus(members, hub: hub) else { return nil }
    return Group(
      members: members, hub: hub, focus: focus, score: score,
      worth: Double(size) * scoreShare * score)
  }

  /// What makes the value of a link in a group of this size: `worth = factor · Σ link scores`, but
  /// for rounding.
  func factor(size: Int, links: Int) -> Double {
    Double(size) * scoreShare * (1 - sizeDiscount * Double(size - 2)) / Double(links)
  }

  /// The focus: the largest lowest rating, then the largest sum, then the first topic.
  func focus(_ members: [Int], hub: Int?) -> Int? {
    var best: (topic: Int, lowest: UInt8, sum: Int)?
    for topic in 0..<topicCount {
      var lowest = UInt8.max
      var sum = 0
      for member in members {
        let rating = rating(member, topic, isHub: member == hub)
        lowest = min(lowest, rating)
        if lowest < minimumRating { break }
        sum += Int(rating)
      }
      guard lowest >= minimumRating else { continue }
      if let best, (lowest, sum) <= (best.lowest, best.sum) { continue }
      best = (topic, lowest, sum)
    }
    return best?.topic
  }

  @inline(__always)
  func rating(_ member: Int, _ topic: Int, isHub: Bool) -> UInt8 {
    isHub ? offers[member * topicCount + topic] : needs[member * topicCount + topic]
  }

  func score(_ links: [(other: Int, score: Double)], _ other: Int) -> Double? {
    var low = 0
    var high = links.count
    while low < high {
      let middle = (low + high) / 2
      if links[middle].other < other { low = middle + 1 } else { high = middle }
    }
    return low < links.count && links[low].other == other ? links[low].score : nil
  }
}

extension GroupRules {
  /// Every group there is, in ascending order; for small instances, exports and tests.
  package func all() -> [Group] {
    var found: [Group] = []
    func extend(_ members: [Int], _ open: [Int]) {
      if members.count >= 3, let group = group(members, hub: nil) { found.append(group) }
      guard members.count < mutualSizes.upperBound else { return }
      for (place, member) in open.enumerated() {
        let next = members + [member]
        guard focus(next, hub: nil) != nil else { continue }
        let linked = Set(links[member].map(\.other))
        extend(next, open[(place + 1)...].filter(linked.contains))
      }
    }
    for member in links.indices {
      extend([member], links[member].map(\.other).filter { $0 > member })
    }
    for hub in spokes.indices {
      func extendHub(_ chosen: [Int], _ open: ArraySlice<Int>) {
        if chosen.count >= 2, let group = group((chosen + [hub]).sorted(), hub: hub) {
          found.append(group)
        }
        guard chosen.count + 1 < hubSizes.upperBound else { return }
        for place in open.indices { extendHub(chosen + [open[place]], open[(place + 1)...]) }
      }
      extendHub([], spokes[hub].map(\.other)[...])
    }
    return found.sorted()
  }
}
