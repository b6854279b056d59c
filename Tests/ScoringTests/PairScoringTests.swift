import Domain
import Scoring
import TestSupport
import Testing

/// Laws of the score over many random pairs.
struct PairScoringTests {
  private static func bundle(_ seed: Int) -> RegistryBundle {
    var random = SplitMix64(seed: UInt64(seed))
    return random.bundle(districts: 16)
  }

  private func forEachPair(_ bundle: RegistryBundle, _ body: (PairScoring, Int, Int) -> Void) {
    let scoring = PairScoring(bundle)
    for a in 0..<scoring.count {
      for b in 0..<scoring.count where a != b { body(scoring, a, b) }
    }
  }

  @Test(arguments: 1...6)
  func `a pair is the same in either order`(seed: Int) {
    let bundle = Self.bundle(seed)
    forEachPair(bundle) { scoring, a, b in
      #expect(scoring.pair(a, b) == scoring.pair(b, a))
      #expect(scoring.refusal(a, b) == scoring.refusal(b, a))
      #expect(scoring.criteria(a, b) == scoring.criteria(b, a))
    }
  }

  @Test(arguments: 1...6)
  func `every value, score and known share lies between 0 and 1`(seed: Int) {
    let bundle = Self.bundle(seed)
    forEachPair(bundle) { scoring, a, b in
      let pair = scoring.pair(a, b)
      let numbers =
        [pair.score, pair.known] + scoring.appraisals(a, b).flatMap { [$0.value, $0.known] }
      for number in numbers { #expect(number >= 0 && number <= 1 + 1e-12) }
    }
  }

  @Test(arguments: 1...6)
  func `the points of the criteria are the score, bit for bit`(seed: Int) {
    let bundle = Self.bundle(seed)
    forEachPair(bundle) { scoring, a, b in
      let criteria = scoring.criteria(a, b)
      #expect(criteria.map(\.name) == Criterion.allCases.map(\.rawValue))
      #expect(criteria.reduce(0.0) { $0 + $1.points } == scoring.pair(a, b).score)
      let known = zip(criteria, scoring.appraisals(a, b)).reduce(0.0) {
        $0 + $1.0.weight * $1.1.known
      }
      #expect(known == scoring.pair(a, b).known)
    }
  }

  @Test(arguments: 1...6)
  func `every criterion gives one sentence and a source`(seed: Int) {
    let bundle = Self.bundle(seed)
    forEachPair(bundle) { scoring, a, b in
      for criterion in scoring.criteria(a, b) {
        #expect(criterion.because.hasSuffix("."))
        #expect(!criterion.because.contains("  "))
        #expect(criterion.source.hasSuffix("."))
      }
      for (criterion, appraisal) in zip(scoring.criteria(a, b), scoring.appraisals(a, b)) {
        #expect(
          criterion.because.lowercased().contains("not known") || appraisal.known == 1,
          "\(criterion.name): \(criterion.because)")
      }
    }
  }

