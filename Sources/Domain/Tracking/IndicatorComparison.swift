/// Two indicators side by side, and how far apart two groups of one are.
extension Indicator {
  /// What makes figures of two indicators no like for like, in sentences; none if they are.
  package func differences(from other: Indicator) -> [String] {
    func differ(_ what: String, _ mine: String?, _ theirs: String?) -> String? {
      guard normal(mine) != normal(theirs) else { return nil }
      return "The \(what) differs: \(mine ?? "not stated") and \(theirs ?? "not stated")."
    }
    return [
      differ(
        "measure", measure.isEmpty ? nil : measure, other.measure.isEmpty ? nil : other.measure),
      differ("denominator", denominator, other.denominator),
      differ("unit", unit, other.unit),
      differ("student group", group ?? "all students", other.group ?? "all students"),
      differ("direction", direction.rawValue, other.direction.rawValue),
    ].compactMap { $0 }
  }

  private func normal(_ text: String?) -> String? {
    text?.lowercased().split(separator: " ").joined(separator: " ")
  }

  /// How far `group` is behind `reference` in a year, in the unit; negative is ahead.
  ///
  /// `nil` where a figure is missing or suppressed, or the measure has ended.
  package func gap(of group: String?, behind reference: String?, in year: String) -> Double? {
    if let ending, year >= ending.year { return nil }
    guard let mine = actual(in: year, group: group),
      let theirs = actual(in: year, group: reference), !mine.isSuppressed, !theirs.isSuppressed
    else { return nil }
    return advantage(of: theirs.value, over: mine.value)
  }

  /// By how much a gap has become smaller from one year to another; negative has grown.
  package func narrowing(
    of group: String?, behind reference: String?, from earlier: String, to later: String
  ) -> Double? {
    guard let before = gap(of: group, behind: reference, in: earlier),
      let after = gap(of: group, behind: reference, in: later)
    else { return nil }
    return ((before - after) * 1e9).rounded() / 1e9
  }
}
