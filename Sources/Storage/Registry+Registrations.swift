package import Access
package import Domain
import GRDB

/// A district's registration as the registry keeps it.
package struct Registration: Equatable, Sendable {
  package var round: String
  /// The facts of the directory with what was registered.
  package var district: District
  package var consentBy: String?
  package var consentAt: String?
  package var consentText: String?
  package var withdrawnAt: String?
  /// The scores of the readiness checklist, 0 to 2 for each of its ten items, by item.
  package var checklist: [Int: Int]
  package var people: [Person]
  package var calendar: [CalendarEntry]
}

/// Somebody who takes part for a district.
package struct Person: Equatable, Sendable {
  package enum Part: String, CaseIterable, Sendable {
    case sponsor
    case seniorLead = "senior_lead"
    case team
  }

  package var part: Part
  package var name: String
  package var title: String?
  package var email: String?
  /// The level of the district at which the person works, such as `principal`.
  package var level: String?

  package init(
    part: Part, name: String, title: String? = nil, email: String? = nil, level: String? = nil
  ) {
    self.part = part
    self.name = name
    self.title = title
    self.email = email
    self.level = level
  }
}

/// Days that matter for meetings; both ends count, in the form `2026-08-14`.
package struct CalendarEntry: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case year
    case pause = "break"
    case testing, board
  }

  package var kind: Kind
  package var begins: String
  package var ends: String

  package init(kind: Kind, begins: String, ends: String) {
    self.kind = kind
    self.begins = begins
    self.ends = ends
  }
}

extension CalendarEntry.Kind {
  init(_ kind: CalendarSpan.Kind) {
    switch kind {
    case .schoolYear: self = .year
    case .pause: self = .pause
    case .testing: self = .testing
    case .board: self = .board
    }
  }

  var span: CalendarSpan.Kind {
    switch self {
    case .year: .schoolYear
    case .pause: .pause
    case .testing: .testing
    case .board: .board
    }
  }
}

extension Registry {
  /// Registers a district for a round, or changes what it registered; its consent is another deed.
  ///
  /// With `addsDistrict`, one that is not in the directory is added to it; `seen` is what was
  /// registered when the change was begun, if it was read first.
  /// - Throws: `StorageError.conflict` if somebody changed it since it was `seen`.
  package func register(
    _ district: District, round: String, addsDistrict isNew: Bool, seen: District? = nil,
    by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    let subject = "district:\(district.id)"
    try perform("register", on: subject, by: actor, at: moment) { db in
      try Self.require("round", round, db)
      try requireOpen(round, for: actor, at: moment, db)
      if try !Self.exists("district", district.id.rawValue, db) {
        guard isNew else {
          throw StorageError.unknown(kind: "district", id: district.id.rawValue)
        }
        try put(facts: district, db)
      }
      if let seen, let present = try districts(of: round, only: district.id, db).first,
        present != seen
      {
        throw StorageError.conflict(
          "Somebody else changed the registration of \(district.id) in the meantime. Look at it,"
            + " and try again.")
      }
      try putAnswers(of: district, round: round, db)
    }
  }

  /// Records that the district agreed to the consent text `version` by the word of `name`.
  package func giveConsent(
    _ district: District.ID, round: String, text version: String, name: String, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) {
    try perform("consent", on: "district:\(district)", by: actor, at: moment) { db in
      try requireRegistration(district, round, db)
      try requireOpen(round, for: actor, at: moment, db)
      let isKnown =
        try Int.fetchOne(
          db, sql: "SELECT 1 FROM consent_text WHERE version = ?", arguments: [version]) != nil
      guard isKnown else { throw StorageError.unknown(kind: "consent text", id: version) }
      try db.execute(
        sql: """
          UPDATE registration SET consent = 1, consent_by = ?, consent_at = ?, consent_text = ?,
            withdrawn_at = NULL WHERE round = ? AND district = ?
          """, arguments: [name, moment.text, version, round, district.rawValue])
    }
  }

