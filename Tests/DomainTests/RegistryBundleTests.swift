import Domain
import TestSupport
import Testing

struct RegistryBundleTests {
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `rows in any order are the same bundle`(seed: UInt64) {
    let bundle = RandomBundle().bundle(seed: seed)
    var random = SplitMix64(seed: seed)
    let other = RegistryBundle(
      districts: bundle.districts.shuffled(using: &random),
      facilitators: bundle.facilitators.shuffled(using: &random),
      districtTies: bundle.districtTies.shuffled(using: &random),
      facilitatorTies: bundle.facilitatorTies.shuffled(using: &random),
      locks: bundle.locks.shuffled(using: &random),
      running: bundle.running.shuffled(using: &random),
      calendars: bundle.calendars.shuffled(using: &random), round: bundle.round)
    #expect(other == bundle)
  }

  @Test func `tables are sorted by id, and ids as text`() {
    let bundle = RegistryBundle(
      districts: ["10", "9", "0614550"].map { District(id: .init($0), name: $0) },
      facilitators: ["F2", "F10"].map { Facilitator(id: .init($0), name: $0, capacity: 1) })
    #expect(bundle.districts.map(\.id.rawValue) == ["0614550", "10", "9"])
    #expect(bundle.facilitators.map(\.id.rawValue) == ["F10", "F2"])
  }

  @Test func `a lock knows its districts and its word`() {
    let ids: [District.ID] = [.init("A"), .init("B")]
    let locks: [Lock] = [
      .together(ids), .apart(ids), .facilitator(ids, .id(.init("F"))), .exclude(ids),
    ]
    #expect(locks.map(\.kind) == ["together", "apart", "facilitator", "exclude"])
    for lock in locks { #expect(lock.members == ids) }
  }

  @Test func `a lock on a property accepts whoever has it`() {
    var ann = Facilitator(id: .init("A"), name: "Ann", capacity: 1)
    ann.regions = ["Bay Area"]
    ann.expertise = [.init(topic: Topic("math"), level: 1)]
    let requirements: [FacilitatorRequirement] = [
      .id(ann.id), .expertise(Topic("math")), .region("bay area"), .id(.init("B")),
      .expertise(Topic("ela")), .region("Bay"),
    ]
    #expect(
      requirements.map { $0.accepts(ann) } == [true, true, true, false, false, false])
    #expect(requirements.prefix(3).map(\.text) == ["A", "expertise:math", "region:bay area"])
  }

  @Test func `only ties that bar a facilitator are conflicts`() {
    #expect(
      FacilitatorTie.Kind.allCases.filter(\.isConflict).map(\.rawValue)
        == ["employed_by", "contracted_by", "board_member", "conflict"])
  }
}
