import Domain
import Scoring
import TestSupport
import Testing
import Verification

/// The scores that the optimiser is given against the scores that a check derives: two programs
/// that share nothing.
struct ScoringAgreementTests {
  private static let tolerance = 1e-12

  /// Sparse rounds of a whole state and small dense ones in turn.
  private static func bundle(_ seed: UInt64) -> RegistryBundle {
    if seed.isMultiple(of: 2) { return SmallRegistry.varied(seed: seed).bundle(seed: seed) }
    var random = RandomBundle()
    random.districts = 8
    random.missing = seed % 3 == 0 ? 0.5 : 0.1
    return random.bundle(seed: seed)
  }

  @Test(arguments: 1001...1300 as ClosedRange<UInt64>)
  func `both programs agree on every pair`(seed: UInt64) {
    let bundle = Self.bundle(seed)
    let scoring = PairScoring(bundle)
    let plain = PlainScore(bundle)
    var allowed: [[Int]] = []
    var formable: [[Int]] = []
    for first in bundle.districts.indices {
      for second in bundle.districts.indices where first < second {
        let expected = plain.pair(bundle.districts[first], bundle.districts[second])
        let found = scoring.pair(first, second)
        #expect(abs(found.score - expected.score) < Self.tolerance)
        #expect(abs(found.known - expected.known) < Self.tolerance)
        #expect(found.mode == expected.mode ?? .mutual)
        #expect(found.mentor.map { bundle.districts[$0].id } == expected.mentor)
        #expect(found.focus == expected.focus)
        #expect(found.requested == expected.isRequested)
        let criteria = scoring.criteria(first, second)
        #expect(criteria.map(\.name) == expected.criteria.map(\.name))
        for (criterion, plain) in zip(criteria, expected.criteria) {
          #expect(abs(criterion.value - plain.value) < Self.tolerance, "\(plain.name)")
          #expect(criterion.weight == plain.weight)
        }
        #expect(
          scoring.refusal(first, second)?.plain
            == expected.refusals.first { $0 != .belowMinimum })
        if expected.isAllowed { allowed.append([first, second]) }
        if expected.mayBeFormed { formable.append([first, second]) }
      }
    }
    let pairs = scoring.allowedPairs()
    #expect(pairs.map { [Int($0.a), Int($0.b)] } == allowed)
    #expect(scoring.formablePairs().map { [Int($0.a), Int($0.b)] } == formable)
    for pair in pairs {
      let whole = scoring.pair(Int(pair.a), Int(pair.b))
      #expect(pair.score == whole.score && pair.requested == whole.requested)
      #expect(pair.mentor == whole.mentor)
      #expect((pair.focus < 0 ? nil : Topic.taxonomy[Int(pair.focus)]) == whole.focus)
    }
  }

  @Test(arguments: 2001...2300 as ClosedRange<UInt64>)
  func `both programs agree on every facilitator with two or three districts`(seed: UInt64) {
    let bundle = Self.bundle(seed)
    let scoring = FitScoring(bundle)
    let plain = PlainScore(bundle)
    var random = SplitMix64(seed: seed)
    for first in bundle.districts.indices {
      for second in bundle.districts.indices where first < second {
        var members = [first, second]
        if second + 1 < bundle.districts.count, seed % 3 == 0 { members.append(second + 1) }
        let focus = Topic.taxonomy.prefix(8).randomElement(using: &random)
        for (place, facilitator) in bundle.facilitators.enumerated() {
          let expected = plain.fit(
            facilitator, members.map { bundle.districts[$0] }, focus: first == 0 ? nil : focus)
          let found = scoring.fit(place, members: members, focus: first == 0 ? nil : focus)
          #expect(abs(found.fit - expected.fit) < Self.tolerance)
          #expect(abs(found.known - expected.known) < Self.tolerance)
          for (part, plain) in zip(found.parts, expected.criteria) {
            #expect(abs(part.value - plain.value) < Self.tolerance, "\(plain.name)")
          }
          #expect(
            scoring.refusal(place, members: members)?.plain == expected.refusals.first)
        }
      }
    }
  }
}

extension PairRefusal {
  /// The same rule in the words of the check.
  fileprivate var plain: PlainPair.Refusal {
    switch self {
    case .noConsent: .noConsent
    case .avoided: .avoid
    case .modesDoNotFit: .mode
    case .groupSize: .groupSize
    case .noCommonNeed: .noCommonNeed
    case .outOfReach: .outOfReach
    }
  }
}

extension FitRefusal {
  /// The same rule in the words of the check.
  fileprivate var plain: PlainFit.Refusal {
    switch self {
    case .notAvailable: .notAvailable
    case .conflict: .hardTie
    case .outOfReach: .outOfReach
    }
  }
}
