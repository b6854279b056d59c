package import Domain

/// On what footing two districts would meet.
package enum Footing: UInt8, Sendable {
  case mutual
  /// The one with the lower place mentors the other.
  case firstMentors
  /// The one with the higher place mentors the other.
  case secondMentors

  /// The footing that two wishes lead to; `nil` where they do not fit.
  ///
  /// Nobody mentors who did not offer it, and nobody is mentored who did not ask for it.
  package static func between(_ first: District.Mode, _ second: District.Mode) -> Footing? {
    switch (first, second) {
    case (.mutual, .mutual), (.mutual, .either), (.either, .mutual), (.either, .either): .mutual
    case (.mentor, .mentee), (.mentor, .either), (.either, .mentee): .firstMentors
    case (.mentee, .mentor), (.either, .mentor), (.mentee, .either): .secondMentors
    case (.mutual, _), (_, .mutual), (.mentor, .mentor), (.mentee, .mentee): nil
    }
  }

  package var mode: Plan.Mode { self == .mutual ? .mutual : .mentor }
}
