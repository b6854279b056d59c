import Domain
import Scoring
import Testing

struct RefusalTests {
  private let math: (inout District) -> Void = { $0.need("math", 4) }

  @Test func `two districts with a common topic are allowed`() {
    #expect(pairOf(math, math).refusal(0, 1) == nil)
  }

  @Test func `nobody is paired without consent`() {
    let scoring = pairOf(math) {
      $0.need("math", 4)
      $0.consents = false
    }
    #expect(scoring.refusal(0, 1) == .noConsent(["B"].map { District.ID($0) }))
    #expect(scoring.refusal(0, 1)?.reason == .noConsent)
  }

  @Test func `whoever asks to avoid the other is not paired with it`() {
    let scoring = pairOf(math, math, ties: [DistrictTie("B", "A", .avoid)])
    #expect(scoring.refusal(1, 0) == .avoided(by: [District.ID("B")]))
    #expect(scoring.refusal(1, 0)?.reason == .lockedOut)
  }

  @Test(arguments: [
    (District.Mode.mutual, District.Mode.mutual, Footing.mutual as Footing?),
    (.mutual, .either, .mutual), (.either, .either, .mutual), (.mentor, .mentee, .firstMentors),
    (.mentor, .either, .firstMentors), (.either, .mentee, .firstMentors),
    (.mentor, .mentor, nil), (.mentee, .mentee, nil), (.mutual, .mentor, nil),
    (.mutual, .mentee, nil),
  ])
  func `modes fit as the two asked`(
    one: District.Mode, other: District.Mode, footing: Footing?
  ) {
    #expect(Footing.between(one, other) == footing)
    let mirrored: Footing? = footing == .firstMentors ? .secondMentors : footing
    #expect(Footing.between(other, one) == mirrored)
    let change: (District.Mode) -> (inout District) -> Void = { mode in
      {
        $0.mode = mode
        $0.need("math", 4)
        $0.offer("math", 4)
      }
    }
    let refusal = pairOf(change(one), change(other)).refusal(0, 1)
    #expect(refusal == (footing == nil ? .modesDoNotFit(one, other) : nil))
  }

  @Test func `a district that wants a larger group is in no pair`() {
    let scoring = pairOf(math) {
      $0.need("math", 4)
      $0.groupSizes = 3...4
    }
    #expect(scoring.refusal(0, 1) == .groupSize([District.ID("B")]))
    #expect(scoring.refusal(0, 1)?.reason == .mode)
  }

  @Test func `a common topic has priority 2 or more for both`() {
    let low: (inout District) -> Void = { $0.need("math", 1) }
    #expect(pairOf(math, low).refusal(0, 1) == .noCommonNeed(strongest: 1, minimum: 2))
    #expect(pairOf(math).refusal(0, 1) == .noCommonNeed(strongest: 0, minimum: 2))
  }

  @Test func `two student groups count in full for the common topic`() {
    let scoring = pairOf {
      $0.need("math", 2, group: "foster")
    } _: {
      $0.need("math", 2, group: "el")
    }
    #expect(scoring.refusal(0, 1) == nil)
  }

  @Test func `a mutual request lifts the rule of the common topic, but no other`() {
    let request = [DistrictTie("A", "B", .prefers), DistrictTie("B", "A", .prefers)]
    let scoring = pairOf(ties: request)
    #expect(scoring.refusal(0, 1) == nil)
    #expect(scoring.formablePairs().map(\.focus) == [-1])
    #expect(pairOf(ties: request + [DistrictTie("A", "B", .avoid)]).refusal(0, 1) != nil)
  }

  @Test func `the lower limit of the two bounds a known drive`() {
    func scoring(_ minutes: Double) -> PairScoring {
      pairOf {
        $0.need("math", 4)
        $0.location = point(minutes: 0)
        $0.maximumMinutes = 200
      } _: {
        $0.need("math", 4)
        $0.location = point(minutes: minutes)
        $0.maximumMinutes = 100
      }
    }
    #expect(scoring(99.999).refusal(0, 1) == nil)
    guard case .outOfReach(let minutes, 100, District.ID("B")) = scoring(100.001).refusal(0, 1)
    else {
      Issue.record("the drive is beyond B's limit")
      return
    }
    #expect(abs(minutes - 100.001) < 1e-6)
    #expect(scoring(99.999).formablePairs().count == 1)
    #expect(scoring(100.001).formablePairs().isEmpty)
  }

  @Test func `a drive that is not known is beyond no limit`() {
    let scoring = pairOf(math) {
      $0.need("math", 4)
      $0.maximumMinutes = 1
    }
    #expect(scoring.refusal(0, 1) == nil)
  }
}
