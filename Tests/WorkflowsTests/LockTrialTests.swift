import Domain
import TestSupport
import Testing

@testable import Workflows

/// What a lock or a partnership of several would cost, against what a match says.
struct LockTrialTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `a trial costs what a match of the round with the lock costs`(seed: UInt64) throws {
    let bundle = SmallRegistry.varied(seed: seed).bundle(seed: 300 + seed)
    let source = Source(bundle)
    let plan = try bundle.matched().plan
    guard plan.proof.status == .optimal else { return }
    var random = SplitMix64(seed: seed)
    let ids = bundle.districts.map(\.id).shuffled(using: &random)
    var locks: [Lock] = [
      .together(ids.prefix(2).sorted()), .apart(ids.prefix(3).sorted()), .exclude([ids[0]]),
    ]
    if let guide = bundle.facilitators.randomElement(using: &random) {
      locks.append(.facilitator([ids[0]], .id(guide.id)))
    }
    for lock in locks where !bundle.locks.contains(lock) {
      let trial = try Asking.trial(lock, plan, of: source)
      var locked = bundle
      locked.locks.append(lock)
      let after = try locked.matched().plan
      if let comparison = trial.comparison {
        #expect(after.proof.status == .optimal && trial.isExact)
        #expect(comparison.isSameInput && comparison.after.objective == after.proof.objective)
        #expect(trial.text.contains(trial.words))
      } else {
        #expect(after.proof.status == .infeasible && !trial.conflicts.isEmpty)
      }
      // What is found without a match is found with one.
      if !Asking.conflicts(of: lock, with: source).isEmpty { #expect(trial.comparison == nil) }
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `a facilitator for one district costs what the lock that names it costs`(
    seed: UInt64
  ) throws {
    let bundle = SmallRegistry.varied(seed: seed).bundle(seed: 500 + seed)
    let source = Source(bundle)
    let plan = try bundle.matched().plan
    guard plan.proof.status == .optimal else { return }
    for district in bundle.districts.prefix(3) {
      for guide in bundle.facilitators {
        let answer = try Asking.whyNot(
          plan, [district.id.rawValue], facilitator: guide.id.rawValue, of: source)
        let lock = Lock.facilitator([district.id], .id(guide.id))
        guard answer.verdict == .costs, !bundle.locks.contains(lock) else { continue }
        let trial = try Asking.trial(lock, plan, of: source)
        let change = try #require(trial.comparison).objectiveChange
        #expect(abs((answer.cost ?? .nan) + change) < 1e-6, "\(answer.text)")
      }
    }
    #expect(throws: Failure.self) {
      try Asking.whyNot(plan, [bundle.districts[0].id.rawValue], facilitator: nil, of: source)
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `several districts together cost what the lock that keeps them together costs`(
    seed: UInt64
  ) throws {
    let bundle = GroupBundle().bundle(seed: seed)
    let source = Source(bundle)
    let plan = try bundle.matched().plan
    guard plan.proof.status == .optimal else { return }
    var random = SplitMix64(seed: seed)
    for size in [2, 3, 4] {
      let names = bundle.districts.shuffled(using: &random).prefix(size).map(\.id)
      let answer = try Asking.whyNot(
        plan, names.map(\.rawValue), facilitator: nil, of: source)
      #expect(answer.members == names.sorted() && !answer.text.isEmpty)
      let lock = Lock.together(names.sorted())
      guard !bundle.locks.contains(lock) else { continue }
      let trial = try Asking.trial(lock, plan, of: source)
      switch answer.verdict {
      case .inPlan: #expect(trial.comparison?.objectiveChange == 0)
      case .forbidden, .impossible: #expect(trial.comparison == nil)
      case .costs:
        let change = try #require(trial.comparison).objectiveChange
        #expect(abs((answer.cost ?? .nan) + change) < 1e-6, "\(answer.text)")
      }
    }
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `the worst and best of a criterion are those of the pairs that may be formed`(
    seed: UInt64
  ) throws {
    let bundle = SmallRegistry.varied(seed: seed).bundle(seed: 700 + seed)
    let (ranges, count) = CriterionRange.all(of: Source(bundle))
    let listing = try ScoreListing(bundle)
    #expect(count == listing.count)
    for (kind, rows) in [
      (PlanComparison.CriterionChange.Kind.score, listing.rows().map(\.criteria)),
      (.fit, listing.fitRows().map(\.criteria)),
    ] {
      let own = ranges.filter { $0.key.kind == kind }
      #expect(own.isEmpty == rows.isEmpty)
      for range in own {
        let values = rows.compactMap { $0[range.key.name] }
        #expect(range.worst.value == values.min() && range.best.value == values.max())
        #expect(range.worst.members.count == 2 && !range.best.words.isEmpty)
      }
    }
  }
}
