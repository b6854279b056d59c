import Domain
import Testing

@testable import Workflows

struct AdmissibleWeightsTests {
  private static let policy = CriteriaWeights(Policy())

  @Test(arguments: [0.001, 0.1, 0.5, 1, nil] as [Double?])
  func `weights that are drawn are admissible`(spread: Double?) {
    let admissible = AdmissibleWeights(spread: spread)
    for number in 1...500 {
      let drawn = admissible.sample(number, seed: 7, around: Self.policy)
      #expect(abs(drawn.score.sum - 1) < 1e-12 && abs(drawn.fit.sum - 1) < 1e-12)
      for key in CriteriaWeights.Key.all {
        let weight = drawn[key]
        let room = (spread ?? 1 / Self.policy[key]) * Self.policy[key] + 1e-12
        #expect(weight >= -1e-12 && abs(weight - Self.policy[key]) <= room, "\(key)")
      }
    }
  }

  @Test func `weights depend on seed and number alone`() {
    let near = AdmissibleWeights(spread: 0.5)
    func draw(_ number: Int, _ seed: UInt64) -> CriteriaWeights {
      near.sample(number, seed: seed, around: Self.policy)
    }
    let backwards = (1...40).reversed().map { draw($0, 3) }
    #expect(backwards == (1...40).map { draw($0, 3) }.reversed())
    let all = (1...20).flatMap { number in (1...20).map { draw(number, $0) } }
    for (place, weights) in all.enumerated() { #expect(!all[..<place].contains(weights)) }
    // Of this seed for ever, so that parts made with different versions still fit together.
    #expect(abs(draw(1, 1).score[.commonNeed] - 0.35092289453893977) < 1e-15)
  }

  @Test func `a weight that takes what is left is as likely as one that is drawn`() {
    var policy = Policy()
    policy.weights = Weights([0.4, 0.4, 0.2, 0, 0, 0, 0, 0, 0])
    let centre = CriteriaWeights(policy)
    let draws = (1...20_000).map {
      AdmissibleWeights(spread: 0.5).sample($0, seed: 1, around: centre).score.inOrder
    }
    func moments(_ place: Int) -> (mean: Double, square: Double) {
      let count = Double(draws.count)
      let mean = draws.reduce(0) { $0 + $1[place] } / count
      return (mean, draws.reduce(0) { $0 + ($1[place] - mean) * ($1[place] - mean) } / count)
    }
    let (first, second) = (moments(0), moments(1))
    #expect(abs(first.mean - 0.4) < 0.003 && abs(second.mean - 0.4) < 0.003)
    #expect(abs(first.square - second.square) < 0.0003)
    #expect(draws.allSatisfy { $0[3...].allSatisfy { $0 == 0 } })
  }

  @Test func `all weights are spread as gaps between random cuts are`() {
    let draws = (1...20_000).map {
      AdmissibleWeights(spread: nil).sample($0, seed: 5, around: Self.policy).score.inOrder
    }
    let n = Double(Criterion.allCases.count)
    for place in Criterion.allCases.indices {
      let mean = draws.reduce(0) { $0 + $1[place] } / Double(draws.count)
      let square = draws.reduce(0) { $0 + $1[place] * $1[place] } / Double(draws.count)
      #expect(abs(mean - 1 / n) < 0.003)
      #expect(abs(square - 2 / (n * (n + 1))) < 0.001)
    }
  }

  @Test func `a weight that is set leaves the others their proportions`() throws {
    let half = try #require(Self.policy.setting(.score(.proximity), to: 0.58))
    #expect(half.score[.proximity] == 0.58 && abs(half.score.sum - 1) < 1e-12)
    #expect(abs(half.score[.commonNeed] - 0.15) < 1e-12)
    #expect(half.fit == Self.policy.fit)
    for key in CriteriaWeights.Key.all {
      #expect(Self.policy.setting(key, to: Self.policy[key]) == Self.policy)
    }
    let one = try #require(Self.policy.setting(.fit(.travel), to: 1))
    #expect(one.setting(.fit(.travel), to: 0.5) == nil)
  }
}
