import Foundation
import GRDB
import Storage
import Testing

/// Whoever changes the file behind the registry's back is found out.
struct TamperingTests {
  /// What is done to the file, and whether the audit alone finds it, without the other checks.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var sql: String
    var isInAudit = true
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "a deed at another time",
      sql: "UPDATE deed SET at = '2020-01-01T00:00:00Z' WHERE id = 2"),
    Case(name: "a deed by another role", sql: "UPDATE deed SET role = 'auditor' WHERE id = 2"),
    Case(name: "a deed by another person", sql: "UPDATE deed SET actor = 'nobody' WHERE id = 2"),
    Case(name: "a deed of another kind", sql: "UPDATE deed SET name = 'other' WHERE id = 2"),
    Case(name: "a deed about another thing", sql: "UPDATE deed SET subject = 'x' WHERE id = 2"),
    Case(name: "a reason put in", sql: "UPDATE deed SET why = 'because' WHERE id = 2"),
    Case(
      name: "another hash",
      sql: "UPDATE deed SET hash = '\(String(repeating: "b", count: 64))' WHERE id = 2"),
    Case(
      name: "another link",
      sql: "UPDATE deed SET previous = '\(String(repeating: "c", count: 64))' WHERE id = 3"),
    Case(
      name: "a deed removed",
      sql: "DELETE FROM change WHERE deed = 3; DELETE FROM deed WHERE id = 3"),
    Case(
      name: "the first deed removed",
      sql: "DELETE FROM change WHERE deed = 1; DELETE FROM deed WHERE id = 1"),
    Case(name: "a deed removed without its changes", sql: "DELETE FROM deed WHERE id = 3"),
    Case(
      name: "two deeds exchanged",
      sql: """
        UPDATE deed SET id = 999 WHERE id = 2; UPDATE deed SET id = 2 WHERE id = 3;
        UPDATE deed SET id = 3 WHERE id = 999; UPDATE change SET deed = 5 - deed WHERE deed IN (2, 3)
        """),
    Case(
      name: "the end cut off",
      sql: """
        DELETE FROM change WHERE deed = (SELECT max(id) FROM deed);
        DELETE FROM deed WHERE id = (SELECT max(id) FROM deed);
        DELETE FROM note
        """),
    Case(
      name: "a deed added without a hash",
      sql: """
        INSERT INTO deed (at, role, actor, name, subject, previous)
        SELECT '2026-01-01T00:00:00Z', 'state-admin', 'x', 'x', 'x', hash FROM deed
        ORDER BY id DESC LIMIT 1
        """),
    Case(
      name: "another image before", sql: "UPDATE change SET before = '{\"a\":1}' WHERE id = 5"),
    Case(
      name: "another image after",
      sql:
        "UPDATE change SET after = replace(after, 'District', 'Distract') WHERE place = 'district'"),
    Case(name: "a change in another table", sql: "UPDATE change SET place = 'round' WHERE id = 5"),
    Case(name: "a change of another row", sql: "UPDATE change SET key = 'x' WHERE id = 5"),
    Case(name: "a change moved to another deed", sql: "UPDATE change SET deed = 3 WHERE id = 5"),
    Case(name: "a change removed", sql: "DELETE FROM change WHERE id = 5"),
    Case(
      name: "a change put in",
      sql: "INSERT INTO change (deed, place, key, after) VALUES (2, 'district', 'x', '{}')"),
    Case(
      name: "two changes exchanged",
      sql: """
        UPDATE change SET id = 9999 WHERE id = 5; UPDATE change SET id = 5 WHERE id = 6;
        UPDATE change SET id = 6 WHERE id = 9999
        """),
    Case(
      name: "a change called erased",
      sql:
        "UPDATE change SET after = '{}', digest = '\(String(repeating: "d", count: 64))' WHERE id = 5"
    ),
    Case(name: "a district renamed", sql: "UPDATE district SET name = 'x' WHERE id = '0600001'"),
    Case(
      name: "a district moved by a mile",
      sql: "UPDATE district SET latitude = 36.01, longitude = -119 WHERE id = '0600001'"),
    Case(name: "a district removed", sql: "DELETE FROM district WHERE id = '0600003'"),
    Case(name: "a district put in", sql: "INSERT INTO district (id, name) VALUES ('1', 'x')"),
    Case(
      name: "a consent forged",
      sql:
        "UPDATE registration SET consent = 1 - consent, consent_by = 'x' WHERE district = '0600003'"
    ),
    Case(
      name: "a need made urgent",
      sql: "UPDATE registration_topic SET rating = 5 WHERE district = '0600001'"),
    Case(name: "a tie removed", sql: "DELETE FROM facilitator_tie"),
    Case(name: "a facilitator given room", sql: "UPDATE attestation SET capacity = 9"),
    Case(name: "a round given a cap", sql: "UPDATE round SET max_partnerships = 1"),
    Case(
      name: "a partnership made active", sql: "UPDATE partnership SET state = 'active'"),
    Case(
      name: "an answer changed",
      sql: "UPDATE partnership_member SET answer = 'accepted', answered_at = 'x', reason = 'x'"),
    Case(name: "a note rewritten", sql: "UPDATE note SET text = 'praise'"),
    Case(
      name: "a plan's objective raised", sql: "UPDATE plan SET objective = 99"),
    Case(
      name: "a plan's bytes changed", sql: "UPDATE plan SET body = '{\"a\": 2}'",
      isInAudit: false),
    Case(
      name: "a plan's input changed", sql: "UPDATE input SET bundle = '[]'", isInAudit: false),
    Case(
      name: "a policy's numbers changed",
      sql: "UPDATE policy SET body = replace(body, '0.35', '0.30')"),
    Case(name: "an index dropped", sql: "DROP INDEX change_by_place", isInAudit: false),
    Case(name: "a table put in", sql: "CREATE TABLE spare (a)", isInAudit: false),
    Case(
      name: "a trigger put in",
      sql: "CREATE TRIGGER quiet AFTER INSERT ON note BEGIN SELECT 1; END", isInAudit: false),
    Case(name: "the mark of the file changed", sql: "PRAGMA application_id = 1", isInAudit: false),
    Case(
      name: "a step forgotten", sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '2%'",
      isInAudit: false),
    Case(
      name: "a reference into nothing",
      sql: "UPDATE partnership SET facilitator = 'F99'"),
    Case(name: "a check-in moved", sql: "UPDATE check_in SET day = '2026-09-01'"),
    Case(name: "attendance raised", sql: "UPDATE attendance SET attended = 3"),
    Case(name: "an initiative left out", sql: "DELETE FROM check_in_initiative"),
    Case(
      name: "an action called done",
      sql: "UPDATE action_item SET ended = '2026-10-10', ending = 'done'"),
    Case(name: "a tolerance widened", sql: "UPDATE indicator SET tolerance = 5"),
    Case(name: "a target lowered", sql: "UPDATE indicator_target SET value = 30"),
    Case(name: "a figure raised", sql: "UPDATE indicator_value SET value = 60"),
    Case(name: "fewer people asked", sql: "UPDATE pulse SET invited = 1"),
    Case(name: "an answer of another district", sql: "UPDATE pulse_response SET district = NULL"),
    Case(name: "a better answer", sql: "UPDATE pulse_answer SET score = 5"),
    Case(name: "a departure put off", sql: "UPDATE role_change SET leaves = '2027-12-31'"),
    Case(name: "a point ticked", sql: "UPDATE onboarding_item SET done = '2027-01-06'"),
    Case(
      name: "a hand-over accepted",
      sql: "UPDATE hand_over SET answered = '2026-10-02', accepted = 1"),
    Case(name: "a lesson rewritten", sql: "UPDATE lesson SET text = 'longer'"),
    Case(name: "a barrier removed", sql: "DELETE FROM barrier"),
    Case(name: "money made to last", sql: "UPDATE funding SET ends = '2030-06-30'"),
    Case(name: "a running partnership removed", sql: "DELETE FROM running"),
    Case(name: "a member of it removed", sql: "DELETE FROM running_member"),
  ]

  @Test func `every table of tracking is tampered with`() throws {
    let fixture = try registry()
    try fixture.registry.backUp(to: fixture.path("copy.sqlite"))
    let tables = try DatabaseQueue(path: fixture.path("copy.sqlite")).read { db in
      try String.fetchAll(
        db,
        sql:
          "SELECT DISTINCT place FROM change WHERE deed > (SELECT id FROM deed WHERE name = 'note')"
      )
    }
    for table in tables { #expect(Self.cases.contains { $0.sql.contains(table) }, "\(table)") }
  }

  private func registry() throws -> Fixture {
    let fixture = try Fixture()
    let id = try fixture.propose()
    try fixture.registry.addNote(
      "candid", .private, partnership: id, by: Fixture.admin, at: Fixture.moment(5))
    try fixture.confirm(id)
    try fixture.track(id)
    return fixture
  }

  @Test(arguments: cases)
  func `tampering is found`(of kind: Case) throws {
    let fixture = try registry()
    let head = try fixture.registry.head()
    #expect(try fixture.registry.check(against: head).isSound)
    try Fixture.tamper(fixture.registry.path, kind.sql)
    if kind.isInAudit {
      #expect(try !fixture.registry.verifyAudit(against: head).isSound, "the audit finds it")
    }
    #expect(try !fixture.registry.check(against: head).isSound, "the check finds it")
  }

  @Test func `an end that was written anew is found with the head that was kept`() throws {
    let fixture = try Fixture()
    try fixture.load()
    try fixture.registry.backUp(to: fixture.path("before.sqlite"))
    try fixture.load("Q", seed: 2)
    let head = try fixture.registry.head()
    let forged = try Registry(opening: fixture.path("before.sqlite"))
    try forged.setRetention(of: "note", years: 9, by: Fixture.admin, at: Fixture.moment(3))
    #expect(try forged.check().isSound, "the file alone cannot tell")
    #expect(try !forged.verifyAudit(against: head).isSound)
  }

  @Test func `a trigger that was dropped is found`() throws {
    let fixture = try registry()
    try DatabaseQueue(path: fixture.registry.path).write {
      try $0.execute(sql: "DROP TRIGGER district_updated")
    }
    #expect(try !fixture.registry.check().isSound)
  }

  @Test(arguments: 1...20)
  func `bytes that were overwritten are found, or the file cannot be read`(seed: Int) throws {
    let fixture = try registry()
    try fixture.registry.backUp(to: fixture.path("copy.sqlite"))
    let place = URL(fileURLWithPath: fixture.path("copy.sqlite"))
    var bytes = try Data(contentsOf: place)
    // Names stand in the middle of cells, where the structure of a page does not change.
    let name = Data("District 0600001".utf8)
    var places: [Range<Data.Index>] = []
    while let next = bytes.range(
      of: name, in: (places.last?.upperBound ?? bytes.startIndex)..<bytes.endIndex)
    {
      places.append(next)
    }
    try #require(!places.isEmpty)
    bytes[places[seed % places.count].lowerBound + seed % name.count] ^= 0x01
    try bytes.write(to: place)
    let isFound: Bool
    do {
      isFound = try !Registry(opening: place.path).check().isSound
    } catch {
      isFound = true
    }
    #expect(isFound)
  }
}
