import Domain
import Scoring

/// Whether a district has a possible group of three or more, rule by rule.
///
/// The rules are tried one after the other, each with those before it: first nobody is left out or
/// kept apart, then modes and sizes fit, then a topic is common to all, then all drives are within
/// reach, then the score reaches the minimum. A group must pass as a whole.
struct GroupPossibilities {
  let model: RoundModel

  private static let rules: [Plan.Unmatched.Reason] = [
    .lockedOut, .mode, .noCommonNeed, .outOfReach, .belowMinimum,
  ]
  /// Members tried before a search is given up.
  private static let mostSteps = 20_000

  /// The first rule that leaves a district no group, facilitators apart; nothing where a search was
  /// given up or where a group remains.
  func firstRule(leavingNone place: Int) -> Plan.Unmatched.Reason? {
    for rule in Self.rules {
      var steps = 0
      if !remains(place, upTo: rule, &steps) { return steps > Self.mostSteps ? nil : rule }
    }
    return nil
  }

  private func remains(
    _ place: Int, upTo rule: Plan.Unmatched.Reason, _ steps: inout Int
  ) -> Bool {
    let district = model.bundle.districts[place]
    let shape = model.bundle.round.policy.shape
    switch district.mode {
    case .mentor:
      return completes([place], hub: place, shape.hubSizes, upTo: rule, &steps)
    case .mutual:
      return completes([place], hub: nil, shape.mutualGroupSizes, upTo: rule, &steps)
    case .mentee, .either:
      if district.mode == .either,
        completes([place], hub: nil, shape.mutualGroupSizes, upTo: rule, &steps)
      {
        return true
      }
      return model.bundle.districts.indices.contains { hub in
        hub != place && model.bundle.districts[hub].mode == .mentor
          && mayMeet(place, hub, upTo: rule, isScored: true)
          && completes([place, hub].sorted(), hub: hub, shape.hubSizes, upTo: rule, &steps)
      }
    }
  }

  private func completes(
    _ members: [Int], hub: Int?, _ sizes: ClosedRange<Int>, upTo rule: Plan.Unmatched.Reason,
    _ steps: inout Int
  ) -> Bool {
    let districts = model.bundle.districts
    let modes: [District.Mode] = hub == nil ? [.mutual, .either] : [.mentee, .either]
    for size in sizes
    where members.allSatisfy({ districts[$0].groupSizes.contains(size) }) {
      let open = districts.indices.filter { other in
        !members.contains(other) && modes.contains(districts[other].mode)
          && districts[other].groupSizes.contains(size)
          && members.allSatisfy {
            mayMeet($0, other, upTo: rule, isScored: hub == nil || $0 == hub)
          }
      }
      if extend(members, open[...], size: size, hub: hub, upTo: rule, &steps) { return true }
    }
    return false
  }

  private func extend(
    _ members: [Int], _ open: ArraySlice<Int>, size: Int, hub: Int?,
    upTo rule: Plan.Unmatched.Reason, _ steps: inout Int
  ) -> Bool {
    if members.count == size { return passes(members, hub: hub, upTo: rule) }
    guard members.count + open.count >= size else { return false }
    for (index, other) in zip(open.indices, open) {
      steps += 1
      if steps > Self.mostSteps { return false }
      let rest = open[(index + 1)...].filter {
        mayMeet(other, $0, upTo: rule, isScored: hub == nil)
      }
      if extend(members + [other], rest[...], size: size, hub: hub, upTo: rule, &steps) {
        return true
      }
    }
    return false
  }

  /// Whether two districts can be in one group, whoever else is in it.
  private func mayMeet(
    _ a: Int, _ b: Int, upTo rule: Plan.Unmatched.Reason, isScored: Bool
  ) -> Bool {
    guard model.bundle.districts[a].consents, model.bundle.districts[b].consents,
      model.locks.allows(a, b), model.commitments.allows(a, b), !model.pairScoring.avoids(a, b)
    else { return false }
    guard isScored, rule.rank >= Plan.Unmatched.Reason.outOfReach.rank else { return true }
    guard let minutes = model.pairScoring.pair(a, b).minutes else { return true }
    return [a, b].allSatisfy {
      minutes <= model.bundle.districts[$0].maximumMinutes ?? .infinity
    }
  }

  private func passes(_ members: [Int], hub: Int?, upTo rule: Plan.Unmatched.Reason) -> Bool {
    let party = Party(members: members, mentor: hub)
    if let refusal = model.pairScoring.refusal(party), refusal.reason.rank <= rule.rank {
      return false
    }
    guard model.locks.facilitators(party.members)?.isEmpty != true else { return false }
    guard rule.rank >= Plan.Unmatched.Reason.belowMinimum.rank else { return true }
    return model.pairScoring.isFormable(
      model.pairScoring.score(party), members: members.count)
  }
}

extension Plan.Unmatched.Reason {
  /// The place in the order in which the rules are tried.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
