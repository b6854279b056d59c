/// What an independent check of a plan found, and how much it looked at.
package struct VerificationReport: Equatable, Sendable, Codable {
  /// How often one rule was applied.
  package struct Count: Equatable, Sendable, Codable {
    /// The rule's name, one of `Check`.
    package var name: String
    /// The things that were held against the rule, 0 or more.
    package var checked: Int

    package init(name: String, checked: Int) {
      self.name = name
      self.checked = checked
    }
  }

  /// In the order in which the plan is read.
  package var findings: [Finding]
  /// Every rule, in the order of `Check`.
  package var checks: [Count]
  /// What the check does not cover.
  package var note: String
  /// What the plan's certificate proves; `nil` where that was not asked for, or there is none.
  package var bound: BoundReport?

  /// Whether nothing was found.
  package var ok: Bool { findings.isEmpty }

  package init(
    findings: [Finding], checks: [Count], note: String, bound: BoundReport? = nil
  ) {
    self.bound = bound
    self.findings = findings
    self.checks = checks
    self.note = note
  }

  private enum CodingKeys: String, CodingKey { case findings, checks, note, bound, ok }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    findings = try container.decode([Finding].self, forKey: .findings)
    checks = try container.decode([Count].self, forKey: .checks)
    note = try container.decode(String.self, forKey: .note)
    bound = try container.decodeIfPresent(BoundReport.self, forKey: .bound)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(findings, forKey: .findings)
    try container.encode(checks, forKey: .checks)
    try container.encode(note, forKey: .note)
    try container.encodeIfPresent(bound, forKey: .bound)
    try container.encode(ok, forKey: .ok)
  }
}
