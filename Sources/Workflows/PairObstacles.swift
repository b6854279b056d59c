import Assignment
import Domain
import Scoring

/// The rule or lock that keeps two districts, or these two with a facilitator, from a partnership.
struct PairObstacles {
  let bundle: RegistryBundle
  let locks: LockTable
  let commitments: Commitments
  let pairScoring: PairScoring
  let fitScoring: FitScoring
  let instance: Instance

  /// Why the pair is impossible, as the end of a sentence; nothing where it is not.
  func sentence(_ a: Int, _ b: Int) -> String? {
    if let excluded = [a, b].first(where: locks.excludes) {
      return "a lock excludes \(name(excluded))."
    }
    if locks.keepsApart(a, b) { return "a lock keeps them apart." }
    if commitments.areTogether(a, b) { return "a partnership that runs already has them both." }
    if let full = [a, b].first(where: { commitments.placesLeft[$0] == 0 }) {
      return "partnerships that run already take \(name(full))'s capacity of"
        + " \(bundle.districts[full].capacity)."
    }
    if let refusal = pairScoring.refusal(a, b) { return RefusalWords.text(refusal, in: bundle) }
    let pair = pairScoring.pair(a, b)
    let minimum = bundle.round.policy.minimumScore
    if pair.score < minimum && !pair.requested {
      return "their score of \(Phrase.decimal(pair.score, 3)) is below the minimum score of"
        + " \(Phrase.decimal(minimum))."
    }
    let named = locks.facilitators(a, b)
    if let named, named.isEmpty {
      return "no facilitator is all that locks name for them: \(requirementWords(a, b))."
    }
    guard instance.facilitatorIsRequired || named != nil else { return nil }
    let candidates = named ?? Array(bundle.facilitators.indices)
    guard !candidates.contains(where: { sentence($0, for: a, b) == nil }) else { return nil }
    guard let named else { return "no facilitator may guide them." }
    return named.count == 1
      ? "the facilitator that a lock names, \(facilitatorName(named[0])), may not or cannot guide"
        + " them."
      : "none of the facilitators that locks name for them (\(requirementWords(a, b))) may guide"
        + " them."
  }

  /// Why a facilitator cannot guide the pair, as the end of a sentence; nothing where it can.
  func sentence(_ facilitator: Int, for a: Int, _ b: Int) -> String? {
    if let named = locks.facilitators(a, b), !named.contains(facilitator) {
      return "locks name \(requirementWords(a, b)) for them."
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
    return instance.caseloads[facilitator].capacity < instance.loadOfPair
      ? "\(facilitatorName(facilitator)) has no place for a partnership." : nil
  }

  /// `Ann (F1) and one with expertise in mathematics`: what locks ask of the pair's facilitator.
  private func requirementWords(_ a: Int, _ b: Int) -> String {
    Phrase.list(
      locks.requirements(a, b).map { required in
        switch required {
        case .id(let id):
          bundle.facilitators.firstIndex { $0.id == id }.map(facilitatorName) ?? id.rawValue
        case .expertise(let topic): "one with expertise in \(topic.label)"
        case .region(let region): "one of the region \(region)"
        }
      })
  }

  private func name(_ place: Int) -> String {
    "\(bundle.districts[place].name) (\(bundle.districts[place].id))"
  }

  private func facilitatorName(_ place: Int) -> String {
    "\(bundle.facilitators[place].name) (\(bundle.facilitators[place].id))"
  }
}
