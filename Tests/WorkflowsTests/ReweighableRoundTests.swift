import Assignment
import Domain
import TestSupport
import Testing

@testable import Workflows

struct ReweighableRoundTests {
  private static func check(_ bundle: RegistryBundle, seed: UInt64) {
    let round = ReweighableRound(RoundModel(bundle))
    let policy = CriteriaWeights(bundle.round.policy)
    let drawn = [
      policy, AdmissibleWeights(spread: 0.5).sample(1, seed: seed, around: policy),
      AdmissibleWeights(spread: nil).sample(2, seed: seed, around: policy),
    ]
    for weights in drawn {
      let quick = round.instance(weights)
      let scored = RoundModel(bundle.weighed(weights)).instance
      #expect(quick.pairs == scored.pairs)
      #expect(quick.requests == scored.requests)
      #expect(quick.fits.travel == scored.fits.travel && quick.fits.tie == scored.fits.tie)
      #expect(
        quick.fits.region == scored.fits.region && quick.fits.context == scored.fits.context)
      #expect(
        quick.fits.expertise == scored.fits.expertise && quick.fits.reach == scored.fits.reach)
      #expect((quick.groups == nil) == (scored.groups == nil))
      let columns = quick.allColumns()
      #expect(columns == scored.allColumns())
      #expect(columns.map(quick.units) == columns.map(scored.units))
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `a round weighed anew is the round scored anew`(seed: UInt64) {
    Self.check(SmallRegistry.varied(seed: seed).bundle(seed: seed), seed: seed)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `a round of groups weighed anew is the round scored anew`(seed: UInt64) {
    var bundles = GroupBundle()
    bundles.locks = 2
    Self.check(bundles.bundle(seed: seed), seed: seed)
  }
}

extension RegistryBundle {
  /// The round as if its policy had these weights.
  func weighed(_ weights: CriteriaWeights) -> RegistryBundle {
    changed {
      $0.round.policy.weights = weights.score
      $0.round.policy.fitWeights = weights.fit
    }
  }
}
