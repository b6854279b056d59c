import Domain
import Foundation

/// What policy v2 says otherwise of places and of context.
extension PlainScore {
  /// The lower of `(E / reachEnrollment)^reachPower` of two districts; 1 for the smaller ones, for
  /// an unknown enrolment, and under v1.
  func reach(_ one: District, _ other: District) -> Double {
    guard let threshold = policy.shape.reachEnrollment, let first = one.enrollment,
      let second = other.enrollment
    else { return 1 }
    return max(1, pow(min(first, second) / threshold, policy.shape.reachPower))
  }

  /// A nearness to which a county in common adds its share of what is missing.
  func inCounty(_ near: Double, _ one: District, _ other: District) -> Double {
    guard let county = one.county?.lowercased(), county == other.county?.lowercased(),
      one.state?.lowercased() == other.state?.lowercased()
    else { return near }
    return near + policy.shape.sameCountyShare * (1 - near)
  }

  /// The parts of similar context by ratios, each with its weight.
  func contextByRatios(_ one: District, _ other: District) -> [(part: Double?, weight: Double)] {
    let shape = policy.shape
    func ratio(_ one: Double?, _ other: Double?, plus floor: Double) -> Double? {
      guard let one, let other else { return nil }
      return (min(one, other) + floor) / (max(one, other) + floor)
    }
    let size = ratio(one.enrollment, other.enrollment, plus: 0)
    return [
      (size.map { pow($0, shape.sizePower) }, shape.sizeWeight),
      (ratio(one.percentEnglishLearners, other.percentEnglishLearners, plus: shape.shareFloor), 1),
      (ratio(one.percentDisadvantaged, other.percentDisadvantaged, plus: shape.shareFloor), 1),
      (ratio(one.percentDisabilities, other.percentDisabilities, plus: shape.shareFloor), 1),
      (localeCloseness(one.locale, other.locale), 1),
      (sharedGrades(one.grades, other.grades), 1),
    ]
  }
}
