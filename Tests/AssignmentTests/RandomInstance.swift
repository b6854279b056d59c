import Assignment
import TestSupport

extension Instance {
  /// What a random instance may contain besides pairs and facilitators.
  struct Traits: Sendable {
    var members = 6
    var facilitators = 3
    var density = 0.7
    var maximumCapacity = 1
    var minimums = false
    var requests = false
    var required = false
    var cap = false
    var optional = false
    var districts = false
    /// Mutual groups of up to 5, and hubs.
    var groups = false
    /// Values on a coarse grid, so that many plans are equal.
    var coarse = false
  }

  static func random(_ traits: Traits, seed: UInt64) -> Instance {
    var random = SplitMix64(seed: seed)
    func unit() -> Double {
      let value = Double.random(in: 0...1, using: &random)
      return traits.coarse ? (value * 4).rounded() / 4 : value
    }
    let n = traits.members
    let f = traits.facilitators
    let focuses = 4
    let capacities = (0..<n).map { _ in Int.random(in: 1...traits.maximumCapacity, using: &random) }
    var pairs: [Pair] = []
    var guidance: [Guidance] = []
    for first in 0..<n {
      for second in first + 1..<max(first + 1, n)
      where Double.random(in: 0...1, using: &random) < traits.density {
        pairs.append(
          Pair(
            first: first, second: second, focus: Int.random(in: 0..<focuses, using: &random),
            worth: 1.4 * unit(),
            isRequested: traits.requests && Int.random(in: 0..<5, using: &random) == 0))
        if f > 0, Int.random(in: 0..<12, using: &random) == 0 {
          guidance.append(
            Guidance(
              members: [first, second],
              facilitators: Set((0..<f).filter { _ in Bool.random(using: &random) })))
        }
      }
    }
    var together: [[Int]] = []
    if traits.required, let pair = pairs.randomElement(using: &random) {
      together.append([pair.first, pair.second])
      if traits.groups, Bool.random(using: &random),
        let third = (0..<n).filter({ ![pair.first, pair.second].contains($0) })
          .randomElement(using: &random)
      {
        together[0] = [pair.first, pair.second, third].sorted()
      }
    }
    var groups: GroupRules?
    if traits.groups {
      var links: [GroupRules.Link] = []
      var spokes: [GroupRules.Link] = []
      for first in 0..<n {
        for second in 0..<n where first != second {
          let score = unit()
          if first < second, Int.random(in: 0..<5, using: &random) > 0 {
            links.append(.init(first: first, second: second, score: score))
          }
          if first < 2, Int.random(in: 0..<3, using: &random) > 0 {
            spokes.append(.init(first: first, second: second, score: score))
          }
        }
      }
      let ratings = { (0..<n * focuses).map { _ in UInt8.random(in: 0...5, using: &random) } }
      groups = GroupRules(
        sizes: (0..<n).map { _ in
          let low = Int.random(in: 2...3, using: &random)
          return low...Int.random(in: low...5, using: &random)
        }, needs: ratings(), offers: ratings(), topicCount: focuses, minimumRating: 2,
        minimumScore: 0.35, sizeDiscount: 0.02, scoreShare: 0.7, links: links, spokes: spokes,
        barred: n > 3 ? [Couple(2, 3)] : [])
    }
    let caseloads = (0..<f).map { _ in
      let capacity = Int.random(in: 0...3, using: &random) * (traits.districts ? 2 : 1)
      return Caseload(
        minimum: traits.minimums && capacity > 0 && Int.random(in: 0..<2, using: &random) == 0
          ? 1 : 0,
        capacity: capacity)
    }
    let cells = n * f
    let fits = FitTable(
      facilitatorCount: f, memberCount: n,
      expertise: (0..<focuses * f).map { _ in 0.25 * unit() },
      travel: (0..<cells).map { _ in 0.3 * unit() }, tie: (0..<cells).map { _ in 0.25 * unit() },
      region: (0..<cells).map { _ in 0.1 * unit() },
      context: (0..<cells).map { _ in 0.1 * unit() },
      reach: (0..<cells).map { _ in UInt8([0, 1, 1, 1, 2].randomElement(using: &random) ?? 1) },
      memberIsVirtual: (0..<n).map { _ in Bool.random(using: &random) },
      facilitatorIsVirtual: (0..<f).map { _ in Bool.random(using: &random) })
    return Instance(
      memberCapacities: capacities, pairs: pairs, groups: groups, together: together,
      guidance: guidance, caseloads: caseloads, fits: fits, fitShare: 0.3,
      loadCountsMembers: traits.districts, facilitatorIsRequired: !traits.optional,
      maximumCount: traits.cap ? Int.random(in: 0...3, using: &random) : nil)
  }
}
