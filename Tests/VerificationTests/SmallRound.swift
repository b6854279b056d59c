import Domain

/// A round of nine districts in which one partnership of each kind comes about.
///
/// A01 and A02 are mutual, A03 mentors A04, A05 and A06 asked for each other without a topic in
/// common. A07 does not consent, nobody has what A08 needs, and A09 would pair with A01 or A02.
enum SmallRound {
  static let sha256 = "5ca1ab1e"

  static var bundle: RegistryBundle {
    var round = Round()
    round.name = "Autumn"
    round.schoolYear = "2026-27"
    round.maximumPartnerships = 3
    return RegistryBundle(
      districts: [
        district(1, needs: ["math": 5, "science": 3], offers: ["science": 4]),
        district(2, needs: ["math": 5, "science": 4], offers: ["math": 4]),
        district(3, needs: [:], offers: ["ela": 5], mode: .mentor),
        district(4, needs: ["ela": 5], offers: [:], mode: .mentee),
        district(5, needs: ["graduation": 4], offers: [:]),
        district(6, needs: ["technology": 4], offers: [:]),
        district(7, needs: ["math": 5], offers: [:], consents: false),
        district(8, needs: ["native_students": 5], offers: [:]),
        district(9, needs: ["math": 2], offers: [:]),
      ],
      facilitators: [guide("F01", level: 5), guide("F02", level: 2), guide("F03", level: 1)],
      districtTies: [
        DistrictTie(from: .init("A05"), to: .init("A06"), kind: .prefers),
        DistrictTie(from: .init("A06"), to: .init("A05"), kind: .prefers),
      ],
      round: round)
  }

  private static func district(
    _ number: Int, needs: [String: Int], offers: [String: Int], mode: District.Mode = .mutual,
    consents: Bool = true
  ) -> District {
    var district = District(
      id: .init("A0\(number)"), name: "District \(number)", consents: consents)
    district.location = Coordinate(latitude: 37 + Double(number) / 50, longitude: -120)
    district.needs = needs.sorted { $0.key < $1.key }.map {
      District.Need(topic: Topic($0.key), priority: $0.value)
    }
    district.offers = offers.sorted { $0.key < $1.key }.map {
      District.Offer(topic: Topic($0.key), strength: $0.value)
    }
    district.mode = mode
    district.locale = LocaleCode(41)
    district.enrollment = 500 * Double(number)
    district.readiness = 0.8
    district.tenureYears = 4
    district.virtual = 0.3
    return district
  }

  private static func guide(_ id: String, level: Int) -> Facilitator {
    var guide = Facilitator(id: .init(id), name: "Guide \(id)", capacity: 2)
    guide.location = Coordinate(latitude: 37, longitude: -120)
    guide.expertise = [.init(topic: Topic("math"), level: level)]
    guide.locales = [.rural]
    return guide
  }
}
