import Foundation
import GRDB

/// What a check of the whole file found.
package struct InspectionReport: Equatable, Sendable {
  package struct Finding: Equatable, Sendable {
    /// What was checked, such as `chain`.
    package var check: String
    package var text: String
  }

  package var findings: [Finding] = []
  package var head: ChainHead
  package var changes = 0
  package var rows = 0
  /// Changes whose content was erased under a retention rule; the chain still holds.
  package var erased = 0

  package var isSound: Bool { findings.isEmpty }
}

extension Registry {
  /// Checks the audit: that the chain is whole, ends where it ended, and tells of every row.
  ///
  /// `kept` is the head as it was printed once and kept elsewhere.
  package func verifyAudit(against kept: ChainHead? = nil) throws(StorageError) -> InspectionReport
  {
    try read { db in
      var inspection = Inspection(db)
      try inspection.checkChain(against: kept)
      try inspection.checkRows()
      return inspection.report
    }
  }

  /// Checks everything: pages, schema, foreign keys, the audit, plans, and states.
  package func check(against kept: ChainHead? = nil) throws(StorageError) -> InspectionReport {
    try read { db in
      var inspection = Inspection(db)
      try inspection.checkPages()
      try inspection.checkSchema()
      try inspection.checkForeignKeys()
      try inspection.checkChain(against: kept)
      try inspection.checkRows()
      try inspection.checkDocuments()
      try inspection.checkStates()
      return inspection.report
    }
  }
}

/// One look through the file.
private struct Inspection {
  let db: Database
  var report = InspectionReport(head: ChainHead(deeds: 0, hash: Registry.origin))

  init(_ db: Database) { self.db = db }

  private mutating func find(_ check: String, _ text: String) {
    report.findings.append(InspectionReport.Finding(check: check, text: text))
  }

  mutating func checkPages() throws {
    for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where line != "ok" {
      find("pages", "SQLite finds: \(line)")
    }
  }

  mutating func checkSchema() throws {
    let expected = try Schema.expectedInventory()
    let found = try Schema.inventory(db)
    for name in Set(expected.keys).union(found.keys).sorted() where expected[name] != found[name] {
      let what =
        found[name] == nil ? "is missing" : expected[name] == nil ? "is foreign" : "was changed"
      find("schema", "The \(name) \(what).")
    }
    if try Int32.fetchOne(db, sql: "PRAGMA application_id") != Schema.applicationID {
      find("schema", "The mark of the file was changed.")
    }
    let steps = try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations")
    if Set(steps) != Set(Schema.migrator.migrations) {
      find("schema", "The list of its steps is \(steps.sorted()), which is not this version's.")
    }
  }

  mutating func checkForeignKeys() throws {
    let rows = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
    for row in rows.prefix(20) {
      find(
        "references",
        "A row of \(row["table"] as String) refers to a row of \(row["parent"] as String) that is"
          + " not there.")
    }
  }

