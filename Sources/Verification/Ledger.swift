/// Collects what was looked at and what was found.
struct Ledger {
  /// The difference up to which two numbers of a plan count as equal.
  static let tolerance = 1e-9

  private(set) var findings: [Finding] = []
  private var counts: [Check: Int] = [:]

  /// How often every rule was applied, in the order of `Check`.
  var checks: [VerificationReport.Count] {
    Check.allCases.map { .init(name: $0.rawValue, checked: counts[$0] ?? 0) }
  }

  /// Holds one thing against a rule that it keeps or breaks.
  ///
  /// `text` and the two values are built only where the rule is broken.
  mutating func require(
    _ check: Check, _ holds: Bool, at place: String, expected: @autoclosure () -> String,
    found: @autoclosure () -> String, _ text: @autoclosure () -> String
  ) {
    counts[check, default: 0] += 1
    guard !holds else { return }
    findings.append(
      Finding(
        check: check.rawValue, place: place, expected: expected(), found: found(), text: text()))
  }

  /// Holds a stated word, or its absence, against what it should be.
  mutating func compare(
    _ check: Check, at place: String, _ thing: @autoclosure () -> String,
    found: String?, expected: String?
  ) {
    state(
      check, found == expected, at: place, thing(), found: found ?? "none",
      expected: expected ?? "none")
  }

  /// Holds a stated count against what it should be.
  mutating func compare(
    _ check: Check, at place: String, _ thing: @autoclosure () -> String, found: Int, expected: Int
  ) {
    state(
      check, found == expected, at: place, thing(), found: "\(found)", expected: "\(expected)")
  }

  /// Holds a stated number against what it should be; a number that is not one never passes.
  mutating func compare(
    _ check: Check, at place: String, _ thing: @autoclosure () -> String,
    found: Double, expected: Double, within tolerance: Double = Ledger.tolerance
  ) {
    state(
      check, abs(found - expected) <= tolerance, at: place, thing(), found: "\(found)",
      expected: "\(expected)")
  }

  private mutating func state(
    _ check: Check, _ holds: Bool, at place: String, _ thing: @autoclosure () -> String,
    found: @autoclosure () -> String, expected: @autoclosure () -> String
  ) {
    require(
      check, holds, at: place, expected: expected(), found: found(),
      "\(thing()) is \(found()) in the plan. It should be \(expected()).")
  }
}
