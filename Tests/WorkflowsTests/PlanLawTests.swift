import Domain
import Exchange
import TestSupport
import Testing
import Workflows

struct PlanLawTests {
  private static func bundle(_ seed: UInt64, requests: Bool = true) -> RegistryBundle {
    var registry = SmallRegistry.varied(seed: seed)
    if !requests { registry.requests = 0 }
    let bundle = registry.bundle(seed: seed)
    guard !requests else { return bundle }
    return bundle.changed { $0.round.policy.requests = .advisory }
  }

  @Test(arguments: 3001...3040 as ClosedRange<UInt64>)
  func `rows and lists in another order give the same bytes`(seed: UInt64) throws {
    let bundle = Self.bundle(seed)
    let bytes = try PlanFile.encode(bundle.matched().plan)
    let file = BundleWriter.json(bundle)
    let read = try planBytes(ofFile: file)
    var random = SplitMix64(seed: seed)
    for _ in 0..<2 {
      let rows = bundle.rowsShuffled(using: &random)
      #expect(try PlanFile.encode(rows.matched().plan) == bytes)
      let shuffled = BundleWriter.json(bundle.listsShuffled(using: &random))
      #expect(shuffled != file)
      #expect(try planBytes(ofFile: shuffled) == read)
    }
  }

  private func planBytes(ofFile json: [UInt8]) throws -> [UInt8] {
    let source = try Source(json: json, name: "bundle.json")
    return try PlanFile.encode(
      Matching.run(RoundModel(source.bundle), sha256: source.sha256).plan)
  }

  @Test(arguments: 3101...3125 as ClosedRange<UInt64>)
  func `a lock never raises the objective`(seed: UInt64) throws {
    let bundle = Self.bundle(seed, requests: false)
    let free = try bundle.matched().plan.proof
    var random = SplitMix64(seed: seed)
    for _ in 0..<6 {
      let ids = bundle.districts.map(\.id).shuffled(using: &random)
      let couple = ids.prefix(2).sorted()
      var locks: [Lock] = [.together(couple), .apart(couple), .exclude([ids[0]])]
      if let facilitator = bundle.facilitators.randomElement(using: &random) {
        locks.append(.facilitator([ids[0]], .id(facilitator.id)))
      }
      for lock in locks {
        let locked = try bundle.changed { $0.locks.append(lock) }.matched().plan.proof
        if free.status == .infeasible { #expect(locked.status == .infeasible) }
        guard locked.status == .optimal else { continue }
        #expect(locked.objective <= free.objective + 1e-9, "\(lock)")
      }
    }
  }

  @Test(arguments: 3201...3280 as ClosedRange<UInt64>)
  func `forcing an alternative loses at least what the plan says`(seed: UInt64) throws {
    let bundle = Self.bundle(seed)
    let plan = try bundle.matched().plan
    guard plan.proof.status == .optimal else { return }
    let search = ExhaustiveSearch(bundle)
    let best = try #require(search.best())
    for partnership in plan.partnerships {
      for alternative in partnership.alternatives {
        guard
          let forced = search.best(forcing: (alternative.members, alternative.facilitator)),
          forced.requests == best.requests
        else { continue }
        let loss = Double(best.units - forced.units) / 1e9
        #expect(loss >= alternative.lossAtLeast - 1e-6, "\(alternative.members)")
      }
    }
  }

  @Test(arguments: 3301...3360 as ClosedRange<UInt64>)
  func `alternatives are not partnerships of the plan`(seed: UInt64) throws {
    let plan = try Self.bundle(seed).matched().plan
    let together = Set(plan.partnerships.map(\.members))
    for alternative in plan.partnerships.flatMap(\.alternatives) {
      #expect(!together.contains(alternative.members))
    }
  }

  @Test(arguments: 3401...3480 as ClosedRange<UInt64>)
  func `one more place of a facilitator raises the objective by at most what the plan says`(
    seed: UInt64
  ) throws {
    let bundle = Self.bundle(seed)
    let plan = try bundle.matched().plan
    guard plan.proof.status == .optimal, let best = bundle.best else { return }
    for (place, facilitator) in plan.facilitators.enumerated() {
      #expect(facilitator.id == bundle.facilitators[place].id)
      let larger = bundle.changed { $0.facilitators[place].capacity += 1 }
      let more = try #require(larger.best)
      guard more.requests == best.requests else { continue }
      let gain = Double(more.units - best.units) / 1e9
      #expect(gain <= facilitator.marginalValueAtMost + 1e-6, "\(facilitator.id)")
    }
  }

  @Test func `a place is worth something where only a cut holds the facilitator back`() throws {
    // Any two of three partnerships share a district or Fay's one place, so that the relaxation
    // takes half of each, and the cut that forbids this takes the whole price.
    let bundle = SmallestRound.bundle(
      ["Alder", "Birch", "Cedar", "Dogwood"], facilitators: ["Fay", "Gus"]
    ) {
      $0.alter(facilitator: "Fay") { $0.capacity = 1 }
      $0.locks = [
        SmallestRound.apart("Cedar", "Dogwood"), SmallestRound.apart("Alder", "Dogwood"),
        SmallestRound.apart("Birch", "Cedar"),
        SmallestRound.facilitator("Gus", of: "Alder", "Birch"),
        SmallestRound.facilitator("Fay", of: "Cedar"),
        SmallestRound.facilitator("Fay", of: "Dogwood"),
      ]
    }
    let plan = try bundle.matched().plan
    let more = try bundle.changed { $0.alter(facilitator: "Fay") { $0.capacity = 2 } }.matched()
    let gain = more.plan.proof.objective - plan.proof.objective
    #expect(plan.proof.status == .optimal && plan.partnerships.count == 1)
    #expect(more.plan.partnerships.count == 2)
    #expect(gain > 0.5)
    #expect(try #require(plan.facilitators.first).marginalValueAtMost >= gain - 1e-9)
  }

  @Test(arguments: 3501...3530 as ClosedRange<UInt64>)
  func `more places never lower what a plan reaches`(seed: UInt64) throws {
    let bundle = Self.bundle(seed)
    let plan = try bundle.matched().plan
    guard plan.proof.status == .optimal else { return }
    var larger = bundle.facilitators.indices.map { place in
      bundle.changed { $0.facilitators[place].capacity += 1 }
    }
    if let cap = bundle.round.maximumPartnerships {
      larger.append(bundle.changed { $0.round.maximumPartnerships = cap + 1 })
      larger.append(bundle.changed { $0.round.maximumPartnerships = nil })
    }
    for other in larger {
      let more = try other.matched().plan
      #expect(more.proof.status == .optimal)
      #expect((more.requests, more.units) >= (plan.requests, plan.units))
    }
  }

  @Test(arguments: 3601...3625 as ClosedRange<UInt64>)
  func `a district that takes its consent back is in no partnership`(seed: UInt64) throws {
    let bundle = Self.bundle(seed, requests: false)
    let all = try bundle.matched().plan
    for place in bundle.districts.indices {
      let silent = bundle.changed { $0.districts[place].consents = false }
      let id = silent.districts[place].id
      let plan = try silent.matched().plan
      #expect(!plan.partnerships.contains { $0.members.contains(id) })
      #expect(
        !plan.partnerships.flatMap(\.alternatives).contains { $0.members.contains(id) })
      guard plan.proof.status == .optimal else { continue }
      #expect(plan.unmatched.first { $0.district == id }?.reason == .noConsent)
      #expect(plan.proof.objective <= all.proof.objective + 1e-9)
    }
  }
}
