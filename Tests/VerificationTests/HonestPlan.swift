import Domain
import Verification

/// A plan that keeps every rule, chosen greedily, with the numbers and reasons that hold for it.
///
/// It need not be the best plan, which a check of rules and sums cannot tell.
struct HonestPlan {
  private struct Choice {
    var members: [District]
    var party: PlainParty
    var facilitator: Facilitator?
    var fit: PlainFit?
    var value: Double

    /// Of all members together, in units of 1e-9.
    var units: Double { (Double(members.count) * value * 1e9).rounded() }
  }

  /// Members of the largest groups that are looked at.
  private static let mostMembers = 5

  private let bundle: RegistryBundle
  private let plain: PlainScore
  /// What the rules say of every two districts, and of every group whose size all of it accept.
  private let parties: [[District.ID]: PlainParty]
  /// Every choice, the best first.
  private let possible: [Choice]
  /// Those of the plan, in the order of their members.
  private let choices: [Choice]

  static func make(from bundle: RegistryBundle, sha256: String) -> Plan {
    HonestPlan(bundle).plan(sha256: sha256)
  }

  private init(_ bundle: RegistryBundle) {
    self.bundle = bundle
    plain = PlainScore(bundle)
    var room = Dictionary(uniqueKeysWithValues: bundle.districts.map { ($0.id, $0.capacity) })
    var load: [Facilitator.ID: Int] = [:]
    var chosen: [Choice] = []
    let sets = Self.sets(of: bundle)
    parties = Dictionary(
      uniqueKeysWithValues: sets.map { [plain] in ($0.map(\.id), plain.party($0)) })
    possible = Self.allChoices(bundle, sets, parties, plain)
    for candidate in possible {
      let members = Set(candidate.party.members)
      let isTogether = chosen.contains { members.intersection($0.party.members).count > 1 }
      guard !isTogether, members.allSatisfy({ room[$0] ?? 0 > 0 }),
        chosen.count < bundle.round.maximumPartnerships ?? .max
      else { continue }
      if let guide = candidate.facilitator {
        let unit = Self.load(members.count, bundle)
        guard load[guide.id, default: 0] + unit <= guide.capacity else { continue }
        load[guide.id, default: 0] += unit
      }
      for member in members { room[member, default: 0] -= 1 }
      chosen.append(candidate)
    }
    choices = chosen.sorted {
      $0.party.members.map(\.rawValue).lexicographicallyPrecedes($1.party.members.map(\.rawValue))
    }
  }

  /// What a partnership takes of a facilitator's capacity.
  private static func load(_ size: Int, _ bundle: RegistryBundle) -> Int {
    bundle.round.policy.caseloadUnit == .districts ? size : 1
  }

  /// Every two districts, and every larger set whose size all of it accept.
  private static func sets(of bundle: RegistryBundle) -> [[District]] {
    var sets: [[District]] = []
    func grow(_ members: [District], from start: Int, to size: Int) {
      if members.count == size { return sets.append(members) }
      for place in bundle.districts.indices.dropFirst(start)
      where size == 2 || bundle.districts[place].groupSizes.contains(size) {
        grow(members + [bundle.districts[place]], from: place + 1, to: size)
      }
    }
    for size in 2...mostMembers { grow([], from: 0, to: size) }
    return sets
  }

  /// Every partnership that may be formed with everyone who may guide it, the best first.
  private static func allChoices(
    _ bundle: RegistryBundle, _ sets: [[District]], _ parties: [[District.ID]: PlainParty],
    _ plain: PlainScore
  ) -> [Choice] {
    var choices: [Choice] = []
    for members in sets {
      guard let party = parties[members.map(\.id)], party.mayBeFormed,
        !isParted(party.members, by: bundle.locks)
      else { continue }
      for guide in guides(of: members, in: bundle, plain) {
        let fit = guide.map { plain.fit($0, members, focus: party.focus) }
        choices.append(
          Choice(
            members: members, party: party, facilitator: guide, fit: fit,
            value: plain.value(score: party.score, fit: fit?.fit ?? 0)))
      }
    }
    return choices.sorted { $0.units > $1.units }
  }

  private static func isParted(_ members: [District.ID], by locks: [Lock]) -> Bool {
    for lock in locks {
      let shared = Set(lock.members).intersection(members)
      switch lock {
      case .exclude where !shared.isEmpty: return true
      case .apart where shared.count > 1: return true
      default: continue
      }
    }
    return false
  }

  private static func guides(
    of members: [District], in bundle: RegistryBundle, _ plain: PlainScore
  ) -> [Facilitator?] {
    var guides: [Facilitator?] = bundle.facilitators.filter {
      plain.fit($0, members, focus: nil).isAllowed
    }
    if bundle.round.policy.facilitators == .optional { guides.append(nil) }
    for case .facilitator(let named, let required) in bundle.locks
    where named.allSatisfy({ name in members.contains { $0.id == name } }) {
      guides.removeAll { guide in !(guide.map(required.accepts) ?? false) }
    }
    return guides
  }

