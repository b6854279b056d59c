import Domain

/// How near a facilitator's base is to the members: the lowest over them.
///
/// `q + ½ (1 - q) · min(virtual_f, virtual_m)` with `q = 2^(-max(0, minutes - 60) / 60)`
///
/// A member to whom the drive is not known counts `unknown`; an unknown `virtual` softens nothing.
enum Travel: FitCriterionRule {
  static let criterion = FitCriterion.travel
  static let source =
    "WestEd, District-to-District Partnerships (2015): distance from the facilitator is a "
    + "challenge too."

  static func appraisal(_ guidance: Guidance, _ scoring: FitScoring) -> Appraisal {
    .lowest(values(guidance, scoring), scoring.roster.policy)
  }

  private static func values(_ guidance: Guidance, _ scoring: FitScoring) -> [Double?] {
    guidance.members.map {
      value(
        guidance.facilitator, $0, minutes: scoring.minutes(guidance.facilitator, $0), scoring)
    }
  }

  @inline(__always)
  static func value(
    _ facilitator: Int, _ member: Int, minutes: Double?, _ scoring: FitScoring
  ) -> Double? {
    guard let minutes else { return nil }
    let policy = scoring.roster.policy
    let nearness = Nearness(
      near: policy.facilitatorNearMinutes, half: policy.facilitatorHalfMinutes,
      virtualShare: policy.shape.virtualShare)
    return nearness.value(
      minutes: minutes,
      virtual: min(
        scoring.facilitators.profiles[facilitator].virtual,
        scoring.roster.profiles[member].virtual))
  }

  static func because(_ guidance: Guidance, _ scoring: FitScoring) -> String {
    let silent = guidance.members.filter { scoring.minutes(guidance.facilitator, $0) == nil }
      .map { scoring.roster.district($0).name }
    guard let furthest = scoring.furthest(guidance.facilitator, guidance.members) else {
      return "Not known: the drive to the members."
    }
    let name = scoring.roster.district(furthest.member).name
    let drive = Phrase.drive(minutes: furthest.minutes)
    let rest = silent.isEmpty ? "" : "; not known: the drive to \(Phrase.list(silent))"
    return "The longest estimated drive is \(drive), to \(name)\(rest)."
  }
}
