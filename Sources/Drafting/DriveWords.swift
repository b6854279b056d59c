import Domain

/// Drives in running text.
enum DriveWords {
  /// Minutes below which a drive is rounded down to `under 5 minutes`.
  private static let shortest = 2.5

  /// `about 35 minutes`, `under 5 minutes`.
  static func about(_ minutes: Double) -> String {
    (minutes < shortest ? "" : "about ") + Phrase.drive(minutes: minutes)
  }
}
