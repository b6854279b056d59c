import Foundation

/// The time that documents give as theirs.
enum Clock {
  /// Seconds since 1970; those of `SOURCE_DATE_EPOCH` where it is set, so that the same input gives
  /// the same bytes.
  static var now: Int {
    ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }
      ?? Int(Date().timeIntervalSince1970)
  }
}
