import Domain
import Research

/// A backtest as JSON, schema `tandem.backtest/1`; percentiles are not rounded.
private struct BacktestDocument: Encodable {
  struct Figures: Encodable {
    var inState: Double
    var inCountry: Double

    enum CodingKeys: String, CodingKey {
      case inState = "in_state_percentile", inCountry = "country_percentile"
    }
  }

  struct Summary: Encodable {
    var inState: Double
    var inCountry: Double
    var partnerships: Int
    /// The policy's version, for a method that is one.
    var version: String?

    enum CodingKeys: String, CodingKey {
      case inState = "mean_in_state_percentile", inCountry = "mean_country_percentile"
      case partnerships, version
    }
  }

  struct Row: Encodable {
    var id: String
    var name: String
    var members: [String]
    var states: [String]
    var orderedPairs: Int
    var isAveraged: Bool
    @OrNull var reason: String?
    /// Members that the districts file does not have, and those without an id.
    var missing: [String]
    var methods: [String: Figures]

    enum CodingKeys: String, CodingKey {
      case id, name, members, states, reason, missing, methods
      case orderedPairs = "ordered_pairs", isAveraged = "averaged"
    }
  }

  struct Robustness: Encodable {
    var withoutEach: [String: Double]
    var samples: Int
    var spread: Double
    @OrNull var low: Double?
    @OrNull var median: Double?
    @OrNull var high: Double?

    enum CodingKeys: String, CodingKey {
      case withoutEach = "mean_without_each", samples, spread
      case low = "perturbed_5", median = "perturbed_50", high = "perturbed_95"
    }
  }

  var schema = "tandem.backtest/1"
  var districts: Int
  var regular: Int
  var summary: [String: Summary]
  var partnerships: [Row]
  var sensitivity: [String: Robustness]?
}

extension Backtesting {
  package func json() throws -> [UInt8] {
    var summary: [String: BacktestDocument.Summary] = [:]
    for (method, figures) in zip(Self.methods, summaries ?? []) {
      var version: String?
      if case .policy(let policy) = method.rule { version = policy.version }
      summary[method.name] = BacktestDocument.Summary(
        inState: figures.inState, inCountry: figures.inCountry,
        partnerships: figures.partnerships, version: version)
    }
    summary[Self.plainName] = summary[Self.proposedName]
    return try Printed.json(
      BacktestDocument(
        districts: districts, regular: regular, summary: summary,
        partnerships: rows.map { document($0) },
        sensitivity: robustness.isEmpty
          ? nil
          : Dictionary(
            uniqueKeysWithValues: robustness.map { ("policy_\($0.version)", document($0)) })))
  }

  /// The name under which JSON repeats the policy that is proposed.
  private static let plainName = "policy"
  private static let proposedName = "policy_\(proposed)"

  private func document(_ row: Backtest.Row) -> BacktestDocument.Row {
    var methods: [String: BacktestDocument.Figures] = [:]
    for (method, standing) in zip(Self.methods, row.standings ?? []) {
      methods[method.name] = BacktestDocument.Figures(
        inState: standing.inState, inCountry: standing.inCountry)
    }
    methods[Self.plainName] = methods[Self.proposedName]
    return BacktestDocument.Row(
      id: row.partnership.id.rawValue, name: row.partnership.name,
      members: row.partnership.members.map(\.rawValue), states: row.states,
      orderedPairs: row.pairs, isAveraged: row.standings != nil, reason: Self.reason(row),
      missing: row.missing.map(\.rawValue) + row.partnership.unidentified, methods: methods)
  }

  private func document(_ robustness: Robustness) -> BacktestDocument.Robustness {
    var without: [String: Double] = [:]
    for (row, mean) in zip(rows, robustness.withoutEach) {
      without[row.partnership.id.rawValue] = mean
    }
    return BacktestDocument.Robustness(
      withoutEach: without, samples: robustness.perturbed.count, spread: Self.sampleSpread,
      low: quantile(robustness.perturbed, 0.05), median: median(robustness.perturbed),
      high: quantile(robustness.perturbed, 0.95))
  }
}
