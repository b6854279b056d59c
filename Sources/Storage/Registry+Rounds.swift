package import Access
package import Domain
import GRDB

/// A round as the registry keeps it.
package struct KeptRound: Equatable, Sendable {
  package var id: String
  package var round: Round
  package var policy: String
  package var opens: String?
  package var closes: String?
  package var isOpen: Bool
  /// Registrations with consent, and all of them.
  package var consenting: Int
  package var registered: Int
}

/// Whether districts can register for a round: while staff leave it open, from the day on which it
/// opens to the day on which it closes, both included.
package enum RegistrationTime: String, CaseIterable, Sendable {
  case open
  /// It opens on a day to come.
  case ahead
  /// The day on which it closed is over.
  case over
  /// Staff closed it.
  case closed

  init(isOpen: Bool, opens: String?, closes: String?, on day: String) {
    self =
      !isOpen
      ? .closed
      : opens.map { day < $0 } ?? false ? .ahead : closes.map { day > $0 } ?? false ? .over : .open
  }
}

extension KeptRound {
  package func registration(on day: String) -> RegistrationTime {
    RegistrationTime(isOpen: isOpen, opens: opens, closes: closes, on: day)
  }
}

/// What staff may set of a round; `nil` leaves it as it is.
package struct RoundChange: Equatable, Sendable {
  package var title: String?
  package var schoolYear: String?
  package var goal: Round.Goal?
  package var maximumPartnerships: Int?
  /// The id of a policy in the registry.
  package var policy: String?
  package var opens: String?
  package var closes: String?
  package var isOpen: Bool?

  package init() {}
}

/// A lock as the registry keeps it, with who wanted it and why.
package struct KeptLock: Equatable, Sendable {
  package var id: Int
  package var lock: Lock
  package var by: String
  package var at: String
  package var why: String?
}

extension Registry {
  /// Creates a round under policy v1, or as `change` says.
  package func createRound(
    _ id: String, _ change: RoundChange, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try perform("create-round", on: "round:\(id)", by: actor, at: moment) { db in
      guard try !Self.exists("round", id, db) else {
        throw StorageError.exists(kind: "round", id: id)
      }
      let policy = try keep(Policy(), db)
      try db.execute(
        sql: "INSERT INTO round (id, title, policy) VALUES (?, ?, ?)",
        arguments: [id, change.title ?? id, policy])
      try apply(change, to: id, db)
    }
  }

  package func changeRound(
    _ id: String, _ change: RoundChange, by actor: Actor, at moment: Moment, why: String?
  ) throws(StorageError) {
    try perform("change-round", on: "round:\(id)", by: actor, at: moment, why: why) { db in
      try Self.require("round", id, db)
      try apply(change, to: id, db)
    }
  }

