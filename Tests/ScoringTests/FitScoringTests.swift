import Domain
import Scoring
import TestSupport
import Testing

/// One smallest example for each rule of a facilitator's fit.
struct FitScoringTests {
  private func fit(
    _ facilitator: (inout Facilitator) -> Void = { _ in },
    _ a: (inout District) -> Void = { _ in }, _ b: (inout District) -> Void = { _ in },
    ties: [FacilitatorTie] = []
  ) -> FitScoring {
    FitScoring(
      RegistryBundle(
        districts: [.named("A", a), .named("B", b)], facilitators: [.named("F", facilitator)],
        facilitatorTies: ties))
  }

  private func expect(
    _ scoring: FitScoring, _ criterion: FitCriterion, _ value: Double, known: Double = 1,
    focus: Topic? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let parts = scoring.fit(0, members: [0, 1], focus: focus).parts
    let found = zip(FitCriterion.allCases, parts).first { $0.0 == criterion }?.1
    let part = found ?? Appraisal(.nan)
    #expect(abs(part.value - value) < 1e-9, sourceLocation: sourceLocation)
    #expect(abs(part.known - known) < 1e-9, sourceLocation: sourceLocation)
  }

  @Test func `travel is that of the furthest member`() {
    let scoring = fit {
      $0.location = point(minutes: 0)
      $0.virtual = 0.8
    } _: {
      $0.location = point(minutes: 60)
    } _: {
      $0.location = point(minutes: 120)
      $0.virtual = 0.4
    }
    // A: 1; B: 0.5 + ½ · 0.5 · 0.4
    expect(scoring, .travel, 0.6)
  }

  @Test func `a member without a place counts a quarter in travel`() {
    let scoring = fit {
      $0.location = point(minutes: 0)
    } _: {
      $0.location = point(minutes: 10)
    }
    expect(scoring, .travel, 0.25, known: 0.5)
  }

  @Test func `the weakest tie counts, and none on record is none`() {
    let one = [FacilitatorTie("F", "A", .workedTogether)]
    expect(fit(ties: one), .relationship, 0)
    expect(fit(ties: one + [FacilitatorTie("F", "B", .trained)]), .relationship, 0.67)
    #expect(fit(ties: one).tie(0, 0) == 1)
  }

  @Test func `expertise is the level of the focus`() {
    let scoring = fit({ $0.expertise = [.init(topic: Topic("math"), level: 4)] })
    expect(scoring, .expertise, 0.8, focus: Topic("math"))
    expect(scoring, .expertise, 0, focus: Topic("ela"))
    expect(scoring, .expertise, 0.25, known: 0, focus: nil)
    expect(fit(), .expertise, 0.25, known: 0, focus: Topic("math"))
  }

  @Test func `region is the share of members in the facilitator's regions`() {
    let regions: (inout Facilitator) -> Void = { $0.regions = ["central", "Kern County"] }
    expect(fit(regions, { $0.region = "Central" }) { $0.county = "Kings" }, .region, 0.5)
    expect(fit(regions, { $0.county = "kern county" }), .region, 0.625, known: 0.5)
    expect(fit({ _ in }, { $0.region = "x" }) { $0.region = "x" }, .region, 0.25, known: 0)
  }

  @Test func `context is the share of members in places that the facilitator knows`() {
    let rural: (inout Facilitator) -> Void = { $0.locales = [.rural] }
    let scoring = fit(rural, { $0.locale = LocaleCode(41) }) { $0.locale = LocaleCode(11) }
    expect(scoring, .context, 0.5)
    expect(fit(rural, { $0.locale = LocaleCode(41) }), .context, 0.625, known: 0.5)
    expect(fit({ _ in }, { $0.locale = LocaleCode(41) }), .context, 0.25, known: 0)
  }

  @Test func `the fit is the weighted sum`() {
    let scoring = fit(
      {
        $0.location = point(minutes: 0)
        $0.expertise = [.init(topic: Topic("math"), level: 5)]
        $0.regions = ["n"]
        $0.locales = [.city]
      },
      {
        $0.location = point(minutes: 1)
        $0.region = "n"
        $0.locale = LocaleCode(11)
      },
      {
        $0.location = point(minutes: 120)
        $0.region = "s"
        $0.locale = LocaleCode(12)
      },
      ties: [FacilitatorTie("F", "A", .trained), FacilitatorTie("F", "B", .acquainted)])
    let fit = scoring.fit(0, members: [0, 1], focus: Topic("math"))
    #expect(abs(fit.fit - (0.3 * 0.5 + 0.25 * 0.33 + 0.25 + 0.1 * 0.5 + 0.1)) < 1e-9)
    #expect(abs(fit.known - 1) < 1e-12)
  }

  @Test func `a facilitator who is not available guides nobody`() {
    #expect(fit({ $0.isAvailable = false }).refusal(0, members: [0, 1]) == .notAvailable)
  }

  @Test(arguments: FacilitatorTie.Kind.allCases)
  func `a tie of conflict with any member bars the facilitator`(kind: FacilitatorTie.Kind) {
    let refusal = fit(ties: [FacilitatorTie("F", "B", kind)]).refusal(0, members: [0, 1])
    let hard: [FacilitatorTie.Kind] = [.employedBy, .contractedBy, .boardMember, .conflict]
    #expect(refusal == (hard.contains(kind) ? .conflict(District.ID("B"), kind) : nil))
  }

