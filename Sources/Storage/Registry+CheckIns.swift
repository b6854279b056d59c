package import Access
package import Domain
import GRDB

/// Words that go with a check-in, for one or for all.
package struct CheckInNotes: Equatable, Sendable {
  package var shared: String?
  package var `private`: String?

  package init(shared: String? = nil, private: String? = nil) {
    self.shared = shared
    self.private = `private`
  }
}

extension Registry {
  /// Does a deed on a partnership whose life is tracked: from confirmed until it ends.
  func track<Value>(
    _ name: String, _ id: Int, by actor: Actor, at moment: Moment, why: String? = nil,
    _ body: (KeptPartnership, Database) throws -> Value
  ) throws(StorageError) -> Value {
    try perform(name, on: "partnership:\(id)", by: actor, at: moment, why: why) { db in
      let partnership = try partnership(id, db)
      guard partnership.state.isShared else {
        throw StorageError.outOfOrder(step: "tracked", state: partnership.state.rawValue)
      }
      return try body(partnership, db)
    }
  }

  /// Records a check-in, with its notes and the date of the next one where there are any.
  ///
  /// - Returns: its number.
  package func add(
    _ checkIn: CheckIn, notes: CheckInNotes, nextDate: Day?, partnership id: Int, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) -> Int {
    try track("check-in", id, by: actor, at: moment) { partnership, db in
      for part in checkIn.attendance { try requireMember(part.district, of: partnership) }
      try db.execute(
        sql: """
          INSERT INTO check_in (partnership, day, kind, place, minutes, hard_truth, joint_work,
            useful_percent, facilitator, hours, cost) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id, checkIn.day.description, checkIn.kind.rawValue, checkIn.place.rawValue,
          checkIn.minutes,
          checkIn.isHardTruthShared, checkIn.isJointWork, checkIn.usefulPercent,
          partnership.facilitator?.rawValue, checkIn.hours, checkIn.cost,
        ])
      let number = Int(db.lastInsertedRowID)
      for part in checkIn.attendance {
        try db.execute(
          sql: "INSERT INTO attendance VALUES (?, ?, ?, ?, ?)",
          arguments: [
            number, part.district.rawValue, part.level.rawValue, part.attended, part.expected,
          ])
      }
      for name in Set(checkIn.initiatives).sorted() {
        try db.execute(
          sql: "INSERT INTO check_in_initiative VALUES (?, ?)", arguments: [number, name])
      }
      let words = [(notes.shared, Note.Visibility.shared), (notes.private, .private)]
      for case (let text?, let visibility) in words {
        try db.execute(
          sql: """
            INSERT INTO note (partnership, visibility, author, at, text) VALUES (?, ?, ?, ?, ?)
            """,
          arguments: [
            id, visibility.rawValue, actor.description, moment.text,
            "Check-in of \(checkIn.day): \(text)",
          ])
      }
      if let nextDate {
        try db.execute(
          sql: "UPDATE partnership SET next_date = ? WHERE id = ?",
          arguments: [nextDate.description, id])
      }
      return number
    }
  }

  /// Opens an action.
  ///
  /// - Returns: its number.
  package func add(
    _ action: ActionItem, partnership id: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> Int {
    try track("action", id, by: actor, at: moment) { partnership, db in
      var (district, facilitator): (String?, String?)
      switch action.owner {
      case .district(let owner):
        try requireMember(owner, of: partnership)
        district = owner.rawValue
      case .facilitator(let owner):
        guard partnership.facilitator == owner else {
          throw StorageError.conflict(
            "Facilitator \(owner) does not guide partnership \(id). Name who does.")
        }
        facilitator = owner.rawValue
      }
      try db.execute(
        sql: """
          INSERT INTO action_item (partnership, text, district, facilitator, opened, due)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id, action.text, district, facilitator, action.opened.description,
          action.due?.description,
        ])
      return Int(db.lastInsertedRowID)
    }
  }

  /// Ends an open action.
  package func end(
    action number: Int, _ ending: ActionItem.Ending, on day: Day, partnership id: Int,
    by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try track("action", id, by: actor, at: moment) { _, db in
      try db.execute(
        sql: """
          UPDATE action_item SET ended = ?, ending = ?
          WHERE id = ? AND partnership = ? AND ended IS NULL
          """, arguments: [day.description, ending.rawValue, number, id])
      try Self.requireChange(db, "Partnership \(id) has no open action \(number).")
    }
  }

  package func add(
    _ lesson: Lesson, partnership id: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> Int {
    try track("lesson", id, by: actor, at: moment) { _, db in
      try db.execute(
        sql: "INSERT INTO lesson (partnership, day, kind, text) VALUES (?, ?, ?, ?)",
        arguments: [id, lesson.day.description, lesson.kind.rawValue, lesson.text])
      return Int(db.lastInsertedRowID)
    }
  }

  package func add(
    _ barrier: Barrier, partnership id: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> Int {
    try track("barrier", id, by: actor, at: moment) { _, db in
      try db.execute(
        sql: "INSERT INTO barrier (partnership, raised, kind, text) VALUES (?, ?, ?, ?)",
        arguments: [id, barrier.raised.description, barrier.kind.rawValue, barrier.text])
      return Int(db.lastInsertedRowID)
    }
  }

  /// Answers a barrier, also one of a partnership that has ended.
  package func settle(
    barrier number: Int, answer: String, on day: Day, partnership id: Int, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) {
    try perform("settle-barrier", on: "partnership:\(id)", by: actor, at: moment) { db in
      try db.execute(
        sql: """
          UPDATE barrier SET settled = ?, answer = ?
          WHERE id = ? AND partnership = ? AND settled IS NULL
          """, arguments: [day.description, answer, number, id])
      try Self.requireChange(db, "Partnership \(id) has no open barrier \(number).")
    }
  }

  package func add(
    _ funding: Funding, partnership id: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> Int {
    try track("funding", id, by: actor, at: moment) { _, db in
      try db.execute(
        sql: """
          INSERT INTO funding (partnership, source, begins, ends, amount) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          id, funding.source, funding.begins?.description, funding.ends.description, funding.amount,
        ])
      return Int(db.lastInsertedRowID)
    }
  }

  /// Refuses, in words, what found no row to change.
  static func requireChange(_ db: Database, _ words: String) throws {
    guard db.changesCount > 0 else { throw StorageError.conflict(words) }
  }
}
