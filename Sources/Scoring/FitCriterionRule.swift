import Domain

/// One facilitator, the members of one partnership in order of place, and its focus.
struct Guidance: Sendable {
  let facilitator: Int
  let members: [Int]
  let focus: Topic?
}

/// One criterion between a facilitator and a partnership: its formula, its words, its source.
protocol FitCriterionRule: Sendable {
  static var criterion: FitCriterion { get }
  /// Where the criterion comes from, for printing.
  static var source: String { get }
  static func appraisal(_ guidance: Guidance, _ scoring: FitScoring) -> Appraisal
  /// The evidence, as one sentence for district staff.
  static func because(_ guidance: Guidance, _ scoring: FitScoring) -> String
}

extension Appraisal {
  /// The lowest of the members' values, where an unknown one counts `unknown`.
  static func lowest(_ values: [Double?], _ policy: Policy) -> Appraisal {
    Appraisal(values.map { $0 ?? policy.unknown }.min() ?? policy.unknown, known: share(values))
  }

  /// The mean of the members' values, where an unknown one counts `unknown`.
  static func mean(_ values: [Double?], _ policy: Policy) -> Appraisal {
    let sum = values.reduce(0.0) { $0 + ($1 ?? policy.unknown) }
    return Appraisal(sum / Double(values.count), known: share(values))
  }

  private static func share(_ values: [Double?]) -> Double {
    Double(values.count { $0 != nil }) / Double(values.count)
  }
}
