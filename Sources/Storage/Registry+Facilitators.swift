package import Access
package import Domain
import GRDB

/// A facilitator as the registry keeps one.
package struct KeptFacilitator: Equatable, Sendable {
  package var facilitator: Facilitator
  package var email: String?
  /// Names of regions by the scheme in which they are regions; the plain ones under an empty name.
  package var regions: [String: [String]]
  /// When the facilitator last attested to its limits and conflicts for the round.
  package var attestedAt: String?

  package init(
    facilitator: Facilitator, email: String?, regions: [String: [String]], attestedAt: String?
  ) {
    self.facilitator = facilitator
    self.email = email
    self.regions = regions
    self.attestedAt = attestedAt
  }
}

extension Registry {
  /// Adds a facilitator or changes what is known; limits for a round are attested to separately.
  package func put(
    _ kept: KeptFacilitator, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    let facilitator = kept.facilitator
    try perform("facilitator", on: "facilitator:\(facilitator.id)", by: actor, at: moment) { db in
      try put(facilitator, db)
      if let email = kept.email {
        try db.execute(
          sql: "UPDATE facilitator SET email = ? WHERE id = ?",
          arguments: [email, facilitator.id.rawValue])
      }
      for (scheme, names) in kept.regions where !scheme.isEmpty {
        for name in names {
          try db.execute(
            sql: """
              INSERT INTO facilitator_region (facilitator, scheme, name) VALUES (?, ?, ?)
              ON CONFLICT DO NOTHING
              """, arguments: [facilitator.id.rawValue, scheme, name])
        }
      }
    }
  }

  /// Records what a facilitator is willing to do in a round.
  package func attest(
    _ facilitator: Facilitator, round: String, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try perform("attest", on: "facilitator:\(facilitator.id)", by: actor, at: moment) { db in
      try Self.require("round", round, db)
      try Self.require("facilitator", facilitator.id.rawValue, db)
      try db.execute(
        sql: "DELETE FROM attestation WHERE round = ? AND facilitator = ?",
        arguments: [round, facilitator.id.rawValue])
      try attest(facilitator, round: round, by: actor, at: moment, db)
    }
  }

  /// Writes who a facilitator is: everything but the limits of a round.
  func put(_ facilitator: Facilitator, _ db: Database) throws {
    let id = facilitator.id.rawValue
    try Self.facilitatorUpsert.run(
      db,
      [
        id, facilitator.name, facilitator.organization, facilitator.location?.latitude,
        facilitator.location?.longitude,
      ])
    // Names that stand in another scheme already are not repeated without one.
    let elsewhere = Set(
      try String.fetchAll(
        db, sql: "SELECT name FROM facilitator_region WHERE facilitator = ? AND scheme <> ''",
        arguments: [id]))
    try Self.regions.replace(
      db, of: [id, ""],
      with: facilitator.regions.filter { !elsewhere.contains($0) }.map { [$0] })
    try Self.locales.replace(db, of: [id], with: facilitator.locales.map { [$0.rawValue] })
    try Self.expertise.replace(
      db, of: [id], with: facilitator.expertise.map { [$0.topic.rawValue, $0.level] })
  }

