package import Access
package import Domain
import GRDB

extension Registry {
  /// Puts the partnerships of a plan to their districts and facilitators, who are asked to answer by
  /// the day `answerBy`.
  ///
  /// - Throws: `StorageError.conflict` if a district no longer consents, has no room left, or the
  ///   plan was put to them before.
  package func propose(
    _ plan: Plan, number: Int, answerBy: String? = nil, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> [Int] {
    try perform("propose", on: "plan:\(number)", by: actor, at: moment) { db in
      guard
        let round = try String.fetchOne(
          db, sql: "SELECT round FROM plan WHERE id = ?", arguments: [number])
      else { throw StorageError.unknown(kind: "plan", id: String(number)) }
      let isRepeated =
        try Int.fetchOne(
          db, sql: "SELECT 1 FROM partnership WHERE plan = ?", arguments: [number]) != nil
      guard !isRepeated else {
        throw StorageError.conflict("Plan \(number) was proposed already. Nothing was changed.")
      }
      var ids: [Int] = []
      for partnership in plan.partnerships {
        for member in partnership.members { try requireRoom(for: member, in: round, db) }
        try db.execute(
          sql: """
            INSERT INTO partnership
              (round, plan, label, mode, mentor, focus, facilitator, state, since)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'proposed', ?)
            """,
          arguments: [
            round, number, partnership.id, partnership.mode.rawValue,
            partnership.mentor?.rawValue, partnership.focus?.rawValue,
            partnership.facilitator?.rawValue, moment.day,
          ])
        let id = Int(db.lastInsertedRowID)
        for member in partnership.members {
          try db.execute(
            sql: "INSERT INTO partnership_member (partnership, district) VALUES (?, ?)",
            arguments: [id, member.rawValue])
        }
        if let answerBy { try setAnswerDay(answerBy, partnership: id, db) }
        ids.append(id)
      }
      return ids
    }
  }

  private func requireRoom(for district: District.ID, in round: String, _ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT consent, capacity, (SELECT count(*) FROM partnership_member
          JOIN partnership ON id = partnership WHERE partnership_member.district = ?2
          AND round = ?1 AND state NOT IN ('closed', 'declined')) AS load
        FROM registration WHERE round = ?1 AND registration.district = ?2
        """, arguments: [round, district.rawValue])
    guard let row, row["consent"] else {
      throw StorageError.conflict(
        "District \(district) does not consent to round \(round) (any more). Match again.")
    }
    guard (row["load"] as Int) < (row["capacity"] as Int) else {
      throw StorageError.conflict(
        "District \(district) is in as many partnerships of round \(round) as it agreed to."
          + " Close one first, or match again.")
    }
  }

  /// A district's answer to a proposal; a reason stays with the district.
  package func answer(
    _ answer: KeptPartnership.Answer, for district: District.ID, partnership id: Int,
    reason: String?, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try step("answer", id, by: actor, at: moment) { partnership, db in
      try requireMember(district, of: partnership)
      guard partnership.state == .proposed || partnership.state == .accepted else {
        throw StorageError.outOfOrder(
          step: "answered", state: partnership.state.rawValue)
      }
      try db.execute(
        sql: """
          UPDATE partnership_member SET answer = ?, answered_at = ?, reason = ?
          WHERE partnership = ? AND district = ?
          """, arguments: [answer.rawValue, moment.text, reason, id, district.rawValue])
      if answer == .declined { try move(id, to: .declined, at: moment, db) }
      try acceptIfAllDo(id, at: moment, db)
    }
  }

  /// A facilitator's answer; declining leaves the partnership without one, not without a future.
  package func answer(
    _ answer: KeptPartnership.Answer, as facilitator: Facilitator.ID, partnership id: Int,
    reason: String?, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try step("answer", id, by: actor, at: moment) { partnership, db in
      guard partnership.facilitator == facilitator else {
        throw StorageError.conflict(
          "Facilitator \(facilitator) is not asked for partnership \(id).")
      }
      guard partnership.state == .proposed else {
        throw StorageError.outOfOrder(
          step: "answered", state: partnership.state.rawValue)
      }
      try db.execute(
        sql: "UPDATE partnership SET answer = ?, answered_at = ?, reason = ? WHERE id = ?",
        arguments: [answer.rawValue, moment.text, reason, id])
      try acceptIfAllDo(id, at: moment, db)
    }
  }

  /// Asks a facilitator, where none has accepted; the parties of a proposal then have until
  /// `answerBy`, if that is given.
  ///
  /// - Throws: `StorageError.conflict` for one with a hard tie to a member or without room.
  package func ask(
    _ facilitator: Facilitator.ID, partnership id: Int, answerBy: String? = nil, by actor: Actor,
    at moment: Moment, why: String?
  ) throws(StorageError) {
    try step("ask-facilitator", id, by: actor, at: moment, why: why) { partnership, db in
      guard partnership.answer != .accepted, partnership.state.isLive else {
        throw StorageError.outOfOrder(
          step: "given another facilitator", state: partnership.state.rawValue)
      }
      try requireNeutral(facilitator, for: partnership, on: moment.day, db)
      try db.execute(
        sql: """
          UPDATE partnership SET facilitator = ?, answer = NULL, answered_at = NULL, reason = NULL
          WHERE id = ?
          """, arguments: [facilitator.rawValue, id])
      if let answerBy, partnership.state == .proposed, (partnership.answerBy ?? "") < answerBy {
        try setAnswerDay(answerBy, partnership: id, db)
      }
    }
  }

  func requireNeutral(
    _ facilitator: Facilitator.ID, for partnership: KeptPartnership, on day: String, _ db: Database
  ) throws {
    for member in partnership.members {
      let kind = try String.fetchOne(
        db,
        sql: """
          SELECT kind FROM facilitator_tie WHERE facilitator = ? AND district = ?
            AND kind IN ('employed_by', 'contracted_by', 'board_member', 'conflict')
            AND (until IS NULL OR until >= ?)
          """, arguments: [facilitator.rawValue, member.district.rawValue, day])
      if let kind {
        throw StorageError.conflict(
          "Facilitator \(facilitator) has the tie \(kind) to district \(member.district) and is"
            + " not neutral there. Ask another.")
      }
    }
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT capacity, available, (SELECT count(*) FROM partnership WHERE facilitator = ?2
          AND round = ?1 AND state NOT IN ('closed', 'declined') AND answer IS NOT 'declined'
          AND id <> ?3) AS load
        FROM attestation WHERE round = ?1 AND facilitator = ?2
        """, arguments: [partnership.round, facilitator.rawValue, partnership.id])
    guard let row, row["available"], (row["load"] as Int) < (row["capacity"] as Int) else {
      throw StorageError.conflict(
        "Facilitator \(facilitator) has no room left in round \(partnership.round). Ask another.")
    }
  }

