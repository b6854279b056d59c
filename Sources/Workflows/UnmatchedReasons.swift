import Assignment
import Domain
import Drafting
import Scoring

/// Why a district has no partnership: the first rule, in the order of `Plan.Unmatched.Reason`, that
/// leaves it no possible one.
struct UnmatchedReasons {
  let model: RoundModel
  let counterfactuals: Counterfactuals
  /// Whether the plan has as many partnerships as the round allows.
  let capIsReached: Bool

  /// How many pairs each district has left.
  private let pairCounts: [Int]
  private let hasColumn: [Bool]

  init(model: RoundModel, counterfactuals: Counterfactuals, capIsReached: Bool) {
    self.model = model
    self.counterfactuals = counterfactuals
    self.capIsReached = capIsReached
    let instance = model.instance
    var pairCounts = Array(repeating: 0, count: instance.memberCapacities.count)
    var hasColumn = Array(repeating: false, count: instance.memberCapacities.count)
    for pair in instance.pairs {
      pairCounts[pair.first] += 1
      pairCounts[pair.second] += 1
      if hasColumn[pair.first] && hasColumn[pair.second] { continue }
      let isServed =
        instance.allowsNoFacilitator(for: pair)
        || instance.caseloads.indices.contains {
          instance.caseloads[$0].capacity >= instance.loadOfPair && instance.allows($0, for: pair)
        }
      if isServed {
        hasColumn[pair.first] = true
        hasColumn[pair.second] = true
      }
    }
    self.pairCounts = pairCounts
    self.hasColumn = hasColumn
  }

  func reason(_ place: Int) -> Plan.Unmatched {
    let district = model.bundle.districts[place]
    var facts = UnmatchedFacts(
      name: district.name, mode: district.mode, maximumMinutes: district.maximumMinutes,
      minimumScore: model.bundle.round.policy.minimumScore,
      minimumPriority: model.bundle.round.policy.minimumPriority,
      strongestNeeds: district.needs.sorted { ($1.priority, $0.topic) < ($0.priority, $1.topic) }
        .map(\.topic),
      cap: model.bundle.round.maximumPartnerships)
    let reason = reason(place, &facts)
    return Plan.Unmatched(
      district: district.id, reason: reason, text: UnmatchedWords.text(for: reason, facts: facts))
  }

  private func reason(_ place: Int, _ facts: inout UnmatchedFacts) -> Plan.Unmatched.Reason {
    guard model.bundle.districts[place].consents else { return .noConsent }
    if model.locks.excludes(place) {
      facts.lockKind = "exclude"
      return .lockedOut
    }
    if pairCounts[place] > 0 {
      let choices = counterfactuals.choices(of: place, excluding: [], count: 1)
      facts.bestLossAtLeast = choices.first?.lossAtLeast
      facts.partnersLeft = pairCounts[place]
      if !hasColumn[place] { return .noFacilitator }
      return capIsReached ? .capReached : .betterUsedElsewhere
    }
    // No pair is left: which rule took the last one away.
    let others = model.bundle.districts.indices.filter {
      $0 != place && model.bundle.districts[$0].consents
    }
    // Where nobody else consents no rule took anybody, and others with its needs would help.
    if others.isEmpty { return .noCommonNeed }
    var last = Plan.Unmatched.Reason.lockedOut
    var isApart = false
    for other in others {
      let rule = firstRule(place, other, &facts)
      if rule == .lockedOut { isApart = isApart || model.locks.keepsApart(place, other) }
      if rule.rank > last.rank { last = rule }
    }
    if last == .lockedOut && isApart { facts.lockKind = "apart" }
    return last
  }

  /// The first rule that keeps two consenting districts from being a pair of the instance.
  private func firstRule(
    _ place: Int, _ other: Int, _ facts: inout UnmatchedFacts
  ) -> Plan.Unmatched.Reason {
    let refusal = model.pairScoring.refusal(place, other)
    if refusal?.reason == .lockedOut || !model.locks.allows(place, other) { return .lockedOut }
    if let refusal {
      if case .outOfReach(let minutes, _, _) = refusal {
        facts.nearestMinutes = min(minutes, facts.nearestMinutes ?? .infinity)
      }
      return refusal.reason
    }
    let score = model.pairScoring.pair(place, other).score
    facts.bestScore = max(score, facts.bestScore ?? 0)
    return .belowMinimum
  }
}

extension Plan.Unmatched.Reason {
  /// The place in the order in which the rules are tried.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
