import Access
import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// Bundles in and out of a registry.
struct BundleTests {
  @Test(arguments: 1...40)
  func `a round gives back the bundle that was loaded, every value of it`(seed: Int) throws {
    let fixture = try Fixture()
    var random = RandomBundle()
    random.missing = [0, 0.2, 0.6][seed % 3]
    let bundle = random.bundle(seed: UInt64(seed))
    _ = try fixture.registry.load(bundle, round: "R", by: Fixture.admin, at: Fixture.moment(1))
    #expect(try fixture.again().bundle(round: "R") == bundle)
    #expect(try fixture.registry.check().isSound)
  }

  @Test func `an active partnership runs beside every round, its own too`()
    throws
  {
    let fixture = try Fixture()
    let registry = fixture.registry
    let id = try fixture.propose()
    try fixture.confirm(id)
    func load(_ round: String, _ districts: [String], guide: String?) throws -> RegistryBundle {
      var settings = Round()
      settings.name = round
      _ = try registry.load(
        RegistryBundle(
          districts: districts.map { District(id: District.ID($0), name: "District \($0)") },
          facilitators: guide.map {
            [Facilitator(id: Facilitator.ID($0), name: "Guide \($0)", capacity: 1)]
          } ?? [], round: settings), round: round, by: Fixture.admin, at: Fixture.moment(30))
      return try registry.bundle(round: round)
    }
    #expect(try load("S", ["0600001", "0600003"], guide: "F1").running == [])
    for district in ["0600001", "0600002"] {
      var signature = Registry.Signature()
      signature.sponsor = "S"
      signature.seniorLead = "L"
      signature.signedBy = "S"
      try registry.sign(
        signature, for: District.ID(district), partnership: id,
        by: Actor(.districtLead, district), at: Fixture.moment(11))
    }
    try registry.advance(
      id, to: .active, nextDate: nil, by: Fixture.admin, at: Fixture.moment(12), why: nil)
    let since = Fixture.moment(12).day
    let expected = RunningPartnership(
      id: "1", members: ["0600001", "0600002"], facilitator: "F1", since: since)
    let bundle = try registry.bundle(round: "S")
    #expect(bundle.running == [expected])
    // The partner takes no part itself, and is there without consent.
    #expect(bundle.districts.map(\.id) == ["0600001", "0600002", "0600003"])
    #expect(bundle.districts.map(\.consents) == [true, false, true])
    #expect(try registry.bundle(round: "R").running == [expected])
    #expect(try load("T", ["0600003"], guide: nil).running == [])
    #expect(try load("U", ["0600003"], guide: "F1").running == [expected])
    // Loading what was exported counts nothing twice.
    _ = try registry.load(bundle, round: "S", by: Fixture.admin, at: Fixture.moment(40))
    #expect(try registry.bundle(round: "S") == bundle)
    try registry.advance(
      id, to: .closed, nextDate: nil, by: Fixture.admin, at: Fixture.moment(41), why: nil)
    #expect(try registry.bundle(round: "U").running == [])
    #expect(try registry.check().isSound)
  }

  @Test(arguments: 1...10)
  func `loading twice leaves one deed`(seed: Int) throws {
    let fixture = try Fixture()
    let bundle = try fixture.load(seed: UInt64(seed))
    let head = try fixture.registry.head()
    let report = try fixture.registry.load(
      bundle, round: "R", by: Fixture.admin, at: Fixture.moment(9))
    #expect(report.changes == 0)
    #expect(try fixture.registry.head() == head)
  }

  @Test(arguments: 1...10)
  func `a changed bundle changes the round to what it says`(seed: Int) throws {
    let fixture = try Fixture()
    var bundle = try fixture.load(seed: UInt64(seed))
    for index in bundle.districts.indices {
      bundle.districts[index].needs = Array(bundle.districts[index].needs.dropFirst())
      bundle.districts[index].goals = "Goal \(index)"
      bundle.districts[index].consents.toggle()
    }
    for index in bundle.facilitators.indices {
      bundle.facilitators[index].expertise = []
      bundle.facilitators[index].capacity += 1
    }
    bundle.locks = Array(bundle.locks.dropFirst())
    bundle.round.maximumPartnerships = 3
    _ = try fixture.registry.load(bundle, round: "R", by: Fixture.admin, at: Fixture.moment(9))
    #expect(try fixture.registry.bundle(round: "R") == bundle)
    #expect(try fixture.registry.check().isSound)
  }

  @Test func `a tie counts until its last day`() throws {
    let fixture = try Fixture()
    _ = try fixture.propose()
    let tie = FacilitatorTie(
      facilitator: Facilitator.ID("F1"), district: District.ID("0600003"), kind: .employedBy)
    try fixture.registry.add(
      tie, source: "test", until: "2026-06-30", by: Fixture.admin, at: Fixture.moment(4))
    var change = RoundChange()
    func ties(opening day: String) throws -> Int {
      change.opens = day
      try fixture.registry.changeRound(
        "R", change, by: Fixture.admin, at: Fixture.moment(5), why: nil)
      return try fixture.registry.bundle(round: "R").facilitatorTies.count
    }
    #expect(try ties(opening: "2026-06-30") == 2)
    #expect(try ties(opening: "2026-07-01") == 1)
  }

  @Test func `a policy is never changed in place`() throws {
    let fixture = try Fixture()
    var policy = Policy()
    policy.version = "v2"
    policy.minimumScore = 0.4
    let add = { (policy: Policy) in
      try fixture.registry.add(policy, by: Fixture.admin, at: Fixture.moment(1), why: "test")
    }
    #expect(try add(policy) == "v2")
    #expect(try add(policy) == "v2")
    policy.minimumScore = 0.5
    #expect(throws: StorageError.self) { try add(policy) }
    #expect(try fixture.registry.policies().map(\.policy.minimumScore) == [0.4])
  }

  @Test func `the same bytes are one plan`() throws {
    let fixture = try Fixture()
    _ = try fixture.propose()
    let number = try fixture.registry.keep(
      Fixture.plan, body: "{\"a\": 1}", bundle: "{}", round: "R", engine: "test",
      by: Fixture.admin, at: Fixture.moment(9))
    #expect(number == 1)
    #expect(try fixture.registry.plans().count == 1)
    #expect(try fixture.registry.plan(1).body == "{\"a\": 1}")
  }
}
