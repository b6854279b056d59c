import Access
package import Domain
import Foundation
package import Storage

extension RegistryDesk {
  package func policies() throws(Failure) -> RegistryAnswer {
    try require(.seePolicies)
    let policies = try ask { () throws(StorageError) in try registry.policies() }
    var answer = RegistryAnswer(
      "policies", title: "Policies",
      paragraph: "A policy is never changed in place; new numbers are a new version.")
    answer.setColumns("policy", "version", "minimum_score#", "score_share#", "sha256")
    answer.rows = policies.map {
      [
        .text($0.id), .text($0.policy.version), .number($0.policy.minimumScore),
        .number($0.policy.scoreShare), .text($0.sha256),
      ]
    }
    return answer
  }

  /// A policy's every number, as JSON.
  package func policyJSON(_ id: String) throws -> [UInt8] {
    try Printed.json(try policy(id).policy)
  }

  /// Adds the policy of a bundle's `round.yaml`.
  package func addPolicy(of source: Source, why: String?) throws(Failure) -> String {
    try require(.editPolicies)
    return try ask { () throws(StorageError) in
      try registry.add(source.bundle.round.policy, by: actor, at: now, why: why)
    }
  }

  /// A policy, as the registry keeps it.
  package func policy(_ id: String) throws(Failure) -> KeptPolicy {
    try require(.seePolicies)
    let policies = try ask { () throws(StorageError) in try registry.policies() }
    guard let found = policies.first(where: { $0.id == id }) else {
      throw Failure(StorageError.unknown(kind: "policy", id: id))
    }
    return found
  }

  /// A policy's every number with its id, as JSON (schema `tandem.policy/1`).
  package func policyDocument(_ id: String) throws -> [UInt8] {
    struct Document: Encodable {
      var schema = "tandem.policy/1"
      var id: String
      var sha256: String
      var policy: Policy
    }
    let kept = try policy(id)
    return try Printed.json(Document(id: kept.id, sha256: kept.sha256, policy: kept.policy))
  }

  /// Adds a policy under a version of its own.
  package func addPolicy(_ policy: Policy, why: String?) throws(Failure) -> String {
    try require(.editPolicies)
    return try ask { () throws(StorageError) in
      try registry.add(policy, by: actor, at: now, why: why)
    }
  }
}
