import Domain
import TestSupport
import Testing
import Verification

/// The search that other tests trust, against every plan of a tiny bundle tried one by one.
struct ExhaustiveSearchTests {
  private static func bundle(_ seed: UInt64) -> RegistryBundle {
    var bundles = GroupBundle()
    bundles.districts = 5
    bundles.facilitators = 2
    bundles.locks = seed.isMultiple(of: 3) ? 2 : 0
    bundles.hasMinimums = seed.isMultiple(of: 4)
    return bundles.bundle(seed: seed)
  }

  /// A partnership with its facilitator, as one thing that a plan may contain.
  private struct Choice {
    var members: Set<Int>
    var facilitator: Int?
    var requests: Int
    var units: Int
  }

  private static func bestOneByOne(_ bundle: RegistryBundle) -> ExhaustiveSearch.Best? {
    let choices = ExhaustiveSearch(bundle).parties.flatMap { party in
      party.choices.map {
        Choice(
          members: Set(party.members), facilitator: $0.facilitator, requests: party.requests,
          units: $0.units)
      }
    }
    var best: ExhaustiveSearch.Best?
    func extend(_ plan: [Choice], from start: Int) {
      if let reached = worth(plan, bundle), best.map({ $0 < reached }) ?? true { best = reached }
      for index in choices.indices.dropFirst(start) {
        let other = choices[index]
        let isSharing = plan.contains { $0.members.intersection(other.members).count > 1 }
        let isFull = other.members.contains { member in
          plan.count { $0.members.contains(member) } >= bundle.districts[member].capacity
        }
        if !isSharing && !isFull { extend(plan + [other], from: index + 1) }
      }
    }
    extend([], from: 0)
    return best
  }

  /// What a plan reaches; `nil` where it breaks a rule of the round as a whole.
  private static func worth(
    _ plan: [Choice], _ bundle: RegistryBundle
  ) -> ExhaustiveSearch.Best? {
    if let most = bundle.round.maximumPartnerships, plan.count > most { return nil }
    for (place, facilitator) in bundle.facilitators.enumerated() {
      let load = plan.filter { $0.facilitator == place }.reduce(0) {
        $0 + (bundle.round.policy.caseloadUnit == .districts ? $1.members.count : 1)
      }
      guard load >= facilitator.minimum, load <= facilitator.capacity else { return nil }
    }
    for case .together(let ids) in bundle.locks {
      let places = ids.compactMap { id in bundle.districts.firstIndex { $0.id == id } }
      guard plan.contains(where: { $0.members.isSuperset(of: places) }) else { return nil }
    }
    let goal = bundle.round.goal
    let values = plan.map { Double($0.units) / Double($0.members.count) }
    return ExhaustiveSearch.Best(
      requests: plan.reduce(0) { $0 + $1.requests },
      placed: goal == .value ? 0 : plan.reduce(into: Set<Int>()) { $0.formUnion($1.members) }.count,
      worst: goal == .fair ? values.min() ?? 0 : 0, units: plan.reduce(0) { $0 + $1.units })
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `the search finds what every plan tried one by one finds`(seed: UInt64) {
    let bundle = Self.bundle(seed)
    #expect(ExhaustiveSearch(bundle).best() == Self.bestOneByOne(bundle))
  }

  @Test func `the best plans of random rounds have groups and hubs, and some rounds have none`() {
    var none = 0
    var withGroups = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      var bundles = GroupBundle()
      bundles.hasMinimums = seed.isMultiple(of: 2)
      bundles.locks = seed.isMultiple(of: 2) ? 2 : 0
      let bundle = bundles.bundle(seed: seed)
      guard let best = ExhaustiveSearch(bundle).best() else {
        none += 1
        continue
      }
      let pairs = ExhaustiveSearch(bundle, sizes: 2...2).best()
      if pairs.map({ $0 < best }) ?? true { withGroups += 1 }
    }
    #expect(none > 0 && withGroups >= 15, "\(none) without a plan, \(withGroups) with groups")
  }
}
