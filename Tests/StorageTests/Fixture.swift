import Access
import Domain
import Foundation
import GRDB
import Storage
import TestSupport

/// A registry in a temporary folder, which goes with the value.
final class Fixture: Sendable {
  static let admin = Actor(.stateAdmin, "tester")

  let folder: URL
  let registry: Registry

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "tandem-registry-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    registry = try Registry.create(
      at: folder.appending(path: "registry.sqlite").path, by: Self.admin, at: Self.moment(0))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// A moment some seconds after the first.
  static func moment(_ seconds: Int) -> Moment {
    Moment(Date(timeIntervalSince1970: 1_790_000_000 + Double(seconds)))
  }

  /// Opens the file once more, as another process would.
  func again() throws -> Registry { try Registry(opening: registry.path) }

  /// Runs SQL past every rule: triggers are put away and put back, and references are not checked.
  static func tamper(_ path: String, _ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { db in
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers {
        try db.execute(sql: "DROP TRIGGER \"\(trigger["name"] as String)\"")
      }
      try db.execute(sql: sql)
      for trigger in triggers { try db.execute(sql: trigger["sql"]) }
    }
    try queue.close()
  }

  /// A round with districts that consent, facilitators, ties and locks.
  @discardableResult
  func load(_ round: String = "R", seed: UInt64 = 1, districts: Int = 12) throws -> RegistryBundle {
    var random = RandomBundle()
    random.districts = districts
    let bundle = random.bundle(seed: seed)
    _ = try registry.load(bundle, round: round, by: Self.admin, at: Self.moment(1))
    return bundle
  }

  /// Two districts without trouble in round `R`, in a proposed partnership guided by `F1`.
  func propose() throws -> Int {
    var districts = ["0600001", "0600002", "0600003"].map {
      District(id: District.ID($0), name: "District \($0)")
    }
    for index in districts.indices {
      districts[index].needs = [District.Need(topic: Topic("math"), priority: 4)]
    }
    let guides = ["F1", "F2"].map {
      Facilitator(id: Facilitator.ID($0), name: "Guide \($0)", capacity: 1)
    }
    var round = Round()
    round.name = "R"
    _ = try registry.load(
      RegistryBundle(
        districts: districts, facilitators: guides,
        facilitatorTies: [
          FacilitatorTie(
            facilitator: Facilitator.ID("F2"), district: District.ID("0600001"), kind: .conflict)
        ], round: round),
      round: "R", by: Self.admin, at: Self.moment(1))
    let number = try registry.keep(
      Self.plan, body: "{\"a\": 1}", bundle: "{}", round: "R", engine: "test", by: Self.admin,
      at: Self.moment(2))
    return try registry.propose(Self.plan, number: number, by: Self.admin, at: Self.moment(3))[0]
  }

  /// Everybody accepts partnership `id`, and staff confirm it.
  func confirm(_ id: Int) throws {
    let now = Self.moment(10)
    for district in ["0600001", "0600002"] {
      try registry.answer(
        .accepted, for: District.ID(district), partnership: id, reason: nil,
        by: Actor(.districtLead, district), at: now)
    }
    try registry.answer(
      .accepted, as: Facilitator.ID("F1"), partnership: id, reason: nil,
      by: Actor(.facilitator, "F1"), at: now)
    try registry.advance(id, to: .confirmed, nextDate: nil, by: Self.admin, at: now, why: nil)
  }

  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  /// What a few months of a partnership leave in every table of tracking.
  func track(_ id: Int) throws {
    let (admin, now) = (Self.admin, Self.moment(20))
    let district = District.ID("0600001")
    var checkIn = CheckIn(day: Self.day("2026-10-01"), kind: .visit, place: .virtual)
    checkIn.attendance = [
      CheckIn.Attendance(district: district, level: .principal, attended: 2, expected: 3)
    ]
    checkIn.initiatives = ["math"]
    checkIn.isJointWork = true
    checkIn.usefulPercent = 76
    checkIn.hours = 2.5
    _ = try registry.add(
      checkIn, notes: CheckInNotes(shared: "good", private: "candid"),
      nextDate: Self.day("2026-11-01"), partnership: id, by: admin, at: now)
    for owner in ["district:0600001", "facilitator:F1"] {
      guard let owner = ActionItem.Owner(owner) else { continue }
      _ = try registry.add(
        ActionItem(
          text: "Do it", owner: owner, opened: Self.day("2026-10-01"), due: Self.day("2026-10-20")),
        partnership: id, by: admin, at: now)
    }
    var indicator = Indicator(name: "math", measure: "proficient")
    indicator.targets = [Indicator.Target(year: "2026-27", value: 50)]
    indicator.actuals = [Indicator.Actual(year: "2026-27", group: "EL", value: 40, students: 9)]
    _ = try registry.put(indicator, partnership: id, by: admin, at: now)
    let pulse = try registry.ask(
      PulseSurvey(asked: Self.day("2026-10-01"), closes: Self.day("2027-10-15"), invited: 2),
      partnership: id, by: admin, at: now)
    let scores = Dictionary(uniqueKeysWithValues: PulseItem.allCases.map { ($0, 4) })
    try registry.answer(
      PulseSurvey.Response(district: district, scores: scores), pulse: pulse, partnership: id,
      at: now)
    let change = try registry.add(
      RoleChange(
        district: district, level: .cabinet, announced: Self.day("2026-10-01"),
        leaves: Self.day("2026-12-31")), partnership: id, by: admin, at: now)
    try registry.begin(
      change: change, on: Self.day("2027-01-05"), partnership: id, by: admin, at: now)
    _ = try registry.add(
      Lesson(day: Self.day("2026-10-01"), kind: .adapted, text: "shorter"), partnership: id,
      by: admin, at: now)
    _ = try registry.add(
      Barrier(raised: Self.day("2026-10-01"), kind: .policy, text: "a rule"), partnership: id,
      by: admin, at: now)
    _ = try registry.add(
      Funding(source: "grant", ends: Self.day("2027-06-30"), amount: 1000), partnership: id,
      by: admin, at: now)
    let guide = Facilitator(id: Facilitator.ID("F3"), name: "Guide F3", capacity: 2)
    try registry.put(
      KeptFacilitator(facilitator: guide, email: nil, regions: [:], attestedAt: nil), by: admin,
      at: now)
    try registry.attest(guide, round: "R", by: admin, at: now)
    try registry.handOver(
      id, to: guide.id, by: admin, at: now, why: nil)
    // Partnerships that another round's bundle brought.
    var round = Round()
    round.name = "S"
    let districts = ["0600001", "0600002"].map { District(id: District.ID($0), name: $0) }
    _ = try registry.load(
      RegistryBundle(
        districts: districts,
        running: [RunningPartnership(id: "old", members: districts.map(\.id), since: "2024")],
        round: round), round: "S", by: admin, at: now)
  }

  static let plan = Plan(
    round: Plan.RoundSummary(name: "R", schoolYear: nil, maximumPartnerships: nil), goal: .value,
    names: [:],
    input: Plan.Input(
      sha256: String(repeating: "a", count: 64), districts: 3, facilitators: 2, policy: Policy()),
    proof: Plan.Proof(
      status: .optimal, objective: 1, bound: 1, gap: 0, stages: [], stopped: nil, columns: 1,
      cuts: 0, rounds: 1, solver: "test"),
    partnerships: [
      Plan.Partnership(
        id: "P01", members: [District.ID("0600001"), District.ID("0600002")], mode: .mutual,
        mentor: nil, focus: Topic("math"), score: 0.5, known: 1, facilitator: Facilitator.ID("F1"),
        fit: 0.5, value: 0.5, requested: false, criteria: [], fitCriteria: [], warnings: [],
        facilitatorCandidates: [], alternatives: [])
    ], unmatched: [], facilitators: [],
    summary: Plan.Summary(placed: 2, meanValue: 0.5, worstValue: 0.5, blockingPairs: 0))
}
