import Domain
import Scoring
import TestSupport
import Testing

struct GroupLinkTests {
  @Test(arguments: 1...40)
  func `every allowed group has all the links that it needs`(seed: Int) {
    let scoring = PairScoring(GroupBundle().bundle(seed: UInt64(seed)))
    let mutual = Set(scoring.groupLinks().map { [Int($0.a), Int($0.b)] })
    let hubs = Set(scoring.hubLinks().map { [Int($0.hub), Int($0.spoke)] })
    for members in subsets(of: scoring.count, sizes: 3...5) {
      let party = scoring.party(members)
      guard scoring.refusal(party) == nil else { continue }
      if let hub = party.mentor {
        for spoke in members where spoke != hub { #expect(hubs.contains([hub, spoke])) }
      } else {
        for pair in party.allPairs { #expect(mutual.contains([pair.first, pair.second])) }
      }
      for pair in party.allPairs { #expect(!scoring.avoids(pair.first, pair.second)) }
    }
  }

  /// For three, links, sizes and a common topic are all there is.
  @Test(arguments: 1...40)
  func `three that are linked, accept three and share a topic are an allowed group`(seed: Int) {
    let scoring = PairScoring(GroupBundle().bundle(seed: UInt64(seed)))
    let bundle = scoring.roster.bundle
    let minimum = bundle.round.policy.minimumPriority
    let links = Set(scoring.groupLinks().map { [Int($0.a), Int($0.b)] })
    for members in subsets(of: scoring.count, sizes: 3...3) {
      let party = scoring.party(members)
      let districts = members.map { bundle.districts[$0] }
      let isLinked =
        party.mentor == nil && party.allPairs.allSatisfy { links.contains([$0.first, $0.second]) }
      let topics = districts.map {
        Set($0.needs.filter { $0.priority >= minimum }.map(\.topic))
      }
      let shared = topics[0].intersection(topics[1]).intersection(topics[2])
      let isExpected =
        isLinked && districts.allSatisfy { $0.groupSizes.contains(3) } && !shared.isEmpty
      #expect((scoring.refusal(party) == nil && party.mentor == nil) == isExpected)
    }
  }

  @Test(arguments: 1...40)
  func `links are in order, of consenting districts, with the score of the pair`(seed: Int) {
    let scoring = PairScoring(GroupBundle().bundle(seed: UInt64(seed)))
    let links = scoring.groupLinks()
    let hubs = scoring.hubLinks()
    #expect(links.map { [$0.a, $0.b] }.isStrictlyAscending)
    #expect(hubs.map { [$0.hub, $0.spoke] }.isStrictlyAscending)
    let ends =
      links.map { (Int($0.a), Int($0.b), $0.score, $0.requested) }
      + hubs.map { (Int($0.hub), Int($0.spoke), $0.score, $0.requested) }
    for (one, other, score, requested) in ends {
      #expect(scoring.pair(one, other).score == score)
      #expect(scoring.requests(one, other) == requested)
      #expect(!scoring.avoids(one, other))
      for place in [one, other] {
        let district = scoring.roster.district(place)
        #expect(district.consents && district.groupSizes.upperBound >= 3)
      }
    }
    for link in hubs {
      #expect(scoring.pair(Int(link.hub), Int(link.spoke)).mentor == Int(link.hub))
    }
  }

  @Test func `groups and hubs are really among the random bundles`() {
    var found: [Plan.Mode: [Int: Int]] = [:]
    for seed in 1...60 {
      let scoring = PairScoring(GroupBundle().bundle(seed: UInt64(seed)))
      for members in subsets(of: scoring.count, sizes: 3...5) {
        let party = scoring.party(members)
        guard scoring.refusal(party) == nil else { continue }
        found[party.mode, default: [:]][members.count, default: 0] += 1
      }
    }
    for size in 3...5 { #expect((found[.mutual]?[size] ?? 0) >= 5, "\(found)") }
    for size in 3...4 { #expect((found[.mentor]?[size] ?? 0) >= 5, "\(found)") }
  }

  @Test(arguments: [1, 3, 1000])
  func `the division of the work does not change the links`(rowsPerBlock: Int) {
    var bundles = GroupBundle()
    bundles.districts = 90
    let scoring = PairScoring(bundles.bundle(seed: 7))
    #expect(scoring.groupLinks(rowsPerBlock: rowsPerBlock) == scoring.groupLinks())
    #expect(scoring.hubLinks(rowsPerBlock: rowsPerBlock) == scoring.hubLinks())
    #expect(!scoring.groupLinks().isEmpty && !scoring.hubLinks().isEmpty)
  }
}

extension Array where Element == [Int32] {
  fileprivate var isStrictlyAscending: Bool {
    zip(self, dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
  }
}
