package import Access
import GRDB

/// A match that the service runs, or ran.
package struct Job: Equatable, Sendable {
  package enum State: String, Sendable, CaseIterable {
    case running, done, failed
    /// The server ended before the job did.
    case interrupted
  }

  package var id: Int
  package var round: String
  package var askedBy: String
  package var state: State
  package var beganAt: String
  package var endedAt: String?
  /// The number of the plan that came of it.
  package var plan: Int?
  /// What there is to say, in words.
  package var message: String?
}

/// An answer kept for a request that may be sent again.
package struct KeptAnswer: Equatable, Sendable {
  /// The digest of the request's method, path and body.
  package var request: String
  package var status: Int
  package var body: String

  package init(request: String, status: Int, body: String) {
    self.request = request
    self.status = status
    self.body = body
  }
}

extension Registry {
  /// Begins a job; of one round, one runs at a time.
  package func beginJob(
    round: String, by actor: Actor, at moment: Moment
  ) throws(StorageError) -> Int {
    try write { db in
      try Self.require("round", round, db)
      let running = try Int.fetchOne(
        db, sql: "SELECT id FROM job WHERE round = ? AND state = 'running'", arguments: [round])
      if let running {
        throw StorageError.conflict(
          "Round \(round) is being matched already, by job \(running). Wait for it, or stop it.")
      }
      try db.execute(
        sql: "INSERT INTO job (round, asked_by, state, began_at) VALUES (?, ?, 'running', ?)",
        arguments: [round, actor.description, moment.text])
      return Int(db.lastInsertedRowID)
    }
  }

  package func endJob(
    _ id: Int, _ state: Job.State, plan: Int?, message: String?, at moment: Moment
  ) throws(StorageError) {
    try write { db in
      try db.execute(
        sql: """
          UPDATE job SET state = ?, plan = ?, message = ?, ended_at = ?
          WHERE id = ? AND state = 'running'
          """, arguments: [state.rawValue, plan, message, moment.text, id])
    }
  }

  /// Marks what a server left running when it ended.
  ///
  /// - Returns: how many jobs there were.
  package func markInterruptedJobs(at moment: Moment) throws(StorageError) -> Int {
    try write { db in
      try db.execute(
        sql: """
          UPDATE job SET state = 'interrupted', ended_at = ?,
            message = 'The server ended before the match did. Nothing was lost but the run; match again.'
          WHERE state = 'running'
          """, arguments: [moment.text])
      return db.changesCount
    }
  }

  package func job(_ id: Int) throws(StorageError) -> Job {
    try read { db in
      guard
        let row = try Row.fetchOne(db, sql: "SELECT * FROM job WHERE id = ?", arguments: [id]),
        let job = Self.job(row)
      else { throw StorageError.unknown(kind: "job", id: String(id)) }
      return job
    }
  }

  /// The latest jobs of a round, latest first.
  package func jobs(round: String, limit: Int = 20) throws(StorageError) -> [Job] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM job WHERE round = ? ORDER BY id DESC LIMIT ?",
        arguments: [round, limit]
      ).compactMap(Self.job)
    }
  }

  private static func job(_ row: Row) -> Job? {
    Job.State(rawValue: row["state"]).map {
      Job(
        id: row["id"], round: row["round"], askedBy: row["asked_by"], state: $0,
        beganAt: row["began_at"], endedAt: row["ended_at"], plan: row["plan"],
        message: row["message"])
    }
  }

  /// The answer kept under `digest`, if there is one.
  package func keptAnswer(_ digest: String) throws(StorageError) -> KeptAnswer? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM kept_answer WHERE digest = ?", arguments: [digest]
      ).map { KeptAnswer(request: $0["request"], status: $0["status"], body: $0["body"]) }
    }
  }

  /// Keeps an answer and forgets those from before `oldest`.
  package func keep(
    _ answer: KeptAnswer, under digest: String, at moment: Moment, forgettingBefore oldest: Moment
  ) throws(StorageError) {
    try write { db in
      try db.execute(sql: "DELETE FROM kept_answer WHERE at < ?", arguments: [oldest.text])
      try db.execute(
        sql: """
          INSERT INTO kept_answer (digest, request, status, body, at) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT DO NOTHING
          """, arguments: [digest, answer.request, answer.status, answer.body, moment.text])
    }
  }
}
