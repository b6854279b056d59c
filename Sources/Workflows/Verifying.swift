package import Domain
package import Verification

/// Re-derives a plan's scores, rules and objective by code that shares nothing with the optimiser.
package enum Verifying {
  /// What the check finds; with `provesBound`, also whether the plan's certificate proves its bound.
  package static func report(
    _ plan: Plan, against source: Source, provesBound: Bool = false
  ) -> VerificationReport {
    PlanVerifier.verify(
      plan, against: source.bundle, sha256: source.sha256, provesBound: provesBound)
  }

  /// The same with the bound's proof, for people: whether it holds, and what was found.
  package static func words(
    _ plan: Plan, against source: Source
  ) -> (isSound: Bool, text: String) {
    let found = report(plan, against: source, provesBound: true)
    return (found.ok, text(found))
  }

  package static func json(_ report: VerificationReport) throws -> [UInt8] {
    try Printed.json(report)
  }

  /// Findings that a text shows at most; the JSON has all of them.
  private static let shownFindings = 50

  /// What was checked and found, for people.
  package static func text(_ report: VerificationReport) -> String {
    let checked = report.checks.reduce(0) { $0 + $1.checked }
    let rules = report.checks.count { $0.checked > 0 }
    var lines = report.findings.prefix(shownFindings).map {
      "\($0.check) at \($0.place): \($0.text)"
    }
    let hidden = report.findings.count - lines.count
    if hidden > 0 { lines.append("… and \(hidden) more; --json prints all of them.") }
    lines.append(
      report.ok
        ? "No finding: \(Phrase.count(checked, "check")) of \(Phrase.count(rules, "rule")) held."
        : "\(Phrase.count(report.findings.count, "finding")) in \(Phrase.count(checked, "check"))"
          + " of \(Phrase.count(rules, "rule"))."
    )
    if let bound = report.bound { lines.append(bound.text) }
    lines.append(report.note)
    return lines.joined(separator: "\n") + "\n"
  }
}
