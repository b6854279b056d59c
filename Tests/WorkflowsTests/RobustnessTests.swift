import Assignment
import Domain
import Drafting
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Workflows

struct RobustnessTests {
  private static func study(
    _ samples: Int, seed: UInt64 = 1, spread: Double? = 0.5
  ) -> RobustnessStudy {
    RobustnessStudy(samples: samples, seed: seed, admissible: .init(spread: spread))
  }

  /// A round and its best plan, where it has one.
  private static func round(_ bundle: RegistryBundle) throws -> (source: Source, plan: Plan)? {
    let plan = try bundle.matched().plan
    return plan.proof.status == .optimal ? (Source(bundle), plan) : nil
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `a sample finds what an exhaustive search finds`(seed: UInt64) throws {
    var bundles = GroupBundle()
    bundles.districts = 6
    bundles.hasMinimums = seed.isMultiple(of: 5)
    bundles.locks = seed.isMultiple(of: 3) ? 2 : 0
    let bundle =
      seed.isMultiple(of: 2)
      ? bundles.bundle(seed: seed) : SmallRegistry.varied(seed: seed).bundle(seed: seed)
    guard let (source, plan) = try Self.round(bundle) else { return }
    let study = Self.study(6, seed: seed, spread: seed.isMultiple(of: 4) ? nil : 0.8)
    let part = try RobustnessPart(plan, of: source, study: study, threads: 2)
    #expect(part.declared?.isBest == true)
    #expect(part.samples.map(\.number) == Array(1...6))
    let policy = CriteriaWeights(bundle.round.policy)
    for sample in part.samples {
      let verdict = try #require(sample.verdict)
      let weights = study.admissible.sample(sample.number, seed: seed, around: policy)
      let best = bundle.weighed(weights).best
      #expect((best == nil) == (verdict.objective == nil))
      guard let best, let objective = verdict.objective else { continue }
      if bundle.round.goal != .fair {
        #expect(abs(objective - Double(best.units) / 1e9) < 1e-6)
      }
      let isWhole = verdict.parted.isEmpty && verdict.reguided.isEmpty
      // A plan can also grow: what it has may stay while the best plan has more.
      if verdict.isBest { #expect(isWhole && verdict.regret == 0) }
      // What falls below the minimum score parts even where it costs nothing.
      if !verdict.isBest, bundle.round.goal == .value {
        #expect(!isWhole || (verdict.regret ?? 0) > 1e-6)
      }
    }
  }

  @Test(arguments: 1...25 as ClosedRange<UInt64>)
  func `shards put together say what one run says, on any number of threads`(seed: UInt64) throws {
    let bundle = SmallRegistry.varied(seed: seed).bundle(seed: seed)
    guard let (source, plan) = try Self.round(bundle) else { return }
    let study = Self.study(11, seed: seed)
    let whole = Robustness(
      [try RobustnessPart(plan, of: source, study: study, threads: 2)], plan: plan, of: source)
    let parts = try (1...4).map { number in
      try RobustnessPart(
        plan, of: source, study: study, shard: Shard(number: number, count: 4),
        threads: number % 2 + 1)
    }
    // As files, and in any order.
    let read = try parts.reversed().map {
      try JSONDecoder().decode(RobustnessPart.self, from: Data(try $0.json()))
    }
    #expect(read == parts.reversed())
    let merged = Robustness(read, plan: plan, of: source)
    #expect(merged == whole)
    #expect(try merged.json() == whole.json())
    #expect(merged.counted == 11 && merged.criteria.count == CriteriaWeights.Key.all.count)
    #expect(try JSONDecoder().decode(Robustness.self, from: Data(whole.json())) == whole)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `a weight can go as far as its range says and no further`(seed: UInt64) throws {
    let bundle = SmallRegistry.varied(seed: seed).bundle(seed: seed)
      // Without a minimum the weights that leave a plan the best are all of an interval.
      .changed {
        $0.round.policy.minimumScore = 0
        $0.round.goal = .value
      }
    guard let (source, plan) = try Self.round(bundle) else { return }
    let part = try RobustnessPart(
      plan, of: source, study: Self.study(1), shard: Shard(number: 1, count: 1), threads: 2)
    let tested = try PlanUnderWeights(plan, RoundModel(bundle))
    let weights = CriteriaWeights(bundle.round.policy)
    for (range, key) in zip(part.ranges, CriteriaWeights.Key.all) {
      let lowest = try #require(range.lowest)
      let highest = try #require(range.highest)
      #expect(lowest <= weights[key] && weights[key] <= highest && !range.isStopped)
      func isBest(_ weight: Double) throws -> Bool? {
        let changed = try #require(weights.setting(key, to: weight))
        return try tested.verdict(changed, stop: { nil })?.isBest
      }
      #expect(try isBest(lowest) == true && isBest(highest) == true)
      #expect(try isBest((lowest + highest) / 2) == true)
      // Twice the precision, since a plan a millionth behind still counts as the best.
      if lowest > 0.01 { #expect(try isBest(lowest - 0.01) == false) }
      if highest < 0.99 { #expect(try isBest(highest + 0.01) == false) }
      let dropped = try tested.verdict(try #require(weights.setting(key, to: 0)), stop: { nil })
      #expect(range.parted == dropped?.parted.count && range.reguided == dropped?.reguided.count)
    }
  }

  /// Alder may be with Birch, for what both need, or with Cedar, who is ready.
  private static let choice = SmallestRound.bundle(["Alder", "Birch", "Cedar"]) { bundle in
    bundle.round.policy.minimumScore = 0
    for place in bundle.districts.indices { bundle.districts[place].readiness = 0 }
    bundle.alter("Alder") {
      $0.readiness = 1
      $0.needs = [.init(topic: Topic("math"), priority: 5)]
    }
    bundle.alter("Cedar") {
      $0.readiness = 1
      $0.needs = [.init(topic: Topic("math"), priority: 3)]
    }
  }

  @Test func `the edge of a range is where two plans are worth the same`() throws {
    let (source, plan) = try #require(try Self.round(Self.choice))
    #expect(plan.partnerships.map(\.members) == [[.init("ALDER"), .init("BIRCH")]])
    let report = Robustness(
      [try RobustnessPart(plan, of: source, study: Self.study(400), threads: 2)], plan: plan,
      of: source)
    // Common need is 1 with Birch and 3/5 with Cedar; readiness 0 and 1. Birch wins while
    // 0.4 · w(common need) > w(readiness): 0.12 > 0.08 as declared.
    let readiness = try #require(report.criteria.first { $0.name == "readiness" })
    let edge = 0.12 / 1.04
    #expect(readiness.lowest == 0)
    #expect((readiness.highest ?? 0) <= edge && (readiness.highest ?? 0) > edge - 0.005)
    #expect(readiness.parted == 0)
    let need = try #require(report.criteria.first { $0.name == "common_need" })
    #expect(need.highest == 1 && need.parted == 1 && need.reguided == 0)
    let policy = CriteriaWeights(Policy())
    let expected = (1...400).count { number in
      let drawn = report.study.admissible.sample(number, seed: 1, around: policy)
      return 0.4 * drawn.score[.commonNeed] > drawn.score[.readiness]
    }
    #expect(report.whole.count == expected && expected > 100 && expected < 400)
    #expect(report.partnerships[0].together == report.whole)
    #expect(report.partnerships[0].unchanged == report.whole)
    let central = try #require(need.central)
    #expect(central > 0.3)
    let text = report.text(style: TextStyle())
    #expect(text.contains("Alder and Birch"))
    #expect(text.contains("With the policy's own weights no plan is better."))
  }

  @Test func `a plan that is not the best has no range`() throws {
    let bundle = Self.choice
    let locked = bundle.changed { $0.locks = [SmallestRound.together("Alder", "Cedar")] }
    let (_, other) = try #require(try Self.round(locked))
    let source = Source(bundle)
    var plan = other
    plan.input.sha256 = source.sha256
    let report = Robustness(
      [try RobustnessPart(plan, of: source, study: Self.study(50), threads: 1)], plan: plan,
      of: source)
    #expect(report.isBest == false && !report.isStopped)
    #expect(report.criteria.allSatisfy { $0.lowest == nil && $0.highest == nil })
    #expect(report.criteria.allSatisfy { $0.parted != nil })
    #expect((report.regret?.mean ?? 0) > 0)
    #expect(report.text(style: TextStyle()).contains("another plan is better"))
  }

  @Test func `what is stopped is not counted, and the report says so`() throws {
    let (source, plan) = try #require(try Self.round(Self.choice))
    let asked = Atomic<Int>(0)
    for limit in [0, 20, 200, 2000] {
      asked.store(0, ordering: .relaxed)
      let part = try RobustnessPart(
        plan, of: source, study: Self.study(60), threads: 2,
        stop: { asked.add(1, ordering: .relaxed).newValue > limit ? .time : nil })
      let report = Robustness([part], plan: plan, of: source)
      #expect(
        report.counted + report.stopped == 60
          && report.counted == report.whole.count
            + part.samples.count { $0.verdict?.isBest == false }
      )
      guard limit == 0 else { continue }
      #expect(report.counted == 0 && report.isBest == nil && report.isStopped)
      #expect(report.whole.low == 0 && report.whole.high == 1)
      #expect(report.text(style: TextStyle()).contains("60 did not come to their end in time"))
    }
  }

  @Test func `an interval of Wilson's is the published one`() {
    let share = Robustness.Share(8, of: 10)
    #expect(abs(share.low - 0.4901625) < 1e-6 && abs(share.high - 0.9433178) < 1e-6)
    #expect(abs(share.error - 0.1264911) < 1e-6)
    let none = Robustness.Share(0, of: 20)
    #expect(none.low == 0 && none.high > 0.1 && Robustness.Share(20, of: 20).high == 1)
  }

  @Test func `a plan of other data is refused`() throws {
    let (_, plan) = try #require(try Self.round(Self.choice))
    let other = Source(Self.choice.changed { $0.districts[0].readiness = 0.5 })
    #expect(throws: Failure.self) {
      try RobustnessPart(plan, of: other, study: Self.study(1), threads: 1)
    }
  }
}
