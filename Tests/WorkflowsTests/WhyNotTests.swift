import Domain
import TestSupport
import Testing

@testable import Workflows

struct WhyNotTests {
  @Test(arguments: 1...60)
  func `the cost of forcing a pair is that of the best plan of all plans with it`(seed: Int) throws
  {
    let bundle = SmallRegistry.varied(seed: UInt64(seed)).bundle(seed: UInt64(900 + seed))
    let plan = try bundle.matched().plan
    guard plan.proof.status == .optimal else { return }
    let source = Source(bundle)
    let search = ExhaustiveSearch(bundle)
    let guides = bundle.facilitators.map { Optional($0.id) } + [nil]
    for (place, one) in bundle.districts.enumerated() {
      for other in bundle.districts[(place + 1)...] {
        let answer = try Asking.whyNot(
          plan, one.id.rawValue, other.id.rawValue, facilitator: nil, of: source)
        let members = [one.id, other.id]
        let isPair = search.parties.contains {
          $0.members.map { bundle.districts[$0].id } == members
        }
        let best = !isPair ? nil : guides.compactMap { search.best(forcing: (members, $0)) }.max()
        switch answer.verdict {
        case .inPlan: #expect(plan.partnerships.contains { $0.members == members })
        case .forbidden, .impossible: #expect(best == nil)
        case .costs:
          let forced = try #require(best)
          let units = plan.proof.objective * 1e9 - Double(forced.units)
          #expect(abs((answer.cost ?? .nan) * 1e9 - units) < 50)
          #expect(answer.isExact)
        }
        #expect(!answer.text.isEmpty)
      }
    }
  }

  @Test func `a rule that forbids a pair is named with its values`() throws {
    var here = District(id: .init("A"), name: "Ash")
    here.needs = [.init(topic: Topic("math"), priority: 5)]
    here.location = Coordinate(latitude: 36, longitude: -119)
    here.maximumMinutes = 60
    var there = District(id: .init("B"), name: "Birch")
    there.needs = here.needs
    there.location = Coordinate(latitude: 38, longitude: -119)
    let bundle = RegistryBundle(
      districts: [here, there],
      facilitators: [Facilitator(id: .init("F"), name: "Fay", capacity: 1)])
    let plan = try bundle.matched().plan
    let source = Source(bundle)
    let answer = try Asking.whyNot(plan, "Ash", "B", facilitator: nil, of: source)
    #expect(answer.verdict == .forbidden)
    #expect(answer.text.contains("3 h 35 min"))
    #expect(answer.text.contains("60 minutes that Ash accepts"))
    #expect(throws: Failure.self) {
      try Asking.whyNot(plan, "Ash", "Cedar", facilitator: nil, of: source)
    }
    #expect(throws: Failure.self) {
      try Asking.whyNot(plan, "Ash", "A", facilitator: nil, of: source)
    }
    #expect(throws: Failure.self) {
      try Asking.whyNot(plan, "Ash", "Birch", facilitator: "G", of: source)
    }
  }
}
