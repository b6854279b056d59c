package import Domain
package import Verification

/// Re-derives a plan's scores, rules and objective by code that shares nothing with the optimiser.
package enum Verifying {
  package static func report(_ plan: Plan, against source: Source) -> VerificationReport {
    PlanVerifier.verify(plan, against: source.bundle, sha256: source.sha256)
  }

  package static func json(_ report: VerificationReport) throws -> [UInt8] {
    try Printed.json(report)
  }

  /// What was checked and found, for people.
  package static func text(_ report: VerificationReport) -> String {
    let checked = report.checks.reduce(0) { $0 + $1.checked }
    let rules = report.checks.count { $0.checked > 0 }
    var lines = report.findings.map { "\($0.check) at \($0.place): \($0.text)" }
    lines.append(
      report.ok
        ? "No finding: \(Phrase.count(checked, "check")) of \(Phrase.count(rules, "rule")) held."
        : "\(Phrase.count(report.findings.count, "finding")) in \(Phrase.count(checked, "check"))"
          + " of \(Phrase.count(rules, "rule"))."
    )
    lines.append(report.note)
    return lines.joined(separator: "\n") + "\n"
  }
}
