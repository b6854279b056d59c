import Domain
import Foundation

/// How alike two districts are in size, students, place and grades.
///
/// The mean of six parts, each 0…1, of which an unknown one counts `unknown`:
/// `1 - min(1, abs(ln(E_a / E_b)) / ln 50)`, `1 - min(1, abs(Δ) / range)` for the percentages of
/// English learners (range 50), of disadvantaged students (60) and of students with disabilities
/// (15), the locale (`localeLikeness`), and grades shared over grades of either.
///
/// Policy v2 measures the first four by ratios, which tell 2 % from 12 % better than 42 % from
/// 52 %: `(E_min / E_max)^½` and `(min + 5) / (max + 5)`. Size counts twice.
enum SimilarContext: PairCriterion {
  static let criterion = Criterion.similarContext
  static let source =
    "How District Partnerships Can Help Build Learning Organizations (2014): relationships are "
    + "most valuable between districts that serve similar populations."

  @inline(__always)
  static func appraisal(_ pairing: Pairing, _ roster: Roster) -> Appraisal {
    let (first, second) = (pairing.first, pairing.second)
    let unknown = roster.policy.unknown
    var sum = 0.0
    var known = 0.0
    func add(_ part: Double?, weight: Double = 1) {
      sum += weight * (part ?? unknown)
      if part != nil { known += weight }
    }
    add(
      sizeLikeness(
        roster.profiles[first].logEnrollment, roster.profiles[second].logEnrollment, roster),
      weight: roster.policy.shape.sizeWeight)
    add(
      shareLikeness(
        roster.profiles[first].percentEnglishLearners,
        roster.profiles[second].percentEnglishLearners,
        range: roster.policy.shape.englishLearnerRange, roster.policy.shape))
    add(
      shareLikeness(
        roster.profiles[first].percentDisadvantaged,
        roster.profiles[second].percentDisadvantaged,
        range: roster.policy.shape.disadvantagedRange, roster.policy.shape))
    add(
      shareLikeness(
        roster.profiles[first].percentDisabilities,
        roster.profiles[second].percentDisabilities,
        range: roster.policy.shape.disabilityRange, roster.policy.shape))
    add(
      localeLikeness(
        roster.profiles[first].locale, roster.profiles[second].locale, roster.policy.shape))
    add(gradeLikeness(roster.profiles[first].grades, roster.profiles[second].grades))
    let parts = roster.policy.shape.sizeWeight + otherParts
    return Appraisal(sum / parts, known: known / parts)
  }

  /// The parts beside size, each of which counts once.
  private static let otherParts = 5.0

  /// How alike two enrolments are, of which the logarithms are given.
  @inline(__always)
  private static func sizeLikeness(
    _ one: Double?, _ other: Double?, _ roster: Roster
  ) -> Double? {
    guard let one, let other else { return nil }
    switch roster.policy.shape.likeness {
    case .differences: return 1 - min(1, abs(one - other) / roster.logEnrollmentRange)
    case .ratios: return exp(-roster.policy.shape.sizePower * abs(one - other))
    }
  }

  /// How alike two shares of students in percent are.
  @inline(__always)
  private static func shareLikeness(
    _ one: Double?, _ other: Double?, range: Double, _ shape: Policy.Shape
  ) -> Double? {
    guard let one, let other else { return nil }
    switch shape.likeness {
    case .differences: return 1 - min(1, abs(one - other) / range)
    case .ratios: return (min(one, other) + shape.shareFloor) / (max(one, other) + shape.shareFloor)
    }
  }

  /// Same code 1, same type 0.75, city with suburb or town with rural 0.5, else 0.1.
  @inline(__always)
  private static func localeLikeness(
    _ one: LocaleCode?, _ other: LocaleCode?, _ shape: Policy.Shape
  ) -> Double? {
    guard let one, let other else { return nil }
    if one == other { return 1 }
    // Tens 1 and 2 are city and suburb, 3 and 4 town and rural.
    let (type, otherType) = (one.code / 10, other.code / 10)
    if type == otherType { return shape.sameLocaleType }
    return (type <= 2) == (otherType <= 2) ? shape.relatedLocaleType : shape.otherLocaleType
  }

  @inline(__always)
  private static func gradeLikeness(_ one: UInt16, _ other: UInt16) -> Double? {
    guard one != 0, other != 0 else { return nil }
    return Double((one & other).nonzeroBitCount) / Double((one | other).nonzeroBitCount)
  }

  static func because(_ pairing: Pairing, _ roster: Roster) -> String {
    let (one, other) = (roster.district(pairing.first), roster.district(pairing.second))
    var facts: [String] = []
    var silent: [String] = []
    func compare<Value>(
      _ name: String, _ first: Value?, _ second: Value?, _ text: (Value) -> String
    ) {
      guard let first, let second else { return silent.append(name) }
      let (left, right) = (text(first), text(second))
      facts.append(left == right ? "\(name) \(left) in both" : "\(name) \(left) and \(right)")
    }
    let percent = { (number: Double) in "\(Phrase.decimal(number, 0)) %" }
    compare("enrolment", one.enrollment, other.enrollment) {
      Phrase.grouped(Int(min($0, 1e12).rounded()))
    }
    compare(
      "English learners", one.percentEnglishLearners, other.percentEnglishLearners, percent)
    compare(
      "socio-economically disadvantaged students", one.percentDisadvantaged,
      other.percentDisadvantaged, percent)
    compare(
      "students with disabilities", one.percentDisabilities, other.percentDisabilities, percent)
    compare("locale", one.locale, other.locale) { $0.label.replacing(", ", with: " (") + ")" }
    compare("grades", one.grades, other.grades, \.label)
    if facts.isEmpty { return "Not known: \(Phrase.list(silent))." }
    // Each fact has an "and" of its own, so that another between them would mislead.
    let text =
      facts.joined(separator: "; ") + (silent.isEmpty ? "" : "; not known: ")
      + Phrase.list(silent)
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}
