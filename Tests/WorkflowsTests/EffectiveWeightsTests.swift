import Domain
import Drafting
import Scoring
import TestSupport
import Testing

@testable import Workflows

struct EffectiveWeightsTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `the effective weights add to 1 and are the shares of the variance`(seed: UInt64) throws {
    var registry = SmallRegistry.varied(seed: seed)
    registry.districts = 9
    let bundle = registry.bundle(seed: seed)
    let weights = EffectiveWeights(bundle)
    let scoring = PairScoring(bundle)
    let pairs = scoring.allowedPairs()
    #expect(weights.pairs == pairs.count)
    let values = pairs.map { scoring.appraisals(Int($0.a), Int($0.b)).map(\.value) }
    let scores = pairs.map(\.score)
    let variance = covariance(scores, scores)
    guard pairs.count > 1, variance > 1e-12 else {
      #expect(weights.criteria.allSatisfy { $0.effective == nil })
      return
    }
    #expect(abs(weights.criteria.reduce(0) { $0 + ($1.effective ?? .nan) } - 1) < 1e-9)
    for (place, row) in weights.criteria.enumerated() {
      let own = values.map { $0[place] }
      let share = row.declared * covariance(own, scores) / variance
      #expect(abs((row.effective ?? .nan) - share) < 1e-9, "\(row.name)")
      #expect(abs(row.spread * row.spread - covariance(own, own)) < 1e-9)
      #expect(row.declared == bundle.round.policy.weights[Criterion.allCases[place]])
    }
  }

  private func covariance(_ one: [Double], _ other: [Double]) -> Double {
    let count = Double(one.count)
    let means = (one.reduce(0, +) / count, other.reduce(0, +) / count)
    return zip(one, other).reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) } / count
  }

  @Test func `a criterion that is the same for all pairs decides nothing`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar"]) { bundle in
      for place in bundle.districts.indices { bundle.districts[place].tenureYears = 5 }
      bundle.alter("Cedar") { $0.readiness = 1 }
      bundle.alter("Birch") { $0.readiness = 0.5 }
    }
    let weights = EffectiveWeights(bundle)
    let stability = try #require(weights.criteria.first { $0.name == "stability" })
    #expect(stability.mean == 1 && stability.effective == 0)
    let readiness = try #require(weights.criteria.first { $0.name == "readiness" })
    #expect(abs((readiness.effective ?? 0) - 1) < 1e-9)
    #expect(weights.text(style: .init()).contains("readiness"))
  }

  @Test func `without pairs that differ there are no shares`() throws {
    let weights = EffectiveWeights(SmallestRound.bundle(["Alder", "Birch"]))
    #expect(weights.pairs == 1)
    #expect(weights.criteria.allSatisfy { $0.effective == nil })
    let empty = EffectiveWeights(RegistryBundle(districts: []))
    #expect(empty.pairs == 0 && empty.criteria.count == Criterion.allCases.count)
    #expect(try empty.json().count > 100)
  }
}
