import Domain

/// What somebody may answer of itself, so that a slip of the hand is found while it is looking.
enum Plausible {
  /// The minutes of a day.
  private static let longestDrive = 1440.0
  /// Longer than anybody has led a district.
  private static let longestService = 80.0

  /// - Throws: `Failure.badInput` with a point for each answer that cannot be.
  static func check(minutes: Double?, yearsOfService years: Double? = nil) throws(Failure) {
    var points: [Failure.Point] = []
    if let minutes, minutes > longestDrive {
      points.append(
        Failure.Point(
          "A drive of \(Phrase.figure(minutes)) minutes is longer than a day. Write minutes, such as"
            + " 90.", column: "max_minutes"))
    }
    if let years, years > longestService {
      points.append(
        Failure.Point(
          "\(Phrase.figure(years)) years are more than anybody serves. Write whole years or a part,"
            + " such as 3.5.", column: "tenure_years"))
    }
    guard points.isEmpty else { throw Failure(.badInput, about: points) }
  }
}
