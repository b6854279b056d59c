import Domain

/// How well a facilitator knows the partnership's focus: the level of that topic over 5.
///
/// 0 where the topic is not listed. Not known without a focus, or where the facilitator lists no
/// expertise at all.
enum FocusExpertise: FitCriterionRule {
  static let criterion = FitCriterion.expertise
  static let source =
    "WestEd, District-to-District Partnerships (2015): facilitators give targeted content support."

  static func appraisal(_ guidance: Guidance, _ scoring: FitScoring) -> Appraisal {
    appraisal(guidance.facilitator, guidance.focus, scoring)
  }

  static func appraisal(
    _ facilitator: Int, _ focus: Topic?, _ scoring: FitScoring
  ) -> Appraisal {
    let expertise = scoring.facilitator(facilitator).expertise
    guard let focus, !expertise.isEmpty else { return .notKnown(scoring.roster.policy) }
    let level = expertise.first { $0.topic == focus }?.level ?? 0
    return Appraisal(Double(level) / scoring.roster.policy.shape.topRating)
  }

  static func because(_ guidance: Guidance, _ scoring: FitScoring) -> String {
    let facilitator = scoring.facilitator(guidance.facilitator)
    guard let focus = guidance.focus else { return "Not known: the partnership has no focus." }
    guard !facilitator.expertise.isEmpty else { return "Not known: no expertise is on record." }
    guard let entry = facilitator.expertise.first(where: { $0.topic == focus }) else {
      return "Does not list \(focus.label)."
    }
    let top = Int(scoring.roster.policy.shape.topRating)
    return "Lists \(focus.label) at level \(entry.level) of \(top)."
  }
}
