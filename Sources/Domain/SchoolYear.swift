/// School years as texts such as `2008-09`, which sort as they follow each other.
package enum SchoolYear {
  /// Whether `text` is one: four digits, and the last two of the next year.
  package static func isOne(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let first = Int(parts[0]),
      let second = Int(parts[1])
    else { return false }
    return (first + 1) % 100 == second
  }
}

extension Day {
  /// The school year in which it lies, from the first of July, such as `2026-27`.
  package var schoolYear: String {
    let first = month >= 7 ? year : year - 1
    let second = (first + 1) % 100
    return "\(first)-\(second < 10 ? "0" : "")\(second)"
  }
}
