package import Domain
import Foundation

/// A policy's numbers as people write them, by the names of `round.yaml`: `weights.proximity`.
package enum PolicyForm {
  /// One number or word of a policy.
  package struct Entry: Equatable, Sendable {
    /// Its name in files, the part of a weight after a dot.
    package var key: String
    package var value: String
  }

  /// Every number and word of a policy in the order of `round.yaml`, the version first.
  package static func entries(of policy: Policy) -> [Entry] {
    func number(_ value: Double) -> String {
      value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    }
    var entries = [Entry(key: "version", value: policy.version)]
    entries += Criterion.allCases.map {
      Entry(key: "weights.\($0.rawValue)", value: number(policy.weights[$0]))
    }
    entries += FitCriterion.allCases.map {
      Entry(key: "fit_weights.\($0.rawValue)", value: number(policy.fitWeights[$0]))
    }
    let numbers: [(String, Double)] = [
      ("score_share", policy.scoreShare), ("fit_share", policy.fitShare),
      ("unknown", policy.unknown), ("need_budget", policy.needBudget),
      ("minimum_priority", Double(policy.minimumPriority)),
      ("minimum_score", policy.minimumScore), ("size_discount", policy.sizeDiscount),
      ("speed_kmh", policy.speedKmh), ("detour", policy.detour),
      ("near_minutes", policy.nearMinutes), ("half_minutes", policy.halfMinutes),
      ("facilitator_near_minutes", policy.facilitatorNearMinutes),
      ("facilitator_half_minutes", policy.facilitatorHalfMinutes),
      ("facilitator_minutes", policy.facilitatorMinutes),
    ]
    entries += numbers.map { Entry(key: $0.0, value: number($0.1)) }
    return entries + [
      Entry(key: "facilitators", value: policy.facilitators.rawValue),
      Entry(key: "caseload_unit", value: policy.caseloadUnit.rawValue),
      Entry(key: "requests", value: policy.requests.rawValue),
    ]
  }

  /// A new version of `base` with what `entries` say, read as strictly as a bundle.
  ///
  /// - Throws: `Failure.badInput` with every problem, or for a version of another family, whose
  ///   criteria would have other numbers inside.
  package static func policy(
    from base: Policy, _ entries: [String: String]
  ) throws(Failure) -> Policy {
    var cells = Dictionary(
      uniqueKeysWithValues: self.entries(of: base).map { ($0.key, $0.value) })
    for (key, value) in entries {
      guard cells[key] != nil else {
        throw Failure(
          .badInput,
          ["There is no \(key) in a policy. Choose from \(Phrase.list(cells.keys.sorted()))."])
      }
      cells[key] = value
    }
    var nested: [String: Cell] = [:]
    for (key, value) in cells {
      let parts = key.split(separator: ".").map(String.init)
      if parts.count == 2 {
        var group: [String: String] = [:]
        if case .group(let known)? = nested[parts[0]] { group = known }
        group[parts[1]] = value
        nested[parts[0]] = .group(group)
      } else {
        nested[key] = .text(value)
      }
    }
    let document = Document(round: ["policy": nested])
    let bytes = (try? JSONEncoder().encode(document)).map(Array.init) ?? []
    let policy = try Source(json: bytes, name: "the policy").bundle.round.policy
    let family = Policy.Family(version: base.version)
    guard Policy.Family(version: policy.version) == family else {
      throw Failure(
        .badInput,
        [
          "The version \(policy.version) would not belong to \(family.rawValue), like"
            + " \(base.version), and its criteria would count otherwise. "
            + (family == .v1
              ? "Give it a name that does not begin with v2." : "Begin its name with v2-.")
        ])
    }
    return policy
  }

  private enum Cell: Encodable {
    case text(String)
    case group([String: String])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .group(let group): try container.encode(group)
      }
    }
  }

  private struct Document: Encodable {
    var districts: [String] = []
    var round: [String: [String: Cell]]
  }
}
