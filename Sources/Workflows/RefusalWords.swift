import Domain
import Scoring

/// Why two districts must not be paired, as the rest of a sentence about the two.
enum RefusalWords {
  static func text(_ refusal: PairRefusal, in bundle: RegistryBundle) -> String {
    func name(_ id: District.ID) -> String {
      bundle.districts.first { $0.id == id }?.name ?? id.rawValue
    }
    switch refusal {
    case .noConsent(let ids):
      return "\(Phrase.list(ids.map(name))) \(ids.count == 1 ? "has" : "have") no consent on"
        + " record."
    case .avoided(let ids):
      return ids.count == 1
        ? "\(Phrase.list(ids.map(name))) asked not to be paired with the other."
        : "\(Phrase.list(ids.map(name))) asked not to be paired with each other."
    case .modesDoNotFit(let one, let other):
      return "one asks for \"\(one.rawValue)\" and the other for \"\(other.rawValue)\","
        + " which do not fit."
    case .groupSize(let ids):
      return "\(Phrase.list(ids.map(name))) \(ids.count == 1 ? "asks" : "ask") for a larger"
        + " partnership than two."
    case .noCommonNeed(let strongest, let minimum):
      return strongest == 0
        ? "they share no topic."
        : "no topic has a priority of at least \(minimum) with both."
    case .outOfReach(let minutes, let limit, let whose):
      return "the drive of \(Phrase.drive(minutes: minutes)) is longer than the"
        + " \(Phrase.drive(minutes: limit)) that \(name(whose)) accepts."
    }
  }
}