  @Test(arguments: 1...6)
  func `weight moved to a criterion never lowers a score in which it is full`(seed: Int) {
    let bundle = Self.bundle(seed)
    for criterion in Criterion.allCases {
      var heavier = bundle
      for other in Criterion.allCases { heavier.round.policy.weights[other] *= 0.8 }
      heavier.round.policy.weights[criterion] += 0.2
      let scoring = PairScoring(heavier)
      forEachPair(bundle) { before, a, b in
        let value = before.criteria(a, b).first { $0.name == criterion.rawValue }?.value
        let (old, new) = (before.pair(a, b).score, scoring.pair(a, b).score)
        if value == 1 { #expect(new >= old - 1e-12) }
        if value == 0 { #expect(new <= old + 1e-12) }
      }
    }
  }

  /// Silence never pays where the fact is worth a quarter or more.
  ///
  /// It is not a law for every fact: an unknown criterion counts a quarter, so that a fact worth
  /// less would be better left out.
  @Test(arguments: 1...6)
  func `leaving out what counts a quarter or more never pays`(seed: Int) {
    let bundle = Self.bundle(seed)
    var silent = bundle
    for place in silent.districts.indices {
      silent.districts[place].readiness = nil
      silent.districts[place].tenureYears = nil
      silent.districts[place].location = nil
      silent.districts[place].roles = []
      silent.districts[place].platforms = []
    }
    let after = PairScoring(silent)
    let silenced: [Criterion] = [.readiness, .stability, .proximity, .roles, .systems]
    forEachPair(bundle) { before, a, b in
      for (index, criterion) in Criterion.allCases.enumerated() {
        let (old, new) = (before.appraisals(a, b)[index], after.appraisals(a, b)[index])
        guard silenced.contains(criterion) else { return #expect(old == new) }
        if old.value >= 0.25 { #expect(new.value <= old.value) }
      }
      #expect(after.pair(a, b).known <= before.pair(a, b).known + 1e-12)
    }
  }

  @Test func `calling everything urgent gains nothing`() {
    let topics = Topic.taxonomy.prefix(8).map(\.rawValue)
    func scoring(_ priority: Int) -> PairScoring {
      pairOf { district in
        for topic in topics { district.need(topic, priority) }
      } _: {
        $0.need(topics[0], 4)
        $0.need(topics[1], 3)
      }
    }
    // Eight topics of 2 and of 5 are both 15 in all, 1.875 each.
    let (calm, urgent) = (scoring(2).appraisal(.commonNeed), scoring(5).appraisal(.commonNeed))
    #expect(abs(calm.value - urgent.value) < 1e-12)
  }

  @Test(arguments: 1...200)
  func `a need that the other does not share never raises common need`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let a = random.district("A", missing: 0)
    let b = random.district("B", missing: 0)
    var more = a
    more.needs.append(
      District.Need(topic: Topic("technology"), priority: .random(in: 1...5, using: &random)))
    more.mode = .mutual
    func value(_ first: District) -> Double {
      var (first, second) = (first, b)
      first.mode = .mutual
      second.mode = .mutual
      let scoring = PairScoring(RegistryBundle(districts: [first, second]))
      return scoring.appraisal(.commonNeed).value
    }
    #expect(value(more) <= value(a) + 1e-12)
  }

  @Test(arguments: 1...50)
  func `drives are those of the great circle`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let here = Coordinate(
      latitude: .random(in: -89...89, using: &random),
      longitude: .random(in: -180...180, using: &random))
    let reach: Double = [0.0001, 0.01, 1, 20].randomElement(using: &random) ?? 1
    let there = Coordinate(
      latitude: here.latitude * 0.99 + .random(in: -reach...reach, using: &random) * 0.01,
      longitude: here.longitude + .random(in: -reach...reach, using: &random))
    let scoring = pairOf({ $0.location = here }) { $0.location = there }
    let minutes = try #require(scoring.pair(0, 1).minutes)
    let expected = Policy().minutes(kilometres: here.kilometres(to: there))
    #expect(abs(minutes - expected) <= 1e-9 * expected)
  }

  @Test func `the same place is no drive at all`() {
    let here = Coordinate(latitude: 36.7, longitude: -119.8)
    #expect(pairOf({ $0.location = here }) { $0.location = here }.pair(0, 1).minutes == 0)
  }
}

struct FormablePairsTests {
  /// Every pair in turn, by the words of the rules rather than by the module's own masks.
  private static func naive(_ bundle: RegistryBundle) -> [AllowedPair] {
    let scoring = PairScoring(bundle)
    var pairs: [AllowedPair] = []
    for a in bundle.districts.indices {
      for b in bundle.districts.indices where b > a {
        let isAllowed = isAllowed(bundle.districts[a], bundle.districts[b], bundle)
        #expect((scoring.refusal(a, b) == nil) == isAllowed)
        let pair = scoring.pair(a, b)
        guard isAllowed, pair.requested || pair.score >= bundle.round.policy.minimumScore
        else { continue }
        let footing: Footing =
          pair.mentor == a ? .firstMentors : pair.mentor == b ? .secondMentors : .mutual
        let focus = pair.focus.flatMap { Topic.taxonomy.firstIndex(of: $0) }
        pairs.append(
          AllowedPair(
            a: Int32(a), b: Int32(b), focus: Int8(focus ?? -1), footing: footing,
            requested: pair.requested, score: pair.score))
      }
    }
    return pairs
  }

  private static func isAllowed(_ a: District, _ b: District, _ bundle: RegistryBundle) -> Bool {
    func says(_ from: District, _ kind: DistrictTie.Kind, of to: District) -> Bool {
      bundle.districtTies.contains { $0.from == from.id && $0.to == to.id && $0.kind == kind }
    }
    guard a.consents, b.consents, a.groupSizes.contains(2), b.groupSizes.contains(2) else {
      return false
    }
    if says(a, .avoid, of: b) || says(b, .avoid, of: a) { return false }
    guard let footing = Footing.between(a.mode, b.mode) else { return false }
    if let here = a.location, let there = b.location {
      let minutes = bundle.round.policy.minutes(kilometres: here.kilometres(to: there))
      if minutes > a.maximumMinutes ?? .infinity { return false }
      if minutes > b.maximumMinutes ?? .infinity { return false }
    }
    if says(a, .prefers, of: b) && says(b, .prefers, of: a) { return true }
    let needs = { (district: District) in
      Set(district.needs.filter { $0.priority >= 2 }.map(\.topic))
    }
    let offers = { (district: District) in
      Set(district.offers.filter { $0.strength >= 2 }.map(\.topic))
    }
    return switch footing {
    case .mutual: !needs(a).isDisjoint(with: needs(b))
    case .firstMentors: !offers(a).isDisjoint(with: needs(b))
    case .secondMentors: !needs(a).isDisjoint(with: offers(b))
    }
  }

  @Test(arguments: 1...12)
  func `formable pairs are those of the plain double loop`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let bundle = random.bundle(districts: 40)
    let pairs = PairScoring(bundle).formablePairs()
    #expect(pairs == Self.naive(bundle))
    #expect(!pairs.isEmpty)
  }

  @Test(arguments: [1, 2, 7, 1000])
  func `the division of the work does not change the pairs`(rowsPerBlock: Int) {
    var random = SplitMix64(seed: 77)
    let scoring = PairScoring(random.bundle(districts: 100))
    #expect(scoring.allowedPairs(rowsPerBlock: rowsPerBlock) == scoring.allowedPairs())
  }

  @Test func `no district and one district form no pair`() {
    #expect(PairScoring(RegistryBundle(districts: [])).formablePairs().isEmpty)
    #expect(PairScoring(RegistryBundle(districts: [.named("A")])).formablePairs().isEmpty)
  }

  @Test func `a pair below the lowest score is formed only if both asked for it`() {
    let weak: (inout District) -> Void = {
      $0.need("math", 2)
      $0.isLeaving = true
      $0.readiness = 0
    }
    var policy = Policy()
    policy.minimumScore = 0.99
    #expect(pairOf(weak, weak, policy: policy).formablePairs().isEmpty)
    let request = [DistrictTie("A", "B", .prefers), DistrictTie("B", "A", .prefers)]
    #expect(pairOf(weak, weak, ties: request, policy: policy).formablePairs().count == 1)
  }

  @Test func `names that few or many districts list are compared alike`() {
    // More than 64 shared names need a second word of bits.
    let names = (0..<100).map { "role-\($0)" }
    let scoring = pairOf({ $0.roles = names + ["a"] }) { $0.roles = names + ["b", "c"] }
    #expect(scoring.appraisal(.roles).value == 100.0 / 103)
  }
}
