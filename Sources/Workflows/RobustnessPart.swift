package import Domain

/// Which weights a study of robustness draws.
package struct RobustnessStudy: Equatable, Sendable, Codable {
  /// Samples are numbered from 1 to this.
  package var samples: Int
  package var seed: UInt64
  package var admissible: AdmissibleWeights

  package init(samples: Int, seed: UInt64, admissible: AdmissibleWeights) {
    self.samples = samples
    self.seed = seed
    self.admissible = admissible
  }
}

/// One of several equal parts of a study, each of which a computer can do by itself.
package struct Shard: Equatable, Hashable, Sendable, Codable {
  /// 1…`count`.
  package var number: Int
  package var count: Int

  package static let whole = Shard(number: 1, count: 1)

  package init(number: Int, count: Int) {
    self.number = number
    self.count = count
  }

  /// Whether it takes the sample or the criterion of this number, counted from 1.
  package func takes(_ item: Int) -> Bool { item % count == number % count }
}

/// What one shard of a study found; schema `tandem.robustness-part/1`.
package struct RobustnessPart: Equatable, Sendable, Codable {
  package static let schema = "tandem.robustness-part/1"

  /// A partnership of the plan that is studied.
  package struct Party: Equatable, Sendable, Codable {
    package var members: [District.ID]
    @OrNull package var facilitator: Facilitator.ID?
  }

  /// What became of the plan with the weights of one sample.
  package struct Sample: Equatable, Sendable, Codable {
    package var number: Int
    /// `nil` where a stop came first.
    @OrNull package var verdict: PlanUnderWeights.Verdict?
  }

  package var schema = Self.schema
  /// The fingerprint of the bundle.
  package var input: String
  /// In the plan's order.
  package var partnerships: [Party]
  package var study: RobustnessStudy
  package var shard: Shard
  /// With the policy's own weights; `nil` where a stop came first.
  @OrNull package var declared: PlanUnderWeights.Verdict?
  /// In order of number.
  package var samples: [Sample]
  /// In order of criterion.
  package var ranges: [WeightRange]
}

extension RobustnessPart {
  package func json() throws -> [UInt8] { try Printed.json(self) }

  static func parties(of plan: Plan) -> [Party] {
    plan.partnerships.map { Party(members: $0.members, facilitator: $0.facilitator) }
  }
}
