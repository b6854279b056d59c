import Assignment
import Domain
import Scoring

/// The rule or lock that keeps two districts, or these two with a facilitator, from a partnership.
struct PairObstacles {
  let bundle: RegistryBundle
  let locks: LockTable
  let pairScoring: PairScoring
  let fitScoring: FitScoring
  let instance: Instance

  /// Why the pair is impossible, as the end of a sentence; nothing where it is not.
  func sentence(_ a: Int, _ b: Int) -> String? {
    if let excluded = [a, b].first(where: locks.excludes) {
      return "a lock excludes \(name(excluded))."
    }
    if locks.keepsApart(a, b) { return "a lock keeps them apart." }
    if let refusal = pairScoring.refusal(a, b) { return RefusalWords.text(refusal, in: bundle) }
    let pair = pairScoring.pair(a, b)
    let minimum = bundle.round.policy.minimumScore
    if pair.score < minimum && !pair.requested {
      return "their score of \(Phrase.decimal(pair.score, 3)) is below the minimum score of"
        + " \(Phrase.decimal(minimum))."
    }
    let named = locks.facilitators(a, b)
    if named.count > 1 {
      return "locks name different facilitators for them, "
        + Phrase.list(named.map(facilitatorName)) + "."
    }
    guard instance.facilitatorIsRequired || !named.isEmpty else { return nil }
    let candidates = named.isEmpty ? Array(bundle.facilitators.indices) : named
    guard !candidates.contains(where: { sentence($0, for: a, b) == nil }) else { return nil }
    return named.first.map {
      "the facilitator that a lock names, \(facilitatorName($0)), may not or cannot guide them."
    } ?? "no facilitator may guide them."
  }

  /// Why a facilitator cannot guide the pair, as the end of a sentence; nothing where it can.
  func sentence(_ facilitator: Int, for a: Int, _ b: Int) -> String? {
    if let only = locks.onlyFacilitator(a, b), only != facilitator {
      return "a lock names \(facilitatorName(only)) for them."
    }
    switch fitScoring.refusal(facilitator, members: [a, b]) {
    case .notAvailable: return "\(facilitatorName(facilitator)) is not available."
    case .conflict(let district, let kind):
      return "\(facilitatorName(facilitator)) has a tie to \(district) that bars it"
        + " (\(kind.rawValue.replacing("_", with: " ")))."
    case .outOfReach(let district, let minutes, let limit):
      return "the drive of \(Phrase.drive(minutes: minutes)) to \(district) is longer than the"
        + " \(Phrase.drive(minutes: limit)) that \(facilitatorName(facilitator)) accepts."
    case nil: break
    }
    return bundle.facilitators[facilitator].capacity < instance.loadOfPair
      ? "\(facilitatorName(facilitator)) has no place for a partnership." : nil
  }

  private func name(_ place: Int) -> String {
    "\(bundle.districts[place].name) (\(bundle.districts[place].id))"
  }

  private func facilitatorName(_ place: Int) -> String {
    "\(bundle.facilitators[place].name) (\(bundle.facilitators[place].id))"
  }
}