  /// What a district puts under a partnership; `nil` leaves it as it is.
  package struct Signature: Equatable, Sendable {
    package var sponsor: String?
    package var seniorLead: String?
    package var signedBy: String?
    /// The day on which the board ratified it.
    package var boardAt: String?
    package var waiver: String?

    package init() {}
  }

  package func sign(
    _ signature: Signature, for district: District.ID, partnership id: Int, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) {
    try step("sign", id, by: actor, at: moment, why: signature.waiver) { partnership, db in
      try requireMember(district, of: partnership)
      guard partnership.state.isLive else {
        throw StorageError.outOfOrder(step: "signed", state: partnership.state.rawValue)
      }
      let own = partnership.members.first { $0.district == district }
      // A name that stands there already keeps the moment at which it was put there.
      let sponsor = signature.sponsor == own?.sponsor ? nil : signature.sponsor
      let signer = signature.signedBy == own?.signedBy ? nil : signature.signedBy
      let values: [(String, String?)] = [
        ("sponsor", sponsor), ("sponsored_at", sponsor.map { _ in moment.text }),
        ("senior_lead", signature.seniorLead), ("signed_by", signer),
        ("signed_at", signer.map { _ in moment.text }),
        ("board_at", signature.boardAt), ("waives_facilitator", signature.waiver),
      ]
      let given = values.filter { $0.1 != nil }
      guard !given.isEmpty else { return }
      try db.execute(
        sql: "UPDATE partnership_member SET "
          + given.map { "\"\($0.0)\" = ?" }.joined(separator: ", ")
          + " WHERE partnership = ? AND district = ?",
        arguments: StatementArguments(given.map(\.1)) + [id, district.rawValue])
      try acceptIfAllDo(id, at: moment, db)
    }
  }

