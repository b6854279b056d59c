import Domain
import GRDB

extension Registry {
  /// Makes the partnerships that a round's bundle says run already those that are given.
  func put(_ running: [RunningPartnership], round: String, _ db: Database) throws {
    var missing = running
    for (id, kept) in try keptRunning(of: round, db) {
      if let index = missing.firstIndex(of: kept) {
        missing.remove(at: index)
      } else {
        try db.execute(sql: "DELETE FROM running_member WHERE running = ?", arguments: [id])
        try db.execute(sql: "DELETE FROM running WHERE id = ?", arguments: [id])
      }
    }
    for partnership in missing {
      try db.execute(
        sql: "INSERT INTO running (round, label, facilitator, since) VALUES (?, ?, ?, ?)",
        arguments: [
          round, partnership.id, partnership.facilitator?.rawValue, partnership.since,
        ])
      let id = db.lastInsertedRowID
      for member in partnership.members {
        try db.execute(
          sql: "INSERT INTO running_member VALUES (?, ?)", arguments: [id, member.rawValue])
      }
    }
  }

  private func keptRunning(
    of round: String, _ db: Database
  ) throws -> [(id: Int64, partnership: RunningPartnership)] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM running WHERE round = ? ORDER BY id", arguments: [round]
    ).map { row in
      let id: Int64 = row["id"]
      let members = try String.fetchAll(
        db, sql: "SELECT district FROM running_member WHERE running = ? ORDER BY district",
        arguments: [id])
      return (
        id,
        RunningPartnership(
          id: row["label"], members: members.map { District.ID($0) }.sorted(),
          facilitator: (row["facilitator"] as String?).map { Facilitator.ID($0) },
          since: row["since"])
      )
    }
  }

  /// What runs already when a round is matched: what its bundle said, the partnerships that came of
  /// it and are live, and the active ones of other rounds that have a member or the facilitator in it.
  ///
  /// An active partnership has one place of each member in any round, until it closes; one of the
  /// round itself has it from being proposed, so that a further match places those who are left.
  func running(
    beside round: String, districts: [District], facilitators: [Facilitator], _ db: Database
  ) throws -> [RunningPartnership] {
    let kept = try keptRunning(of: round, db).map(\.partnership)
    let known = Set(kept.map(\.members))
    let present = Set(districts.map(\.id))
    let guides = Set(facilitators.map(\.id))
    let active = try partnerships(
      where: """
        state NOT IN ('closed', 'declined') AND (round = ? OR state IN ('active', 'renewed'))
        """, [round], db
    ).compactMap { partnership -> RunningPartnership? in
      let members = partnership.members.map(\.district).sorted()
      let isTaken =
        partnership.round == round
        ? partnership.answer != .declined : partnership.answer == .accepted
      let guide = partnership.facilitator.flatMap {
        isTaken && guides.contains($0) ? $0 : nil
      }
      guard members.contains(where: present.contains) || guide != nil, !known.contains(members)
      else { return nil }
      return RunningPartnership(
        id: String(partnership.id), members: members, facilitator: guide,
        since: partnership.since)
    }
    return kept + active
  }

  /// Partners of running partnerships who take no part in the round themselves, without consent.
  func absentPartners(
    of running: [RunningPartnership], among districts: [District], _ db: Database
  ) throws -> [District] {
    let present = Set(districts.map(\.id))
    let absent = Set(running.flatMap(\.members)).subtracting(present)
    return try absent.sorted().map { id in
      var district = District(id: id, name: id.rawValue)
      if let row = try Row.fetchOne(
        db, sql: "SELECT name, state FROM district WHERE id = ?", arguments: [id.rawValue])
      {
        district.name = row["name"]
        district.state = row["state"]
      }
      district.consents = false
      return district
    }
  }
}
