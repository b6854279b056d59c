import Domain
import Scoring
import TestSupport
import Testing

/// Laws of partnerships of any size over many random ones.
struct PartyScoringTests {
  private static func scoring(_ seed: Int) -> PairScoring {
    PairScoring(GroupBundle().bundle(seed: UInt64(seed)))
  }

  private static func parties(_ scoring: PairScoring, _ sizes: ClosedRange<Int>) -> [Party] {
    subsets(of: scoring.count, sizes: sizes).map(scoring.party)
  }

  @Test(arguments: 1...20)
  func `a pair is a partnership of two`(seed: Int) {
    let scoring = Self.scoring(seed)
    for party in Self.parties(scoring, 2...2) {
      let (a, b) = (party.members[0], party.members[1])
      let (pair, score) = (scoring.pair(a, b), scoring.score(party))
      #expect(score.score == pair.score && score.known == pair.known)
      #expect(score.mode == pair.mode && score.mentor == pair.mentor)
      #expect(score.focus == pair.focus && score.minutes == pair.minutes)
      #expect(score.requests == (pair.requested ? 1 : 0))
      #expect(scoring.criteria(party) == scoring.criteria(a, b))
      #expect(scoring.refusal(party) == scoring.refusal(a, b).map { .pair($0) })
    }
  }

  @Test(arguments: 1...10)
  func `the order of members changes nothing`(seed: Int) {
    let scoring = Self.scoring(seed)
    var random = SplitMix64(seed: UInt64(seed))
    for party in Self.parties(scoring, 2...5) {
      #expect(scoring.party(party.members.shuffled(using: &random)) == party)
      #expect(
        Party(members: party.members.shuffled(using: &random), mentor: party.mentor) == party)
    }
  }

  @Test(arguments: 1...20)
  func `a group's score is the mean of its scored pairs, less its discount`(seed: Int) {
    let scoring = Self.scoring(seed)
    let discount = scoring.roster.bundle.round.policy.sizeDiscount
    for party in Self.parties(scoring, 3...5) {
      let score = scoring.score(party)
      let pairs = party.scoredPairs.map { scoring.pair($0.first, $0.second) }
      #expect(pairs.count == (party.mentor == nil ? party.allPairs.count : party.members.count - 1))
      var sum = 0.0
      for pair in pairs { sum += pair.score }
      let depth = 1 - discount * Double(party.members.count - 2)
      #expect(score.score == sum / Double(pairs.count) * depth)
      #expect(score.minutes == pairs.compactMap(\.minutes).max())
      let all = party.allPairs.count { scoring.pair($0.first, $0.second).requested }
      #expect(score.requests == all)
    }
  }

  @Test(arguments: 1...20)
  func `a group's criteria add up to its score before the discount`(seed: Int) {
    let scoring = Self.scoring(seed)
    let discount = scoring.roster.bundle.round.policy.sizeDiscount
    for party in Self.parties(scoring, 3...5) {
      let criteria = scoring.criteria(party)
      #expect(criteria.map(\.name) == Criterion.allCases.map(\.rawValue))
      let points = criteria.reduce(0.0) { $0 + $1.points }
      let depth = 1 - discount * Double(party.members.count - 2)
      #expect(abs(points * depth - scoring.score(party).score) < 1e-12)
      for criterion in criteria {
        #expect(criterion.points == criterion.weight * criterion.value)
        #expect(criterion.value >= 0 && criterion.value <= 1 + 1e-12)
      }
    }
  }

  @Test(arguments: 1...20)
  func `every criterion of a group gives one sentence that says what is not known`(seed: Int) {
    var bundles = GroupBundle()
    bundles.missing = 0.4
    let scoring = PairScoring(bundles.bundle(seed: UInt64(seed)))
    for party in Self.parties(scoring, 3...4) {
      for (index, criterion) in scoring.criteria(party).enumerated() {
        let text = criterion.because
        #expect(text.hasSuffix(".") && text.first?.isLowercase == false, "\(text)")
        #expect(text.firstMatch(of: #/\b(both|the two|either|neither)\b/#) == nil, "\(text)")
        #expect(!text.contains("  ") && !text.contains("..") && !text.contains("; ;"), "\(text)")
        let isKnown = party.scoredPairs.allSatisfy {
          scoring.appraisals($0.first, $0.second)[index].known == 1
        }
        #expect(
          isKnown || text.lowercased().contains("not known"), "\(criterion.name): \(text)")
      }
    }
  }

  @Test(arguments: 1...20)
  func `an allowed group has a focus, and a hub's is one that it offers`(seed: Int) throws {
    let scoring = Self.scoring(seed)
    for party in Self.parties(scoring, 3...5) where scoring.refusal(party) == nil {
      let focus = try #require(scoring.score(party).focus)
      let minimum = scoring.roster.bundle.round.policy.minimumPriority
      for member in party.members {
        let district = scoring.roster.district(member)
        let rating =
          member == party.mentor
          ? district.offers.first { $0.topic == focus }?.strength
          : district.needs.first { $0.topic == focus }?.priority
        #expect(try #require(rating) >= minimum)
      }
    }
  }

  @Test(arguments: 1...20)
  func `the fit of a group is never above the mean of its members' own`(seed: Int) {
    let bundle = GroupBundle().bundle(seed: UInt64(seed))
    let (scoring, fits) = (PairScoring(bundle), FitScoring(bundle))
    for party in Self.parties(scoring, 2...5) {
      let focus = scoring.score(party).focus
      for facilitator in 0..<fits.count {
        let fit = fits.fit(facilitator, members: party.members, focus: focus).fit
        let single = party.members.map {
          fits.fit(facilitator, members: [$0], focus: focus).fit
        }
        #expect(fit <= single.reduce(0, +) / Double(single.count) + 1e-12)
      }
    }
  }

  @Test(arguments: 1...10)
  func `ratings are those that a district registered`(seed: Int) {
    let scoring = Self.scoring(seed)
    for place in 0..<scoring.count {
      let district = scoring.roster.district(place)
      #expect(
        scoring.needRatings(of: place).map { [$0.topic, $0.rating] }
          == district.needs.map { [Topic.taxonomy.firstIndex(of: $0.topic) ?? -1, $0.priority] })
      #expect(
        scoring.offerRatings(of: place).map { [$0.topic, $0.rating] }
          == district.offers.map { [Topic.taxonomy.firstIndex(of: $0.topic) ?? -1, $0.strength] })
    }
  }
}
