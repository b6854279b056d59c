package import Access
package import Domain
import GRDB

/// A plan as the registry keeps it, with everything that is needed to make it again.
package struct KeptPlan: Equatable, Sendable {
  package var id: Int
  package var round: String
  /// The hash of the canonical bundle that it was made from.
  package var input: String
  package var policy: String
  /// The version of the program that made it.
  package var engine: String
  package var madeAt: String
  package var madeBy: String
  package var status: String
  package var stopped: String?
  package var objective: Double
  package var bound: Double
  /// The hash of its bytes.
  package var sha256: String
}

extension Registry {
  /// Keeps a plan with the bundle that it was made from; the same bytes are kept once.
  ///
  /// The body is the plan as `tandem match --json` prints it, the bundle one JSON document; what is
  /// returned is the plan's number.
  package func keep(
    _ plan: Plan, body: String, bundle: String, round: String, engine: String, by actor: Actor,
    at moment: Moment
  ) throws(StorageError) -> Int {
    let hash = Digest.hexadecimal(of: body)
    return try perform("keep-plan", on: "round:\(round)", by: actor, at: moment) { db in
      let present = try Int.fetchOne(
        db, sql: "SELECT id FROM plan WHERE sha256 = ?", arguments: [hash])
      if let present { return present }
      try db.execute(
        sql: "INSERT INTO input (sha256, digest, bundle) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        arguments: [plan.input.sha256, Digest.hexadecimal(of: bundle), bundle])
      try db.execute(
        sql: """
          INSERT INTO plan (round, input, policy, engine, made_at, made_by, status, stopped,
            objective, bound, sha256, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          round, plan.input.sha256, plan.input.policy.version, engine, moment.text,
          actor.description, plan.proof.status.rawValue, plan.proof.stopped?.rawValue,
          plan.proof.objective, plan.proof.bound, hash, body,
        ])
      return Int(db.lastInsertedRowID)
    }
  }

  package func plans(round: String? = nil) throws(StorageError) -> [KeptPlan] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM plan WHERE ? IS NULL OR round = ? ORDER BY id",
        arguments: [round, round]
      ).map(Self.keptPlan)
    }
  }

  /// A plan with its bytes and those of the bundle that it was made from.
  package func plan(
    _ id: Int
  ) throws(StorageError) -> (plan: KeptPlan, body: String, bundle: String) {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db,
          sql: "SELECT plan.*, bundle FROM plan JOIN input ON input.sha256 = input WHERE id = ?",
          arguments: [id])
      else { throw StorageError.unknown(kind: "plan", id: String(id)) }
      return (Self.keptPlan(row), row["body"], row["bundle"])
    }
  }

  private static func keptPlan(_ row: Row) -> KeptPlan {
    KeptPlan(
      id: row["id"], round: row["round"], input: row["input"], policy: row["policy"],
      engine: row["engine"], madeAt: row["made_at"], madeBy: row["made_by"],
      status: row["status"], stopped: row["stopped"], objective: row["objective"],
      bound: row["bound"], sha256: row["sha256"])
  }
}
