package import Access
import GRDB

/// The days by which the parties of proposals are asked to answer.
extension Registry {
  /// Asks the parties of a proposal to answer by another day.
  package func setAnswerDay(
    _ day: String, partnership id: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) {
    try step("answer-day", id, by: actor, at: moment) { partnership, db in
      guard partnership.state == .proposed else {
        throw StorageError.outOfOrder(
          step: "given a day to answer by", state: partnership.state.rawValue)
      }
      try setAnswerDay(day, partnership: id, db)
    }
  }

  func setAnswerDay(_ day: String, partnership id: Int, _ db: Database) throws {
    try Upsert("answer_day", key: ["partnership"], ["day"]).run(db, [id, day])
  }

  /// Closes a proposal that a district has not answered and whose day is over.
  ///
  /// - Returns: whether it was closed. One that was answered or given another day in the meantime
  ///   stays as it is, without an error.
  package func closeLapsed(
    _ id: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> Bool {
    try perform("closed", on: "partnership:\(id)", by: actor, at: moment) { db in
      let kept = try partnership(id, db)
      guard kept.state == .proposed, let day = kept.answerBy, day < moment.dayEverywhere,
        kept.members.contains(where: { $0.answer == nil })
      else { return false }
      try move(id, to: .closed, at: moment, db)
      try db.execute(
        sql: "UPDATE partnership SET closing_reason = ? WHERE id = ?",
        arguments: [KeptPartnership.unanswered, id])
      return true
    }
  }
}
