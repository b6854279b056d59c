import Domain
import Testing
import Verification

struct PlainScoreTests {
  /// Degrees of latitude that a one-way drive of `minutes` crosses under policy v1.
  private func degrees(minutes: Double) -> Double {
    (minutes * 80) / (60 * 1.3) / (6371.0088 * .pi / 180)
  }

  private func need(_ topic: String, _ priority: Int, _ group: String? = nil) -> District.Need {
    District.Need(topic: Topic(topic), priority: priority, group: group)
  }

  private func offer(_ topic: String, _ strength: Int) -> District.Offer {
    District.Offer(topic: Topic(topic), strength: strength)
  }

  private func value(_ criterion: Criterion, of pair: PlainPair) -> Double? {
    pair.criteria.first { $0.name == criterion.rawValue }?.value
  }

  private func value(_ criterion: FitCriterion, of fit: PlainFit) -> Double? {
    fit.criteria.first { $0.name == criterion.rawValue }?.value
  }

  /// Two districts of which everything is known.
  private func wholeDistricts() -> (District, District) {
    var one = District(id: .init("A"), name: "Alder")
    one.location = Coordinate(latitude: 0, longitude: 0)
    one.locale = LocaleCode(11)
    one.enrollment = 1000
    one.grades = GradeSpan(lowest: .kindergarten, highest: .fifth)
    one.percentEnglishLearners = 10
    one.percentDisadvantaged = 20
    one.percentDisabilities = 10
    one.needs = [
      need("chronic_absence", 5), need("ela", 5, "english learners"), need("math", 5),
      need("science", 5),
    ]
    one.offers = [offer("math", 3)]
    one.virtual = 0.8
    one.readiness = 0.9
    one.tenureYears = 1.5
    one.platforms = ["aeries"]
    one.roles = ["coach", "counsellor"]
    one.networks = ["CORE"]

    var other = District(id: .init("B"), name: "Birch")
    other.location = Coordinate(latitude: degrees(minutes: 105), longitude: 0)
    other.locale = LocaleCode(21)
    other.enrollment = 1000 * 50.0.squareRoot()
    other.grades = GradeSpan(lowest: .third, highest: .eighth)
    other.percentEnglishLearners = 35
    other.percentDisadvantaged = 50
    other.percentDisabilities = 13
    other.needs = [need("ela", 2, "disabilities"), need("math", 4)]
    other.offers = [offer("chronic_absence", 4)]
    other.virtual = 0.6
    other.readiness = 0.4
    other.tenureYears = 6
    other.platforms = ["aeries", "powerschool"]
    other.roles = ["counsellor", "nurse"]
    other.networks = ["core"]
    return (one, other)
  }

  @Test func `a mutual pair has the score that the formulas give by hand`() {
    let (one, other) = wholeDistricts()
    let bundle = RegistryBundle(
      districts: [one, other],
      districtTies: [
        DistrictTie(from: one.id, to: other.id, kind: .acquainted),
        DistrictTie(from: other.id, to: one.id, kind: .prefers),
      ])
    let pair = PlainScore.pair(one, other, in: bundle)
    let expected: [Double] = [
      // One names four needs of 5, so each counts 5 · 15/20 = 3.75; the other's sum is below 15.
      // math min(3.75, 4) = 3.75; ela min(3.75, 2) = 2, halved to 1 for two student groups.
      // Larger ones: chronic_absence 3.75, ela 3.75, math 4, science 3.75, together 15.25.
      0.5 * 3.75 / 5 + 0.5 * 4.75 / 15.25,
      // 105 minutes: q = 2^(-60/60) = 0.5; 0.5 + 0.5 · 0.5 · 0.6.
      0.65,
      // Enrolment ratio √50: 0.5. EL 25/50: 0.5. SED 30/60: 0.5. SWD 3/15: 0.8. City and suburb:
      // 0.5. Grades 3 to 5 of KG to 8: 3/9.
      (0.5 + 0.5 + 0.5 + 0.8 + 0.5 + 1.0 / 3) / 6,
      // One helps with math 4/5 · 3/5 = 0.48, the other with absence 5/5 · 4/5 = 0.8.
      0.7 * 0.48 + 0.3 * 0.8,
      // A shared network (0.67) is stronger than an acquaintance; one wish adds 0.2.
      0.87,
      0.4,
      // 1.5 of 3 years.
      0.5,
      1.0 / 3,
      1,
    ]
    #expect(pair.criteria.map(\.name) == Criterion.allCases.map(\.rawValue))
    for (criterion, value) in zip(pair.criteria, expected) {
      #expect(abs(criterion.value - value) < 1e-12, "\(criterion.name)")
    }
    // 0.1592213115 + 0.104 + 0.0731111111 + 0.06912 + 0.087 + 0.032 + 0.02 + 0.01 + 0.03
    #expect(abs(pair.score - 0.5844524226) < 1e-9)
    #expect(abs(pair.known - 1) < 1e-12)
    #expect(pair.mode == .mutual)
    #expect(pair.mentor == nil)
    #expect(pair.focus == Topic("math"))
    #expect(!pair.isRequested)
    #expect(pair.mayBeFormed)
  }

