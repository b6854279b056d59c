import Domain

/// Drives in running text.
enum DriveWords {
  /// Minutes below which a drive is rounded down to `under 5 minutes`.
  private static let shortest = 2.5

  /// `about 35 minutes`, `under 5 minutes`.
  static func about(_ minutes: Double) -> String {
    (minutes < shortest ? "" : "about ") + Phrase.drive(minutes: minutes)
  }

  /// A drive beside the limit that it exceeds, up to a whole minute: `87 minutes`, `2 h 3 min`.
  static func roundedUp(_ minutes: Double) -> String { exactly(whole(minutes, .up)) }

  /// A limit beside the drive that exceeds it, down to a whole minute.
  static func roundedDown(_ minutes: Double) -> String { exactly(whole(minutes, .down)) }

  /// Whole minutes from a limit to a drive beyond it, as `roundedUp` and `roundedDown` show them.
  static func excess(of minutes: Double, over limit: Double) -> Int {
    whole(minutes, .up) - whole(limit, .down)
  }

  /// Minutes from which hours are named.
  private static let long = 90

  private static func exactly(_ minutes: Int) -> String {
    if minutes < long { return Phrase.count(minutes, "minute") }
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
  }

  private static func whole(_ minutes: Double, _ rule: FloatingPointRoundingRule) -> Int {
    Int(exactly: minutes.rounded(rule)) ?? Int.max / 2
  }
}
