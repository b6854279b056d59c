package import Domain
package import Drafting
package import Scoring

/// How much of the differences between scores each criterion really makes, beside its weight.
///
/// A criterion that is the same for every pair decides nothing, whatever its weight. Over the
/// allowed pairs, with s = Σ w·v, the effective weight of a criterion is
///
///     w_k · cov(v_k, s) / var(s),
///
/// its share of the variance of the scores. The shares add to 1; one is below 0 where a criterion
/// evens out what the others set apart.
///
/// Reference: Shorrocks, "Inequality decomposition by factor components", Econometrica 50 (1982),
/// doi:10.2307/1912537.
package struct EffectiveWeights: Equatable, Sendable, Codable {
  package static let schema = "tandem.weights/1"

  package struct Row: Equatable, Sendable, Codable {
    /// The criterion's name in files.
    package var name: String
    /// The weight in the policy, 0…1.
    package var declared: Double
    /// The share of the variance of the scores; `nil` where all scores are the same.
    @OrNull package var effective: Double?
    /// The mean of the criterion's value, 0…1.
    package var mean: Double
    /// The standard deviation of the criterion's value.
    package var spread: Double
    /// The mean share of the criterion that was known, 0…1.
    package var known: Double
  }

  package var schema = Self.schema
  /// The allowed pairs, minimum score and locks apart.
  package var pairs: Int
  package var meanScore: Double
  /// The standard deviation of the scores.
  package var scoreSpread: Double
  /// In the order of `Criterion`.
  package var criteria: [Row]

  private enum CodingKeys: String, CodingKey {
    case schema, pairs, criteria
    case meanScore = "mean_score"
    case scoreSpread = "score_spread"
  }

  package init(_ bundle: RegistryBundle) {
    let scoring = PairScoring(bundle)
    self.init(scoring, over: scoring.allowedPairs(), weights: bundle.round.policy.weights)
  }

  /// - Parameters:
  ///   - scoring: of the round.
  ///   - pairs: the pairs that it allows.
  ///   - weights: those of the round's policy.
  package init(_ scoring: PairScoring, over pairs: [AllowedPair], weights: Weights<Criterion>) {
    var moments = Moments(count: Criterion.allCases.count)
    for pair in pairs {
      moments.add(scoring.appraisals(Int(pair.a), Int(pair.b)), score: pair.score)
    }
    self.pairs = pairs.count
    meanScore = moments.meanScore
    scoreSpread = moments.deviation(moments.squaredScore)
    criteria = Criterion.allCases.enumerated().map { place, criterion in
      let weight = weights[criterion]
      return Row(
        name: criterion.rawValue, declared: weight,
        effective: moments.squaredScore > Self.noVariance * Double(pairs.count)
          ? weight * moments.products[place] / moments.squaredScore : nil,
        mean: moments.means[place], spread: moments.deviation(moments.squares[place]),
        known: pairs.isEmpty ? 0 : moments.known[place] / Double(pairs.count))
    }
  }

  /// A variance that only rounding makes.
  private static let noVariance = 1e-24
}

/// Means and sums of squared deviations, brought up to date with every pair.
///
/// Reference: Welford, "Note on a method for calculating corrected sums of squares and products",
/// Technometrics 4 (1962), doi:10.1080/00401706.1962.10490022.
private struct Moments {
  private var count = 0.0
  var meanScore = 0.0
  var squaredScore = 0.0
  var means: [Double]
  var squares: [Double]
  /// Of each criterion's deviation with the score's.
  var products: [Double]
  var known: [Double]

  init(count: Int) {
    means = Array(repeating: 0, count: count)
    squares = means
    products = means
    known = means
  }

  mutating func add(_ appraisals: [Appraisal], score: Double) {
    count += 1
    let deviation = score - meanScore
    meanScore += deviation / count
    squaredScore += deviation * (score - meanScore)
    for (place, appraisal) in appraisals.enumerated() {
      let own = appraisal.value - means[place]
      means[place] += own / count
      squares[place] += own * (appraisal.value - means[place])
      products[place] += own * (score - meanScore)
      known[place] += appraisal.known
    }
  }

  func deviation(_ squares: Double) -> Double {
    count > 0 ? max(0, squares / count).squareRoot() : 0
  }
}

extension EffectiveWeights {
  package func json() throws -> [UInt8] { try Printed.json(self) }

  /// The weights for staff.
  package func text(style: TextStyle) -> String {
    ReportText(
      title: "Declared and effective weights",
      facts: [
        (
          "pairs",
          "\(Phrase.count(pairs, "allowed pair")), minimum score and locks apart; mean score"
            + " \(Phrase.decimal(meanScore, 3)), spread \(Phrase.decimal(scoreSpread, 3))."
        ),
        (
          "effective",
          "the share of the differences between scores that a criterion makes. One that is nearly"
            + " the same for all pairs decides little, whatever its weight; below 0, it evens out"
            + " what the others set apart. The shares add to 1."
        ),
        ("spread", "the standard deviation of the criterion's value over the pairs."),
      ],
      sections: [
        .init(
          "Criteria",
          table: DocumentTable(
            columns: [.init("criterion")]
              + ["declared", "effective", "mean value", "spread", "known"].map {
                .init($0, numeric: true)
              },
            rows: criteria.map {
              [
                CriterionWords.name($0.name), Phrase.decimal($0.declared),
                $0.effective.map { Phrase.decimal($0, 3) } ?? "-", Phrase.decimal($0.mean, 3),
                Phrase.decimal($0.spread, 3), Phrase.decimal($0.known * 100, 0) + " %",
              ]
            }))
      ]
    ).text(style: style)
  }
}