  /// Moves a partnership on in its life.
  ///
  /// - Throws: `StorageError.incomplete` with what is missing before it can be active,
  ///   `.outOfOrder` where no such step leads on from where it is.
  package func advance(
    _ id: Int, to state: KeptPartnership.State, nextDate: String?, by actor: Actor,
    at moment: Moment, why: String?
  ) throws(StorageError) {
    try step(state.rawValue, id, by: actor, at: moment, why: why) { partnership, db in
      let leads =
        try Int.fetchOne(
          db, sql: "SELECT 1 FROM partnership_move WHERE earlier = ? AND later = ?",
          arguments: [partnership.state.rawValue, state.rawValue]) != nil
      guard leads else {
        throw StorageError.outOfOrder(step: state.rawValue, state: partnership.state.rawValue)
      }
      if state == .active, !partnership.missing.isEmpty {
        throw StorageError.incomplete(step: state.rawValue, missing: partnership.missing)
      }
      try move(id, to: state, at: moment, db)
      if let nextDate {
        try db.execute(
          sql: "UPDATE partnership SET next_date = ? WHERE id = ?", arguments: [nextDate, id])
      }
      if state == .closed {
        try db.execute(
          sql: "UPDATE partnership SET closing_reason = ? WHERE id = ?",
          arguments: [why ?? "ended", id])
      }
    }
  }

  package func setNextDate(
    _ date: String, partnership id: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try step("next-date", id, by: actor, at: moment) { partnership, db in
      guard partnership.state.isLive else {
        throw StorageError.outOfOrder(step: "given a next date", state: partnership.state.rawValue)
      }
      try db.execute(
        sql: "UPDATE partnership SET next_date = ? WHERE id = ?", arguments: [date, id])
    }
  }

  private func acceptIfAllDo(_ id: Int, at moment: Moment, _ db: Database) throws {
    let partnership = try partnership(id, db)
    let isGuided =
      partnership.answer == .accepted || partnership.members.allSatisfy { $0.waiver != nil }
    guard partnership.state == .proposed, isGuided,
      partnership.members.allSatisfy({ $0.answer == .accepted })
    else { return }
    try move(id, to: .accepted, at: moment, db)
  }

  func move(
    _ id: Int, to state: KeptPartnership.State, at moment: Moment, _ db: Database
  ) throws {
    try db.execute(
      sql: "UPDATE partnership SET state = ?, since = ? WHERE id = ?",
      arguments: [state.rawValue, moment.day, id])
  }

  func step(
    _ name: String, _ id: Int, by actor: Actor, at moment: Moment, why: String? = nil,
    _ body: (KeptPartnership, Database) throws -> Void
  ) throws(StorageError) {
    try perform(name, on: "partnership:\(id)", by: actor, at: moment, why: why) { db in
      try body(try partnership(id, db), db)
    }
  }

  func requireMember(_ district: District.ID, of partnership: KeptPartnership) throws {
    guard partnership.members.contains(where: { $0.district == district }) else {
      throw StorageError.conflict(
        "District \(district) is not in partnership \(partnership.id).")
    }
  }

  package func partnership(_ id: Int) throws(StorageError) -> KeptPartnership {
    try read { db in try partnership(id, db) }
  }

  func partnership(_ id: Int, _ db: Database) throws -> KeptPartnership {
    guard let found = try partnerships(where: "id = ?", [id], db).first else {
      throw StorageError.unknown(kind: "partnership", id: String(id))
    }
    return found
  }

  /// The partnerships of a round, or all, in order of number.
  package func partnerships(round: String? = nil) throws(StorageError) -> [KeptPartnership] {
    try read { db in
      if let round { try Self.require("round", round, db) }
      return try partnerships(where: "? IS NULL OR round = ?", [round, round], db)
    }
  }

  /// The partnerships in which a district is a member, by number.
  package func partnerships(of district: District.ID) throws(StorageError) -> [KeptPartnership] {
    try read { db in
      try partnerships(
        where: "id IN (SELECT partnership FROM partnership_member WHERE district = ?)",
        [district.rawValue], db)
    }
  }

