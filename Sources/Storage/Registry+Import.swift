package import Access
package import Domain
import GRDB

/// What an import did, row by row.
package struct ImportReport: Equatable, Sendable {
  package struct Skipped: Equatable, Sendable {
    package var line: Int
    package var reason: String
    /// The reason without what stands in the row, so that rows can be counted by it.
    package var kind: String

    package init(line: Int, reason: String, kind: String) {
      self.line = line
      self.reason = reason
      self.kind = kind
    }
  }

  /// A district whose superintendent is another than before.
  package struct NewSuperintendent: Equatable, Sendable {
    package var district: District.ID
    package var earlier: String
    package var later: String
  }

  package var added = 0
  package var changed = 0
  package var unchanged = 0
  package var skipped: [Skipped] = []
  package var superintendents: [NewSuperintendent] = []

  /// Rows that stand in the registry now.
  package var imported: Int { added + changed + unchanged }
}

extension Registry {
  /// Takes the rows of a published file into the directory.
  ///
  /// Every row is kept in the yearly history under its source; the directory itself takes a fact
  /// only if no other source has it for the same year or a later one, so that the order in which
  /// files come in does not matter for long, and running an import twice changes nothing.
  /// A trial does everything and then takes it back.
  package func takeIn(
    _ records: [AgencyRecord], source: String, isTrial: Bool, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> ImportReport {
    var trial: ImportReport?
    do {
      return try perform("import", on: "source:\(source)", by: actor, at: moment) { db in
        let report = try takeIn(records, source: source, db)
        guard isTrial else { return report }
        // An error is how a transaction is taken back.
        trial = report
        throw StorageError.conflict("This was a trial.")
      }
    } catch {
      if let trial { return trial }
      throw error
    }
  }

  private func takeIn(
    _ records: [AgencyRecord], source: String, _ db: Database
  ) throws -> ImportReport {
    var report = ImportReport()
    var directory = try Directory(db, source: source)
    let ids = directory.resolve(records)
    // Of several rows for one district and year, the first with a name counts: which one it is
    // depends on the file alone, so that a second run chooses the same.
    var chosen: [String: Int] = [:]
    for (index, record) in records.enumerated() {
      guard let id = ids[index] else { continue }
      let key = "\(id) \(record.year)"
      if let earlier = chosen[key], records[earlier].name != nil || record.name == nil { continue }
      chosen[key] = index
    }
    let directoryUpsert = try db.makeStatement(sql: Self.directoryUpsert)
    let yearUpsert = try Self.yearUpsert.prepared(db)
    for (index, record) in records.enumerated() {
      func skip(_ reason: String, kind: String) {
        report.skipped.append(
          ImportReport.Skipped(line: record.line, reason: reason, kind: kind))
      }
      guard let id = ids[index] else {
        skip(
          "No district has the state's id \(record.stateID ?? "(empty)"). Import a file with both"
            + " ids first.",
          kind: "No district of the directory has the state's id of the row. Import a file with"
            + " both ids first.")
        continue
      }
      if let best = chosen["\(id) \(record.year)"], best != index {
        skip(
          "The id \(id) stands on line \(records[best].line) too.",
          kind: "The same id stands on another line of the file too.")
        continue
      }
      let isNew = directory.superintendents[id] == nil
      guard !isNew || directory.names[id] != nil else {
        skip(
          "District \(id) is not in the directory and has no name.",
          kind: "The district is not in the directory, and the row gives it no name.")
        continue
      }
      let before = db.totalChangesCount
      try put(record, id: id, isNew: isNew, directory, directoryUpsert)
      try putSuperintendent(record, id: id, directory, &report, db)
      try putYear(record, id: id, source: source, yearUpsert)
      let hasSuggestions = !record.suggestions.isEmpty || record.assistance != nil
      if hasSuggestions, directory.isFree(.any, record.year, id, besidesOthers: true) {
        try Self.suggestions.replace(
          db, of: [id, source],
          with: record.suggestions.map {
            [$0.topic.rawValue, $0.group ?? "", record.year, $0.because]
          })
      }
      if isNew {
        report.added += 1
        directory.superintendents[id] = .some(nil)
      } else if db.totalChangesCount != before {
        report.changed += 1
      } else {
        report.unchanged += 1
      }
    }
    return report
  }

  private func putSuperintendent(
    _ record: AgencyRecord, id: String, _ directory: Directory, _ report: inout ImportReport,
    _ db: Database
  ) throws {
    guard let later = record.superintendent,
      directory.isFree(.superintendent, record.year, id)
    else { return }
    if let earlier = directory.superintendents[id] ?? nil, earlier != later {
      report.superintendents.append(
        ImportReport.NewSuperintendent(
          district: District.ID(id), earlier: earlier, later: later))
    }
    try db.cachedStatement(
      sql: """
        UPDATE district SET superintendent = ?1, superintendent_since = ?2
        WHERE id = ?3 AND superintendent IS NOT ?1
        """
    ).execute(arguments: [later, record.year, id])
  }

  private static let suggestions = Children(
    table: "suggested_need", parent: ["district", "source"], key: ["topic", "student_group"],
    values: ["year", "because"])

  private func put(
    _ record: AgencyRecord, id: String, isNew: Bool, _ directory: Directory, _ upsert: Statement
  ) throws {
    func free<Value>(_ fact: Directory.Fact, _ value: Value?) -> Value? {
      directory.isFree(fact, record.year, id) ? value : nil
    }
    let location = free(.location, record.location)
    let grades = free(.any, record.grades)
    try upsert.execute(
      arguments: StatementArguments(
        [
          id, free(.any, record.name) ?? (isNew ? directory.names[id] : nil),
          free(.any, record.state), free(.any, record.county), location?.latitude,
          location?.longitude, free(.locale, record.locale)?.code,
          free(.enrollment, record.enrollment).flatMap { $0 > 0 ? $0 : nil },
          grades?.lowest.rawValue, grades?.highest.rawValue,
          free(.percentEnglishLearners, record.percentEnglishLearners),
          free(.percentDisadvantaged, record.percentDisadvantaged),
          free(.percentDisabilities, record.percentDisabilities), free(.any, record.kind),
          free(.any, record.status), directory.stateIDs[id]?.id,
        ] as [(any DatabaseValueConvertible)?]))
  }

  /// Adds a district; of one that is there, only what is given is replaced.
  private static let directoryUpsert: String = {
    let facts = [
      "name", "state", "county", "latitude", "longitude", "locale", "enrollment", "grade_low",
      "grade_high", "pct_el", "pct_sed", "pct_swd", "kind", "status", "state_id",
    ]
    let marks = facts.indices.map { "?\($0 + 2)" }
    let given = facts.map { "\($0) = ifnull(excluded.\($0), \($0))" }.joined(separator: ", ")
    let differs = facts.map {
      "(excluded.\($0) IS NOT NULL AND excluded.\($0) IS NOT district.\($0))"
    }.joined(separator: " OR ")
    // A row that is there has its name already; the placeholder only passes the rule on names.
    let names = "id, " + facts.joined(separator: ", ")
    return "INSERT INTO district (\(names)) VALUES (?1, ifnull(?2, (SELECT name FROM district"
      + " WHERE id = ?1)), \(marks.dropFirst().joined(separator: ", ")))"
      + " ON CONFLICT (id) DO UPDATE SET \(given) WHERE \(differs)"
  }()

  private func putYear(
    _ record: AgencyRecord, id: String, source: String, _ upsert: Statement
  ) throws {
    try upsert.execute(
      arguments: StatementArguments(
        [
          id, record.year, source, record.location?.latitude, record.location?.longitude,
          record.locale?.code, record.enrollment, record.teachers, record.percentEnglishLearners,
          record.percentDisadvantaged, record.percentDisabilities, record.superintendent,
          record.assistance,
        ] as [(any DatabaseValueConvertible)?]))
  }

  private static let yearUpsert = Upsert(
    "district_year", key: ["district", "year", "source"],
    [
      "latitude", "longitude", "locale", "enrollment", "teachers", "pct_el", "pct_sed", "pct_swd",
      "superintendent", "assistance",
    ])
}
