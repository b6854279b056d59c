import Domain
import Foundation

/// What `expected.json` says of a scenario: facts that every optimal plan shares, and no one plan.
struct Expectation: Equatable, Sendable {
  /// What the story of the scenario rests on.
  struct Invariants: Equatable, Sendable {
    /// Districts that are partners; the members of one partnership each.
    var partners: [[District.ID]] = []
    /// Districts that are not partners.
    var notPartners: [[District.ID]] = []
    /// The districts that mentor.
    var mentors: [District.ID] = []
    /// Districts without a partnership, and the reason.
    var unmatched: [String: Plan.Unmatched.Reason] = [:]
  }

  /// The partnership system that a scenario is about, as it was in life.
  struct History: Equatable, Sendable {
    /// The districts of the system; none where a scenario has no forerunner.
    var members: [District.ID]
    /// How many of them the plan joins with nobody but each other.
    var reFormed: Int
    /// Why the plan joins them, or why not, in words.
    var why: String
    /// Everything that the plan warns of in the partnerships among them.
    var warnings: Set<Plan.Warning.Code>
  }

  var status: Plan.Proof.Status
  /// Of the plan, in units of one district's value.
  var objective: Double
  var bound: Double
  var partnerships: Int
  /// Different districts in a partnership.
  var placed: Int
  /// How many districts have no partnership, by reason; reasons without a district are left out.
  var unmatched: [String: Int]
  /// Whether the independent check finds nothing.
  var verified: Bool
  var invariants: Invariants
  var history: History
}

extension Expectation {
  /// What the `expected.json` of a scenario says.
  static func of(_ name: String) throws -> Expectation {
    try JSONDecoder().decode(
      Expectation.self, from: Data(contentsOf: Scenario.file("expected.json", of: name)))
  }
}

extension Expectation: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case status, objective, bound, partnerships, placed, unmatched, verified, invariants
    case history
  }

  init(from decoder: any Decoder) throws {
    try decoder.refuseKeys(except: CodingKeys.allCases)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    status = try container.decode(Plan.Proof.Status.self, forKey: .status)
    objective = try container.decode(Double.self, forKey: .objective)
    bound = try container.decode(Double.self, forKey: .bound)
    partnerships = try container.decode(Int.self, forKey: .partnerships)
    placed = try container.decode(Int.self, forKey: .placed)
    unmatched = try container.decode([String: Int].self, forKey: .unmatched)
    verified = try container.decode(Bool.self, forKey: .verified)
    invariants = try container.decode(Invariants.self, forKey: .invariants)
    history = try container.decode(History.self, forKey: .history)
  }
}

extension Expectation.History: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case members, reFormed = "re_formed", why, warnings
  }

  init(from decoder: any Decoder) throws {
    try decoder.refuseKeys(except: CodingKeys.allCases)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    members = try container.decode([District.ID].self, forKey: .members)
    reFormed = try container.decode(Int.self, forKey: .reFormed)
    why = try container.decode(String.self, forKey: .why)
    warnings = try container.decode(Set<Plan.Warning.Code>.self, forKey: .warnings)
  }
}

extension Expectation.Invariants: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case partners, notPartners = "not_partners", mentors, unmatched
  }

  init(from decoder: any Decoder) throws {
    try decoder.refuseKeys(except: CodingKeys.allCases)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    partners = try container.decodeIfPresent([[District.ID]].self, forKey: .partners) ?? []
    notPartners = try container.decodeIfPresent([[District.ID]].self, forKey: .notPartners) ?? []
    mentors = try container.decodeIfPresent([District.ID].self, forKey: .mentors) ?? []
    unmatched =
      try container.decodeIfPresent([String: Plan.Unmatched.Reason].self, forKey: .unmatched)
      ?? [:]
  }
}

/// Any key of a JSON object.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Decoder {
  /// Refuses an object with keys that nobody would read, so that a misspelt one cannot pass.
  fileprivate func refuseKeys(except known: [any CodingKey]) throws {
    let container = try container(keyedBy: AnyKey.self)
    let names = Set(known.map(\.stringValue))
    let extra = container.allKeys.map(\.stringValue).filter { !names.contains($0) }.sorted()
    guard extra.isEmpty else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: codingPath,
          debugDescription: "unknown keys \(extra); known are \(names.sorted())"))
    }
  }
}