  @Test func `a drive beyond the limit bars, unless all are ready to meet at a distance`() {
    func refusal(
      _ minutes: Double, limit: Double? = nil, virtual: [Double?] = [nil, nil, nil]
    ) -> FitRefusal? {
      fit {
        $0.location = point(minutes: 0)
        $0.maximumMinutes = limit
        $0.virtual = virtual[0]
      } _: {
        $0.location = point(minutes: 1)
        $0.virtual = virtual[1]
      } _: {
        $0.location = point(minutes: minutes)
        $0.virtual = virtual[2]
      }.refusal(0, members: [0, 1])
    }
    #expect(refusal(179.9) == nil)
    #expect(refusal(99.9, limit: 100) == nil)
    guard case .outOfReach(District.ID("B"), _, 180) = refusal(180.1) else {
      Issue.record("three hours are the limit of whoever stated none")
      return
    }
    #expect(refusal(100.1, limit: 100) != nil)
    #expect(refusal(300, virtual: [0.5, 0.5, 0.5]) == nil)
    #expect(refusal(300, virtual: [0.5, 0.49, 0.5]) != nil)
    #expect(refusal(300, virtual: [0.5, nil, 0.5]) != nil)
    #expect(refusal(300, virtual: [0.49, 0.5, 0.5]) != nil)
  }
}

/// Laws of the fit over many random partnerships, a fifth of whose facts are missing.
struct FitLawTests {
  private static func bundle(_ seed: Int) -> RegistryBundle {
    var random = SplitMix64(seed: UInt64(seed))
    return random.bundle(districts: 20, facilitators: 8)
  }

  private static func forEachCase(
    _ bundle: RegistryBundle, cases: Int,
    _ body: (_ facilitator: Int, _ members: [Int], _ focus: Int?) -> Void
  ) {
    var random = SplitMix64(seed: 4711)
    for _ in 0..<cases {
      let members = random.some(Array(bundle.districts.indices), 1...4)
      let focus = random.chance(0.2) ? nil : Int.random(in: 0..<10, using: &random)
      body(Int.random(in: bundle.facilitators.indices, using: &random), members, focus)
    }
  }

  private static func topic(_ index: Int?) -> Topic? { index.map { Topic.taxonomy[$0] } }

  @Test(arguments: 1...5)
  func `a group's fit is never above the mean of its members' fits`(seed: Int) {
    let bundle = Self.bundle(seed)
    let scoring = FitScoring(bundle)
    Self.forEachCase(bundle, cases: 2000) { facilitator, members, focus in
      let focus = Self.topic(focus)
      let singles = members.map { scoring.fit(facilitator, members: [$0], focus: focus).fit }
      let mean = singles.reduce(0, +) / Double(singles.count)
      #expect(scoring.fit(facilitator, members: members, focus: focus).fit <= mean + 1e-12)
    }
  }

  @Test(arguments: 1...5)
  func `the optimiser's parts add up to the fit, bit for bit`(seed: Int) {
    let bundle = Self.bundle(seed)
    let scoring = FitScoring(bundle)
    let parts = scoring.parts()
    Self.forEachCase(bundle, cases: 500) { facilitator, members, focus in
      let fit = scoring.fit(facilitator, members: members, focus: Self.topic(focus))
      let sorted = members.sorted()
      #expect(
        parts.fit(facilitator, members: sorted, focus: focus ?? parts.topicCount) == fit.fit)
      #expect(
        parts.mayServe(facilitator, members: sorted)
          == (scoring.refusal(facilitator, members: members) == nil))
    }
  }

  @Test(arguments: 1...5)
  func `the points of the criteria are the fit, bit for bit`(seed: Int) {
    let bundle = Self.bundle(seed)
    let scoring = FitScoring(bundle)
    Self.forEachCase(bundle, cases: 300) { facilitator, members, focus in
      let focus = Self.topic(focus)
      let fit = scoring.fit(facilitator, members: members, focus: focus)
      let criteria = scoring.criteria(facilitator, members: members, focus: focus)
      #expect(criteria.map(\.name) == FitCriterion.allCases.map(\.rawValue))
      #expect(criteria.reduce(0.0) { $0 + $1.points } == fit.fit)
      #expect(criteria.map(\.value) == fit.parts.map(\.value))
      #expect(fit.fit >= 0 && fit.fit <= 1 + 1e-12 && fit.known >= 0 && fit.known <= 1 + 1e-12)
      for (criterion, part) in zip(criteria, fit.parts) {
        #expect(abs(criterion.points - criterion.weight * criterion.value) < 1e-15)
        #expect(criterion.because.hasSuffix(".") && criterion.source.hasSuffix("."))
        #expect(criterion.because.lowercased().contains("not known") || part.known == 1)
      }
    }
  }

  @Test(arguments: 1...5)
  func `who may guide a group may guide each of its members`(seed: Int) {
    let bundle = Self.bundle(seed)
    let scoring = FitScoring(bundle)
    Self.forEachCase(bundle, cases: 1000) { facilitator, members, _ in
      guard scoring.refusal(facilitator, members: members) == nil else { return }
      for member in members { #expect(scoring.refusal(facilitator, members: [member]) == nil) }
    }
  }

  @Test(arguments: 1...5)
  func `the order of members does not matter`(seed: Int) {
    let bundle = Self.bundle(seed)
    let scoring = FitScoring(bundle)
    Self.forEachCase(bundle, cases: 200) { facilitator, members, focus in
      let focus = Self.topic(focus)
      let (there, back) = (members, Array(members.reversed()))
      #expect(
        scoring.criteria(facilitator, members: there, focus: focus)
          == scoring.criteria(facilitator, members: back, focus: focus))
      #expect(
        scoring.refusal(facilitator, members: there)
          == scoring.refusal(facilitator, members: back))
    }
  }

  @Test func `parts of a bundle without facilitators are empty`() {
    let parts = FitScoring(RegistryBundle(districts: [.named("A")])).parts()
    #expect(parts.travel.isEmpty)
    #expect(parts.expertise.isEmpty)
    #expect(parts.memberVirtual == [false])
  }
}
