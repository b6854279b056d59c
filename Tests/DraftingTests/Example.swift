import Domain
import Drafting

/// A small plan and its registry, made by hand: one mutual pair, one mentor pair, two unmatched.
enum Example {
  static let alder = District.ID("0600001")
  static let birch = District.ID("0600002")
  static let cedar = District.ID("0600003")
  static let dune = District.ID("0600004")
  static let elm = District.ID("0600005")
  static let fir = District.ID("0600006")
  static let ruiz = Facilitator.ID("F01")
  static let okafor = Facilitator.ID("F02")

  static let names = [
    "0600001": "Alder Creek Unified", "0600002": "Birch Valley Unified",
    "0600003": "Cedar Union High", "0600004": "Dune Elementary", "0600005": "Elm City Unified",
    "0600006": "Fir Mountain Unified", "F01": "Ana Ruiz", "F02": "Ben Okafor",
  ]

  static var plan: Plan {
    Plan(
      round: Plan.RoundSummary(name: "Pilot", schoolYear: "2026-27", maximumPartnerships: 4),
      goal: .value, names: names,
      input: Plan.Input(
        sha256: "3f1c0a9d52e84b7788aa01ce", districts: 6, facilitators: 2, policy: Policy()),
      proof: Plan.Proof(
        status: .optimal, objective: 2.5138, bound: 2.5138, gap: 0,
        stages: [Plan.Proof.Stage(name: "value", value: 2.5138, bound: 2.5138)], stopped: nil,
        columns: 12, cuts: 0, rounds: 2, solver: "GLPK 5.0"),
      partnerships: [mutual, mentor],
      unmatched: [
        Plan.Unmatched(
          district: elm, reason: .noCommonNeed,
          text: UnmatchedWords.text(
            for: .noCommonNeed,
            facts: .elm { $0.needs = [Topic("science"), Topic("technology")] })),
        Plan.Unmatched(
          district: fir, reason: .noConsent,
          text: UnmatchedWords.text(
            for: .noConsent, facts: UnmatchedFacts(name: "Fir Mountain Unified"))),
      ],
      facilitators: [
        Plan.FacilitatorLoad(id: ruiz, load: 2, capacity: 2, marginalValueAtMost: 0.0612),
        Plan.FacilitatorLoad(id: okafor, load: 0, capacity: 1, marginalValueAtMost: 0),
      ],
      summary: Plan.Summary(placed: 4, meanValue: 0.62845, worstValue: 0.5841, blockingPairs: 1))
  }

  /// The example in a round that has no facilitators and asks for none.
  static var unguided: Plan {
    var plan = plan
    plan.input.facilitators = 0
    plan.input.policy.facilitators = .optional
    plan.facilitators = []
    for index in plan.partnerships.indices {
      plan.partnerships[index].facilitator = nil
      plan.partnerships[index].fit = 0
      plan.partnerships[index].fitCriteria = []
      plan.partnerships[index].facilitatorCandidates = []
      for place in plan.partnerships[index].alternatives.indices {
        plan.partnerships[index].alternatives[place].facilitator = nil
      }
    }
    return plan
  }

  static var mutual: Plan.Partnership {
    let criteria = scores([
      (.commonNeed, 0.8, "Both name mathematics (priorities 5 and 4) and 2 more topics."),
      (.proximity, 1, "A drive of about 25 minutes."),
      (.similarContext, 0.7, "Alike in students served; one is rural, the other a town."),
      (.reciprocity, 0.64, "Each offers something that the other needs."),
      (.relationship, 0.33, "They are acquainted."),
      (.readiness, 0.6, "The lower readiness of the two is 0.6."),
      (.stability, 1, "Both superintendents have served 3 years or more."),
      (.roles, 0.25, "Not known: one lists no staff roles."),
      (.systems, 1, "Both use the same data system."),
    ])
    let fit = fits([
      (.travel, 0.9, "The longest drive is about 70 minutes."),
      (.relationship, 0.33, "Acquainted with both."),
      (.expertise, 0.8, "Level 4 of 5 in mathematics."),
      (.region, 1, "Both lie in the facilitator's regions."),
      (.context, 0.5, "Knows rural districts, not towns."),
    ])
    let score = criteria.reduce(0) { $0 + $1.points }
    let total = fit.reduce(0) { $0 + $1.points }
    return Plan.Partnership(
      id: "P01", members: [alder, birch], mode: .mutual, mentor: nil, focus: Topic("math"),
      score: score, known: 0.97, facilitator: ruiz, fit: total, value: 0.7 * score + 0.3 * total,
      requested: false, criteria: criteria, fitCriteria: fit,
      warnings: Warnings.of(
        WarningFacts(members: bundle.districts.filter { [alder, birch].contains($0.id) })),
      facilitatorCandidates: [Plan.Candidate(id: okafor, fit: 0.551)],
      alternatives: [
        Plan.Alternative(
          members: [alder, dune], facilitator: ruiz, value: 0.611, lossAtLeast: 0.1239),
        Plan.Alternative(members: [birch, elm], facilitator: nil, value: 0.5, lossAtLeast: 0),
      ])
  }

