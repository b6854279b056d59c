import Domain

/// Whether the facilitator knows such places: the mean over the members of 1 or 0.
///
/// A member counts if its locale type is among the facilitator's. Not known for a member if the
/// facilitator lists no locale types, or the member's locale is not known.
enum ContextKnown: FitCriterionRule {
  static let criterion = FitCriterion.context
  static let source =
    "WestEd, District-to-District Partnerships (2015): assign facilitators by context; one network "
    + "was started by a former rural superintendent."

  static func appraisal(_ guidance: Guidance, _ scoring: FitScoring) -> Appraisal {
    .mean(
      guidance.members.map { value(guidance.facilitator, $0, scoring) }, scoring.roster.policy)
  }

  @inline(__always)
  static func value(_ facilitator: Int, _ member: Int, _ scoring: FitScoring) -> Double? {
    let locales = scoring.facilitators.profiles[facilitator].locales
    guard locales != 0, let bit = scoring.facilitators.localeBits[member] else { return nil }
    return locales & bit != 0 ? 1 : 0
  }

  static func because(_ guidance: Guidance, _ scoring: FitScoring) -> String {
    let facilitator = scoring.facilitator(guidance.facilitator)
    if facilitator.locales.isEmpty {
      return "Not known: which kinds of place the facilitator knows."
    }
    let places = guidance.members.map { member in
      let district = scoring.roster.district(member)
      return "\(district.name): \(district.locale?.type.rawValue ?? "not known")"
    }
    return "Knows \(Phrase.list(facilitator.locales.map(\.rawValue))) places "
      + "(\(places.joined(separator: "; ")))."
  }
}