  mutating func checkChain(against kept: ChainHead?) throws {
    var previous = Registry.origin
    var expected: Int64 = 1
    var last = Int64(0)
    var isKeptFound = kept == nil
    let changes = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, deed, place, key, before, after, digest FROM change ORDER BY deed, id
        """)
    var change = try changes.next()
    let deeds = try Row.fetchCursor(db, sql: "SELECT * FROM deed ORDER BY id")
    while let deed = try deeds.next() {
      let id: Int64 = deed["id"]
      if id != expected { find("chain", "Deed \(expected) is missing.") }
      expected = id + 1
      if deed["previous"] as String != previous {
        find("chain", "Deed \(id) does not follow the one before it.")
      }
      var digest = Chain.header(of: deed)
      while let row = change, (row["deed"] as Int64) <= id {
        if (row["deed"] as Int64) < id {
          find("chain", "Change \(row["id"] as Int64) belongs to a deed that is not there.")
        } else {
          if (row["id"] as Int64) != last + 1 {
            find("chain", "Change \(last + 1) is missing or out of order.")
          }
          last = row["id"]
          report.changes += 1
          if row["digest"] as String? != nil { report.erased += 1 }
          Chain.add(row, to: &digest)
        }
        change = try changes.next()
      }
      let hash = deed["hash"] as String? ?? ""
      if digest.hexadecimal() != hash {
        find("chain", "Deed \(id) or one of its changes is not what was recorded.")
      }
      if let kept, kept.deeds == Int(id) {
        isKeptFound = true
        if kept.hash != hash {
          find("chain", "Deed \(id) is not the one whose hash was kept.")
        }
      }
      previous = hash
      report.head = ChainHead(deeds: Int(id), hash: hash)
    }
    while let row = change {
      find("chain", "Change \(row["id"] as Int64) belongs to a deed that is not there.")
      change = try changes.next()
    }
    if let kept, !isKeptFound, kept.deeds > 0 {
      find(
        "chain",
        "The chain ends with deed \(report.head.deeds), and the kept head is deed \(kept.deeds):"
          + " the end was cut off.")
    }
  }

  /// Holds every row of every table against the last image that the audit has of it.
  mutating func checkRows() throws {
    var images: [String: [String: String]] = [:]
    let changes = try Row.fetchCursor(db, sql: "SELECT place, key, after FROM change ORDER BY id")
    while let row = try changes.next() {
      images[row["place"], default: [:]][row["key"]] = row["after"] as String?
    }
    for table in Schema.audited {
      var expected = images.removeValue(forKey: table.name) ?? [:]
      guard try db.tableExists(table.name) else {
        find("rows", "The table \(table.name) is missing.")
        continue
      }
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT \(table.key(of: table.name)) AS key, \(table.image(of: table.name)) AS image"
          + " FROM \"\(table.name)\"")
      while let row = try rows.next() {
        report.rows += 1
        let key: String = row["key"]
        let image: String = row["image"]
        guard let recorded = expected.removeValue(forKey: key) else {
          find("rows", "The row \(key) of \(table.name) is in no record.")
          continue
        }
        if recorded != image, !JSONImage.areEqual(recorded, image) {
          find("rows", "The row \(key) of \(table.name) is not what was recorded last.")
        }
      }
      for key in expected.keys.sorted().prefix(20) {
        find("rows", "The row \(key) of \(table.name) was removed without a record.")
      }
    }
    for place in images.keys.sorted() {
      find("rows", "The audit tells of a table \(place), which this version does not have.")
    }
  }

  /// Holds plans, policies and inputs against their hashes.
  mutating func checkDocuments() throws {
    let documents = [
      ("plan", "id", "sha256", "body"), ("policy", "id", "sha256", "body"),
      ("input", "sha256", "digest", "bundle"),
    ]
    for (table, key, hash, body) in documents {
      let rows = try Row.fetchCursor(
        db, sql: "SELECT \(key) AS key, \(hash) AS hash, \(body) AS body FROM \(table)")
      while let row = try rows.next() {
        guard Digest.hexadecimal(of: row["body"]) != row["hash"] as String else { continue }
        find("documents", "The \(table) \(row["key"] as DatabaseValue) is not what its hash says.")
      }
    }
  }

  /// Looks for states that no deed leads to.
  mutating func checkStates() throws {
    let rules = [
      (
        "A partnership is active though somebody has not signed.",
        """
        SELECT id FROM partnership WHERE state IN ('active', 'renewed') AND (
          EXISTS (SELECT 1 FROM partnership_member WHERE partnership = partnership.id AND
            (answer IS NOT 'accepted' OR sponsor IS NULL OR senior_lead IS NULL
              OR signed_at IS NULL))
          OR (answer IS NOT 'accepted' AND EXISTS (SELECT 1 FROM partnership_member
            WHERE partnership = partnership.id AND waives_facilitator IS NULL)))
        """
      ),
      (
        "A partnership has fewer than two members.",
        """
        SELECT id FROM partnership WHERE
          (SELECT count(*) FROM partnership_member WHERE partnership = partnership.id) < 2
        """
      ),
      (
        "A live partnership has a member without consent.",
        """
        SELECT partnership.id FROM partnership
        JOIN partnership_member AS member ON member.partnership = partnership.id
        LEFT JOIN registration ON registration.round = partnership.round
          AND registration.district = member.district
        WHERE state NOT IN ('closed', 'declined') AND ifnull(consent, 0) = 0
        """
      ),
    ]
    for (text, sql) in rules {
      for id in try Int.fetchAll(db, sql: sql) { find("states", "\(text) (partnership \(id))") }
    }
  }
}

/// Images of rows as JSON, whose numbers another version of SQLite may write with more digits.
enum JSONImage {
  /// Digits of a number that every version of SQLite writes alike.
  private static let tolerance = 1e-12

  static func areEqual(_ left: String, _ right: String) -> Bool {
    guard let left = object(left), let right = object(right), left.count == right.count else {
      return false
    }
    return left.allSatisfy { key, value in
      guard let other = right[key] else { return false }
      switch (value, other) {
      case (.number(let first), .number(let second)):
        return abs(first - second) <= tolerance * max(1, abs(first))
      default: return value == other
      }
    }
  }

  private enum Value: Decodable, Equatable {
    case null
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  private static func object(_ text: String) -> [String: Value]? {
    try? JSONDecoder().decode([String: Value].self, from: Data(text.utf8))
  }
}