  @Test func `a mentor's offers stand where its priorities would`() throws {
    var (mentor, mentee) = wholeDistricts()
    mentor.mode = .mentor
    mentee.mode = .either
    // The other has math 4 and ela 2; student groups are not compared.
    mentor.offers = [offer("ela", 5), offer("math", 3)]
    let pair = PlainScore.pair(mentee, mentor, in: RegistryBundle(districts: [mentor, mentee]))
    #expect(pair.mode == .mentor)
    #expect(pair.mentor == mentor.id)
    #expect(pair.focus == Topic("math"))
    // Smaller ones: ela 2, math 3; larger ones: ela 5, math 4.
    let commonNeed = try #require(value(.commonNeed, of: pair))
    #expect(abs(commonNeed - (0.5 * 3 / 5 + 0.5 * 5 / 9)) < 1e-12)
    // math 4/5 · 3/5 is better than ela 2/5 · 5/5.
    let reciprocity = try #require(value(.reciprocity, of: pair))
    #expect(abs(reciprocity - 0.48) < 1e-12)
  }

  @Test func `a mentor without offers covers nothing, and that is known`() {
    var (mentor, mentee) = wholeDistricts()
    mentor.mode = .mentor
    mentee.mode = .mentee
    mentor.offers = []
    let pair = PlainScore.pair(mentor, mentee, in: RegistryBundle(districts: [mentor, mentee]))
    #expect(value(.commonNeed, of: pair) == 0)
    #expect(value(.reciprocity, of: pair) == 0)
    #expect(abs(pair.known - 1) < 1e-12)
    #expect(pair.refusals.contains(.noCommonNeed))
  }

  @Test func `districts that said nothing score a quarter of what could be known`() {
    let one = District(id: .init("A"), name: "Alder")
    let other = District(id: .init("B"), name: "Birch")
    let pair = PlainScore.pair(one, other, in: RegistryBundle(districts: [one, other]))
    // No tie and no help are known to be none: all but their weights of 0.10 and 0.12.
    #expect(abs(pair.known - 0.22) < 1e-12)
    #expect(abs(pair.score - 0.25 * 0.78) < 1e-12)
    #expect(pair.focus == nil)
    #expect(pair.refusals == [.noCommonNeed, .belowMinimum])
  }

  @Test func `parts that are not known count a quarter inside their criterion`() throws {
    var (one, other) = wholeDistricts()
    one.readiness = nil
    other.readiness = 0.1
    one.tenureYears = nil
    one.percentDisabilities = nil
    one.needs = []
    let pair = PlainScore.pair(one, other, in: RegistryBundle(districts: [one, other]))
    #expect(value(.readiness, of: pair) == 0.1)
    #expect(value(.stability, of: pair) == 0.25)
    #expect(value(.commonNeed, of: pair) == 0.25)
    let context = try #require(value(.similarContext, of: pair))
    #expect(abs(context - (0.5 + 0.5 + 0.5 + 0.25 + 0.5 + 1.0 / 3) / 6) < 1e-12)
    // One direction is 0.48, the other is not known.
    let reciprocity = try #require(value(.reciprocity, of: pair))
    #expect(abs(reciprocity - (0.7 * 0.25 + 0.3 * 0.48)) < 1e-12)
    // 0.30 whole; one half of 0.08, 0.04 and 0.12; one sixth of 0.14.
    #expect(abs(pair.known - (1 - 0.30 - 0.04 - 0.02 - 0.06 - 0.14 / 6)) < 1e-12)
  }

