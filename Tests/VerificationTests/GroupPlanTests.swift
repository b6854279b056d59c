import Domain
import TestSupport
import Testing
import Verification

/// Plans with groups and hubs, honest ones and others.
struct GroupPlanTests {
  private static func bundle(_ seed: Int) -> RegistryBundle {
    var bundles = GroupBundle()
    bundles.districts = 9
    bundles.locks = 2
    var bundle = bundles.bundle(seed: UInt64(seed))
    // A greedy plan keeps no one together.
    bundle.locks.removeAll { $0.kind == "together" }
    return bundle
  }

  private func verify(_ plan: Plan, _ bundle: RegistryBundle) -> [Finding] {
    PlanVerifier.verify(plan, against: bundle, sha256: SmallRound.sha256).findings
  }

  @Test(arguments: 1...40)
  func `honest plans with groups have no findings`(seed: Int) {
    let bundle = Self.bundle(seed)
    #expect(verify(HonestPlan.make(from: bundle, sha256: SmallRound.sha256), bundle) == [])
  }

  @Test func `random rounds have groups and hubs of every size, and reasons of every kind`() {
    var sizes: [Plan.Mode: Set<Int>] = [:]
    var reasons: Set<Plan.Unmatched.Reason> = []
    var requested = 0
    var blocking = 0
    for seed in 1...40 {
      let plan = HonestPlan.make(from: Self.bundle(seed), sha256: SmallRound.sha256)
      for partnership in plan.partnerships {
        sizes[partnership.mode, default: []].insert(partnership.members.count)
        if partnership.requested && partnership.members.count > 2 { requested += 1 }
      }
      reasons.formUnion(plan.unmatched.map(\.reason))
      blocking += plan.summary.blockingPairs
    }
    #expect(sizes[.mutual]?.isSuperset(of: [2, 3, 4]) == true)
    #expect(sizes[.mentor]?.isSuperset(of: [2, 3, 4]) == true)
    #expect(reasons.count >= 6, "\(reasons)")
    #expect(requested > 0 && blocking > 0)
  }

  @Test(arguments: 1...15)
  func `what a group says wrongly of itself is found`(seed: Int) {
    let bundle = Self.bundle(seed)
    let plan = HonestPlan.make(from: bundle, sha256: SmallRound.sha256)
    let changes: [(String, (inout Plan.Partnership) -> Void)] = [
      ("score", { $0.score += 1e-8 }), ("known", { $0.known -= 1e-8 }),
      ("value", { $0.value += 1e-8 }), ("requested", { $0.requested.toggle() }),
      ("focus", { $0.focus = nil }), ("criteria", { $0.criteria[0].value += 1e-8 }),
      ("criteria", { $0.criteria[5].points -= 1e-8 }),
      ("mode", { $0.mode = $0.mode == .mutual ? .mentor : .mutual }),
      ("mentor", { $0.mentor = $0.mentor == nil ? $0.members[0] : nil }),
    ]
    for index in plan.partnerships.indices where plan.partnerships[index].members.count > 2 {
      for (check, change) in changes {
        var tampered = plan
        change(&tampered.partnerships[index])
        #expect(verify(tampered, bundle).contains { $0.check == check }, "\(check)")
      }
    }
  }

  @Test(arguments: 1...15)
  func `a rule that a group no longer keeps is found`(seed: Int) throws {
    let bundle = Self.bundle(seed)
    let plan = HonestPlan.make(from: bundle, sha256: SmallRound.sha256)
    for partnership in plan.partnerships where partnership.members.count > 2 {
      let last = try #require(
        bundle.districts.firstIndex { $0.id == partnership.members[partnership.members.count - 1] })
      func finds(_ check: String, _ change: (inout RegistryBundle) -> Void) -> Bool {
        var changed = bundle
        change(&changed)
        return verify(plan, changed).contains { $0.check == check }
      }
      let (first, id) = (partnership.members[0], bundle.districts[last].id)
      #expect(finds("consent") { $0.districts[last].consents = false })
      #expect(finds("group_size") { $0.districts[last].groupSizes = 2...2 })
      #expect(
        finds("common_topic") {
          $0.districts[last].needs = []; $0.districts[last].offers = []
        })
      #expect(
        finds("modes_fit") {
          $0.districts[last].mode =
            partnership.mode == .mutual || partnership.mentor == id ? .mentee : .mutual
        })
      #expect(
        finds("avoid") {
          $0.districtTies.append(DistrictTie(from: id, to: first, kind: .avoid))
        })
      #expect(finds("lock_apart") { $0.locks.append(.apart([first, id])) })
      #expect(finds("minimum_score") { $0.round.policy.minimumScore = 0.99 })
    }
  }

  @Test(arguments: 1...20)
  func `a wrong reason is found where groups are possible`(seed: Int) {
    let bundle = Self.bundle(seed)
    let plan = HonestPlan.make(from: bundle, sha256: SmallRound.sha256)
    for index in plan.unmatched.indices {
      for reason in Plan.Unmatched.Reason.allCases where reason != plan.unmatched[index].reason {
        var tampered = plan
        tampered.unmatched[index].reason = reason
        #expect(verify(tampered, bundle).map(\.check) == ["unmatched_reason"])
      }
    }
  }

  @Test func `who wants four where only three would do has no group of a fitting size`() {
    func district(_ id: String, _ sizes: ClosedRange<Int>) -> District {
      var district = District(id: .init(id), name: id)
      district.needs = [District.Need(topic: Topic("math"), priority: 4)]
      district.readiness = 1
      district.groupSizes = sizes
      return district
    }
    var bundle = RegistryBundle(
      districts: [district("A", 4...4), district("B", 3...4), district("C", 3...4)])
    bundle.round.policy.facilitators = .optional
    let plan = HonestPlan.make(from: bundle, sha256: SmallRound.sha256)
    #expect(plan.unmatched.map(\.reason) == [.mode, .mode, .mode])
    #expect(verify(plan, bundle) == [])
  }

  @Test func `two who would rather be a pair than in their group are a blocking pair`() {
    func district(_ id: String, readiness: Double) -> District {
      var district = District(id: .init(id), name: id)
      district.needs = [District.Need(topic: Topic("math"), priority: 5)]
      district.readiness = readiness
      district.groupSizes = 2...3
      return district
    }
    var bundle = RegistryBundle(
      districts: [
        district("A", readiness: 1), district("B", readiness: 1), district("C", readiness: 0),
      ])
    bundle.round.policy.facilitators = .optional
    let plan = HonestPlan.make(from: bundle, sha256: SmallRound.sha256)
    #expect(plan.partnerships.map(\.members.count) == [3])
    #expect(plan.summary.blockingPairs == 1)
    #expect(verify(plan, bundle) == [])
  }
}
