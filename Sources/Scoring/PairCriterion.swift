import Domain

/// One criterion between two districts: its formula, its words, its source.
protocol PairCriterion: Sendable {
  static var criterion: Criterion { get }
  /// Where the criterion comes from, for printing.
  static var source: String { get }
  static func appraisal(_ pairing: Pairing, _ roster: Roster) -> Appraisal
  /// The evidence, as one sentence for district staff.
  static func because(_ pairing: Pairing, _ roster: Roster) -> String
}
