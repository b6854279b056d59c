import Access
import Domain
import Foundation
import GRDB
import Testing

@testable import Storage

/// The file as a whole: versions, strangers, backups, and rules that it keeps by itself.
struct FileTests {
  /// The SHA-256 of what each step makes of an empty file; a step that was published never changes.
  static let steps = [
    "1 registry": "be59dffee0d3740557c6a99032410de15eee9066a72baaacfff5bb9086a95be5",
    "2 retention": "a59d12ad21de48d6451369ee04a014bb50b0497bed670c8ef6f54da72a37698d",
    "3 tracking": "4e466fe7613242180100be805028259057ac22ef6560651786ea57a6a73762ea",
    "4 service": "ce96e9b54acebb39cdbdd936237fab8de29467cd5f6579abd08a7263f0d58b62",
    "5 choices": "3cd1726fa66503d93e7b86d9da5c07e537dbfe29034f9b063027f862f8fbf300",
    "6 logins": "5862e37606c7a4c0247ee2f9aa127e81ceb7d602a7a28cf01ec5332eb4078bf4",
    "7 answer days": "b4d24856e68d4e1afa9f376e8e835abfc3b9294ba0dae67135b2649b3f32a096",
    "8 assignment index": "fe8e8590225fe32d90f18f81248ca53c50e04cbf1e030dc785c4983939e35957",
  ]

  @Test func `no step of the schema was edited`() throws {
    for step in Schema.migrator.migrations {
      let queue = try DatabaseQueue()
      try Schema.migrator.migrate(queue, upTo: step)
      let inventory = try queue.read(Schema.inventory).sorted { $0.key < $1.key }
        .map { "\($0.key)\n\($0.value)\n" }.joined()
      #expect(Digest.hexadecimal(of: inventory) == Self.steps[step], "step \(step)")
    }
    #expect(Schema.migrator.migrations.count == Self.steps.count)
  }

