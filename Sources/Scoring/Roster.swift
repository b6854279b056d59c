package import Domain
import Foundation

/// Every district of a bundle as plain arrays, indexed by its place in `bundle.districts`.
///
/// Places follow the ids, so that the lower of two places has the lower id.
package struct Roster: Sendable {
  /// What the criteria read of one district; `nil` is "not known".
  struct Profile: Sendable {
    var mode: District.Mode
    var position: Position?
    /// In minutes; infinite where there is no limit.
    var maximumMinutes: Double
    /// Readiness to meet at a distance; 0 where it is not known, since that softens nothing.
    var virtual: Double
    /// The natural logarithm of the enrolment.
    var logEnrollment: Double?
    /// How many times further than most it has to look for its peers, 1 or more.
    var reach: Double
    /// Districts of one county share a number; -1 is not known, or of no account.
    var county: Int32 = -1
    var percentEnglishLearners: Double?
    var percentDisadvantaged: Double?
    var percentDisabilities: Double?
    var locale: LocaleCode?
    /// One bit for each grade; 0 is "not known".
    var grades: UInt16
    var readiness: Double?
    /// `min(1, years served / stableYears)`.
    var tenure: Double?
    var isLeaving: Bool
  }

  package let bundle: RegistryBundle
  let policy: Policy
  let profiles: [Profile]
  let topics: TopicRows
  let ties: Ties
  let roles: NameSets
  let platforms: NameSets
  let networks: NameSets
  let roads: Roads
  /// `ln` of the ratio of enrolments at which size similarity is 0.
  let logEnrollmentRange: Double
  private let places: [District.ID: Int]

  package init(_ bundle: RegistryBundle) {
    let policy = bundle.round.policy
    self.bundle = bundle
    self.policy = policy
    roads = Roads(policy)
    logEnrollmentRange = log(policy.shape.enrollmentRatio)
    places = Dictionary(
      bundle.districts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    profiles = Self.numberingCounties(bundle.districts.map { Profile($0, policy) }, bundle)
    topics = TopicRows(bundle.districts, policy)
    ties = Ties(bundle, places: places)
    roles = NameSets(bundle.districts.map(\.roles))
    platforms = NameSets(bundle.districts.map(\.platforms))
    networks = NameSets(bundle.districts.map(\.networks))
  }

  /// The number of districts.
  package var count: Int { profiles.count }

  /// The place of a district; `nil` if the bundle has no such id.
  package func place(of id: District.ID) -> Int? { places[id] }

  package func district(_ place: Int) -> District { bundle.districts[place] }
}

extension Roster.Profile {
  fileprivate init(_ district: District, _ policy: Policy) {
    mode = district.mode
    position = district.location.map { Position($0) }
    maximumMinutes = district.maximumMinutes ?? .infinity
    virtual = district.virtual ?? 0
    logEnrollment = district.enrollment.map { log($0) }
    reach = Roster.reach(enrollment: district.enrollment, policy.shape)
    percentEnglishLearners = district.percentEnglishLearners
    percentDisadvantaged = district.percentDisadvantaged
    percentDisabilities = district.percentDisabilities
    locale = district.locale
    grades = district.grades?.mask ?? 0
    readiness = district.readiness
    tenure = district.tenureYears.map { min(1, $0 / policy.shape.stableYears) }
    isLeaving = district.isLeaving
  }
}
