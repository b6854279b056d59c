import Assignment
import Domain
import TestSupport
import Testing
import Workflows

struct StoppedRunTests {
  /// Ends a run at its question number `count`, from 0.
  private static func stopping(after count: Int, _ stop: Control.Stop = .time) -> Control {
    var asked = 0
    return Control(stop: {
      asked += 1
      return asked > count ? stop : nil
    })
  }

  @Test(arguments: 4001...4030 as ClosedRange<UInt64>)
  func `a run that is stopped anywhere gives a sound plan and a bound that holds`(seed: UInt64)
    throws
  {
    var registry = SmallRegistry.varied(seed: seed)
    registry.hasMinimums = false
    registry.togetherLocks = 0
    let bundle = registry.bundle(seed: seed)
    let best = try #require(bundle.best)
    for count in [0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 60] {
      let outcome = try bundle.matched(Self.stopping(after: count))
      let proof = outcome.plan.proof
      #expect(outcome.conflicts.isEmpty)
      #expect(bundle.findings(in: outcome.plan) == [], "stopped after \(count)")
      #expect(proof.status != .infeasible)
      #expect(proof.stopped == (proof.status == .optimal ? nil : .time))
      #expect(proof.bound >= Double(best.units) / 1e9 - 1e-6, "stopped after \(count)")
      if proof.status == .optimal {
        #expect(outcome.plan.requests == best.requests)
        #expect(abs(outcome.plan.units - best.units) <= outcome.plan.partnerships.count)
      }
    }
  }

  @Test(arguments: 4101...4140 as ClosedRange<UInt64>)
  func `a stopped run with minimums and locks keeps them or says that it has no plan yet`(
    seed: UInt64
  ) throws {
    var registry = SmallRegistry.varied(seed: seed)
    registry.hasMinimums = true
    registry.togetherLocks = 1
    let bundle = registry.bundle(seed: seed)
    let best = bundle.best
    for count in [0, 1, 2, 3, 5, 8, 13] {
      do {
        let outcome = try bundle.matched(Self.stopping(after: count))
        #expect(bundle.findings(in: outcome.plan) == [], "stopped after \(count)")
        guard let best else {
          #expect(outcome.plan.proof.status == .infeasible)
          #expect(!outcome.conflicts.isEmpty)
          continue
        }
        #expect(outcome.plan.proof.status != .infeasible)
        #expect(outcome.plan.proof.bound >= Double(best.units) / 1e9 - 1e-6)
      } catch MatchingError.stoppedWithoutPlan {
        #expect(count < 13)
      }
    }
  }

  @Test func `a run that is stopped before it has any plan says so`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar", "Dogwood"]) {
      $0.locks = [SmallestRound.together("Alder", "Birch")]
    }
    let error = #expect(throws: MatchingError.stoppedWithoutPlan(.time)) {
      try bundle.matched(Self.stopping(after: 0))
    }
    #expect(error?.description.contains("more time") == true)
  }

  @Test func `an interrupt is told from a limit of time`() throws {
    let bundle = SmallRegistry().bundle(seed: 3)
    let plan = try bundle.matched(Self.stopping(after: 0, .interrupt)).plan
    #expect(plan.proof.status == .feasible)
    #expect(plan.proof.stopped == .interrupt)
  }

  @Test func `progress is reported with bounds that never fall below the plan`() throws {
    let bundle = SmallRegistry().bundle(seed: 3)
    var reports: [Control.Progress] = []
    let plan = try bundle.matched(Control(report: { reports.append($0) })).plan
    #expect(!reports.isEmpty)
    for report in reports where report.stage == .value {
      #expect((report.bound ?? .infinity) >= plan.proof.objective - 1e-6)
    }
  }
}
