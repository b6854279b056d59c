import Domain

/// How well a facilitator knows the members: the lowest tie to any of them.
///
/// Worked together 1, trained 0.67, acquainted 0.33, none on record 0, which is known. The lowest,
/// so that a lopsided tie does not count.
enum FacilitatorRelationship: FitCriterionRule {
  static let criterion = FitCriterion.relationship
  static let source =
    "WestEd, District-to-District Partnerships (2015): a neutral facilitator who has or can build "
    + "relationships."

  static func appraisal(_ guidance: Guidance, _ scoring: FitScoring) -> Appraisal {
    .lowest(
      guidance.members.map { strength(guidance.facilitator, $0, scoring) },
      scoring.roster.policy)
  }

  static func strength(_ facilitator: Int, _ member: Int, _ scoring: FitScoring) -> Double {
    scoring.facilitators.tie(facilitator, member).strength
  }

  static func because(_ guidance: Guidance, _ scoring: FitScoring) -> String {
    let isUnknown = guidance.members.allSatisfy {
      scoring.facilitators.tie(guidance.facilitator, $0).strongest == nil
    }
    if isUnknown { return "No tie to any member is on record." }
    let ties = guidance.members.map { member in
      let tie = scoring.facilitators.tie(guidance.facilitator, member)
      let record = tie.strongest.map { scoring.roster.bundle.facilitatorTies[$0] }
      return "\(scoring.roster.district(member).name): \(words(record))"
    }
    return "The weakest tie counts (\(ties.joined(separator: "; ")))."
  }

  private static func words(_ record: FacilitatorTie?) -> String {
    guard let record else { return "no tie on record" }
    let since = record.since.map { " since \($0)" } ?? ""
    switch record.kind {
    case .workedTogether: return "worked together\(since)"
    case .trained: return "gave training\(since)"
    case .acquainted: return "acquainted\(since)"
    case .employedBy, .contractedBy, .boardMember, .conflict: return "no tie on record"
    }
  }
}
