import Domain

/// Whether the members lie in the facilitator's regions: the mean over them of 1 or 0.
///
/// A member counts if its `region` or its `county` is among the facilitator's regions, without
/// regard to case. Not known for a member if the facilitator lists no regions, or the member has
/// neither a region nor a county.
enum RegionCovered: FitCriterionRule {
  static let criterion = FitCriterion.region
  static let source =
    "WestEd, District-to-District Partnerships (2015): a network of facilitators by region."

  static func appraisal(_ guidance: Guidance, _ scoring: FitScoring) -> Appraisal {
    .mean(
      guidance.members.map { value(guidance.facilitator, $0, scoring) }, scoring.roster.policy)
  }

  @inline(__always)
  static func value(_ facilitator: Int, _ member: Int, _ scoring: FitScoring) -> Double? {
    guard scoring.facilitators.profiles[facilitator].listsRegions,
      scoring.facilitators.hasHome(member)
    else { return nil }
    return scoring.facilitators.covers(facilitator, member) ? 1 : 0
  }

  static func because(_ guidance: Guidance, _ scoring: FitScoring) -> String {
    let values = guidance.members.map { value(guidance.facilitator, $0, scoring) }
    let known = values.compactMap { $0 }
    if known.isEmpty { return "Not known: the facilitator's regions or those of the members." }
    let silent = zip(guidance.members, values).filter { $0.1 == nil }
      .map { scoring.roster.district($0.0).name }
    let rest = silent.isEmpty ? "" : "; not known: the region of \(Phrase.list(silent))"
    let inside = known.count { $0 == 1 }
    if guidance.members.count == 2, silent.isEmpty {
      let who = ["Neither member lies", "One of the two members lies", "Both members lie"][inside]
      return "\(who) in the facilitator's regions\(rest)."
    }
    return "\(inside) of \(Phrase.count(known.count, "member")) "
      + "\(inside == 1 ? "lies" : "lie") in the facilitator's regions\(rest)."
  }
}