  static var mentor: Plan.Partnership {
    let criteria = scores(Criterion.allCases.map { ($0, 0.55, "An example.") })
    let fit = fits(FitCriterion.allCases.map { ($0, 0.66, "An example.") })
    return Plan.Partnership(
      id: "P02", members: [cedar, dune], mode: .mentor, mentor: cedar,
      focus: Topic("chronic_absence"), score: 0.55, known: 0.52, facilitator: ruiz, fit: 0.66,
      value: 0.583, requested: true, criteria: criteria, fitCriteria: fit,
      warnings: [
        Plan.Warning(code: .distance, text: "The drive is about 2 h 5 min one way. Plan for it."),
        Plan.Warning(code: .known, text: "Only 52 % is known. Ask for more."),
      ],
      facilitatorCandidates: [], alternatives: [])
  }

  static var bundle: RegistryBundle {
    RegistryBundle(
      districts: [
        district(alder, 36.74, -119.78) {
          $0.enrollment = 11_240
          $0.locale = LocaleCode(32)
          $0.county = "Fresno"
          $0.grades = GradeSpan(lowest: .kindergarten, highest: .twelfth)
          $0.percentEnglishLearners = 31
          $0.percentDisadvantaged = 78.4
          $0.percentDisabilities = 11
          $0.needs = [
            District.Need(topic: Topic("chronic_absence"), priority: 2),
            District.Need(topic: Topic("math"), priority: 5, group: "english learners"),
          ]
          $0.offers = [District.Offer(topic: Topic("ela"), strength: 4)]
          $0.goals = "Algebra readiness | for *every* student by grade 8"
          $0.levels = [District.Level(topic: Topic("math"), level: 2)]
          $0.substitutes = .tight
          $0.virtual = 0.5
        },
        district(birch, 36.9, -119.6) {
          $0.enrollment = 2_310
          $0.locale = LocaleCode(42)
          $0.needs = [
            District.Need(topic: Topic("ela"), priority: 4),
            District.Need(topic: Topic("math"), priority: 4),
          ]
          $0.offers = [District.Offer(topic: Topic("math"), strength: 3)]
          $0.roles = ["data analyst", "math coach"]
          $0.levels = [District.Level(topic: Topic("math"), level: 2)]
          $0.isLeaving = true
        },
        district(cedar, 37.2, -120.4) {
          $0.mode = .mentor
          $0.offers = [District.Offer(topic: Topic("chronic_absence"), strength: 5)]
        },
        district(dune, 36.0, -121.0) {
          $0.mode = .mentee
          $0.needs = [District.Need(topic: Topic("chronic_absence"), priority: 5)]
        },
        district(elm, 36.1, -120.1) { _ in },
        district(fir, 36.2, -120.2) { $0.consents = false },
      ],
      facilitators: [facilitator(ruiz, capacity: 2), facilitator(okafor, capacity: 1)],
      facilitatorTies: [
        FacilitatorTie(facilitator: ruiz, district: alder, kind: .acquainted, since: "2024")
      ])
  }

  static func district(
    _ id: District.ID, _ latitude: Double, _ longitude: Double, _ fill: (inout District) -> Void
  ) -> District {
    var district = District(id: id, name: names[id.rawValue] ?? id.rawValue)
    district.location = Coordinate(latitude: latitude, longitude: longitude)
    fill(&district)
    return district
  }

  private static func facilitator(_ id: Facilitator.ID, capacity: Int) -> Facilitator {
    var facilitator = Facilitator(id: id, name: names[id.rawValue] ?? "", capacity: capacity)
    facilitator.location = Coordinate(latitude: 36.6, longitude: -119.9)
    facilitator.organization = "Valley Office of Education"
    return facilitator
  }

  private static func scores(_ scores: [(Criterion, Double, String)]) -> [CriterionScore] {
    scores.map { criterion, value, because in
      CriterionScore(
        name: criterion.rawValue, value: value, weight: Policy().weights[criterion],
        because: because, source: "WestEd 2015")
    }
  }

  private static func fits(_ scores: [(FitCriterion, Double, String)]) -> [CriterionScore] {
    scores.map { criterion, value, because in
      CriterionScore(
        name: criterion.rawValue, value: value, weight: Policy().fitWeights[criterion],
        because: because, source: "WestEd 2015")
    }
  }
}
