package import Domain

/// What readers call the criteria, and the question that each answers.
package enum CriterionWords {
  package static func name(_ criterion: Criterion) -> String {
    switch criterion {
    case .commonNeed: "common need"
    case .proximity: "drive"
    case .similarContext: "similar context"
    case .reciprocity: "reciprocity"
    case .relationship: "relationship"
    case .readiness: "readiness"
    case .stability: "stable leadership"
    case .roles: "shared roles"
    case .systems: "shared data systems"
    }
  }

  package static func name(_ criterion: FitCriterion) -> String {
    switch criterion {
    case .travel: "travel"
    case .relationship: "relationship"
    case .expertise: "expertise"
    case .region: "region"
    case .context: "kind of place"
    }
  }

  /// The reader's name for a criterion between districts, by its name in files.
  package static func name(inScore name: String) -> String {
    Criterion(rawValue: name).map(self.name) ?? name.replacing("_", with: " ")
  }

  /// The reader's name for a criterion of a facilitator's fit, by its name in files.
  package static func name(inFit name: String) -> String {
    FitCriterion(rawValue: name).map(self.name) ?? name.replacing("_", with: " ")
  }

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
