import Domain
import Scoring
import Testing

/// The rules that policy v2 changes, with numbers worked out by hand.
struct PolicyV2Tests {
  private let policy = Policy(version: "v2")

  private func expect(
    _ appraisal: Appraisal, _ value: Double, known: Double = 1,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(abs(appraisal.value - value) < 1e-12, sourceLocation: sourceLocation)
    #expect(abs(appraisal.known - known) < 1e-12, sourceLocation: sourceLocation)
  }

  private func apart(
    _ minutes: Double, _ a: (inout District) -> Void = { _ in },
    _ b: (inout District) -> Void = { _ in }
  ) -> PairScoring {
    pairOf(
      {
        $0.location = point(minutes: 0)
        a(&$0)
      },
      {
        $0.location = point(minutes: minutes)
        b(&$0)
      }, policy: policy)
  }

  @Test func `a drive of two hours halves proximity`() {
    expect(apart(15).appraisal(.proximity), 1)
    expect(apart(120).appraisal(.proximity), 0.5)
    expect(apart(225).appraisal(.proximity), 0.25)
  }

  @Test func `eight times the threshold looks four times as far`() {
    let large = { (district: inout District) in district.enrollment = 40_000 }
    expect(apart(15 + 420, large, large).appraisal(.proximity), 0.5)
    // The smaller of the two decides, and who is not known looks no further.
    expect(apart(120, large) { $0.enrollment = 4000 }.appraisal(.proximity), 0.5)
    expect(apart(120, large).appraisal(.proximity), 0.5)
  }

  @Test func `a county in common gives back half of what the drive takes`() {
    let kern = { (district: inout District) in
      district.state = "CA"
      district.county = "Kern County"
    }
    expect(apart(120, kern, kern).appraisal(.proximity), 0.75)
    expect(
      apart(120, kern) {
        $0.state = "ca"
        $0.county = "KERN COUNTY"
      }.appraisal(.proximity), 0.75)
    expect(
      apart(120, kern) {
        $0.state = "NV"
        $0.county = "Kern County"
      }.appraisal(.proximity), 0.5)
    expect(apart(120, kern).appraisal(.proximity), 0.5)
    let together = apart(120, { $0.virtual = 1 }, { $0.virtual = 1 })
    expect(together.appraisal(.proximity), 0.75)
    let both = apart(
      120,
      {
        kern(&$0)
        $0.virtual = 1
      },
      {
        kern(&$0)
        $0.virtual = 1
      })
    expect(both.appraisal(.proximity), 0.875)
  }

  @Test func `size goes by the root of the ratio and counts twice`() {
    let scoring = pairOf({ $0.enrollment = 900 }, { $0.enrollment = 8100 }, policy: policy)
    // √(1/9), and five parts that are not known.
    expect(scoring.appraisal(.similarContext), (2.0 / 3 + 5 * 0.25) / 7, known: 2.0 / 7)
  }

  @Test func `shares go by their ratio with five points added`() {
    let scoring = pairOf(
      {
        $0.percentEnglishLearners = 2
        $0.percentDisadvantaged = 45
        $0.percentDisabilities = 0
      },
      {
        $0.percentEnglishLearners = 9
        $0.percentDisadvantaged = 20
        $0.percentDisabilities = 5
      }, policy: policy)
    let parts = 7.0 / 14 + 25.0 / 50 + 5.0 / 10
    expect(scoring.appraisal(.similarContext), (parts + 4 * 0.25) / 7, known: 3.0 / 7)
  }

  @Test func `the sentence names the county and the reach`() throws {
    let facts = { (district: inout District) in
      district.state = "CA"
      district.county = "Kern County"
      district.enrollment = 40_000
    }
    let scoring = apart(120, facts, facts)
    let because = try #require(scoring.criteria(0, 1).first { $0.name == "proximity" }?.because)
    #expect(because.contains("; both are in Kern County; districts of their size have few peers"))
    let small = try #require(apart(120).criteria(0, 1).first { $0.name == "proximity" }?.because)
    #expect(!small.contains("county") && !small.contains("peers"))
  }
}
