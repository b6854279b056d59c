import Domain
import Scoring
import TestSupport
import Testing
import Verification

/// Policy v2, held against the check that derives every score again.
struct PolicyV2AgreementTests {
  @Test(arguments: 3001...3200 as ClosedRange<UInt64>)
  func `both programs agree on every pair under version 2`(seed: UInt64) {
    var random = RandomBundle()
    random.districts = 8
    random.missing = seed % 3 == 0 ? 0.4 : 0.1
    var bundle =
      seed.isMultiple(of: 2)
      ? SmallRegistry.varied(seed: seed).bundle(seed: seed) : random.bundle(seed: seed)
    bundle.round.policy = Policy(version: "v2")
    let scoring = PairScoring(bundle)
    let plain = PlainScore(bundle)
    for first in bundle.districts.indices {
      for second in bundle.districts.indices where first < second {
        let expected = plain.pair(bundle.districts[first], bundle.districts[second])
        let found = scoring.pair(first, second)
        #expect(abs(found.score - expected.score) < 1e-12)
        #expect(abs(found.known - expected.known) < 1e-12)
        for (criterion, plain) in zip(scoring.criteria(first, second), expected.criteria) {
          #expect(abs(criterion.value - plain.value) < 1e-12, "\(plain.name)")
          #expect(criterion.weight == plain.weight)
        }
      }
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `a score of version 2 lies within 0 and 1 and is the same both ways round`(seed: UInt64) {
    var bundle = SmallRegistry.varied(seed: seed).bundle(seed: seed)
    bundle.round.policy = Policy(version: "v2")
    let scoring = PairScoring(bundle)
    for first in 0..<scoring.count {
      for second in 0..<scoring.count where second != first {
        for appraisal in scoring.appraisals(first, second) {
          #expect((0...1).contains(appraisal.value) && (0...1).contains(appraisal.known))
        }
        #expect(scoring.pair(first, second).score == scoring.pair(second, first).score)
      }
    }
  }
}