  private func plan(sha256: String) -> Plan {
    let round = bundle.round
    let objective = choices.map(\.units).reduce(0, +) / 1e9
    let requests = choices.reduce(0) { $0 + $1.party.requests }
    var stages = [Plan.Proof.Stage(name: "value", value: objective, bound: objective)]
    if round.policy.requests == .first {
      stages.insert(
        .init(name: "requests", value: Double(requests), bound: Double(requests)), at: 0)
    }
    let values = choices.map(\.value)
    return Plan(
      round: .init(
        name: round.name, schoolYear: round.schoolYear,
        maximumPartnerships: round.maximumPartnerships),
      goal: round.goal,
      names: Dictionary(
        uniqueKeysWithValues: bundle.districts.map { ($0.id.rawValue, $0.name) }
          + bundle.facilitators.map { ($0.id.rawValue, $0.name) }),
      input: .init(
        sha256: sha256, districts: bundle.districts.count,
        facilitators: bundle.facilitators.count, policy: round.policy),
      proof: .init(
        status: .optimal, objective: objective, bound: objective, gap: 0, stages: stages,
        stopped: nil, columns: 0, cuts: 0, rounds: 0, solver: "greedy"),
      partnerships: choices.enumerated().map { partnership($1, number: $0 + 1) },
      unmatched: unmatched,
      facilitators: bundle.facilitators.map { guide in
        let own = choices.filter { $0.facilitator?.id == guide.id }
        return .init(
          id: guide.id, load: own.reduce(0) { $0 + Self.load($1.members.count, bundle) },
          capacity: guide.capacity, marginalValueAtMost: 0)
      },
      summary: .init(
        placed: Set(choices.flatMap { $0.members.map(\.id) }).count,
        meanValue: values.isEmpty ? nil : values.reduce(0, +) / Double(values.count),
        worstValue: values.min(), blockingPairs: blockingPairs))
  }

  private func partnership(_ choice: Choice, number: Int) -> Plan.Partnership {
    Plan.Partnership(
      id: number < 10 ? "P0\(number)" : "P\(number)", members: choice.members.map(\.id),
      mode: choice.party.mode ?? .mutual, mentor: choice.party.mentor,
      focus: choice.party.focus, score: choice.party.score, known: choice.party.known,
      facilitator: choice.facilitator?.id,
      fit: choice.fit?.fit ?? 0, value: choice.value, requested: choice.party.requests > 0,
      criteria: choice.party.criteria.map(\.evidence),
      fitCriteria: choice.fit?.criteria.map(\.evidence) ?? [], warnings: [],
      facilitatorCandidates: candidates(choice), alternatives: alternatives(choice))
  }

  private func candidates(_ choice: Choice) -> [Plan.Candidate] {
    Self.guides(of: choice.members, in: bundle, plain).compactMap { $0 }
      .filter { $0.id != choice.facilitator?.id }
      .map {
        Plan.Candidate(
          id: $0.id, fit: plain.fit($0, choice.members, focus: choice.party.focus).fit)
      }
      .sorted { $0.fit > $1.fit }.prefix(3).map { $0 }
  }

  private func alternatives(_ choice: Choice) -> [Plan.Alternative] {
    let names = choice.members.map(\.id)
    return possible.lazy.filter { other in
      other.members.map(\.id) != names && other.members.contains { names.contains($0.id) }
    }.prefix(2).map { other in
      Plan.Alternative(
        members: other.members.map(\.id), facilitator: other.facilitator?.id, value: other.value,
        lossAtLeast: 0)
    }
  }

  private var unmatched: [Plan.Unmatched] {
    let placed = Set(choices.flatMap { $0.members.map(\.id) })
    return bundle.districts.filter { !placed.contains($0.id) }.map {
      Plan.Unmatched(district: $0.id, reason: reason($0), text: "So it is.")
    }
  }

  /// Takes partnerships away, rule by rule, until none is left.
  private func reason(_ district: District) -> Plan.Unmatched.Reason {
    guard district.consents else { return .noConsent }
    var left = parties.values.filter {
      $0.members.contains(district.id) && !$0.refusals.contains(.noConsent)
    }
    left.removeAll {
      $0.refusals.contains(.avoid) || Self.isParted($0.members, by: bundle.locks)
    }
    if left.isEmpty { return .lockedOut }
    left.removeAll { $0.refusals.contains(.mode) || $0.refusals.contains(.groupSize) }
    if left.isEmpty { return .mode }
    left.removeAll { $0.refusals.contains(.noCommonNeed) }
    if left.isEmpty { return .noCommonNeed }
    left.removeAll { $0.refusals.contains(.outOfReach) }
    if left.isEmpty { return .outOfReach }
    left.removeAll { $0.refusals.contains(.belowMinimum) }
    if left.isEmpty { return .belowMinimum }
    left.removeAll { party in
      let members = bundle.districts.filter { party.members.contains($0.id) }
      return Self.guides(of: members, in: bundle, plain).allSatisfy { guide in
        guide.map { $0.capacity < Self.load(members.count, bundle) } ?? false
      }
    }
    if left.isEmpty { return .noFacilitator }
    return choices.count == bundle.round.maximumPartnerships ? .capReached : .betterUsedElsewhere
  }

  private var blockingPairs: Int {
    parties.values.count { pair in
      guard pair.members.count == 2, pair.isAllowed else { return false }
      let shared = choices.first { Set(pair.members).isSubset(of: $0.party.members) }
      if let shared {
        return shared.party.members != pair.members && pair.score > shared.party.score
      }
      return pair.members.allSatisfy { pair.score > lowest($0) }
    }
  }

  private func lowest(_ id: District.ID) -> Double {
    let scores = choices.filter { $0.party.members.contains(id) }.map(\.party.score)
    let capacity = bundle.districts.first { $0.id == id }?.capacity
    return scores.count == capacity ? scores.min() ?? 0 : 0
  }
}

extension PlainCriterion {
  fileprivate var evidence: CriterionScore {
    CriterionScore(
      name: name, value: value, weight: weight, because: "As it is on record.",
      source: "The registration.")
  }
}
