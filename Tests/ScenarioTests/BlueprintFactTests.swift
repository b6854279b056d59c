import Domain
import Drafting
import Foundation
import Testing
import Workflows

/// Which parts of a blueprint depend on which fact, through the whole match.
struct BlueprintFactTests {
  /// A fact that is swapped, and the parts that say something else for it.
  struct Swap: Sendable, CustomTestStringConvertible {
    var fact: String
    var parts: Set<Blueprint.SectionID>
    var change: @Sendable (inout RegistryBundle) -> Void

    var testDescription: String { fact }
  }

  @Test(arguments: swaps)
  func `a fact changes the parts that depend on it and nothing else`(swap: Swap) throws {
    let before = try Self.blueprint(Self.base)
    var bundle = Self.base
    swap.change(&bundle)
    let after = try Self.blueprint(bundle)
    #expect(before.sections.map(\.id) == after.sections.map(\.id))
    let changed = zip(before.sections, after.sections).filter { $0 != $1 }.map(\.0.id)
    let wrong = Set(changed).symmetricDifference(swap.parts).map(\.rawValue).sorted()
    #expect(wrong == [], "\(swap.fact) changes \(changed.map(\.rawValue))")
  }

  @Test func `the same facts give the same blueprint`() throws {
    #expect(try Self.blueprint(Self.base) == Self.blueprint(Self.base))
  }

  static let swaps: [Swap] = [
    Swap(
      fact: "240 miles instead of 20",
      parts: [.purpose, .meetings, .distance, .resources, .risks, .firstDays]
    ) {
      $0.districts[1].location = Coordinate(latitude: 36 + 240 * degreesInMile, longitude: -120)
    },
    Swap(
      fact: "a superintendent is leaving", parts: [.governance, .continuity, .risks, .firstDays]
    ) { $0.districts[0].isLeaving = true },
    Swap(
      fact: "a size ratio of 12",
      parts: [
        .purpose, .aim, .membership, .governance, .norms, .learning, .commonAndLocal, .resources,
        .feedback, .risks, .firstDays,
      ]
    ) { $0.districts[0].enrollment = 48_000 },
    Swap(fact: "no substitute teachers", parts: [.meetings, .resources, .firstDays]) {
      $0.districts[1].substitutes = .some(.none)
    },
    Swap(fact: "another data system", parts: [.agreements, .risks, .firstDays]) {
      $0.districts[1].platforms = ["aeries"]
    },
    Swap(
      fact: "a mentor",
      parts: [
        .purpose, .aim, .drivers, .governance, .meetings, .norms, .learning, .indicators,
        .commonAndLocal, .feedback, .risks,
      ]
    ) {
      $0.districts[0].mode = .mentor
      $0.districts[1].mode = .mentee
    },
    Swap(fact: "an earlier tie", parts: [.purpose, .governance, .norms, .risks]) {
      $0.districtTies = [
        DistrictTie(from: District.ID("0600001"), to: District.ID("0600002"), kind: .workedTogether)
      ]
    },
    Swap(fact: "competition", parts: [.governance, .agreements, .norms, .risks, .firstDays]) {
      $0.districtTies = [
        DistrictTie(from: District.ID("0600001"), to: District.ID("0600002"), kind: .competes)
      ]
    },
    Swap(fact: "levels that lie apart", parts: [.aim, .drivers, .norms, .commonAndLocal, .risks]) {
      $0.districts[0].levels = [District.Level(topic: Topic("math"), level: 4)]
    },
    Swap(fact: "a role without counterpart", parts: [.membership, .risks]) {
      $0.districts[1].roles = ["data_analyst", "technology_lead"]
    },
    Swap(fact: "a goal of its own", parts: [.purpose]) {
      $0.districts[0].goals = "Algebra for all"
    },
    Swap(fact: "a facilitator known to one member only", parts: [.membership, .norms, .risks]) {
      $0.facilitatorTies = [
        FacilitatorTie(
          facilitator: Facilitator.ID("F1"), district: District.ID("0600001"), kind: .workedTogether
        )
      ]
    },
  ]

  /// Degrees of latitude in a mile of road, by the detour of the policy.
  private static let degreesInMile =
    1.609344 / Policy().detour / (Coordinate.earthRadius * .pi / 180)

  private static func blueprint(_ bundle: RegistryBundle) throws -> Blueprint {
    let outcome = try Matching.run(RoundModel(bundle), sha256: String(repeating: "0", count: 64))
    return try BlueprintComposer.compose(plan: outcome.plan, partnership: "P01", bundle: bundle)
  }

  /// Two districts of which everything is known, and a facilitator.
  private static let base: RegistryBundle = {
    func district(_ id: District.ID, _ name: String, miles: Double) -> District {
      var district = District(id: id, name: name)
      district.state = "CA"
      district.county = "Fresno"
      district.location = Coordinate(latitude: 36 + miles * degreesInMile, longitude: -120)
      district.locale = LocaleCode(32)
      district.enrollment = 4_000
      district.grades = GradeSpan(lowest: .kindergarten, highest: .twelfth)
      district.percentEnglishLearners = 30
      district.percentDisadvantaged = 80
      district.percentDisabilities = 11
      district.needs = [
        District.Need(topic: Topic("math"), priority: 5),
        District.Need(topic: Topic("science"), priority: 3),
      ]
      district.offers = [District.Offer(topic: Topic("math"), strength: 3)]
      district.goals = "Algebra by grade 8"
      district.levels = [District.Level(topic: Topic("math"), level: 2)]
      district.virtual = 0.8
      district.readiness = 0.8
      district.tenureYears = 5
      district.platforms = ["powerschool"]
      district.roles = ["data_analyst", "math_lead"]
      district.substitutes = .tight
      return district
    }
    var guide = Facilitator(id: Facilitator.ID("F1"), name: "Ana Ruiz", capacity: 2)
    guide.location = Coordinate(latitude: 36, longitude: -120)
    guide.maximumMinutes = 600
    guide.expertise = [Facilitator.Expertise(topic: Topic("math"), level: 4)]
    var bundle = RegistryBundle(
      districts: [
        district(District.ID("0600001"), "Alder Unified", miles: 0),
        district(District.ID("0600002"), "Birch Unified", miles: 20),
      ], facilitators: [guide])
    bundle.round.schoolYear = "2026-27"
    return bundle
  }()
}
