package import Domain

/// What readers call the criteria, and the question that each answers.
///
/// The words are those of files, so that a reader finds a criterion of a text in the policy.
package enum CriterionWords {
  /// The reader's name for a criterion, by its name in files: `common need`.
  package static func name(_ name: String) -> String { name.replacing("_", with: " ") }

  package static func question(_ criterion: Criterion) -> String {
    switch criterion {
    case .commonNeed: "How much do the members need the same things?"
    case .proximity: "How short is the drive, or how ready are they to meet at a distance?"
    case .similarContext: "How alike are size, students served, kind of place and grades?"
    case .reciprocity: "Can each help the other with something that it needs?"
    case .relationship: "Have they worked together, or asked for each other?"
    case .readiness: "How ready is each to begin?"
    case .stability: "Will the superintendents stay?"
    case .roles: "Do their staff have counterparts to work with?"
    case .systems: "Do they keep data in the same system?"
    }
  }

  package static func question(_ criterion: FitCriterion) -> String {
    switch criterion {
    case .travel: "How short is the facilitator's longest drive to a member?"
    case .relationship: "Does the facilitator know every member?"
    case .expertise: "How well does the facilitator know the focus topic?"
    case .region: "Does the facilitator serve the members' regions?"
    case .context: "Does the facilitator know the members' kinds of place?"
    }
  }
}
