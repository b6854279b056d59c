import Domain
import Exchange
import TestSupport
import Testing
import Workflows

struct MatchingTests {
  @Test(arguments: 1...500 as ClosedRange<UInt64>)
  func `the plan is as good as the best of all plans, and proved, and keeps every rule`(
    seed: UInt64
  ) throws {
    let bundle = SmallRegistry.varied(seed: seed).bundle(seed: seed)
    let outcome = try bundle.matched()
    let plan = outcome.plan
    #expect(bundle.findings(in: plan) == [])
    let copy = try PlanFile.decode(try PlanFile.encode(plan), name: "plan.json")
    #expect(copy == plan)
    #expect(bundle.findings(in: copy) == [])

    guard let best = bundle.best else {
      #expect(plan.proof.status == .infeasible)
      #expect(plan.partnerships.isEmpty)
      #expect(!outcome.conflicts.isEmpty)
      return
    }
    #expect(outcome.conflicts == [])
    #expect(plan.proof.status == .optimal)
    #expect(plan.requests == best.requests)
    // A column's last unit may be rounded the other way in the plain scores.
    #expect(abs(plan.units - best.units) <= plan.partnerships.count)
    #expect(plan.proof.bound >= plan.proof.objective)
    #expect(plan.proof.bound - plan.proof.objective < 1e-6)
    #expect(plan.proof.stopped == nil)
  }

  @Test func `the random rounds hold every trait`() {
    let bundles = (1...500 as ClosedRange<UInt64>).map {
      SmallRegistry.varied(seed: $0).bundle(seed: $0)
    }
    func count(_ holds: (RegistryBundle) -> Bool) -> Int { bundles.count(where: holds) }
    #expect(count { $0.districts.contains { $0.capacity > 1 } } > 40)
    #expect(count { $0.facilitators.contains { $0.minimum > 0 } } > 30)
    #expect(count { $0.round.maximumPartnerships != nil } > 40)
    #expect(count { $0.round.policy.caseloadUnit == .districts } > 40)
    #expect(count { $0.round.policy.facilitators == .optional } > 40)
    #expect(count { $0.round.policy.requests == .advisory } > 40)
    #expect(count { $0.districts.contains { !$0.consents } } > 40)
    #expect(count { $0.districts.contains { $0.mode == .mentor } } > 40)
    #expect(count { $0.districts.contains { $0.groupSizes.lowerBound > 2 } } > 20)
    #expect(count { $0.facilitators.contains { !$0.isAvailable } } > 40)
    #expect(count { $0.facilitatorTies.contains { $0.kind.isConflict } } > 40)
    for kind in DistrictTie.Kind.allCases {
      #expect(count { $0.districtTies.contains { $0.kind == kind } } > 40)
    }
    for kind in ["together", "apart", "facilitator", "exclude"] {
      #expect(count { $0.locks.contains { $0.kind == kind } } > 30)
    }
    let best = bundles.map(\.best)
    #expect(best.count { $0 == nil } > 60)
    #expect(best.count { $0.map { $0.units > 0 } ?? false } > 200)
    #expect(best.count { $0.map { $0.units > 1_300_000_000 } ?? false } > 60)
    #expect(best.count { $0.map { $0.requests > 0 } ?? false } > 30)
  }

  @Test(arguments: 1...40)
  func `coverage places no fewer than value, and fair's worst is no worse`(seed: Int) throws {
    var bundle = SmallRegistry().bundle(seed: UInt64(seed))
    var plans: [Round.Goal: Plan] = [:]
    for goal in Round.Goal.allCases {
      bundle.round.goal = goal
      let plan = try bundle.matched().plan
      #expect(bundle.findings(in: plan) == [])
      plans[goal] = plan
    }
    let (value, coverage, fair) = (plans[.value], plans[.coverage], plans[.fair])
    #expect(coverage?.proof.status == value?.proof.status)
    #expect(fair?.proof.status == value?.proof.status)
    #expect(coverage?.summary.placed ?? 0 >= value?.summary.placed ?? 0)
    #expect(fair?.summary.placed == coverage?.summary.placed)
    #expect(fair?.summary.worstValue ?? 0 >= (coverage?.summary.worstValue ?? 0) - 1e-9)
    #expect(fair?.proof.objective ?? 0 <= (coverage?.proof.objective ?? 0) + 1e-9)
  }

  @Test func `an empty round has an empty plan that is proved`() throws {
    let bundle = RegistryBundle(districts: [])
    let plan = try bundle.matched().plan
    #expect(plan.proof.status == .optimal)
    #expect(plan.partnerships.isEmpty && plan.unmatched.isEmpty && plan.facilitators.isEmpty)
    #expect(plan.summary.meanValue == nil && plan.summary.worstValue == nil)
    #expect(bundle.findings(in: plan) == [])
  }
}
