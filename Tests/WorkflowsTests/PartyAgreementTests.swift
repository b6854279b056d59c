import Domain
import Scoring
import TestSupport
import Testing
import Verification

/// The scores and rules of groups and hubs in the two programs that share nothing.
struct PartyAgreementTests {
  private static let tolerance = 1e-12

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `both programs agree on every partnership of two to six`(seed: UInt64) {
    var bundles = GroupBundle()
    bundles.missing = seed.isMultiple(of: 3) ? 0.4 : 0.1
    let bundle = bundles.bundle(seed: seed)
    let scoring = PairScoring(bundle)
    let plain = PlainScore(bundle)
    for bits in 0..<(1 << bundle.districts.count) where (2...6).contains(bits.nonzeroBitCount) {
      let members = bundle.districts.indices.filter { bits >> $0 & 1 == 1 }
      let party = scoring.party(members)
      let expected = plain.party(members.map { bundle.districts[$0] })
      let found = scoring.score(party)
      #expect(abs(found.score - expected.score) < Self.tolerance)
      #expect(abs(found.known - expected.known) < Self.tolerance)
      #expect(found.focus == expected.focus)
      #expect(found.requests == expected.requests)
      if let mode = expected.mode {
        #expect(found.mode == mode)
        #expect(found.mentor.map { bundle.districts[$0].id } == expected.mentor)
      }
      let criteria = scoring.criteria(party)
      #expect(criteria.map(\.name) == expected.criteria.map(\.name))
      for (criterion, plain) in zip(criteria, expected.criteria) {
        #expect(abs(criterion.value - plain.value) < Self.tolerance, "\(plain.name)")
      }
      let refusal = scoring.refusal(party)
      #expect(refusal?.plain == expected.refusals.first { $0 != .belowMinimum })
      if refusal == nil, abs(found.score - bundle.round.policy.minimumScore) > 1e-9 {
        #expect(scoring.isFormable(found, members: members.count) == expected.mayBeFormed)
      }
    }
  }
}

extension PartyRefusal {
  /// The same rule in the words of the check.
  fileprivate var plain: PlainPair.Refusal {
    switch self {
    case .pair(.noConsent), .noConsent: .noConsent
    case .pair(.avoided), .avoided: .avoid
    case .pair(.modesDoNotFit), .modesDoNotFit: .mode
    case .pair(.groupSize), .groupSize, .partySize: .groupSize
    case .pair(.noCommonNeed), .noCommonNeed: .noCommonNeed
    case .pair(.outOfReach), .outOfReach: .outOfReach
    }
  }
}