  /// Withdraws a district from a round; its partnerships end and their other members are free.
  ///
  /// - Returns: the partnerships that ended.
  package func withdraw(
    _ district: District.ID, round: String, by actor: Actor, at moment: Moment, why: String?
  ) throws(StorageError) -> [Int] {
    try perform("withdraw", on: "district:\(district)", by: actor, at: moment, why: why) { db in
      try requireRegistration(district, round, db)
      try db.execute(
        sql: """
          UPDATE registration SET consent = 0, withdrawn_at = ? WHERE round = ? AND district = ?
          """, arguments: [moment.text, round, district.rawValue])
      let ended = try Int.fetchAll(
        db,
        sql: """
          SELECT id FROM partnership JOIN partnership_member ON partnership = id
          WHERE round = ? AND district = ? AND state NOT IN ('closed', 'declined') ORDER BY id
          """, arguments: [round, district.rawValue])
      for id in ended {
        try db.execute(
          sql: """
            UPDATE partnership SET state = 'closed', since = ?, closing_reason = ? WHERE id = ?
            """, arguments: [moment.day, KeptPartnership.withdrawal, id])
      }
      return ended
    }
  }

  /// Adds a consent text under a new version.
  package func addConsentText(
    _ version: String, text: String, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try perform("add-consent-text", on: "consent-text:\(version)", by: actor, at: moment) { db in
      try addConsentText(version, text, db)
    }
  }

  /// Keeps the readiness checklist; readiness becomes the share of its points.
  package func setChecklist(
    _ scores: [Int: Int], of district: District.ID, round: String, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) {
    try perform("checklist", on: "district:\(district)", by: actor, at: moment) { db in
      try requireRegistration(district, round, db)
      try requireOpen(round, for: actor, at: moment, db)
      for (item, score) in scores.sorted(by: { $0.key < $1.key }) {
        try Self.checklistUpsert.run(db, [round, district.rawValue, item, score])
      }
      try db.execute(
        sql: """
          UPDATE registration SET readiness = (SELECT sum(score) / 20.0 FROM readiness_item
            WHERE round = ?1 AND district = ?2) WHERE round = ?1 AND district = ?2
          """, arguments: [round, district.rawValue])
    }
  }

  /// Adds a person to a registration; of sponsors and senior leads there is one, the latest.
  package func addPerson(
    _ person: Person, to district: District.ID, round: String, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try perform("person", on: "district:\(district)", by: actor, at: moment) { db in
      try requireRegistration(district, round, db)
      if person.part != .team {
        try db.execute(
          sql: """
            DELETE FROM person WHERE round = ? AND district = ? AND part = ? AND name <> ?
            """, arguments: [round, district.rawValue, person.part.rawValue, person.name])
      }
      try Self.personUpsert.run(
        db,
        [
          round, district.rawValue, person.part.rawValue, person.name, person.title, person.email,
          person.level,
        ])
    }
  }

  /// Takes a person out of a registration.
  package func removePerson(
    _ part: Person.Part, named name: String, from district: District.ID, round: String,
    by actor: Actor, at moment: Moment, why: String?
  ) throws(StorageError) {
    try perform(
      "remove-person", on: "district:\(district)", by: actor, at: moment, why: why
    ) { db in
      try requireRegistration(district, round, db)
      try db.execute(
        sql: "DELETE FROM person WHERE round = ? AND district = ? AND part = ? AND name = ?",
        arguments: [round, district.rawValue, part.rawValue, name])
      try Self.requireChange(
        db, "District \(district) has nobody of that part and name in round \(round).")
    }
  }

  /// Adds days to a registration's calendar.
  package func addDays(
    _ entry: CalendarEntry, to district: District.ID, round: String, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) {
    try perform("calendar", on: "district:\(district)", by: actor, at: moment) { db in
      try requireRegistration(district, round, db)
      try Self.daysUpsert.run(
        db, [round, district.rawValue, entry.kind.rawValue, entry.begins, entry.ends])
    }
  }

  /// Makes a need of a district's own out of one that public records suggest.
  ///
  /// - Throws: `StorageError.conflict` if nothing suggests it.
  package func takeSuggestion(
    _ need: District.Need, to district: District.ID, round: String, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) {
    try perform("take-suggestion", on: "district:\(district)", by: actor, at: moment) { db in
      try requireRegistration(district, round, db)
      try requireOpen(round, for: actor, at: moment, db)
      let isSuggested =
        try Int.fetchOne(
          db,
          sql: """
            SELECT 1 FROM suggested_need WHERE district = ?1 AND topic = ?2
              AND (?3 IS NULL OR student_group = ?3)
            """, arguments: [district.rawValue, need.topic.rawValue, need.group]) != nil
      guard isSuggested else {
        throw StorageError.conflict(
          "Nothing suggests \(need.topic.rawValue) to \(district). `tandem district suggestions`"
            + " lists what does.")
      }
      try Self.topicUpsert.run(
        db,
        [round, district.rawValue, "need", need.topic.rawValue, need.priority, need.group])
    }
  }

