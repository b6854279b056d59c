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
    var bundle = random.bundle(seed: seed)
    bundle.running = []
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
