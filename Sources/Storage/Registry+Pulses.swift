package import Access
package import Domain
import GRDB

extension Registry {
  /// Asks everybody in a partnership the ten statements of the pulse.
  ///
  /// - Returns: its number.
  package func ask(
    _ pulse: PulseSurvey, partnership id: Int, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> Int {
    try track("ask-pulse", id, by: actor, at: moment) { _, db in
      try db.execute(
        sql: "INSERT INTO pulse (partnership, asked, closes, invited) VALUES (?, ?, ?, ?)",
        arguments: [id, pulse.asked.description, pulse.closes.description, pulse.invited])
      return Int(db.lastInsertedRowID)
    }
  }

  /// Takes the answers of one person, and keeps neither who it was nor at what time of the day.
  ///
  /// - Throws: `StorageError.conflict` if the pulse is closed or of another partnership, and
  ///   `.refused` if as many have answered as were asked.
  package func answer(
    _ response: PulseSurvey.Response, pulse number: Int, partnership id: Int, at moment: Moment
  ) throws(StorageError) {
    try performUnnamed("answer-pulse", on: "partnership:\(id)", day: moment.day) { db in
      let partnership = try partnership(id, db)
      guard
        let closes = try String.fetchOne(
          db, sql: "SELECT closes FROM pulse WHERE id = ? AND partnership = ?",
          arguments: [number, id])
      else { throw StorageError.conflict("Partnership \(id) has no pulse \(number).") }
      guard moment.day <= closes else {
        throw StorageError.conflict("Pulse \(number) closed on \(closes); its results are shown.")
      }
      if let district = response.district { try requireMember(district, of: partnership) }
      try db.execute(
        sql: "INSERT INTO pulse_response (pulse, district) VALUES (?, ?)",
        arguments: [number, response.district?.rawValue])
      let row = db.lastInsertedRowID
      for (item, score) in response.scores.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        try db.execute(
          sql: "INSERT INTO pulse_answer (response, item, score) VALUES (?, ?, ?)",
          arguments: [row, item.rawValue, score])
      }
    }
  }

  func pulses(of id: Int, _ db: Database) throws -> [PulseSurvey] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM pulse WHERE partnership = ? ORDER BY asked, id", arguments: [id]
    ).compactMap { row in
      guard let asked = Day(row["asked"]), let closes = Day(row["closes"]) else { return nil }
      let responses = try Row.fetchAll(
        db, sql: "SELECT * FROM pulse_response WHERE pulse = ? ORDER BY id",
        arguments: [row["id"] as Int]
      ).map { response in
        let answers = try Row.fetchAll(
          db, sql: "SELECT item, score FROM pulse_answer WHERE response = ?",
          arguments: [response["id"] as Int])
        return PulseSurvey.Response(
          district: (response["district"] as String?).map { District.ID($0) },
          scores: Dictionary(
            answers.compactMap { answer in
              PulseItem(rawValue: answer["item"]).map { ($0, answer["score"] as Int) }
            }, uniquingKeysWith: { first, _ in first }))
      }
      return PulseSurvey(
        id: row["id"], asked: asked, closes: closes, invited: row["invited"],
        responses: responses)
    }
  }
}
