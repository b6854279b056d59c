import Assignment
import Domain
import Drafting
import Foundation
import Scoring
import TestSupport
import Testing

@testable import Workflows

struct FairnessTests {
  private static func fairness(_ bundle: RegistryBundle) throws -> (Plan, Fairness) {
    let source = Source(bundle)
    let plan = try Matching.run(RoundModel(bundle), sha256: source.sha256).plan
    return (plan, try Fairness(plan, of: source))
  }

  @Test(arguments: 1...80 as ClosedRange<UInt64>)
  func `every way to tell districts apart counts each of them`(seed: UInt64) throws {
    let bundle = SmallRegistry.varied(seed: seed).bundle(seed: seed)
    guard try bundle.matched().plan.proof.status != .infeasible else {
      #expect(throws: Failure.self) { try Self.fairness(bundle) }
      return
    }
    let (plan, fairness) = try Self.fairness(bundle)
    let left = fairness.leftOut
    #expect(
      fairness.overall.districts + left.noConsent + left.excluded + left.noPlaceLeft
        == bundle.districts.count)
    #expect(fairness.overall.placed == plan.summary.placed)
    #expect(fairness.overall.worstValue == plan.summary.worstValue)
    #expect(fairness.dimensions.map(\.name) == Fairness.Dimension.Name.allCases)
    for dimension in fairness.dimensions where dimension.name != .need {
      #expect(
        dimension.rows.reduce(0) { $0 + $1.districts } == fairness.overall.districts)
      #expect(dimension.rows.reduce(0) { $0 + $1.placed } == plan.summary.placed)
      let sum = dimension.rows.reduce(0) { $0 + Double($1.placed) * ($1.meanValue ?? 0) }
      let whole = Double(plan.summary.placed) * (fairness.overall.meanValue ?? 0)
      #expect(abs(sum - whole) < 1e-9)
      #expect(dimension.rows.compactMap(\.worstValue).min() == plan.summary.worstValue)
      #expect(dimension.rows.dropLast().allSatisfy { $0.group != nil })
    }
    #expect(fairness.blockingPairs == plan.summary.blockingPairs)
    #expect(fairness.strongestBlocking.count == min(3, fairness.blockingPairs))
    #expect(fairness.strongestBlocking.allSatisfy { $0.gain > 0 })
    let read = try JSONDecoder().decode(Fairness.self, from: Data(try fairness.json()))
    #expect(read == fairness)
  }

  @Test(arguments: 101...180 as ClosedRange<UInt64>)
  func `the stable plan has no blocking pair that locks and the minimum score leave, and a price`(
    seed: UInt64
  ) throws {
    var registry = SmallRegistry.varied(seed: seed)
    registry.requests = 0
    registry.togetherLocks = 0
    registry.hasMinimums = false
    let bundle = registry.bundle(seed: seed).changed { $0.round.goal = .value }
    let model = RoundModel(bundle)
    let stable = try StablePlan(model)
    var scores = Array(repeating: [Double](), count: bundle.districts.count)
    for place in stable.pairs {
      let pair = model.instance.pairs[place]
      for member in [pair.first, pair.second] {
        scores[member].append(model.allowedPair(place).score)
      }
    }
    let isFull = stable.pairs.count == bundle.round.maximumPartnerships
    for place in model.instance.pairs.indices where !stable.pairs.contains(place) {
      let pair = model.instance.pairs[place]
      let score = model.allowedPair(place).score
      let tempted = [pair.first, pair.second].allSatisfy { member in
        scores[member].count < bundle.districts[member].capacity
          || score > scores[member].min() ?? 0
      }
      // Where the round is full, nobody outside can add a partnership.
      if !isFull { #expect(!tempted) }
    }
    let (plan, fairness) = try Self.fairness(bundle)
    guard plan.proof.status == .optimal else { return }
    #expect(fairness.stable.price >= -1e-9)
    #expect(fairness.stable.plan.objective == plan.proof.objective)
    #expect(
      fairness.stable.stable.partnerships + fairness.stable.unguided == stable.pairs.count)
  }

  @Test func `groups are named, small ones are marked and what is not known stands last`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch", "Cedar"]) {
      $0.alter("Alder") {
        $0.enrollment = 2_499
        $0.locale = LocaleCode(43)
        $0.region = "North"
      }
      $0.alter("Birch") { $0.enrollment = 25_000 }
    }
    let (_, fairness) = try Self.fairness(bundle)
    let rows = Dictionary(uniqueKeysWithValues: fairness.dimensions.map { ($0.name, $0.rows) })
    #expect(rows[.sizeBand]?.map(\.group) == ["25,000 or more", "1,000 to 2,499", nil])
    #expect(rows[.localeType]?.map(\.group) == ["rural", nil])
    #expect(rows[.region]?.map(\.districts) == [1, 2])
    #expect(rows[.need]?.map(\.group) == ["math"])
    #expect(rows[.groupMaximum]?.map(\.group) == ["2"])
    #expect(fairness.overall.isSmall && fairness.smallBelow == 11)
    let text = fairness.text(style: .init())
    #expect(text.contains("rural *") && text.contains("not known *"))
    #expect(text.contains("The price of the stable plan"))
  }

  @Test func `bands of enrolment meet without a gap`() {
    let bands: [(Double, String)] = [
      (0.5, "1 to 299"), (299, "1 to 299"), (300, "300 to 599"), (999, "600 to 999"),
      (1_000, "1,000 to 2,499"), (2_500, "2,500 to 4,999"), (9_999, "5,000 to 9,999"),
      (10_000, "10,000 to 24,999"), (500_000, "25,000 or more"),
    ]
    for (students, label) in bands { #expect(SizeBand(enrollment: students).label == label) }
  }

  @Test func `a pair that a lock keeps apart may tempt, and the report says so`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"]) {
      $0.locks = [SmallestRound.apart("Alder", "Birch")]
    }
    let (_, fairness) = try Self.fairness(bundle)
    #expect(fairness.blockingPairs == 1)
    #expect(fairness.strongestBlocking.first?.obstacle == "a lock keeps them apart.")
  }

  @Test func `a plan of other data is refused`() throws {
    let bundle = SmallestRound.bundle(["Alder", "Birch"])
    let plan = try bundle.matched().plan
    let other = bundle.changed { $0.districts[0].readiness = 1 }
    #expect(throws: Failure.self) { try Fairness(plan, of: Source(other)) }
  }
}
