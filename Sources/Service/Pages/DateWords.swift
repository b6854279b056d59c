import Domain

/// Days and moments as people read them.
enum DateWords {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `November 22, 2026` for a day or a moment; another text as it is.
  static func day(_ text: String) -> String {
    guard let day = Day(String(text.prefix(10))) else { return text }
    return "\(months[day.month - 1]) \(day.dayOfMonth), \(day.year)"
  }

  /// `November 22, 2026, 10:38 UTC`; a day alone without its hour.
  static func moment(_ text: String) -> String {
    guard text.utf8.count == 20, text.hasSuffix("Z") else { return day(text) }
    return "\(day(text)), \(text.dropFirst(11).prefix(5)) UTC"
  }
}
