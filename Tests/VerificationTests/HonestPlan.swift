import Domain
import Verification

/// A plan that keeps every rule, chosen greedily, with the numbers and reasons that hold for it.
///
/// It need not be the best plan, which a check of rules and sums cannot tell.
struct HonestPlan {
  private struct Choice {
    var members: [District]
    var pair: PlainPair
    var facilitator: Facilitator?
    var fit: PlainFit?
    var value: Double
  }

  private let bundle: RegistryBundle
  private let plain: PlainScore
  /// What the rules say of every two districts, by their ids in order.
  private let pairs: [[District.ID]: PlainPair]
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
    let policy = bundle.round.policy
    var room = Dictionary(uniqueKeysWithValues: bundle.districts.map { ($0.id, $0.capacity) })
    var load: [Facilitator.ID: Int] = [:]
    var chosen: [Choice] = []
    var pairs: [[District.ID]: PlainPair] = [:]
    for (index, one) in bundle.districts.enumerated() {
      for other in bundle.districts.dropFirst(index + 1) {
        pairs[[one.id, other.id]] = plain.pair(one, other)
      }
    }
    self.pairs = pairs
    possible = Self.allChoices(bundle, pairs, plain)
    for candidate in possible {
      let members = candidate.members
      let isTogether = chosen.contains { $0.members.map(\.id) == members.map(\.id) }
      guard !isTogether, members.allSatisfy({ room[$0.id] ?? 0 > 0 }),
        chosen.count < bundle.round.maximumPartnerships ?? .max
      else { continue }
      if let guide = candidate.facilitator {
        let unit = policy.caseloadUnit == .districts ? 2 : 1
        guard load[guide.id, default: 0] + unit <= guide.capacity else { continue }
        load[guide.id, default: 0] += unit
      }
      for member in members { room[member.id, default: 0] -= 1 }
      chosen.append(candidate)
    }
    choices = chosen.sorted {
      ($0.members[0].id, $0.members[1].id) < ($1.members[0].id, $1.members[1].id)
    }
  }

  /// Every pair that may be formed with everyone who may guide it, the best first.
  private static func allChoices(
    _ bundle: RegistryBundle, _ pairs: [[District.ID]: PlainPair], _ plain: PlainScore
  ) -> [Choice] {
    var choices: [Choice] = []
    for (index, one) in bundle.districts.enumerated() {
      for other in bundle.districts.dropFirst(index + 1) {
        guard let pair = pairs[[one.id, other.id]], pair.mayBeFormed,
          !isParted(one, other, by: bundle.locks)
        else { continue }
        for guide in guides(of: [one, other], in: bundle, plain) {
          let fit = guide.map { plain.fit($0, [one, other], focus: pair.focus) }
          choices.append(
            Choice(
              members: [one, other], pair: pair, facilitator: guide, fit: fit,
              value: plain.value(score: pair.score, fit: fit?.fit ?? 0)))
        }
      }
    }
    return choices.sorted { $0.value > $1.value }
  }

  private static func isParted(_ one: District, _ other: District, by locks: [Lock]) -> Bool {
    for lock in locks {
      switch lock {
      case .exclude(let left) where left.contains(one.id) || left.contains(other.id): return true
      case .apart(let apart) where apart.contains(one.id) && apart.contains(other.id): return true
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
    let objective = choices.map { (2 * $0.value * 1e9).rounded() }.reduce(0, +) / 1e9
    let requests = choices.count { $0.pair.isRequested }
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
        let count = choices.count { $0.facilitator?.id == guide.id }
        return .init(
          id: guide.id, load: round.policy.caseloadUnit == .districts ? 2 * count : count,
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
      mode: choice.pair.mode ?? .mutual, mentor: choice.pair.mentor, focus: choice.pair.focus,
      score: choice.pair.score, known: choice.pair.known, facilitator: choice.facilitator?.id,
      fit: choice.fit?.fit ?? 0, value: choice.value, requested: choice.pair.isRequested,
      criteria: choice.pair.criteria.map(\.evidence),
      fitCriteria: choice.fit?.criteria.map(\.evidence) ?? [], warnings: [],
      facilitatorCandidates: candidates(choice), alternatives: alternatives(choice))
  }

  private func candidates(_ choice: Choice) -> [Plan.Candidate] {
    Self.guides(of: choice.members, in: bundle, plain).compactMap { $0 }
      .filter { $0.id != choice.facilitator?.id }
      .map {
        Plan.Candidate(
          id: $0.id, fit: plain.fit($0, choice.members, focus: choice.pair.focus).fit)
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

  /// Takes partners away, rule by rule, until nobody is left.
  private func reason(_ district: District) -> Plan.Unmatched.Reason {
    guard district.consents else { return .noConsent }
    var left = bundle.districts.filter { $0.consents && $0.id != district.id }
      .compactMap { other in pairs[[other.id, district.id].sorted()].map { (other, $0) } }
    left.removeAll { other, pair in
      pair.refusals.contains(.avoid) || Self.isParted(district, other, by: bundle.locks)
    }
    if left.isEmpty { return .lockedOut }
    left.removeAll { $1.refusals.contains(.mode) || $1.refusals.contains(.groupSize) }
    if left.isEmpty { return .mode }
    left.removeAll { $1.refusals.contains(.noCommonNeed) }
    if left.isEmpty { return .noCommonNeed }
    left.removeAll { $1.refusals.contains(.outOfReach) }
    if left.isEmpty { return .outOfReach }
    left.removeAll { $1.refusals.contains(.belowMinimum) }
    if left.isEmpty { return .belowMinimum }
    left.removeAll { other, _ in
      Self.guides(of: [district, other], in: bundle, plain).allSatisfy { guide in
        guide.map { $0.capacity < (bundle.round.policy.caseloadUnit == .districts ? 2 : 1) }
          ?? false
      }
    }
    if left.isEmpty { return .noFacilitator }
    return choices.count == bundle.round.maximumPartnerships ? .capReached : .betterUsedElsewhere
  }

  private var blockingPairs: Int {
    var count = 0
    for (index, one) in bundle.districts.enumerated() {
      for other in bundle.districts.dropFirst(index + 1) {
        let isTogether = choices.contains { $0.members.map(\.id) == [one.id, other.id] }
        guard let pair = pairs[[one.id, other.id]], pair.isAllowed, !isTogether,
          pair.score > lowest(one), pair.score > lowest(other)
        else { continue }
        count += 1
      }
    }
    return count
  }

  private func lowest(_ district: District) -> Double {
    let scores = choices.filter { $0.members.contains { $0.id == district.id } }.map(\.pair.score)
    return scores.count == district.capacity ? scores.min() ?? 0 : 0
  }
}

extension PlainCriterion {
  fileprivate var evidence: CriterionScore {
    CriterionScore(
      name: name, value: value, weight: weight, because: "As it is on record.",
      source: "The registration.")
  }
}