  /// The partnerships that a facilitator guides, was asked to guide or to take over, by number.
  package func partnerships(
    askedOf facilitator: Facilitator.ID
  ) throws(StorageError) -> [KeptPartnership] {
    let id = facilitator.rawValue
    return try read { db in
      try partnerships(
        where: """
          facilitator = ? OR id IN
            (SELECT partnership FROM hand_over WHERE to_facilitator = ? AND answered IS NULL)
          """, [id, id], db)
    }
  }

  func partnerships(
    where condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [KeptPartnership] {
    let chosen = "partnership IN (SELECT id FROM partnership WHERE \(condition))"
    var members: [Int: [KeptPartnership.Member]] = [:]
    _ = try db.cachedStatement(
      sql: "SELECT * FROM partnership_member WHERE \(chosen) ORDER BY district"
    ).rows(arguments) { members[$0["partnership"], default: []].append(Self.member($0)) }
    var successors: [Int: String] = [:]
    _ = try db.cachedStatement(
      sql: "SELECT * FROM hand_over WHERE answered IS NULL AND \(chosen)"
    ).rows(arguments) { successors[$0["partnership"]] = $0["to_facilitator"] }
    return try db.cachedStatement(
      sql: """
        SELECT partnership.*, answer_day.day AS answer_by FROM partnership
        LEFT JOIN answer_day ON answer_day.partnership = id WHERE \(condition) ORDER BY id
        """
    ).rows(arguments) { row in
      KeptPartnership(
        id: row["id"], round: row["round"], plan: row["plan"], label: row["label"],
        mode: Plan.Mode(rawValue: row["mode"]) ?? .mutual,
        mentor: (row["mentor"] as String?).map { District.ID($0) },
        focus: (row["focus"] as String?).map { Topic($0) },
        facilitator: (row["facilitator"] as String?).map { Facilitator.ID($0) },
        answer: (row["answer"] as String?).flatMap { KeptPartnership.Answer(rawValue: $0) },
        answeredAt: row["answered_at"], reason: row["reason"],
        state: KeptPartnership.State(rawValue: row["state"]) ?? .closed, since: row["since"],
        answerBy: row["answer_by"], nextDate: row["next_date"],
        closingReason: row["closing_reason"],
        successor: successors[row["id"]].map { Facilitator.ID($0) },
        members: members[row["id"]] ?? [])
    }
  }

  private static func member(_ row: Row) -> KeptPartnership.Member {
    KeptPartnership.Member(
      district: District.ID(row["district"] as String),
      answer: (row["answer"] as String?).flatMap { KeptPartnership.Answer(rawValue: $0) },
      answeredAt: row["answered_at"], reason: row["reason"], sponsor: row["sponsor"],
      sponsoredAt: row["sponsored_at"], seniorLead: row["senior_lead"],
      signedBy: row["signed_by"], signedAt: row["signed_at"], boardAt: row["board_at"],
      waiver: row["waives_facilitator"])
  }

  /// Leaves words with a partnership.
  package func addNote(
    _ text: String, _ visibility: Note.Visibility, partnership id: Int, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) {
    try step("note", id, by: actor, at: moment) { _, db in
      try db.execute(
        sql: """
          INSERT INTO note (partnership, visibility, author, at, text) VALUES (?, ?, ?, ?, ?)
          """, arguments: [id, visibility.rawValue, actor.description, moment.text, text])
    }
  }

  package func notes(of partnership: Int) throws(StorageError) -> [Note] {
    try notes(where: "partnership = ?", [partnership])
  }

  /// All notes that are for the state's staff and their authors, in the order in which they came.
  package func notesForStaff() throws(StorageError) -> [Note] {
    try notes(where: "visibility = ?", [Note.Visibility.staff.rawValue])
  }

  private func notes(
    where condition: String, _ arguments: StatementArguments
  ) throws(StorageError) -> [Note] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM note WHERE \(condition) ORDER BY id", arguments: arguments
      ).map { row in
        Note(
          id: row["id"], partnership: row["partnership"],
          visibility: Note.Visibility(rawValue: row["visibility"]) ?? .private,
          author: row["author"], at: row["at"], text: row["text"])
      }
    }
  }
}
