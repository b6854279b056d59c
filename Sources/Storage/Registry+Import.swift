package import Access
package import Domain
import GRDB

/// What an import did, row by row.
package struct ImportReport: Equatable, Sendable {
  package struct Skipped: Equatable, Sendable {
    package var line: Int
    package var reason: String

    package init(line: Int, reason: String) {
      self.line = line
      self.reason = reason
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
  /// - Parameter isTrial: does everything and then takes it back.
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
    let latest = try latestYears(besides: source, db)
    var present: [String: String?] = [:]
    var byStateID: [String: String] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT id, state_id, superintendent FROM district")
    while let row = try rows.next() {
      let id: String = row["id"]
      present[id] = .some(row["superintendent"] as String?)
      if let stateID: String = row["state_id"] { byStateID[stateID] = id }
    }
    var seen: [String: Int] = [:]
    for record in records {
      guard let id = record.id?.rawValue ?? record.stateID.flatMap({ byStateID[$0] }) else {
        report.skipped.append(
          ImportReport.Skipped(
            line: record.line,
            reason: "No district has the state's id \(record.stateID ?? "(empty)"). Import a file"
              + " with both ids first."))
        continue
      }
      let isNew = present[id] == nil
      guard !isNew || record.name != nil else {
        report.skipped.append(
          ImportReport.Skipped(
            line: record.line, reason: "District \(id) is not in the directory and has no name."))
        continue
      }
      if let first = seen.updateValue(record.line, forKey: id) {
        seen[id] = first
        report.skipped.append(
          ImportReport.Skipped(
            line: record.line, reason: "The id \(id) stands on line \(first) too."))
        continue
      }
      let before = db.totalChangesCount
      let years = latest[id] ?? [:]
      if isNew || record.id != nil || record.name != nil {
        try putDirectory(record, id: id, years, isNew: isNew, db)
      }
      if let later = record.superintendent, Self.isFree("superintendent", record.year, years) {
        if let earlier = present[id] ?? nil, earlier != later {
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
      try putYear(record, id: id, source: source, db)
      if !record.suggestions.isEmpty || record.assistance != nil {
        try Self.suggestions.replace(
          db, of: [id, source],
          with: record.suggestions.map {
            [$0.topic.rawValue, $0.group ?? "", record.year, $0.because]
          })
      }
      let hasChanged = db.totalChangesCount != before
      if isNew {
        report.added += 1
      } else if hasChanged {
        report.changed += 1
      } else {
        report.unchanged += 1
      }
      present[id] = .some(record.superintendent ?? present[id] ?? nil)
      if let stateID = record.stateID { byStateID[stateID] = id }
    }
    return report
  }

  private static let suggestions = Children(
    table: "suggested_need", parent: ["district", "source"], key: ["topic", "student_group"],
    values: ["year", "because"])

  /// The facts of the directory that the yearly history dates.
  private static let datedFacts = [
    "latitude", "locale", "enrollment", "pct_el", "pct_sed", "pct_swd", "superintendent",
  ]

  /// The latest year of each fact of each district in other sources than `source`.
  private func latestYears(
    besides source: String, _ db: Database
  ) throws -> [String: [String: String]] {
    let columns = Self.datedFacts.map { "max(iif(\($0) IS NULL, NULL, year)) AS \($0)" }
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT district, max(year) AS any_fact, \(columns.joined(separator: ", "))"
        + " FROM district_year WHERE source <> ? GROUP BY district", arguments: [source])
    var latest: [String: [String: String]] = [:]
    while let row = try rows.next() {
      var years: [String: String] = [:]
      for fact in Self.datedFacts + ["any_fact"] { years[fact] = row[fact] as String? }
      latest[row["district"]] = years
    }
    return latest
  }

  /// Whether no other source knows the fact for this year or a later one.
  private static func isFree(_ fact: String, _ year: String, _ latest: [String: String]) -> Bool {
    latest[fact].map { $0 < year } ?? true
  }

  private func putDirectory(
    _ record: AgencyRecord, id: String, _ latest: [String: String], isNew: Bool, _ db: Database
  ) throws {
    func free<Value>(_ fact: String, _ value: Value?) -> Value? {
      Self.isFree(fact, record.year, latest) ? value : nil
    }
    let location = free("latitude", record.location)
    let grades = free("any_fact", record.grades)
    try db.cachedStatement(sql: Self.directoryUpsert).execute(
      arguments: StatementArguments(
        [
          id, free("any_fact", record.name) ?? (isNew ? record.name : nil),
          free("any_fact", record.state), free("any_fact", record.county),
          location?.latitude, location?.longitude, free("locale", record.locale)?.code,
          free("enrollment", record.enrollment).flatMap { $0 > 0 ? $0 : nil },
          grades?.lowest.rawValue, grades?.highest.rawValue,
          free("pct_el", record.percentEnglishLearners),
          free("pct_sed", record.percentDisadvantaged),
          free("pct_swd", record.percentDisabilities), free("any_fact", record.kind),
          free("any_fact", record.status), record.stateID,
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
    _ record: AgencyRecord, id: String, source: String, _ db: Database
  ) throws {
    try Self.yearUpsert.run(
      db,
      [
        id, record.year, source, record.location?.latitude, record.location?.longitude,
        record.locale?.code, record.enrollment, record.teachers, record.percentEnglishLearners,
        record.percentDisadvantaged, record.percentDisabilities, record.superintendent,
        record.assistance,
      ])
  }

  private static let yearUpsert = Upsert(
    "district_year", key: ["district", "year", "source"],
    [
      "latitude", "longitude", "locale", "enrollment", "teachers", "pct_el", "pct_sed", "pct_swd",
      "superintendent", "assistance",
    ])
}