  /// A file as the version with the first `count` steps leaves it, with a deed in it.
  private func file(_ path: String, steps count: Int) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
    try Schema.migrator.migrate(queue, upTo: Schema.migrator.migrations[count - 1])
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO deed (at, role, actor, name, subject, previous)
            VALUES ('2026-01-01T00:00:00Z', 'state-admin', 'x', 'import', 'source:x', ?);
          INSERT INTO district (id, name) VALUES ('0600001', 'Alder')
          """, arguments: [Registry.origin])
      let hash = try Chain.hash(ofDeed: 1, db)
      try db.execute(sql: "UPDATE deed SET hash = ?", arguments: [hash])
    }
    try queue.close()
  }

  @Test(arguments: 1..<Schema.migrator.migrations.count)
  func `a file of any earlier version is copied and brought to this one`(count: Int) throws {
    let fixture = try Fixture()
    let path = fixture.path("old.sqlite")
    try file(path, steps: count)
    let registry = try Registry(opening: path)
    let copy = try #require(registry.backupBeforeMigration)
    #expect(try registry.check().isSound)
    #expect(try registry.district("0600001").district.name == "Alder")
    let old = try DatabaseQueue(path: copy).read { try Schema.migrator.appliedIdentifiers($0) }
    #expect(old == Set(Schema.migrator.migrations.prefix(count)))
    #expect(try Registry(opening: path).backupBeforeMigration == nil)
  }

  @Test func `a file of a newer version is refused by name and left alone`() throws {
    let fixture = try Fixture()
    try Fixture.tamper(
      fixture.registry.path, "INSERT INTO grdb_migrations VALUES ('9 far future')")
    let before = try Data(contentsOf: URL(fileURLWithPath: fixture.registry.path))
    #expect(
      throws: StorageError.newer(path: fixture.registry.path, steps: ["9 far future"])
    ) { try fixture.again() }
    #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.registry.path)) == before)
  }

  @Test func `what is no registry is refused and left alone`() throws {
    let fixture = try Fixture()
    let text = fixture.path("text.sqlite")
    try Data("not a database, but long enough to be looked at as one, or so it seems".utf8)
      .write(to: URL(fileURLWithPath: text))
    let other = fixture.path("other.sqlite")
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE t (a)") }
    for path in [text, other] {
      #expect(throws: StorageError.notARegistry(path: path)) { try Registry(opening: path) }
    }
    let missing = fixture.path("missing.sqlite")
    #expect(throws: StorageError.missing(path: missing)) { try Registry(opening: missing) }
    #expect(!FileManager.default.fileExists(atPath: missing))
    #expect(throws: StorageError.occupied(path: other)) {
      try Registry.create(at: other, by: Fixture.admin, at: Fixture.moment(0))
    }
  }

  @Test(arguments: Schema.audited.map(\.name))
  func `the file itself refuses a write that belongs to no deed`(table: String) throws {
    let fixture = try Fixture()
    let id = try fixture.propose()
    let registry = fixture.registry
    try registry.addNote("x", .shared, partnership: id, by: Fixture.admin, at: Fixture.moment(5))
    try registry.setRetention(of: "note", years: 3, by: Fixture.admin, at: Fixture.moment(5))
    try fixture.confirm(id)
    try fixture.track(id)
    try fixture.load("Q", seed: 3)
    try fixture.openAccount("ana", email: "ana@example.org")
    let queue = try DatabaseQueue(path: registry.path)
    let count = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \"\(table)\"") }
    guard count != 0 else { return }
    let error = #expect(throws: DatabaseError.self) {
      try queue.write { db in
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON; DELETE FROM \"\(table)\"")
      }
    }
    #expect(error?.message?.contains("deed") == true)
  }

  @Test func `what was recorded cannot be changed or removed`() throws {
    let fixture = try Fixture()
    try fixture.load()
    let queue = try DatabaseQueue(path: fixture.registry.path)
    for sql in [
      "UPDATE deed SET why = 'other'", "DELETE FROM deed", "UPDATE change SET after = '{}'",
      "DELETE FROM change", "UPDATE policy SET body = '{}'", "UPDATE consent_text SET text = 'x'",
      "INSERT INTO change (deed, place, key, after) VALUES (1, 'district', 'x', '{}')",
    ] {
      #expect(throws: DatabaseError.self, "\(sql)") { try queue.write { try $0.execute(sql: sql) } }
    }
    #expect(try fixture.registry.check().isSound)
  }

  @Test func `a backup is a whole registry, and restoring it gives the same head`() throws {
    let fixture = try Fixture()
    try fixture.load()
    let head = try fixture.registry.head()
    try fixture.registry.backUp(to: fixture.path("copy.sqlite"))
    try fixture.load("Q", seed: 5)
    let restored = try Registry.restore(
      from: fixture.path("copy.sqlite"), to: fixture.path("restored.sqlite"))
    #expect(try restored.head() == head)
    #expect(try restored.check(against: head).isSound)
    #expect(throws: StorageError.occupied(path: fixture.path("copy.sqlite"))) {
      try fixture.registry.backUp(to: fixture.path("copy.sqlite"))
    }
    try Fixture.tamper(fixture.path("copy.sqlite"), "UPDATE district SET name = 'x'")
    #expect(throws: StorageError.self) {
      try Registry.restore(from: fixture.path("copy.sqlite"), to: fixture.path("bad.sqlite"))
    }
    #expect(!FileManager.default.fileExists(atPath: fixture.path("bad.sqlite")))
  }

  @Test func `what is erased under retention leaves its digests, and the chain holds`() throws {
    let fixture = try Fixture()
    let id = try fixture.propose()
    let registry = fixture.registry
    try registry.addNote(
      "a candid word", .private, partnership: id, by: Fixture.admin, at: Fixture.moment(5))
    var change = RoundChange()
    change.closes = "2020-06-30"
    try registry.changeRound("R", change, by: Fixture.admin, at: Fixture.moment(6), why: nil)
    try registry.addPerson(
      Person(part: .sponsor, name: "A. Ortiz"), to: "0600001", round: "R", by: Fixture.admin,
      at: Fixture.moment(7))
    for kind in ["note", "person"] {
      try registry.setRetention(of: kind, years: 3, by: Fixture.admin, at: Fixture.moment(8))
    }
    #expect(try registry.eraseOutdated(by: Fixture.admin, at: Fixture.moment(9)) == 2)
    #expect(try registry.eraseOutdated(by: Fixture.admin, at: Fixture.moment(9)) == 0)
    let report = try registry.check()
    #expect(report.isSound)
    #expect(report.erased == 4)
    try registry.backUp(to: fixture.path("copy.sqlite"))
    let words = try DatabaseQueue(path: fixture.path("copy.sqlite")).read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM change WHERE before LIKE '%candid%' OR after LIKE '%candid%'
            OR before LIKE '%Ortiz%' OR after LIKE '%Ortiz%' OR key LIKE '%Ortiz%'
          """)
    }
    #expect(words == 0)
  }
}
