package import Domain
package import Drafting
package import Research

/// How well known weights are found again, as a table or as JSON (schema `tandem.recovery/1`).
package struct RecoveryReport: Sendable {
  package static let caseCounts = [10, 20, 50, 100, 200, 500, 1000]

  package let policy: Policy
  package let recovery: Recovery

  package init(version: String, caseCounts: [Int] = Self.caseCounts, runs: Int, seed: UInt64) {
    let policy = Policy(version: version)
    var random = SeededGenerator(seed: seed)
    self.policy = policy
    recovery = Recovery(caseCounts: caseCounts, runs: runs, policy: policy, using: &random)
  }

  package func text(style: TextStyle) -> String {
    ListingText.text(
      title: "How well weights are found again",
      paragraph: """
        True weights are drawn around policy \(policy.version), outcomes are invented from them, and \
        the weights are learnt again. Error is the mean difference of a weight from the true one; \
        held is the share of ranges of 95 % that hold the truth.
        """,
      table: DocumentTable(
        columns: [
          "partnerships", "runs", "error before", "error", "width of range", "weights held",
          "coefficients held",
        ].map { .init($0, numeric: true) },
        rows: recovery.steps.map { step in
          ["\(step.cases)", "\(step.runs)"]
            + [
              step.errorBefore, step.error, step.width, step.weightCoverage,
              step.coefficientCoverage,
            ].map { Phrase.decimal($0, 3) }
        }), style: style)
  }

  package func json() throws -> [UInt8] {
    try Printed.json(
      RecoveryDocument(
        policy: policy.version,
        steps: recovery.steps.map {
          .init(
            cases: $0.cases, runs: $0.runs, error: $0.error, errorBefore: $0.errorBefore,
            width: $0.width, weightCoverage: $0.weightCoverage,
            coefficientCoverage: $0.coefficientCoverage)
        }))
  }
}

private struct RecoveryDocument: Encodable {
  struct Step: Encodable {
    var cases: Int
    var runs: Int
    var error: Double
    var errorBefore: Double
    var width: Double
    var weightCoverage: Double
    var coefficientCoverage: Double

    enum CodingKeys: String, CodingKey {
      case cases, runs, error, width
      case errorBefore = "error_before", weightCoverage = "weight_coverage"
      case coefficientCoverage = "coefficient_coverage"
    }
  }

  var schema = "tandem.recovery/1"
  var policy: String
  var steps: [Step]
}
