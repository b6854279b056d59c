import Domain

/// Whether two districts meet on one footing or one of them mentors.
struct Footing: Equatable {
  var mode: Plan.Mode
  var mentor: District.ID?

  static let mutual = Footing(mode: .mutual, mentor: nil)

  /// The footing that the modes of both districts permit, or nothing.
  static func between(_ one: District, _ other: District) -> Footing? {
    switch (one.mode, other.mode) {
    case (.mutual, .mutual), (.mutual, .either), (.either, .mutual), (.either, .either): .mutual
    case (.mentor, .mentee), (.mentor, .either), (.either, .mentee):
      Footing(mode: .mentor, mentor: one.id)
    case (.mentee, .mentor), (.either, .mentor), (.mentee, .either):
      Footing(mode: .mentor, mentor: other.id)
    case (.mentor, .mentor), (.mentee, .mentee): nil
    case (.mutual, .mentor), (.mutual, .mentee), (.mentor, .mutual), (.mentee, .mutual): nil
    }
  }
}
