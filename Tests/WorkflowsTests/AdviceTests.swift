import Domain
import TestSupport
import Testing

@testable import Workflows

struct AdviceTests {
  private static func hold(_ bundle: RegistryBundle) throws -> Int {
    let plan = try bundle.matched().plan
    guard plan.proof.status == .optimal else { return 0 }
    let advice = try Advising.advice(on: plan, of: Source(bundle), exactly: .max)
    var gains = 0
    for gain in advice.newcomers.map(\.gain) + advice.places.map(\.gain) {
      #expect(gain.atMost >= 0 && gain.isProved == true)
      // Where earlier stages rise, the sum may as well.
      guard bundle.round.goal == .value || gain.placedMore == 0 else { continue }
      let exact = try #require(gain.exact)
      #expect(exact <= gain.atMost + 1e-6)
      if exact > 1e-6 { gains += 1 }
    }
    #expect(
      advice.newcomers.map(\.gain.atMost) == advice.newcomers.map(\.gain.atMost).sorted(by: >))
    #expect(advice.rare.allSatisfy { !$0.text.isEmpty })
    #expect(!advice.text(names: plan).isEmpty)
    var without = plan
    without.certificate = nil
    let again = try Advising.advice(on: without, of: Source(bundle))
    #expect(again.rare.map(\.partners) == advice.rare.map(\.partners))
    return gains
  }

  @Test func `what one more place really gains is no more than the advice says`() throws {
    var gains = 0
    for seed in 1...50 as ClosedRange<UInt64> {
      var bundle = SmallRegistry.varied(seed: seed).bundle(seed: 500 + seed)
      bundle.round.goal = seed.isMultiple(of: 4) ? .coverage : .value
      gains += try Self.hold(bundle)
    }
    #expect(gains > 30, "\(gains) places that gain something")
  }

  @Test func `what one more place really gains in rounds with groups is no more either`() throws {
    var gains = 0
    for seed in 1...30 as ClosedRange<UInt64> {
      var bundles = GroupBundle()
      bundles.facilitators = 2
      var bundle = bundles.bundle(seed: 700 + seed)
      bundle.round.goal = .value
      gains += try Self.hold(bundle)
    }
    #expect(gains > 30, "\(gains) places that gain something")
  }

  @Test func `a region without a facilitator is where one more helps, and words are kind`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar", "Dogwood", "Elm"]) {
      for name in ["Alder", "Birch"] { $0.alter(name) { $0.region = "North" } }
      for name in ["Cedar", "Dogwood"] {
        $0.alter(name) {
          $0.region = "South"
          $0.location = Coordinate(latitude: 33, longitude: -117)
          $0.maximumMinutes = 90
        }
      }
      $0.alter("Elm") { $0.needs = [.init(topic: Topic("science"), priority: 5)] }
    }
    let plan = try bundle.matched().plan
    let advice = try Advising.advice(on: plan, of: Source(bundle), exactly: 5)
    let first = try #require(advice.newcomers.first)
    #expect(first.region == "South" && first.topic == Topic("math"))
    #expect(first.gain.placedMore == 2 && (first.gain.exact ?? 0) > 0.5)
    let text = advice.text(names: plan)
    #expect(text.contains("  - Elm has nobody yet with whom a partnership is possible"))
    #expect(text.contains("  - South, math:") && text.contains("2 districts more placed"))
  }
}
