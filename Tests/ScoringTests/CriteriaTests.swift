import Domain
import Scoring
import Testing

/// One smallest example for each rule of each criterion, with numbers worked out by hand.
struct CriteriaTests {
  private func expect(
    _ appraisal: Appraisal, _ value: Double, known: Double = 1,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(abs(appraisal.value - value) < 1e-12, sourceLocation: sourceLocation)
    #expect(abs(appraisal.known - known) < 1e-12, sourceLocation: sourceLocation)
  }

  // Common need

  @Test func `common need is half the strongest common topic, half the overlap`() {
    let scoring = pairOf {
      $0.need("ela", 3)
      $0.need("math", 5)
    } _: {
      $0.need("math", 4)
      $0.need("science", 2)
    }
    // ½ · 4/5 + ½ · 4 / (3 + 5 + 2)
    expect(scoring.appraisal(.commonNeed), 0.4 + 0.2)
  }

  @Test func `priorities above the need budget are scaled down together`() {
    let scoring = pairOf { district in
      for topic in ["ela", "graduation", "math", "science"] { district.need(topic, 5) }
    } _: {
      $0.need("math", 5)
    }
    // 20 over 15 leaves each topic 3.75: ½ · 3.75/5 + ½ · 3.75 / (3 · 3.75 + 5)
    expect(scoring.appraisal(.commonNeed), 0.375 + 0.5 * 3.75 / 16.25)
  }

  @Test func `a topic named for two student groups counts half`() {
    let scoring = pairOf {
      $0.need("math", 4, group: "foster")
    } _: {
      $0.need("math", 4, group: "english learners")
    }
    // ½ · 2/5 + ½ · 2/4
    expect(scoring.appraisal(.commonNeed), 0.2 + 0.25)
  }

  @Test func `a student group against none counts in full`() {
    let scoring = pairOf {
      $0.need("math", 4, group: "foster")
    } _: {
      $0.need("math", 4)
    }
    expect(scoring.appraisal(.commonNeed), 0.4 + 0.5)
  }

  @Test func `needs that are not on record make common need unknown`() {
    expect(pairOf({ $0.need("math", 4) }).appraisal(.commonNeed), 0.25, known: 0)
  }

  @Test func `a mentor's offers stand where its needs would`() {
    let scoring = pairOf {
      $0.mode = .mentor
      $0.need("science", 5)
      $0.offer("math", 5)
    } _: {
      $0.mode = .mentee
      $0.need("math", 4, group: "foster")
    }
    // ½ · 4/5 + ½ · 4/5
    expect(scoring.appraisal(.commonNeed), 0.8)
    #expect(scoring.pair(0, 1).focus == Topic("math"))
    #expect(scoring.pair(0, 1).mentor == 0)
  }

  @Test func `a mentor without offers covers nothing, which is known`() {
    let scoring = pairOf({ $0.mode = .mentor }) {
      $0.mode = .mentee
      $0.need("math", 4)
    }
    expect(scoring.appraisal(.commonNeed), 0)
  }

  // Proximity

  @Test(arguments: [(20.0, 1.0), (45, 1), (105, 0.5), (165, 0.25)])
  func `proximity is whole up to 45 minutes and halves with each further hour`(
    minutes: Double, value: Double
  ) {
    let scoring = pairOf({ $0.location = point(minutes: 0) }) {
      $0.location = point(minutes: minutes)
    }
    #expect(abs(scoring.appraisal(.proximity).value - value) < 1e-9)
    #expect(scoring.appraisal(.proximity).known == 1)
  }

  @Test func `the lower readiness to meet at a distance makes up for half of the drive`() {
    let scoring = pairOf {
      $0.location = point(minutes: 0)
      $0.virtual = 0.6
    } _: {
      $0.location = point(minutes: 105)
      $0.virtual = 0.8
    }
    // 0.5 + ½ · 0.5 · 0.6
    #expect(abs(scoring.appraisal(.proximity).value - 0.65) < 1e-9)
  }

