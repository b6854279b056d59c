import Assignment
import Domain
import TestSupport
import Testing

@testable import Workflows

/// Rounds with groups of up to five and hubs, against every plan there is.
struct GroupMatchingTests {
  static func bundle(_ seed: UInt64) -> RegistryBundle {
    var bundles = GroupBundle()
    bundles.districts = 6 + Int(seed % 2)
    bundles.facilitators = 2 + Int(seed % 2)
    bundles.hasMinimums = seed.isMultiple(of: 3)
    bundles.locks = seed.isMultiple(of: 4) ? 2 : 0
    return bundles.bundle(seed: seed)
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `for each goal the plan is as good as the best of all plans, and keeps every rule`(
    seed: UInt64
  ) throws {
    var bundle = Self.bundle(seed)
    for goal in Round.Goal.allCases {
      bundle.round.goal = goal
      let outcome = try bundle.matched()
      let plan = outcome.plan
      #expect(bundle.findings(in: plan) == [])
      guard let best = bundle.best else {
        #expect(plan.proof.status == .infeasible && !outcome.conflicts.isEmpty)
        continue
      }
      #expect(plan.proof.status == .optimal)
      #expect(abs(plan.units - best.units) <= 5 * plan.partnerships.count)
      if goal != .value { #expect(plan.summary.placed == best.placed) }
      let requests = plan.proof.stages.first { $0.name == "requests" }?.value ?? 0
      #expect(Int(requests.rounded()) == best.requests)
      if goal == .fair, best.placed > 0 {
        #expect(abs((plan.summary.worstValue ?? 0) * 1e9 - best.worst) < 5)
      }
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `the cost of having two together is that of the best of all plans that have them`(
    seed: UInt64
  ) throws {
    let bundle = Self.bundle(1000 + seed)
    let plan = try bundle.matched().plan
    guard plan.proof.status == .optimal else { return }
    for (place, one) in bundle.districts.enumerated() {
      for other in bundle.districts[(place + 1)...] where (place + Int(seed)).isMultiple(of: 3) {
        let answer = try Asking.whyNot(
          plan, one.id.rawValue, other.id.rawValue, facilitator: nil, of: Source(bundle))
        var locked = bundle
        locked.locks.append(.together([one.id, other.id].sorted()))
        let best = locked.best
        switch answer.verdict {
        case .inPlan:
          #expect(plan.partnerships.contains { Set([one.id, other.id]).isSubset(of: $0.members) })
        case .forbidden, .impossible: #expect(best == nil)
        case .costs:
          let forced = try #require(best)
          let units = plan.proof.objective * 1e9 - Double(forced.units)
          #expect(abs((answer.cost ?? .nan) * 1e9 - units) < 50)
        }
      }
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `the price of a stage is what the best sum loses by it`(seed: UInt64) throws {
    var bundle = Self.bundle(2000 + seed)
    bundle.round.policy.requests = .first
    bundle.round.goal = .coverage
    let plan = try bundle.matched().plan
    guard plan.proof.status == .optimal else { return }
    var free = bundle
    free.round.goal = .value
    let sum = try free.matched().plan.proof.objective
    let stage = try #require(plan.proof.stages.first { $0.name == "coverage" })
    #expect(abs((stage.price ?? .nan) - (sum - plan.proof.objective)) < 1e-7)
  }
}

/// Plans that differ from others, or from a plan of yesterday.
struct OtherPlanTests {
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `the next best plans differ, and none is passed over`(seed: UInt64) throws {
    let bundle = GroupMatchingTests.bundle(3000 + seed)
    let (outcome, found) = try Matching.alternatives(
      4, of: RoundModel(bundle), sha256: Source(bundle).sha256)
    guard outcome.plan.proof.status == .optimal else {
      #expect(found.plans.isEmpty)
      return
    }
    #expect(found.plans.map(\.rank) == Array(1...found.plans.count))
    #expect(found.plans.dropFirst().allSatisfy { !$0.without.isEmpty || !$0.with.isEmpty })
    #expect(found.plans.allSatisfy { $0.bound - $0.objective < 1e-6 })
    // The second best lacks something of the best: forbid each of its partnerships in turn.
    guard found.plans.count > 1, bundle.round.policy.requests == .advisory,
      bundle.round.goal == .value
    else { return }
    #expect(
      zip(found.plans, found.plans.dropFirst())
        .allSatisfy { $0.objective >= $1.objective - 1e-9 })
    let model = RoundModel(bundle)
    var second = -Double.infinity
    for partnership in outcome.plan.partnerships {
      var instance = model.instance
      let column = try model.column(partnership).get()
      instance.sides = [.init([column], .atMost(0))]
      let result = try Optimiser().solve(instance, goal: Matching.goal(of: bundle))
      if result.status == .optimal { second = max(second, result.objective) }
    }
    #expect(abs(found.plans[1].objective - second) < 1e-6)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `with few changes most of a plan stays, and more changes are never worse`(seed: UInt64)
    throws
  {
    let before = GroupMatchingTests.bundle(4000 + seed)
    let plan = try before.matched().plan
    guard plan.proof.status == .optimal,
      let gone = plan.partnerships.compactMap(\.facilitator).first
    else { return }
    let after = try Source(before).without([gone.rawValue])
    guard RoundModel(after.bundle).conflicts.isEmpty,
      let replan = try? Replanning.run(from: plan, changes: 2, of: after)
    else { return }
    #expect(after.bundle.findings(in: replan.plan) == [])
    #expect(replan.ended.count <= 2)
    #expect(
      replan.forced.count == plan.partnerships.count(where: { $0.facilitator == gone }))
    #expect(
      zip(replan.curve, replan.curve.dropFirst()).allSatisfy { $1.objective >= $0.objective - 1e-9 }
    )
    #expect(replan.curve.allSatisfy { $0.objective <= replan.unlimited.objective + 1e-9 })
    #expect(replan.kept + replan.forced.count + replan.ended.count == plan.partnerships.count)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `what is said to place a district does so when it is done`(seed: UInt64) throws {
    let bundle = GroupMatchingTests.bundle(5000 + seed)
    let plan = try bundle.matched().plan
    guard plan.proof.status == .optimal, let lonely = plan.unmatched.first?.district else { return }
    let answer = try Asking.whatIf(plan, lonely.rawValue, of: Source(bundle))
    #expect(answer.partners.isEmpty && answer.reason != nil)
    for change in answer.changes where change.kind == .mode {
      var changed = bundle
      let place = try #require(changed.districts.firstIndex { $0.id == lonely })
      changed.districts[place].mode = .either
      let better = try changed.matched().plan
      #expect(abs(better.proof.objective - plan.proof.objective - change.gain) < 1e-7)
      #expect(better.partnerships.contains { $0.members.contains(lonely) })
    }
    #expect(!Asking.text(answer, names: plan).isEmpty)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `each part of a smallest contradiction is needed for it`(seed: UInt64) throws {
    var bundles = GroupBundle()
    bundles.hasMinimums = true
    bundles.locks = 4
    bundles.facilitators = 2
    let bundle = bundles.bundle(seed: 6000 + seed)
    guard RoundModel(bundle).conflicts.isEmpty,
      try Optimiser().isFeasible(RoundModel(bundle).instance) == false
    else { return }
    let found = try Contradiction.smallest(of: bundle, Control())
    #expect(!found.demands.isEmpty && !found.sentences.isEmpty)
    // Everything else given up, the contradiction stays; without any one of its parts it goes.
    func isKept(_ kept: [String]) throws -> Bool {
      let rest = Contradiction.Demand.all(of: bundle).joined()
        .filter { !kept.contains($0.words(in: bundle)) }
      let model = RoundModel(rest.reduce(bundle) { $1.lifted(from: $0) })
      return try model.conflicts.isEmpty && Optimiser().isFeasible(model.instance) != false
    }
    let words = found.demands.map { $0.words(in: bundle) }
    #expect(try !isKept(words))
    for word in words { #expect(try isKept(words.filter { $0 != word })) }
  }
}
