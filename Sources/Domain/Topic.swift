/// A subject that districts work on together: one word of the taxonomy.
package struct Topic: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  /// The name as it stands in files, such as `chronic_absence`.
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package init(_ rawValue: String) { self.rawValue = rawValue }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The name in words, such as `chronic absence`.
  package var label: String { Self.labels[rawValue] ?? rawValue.replacing("_", with: " ") }

  /// Where the words are more than those of the name in files.
  private static let labels = [
    "career_technical": "career and technical education",
    "college_career": "college and career readiness",
    "data_use": "use of data",
    "dual_enrollment": "dual enrolment",
    "ela": "English language arts",
    "english_learners": "English learners",
    "foster_homeless_youth": "foster and homeless youth",
    "long_term_english_learners": "long-term English learners",
    "math": "mathematics",
    "multi_tiered_support": "multi-tiered support",
    "native_students": "Native students",
    "policy_voice": "a voice in policy",
    "principal_leadership": "leadership of principals",
    "resource_pooling": "pooling of resources",
    "rural_capacity": "capacity of rural districts",
    "social_emotional": "social and emotional learning",
    "standards_curriculum": "standards and curriculum",
    "suspension_climate": "school climate and suspensions",
  ]

  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension Topic {
  /// Taxonomy v1, in alphabetical order.
  package static let taxonomy: [Topic] = [
    "assessment", "career_technical", "chronic_absence", "college_career", "data_use",
    "dual_enrollment", "early_literacy", "ela", "english_learners", "family_engagement",
    "foster_homeless_youth", "graduation", "leadership_development", "local_planning",
    "long_term_english_learners", "math", "multi_tiered_support", "native_students",
    "policy_voice", "principal_leadership", "professional_learning",
    "professional_learning_communities", "resource_pooling", "rural_capacity", "science",
    "social_emotional", "standards_curriculum", "student_mobility",
    "students_with_disabilities", "suspension_climate", "teacher_recruitment", "technology",
  ].map { Topic($0) }
}