  @Test func `a place that is not on the map makes proximity unknown`() {
    expect(pairOf({ $0.location = point(minutes: 0) }).appraisal(.proximity), 0.25, known: 0)
  }

  // Similar context

  @Test func `similar context is the mean of six parts`() {
    let scoring = pairOf {
      $0.enrollment = 1000
      $0.percentEnglishLearners = 10
      $0.percentDisadvantaged = 50
      $0.percentDisabilities = 10
      $0.locale = LocaleCode(41)
      $0.grades = GradeSpan(lowest: .kindergarten, highest: .eighth)
    } _: {
      $0.enrollment = 50_000
      $0.percentEnglishLearners = 35
      $0.percentDisadvantaged = 65
      $0.percentDisabilities = 13
      $0.locale = LocaleCode(43)
      $0.grades = GradeSpan(lowest: .kindergarten, highest: .twelfth)
    }
    // 0, 0.5, 0.75, 0.8, 0.75, 9/13
    expect(scoring.appraisal(.similarContext), (0 + 0.5 + 0.75 + 0.8 + 0.75 + 9.0 / 13) / 6)
  }

  @Test(arguments: [
    (11, 11, 1.0), (11, 13, 0.75), (12, 21, 0.5), (33, 41, 0.5), (21, 31, 0.1), (11, 43, 0.1),
  ])
  func `locales are alike by code, by type, by kind`(one: Int, other: Int, value: Double) {
    let scoring = pairOf({ $0.locale = LocaleCode(one) }) { $0.locale = LocaleCode(other) }
    expect(scoring.appraisal(.similarContext), (5 * 0.25 + value) / 6, known: 1.0 / 6)
  }

  @Test func `each unknown part of the context counts a quarter`() {
    expect(pairOf().appraisal(.similarContext), 0.25, known: 0)
  }

  // Reciprocity

  @Test func `mutual reciprocity leans on the weaker direction`() {
    let scoring = pairOf {
      $0.need("math", 4)
      $0.offer("ela", 5)
      $0.offer("science", 3)
    } _: {
      $0.need("ela", 2)
      $0.need("science", 5)
      $0.offer("math", 5)
    }
    // A to B: max(2·5, 5·3)/25 = 0.6; B to A: 4·5/25 = 0.8
    expect(scoring.appraisal(.reciprocity), 0.7 * 0.6 + 0.3 * 0.8)
  }

  @Test func `a mentor's reciprocity is what it gives`() {
    let scoring = pairOf {
      $0.mode = .mentee
      $0.need("math", 4)
      $0.offer("ela", 5)
    } _: {
      $0.mode = .either
      $0.need("ela", 5)
      $0.offer("math", 5)
    }
    #expect(scoring.pair(0, 1).mentor == 1)
    expect(scoring.appraisal(.reciprocity), 0.8)
  }

  @Test func `one direction of reciprocity can be unknown, and nothing to offer is known`() {
    let scoring = pairOf {
      $0.need("math", 4)
      $0.offer("math", 5)
    }
    // A to B: B named no needs, 0.25; B to A: B offers nothing, 0
    expect(scoring.appraisal(.reciprocity), 0.3 * 0.25, known: 0.5)
    expect(pairOf().appraisal(.reciprocity), 0)
  }

  // Relationship

  @Test(arguments: [
    ([DistrictTie.Kind.workedTogether], 1.0), ([.sameNetwork], 0.67), ([.acquainted], 0.33),
    ([.acquainted, .sameNetwork], 0.67), ([.prefers], 0.2), ([.acquainted, .prefers], 0.53),
    ([.workedTogether, .prefers], 1), ([.competes], 0), ([.avoid], 0), ([], 0),
  ])
  func `relationship is the strongest tie and a preference`(
    kinds: [DistrictTie.Kind], value: Double
  ) {
    let scoring = pairOf(ties: kinds.map { DistrictTie("B", "A", $0) })
    expect(scoring.appraisal(.relationship), value)
  }

