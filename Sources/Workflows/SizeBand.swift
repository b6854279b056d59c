/// The bands of enrolment in which the National Center for Education Statistics counts districts.
///
/// Source: NCES, Digest of Education Statistics, table 214.20, "by enrollment size of district".
package enum SizeBand: Int, CaseIterable, Comparable {
  case from25000 = 25_000
  case from10000 = 10_000
  case from5000 = 5_000
  case from2500 = 2_500
  case from1000 = 1_000
  case from600 = 600
  case from300 = 300
  case from1 = 1

  /// The largest first.
  package static func < (left: Self, right: Self) -> Bool { left.rawValue > right.rawValue }

  package init(enrollment: Double) {
    self = Self.allCases.first { enrollment >= Double($0.rawValue) } ?? .from1
  }

  /// The enrolment at which the next larger band begins; `nil` for the largest.
  package var below: Double? { Self.allCases.last { $0.rawValue > rawValue }.map { Double($0.rawValue) } }

  /// Such as `10,000 to 24,999`.
  package var label: String {
    switch self {
    case .from25000: "25,000 or more"
    case .from10000: "10,000 to 24,999"
    case .from5000: "5,000 to 9,999"
    case .from2500: "2,500 to 4,999"
    case .from1000: "1,000 to 2,499"
    case .from600: "600 to 999"
    case .from300: "300 to 599"
    case .from1: "1 to 299"
    }
  }
}
