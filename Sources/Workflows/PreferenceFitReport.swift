import Domain
package import Drafting
import Research

extension PreferenceFit {
  package func text(style: TextStyle) -> String {
    let before = judgements.count { $0.wasKept }
    let after = judgements.count { $0.isKept }
    let errors =
      fitting.totalError > 1e-9
      ? "They cannot all hold together: the least sum of errors is "
        + "\(Phrase.decimal(fitting.totalError, 3)). "
      : "They can all hold together. "
    var columns = [DocumentTable.Column("criterion")]
    columns += ["before", "fitted", "lowest", "highest"].map { .init($0, numeric: true) }
    if segments > 1 {
      columns += (1...segments).map { part in
        .init("at \(Phrase.decimal(Double(part) / Double(segments)))", numeric: true)
      }
    }
    let fitted =
      segments > 1 ? "the fitted weights alone, as a policy has them," : "the fitted weights"
    return ListingText.text(
      title: "Weights that agree with the preferences",
      paragraph: "\(Phrase.count(judgements.count, "preference")). " + errors
        + "Policy \(policy.version) agrees with \(before) of them, \(fitted) with "
        + "\(after). Between lowest and highest a weight fits equally well.",
      table: DocumentTable(
        columns: columns,
        rows: fitting.functions.map { function in
          let numbers =
            [policy.weights[function.criterion], function.weight, function.low, function.high]
            + (segments > 1 ? function.ends : [])
          return [function.criterion.rawValue.replacing("_", with: " ")]
            + numbers.map { Phrase.decimal($0) }
        }), style: style) + missedText + "\n" + suggestion.text
  }

  private var missedText: String {
    let missed = judgements.filter { !$0.isKept }.map { "\($0.line)" }
    return missed.isEmpty ? "" : "\nNot kept: the rows on lines \(Phrase.list(missed)).\n"
  }

  package func json() throws -> [UInt8] {
    try Printed.json(
      PreferenceDocument(
        policy: policy.version, statements: judgements.count, segments: segments,
        totalError: fitting.totalError,
        judgements: judgements.map {
          .init(line: $0.line, keptBefore: $0.wasKept, kept: $0.isKept, miss: $0.miss)
        },
        functions: fitting.functions.map {
          .init(
            criterion: $0.criterion, before: policy.weights[$0.criterion], weight: $0.weight,
            low: $0.low, high: $0.high, ends: $0.ends)
        }, suggestion: suggestion))
  }
}

/// A fit as JSON, schema `tandem.preferences/1`.
private struct PreferenceDocument: Encodable {
  struct Judgement: Encodable {
    var line: Int
    var keptBefore: Bool
    var kept: Bool
    var miss: Double

    enum CodingKeys: String, CodingKey { case line, kept, miss, keptBefore = "kept_before" }
  }

  struct Function: Encodable {
    var criterion: Criterion
    var before: Double
    var weight: Double
    var low: Double
    var high: Double
    var ends: [Double]
  }

  var schema = "tandem.preferences/1"
  var policy: String
  var statements: Int
  var segments: Int
  var totalError: Double
  var judgements: [Judgement]
  var functions: [Function]
  var suggestion: SuggestedPolicy

  enum CodingKeys: String, CodingKey {
    case schema, policy, statements, segments, judgements, functions, suggestion
    case totalError = "total_error"
  }
}
