import Domain
import Verification

/// Every plan of a small bundle, grouped by what it has used up, from the plain scores alone.
struct ExhaustiveSearch {
  /// What the best plan reaches: the most requests first, then the largest value.
  struct Best: Equatable, Comparable {
    /// Mutual requests honoured; 0 where the policy does not put them first.
    var requests: Int
    /// The value of all members together, in units of 1e-9.
    var units: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.requests, left.units) < (right.requests, right.units)
    }
  }

  /// A pair that a plan may contain, with each facilitator who may guide it.
  struct Pair {
    var first: Int
    var second: Int
    var isRequested: Bool
    var isRequired: Bool
    var choices: [(facilitator: Int?, units: Int)]
  }

  private let bundle: RegistryBundle
  private let loadOfPair: Int
  var pairs: [Pair] = []
  /// Whether a lock keeps districts together that cannot be a pair.
  private var isContradictory = false

  init(_ bundle: RegistryBundle) {
    self.bundle = bundle
    loadOfPair = bundle.round.policy.caseloadUnit == .districts ? 2 : 1
    let plain = PlainScore(bundle)
    var together: [Set<District.ID>] = []
    for case .together(let members) in bundle.locks { together.append(Set(members)) }
    for (first, one) in bundle.districts.enumerated() {
      for (second, other) in bundle.districts.enumerated() where first < second {
        let rules = plain.pair(one, other)
        guard rules.mayBeFormed, !isParted(one.id, other.id) else { continue }
        pairs.append(
          Pair(
            first: first, second: second,
            isRequested: rules.isRequested && bundle.round.policy.requests == .first,
            isRequired: together.contains([one.id, other.id]),
            choices: choices([one, other], rules, plain)))
      }
    }
    let possible = pairs.map { [bundle.districts[$0.first].id, bundle.districts[$0.second].id] }
    isContradictory = together.contains { members in !possible.contains { Set($0) == members } }
  }

  private func isParted(_ one: District.ID, _ other: District.ID) -> Bool {
    bundle.locks.contains { lock in
      switch lock {
      case .exclude(let members): members.contains(one) || members.contains(other)
      case .apart(let members): members.contains(one) && members.contains(other)
      case .together, .facilitator: false
      }
    }
  }

  private func choices(
    _ members: [District], _ rules: PlainPair, _ plain: PlainScore
  ) -> [(facilitator: Int?, units: Int)] {
    var required: [FacilitatorRequirement] = []
    for case .facilitator(let locked, let requirement) in bundle.locks
    where Set(locked).isSubset(of: members.map(\.id)) {
      required.append(requirement)
    }
    func units(_ fit: Double) -> Int {
      Int((2 * plain.value(score: rules.score, fit: fit) * 1e9).rounded())
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
    guard !isContradictory else { return nil }
    var states: [UInt64: Best] = [0: Best(requests: 0, units: 0)]
    for pair in pairs {
      let members = [bundle.districts[pair.first].id, bundle.districts[pair.second].id]
      let isForced = forced?.members == members
      let choices = pair.choices.filter { choice in
        !isForced || choice.facilitator.map { bundle.facilitators[$0].id } == forced?.facilitator
      }
      var next = pair.isRequired || isForced ? [:] : states
      for (used, known) in states {
        for choice in choices {
          guard let after = using(pair, choice.facilitator, after: used) else { continue }
          let reached = Best(
            requests: known.requests + (pair.isRequested ? 1 : 0),
            units: known.units + choice.units)
          if next[after].map({ $0 < reached }) ?? true { next[after] = reached }
        }
      }
      states = next
    }
    return states.filter { keepsMinimums($0.key) }.values.max()
  }

  // What a plan has used is one number with four bits for each member, then for each facilitator,
  // then for the number of partnerships.
  private func using(_ pair: Pair, _ facilitator: Int?, after used: UInt64) -> UInt64? {
    var used = used
    func take(_ place: Int, _ amount: Int, of most: Int) -> Bool {
      guard Int(used >> UInt64(4 * place) & 15) + amount <= most else { return false }
      used += UInt64(amount) << UInt64(4 * place)
      return true
    }
    let firstFacilitator = bundle.districts.count
    let count = firstFacilitator + bundle.facilitators.count
    guard take(pair.first, 1, of: bundle.districts[pair.first].capacity),
      take(pair.second, 1, of: bundle.districts[pair.second].capacity),
      take(count, 1, of: min(15, bundle.round.maximumPartnerships ?? 15)),
      facilitator.map({
        take(firstFacilitator + $0, loadOfPair, of: bundle.facilitators[$0].capacity)
      }) ?? true
    else { return nil }
    return used
  }

  private func keepsMinimums(_ used: UInt64) -> Bool {
    bundle.facilitators.enumerated().allSatisfy { place, facilitator in
      Int(used >> UInt64(4 * (bundle.districts.count + place)) & 15) >= facilitator.minimum
    }
  }
}
