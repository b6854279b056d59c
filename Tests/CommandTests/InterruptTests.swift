import Foundation
import Testing

/// Ctrl-C and the time limit end a run with the best plan so far and a bound that is true.
struct InterruptTests {
  /// The runs are long enough to be stopped on any machine, or the next size is tried.
  private static let sizes = [150, 400, 900]

  @Test func `an interrupted match prints its plan so far and ends with 130`() async throws {
    for districts in Self.sizes {
      let workspace = try Workspace(.crowded(districts: districts, seed: 1))
      let command = Command("match", "round", "--json", in: workspace)
      let ending = try await command.run { process in
        try await Self.waitUntilListening(process)
        kill(process.processIdentifier, SIGINT)
      }
      #expect(!ending.isKilled)
      let plan = try PlanDigest(ending.output)
      guard plan.proof.stopped != nil else {
        #expect(ending.code == 0)
        continue
      }
      #expect(ending.code == 130)
      #expect(plan.proof.stopped == "interrupt")
      #expect(plan.proof.status == "feasible")
      #expect(plan.proof.gap == plan.proof.bound - plan.proof.objective)
      let other = try await workspace.tandem("match", "round", "--json", "--time-limit", "3")
      #expect(plan.proof.bound >= (try PlanDigest(other.output)).proof.objective)
      try workspace.write(ending.output, to: "plan.json")
      let check = try await workspace.tandem("verify", "round", "plan.json")
      #expect(check.code == 0, "\(check.output)")
      return
    }
    Issue.record("every run was proved before it was stopped; add a larger size")
  }

  @Test func `a second interrupt ends the process at once, without a plan`() async throws {
    // Where the second comes late the plan is already printed, and the next try may be quicker.
    for districts in Self.sizes + Self.sizes {
      let workspace = try Workspace(.crowded(districts: districts, seed: 2))
      let ending = try await Command("match", "round", "--json", in: workspace).run { process in
        try await Self.waitUntilListening(process)
        kill(process.processIdentifier, SIGINT)
        try await Task.sleep(for: .milliseconds(20))
        kill(process.processIdentifier, SIGINT)
      }
      #expect(!ending.isKilled)
      // A run that was proved before the first one ends as if there had been none.
      if ending.code == 0 { continue }
      #expect(ending.code == 130)
      if ending.output.isEmpty { return }
    }
    Issue.record("the plan was printed all the same")
  }

  @Test func `a time limit ends a match with 0 and a plan with a bound`() async throws {
    let workspace = try Workspace(.crowded(districts: 150, seed: 1))
    let limited = try await workspace.tandem("match", "round", "--json", "--time-limit", "1e-9")
    #expect(limited.code == 0)
    let plan = try PlanDigest(limited.output)
    #expect(plan.proof.stopped == "time")
    #expect(plan.proof.bound > plan.proof.objective)
    let text = try await workspace.tandem("match", "round", "--time-limit", "1e-9")
    #expect(text.output.contains("Stopped by the time limit."))
  }

  /// Waits until the process catches interrupts, which it does from when it has read its round.
  private static func waitUntilListening(_ process: Process) async throws {
    while process.isRunning {
      let status = try? String(
        contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
      let line = status?.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
      let mask = line.flatMap { UInt64($0.dropFirst(7).drop { $0 == "\t" }, radix: 16) } ?? 0
      if mask >> UInt64(SIGINT - 1) & 1 == 1 { return }
      try await Task.sleep(for: .milliseconds(2))
    }
  }
}
