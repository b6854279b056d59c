import Domain
import TestSupport
import Testing

@testable import Verification

struct GuideTableTests {
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `fits and refusals put together from single districts are those of the whole`(
    seed: UInt64
  ) throws {
    let bundle = RandomBundle().bundle(seed: seed)
    let plan = Plan(
      round: .init(name: nil, schoolYear: nil, maximumPartnerships: nil), goal: .value, names: [:],
      input: .init(sha256: "", districts: 0, facilitators: 0, policy: bundle.round.policy),
      proof: .init(
        status: .optimal, objective: 0, bound: 0, gap: 0, stages: [], stopped: nil, columns: 0,
        cuts: 0, rounds: 0, solver: ""),
      partnerships: [], unmatched: [], facilitators: [],
      summary: .init(placed: 0, meanValue: nil, worstValue: nil, blockingPairs: 0))
    let examination = Examination(of: plan, against: bundle)
    let guides = GuideTable(examination, bundle.districts)
    var random = SplitMix64(seed: seed)
    for _ in 0..<60 {
      let members = bundle.districts.indices.shuffled(using: &random)
        .prefix(.random(in: 2...5, using: &random)).sorted()
      let districts = members.map { bundle.districts[$0] }
      let needs = districts.flatMap { $0.needs.map(\.topic) }
      let focus = Bool.random(using: &random) ? needs.randomElement(using: &random) : nil
      for (place, facilitator) in bundle.facilitators.enumerated() {
        let fit = examination.plain.fit(facilitator, districts, focus: focus)
        #expect(guides.allows(place, members) == fit.isAllowed)
        let sum =
          guides.fitWithoutExpertise(place, members) + guides.expertise(in: focus)[place]
        #expect(abs(sum - fit.fit) < 1e-12)
        let alone = members.reduce(0) { $0 + guides[place, $1].sum } / Double(members.count)
        #expect(guides.fitWithoutExpertise(place, members) <= alone + 1e-12)
      }
      let required = examination.requirements(for: districts.map(\.id))
      let accepted = guides.accepted(for: members)
      #expect((accepted == nil) == required.isEmpty)
      for (place, facilitator) in bundle.facilitators.enumerated() {
        #expect(
          accepted?.contains(place) ?? true == required.allSatisfy { $0.accepts(facilitator) })
      }
    }
  }
}