  @Test func `an announced departure is known to be unstable`() {
    var (one, other) = wholeDistricts()
    one.isLeaving = true
    other.tenureYears = nil
    let pair = PlainScore.pair(one, other, in: RegistryBundle(districts: [one, other]))
    #expect(value(.stability, of: pair) == 0)
    #expect(abs(pair.known - 1) < 1e-12)
  }

  @Test func `a mutual request lifts the topic rule and the minimum score`() {
    let one = District(id: .init("A"), name: "Alder")
    let other = District(id: .init("B"), name: "Birch")
    let wishes = [
      DistrictTie(from: one.id, to: other.id, kind: .prefers),
      DistrictTie(from: other.id, to: one.id, kind: .prefers),
    ]
    let bundle = RegistryBundle(districts: [one, other], districtTies: wishes)
    let pair = PlainScore.pair(one, other, in: bundle)
    #expect(pair.isRequested)
    #expect(pair.score < bundle.round.policy.minimumScore)
    #expect(value(.relationship, of: pair) == 1)
    #expect(pair.mayBeFormed)
    #expect(pair.focus == nil)

    var bad = one
    bad.mode = .mentor
    let refused = PlainScore.pair(bad, other, in: bundle)
    #expect(refused.refusals == [.mode])
  }

  @Test func `the gate does not halve for student groups but the focus does`() {
    var (one, other) = wholeDistricts()
    one.needs = [need("ela", 3, "english learners"), need("science", 2)]
    other.needs = [need("ela", 3, "disabilities"), need("science", 2)]
    let bundle = RegistryBundle(districts: [one, other])
    #expect(PlainScore.pair(one, other, in: bundle).focus == Topic("science"))
    one.needs = [need("ela", 3, "english learners")]
    other.needs = [need("ela", 3, "disabilities")]
    let pair = PlainScore.pair(one, other, in: bundle)
    #expect(pair.focus == Topic("ela"))
    #expect(!pair.refusals.contains(.noCommonNeed))
  }

  @Test func `equal topics are told apart by their sum, then by name`() {
    var (one, other) = wholeDistricts()
    one.needs = [need("ela", 4), need("math", 3), need("science", 3)]
    other.needs = [need("ela", 3), need("math", 4), need("science", 5)]
    let bundle = RegistryBundle(districts: [one, other])
    #expect(PlainScore.pair(one, other, in: bundle).focus == Topic("science"))
    other.needs = [need("ela", 3), need("math", 4), need("science", 4)]
    #expect(PlainScore.pair(one, other, in: bundle).focus == Topic("ela"))
  }

  @Test(
    arguments: [
      (LocaleCode(12), LocaleCode(12), 1), (LocaleCode(11), LocaleCode(13), 0.75),
      (LocaleCode(21), LocaleCode(11), 0.5), (LocaleCode(33), LocaleCode(43), 0.5),
      (LocaleCode(21), LocaleCode(31), 0.1), (LocaleCode(43), LocaleCode(11), 0.1),
      (nil, LocaleCode(11), 0.25),
    ] as [(LocaleCode?, LocaleCode?, Double)])
  func `places are as alike as their locale codes`(
    one: LocaleCode?, other: LocaleCode?, part: Double
  ) throws {
    var (first, second) = wholeDistricts()
    first.locale = one
    second.locale = other
    let pair = PlainScore.pair(first, second, in: RegistryBundle(districts: [first, second]))
    let context = try #require(value(.similarContext, of: pair))
    #expect(abs(context - (0.5 + 0.5 + 0.5 + 0.8 + part + 1.0 / 3) / 6) < 1e-12)
  }

