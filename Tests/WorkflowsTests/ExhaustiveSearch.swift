import Domain
import Verification

/// Every plan of a small bundle, grouped by what it has used up, from the plain scores alone.
///
/// At most eight districts and six facilitators; no partnership has more than five members.
struct ExhaustiveSearch {
  /// What the best plan reaches; the first difference decides.
  struct Best: Equatable, Comparable {
    /// Mutual requests honoured; 0 where the policy does not put them first.
    var requests = 0
    /// Different districts placed; 0 for the goal `value`.
    var placed = 0
    /// The lowest value of a partnership, in units of 1e-9; 0 but for the goal `fair`.
    var worst = 0.0
    /// The value of all members together, in units of 1e-9.
    var units = 0

    static func < (left: Self, right: Self) -> Bool {
      (left.requests, left.placed, left.worst, left.units)
        < (right.requests, right.placed, right.worst, right.units)
    }
  }

  /// A partnership that a plan may contain, with each facilitator who may guide it.
  struct Party {
    /// Places in the bundle, ascending.
    var members: [Int]
    /// Pairs of members that asked for each other, as far as the policy puts them first.
    var requests: Int
    /// The `together` locks that it keeps, as bits.
    var locksKept: UInt8
    var choices: [(facilitator: Int?, units: Int)]
  }

  /// What a plan has used up; what no later partnership can touch is left out.
  private struct Use: Hashable {
    /// Four bits for each member, then for each facilitator, then for the number of partnerships.
    var places: UInt64 = 0
    /// One bit for each two members that share a partnership.
    var together: UInt64 = 0
    var locksKept: UInt8 = 0
  }

  let parties: [Party]
  private let bundle: RegistryBundle
  private let togetherLocks: Int

  init(_ bundle: RegistryBundle, sizes: ClosedRange<Int> = 2...5) {
    precondition(bundle.districts.count <= 8 && bundle.facilitators.count <= 6, "a small bundle")
    self.bundle = bundle
    let plain = PlainScore(bundle)
    let together = bundle.locks.compactMap { lock in
      if case .together(let members) = lock { Set(members) } else { nil }
    }
    togetherLocks = together.count
    let first = bundle.round.policy.requests == .first
    parties = Self.sets(bundle.districts.count, sizes).compactMap { members in
      let districts = members.map { bundle.districts[$0] }
      let rules = plain.party(districts)
      guard rules.mayBeFormed, !Self.isParted(rules.members, by: bundle.locks) else { return nil }
      var kept: UInt8 = 0
      for (index, lock) in together.enumerated() where lock.isSubset(of: rules.members) {
        kept |= 1 << UInt8(index)
      }
      return Party(
        members: members, requests: first ? rules.requests : 0, locksKept: kept,
        choices: Self.choices(districts, rules, bundle, plain))
    }
  }

