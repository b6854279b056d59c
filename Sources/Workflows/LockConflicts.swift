import Assignment
import Domain

/// What no plan can keep, said before the optimiser is asked: locks against the rules and against
/// each other, and minimum caseloads that no partnerships can fill.
struct LockConflicts {
  let bundle: RegistryBundle
  let locks: LockTable
  let instance: Instance
  let obstacles: Obstacles

  func sentences() -> [String] {
    let sentences = locks.together.compactMap(together)
    // A group may serve several locks, and a minimum, at once: the optimiser knows.
    guard instance.groups == nil else { return sentences }
    return sentences + crowdedDistricts() + idleFacilitators() + tooManyLocks()
  }

  private func tooManyLocks() -> [String] {
    guard let cap = instance.maximumCount, instance.together.count > cap else { return [] }
    return [
      "The locks keep \(Phrase.count(instance.together.count, "pair")) together, and"
        + " max_partnerships is \(cap). Raise max_partnerships or remove locks."
    ]
  }

  private func name(_ place: Int) -> String {
    "\(bundle.districts[place].name) (\(bundle.districts[place].id))"
  }

  private func facilitatorName(_ place: Int) -> String {
    "\(bundle.facilitators[place].name) (\(bundle.facilitators[place].id))"
  }

  private func together(_ members: [Int]) -> String? {
    guard !instance.hasColumn(with: members) else { return nil }
    let cause =
      obstacles.sentence(members)
      ?? "no partnership that has them all is possible in this round."
    return "A lock keeps \(Phrase.list(members.map(name))) together, but \(cause)"
      + " A lock never makes a forbidden partnership allowed: remove it, or settle what stands in"
      + " the way."
  }

  private func crowdedDistricts() -> [String] {
    bundle.districts.indices.compactMap { place in
      let count = locks.together.count { $0.contains(place) }
      let capacity = instance.memberCapacities[place]
      guard count > capacity else { return nil }
      let taken = bundle.districts[place].capacity - capacity
      let left =
        taken == 0
        ? "its capacity is \(capacity)"
        : "partnerships that run already leave \(capacity) of its capacity of"
          + " \(bundle.districts[place].capacity)"
      return "\(Phrase.count(count, "lock")) keep \(name(place)) together with others, and \(left)."
        + " Raise its capacity or remove locks."
    }
  }

  /// Where running partnerships fill a part of a minimum, that there is more of it.
  private func rest(_ whole: Int, _ left: Int) -> String {
    whole == left ? "" : " beside partnerships that run already"
  }

  /// Facilitators whose minimum exceeds the pairs that they may guide at all.
  private func idleFacilitators() -> [String] {
    bundle.facilitators.enumerated().compactMap { place, facilitator in
      let minimum = instance.caseloads[place].minimum
      guard minimum > 0 else { return nil }
      let possible = instance.pairs.count { instance.allows(place, for: [$0.first, $0.second]) }
      guard possible * instance.load(ofSize: 2) < minimum else { return nil }
      let few =
        switch possible {
        case 0: "there is no partnership"
        case 1: "there is only 1 partnership"
        default: "there are only \(possible) partnerships"
        }
      return
        "\(facilitatorName(place)) has a minimum of \(minimum)\(rest(facilitator.minimum, minimum)), and \(few)"
        + " that this facilitator may guide. Lower the minimum."
    }
  }
}
