package import Access
package import Domain
import GRDB

extension Registry {
  /// Records that somebody in a part that matters goes.
  ///
  /// - Returns: its number.
  package func add(
    _ change: RoleChange, partnership id: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> Int {
    try track("role-change", id, by: actor, at: moment) { partnership, db in
      try requireMember(change.district, of: partnership)
      try db.execute(
        sql: """
          INSERT INTO role_change (partnership, district, level, announced, leaves)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          id, change.district.rawValue, change.level.rawValue, change.announced.description,
          change.leaves.description,
        ])
      return Int(db.lastInsertedRowID)
    }
  }

  /// Records that the successor began, and opens the list of what to show it.
  package func begin(
    change number: Int, on day: Day, partnership id: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try track("role-change", id, by: actor, at: moment) { _, db in
      try db.execute(
        sql: "UPDATE role_change SET began = ? WHERE id = ? AND partnership = ? AND began IS NULL",
        arguments: [day.description, number, id])
      try Self.requireChange(db, "Partnership \(id) has no change \(number) that is still open.")
      let level =
        try String.fetchOne(
          db, sql: "SELECT level FROM role_change WHERE id = ?", arguments: [number]
        ).flatMap { StaffLevel(rawValue: $0) } ?? .specialist
      for (index, text) in OnboardingList.items(for: level).enumerated() {
        try db.execute(
          sql: "INSERT INTO onboarding_item (role_change, number, text) VALUES (?, ?, ?)",
          arguments: [number, index + 1, text])
      }
    }
  }

  /// Ticks points of a successor's list.
  package func tick(
    _ items: [Int], ofChange number: Int, on day: Day, partnership id: Int, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) {
    try track("onboarding", id, by: actor, at: moment) { _, db in
      for item in items {
        try db.execute(
          sql: """
            UPDATE onboarding_item SET done = ? WHERE role_change = ? AND number = ?
              AND role_change IN (SELECT id FROM role_change WHERE partnership = ?)
            """, arguments: [day.description, number, item, id])
        try Self.requireChange(db, "Change \(number) of partnership \(id) has no point \(item).")
      }
    }
  }

  /// Asks another facilitator to take a partnership over; the present one goes on until it answers.
  ///
  /// - Throws: `StorageError.conflict` for one with a hard tie to a member or without room, or while
  ///   another has been asked.
  package func handOver(
    _ id: Int, to facilitator: Facilitator.ID, by actor: Actor, at moment: Moment, why: String?
  ) throws(StorageError) {
    try track("hand-over", id, by: actor, at: moment, why: why) { partnership, db in
      guard partnership.facilitator != facilitator else {
        throw StorageError.conflict("Facilitator \(facilitator) guides partnership \(id) already.")
      }
      if let waiting = partnership.successor {
        throw StorageError.conflict("Facilitator \(waiting) was asked and has not answered yet.")
      }
      try requireNeutral(facilitator, for: partnership, on: moment.day, db)
      try db.execute(
        sql: """
          INSERT INTO hand_over (partnership, from_facilitator, to_facilitator, asked)
          VALUES (?, ?, ?, ?)
          """,
        arguments: [id, partnership.facilitator?.rawValue, facilitator.rawValue, moment.day])
    }
  }

  /// The other's answer: with a yes it guides the partnership, and the open actions are its own.
  ///
  /// - Returns: how many actions passed to it.
  package func answerHandOver(
    _ id: Int, as facilitator: Facilitator.ID, isAccepted: Bool, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> Int {
    try track("answer-hand-over", id, by: actor, at: moment) { partnership, db in
      guard partnership.successor == facilitator else {
        throw StorageError.conflict(
          "Facilitator \(facilitator) was not asked to take partnership \(id) over.")
      }
      try db.execute(
        sql: """
          UPDATE hand_over SET answered = ?, accepted = ?
          WHERE partnership = ? AND answered IS NULL
          """, arguments: [moment.day, isAccepted, id])
      guard isAccepted else { return 0 }
      try requireNeutral(facilitator, for: partnership, on: moment.day, db)
      try db.execute(
        sql: """
          UPDATE partnership SET facilitator = ?, answer = 'accepted', answered_at = ?,
            reason = NULL WHERE id = ?
          """, arguments: [facilitator.rawValue, moment.text, id])
      try db.execute(
        sql: """
          UPDATE action_item SET facilitator = ?
          WHERE partnership = ? AND facilitator IS NOT NULL AND ended IS NULL
          """, arguments: [facilitator.rawValue, id])
      return db.changesCount
    }
  }
}
