package import Access
package import Domain
import Foundation
import GRDB

/// A policy as the registry keeps it.
package struct KeptPolicy: Equatable, Sendable {
  /// The version, with a part of its hash where one version was used with several sets of numbers.
  package var id: String
  package var policy: Policy
  package var sha256: String
}

extension Registry {
  /// Adds a policy, whose version must be new unless its numbers are the same.
  package func add(
    _ policy: Policy, by actor: Actor, at moment: Moment, why: String?
  ) throws(StorageError) -> String {
    try perform("add-policy", on: "policy:\(policy.version)", by: actor, at: moment, why: why) {
      db in
      let hash = Digest.hexadecimal(of: try Self.body(of: policy))
      let present = try String.fetchOne(
        db, sql: "SELECT sha256 FROM policy WHERE id = ?", arguments: [policy.version])
      if let present, present != hash {
        throw StorageError.conflict(
          "Policy \(policy.version) is there with other numbers, and a policy is never changed in"
            + " place. Give the new numbers a new version.")
      }
      return try keep(policy, db)
    }
  }

  package func policies() throws(StorageError) -> [KeptPolicy] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM policy ORDER BY id").map(Self.keptPolicy)
    }
  }

  static func keptPolicy(_ row: Row) throws -> KeptPolicy {
    KeptPolicy(
      id: row["id"],
      policy: try JSONDecoder().decode(Policy.self, from: Data((row["body"] as String).utf8)),
      sha256: row["sha256"])
  }

  /// Keeps a policy as it is, under its version or, if that has other numbers, beside it.
  func keep(_ policy: Policy, _ db: Database) throws -> String {
    let body = try Self.body(of: policy)
    let hash = Digest.hexadecimal(of: body)
    let present = try String.fetchOne(
      db, sql: "SELECT id FROM policy WHERE version = ? AND sha256 = ?",
      arguments: [policy.version, hash])
    if let present { return present }
    let isTaken =
      try Int.fetchOne(db, sql: "SELECT 1 FROM policy WHERE id = ?", arguments: [policy.version])
      != nil
    let id = isTaken ? "\(policy.version)-\(hash.prefix(8))" : policy.version
    try db.execute(
      sql: "INSERT INTO policy (id, version, body, sha256) VALUES (?, ?, ?, ?)",
      arguments: [id, policy.version, body, hash])
    return id
  }

  private static func body(of policy: Policy) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(policy), as: UTF8.self)
  }
}
