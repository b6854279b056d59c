import Assignment
import Domain
import Scoring

/// The rule or lock that keeps districts, or these with a facilitator, from a partnership.
struct Obstacles {
  let bundle: RegistryBundle
  let locks: LockTable
  let commitments: Commitments
  let pairScoring: PairScoring
  let fitScoring: FitScoring
  let instance: Instance

  /// Why no partnership of exactly these districts is possible, as the end of a sentence; nothing
  /// where one is.
  func sentence(_ members: [Int]) -> String? {
    let members = members.sorted()
    if let excluded = members.first(where: locks.excludes) {
      return "a lock excludes \(name(excluded))."
    }
    if let couple = couples(of: members).first(where: { locks.keepsApart($0, $1) }) {
      return "a lock keeps \(them(couple, of: members)) apart."
    }
    if let couple = couples(of: members).first(where: { commitments.areTogether($0, $1) }) {
      return "a partnership that runs already has"
        + (members.count == 2 ? " them both." : " both \(them(couple, of: members)).")
    }
    if let full = members.first(where: { commitments.placesLeft[$0] == 0 }) {
      return "partnerships that run already take \(name(full))'s capacity of"
        + " \(bundle.districts[full].capacity)."
    }
    let party = pairScoring.party(members)
    if let refusal = pairScoring.refusal(party) {
      return PartyRefusalWords.text(refusal, in: bundle)
    }
    let score = pairScoring.score(party)
    if !pairScoring.isFormable(score, members: members.count) {
      return "their score of \(Phrase.decimal(score.score, 3)) is below the minimum score of"
        + " \(Phrase.decimal(bundle.round.policy.minimumScore))."
    }
    let named = locks.facilitators(members)
    if let named, named.isEmpty {
      return "no facilitator is all that locks name for them: \(requirementWords(members))."
    }
    guard instance.facilitatorIsRequired || named != nil else { return nil }
    let candidates = named ?? Array(bundle.facilitators.indices)
    guard !candidates.contains(where: { sentence($0, for: members) == nil }) else { return nil }
    guard let named else { return "no facilitator may guide them." }
    return named.count == 1
      ? "the facilitator that a lock names, \(facilitatorName(named[0])), may not or cannot guide"
        + " them."
      : "none of the facilitators that locks name for them (\(requirementWords(members))) may guide"
        + " them."
  }

  /// Why a facilitator cannot guide these districts, as the end of a sentence; nothing where it can.
  func sentence(_ facilitator: Int, for members: [Int]) -> String? {
    if let named = locks.facilitators(members), !named.contains(facilitator) {
      return "locks name \(requirementWords(members)) for them."
    }
    switch fitScoring.refusal(facilitator, members: members) {
    case .notAvailable: return "\(facilitatorName(facilitator)) is not available."
    case .conflict(let district, let kind):
      return "\(facilitatorName(facilitator)) has a tie to \(district) that bars it"
        + " (\(kind.rawValue.replacing("_", with: " ")))."
    case .outOfReach(let district, let minutes, let limit):
      return "the drive of \(Phrase.drive(minutes: minutes)) to \(district) is longer than the"
        + " \(Phrase.drive(minutes: limit)) that \(facilitatorName(facilitator)) accepts."
    case nil: break
    }
    return instance.caseloads[facilitator].capacity < instance.load(ofSize: members.count)
      ? "\(facilitatorName(facilitator)) has no place for a partnership." : nil
  }

  private func couples(of members: [Int]) -> [(Int, Int)] {
    members.indices.flatMap { index in members[(index + 1)...].map { (members[index], $0) } }
  }

  /// `them`, or two of them by name where there are more.
  private func them(_ couple: (Int, Int), of members: [Int]) -> String {
    members.count == 2 ? "them" : "\(name(couple.0)) and \(name(couple.1))"
  }

  /// `Ann (F1) and one with expertise in mathematics`: what locks ask of their facilitator.
  private func requirementWords(_ members: [Int]) -> String {
    Phrase.list(
      locks.requirements(members).map { required in
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
