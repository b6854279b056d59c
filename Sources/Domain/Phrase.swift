import Foundation

/// The few turns of phrase and number that every sentence of ours shares.
package enum Phrase {
  /// `a`, `a and b`, `a, b and c`.
  package static func list(_ items: [String], _ word: String = "and") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// `1 partnership`, `2 partnerships`.
  package static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// A drive: `under 5 minutes`, `35 minutes`, `2 h 10 min`; rounded to five minutes.
  package static func drive(minutes: Double) -> String {
    let rounded = Int((minutes / 5).rounded()) * 5
    if rounded < 5 { return "under 5 minutes" }
    if rounded < 90 { return "\(rounded) minutes" }
    return rounded % 60 == 0 ? "\(rounded / 60) h" : "\(rounded / 60) h \(rounded % 60) min"
  }

  /// A number with this many decimals and a point, whatever the locale.
  package static func decimal(_ number: Double, _ digits: Int = 2) -> String {
    String(format: "%.\(digits)f", number)
  }

  /// A whole number with commas between thousands.
  package static func grouped(_ number: Int) -> String {
    let digits = String(abs(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }
}
