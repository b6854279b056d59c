import Domain
import Foundation

extension Roster {
  /// How many times further than most a district has to look for its peers:
  /// `max(1, (E / reachEnrollment)^reachPower)`.
  ///
  /// The number of districts at least as large falls with size, so that the circle in which a
  /// given number of them lies grows. An unknown enrolment looks no further.
  static func reach(enrollment: Double?, _ shape: Policy.Shape) -> Double {
    guard let enrollment, let threshold = shape.reachEnrollment, enrollment > threshold else {
      return 1
    }
    return pow(enrollment / threshold, shape.reachPower)
  }

  /// The profiles with a number for each county, where the policy looks at counties.
  ///
  /// Names are compared without regard to case, and a county is of one state.
  static func numberingCounties(_ profiles: [Profile], _ bundle: RegistryBundle) -> [Profile] {
    guard bundle.round.policy.shape.sameCountyShare > 0 else { return profiles }
    var numbered = profiles
    var numbers: [[String]: Int32] = [:]
    for (place, district) in bundle.districts.enumerated() {
      guard let county = district.county else { continue }
      let key = [district.state ?? "", county].map { $0.lowercased() }
      let number = numbers[key, default: Int32(numbers.count)]
      numbers[key] = number
      numbered[place].county = number
    }
    return numbered
  }

  /// Whether the policy looks at counties and these two are of the same one.
  @inline(__always)
  func shareCounty(_ first: Int, _ second: Int) -> Bool {
    profiles[first].county >= 0 && profiles[first].county == profiles[second].county
  }

  /// How many times further than most two districts have to look for their peers.
  @inline(__always)
  func reach(_ first: Int, _ second: Int) -> Double {
    min(profiles[first].reach, profiles[second].reach)
  }
}
