import Domain
import Scoring

/// Why districts must not be one partnership, as the rest of a sentence about them.
enum PartyRefusalWords {
  static func text(_ refusal: PartyRefusal, in bundle: RegistryBundle) -> String {
    func district(_ id: District.ID) -> District? { bundle.districts.first { $0.id == id } }
    func name(_ id: District.ID) -> String { district(id)?.name ?? id.rawValue }
    func names(_ ids: [District.ID]) -> String { Phrase.list(ids.map(name)) }
    switch refusal {
    case .pair(let refusal): return RefusalWords.text(refusal, in: bundle)
    case .noConsent(let ids):
      return "\(names(ids)) \(ids.count == 1 ? "has" : "have") no consent on record."
    case .avoided(let both, let asking):
      guard asking.count == 1 else { return "\(names(both)) asked not to be with each other." }
      let other = both.filter { !asking.contains($0) }
      return "\(names(asking)) asked not to be with \(names(other))."
    case .modesDoNotFit(let ids):
      let wishes = ids.map { id in
        "\(name(id)) asks for \"\(district(id)?.mode.rawValue ?? "")\""
      }
      return "\(Phrase.list(wishes)), which \(ids.count == 1 ? "does" : "do") not fit: three or"
        + " more are all \"mutual\" or \"either\", or one \"mentor\" with \"mentee\" or \"either\"."
    case .partySize(.mutual, let found, let sizes):
      return "a mutual group has \(sizes.lowerBound) to \(sizes.upperBound) members, and these are"
        + " \(found)."
    case .partySize(.mentor, let found, let sizes):
      return "a mentor of several has \(sizes.lowerBound - 1) to \(sizes.upperBound - 1) others"
        + " with it, and these are \(found - 1)."
    case .groupSize(let ids, let found):
      return "\(names(ids)) \(ids.count == 1 ? "does" : "do") not accept a partnership of \(found)."
    case .noCommonNeed(let strongest, let minimum):
      return strongest == 0
        ? "no topic is common to all of them."
        : "no topic has a rating of at least \(minimum) with all of them."
    case .outOfReach(let both, let minutes, let limit, let whose):
      return "the drive between \(names(both)), \(Phrase.drive(minutes: minutes)), is longer than"
        + " the \(Phrase.drive(minutes: limit)) that \(name(whose)) accepts."
    }
  }
}
