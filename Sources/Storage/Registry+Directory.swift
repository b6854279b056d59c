package import Domain
import GRDB

/// A district of the directory.
package struct KeptDistrict: Equatable, Sendable {
  package var district: District
  /// The NCES type of agency, 1…9.
  package var kind: Int?
  package var status: String?
  package var stateID: String?
  package var superintendent: String?
}

/// What one source says of a district in one year.
package struct DistrictYear: Equatable, Sendable {
  package var year: String
  package var source: String
  package var enrollment: Double?
  package var teachers: Double?
  package var percentEnglishLearners: Double?
  package var percentDisadvantaged: Double?
  package var percentDisabilities: Double?
  package var superintendent: String?
  package var assistance: String?
}

/// A need that a public record suggests; the district decides whether it is one.
package struct SuggestedNeed: Equatable, Sendable {
  package var topic: Topic
  package var group: String?
  package var source: String
  package var year: String
  package var because: String
}

/// Which districts a listing shows; `nil` is no condition.
package struct DistrictSearch: Equatable, Sendable {
  /// A part of the name, or an id.
  package var text: String?
  package var state: String?
  package var county: String?
  package var region: String?
  package var locale: LocaleType?
  /// Students, at least so many and fewer than so many.
  package var from: Double?
  package var below: Double?
  /// Registered for this round, and not withdrawn from it.
  package var round: String?
  /// Registered with a need of this topic, in `round` or in any.
  package var need: String?
  package var offer: String?
  package var limit = 100
  /// The last district of the page before, after which this one begins.
  package var after: District.ID?

  package init() {}
}

extension Registry {
  /// The districts that fit, in order of name, at most `limit`, and how many there are.
  package func districts(
    matching search: DistrictSearch
  ) throws(StorageError) -> (districts: [KeptDistrict], total: Int) {
    try read { db in
      if let round = search.round { try Self.require("round", round, db) }
      var conditions: [String] = []
      var arguments: [any DatabaseValueConvertible] = []
      func add(_ condition: String, _ values: any DatabaseValueConvertible...) {
        conditions.append(condition)
        arguments += values
      }
      if let text = search.text {
        add("(id = ? OR instr(lower(name), lower(?)) > 0)", text, text)
      }
      if let state = search.state { add("state = ? COLLATE NOCASE", state) }
      if let county = search.county {
        add("(county = ? COLLATE NOCASE OR county = ? || ' County' COLLATE NOCASE)", county, county)
      }
      if let region = search.region { add("region = ? COLLATE NOCASE", region) }
      if let locale = search.locale {
        let first = (LocaleType.allCases.firstIndex(of: locale) ?? 0) * 10 + 10
        add("locale BETWEEN ? AND ?", first, first + 9)
      }
      if let from = search.from { add("enrollment >= ?", from) }
      if let below = search.below { add("enrollment < ?", below) }
      if let round = search.round {
        add(
          "id IN (SELECT district FROM registration WHERE round = ? AND withdrawn_at IS NULL)",
          round)
      }
      for (kind, topic) in [("need", search.need), ("offer", search.offer)] {
        guard let topic else { continue }
        add(
          """
          id IN (SELECT district FROM registration_topic WHERE kind = '\(kind)' AND topic = ?
            AND (? IS NULL OR round = ?))
          """, topic, search.round.databaseValue, search.round.databaseValue)
      }
      let place = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
      let total =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM district \(place)",
          arguments: StatementArguments(arguments)) ?? 0
      if let after = search.after {
        add(
          "(name, id) > (SELECT name, id FROM district AS last WHERE last.id = ?)", after.rawValue)
      }
      let page = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
      let found = try db.cachedStatement(
        sql: "SELECT * FROM district \(page) ORDER BY name, id LIMIT ?"
      ).rows(StatementArguments(arguments + [search.limit]), Self.keptDistrict)
      return (found, total)
    }
  }

  package func district(_ id: District.ID) throws(StorageError) -> KeptDistrict {
    try read { db in
      let found = try db.cachedStatement(sql: "SELECT * FROM district WHERE id = ?")
        .rows([id.rawValue], Self.keptDistrict)
      guard let district = found.first else {
        throw StorageError.unknown(kind: "district", id: id.rawValue)
      }
      return district
    }
  }

  private static func keptDistrict(_ row: Row) -> KeptDistrict {
    KeptDistrict(
      district: district(row, isRegistered: false), kind: row["kind"], status: row["status"],
      stateID: row["state_id"], superintendent: row["superintendent"])
  }

  /// The yearly history of a district, oldest first.
  package func history(of id: District.ID) throws(StorageError) -> [DistrictYear] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM district_year WHERE district = ? ORDER BY year, source",
        arguments: [id.rawValue]
      ).map { row in
        DistrictYear(
          year: row["year"], source: row["source"], enrollment: row["enrollment"],
          teachers: row["teachers"], percentEnglishLearners: row["pct_el"],
          percentDisadvantaged: row["pct_sed"], percentDisabilities: row["pct_swd"],
          superintendent: row["superintendent"], assistance: row["assistance"])
      }
    }
  }

  package func suggestions(for id: District.ID) throws(StorageError) -> [SuggestedNeed] {
    try read { db in
      try Row.fetchAll(
        db,
        sql:
          "SELECT * FROM suggested_need WHERE district = ? ORDER BY topic, student_group, source",
        arguments: [id.rawValue]
      ).map { row in
        let group: String = row["student_group"]
        return SuggestedNeed(
          topic: Topic(row["topic"] as String), group: group.isEmpty ? nil : group,
          source: row["source"], year: row["year"], because: row["because"])
      }
    }
  }

  /// The rounds for which a district is registered, latest first.
  package func rounds(of id: District.ID) throws(StorageError) -> [String] {
    try read { db in
      try String.fetchAll(
        db, sql: "SELECT round FROM registration WHERE district = ? ORDER BY round DESC",
        arguments: [id.rawValue])
    }
  }
}