  @Test func `a preference both ways is a full relationship`() {
    let scoring = pairOf(ties: [
      DistrictTie("A", "B", .prefers), DistrictTie("B", "A", .prefers),
    ])
    expect(scoring.appraisal(.relationship), 1)
    #expect(scoring.pair(0, 1).requested)
  }

  @Test func `a network that both name, in whatever case, is the same network`() {
    let scoring = pairOf({ $0.networks = ["CORE"] }) { $0.networks = ["core", "NW RISE"] }
    expect(scoring.appraisal(.relationship), 0.67)
  }

  // Readiness, stability

  @Test func `readiness is the lower of the two`() {
    expect(pairOf({ $0.readiness = 0.9 }) { $0.readiness = 0.4 }.appraisal(.readiness), 0.4)
    expect(pairOf({ $0.readiness = 0.9 }).appraisal(.readiness), 0.25, known: 0.5)
    expect(pairOf({ $0.readiness = 0.1 }).appraisal(.readiness), 0.1, known: 0.5)
    expect(pairOf().appraisal(.readiness), 0.25, known: 0)
  }

  @Test func `stability is the shorter service, whole from three years on`() {
    let scoring = pairOf({ $0.tenureYears = 1.5 }) { $0.tenureYears = 8 }
    expect(scoring.appraisal(.stability), 0.5)
    expect(pairOf({ $0.tenureYears = 8 }).appraisal(.stability), 0.25, known: 0.5)
  }

  @Test func `an announced departure leaves no stability, which is known`() {
    expect(pairOf({ $0.isLeaving = true }).appraisal(.stability), 0)
  }

  // Roles, systems

  @Test func `roles are those shared over those of either`() {
    let scoring = pairOf({ $0.roles = ["data", "math"] }) { $0.roles = ["el", "it", "math"] }
    expect(scoring.appraisal(.roles), 0.25)
    expect(pairOf({ $0.roles = ["math"] }).appraisal(.roles), 0.25, known: 0)
  }

  @Test func `systems count if one is shared`() {
    let scoring = pairOf({ $0.platforms = ["aeries", "x"] }) { $0.platforms = ["aeries"] }
    expect(scoring.appraisal(.systems), 1)
    expect(pairOf({ $0.platforms = ["x"] }) { $0.platforms = ["y"] }.appraisal(.systems), 0)
    expect(pairOf({ $0.platforms = ["x"] }).appraisal(.systems), 0.25, known: 0)
  }

  // Focus

  @Test func `the focus is the largest shared priority, then the larger sum, then the name`() {
    func focus(
      _ a: (inout District) -> Void, _ b: (inout District) -> Void
    ) -> Topic? { pairOf(a, b).pair(0, 1).focus }
    let largest = focus {
      $0.need("ela", 5)
      $0.need("math", 3)
    } _: {
      $0.need("ela", 2)
      $0.need("math", 3)
    }
    #expect(largest == Topic("math"))
    let sum = focus {
      $0.need("ela", 3)
      $0.need("math", 3)
    } _: {
      $0.need("ela", 3)
      $0.need("math", 4)
    }
    #expect(sum == Topic("math"))
    let name = focus {
      $0.need("ela", 3)
      $0.need("math", 3)
    } _: {
      $0.need("ela", 3)
      $0.need("math", 3)
    }
    #expect(name == Topic("ela"))
    let group = focus {
      $0.need("ela", 5, group: "foster")
      $0.need("math", 3)
    } _: {
      $0.need("ela", 5, group: "el")
      $0.need("math", 3)
    }
    #expect(group == Topic("math"))
    #expect(focus({ $0.need("ela", 5) }, { $0.need("math", 5) }) == nil)
  }
}