  /// What a district registered for a round.
  package func registration(
    of district: District.ID, round: String
  ) throws(StorageError) -> Registration {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(sql: "SELECT * FROM registration WHERE round = ? AND district = ?"),
          arguments: [round, district.rawValue]),
        let kept = try districts(of: round, only: district, db).first
      else {
        throw StorageError.conflict(
          "District \(district) is not registered for round \(round). Register it first, with"
            + " `tandem district register`.")
      }
      let place: StatementArguments = [round, district.rawValue]
      let checklist = try Row.fetchAll(
        db.cachedStatement(
          sql: "SELECT item, score FROM readiness_item WHERE round = ? AND district = ?"),
        arguments: place)
      return Registration(
        round: round, district: kept, consentBy: row["consent_by"], consentAt: row["consent_at"],
        consentText: row["consent_text"], withdrawnAt: row["withdrawn_at"],
        checklist: Dictionary(
          checklist.map { ($0["item"] as Int, $0["score"] as Int) },
          uniquingKeysWith: { first, _ in first }),
        people: try people(of: district, round: round, db),
        calendar: try Row.fetchAll(
          db.cachedStatement(
            sql: "SELECT * FROM calendar WHERE round = ? AND district = ? ORDER BY begins, kind"),
          arguments: place
        ).compactMap { row in
          CalendarEntry.Kind(rawValue: row["kind"]).map {
            CalendarEntry(kind: $0, begins: row["begins"], ends: row["ends"])
          }
        })
    }
  }

  /// Whom a district named for a round.
  package func people(
    of district: District.ID, round: String
  ) throws(StorageError) -> [Person] {
    try read { db in try people(of: district, round: round, db) }
  }

  func people(of district: District.ID, round: String, _ db: Database) throws -> [Person] {
    try db.cachedStatement(
      sql: "SELECT * FROM person WHERE round = ? AND district = ? ORDER BY part, name"
    ).rows([round, district.rawValue]) { row in
      Person.Part(rawValue: row["part"]).map {
        Person(
          part: $0, name: row["name"], title: row["title"], email: row["email"],
          level: row["level"])
      }
    }.compactMap(\.self)
  }

  private func requireRegistration(
    _ district: District.ID, _ round: String, _ db: Database
  ) throws {
    try Self.require("round", round, db)
    let isThere =
      try Int.fetchOne(
        db, sql: "SELECT 1 FROM registration WHERE round = ? AND district = ?",
        arguments: [round, district.rawValue]) != nil
    guard isThere else {
      throw StorageError.conflict(
        "District \(district) is not registered for round \(round). Register it first, with"
          + " `tandem district register`.")
    }
  }

  /// The days of all districts of a round.
  func calendars(of round: String, _ db: Database) throws -> [CalendarSpan] {
    try Row.fetchAll(db, sql: "SELECT * FROM calendar WHERE round = ?", arguments: [round])
      .compactMap { row in
        guard let kind = CalendarEntry.Kind(rawValue: row["kind"]), let first = Day(row["begins"]),
          let last = Day(row["ends"])
        else { return nil }
        return CalendarSpan(
          district: District.ID(row["district"]), kind: kind.span, first: first, last: last)
      }
  }

  /// Takes days into a round; of those of a kind that begin on the same day the longest stays.
  func put(_ calendars: [CalendarSpan], round: String, _ db: Database) throws {
    var last: [[String]: Day] = [:]
    for span in calendars {
      let key = [span.district.rawValue, CalendarEntry.Kind(span.kind).rawValue, "\(span.first)"]
      last[key] = max(span.last, last[key] ?? span.last)
    }
    for (key, day) in last.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      try Self.daysUpsert.run(db, [round] + key + ["\(day)"])
    }
  }

  private static let checklistUpsert = Upsert(
    "readiness_item", key: ["round", "district", "item"], ["score"])
  private static let personUpsert = Upsert(
    "person", key: ["round", "district", "part", "name"], ["title", "email", "level"])
  private static let daysUpsert = Upsert(
    "calendar", key: ["round", "district", "kind", "begins"], ["ends"])
  private static let topicUpsert = Upsert(
    "registration_topic", key: ["round", "district", "kind", "topic"],
    ["rating", "student_group"])
}