  /// Sets of places, those with the lowest first member first.
  private static func sets(_ count: Int, _ sizes: ClosedRange<Int>) -> [[Int]] {
    (0..<(1 << count)).map { bits in (0..<count).filter { bits >> $0 & 1 == 1 } }
      .filter { sizes.contains($0.count) }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func isParted(_ members: [District.ID], by locks: [Lock]) -> Bool {
    locks.contains { lock in
      switch lock {
      case .exclude(let named): !Set(named).isDisjoint(with: members)
      case .apart(let named): Set(named).intersection(members).count > 1
      case .together, .facilitator: false
      }
    }
  }

  private static func choices(
    _ members: [District], _ rules: PlainParty, _ bundle: RegistryBundle, _ plain: PlainScore
  ) -> [(facilitator: Int?, units: Int)] {
    var required: [FacilitatorRequirement] = []
    for case .facilitator(let locked, let requirement) in bundle.locks
    where Set(locked).isSubset(of: rules.members) {
      required.append(requirement)
    }
    func units(_ fit: Double) -> Int {
      Int((Double(members.count) * plain.value(score: rules.score, fit: fit) * 1e9).rounded())
    }
    var choices: [(facilitator: Int?, units: Int)] = []
    if bundle.round.policy.facilitators == .optional, required.isEmpty {
      choices.append((nil, units(0)))
    }
    for (place, facilitator) in bundle.facilitators.enumerated()
    where required.allSatisfy({ $0.accepts(facilitator) }) {
      let fit = plain.fit(facilitator, members, focus: rules.focus)
      if fit.isAllowed { choices.append((place, units(fit.fit))) }
    }
    return choices
  }

  /// The best plan, with a partnership that it must contain; `nil` where none keeps every rule.
  func best(forcing forced: (members: [District.ID], facilitator: Facilitator.ID?)? = nil) -> Best?
  {
    guard var best = best(forced, worst: 0) else { return nil }
    guard bundle.round.goal == .fair, best.placed > 0 else { return best }
    // Partnerships below a limit are left out; the highest limit at which a plan still honours and
    // places as many is the lowest value of the fair plan.
    let limits = Set(
      parties.flatMap { party in party.choices.map { worst($0.units, party) } }
    ).sorted()
    var (low, high) = (-1, limits.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if let fair = self.best(forced, worst: limits[middle]),
        (fair.requests, fair.placed) == (best.requests, best.placed)
      {
        best = fair
        best.worst = limits[middle]
        low = middle
      } else {
        high = middle - 1
      }
    }
    return best
  }

  /// The value of a partnership, in units of 1e-9.
  private func worst(_ units: Int, _ party: Party) -> Double {
    Double(units) / Double(party.members.count)
  }

  /// The best plan of partnerships that are worth `worst` or more, without its own worst.
  private func best(
    _ forced: (members: [District.ID], facilitator: Facilitator.ID?)?, worst limit: Double
  ) -> Best? {
    var states: [Use: Best] = [Use(): Best()]
    var isForcedFound = forced == nil
    for first in bundle.districts.indices {
      for party in parties where party.members[0] == first {
        let isForced = forced?.members == party.members.map { bundle.districts[$0].id }
        if isForced { isForcedFound = true }
        let choices = party.choices.filter { choice in
          worst(choice.units, party) >= limit
            && (!isForced
              || choice.facilitator.map { bundle.facilitators[$0].id } == forced?.facilitator)
        }
        var next = isForced ? [:] : states
        for (use, known) in states {
          for choice in choices {
            guard let after = using(party, choice.facilitator, after: use) else { continue }
            var reached = known
            reached.requests += party.requests
            reached.units += choice.units
            if next[after].map({ $0 < reached }) ?? true { next[after] = reached }
          }
        }
        states = next
      }
      states = closed(states, first)
    }
    guard isForcedFound else { return nil }
    return states.filter { keepsMinimums($0.key) && keepsLocks($0.key) }.values.max()
  }

  /// Counts a member as placed and forgets its use, once no later partnership can have it.
  private func closed(_ states: [Use: Best], _ member: Int) -> [Use: Best] {
    var merged: [Use: Best] = [:]
    for (use, known) in states {
      var (use, reached) = (use, known)
      let isPlaced = use.places >> UInt64(4 * member) & 15 > 0
      if bundle.round.goal != .value, isPlaced { reached.placed += 1 }
      use.places &= ~(15 << UInt64(4 * member))
      use.together &= ~(255 << UInt64(8 * member))
      if merged[use].map({ $0 < reached }) ?? true { merged[use] = reached }
    }
    return merged
  }

  private func using(_ party: Party, _ facilitator: Int?, after use: Use) -> Use? {
    var use = use
    func take(_ place: Int, _ amount: Int, of most: Int) -> Bool {
      guard Int(use.places >> UInt64(4 * place) & 15) + amount <= most else { return false }
      use.places += UInt64(amount) << UInt64(4 * place)
      return true
    }
    for (index, member) in party.members.enumerated() {
      guard take(member, 1, of: bundle.districts[member].capacity) else { return nil }
      for other in party.members[(index + 1)...]
      where bundle.districts[member].capacity > 1 && bundle.districts[other].capacity > 1 {
        let bit: UInt64 = 1 << UInt64(8 * member + other)
        if use.together & bit != 0 { return nil }
        use.together |= bit
      }
    }
    let firstFacilitator = bundle.districts.count
    if let facilitator {
      let unit = bundle.round.policy.caseloadUnit == .districts ? party.members.count : 1
      guard
        take(firstFacilitator + facilitator, unit, of: bundle.facilitators[facilitator].capacity)
      else { return nil }
    }
    if let most = bundle.round.maximumPartnerships {
      guard take(firstFacilitator + bundle.facilitators.count, 1, of: min(15, most)) else {
        return nil
      }
    }
    use.locksKept |= party.locksKept
    return use
  }

  private func keepsMinimums(_ use: Use) -> Bool {
    bundle.facilitators.enumerated().allSatisfy { place, facilitator in
      Int(use.places >> UInt64(4 * (bundle.districts.count + place)) & 15) >= facilitator.minimum
    }
  }

  private func keepsLocks(_ use: Use) -> Bool {
    use.locksKept.nonzeroBitCount == togetherLocks
  }
}
