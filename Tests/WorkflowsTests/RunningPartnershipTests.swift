import Domain
import TestSupport
import Testing
import Workflows

struct RunningPartnershipTests {
  /// The same round as its rules would have it if the partnerships were unknown: smaller
  /// capacities, and locks instead of them.
  private static func plain(_ bundle: RegistryBundle) -> RegistryBundle {
    bundle.changed { plain in
      plain.running = []
      let load: (RunningPartnership) -> Int = {
        bundle.round.policy.caseloadUnit == .districts ? $0.members.count : 1
      }
      for partnership in bundle.running {
        plain.locks.append(.apart(partnership.members))
        for place in plain.facilitators.indices
        where plain.facilitators[place].id == partnership.facilitator {
          let load = load(partnership)
          plain.facilitators[place].capacity = max(0, plain.facilitators[place].capacity - load)
          plain.facilitators[place].minimum = max(0, plain.facilitators[place].minimum - load)
        }
        for place in plain.districts.indices
        where partnership.members.contains(plain.districts[place].id) {
          if plain.districts[place].capacity == 1 {
            plain.locks.append(.exclude([plain.districts[place].id]))
          } else {
            plain.districts[place].capacity -= 1
          }
        }
      }
    }
  }

  private static func bundle(_ seed: UInt64) -> RegistryBundle {
    var registry = SmallRegistry.varied(seed: seed)
    registry.capacity = 1 + Int(seed % 3)
    var random = SplitMix64(seed: seed)
    return registry.bundle(seed: seed).changed { bundle in
      bundle.running = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        RunningPartnership(
          members: bundle.districts.map(\.id).shuffled(using: &random)
            .prefix(.random(in: 2...3, using: &random)).sorted(),
          facilitator: bundle.facilitators.randomElement(using: &random)?.id)
      }
    }
  }

  @Test(arguments: 1...160 as ClosedRange<UInt64>)
  func `they take places, caseloads and their own pairs, and nothing else`(seed: UInt64) throws {
    let bundle = Self.bundle(seed)
    let plan = try bundle.matched().plan
    let plain = try Self.plain(bundle).matched().plan
    #expect(bundle.findings(in: plan) == [])
    #expect(plan.proof.status == plain.proof.status)
    #expect(plan.proof.objective == plain.proof.objective)
    #expect(plan.partnerships.map(\.members) == plain.partnerships.map(\.members))
    #expect(plan.facilitators.map(\.capacity) == plain.facilitators.map(\.capacity))
  }

  @Test func `a pair that runs already is not formed again, though both have room`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) { bundle in
      for place in bundle.districts.indices { bundle.districts[place].capacity = 2 }
      bundle.running = [
        RunningPartnership(members: [SmallestRound.id("Alder"), SmallestRound.id("Birch")])
      ]
    }
    let plan = try bundle.matched().plan
    #expect(plan.partnerships.isEmpty)
    #expect(plan.unmatched.map(\.reason) == [.lockedOut, .lockedOut])
    #expect(plan.summary.blockingPairs == 0)
    #expect(bundle.findings(in: plan) == [])
    let answer = try Asking.whyNot(
      plan, "ALDER", "BIRCH", facilitator: nil, of: Source(bundle))
    #expect(answer.verdict == .forbidden)
    #expect(answer.text.contains("a partnership that runs already has them both"))
  }

  @Test func `a district without a place left is told so`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar", "Dogwood"]) {
      $0.running = [
        RunningPartnership(
          id: "R1", members: [SmallestRound.id("Alder"), SmallestRound.id("Birch")],
          facilitator: SmallestRound.guide("Ann"))
      ]
    }
    let plan = try bundle.matched().plan
    #expect(plan.partnerships.map(\.members) == [["CEDAR", "DOGWOOD"].map { District.ID($0) }])
    #expect(plan.facilitators.map(\.capacity) == [1])
    #expect(plan.unmatched.map(\.reason) == [.noPlaceLeft, .noPlaceLeft])
    #expect(plan.unmatched[0].text.contains("Alder joins at most 1 partnership"))
    #expect(bundle.findings(in: plan) == [])
  }

  @Test func `a lock for a district without a place left is a conflict in words`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar"]) {
      $0.running = [
        RunningPartnership(members: [SmallestRound.id("Alder"), SmallestRound.id("Birch")])
      ]
      $0.locks = [SmallestRound.together("Alder", "Cedar")]
    }
    let outcome = try bundle.matched()
    #expect(outcome.plan.proof.status == .infeasible)
    #expect(outcome.conflicts.joined().contains("Alder (ALDER)'s capacity of 1"))
    #expect(bundle.findings(in: outcome.plan) == [])
  }
}
