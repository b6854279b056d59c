import Domain
import TestSupport
import Testing
import Workflows

struct PropertyLockTests {
  @Test(arguments: 1...120 as ClosedRange<UInt64>)
  func `the best plan keeps locks on what facilitators know and where they work`(
    seed: UInt64
  ) throws {
    var registry = SmallRegistry.varied(seed: seed)
    registry.facilitators = 3
    var random = SplitMix64(seed: seed)
    let bundle = registry.bundle(seed: seed).changed { bundle in
      let topics = bundle.facilitators.flatMap { $0.expertise.map(\.topic) }
      let regions = bundle.facilitators.flatMap(\.regions)
      for _ in 0..<3 {
        let ids = bundle.districts.map(\.id).shuffled(using: &random)
        let members = ids.prefix(.random(in: 1...2, using: &random)).sorted()
        if Bool.random(using: &random), let topic = topics.randomElement(using: &random) {
          bundle.locks.append(.facilitator(members, .expertise(topic)))
        } else if let region = regions.randomElement(using: &random) {
          bundle.locks.append(.facilitator(members, .region(region.uppercased())))
        }
      }
    }
    let plan = try bundle.matched().plan
    #expect(bundle.findings(in: plan) == [])
    guard let best = bundle.best else {
      #expect(plan.proof.status == .infeasible)
      return
    }
    #expect(plan.proof.status == .optimal)
    #expect(plan.requests == best.requests)
    #expect(abs(plan.units - best.units) <= plan.partnerships.count)
  }

  private static func bundle(_ requirements: FacilitatorRequirement...) -> RegistryBundle {
    SmallestRound.bundle(["Alder", "Birch"], facilitators: ["Ann", "Ben", "Cem"]) { bundle in
      bundle.alter(facilitator: "Ann") { $0.regions = ["North"] }
      bundle.alter(facilitator: "Ben") { $0.expertise = [.init(topic: Topic("ela"), level: 1)] }
      bundle.alter(facilitator: "Cem") {
        $0.regions = ["north"]
        $0.expertise = [.init(topic: Topic("ela"), level: 1)]
      }
      bundle.locks = requirements.map { .facilitator([SmallestRound.id("Alder")], $0) }
    }
  }

  @Test func `several locks leave whoever is all that they ask`() throws {
    let bundle = Self.bundle(.region("North"), .expertise(Topic("ela")))
    let plan = try bundle.matched().plan
    #expect(plan.partnerships.map(\.facilitator) == [SmallestRound.guide("Cem")])
    #expect(plan.partnerships[0].facilitatorCandidates == [])
    #expect(bundle.findings(in: plan) == [])
    let answer = try Asking.whyNot(
      plan, "ALDER", "BIRCH", facilitator: "ANN", of: Source(bundle))
    #expect(answer.verdict == .forbidden)
    #expect(
      answer.text.contains(
        "locks name one with expertise in English language arts and one of the region North"))
  }

  @Test func `a lock on a property leaves the others with it as candidates`() throws {
    let bundle = Self.bundle(.region("North"))
    let partnership = try #require(try bundle.matched().plan.partnerships.first)
    let named = [partnership.facilitator] + partnership.facilitatorCandidates.map(\.id)
    #expect(Set(named) == [SmallestRound.guide("Ann"), SmallestRound.guide("Cem")])
  }

  @Test func `locks that nobody can meet keep the pair apart, in words`() throws {
    let bundle = Self.bundle(.expertise(Topic("ela")), .id(SmallestRound.guide("Ann")))
      .changed { $0.locks.append(SmallestRound.together("Alder", "Birch")) }
    let outcome = try bundle.matched()
    #expect(outcome.plan.proof.status == .infeasible)
    #expect(
      outcome.conflicts.joined().contains(
        "no facilitator is all that locks name for them: Ann (ANN) and one with expertise in"
          + " English language arts"))
  }
}