  @Test(
    arguments: [
      (.mutual, .mutual, .mutual, nil), (.mutual, .either, .mutual, nil),
      (.either, .either, .mutual, nil), (.mentor, .mentee, .mentor, "A"),
      (.mentor, .either, .mentor, "A"), (.either, .mentee, .mentor, "A"),
      (.mentee, .either, .mentor, "B"), (.mentor, .mentor, nil, nil), (.mentee, .mentee, nil, nil),
      (.mutual, .mentor, nil, nil), (.mutual, .mentee, nil, nil),
    ] as [(District.Mode, District.Mode, Plan.Mode?, String?)])
  func `modes fit as they should, in either order`(
    one: District.Mode, other: District.Mode, mode: Plan.Mode?, mentor: String?
  ) {
    var (first, second) = wholeDistricts()
    first.mode = one
    second.mode = other
    let bundle = RegistryBundle(districts: [first, second])
    for pair in [
      PlainScore.pair(first, second, in: bundle), PlainScore.pair(second, first, in: bundle),
    ] {
      #expect(pair.mode == mode)
      #expect(pair.mentor?.rawValue == mentor)
      #expect(pair.refusals.contains(.mode) == (mode == nil))
    }
  }

  @Test func `every rule refuses the pair that breaks it, whoever said so`() {
    let (one, other) = wholeDistricts()
    func refusals(
      _ kind: DistrictTie.Kind? = nil, _ change: (inout District) -> Void = { _ in }
    ) -> [PlainPair.Refusal] {
      var second = other
      change(&second)
      let ties = kind.map { [DistrictTie(from: second.id, to: one.id, kind: $0)] } ?? []
      let bundle = RegistryBundle(districts: [one, second], districtTies: ties)
      let pair = PlainScore.pair(one, second, in: bundle)
      #expect(pair.refusals == PlainScore.pair(second, one, in: bundle).refusals)
      return pair.refusals
    }
    #expect(refusals() == [])
    #expect(refusals(.competes) == [])
    #expect(refusals(.avoid) == [.avoid])
    #expect(refusals { $0.consents = false } == [.noConsent])
    #expect(refusals { $0.groupSizes = 3...4 } == [.groupSize])
    #expect(refusals { $0.maximumMinutes = 104 } == [.outOfReach])
    #expect(refusals { $0.maximumMinutes = 106 } == [])
    #expect(
      refusals {
        $0.maximumMinutes = 10
        $0.location = nil
      } == [])
    #expect(refusals { $0.needs = [need("math", 1)] }.contains(.noCommonNeed))
  }

  @Test func `a fit is what the formulas give by hand`() {
    var (one, other) = wholeDistricts()
    one.location = Coordinate(latitude: degrees(minutes: 120), longitude: 0)
    one.virtual = 0.4
    one.region = "Bay Area"
    one.county = "Napa"
    other.location = Coordinate(latitude: degrees(minutes: -60), longitude: 0)
    other.county = "Sonoma"
    other.locale = nil
    var guide = Facilitator(id: .init("F"), name: "Fir", capacity: 1)
    guide.location = Coordinate(latitude: 0, longitude: 0)
    guide.virtual = 0.5
    guide.expertise = [.init(topic: Topic("math"), level: 4)]
    guide.regions = ["bay area"]
    guide.locales = [.city]
    let bundle = RegistryBundle(
      districts: [one, other], facilitators: [guide],
      facilitatorTies: [
        FacilitatorTie(facilitator: guide.id, district: one.id, kind: .trained),
        FacilitatorTie(facilitator: guide.id, district: other.id, kind: .acquainted),
      ])
    let fit = PlainScore.fit(guide, [one, other], focus: Topic("math"), in: bundle)
    // Travel: 120 minutes give 0.5 + 0.5 · 0.5 · 0.4 = 0.6, 60 minutes give 1. Relationship: the
    // lower of 0.67 and 0.33. Region: 1 and 0. Context: a city, and a place not known.
    let expected = [0.6, 0.33, 0.8, 0.5, (1 + 0.25) / 2]
    #expect(fit.criteria.map(\.name) == FitCriterion.allCases.map(\.rawValue))
    for (criterion, value) in zip(fit.criteria, expected) {
      #expect(abs(criterion.value - value) < 1e-12, "\(criterion.name)")
    }
    // 0.18 + 0.0825 + 0.2 + 0.05 + 0.0625
    #expect(abs(fit.fit - 0.575) < 1e-12)
    #expect(abs(fit.known - 0.95) < 1e-12)
    #expect(fit.isAllowed)

    let unlisted = PlainScore.fit(guide, [one, other], focus: Topic("ela"), in: bundle)
    #expect(value(.expertise, of: unlisted) == 0)
    let unfocused = PlainScore.fit(guide, [one, other], focus: nil, in: bundle)
    #expect(value(.expertise, of: unfocused) == 0.25)
  }

  @Test func `a facilitator is barred by absence, a hard tie or a drive`() {
    var (one, other) = wholeDistricts()
    one.location = Coordinate(latitude: degrees(minutes: 200), longitude: 0)
    other.location = nil
    one.virtual = 0.5
    other.virtual = 0.5
    var guide = Facilitator(id: .init("F"), name: "Fir", capacity: 1)
    guide.location = Coordinate(latitude: 0, longitude: 0)
    func refusals(_ ties: [FacilitatorTie] = []) -> [PlainFit.Refusal] {
      let bundle = RegistryBundle(
        districts: [one, other], facilitators: [guide], facilitatorTies: ties)
      return PlainScore.fit(guide, [one, other], focus: nil, in: bundle).refusals
    }
    #expect(refusals() == [.outOfReach])
    guide.virtual = 0.5
    #expect(refusals() == [])
    other.virtual = nil
    #expect(refusals() == [.outOfReach])
    guide.maximumMinutes = 201
    #expect(refusals() == [])
    guide.isAvailable = false
    #expect(refusals() == [.notAvailable])
    for kind in FacilitatorTie.Kind.allCases {
      let tie = FacilitatorTie(facilitator: guide.id, district: other.id, kind: kind)
      #expect(refusals([tie]).contains(.hardTie) == kind.isConflict)
    }
  }

  @Test(arguments: 1...30)
  func `scores do not depend on who stands first and stay between 0 and 1`(seed: Int) {
    let bundle = RegistryBundle.random(districts: 8, facilitators: 3, seed: UInt64(seed))
    let plain = PlainScore(bundle)
    for (index, one) in bundle.districts.enumerated() {
      for other in bundle.districts.dropFirst(index + 1) {
        let pair = plain.pair(one, other)
        let turned = plain.pair(other, one)
        #expect(abs(pair.score - turned.score) < 1e-12)
        #expect(abs(pair.known - turned.known) < 1e-12)
        #expect(pair.focus == turned.focus)
        #expect(pair.mentor == turned.mentor)
        #expect(pair.refusals == turned.refusals)
        #expect(pair.criteria.allSatisfy { (0...1).contains($0.value) })
        #expect(pair.criteria.allSatisfy { (0...1).contains($0.known) })
        for guide in bundle.facilitators {
          let fit = plain.fit(guide, [one, other], focus: pair.focus)
          #expect(fit.criteria.allSatisfy { (0...1).contains($0.value) })
        }
      }
    }
  }

  @Test(arguments: 1...30)
  func `to leave out what is known and better than a quarter never pays`(seed: Int) {
    let bundle = RegistryBundle.random(districts: 2, facilitators: 0, seed: UInt64(seed))
    let (one, other) = (bundle.districts[0], bundle.districts[1])
    var silent = one
    silent.platforms = []
    silent.roles = []
    silent.location = nil
    let told = PlainScore.pair(one, other, in: bundle)
    let untold = PlainScore.pair(silent, other, in: bundle)
    let gained = zip(untold.criteria, told.criteria).filter { $0.value > $1.value + 1e-12 }
    #expect(gained.allSatisfy { $0.1.value < bundle.round.policy.unknown })
    #expect(untold.known <= told.known + 1e-12)
  }
}
