import Domain
import Research

/// A policy that research suggests: printed, and never applied.
struct SuggestedPolicy: Encodable {
  var version: String
  /// In hundredths that sum to 1.
  var weights: Weights<Criterion>

  init(_ weights: [Double], base: Policy, name: String) {
    let policy = Suggestion.policy(base, weights: Suggestion.hundredths(weights), name: name)
    version = policy.version
    self.weights = policy.weights
  }

  /// What a round's settings would hold.
  var yaml: String {
    let lines = Criterion.allCases.map { "    \($0.rawValue): \(Phrase.decimal(weights[$0]))" }
    return (["policy:", "  version: \(version)", "  weights:"] + lines).joined(separator: "\n")
      + "\n"
  }

  /// The settings, with a sentence that says what they are.
  var text: String {
    "A suggestion, which nothing applies; staff may adopt it for a round in round.yaml:\n\n" + yaml
  }
}
