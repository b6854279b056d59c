/// One criterion of a score, re-derived.
package struct PlainCriterion: Equatable, Sendable {
  /// The criterion's name in files, such as `common_need`.
  package var name: String
  /// 0…1.
  package var value: Double
  /// The share of the criterion that was known, 0…1.
  package var known: Double
  /// The weight of the criterion in the policy, 0…1.
  package var weight: Double

  init(name: String, measure: Measure, weight: Double) {
    self.init(name: name, value: measure.value, known: measure.known, weight: weight)
  }

  init(name: String, value: Double, known: Double, weight: Double) {
    self.name = name
    self.value = value
    self.known = known
    self.weight = weight
  }
}

extension [PlainCriterion] {
  /// `Σ weight · value`.
  var score: Double { reduce(0) { $0 + $1.weight * $1.value } }

  /// `Σ weight · known share`.
  var known: Double { reduce(0) { $0 + $1.weight * $1.known } }
}
