package import Domain
import Exchange
import LinearPrograms
package import Research
import Scoring

/// Weights that agree best with preferences between partnerships of one round.
package struct PreferenceFit: Sendable {
  /// A statement, and whether policies agree with it.
  package struct Judgement: Equatable, Sendable {
    package var line: Int
    /// Whether the round's policy agrees.
    package var wasKept: Bool
    /// Whether a policy with the fitted weights agrees.
    package var isKept: Bool
    /// By how much the fitted functions miss it; 0 where they keep it.
    package var miss: Double
  }

  /// A better partnership's score is the higher by more than this.
  private static let tolerance = 1e-9
  /// Partnerships as good as each other have scores that differ by this at most.
  private static let equality = 0.01

  package let policy: Policy
  package let fitting: PreferenceFitting
  package let judgements: [Judgement]
  package let segments: Int

  /// Fits the preferences in a file; partnerships are scored as in the bundle's round.
  ///
  /// - Throws: `Failure` for what is wrong with the file, or an id that the bundle does not have.
  package init(
    _ bundle: RegistryBundle, preferencesFile: String, segments: Int, margin: Double
  ) throws {
    let records = try ResearchTable.read(preferencesFile, ResearchFiles.preferences)
    guard !records.isEmpty else {
      throw Failure(
        .badInput, ["\(preferencesFile): It states no preference. Write at least one row."])
    }
    let scoring = PairScoring(bundle)
    func values(_ members: [District.ID], line: Int) throws(Failure) -> [Double] {
      var places: [Int] = []
      for member in members {
        guard let place = scoring.roster.place(of: member) else {
          throw Failure(
            .notFound,
            [
              "\(preferencesFile):\(line): The bundle has no district \"\(member.rawValue)\"."
                + " Write the id of one that it has."
            ])
        }
        places.append(place)
      }
      return Self.values(Set(places).sorted(), scoring)
    }
    var statements: [PreferenceStatement] = []
    for record in records {
      statements.append(
        PreferenceStatement(
          first: try values(record.first, line: record.line),
          second: try values(record.second, line: record.line),
          relation: record.relation == .better ? .better : .equal))
    }
    let policy = bundle.round.policy
    let fitting = try PreferenceFitting(statements, segments: segments, margin: margin)
    let weights = Criterion.allCases.map { policy.weights[$0] }
    self.policy = policy
    self.fitting = fitting
    self.segments = segments
    judgements = zip(records, statements).enumerated().map { index, pair in
      Judgement(
        line: pair.0.line, wasKept: Self.keeps(pair.1, weights),
        isKept: Self.keeps(pair.1, fitting.weights), miss: fitting.misses[index])
    }
  }

  /// The criteria of a partnership: the means over its pairs.
  private static func values(_ places: [Int], _ scoring: PairScoring) -> [Double] {
    var sums = Criterion.allCases.map { _ in 0.0 }
    var count = 0.0
    for (index, first) in places.enumerated() {
      for second in places.dropFirst(index + 1) {
        for (place, appraisal) in scoring.appraisals(first, second).enumerated() {
          sums[place] += appraisal.value
        }
        count += 1
      }
    }
    return sums.map { $0 / count }
  }

  private static func keeps(_ statement: PreferenceStatement, _ weights: [Double]) -> Bool {
    var gain = 0.0
    for (index, weight) in weights.enumerated() {
      gain += weight * (statement.first[index] - statement.second[index])
    }
    return statement.relation == .better ? gain > tolerance : abs(gain) <= equality
  }

  var suggestion: SuggestedPolicy {
    SuggestedPolicy(fitting.weights, base: policy, name: "preferred-\(judgements.count)")
  }
}
