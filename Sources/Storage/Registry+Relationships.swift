package import Access
package import Domain
import GRDB

/// A tie as the registry keeps it.
package struct KeptTie: Equatable, Sendable {
  package enum Tie: Equatable, Sendable {
    case districts(DistrictTie)
    case facilitator(FacilitatorTie)
  }

  package var id: Int
  package var tie: Tie
  package var source: String
  package var recordedAt: String
  /// The last day on which it counts.
  package var until: String?
}

extension Registry {
  /// Records a tie between two districts.
  package func add(
    _ tie: DistrictTie, source: String, until: String?, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try perform("tie", on: "district:\(tie.from)", by: actor, at: moment) { db in
      try Self.require("district", tie.from.rawValue, db)
      try Self.require("district", tie.to.rawValue, db)
      try put(tie, source: source, until: until, at: moment, db)
    }
  }

  /// Records a tie between a facilitator and a district.
  package func add(
    _ tie: FacilitatorTie, source: String, until: String?, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try perform("tie", on: "facilitator:\(tie.facilitator)", by: actor, at: moment) { db in
      try Self.require("facilitator", tie.facilitator.rawValue, db)
      try Self.require("district", tie.district.rawValue, db)
      try put(tie, source: source, until: until, at: moment, db)
    }
  }

  func put(
    _ tie: DistrictTie, source: String, until: String? = nil, at moment: Moment, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO district_tie
          (from_district, to_district, kind, since, note, until, source, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [
      tie.from.rawValue, tie.to.rawValue, tie.kind.rawValue, tie.since, tie.note, until, source,
      moment.text,
    ])
  }

  func put(
    _ tie: FacilitatorTie, source: String, until: String? = nil, at moment: Moment, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO facilitator_tie
          (facilitator, district, kind, since, note, until, source, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [
      tie.facilitator.rawValue, tie.district.rawValue, tie.kind.rawValue, tie.since, tie.note,
      until, source, moment.text,
    ])
  }

  /// Removes a tie by its number; what it was stays in the audit.
  package func remove(
    tie: KeptTie, by actor: Actor, at moment: Moment, why: String?
  ) throws(StorageError) {
    let (table, subject) =
      switch tie.tie {
      case .districts(let ends): ("district_tie", "district:\(ends.from)")
      case .facilitator(let ends): ("facilitator_tie", "facilitator:\(ends.facilitator)")
      }
    try perform("remove-tie", on: subject, by: actor, at: moment, why: why) { db in
      try db.execute(sql: "DELETE FROM \(table) WHERE id = ?", arguments: [tie.id])
      try Self.requireChange(db, "The tie is not there any more.")
    }
  }

  /// All ties of a district or a facilitator, or of everybody.
  package func relationships(of id: String? = nil) throws(StorageError) -> [KeptTie] {
    try read { db in
      let districts = try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM district_tie
          WHERE ?1 IS NULL OR from_district = ?1 OR to_district = ?1 ORDER BY id
          """, arguments: [id]
      ).compactMap { row in
        Self.districtTie(row).map { Self.kept(row, .districts($0)) }
      }
      let facilitators = try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM facilitator_tie
          WHERE ?1 IS NULL OR facilitator = ?1 OR district = ?1 ORDER BY id
          """, arguments: [id]
      ).compactMap { row in
        Self.facilitatorTie(row).map { Self.kept(row, .facilitator($0)) }
      }
      return districts + facilitators
    }
  }

  /// The names of all who have a tie, by id.
  package func namesInTies() throws(StorageError) -> [String: String] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, name FROM district WHERE id IN (SELECT from_district FROM district_tie
            UNION SELECT to_district FROM district_tie UNION SELECT district FROM facilitator_tie)
          UNION SELECT id, name FROM facilitator
            WHERE id IN (SELECT facilitator FROM facilitator_tie)
          """)
      return Dictionary(
        rows.map { ($0["id"] as String, $0["name"] as String) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  private static func kept(_ row: Row, _ tie: KeptTie.Tie) -> KeptTie {
    KeptTie(
      id: row["id"], tie: tie, source: row["source"], recordedAt: row["recorded_at"],
      until: row["until"])
  }

  /// The ties between those who take part in a round, less those that ended before it opens.
  func ties(
    of round: String, opens: String?, _ db: Database
  ) throws -> ([DistrictTie], [FacilitatorTie]) {
    let isCurrent = "(?2 IS NULL OR until IS NULL OR until >= ?2)"
    let isRegistered = "(SELECT district FROM registration WHERE round = ?1)"
    let districts = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM district_tie WHERE \(isCurrent)
          AND from_district IN \(isRegistered) AND to_district IN \(isRegistered)
        """, arguments: [round, opens]
    ).compactMap(Self.districtTie)
    let facilitators = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM facilitator_tie WHERE \(isCurrent)
          AND district IN \(isRegistered)
          AND facilitator IN (SELECT facilitator FROM attestation WHERE round = ?1)
        """, arguments: [round, opens]
    ).compactMap(Self.facilitatorTie)
    return (districts, facilitators)
  }

  private static func districtTie(_ row: Row) -> DistrictTie? {
    DistrictTie.Kind(rawValue: row["kind"]).map {
      DistrictTie(
        from: District.ID(row["from_district"] as String),
        to: District.ID(row["to_district"] as String), kind: $0, since: row["since"],
        note: row["note"])
    }
  }

  private static func facilitatorTie(_ row: Row) -> FacilitatorTie? {
    FacilitatorTie.Kind(rawValue: row["kind"]).map {
      FacilitatorTie(
        facilitator: Facilitator.ID(row["facilitator"] as String),
        district: District.ID(row["district"] as String), kind: $0, since: row["since"],
        note: row["note"])
    }
  }
}
