import Domain
import Research

/// What was learnt as JSON, schema `tandem.learning/1`.
private struct LearningDocument: Encodable {
  struct Weight: Encodable {
    var criterion: Criterion
    var before: Double
    var weight: Double
    var low: Double
    var high: Double
    var coefficient: Double
    var coefficientLow: Double
    var coefficientHigh: Double

    enum CodingKeys: String, CodingKey {
      case criterion, before, weight, low, high, coefficient
      case coefficientLow = "coefficient_low", coefficientHigh = "coefficient_high"
    }
  }

  struct Calibration: Encodable {
    struct Bin: Encodable {
      var low: Double
      var high: Double
      var cases: Int
      @OrNull var foretold: Double?
      @OrNull var came: Double?
    }

    var brier: Double
    var baseBrier: Double
    var bins: [Bin]

    enum CodingKeys: String, CodingKey { case brier, bins, baseBrier = "base_brier" }
  }

  var schema = "tandem.learning/1"
  var definition = PartnershipOutcome.definition
  var policy: String
  var succeeded: Int
  var failed: Int
  var open: Int
  @OrNull var warning: String?
  var weights: [Weight]
  var calibration: Calibration?
  var suggestion: SuggestedPolicy
}

extension Learning {
  package func json() throws -> [UInt8] {
    try Printed.json(
      LearningDocument(
        policy: policy.version, succeeded: verdicts[.succeeded] ?? 0,
        failed: verdicts[.failed] ?? 0, open: verdicts[.open] ?? 0, warning: warning,
        weights: learning.estimates.map {
          LearningDocument.Weight(
            criterion: $0.criterion, before: $0.before, weight: $0.weight, low: $0.low,
            high: $0.high, coefficient: $0.coefficient, coefficientLow: $0.coefficientLow,
            coefficientHigh: $0.coefficientHigh)
        },
        calibration: calibration.map { calibration in
          LearningDocument.Calibration(
            brier: calibration.brier, baseBrier: calibration.baseBrier,
            bins: calibration.bins.map {
              .init(
                low: $0.low, high: $0.high, cases: $0.cases, foretold: $0.foretold, came: $0.came)
            })
        }, suggestion: suggestion))
  }
}
