/// How well a facilitator suits a partnership.
package struct FitScore: Equatable, Sendable {
  /// 0…1: the sum of the criteria's points, in the order of `FitCriterion`.
  package var fit: Double
  /// 0…1: the share of the fit's weight that was known.
  package var known: Double
  /// In the order of `FitCriterion`.
  package var parts: [Appraisal]
}