  /// Writes the limits of a facilitator in a round; the date changes only if a limit does.
  func attest(
    _ facilitator: Facilitator, round: String, by actor: Actor, at moment: Moment, _ db: Database
  ) throws {
    let limits: [(any DatabaseValueConvertible)?] = [
      round, facilitator.id.rawValue, facilitator.capacity, facilitator.minimum,
      facilitator.maximumMinutes, facilitator.virtual, facilitator.isAvailable,
    ]
    let isSame =
      try Int.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT 1 FROM attestation WHERE round IS ? AND facilitator IS ? AND capacity IS ?
              AND minimum IS ? AND max_minutes IS ? AND virtual IS ? AND available IS ?
            """), arguments: StatementArguments(limits)) != nil
    guard !isSame else { return }
    try Self.attestationUpsert.run(db, limits + [actor.description, moment.text])
  }

  private static let facilitatorUpsert = Upsert(
    "facilitator", key: ["id"], ["name", "organization", "latitude", "longitude"])
  private static let regions = Children(
    table: "facilitator_region", parent: ["facilitator", "scheme"], key: ["name"], values: [])
  private static let locales = Children(
    table: "facilitator_locale", parent: ["facilitator"], key: ["locale"], values: [])
  private static let expertise = Children(
    table: "expertise", parent: ["facilitator"], key: ["topic"], values: ["level"])
  private static let attestationUpsert = Upsert(
    "attestation", key: ["round", "facilitator"],
    [
      "capacity", "minimum", "max_minutes", "virtual", "available", "attested_by", "attested_at",
    ])

  /// Everybody on the roll, or those who attested for a round, in order of id.
  package func facilitators(round: String? = nil) throws(StorageError) -> [KeptFacilitator] {
    try read { db in
      if let round { try Self.require("round", round, db) }
      return try keptFacilitators(round: round, db)
    }
  }

  /// One facilitator of the roll.
  package func facilitator(_ id: Facilitator.ID) throws(StorageError) -> KeptFacilitator {
    try read { db in
      guard let found = try keptFacilitators(round: nil, only: id, db).first else {
        throw StorageError.unknown(kind: "facilitator", id: id.rawValue)
      }
      return found
    }
  }

  /// One facilitator with what it stated for a round, if it has.
  package func facilitator(
    _ id: Facilitator.ID, round: String
  ) throws(StorageError) -> KeptFacilitator? {
    try read { db in try keptFacilitators(round: round, only: id, db).first }
  }

  func facilitators(of round: String, _ db: Database) throws -> [Facilitator] {
    try keptFacilitators(round: round, db).map(\.facilitator)
  }

  private func keptFacilitators(
    round: String?, only: Facilitator.ID? = nil, _ db: Database
  ) throws -> [KeptFacilitator] {
    let own: StatementArguments = only.map { [$0.rawValue] } ?? []
    let choice = only == nil ? "" : "WHERE facilitator = ?"
    var regions: [String: [String: [String]]] = [:]
    _ = try db.cachedStatement(sql: "SELECT * FROM facilitator_region \(choice) ORDER BY name")
      .rows(own) { row in
        regions[row["facilitator"], default: [:]][row["scheme"], default: []].append(row["name"])
      }
    var expertise: [String: [Facilitator.Expertise]] = [:]
    _ = try db.cachedStatement(sql: "SELECT * FROM expertise \(choice) ORDER BY topic")
      .rows(own) { row in
        expertise[row["facilitator"], default: []].append(
          Facilitator.Expertise(topic: Topic(row["topic"] as String), level: row["level"]))
      }
    var locales: [String: Set<String>] = [:]
    _ = try db.cachedStatement(sql: "SELECT * FROM facilitator_locale \(choice)")
      .rows(own) { locales[$0["facilitator"], default: []].insert($0["locale"]) }
    let join = round == nil ? "LEFT JOIN" : "JOIN"
    return try db.cachedStatement(
      sql: """
        SELECT facilitator.*, attestation.* FROM facilitator \(join) attestation
        ON attestation.facilitator = facilitator.id AND attestation.round IS ?
        \(only == nil ? "" : "WHERE facilitator.id = ?")
        """
    ).rows([round] + own) { row in
      let id: String = row["id"]
      var facilitator = Facilitator(
        id: Facilitator.ID(id), name: row["name"], capacity: row["capacity"] ?? 0)
      facilitator.organization = row["organization"]
      if let latitude: Double = row["latitude"], let longitude: Double = row["longitude"] {
        facilitator.location = Coordinate(latitude: latitude, longitude: longitude)
      }
      facilitator.regions = Set(regions[id]?.values.flatMap { $0 } ?? []).sorted()
      facilitator.minimum = row["minimum"] ?? 0
      facilitator.expertise = expertise[id] ?? []
      facilitator.locales = LocaleType.allCases.filter {
        locales[id]?.contains($0.rawValue) == true
      }
      facilitator.maximumMinutes = row["max_minutes"]
      facilitator.virtual = row["virtual"]
      facilitator.isAvailable = row["available"] ?? true
      return KeptFacilitator(
        facilitator: facilitator, email: row["email"], regions: regions[id] ?? [:],
        attestedAt: row["attested_at"])
    }.sorted { $0.facilitator.id < $1.facilitator.id }
  }
}
