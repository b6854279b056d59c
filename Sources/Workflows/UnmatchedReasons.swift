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

  /// The pairs that each district without a partnership has left, as places in the instance.
  private let pairsLeft: [[Int]]
  private let hasColumn: [Bool]
  /// Whether each district could join one more partnership than the plan gives it.
  private let hasRoom: [Bool]
  /// The partnerships that each facilitator could still take.
  private let placesLeft: [Int]

  init(
    model: RoundModel, counterfactuals: Counterfactuals, columns: [Column], capIsReached: Bool
  ) {
    self.model = model
    self.counterfactuals = counterfactuals
    self.capIsReached = capIsReached
    let instance = model.instance
    var joined = Array(repeating: 0, count: instance.memberCapacities.count)
    for column in columns { for member in instance.members(of: column) { joined[member] += 1 } }
    hasRoom = zip(joined, instance.memberCapacities).map { $0 < $1 }
    placesLeft = zip(instance.caseloads, instance.loads(of: columns)).map { caseload, load in
      (caseload.capacity - load) / instance.load(ofSize: 2)
    }
    var pairsLeft = Array(repeating: [Int](), count: instance.memberCapacities.count)
    var hasColumn = Array(repeating: false, count: instance.memberCapacities.count)
    for (number, pair) in instance.pairs.enumerated() {
      if joined[pair.first] == 0 { pairsLeft[pair.first].append(number) }
      if joined[pair.second] == 0 { pairsLeft[pair.second].append(number) }
      if hasColumn[pair.first] && hasColumn[pair.second] { continue }
      if instance.isServed([pair.first, pair.second]) {
        hasColumn[pair.first] = true
        hasColumn[pair.second] = true
      }
    }
    self.pairsLeft = pairsLeft
    self.hasColumn = hasColumn
  }

  /// The reason of a district without a partnership.
  func reason(_ place: Int) -> Plan.Unmatched {
    let district = model.bundle.districts[place]
    var facts = UnmatchedFacts(name: district.name, mode: district.mode)
    facts.groupSizes = district.groupSizes
    facts.minimumScore = model.bundle.round.policy.minimumScore
    facts.minimumPriority = model.bundle.round.policy.minimumPriority
    facts.needs = district.needs.sorted { ($1.priority, $0.topic) < ($0.priority, $1.topic) }
      .map(\.topic)
    facts.offers = district.offers.sorted { ($1.strength, $0.topic) < ($0.strength, $1.topic) }
      .map(\.topic)
    facts.isWithoutFacilitators = model.bundle.facilitators.isEmpty
    facts.cap = model.bundle.round.maximumPartnerships
    let reason = reason(place, &facts)
    return Plan.Unmatched(
      district: district.id, reason: reason, text: UnmatchedWords.text(for: reason, facts: facts))
  }

  private func reason(_ place: Int, _ facts: inout UnmatchedFacts) -> Plan.Unmatched.Reason {
    guard model.bundle.districts[place].consents else { return .noConsent }
    if model.commitments.placesLeft[place] == 0 {
      facts.capacity = model.bundle.districts[place].capacity
      return .noPlaceLeft
    }
    if model.locks.excludes(place) {
      facts.lockKind = "exclude"
      return .lockedOut
    }
    let instance = model.instance
    let mayGroup = facts.groupSizes.upperBound > 2
    let hasGroup = mayGroup && instance.groups?.hasGroup(with: [place]) { _ in true } ?? false
    if !pairsLeft[place].isEmpty || hasGroup {
      let choices = counterfactuals.choices(of: place, excluding: [], count: 1)
      facts.bestLossAtLeast = choices.first?.lossAtLeast
      facts.partnersLeft = pairsLeft[place].count
      addRoom(place, &facts)
      let isServed =
        hasColumn[place] || hasGroup && instance.hasServedGroup(with: [place])
      if !isServed { return .noFacilitator }
      return capIsReached ? .capReached : .betterUsedElsewhere
    }
    // No pair is left: which rule took the last one away.
    let others = model.bundle.districts.indices.filter {
      $0 != place && model.bundle.districts[$0].consents && model.commitments.placesLeft[$0] > 0
    }
    // Where nobody else has a place no rule took anybody, and others with its needs would help.
    if others.isEmpty { return .noCommonNeed }
    var last = Plan.Unmatched.Reason.lockedOut
    var isApart = false
    for other in others {
      let rule = firstRule(place, other, &facts)
      if rule == .lockedOut { isApart = isApart || model.locks.keepsApart(place, other) }
      if rule.rank > last.rank { last = rule }
    }
    if mayGroup,
      let rule = GroupPossibilities(model: model).firstRule(leavingNone: place),
      rule.rank > last.rank
    {
      last = rule
    }
    if last == .lockedOut && isApart { facts.lockKind = "apart" }
    return last
  }

  /// Which partners have room, and what facilitators leave open.
  private func addRoom(_ place: Int, _ facts: inout UnmatchedFacts) {
    let instance = model.instance
    let pairs = pairsLeft[place].map { instance.pairs[$0] }
    func partner(_ pair: Instance.Pair) -> Int { pair.first == place ? pair.second : pair.first }
    let open = pairs.filter {
      hasRoom[partner($0)] && instance.isServed([$0.first, $0.second])
    }
    facts.partnersWithRoom = open.count
    let guided = (open.isEmpty ? pairs : open).map { [$0.first, $0.second] }
    guard !guided.contains(where: instance.allowsNoFacilitator) else { return }
    facts.facilitatorPlacesLeft = instance.fits.guides[place]
      .filter { facilitator in
        placesLeft[facilitator] > 0
          && guided.contains { instance.allows(facilitator, for: $0) }
      }
      .reduce(0) { $0 + placesLeft[$1] }
  }

  /// The first rule that keeps two consenting districts from being a pair of the instance.
  private func firstRule(
    _ place: Int, _ other: Int, _ facts: inout UnmatchedFacts
  ) -> Plan.Unmatched.Reason {
    let refusal = model.pairScoring.refusal(place, other)
    if refusal?.reason == .lockedOut || !model.locks.allows(place, other)
      || model.commitments.areTogether(place, other)
    {
      return .lockedOut
    }
    if let refusal {
      if case .outOfReach(let minutes, _, _) = refusal {
        let partner = UnmatchedFacts.FarPartner(
          name: model.bundle.districts[other].name, minutes: minutes,
          ownLimit: model.bundle.districts[place].maximumMinutes,
          partnerLimit: model.bundle.districts[other].maximumMinutes)
        if minutes < facts.nearest?.minutes ?? .infinity { facts.nearest = partner }
        if minutes > partner.ownLimit ?? .infinity,
          minutes < facts.nearestBeyondOwnLimit?.minutes ?? .infinity
        {
          facts.nearestBeyondOwnLimit = partner
        }
      }
      return refusal.reason
    }
    let score = model.pairScoring.pair(place, other).score
    facts.bestScore = max(score, facts.bestScore ?? 0)
    return .belowMinimum
  }
}