  private func apply(_ change: RoundChange, to id: String, _ db: Database) throws {
    if let policy = change.policy { try Self.require("policy", policy, db) }
    let values: [(String, (any DatabaseValueConvertible)?)] = [
      ("title", change.title), ("school_year", change.schoolYear),
      ("goal", change.goal?.rawValue), ("max_partnerships", change.maximumPartnerships),
      ("policy", change.policy), ("opens", change.opens), ("closes", change.closes),
      ("state", change.isOpen.map { $0 ? "open" : "closed" }),
    ]
    let given = values.filter { $0.1 != nil }
    guard !given.isEmpty else { return }
    // All at once: day by day, a new span that does not touch the old one would be refused.
    try db.execute(
      sql:
        "UPDATE round SET \(given.map { "\"\($0.0)\" = ?" }.joined(separator: ", ")) WHERE id = ?",
      arguments: StatementArguments(given.map(\.1) + [id]))
  }

  /// Refuses what a district changes while it cannot register; staff may still write for it.
  func requireOpen(
    _ round: String, for actor: Actor, at moment: Moment, _ db: Database
  ) throws {
    guard actor.district != nil else { return }
    guard
      let row = try Row.fetchOne(db, sql: "SELECT * FROM round WHERE id = ?", arguments: [round])
    else { throw StorageError.unknown(kind: "round", id: round) }
    let (opens, closes): (String?, String?) = (row["opens"], row["closes"])
    let state: String = row["state"]
    let when =
      switch RegistrationTime(
        isOpen: state == "open", opens: opens, closes: closes, on: moment.day)
      {
      case .open: nil as String?
      case .ahead: "opens on \(opens ?? "")"
      case .over: "closed on \(closes ?? "")"
      case .closed: "is closed"
      }
    guard let when else { return }
    throw StorageError.conflict(
      "Registration for round \(round) \(when). Nothing was changed. The state's staff can still"
        + " change it for you.")
  }

  /// The rounds that staff have not closed, by id, without what stands in them; one without a title
  /// goes by its id.
  package func openRounds() throws(StorageError) -> [(id: String, title: String)] {
    try read { db in
      try db.cachedStatement(
        sql: "SELECT id, ifnull(title, id) AS title FROM round WHERE state = 'open' ORDER BY id"
      ).rows { (id: $0["id"], title: $0["title"]) }
    }
  }

  package func rounds() throws(StorageError) -> [KeptRound] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT round.*,
            (SELECT count(*) FROM registration WHERE round = round.id AND consent) AS consenting,
            (SELECT count(*) FROM registration WHERE round = round.id) AS registered
          FROM round ORDER BY id
          """
      ).map { row in
        KeptRound(
          id: row["id"], round: try round(row["id"], db).round, policy: row["policy"],
          opens: row["opens"], closes: row["closes"], isOpen: row["state"] == "open",
          consenting: row["consenting"], registered: row["registered"])
      }
    }
  }

  func round(_ id: String, _ db: Database) throws -> (round: Round, opens: String?) {
    guard
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT round.*, policy.body AS body, policy.sha256 AS sha256, policy.id AS id
          FROM round JOIN policy ON policy.id = round.policy WHERE round.id = ?
          """, arguments: [id])
    else { throw StorageError.unknown(kind: "round", id: id) }
    var round = Round()
    round.name = row["title"]
    round.schoolYear = row["school_year"]
    round.goal = Round.Goal(rawValue: row["goal"]) ?? .value
    round.maximumPartnerships = row["max_partnerships"]
    round.policy = try Self.keptPolicy(row).policy
    return (round, row["opens"])
  }

  /// Adds a lock to a round.
  package func add(
    _ lock: Lock, round: String, by actor: Actor, at moment: Moment, why: String?
  ) throws(StorageError) {
    try perform("lock", on: "round:\(round)", by: actor, at: moment, why: why) { db in
      try Self.require("round", round, db)
      let present = try locks(of: round, db)
      if !present.contains(lock) { try insert(lock, round: round, db) }
    }
  }

  /// The locks of a round, oldest first.
  package func locks(of round: String) throws(StorageError) -> [KeptLock] {
    try read { db in
      try Self.require("round", round, db)
      return try keptLocks(of: round, db).map { id, lock in
        let deed = try Row.fetchOne(
          db,
          sql: """
            SELECT deed.* FROM change JOIN deed ON deed.id = change.deed
            WHERE place = 'lock' AND key = ? AND before IS NULL ORDER BY change.id DESC LIMIT 1
            """, arguments: [String(id)])
        let who = deed.map { "\($0["role"] as String):\($0["actor"] as String)" } ?? ""
        return KeptLock(
          id: Int(id), lock: lock, by: who, at: deed?["at"] ?? "", why: deed?["why"])
      }
    }
  }

  /// Removes a lock of a round; what it was stays in the audit.
  package func remove(
    lock: Int, round: String, by actor: Actor, at moment: Moment, why: String?
  ) throws(StorageError) {
    try perform("unlock", on: "round:\(round)", by: actor, at: moment, why: why) { db in
      let isThere = try Int.fetchOne(
        db, sql: "SELECT 1 FROM lock WHERE id = ? AND round = ?", arguments: [lock, round])
      guard isThere != nil else { throw StorageError.unknown(kind: "lock", id: String(lock)) }
      try db.execute(sql: "DELETE FROM lock_member WHERE lock = ?", arguments: [lock])
      try db.execute(sql: "DELETE FROM lock WHERE id = ?", arguments: [lock])
    }
  }

  /// Makes the locks of a round those that are given.
  func put(_ locks: [Lock], round: String, _ db: Database) throws {
    var missing = locks
    for (id, lock) in try keptLocks(of: round, db) {
      if let index = missing.firstIndex(of: lock) {
        missing.remove(at: index)
      } else {
        try db.execute(sql: "DELETE FROM lock_member WHERE lock = ?", arguments: [id])
        try db.execute(sql: "DELETE FROM lock WHERE id = ?", arguments: [id])
      }
    }
    for lock in missing { try insert(lock, round: round, db) }
  }

  private func insert(_ lock: Lock, round: String, _ db: Database) throws {
    var (facilitator, expertise, region): (String?, String?, String?)
    if case .facilitator(_, let required) = lock {
      switch required {
      case .id(let id): facilitator = id.rawValue
      case .expertise(let topic): expertise = topic.rawValue
      case .region(let name): region = name
      }
    }
    try db.execute(
      sql: "INSERT INTO lock (round, kind, facilitator, expertise, region) VALUES (?, ?, ?, ?, ?)",
      arguments: [round, lock.kind, facilitator, expertise, region])
    let id = db.lastInsertedRowID
    for member in lock.members {
      try db.execute(
        sql: "INSERT INTO lock_member (lock, district) VALUES (?, ?)",
        arguments: [id, member.rawValue])
    }
  }

  func locks(of round: String, _ db: Database) throws -> [Lock] {
    try keptLocks(of: round, db).map(\.lock)
  }

  private func keptLocks(
    of round: String, _ db: Database
  ) throws -> [(id: Int64, lock: Lock)] {
    var members: [Int64: [District.ID]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT lock, district FROM lock_member JOIN lock ON lock.id = lock WHERE round = ?
        ORDER BY district
        """, arguments: [round])
    while let row = try rows.next() {
      members[row["lock"], default: []].append(District.ID(row["district"] as String))
    }
    return try Row.fetchAll(
      db, sql: "SELECT * FROM lock WHERE round = ? ORDER BY id", arguments: [round]
    ).compactMap { row in
      let id: Int64 = row["id"]
      let members = (members[id] ?? []).sorted()
      let lock: Lock? =
        switch row["kind"] as String {
        case "together": .together(members)
        case "apart": .apart(members)
        case "exclude": .exclude(members)
        default:
          requirement(row).map { .facilitator(members, $0) }
        }
      return lock.map { (id, $0) }
    }
  }

  private func requirement(_ row: Row) -> FacilitatorRequirement? {
    if let id = row["facilitator"] as String? { return .id(Facilitator.ID(id)) }
    if let topic = row["expertise"] as String? { return .expertise(Topic(topic)) }
    return (row["region"] as String?).map(FacilitatorRequirement.region)
  }

  static func exists(_ kind: String, _ id: String, _ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT 1 FROM \"\(kind)\" WHERE id = ?", arguments: [id]) != nil
  }

  static func require(_ kind: String, _ id: String, _ db: Database) throws {
    guard try exists(kind, id, db) else { throw StorageError.unknown(kind: kind, id: id) }
  }
}
