import Domain
import TestSupport
import Testing

/// The status of indicators: the figures of the sources, and laws over many random ones.
struct IndicatorTests {
  /// A row of a dashboard that is on record, and what it says there or must say.
  struct Fixture: Sendable, CustomTestStringConvertible {
    var name: String
    var indicator: Indicator
    var year: String
    var status: IndicatorStatus
    var band: TargetBand?
    /// What is uncertain about it.
    var doubt: String?

    var testDescription: String { name }
  }

  static func fresno(
    _ name: String, _ actuals: [Double], target: Double
  ) -> Indicator {
    var indicator = Indicator(name: name, measure: name)
    indicator.tolerance = 0.5
    indicator.noise = 0.5
    indicator.actuals = zip(["2006-07", "2007-08", "2008-09"], actuals)
      .map { Indicator.Actual(year: $0, value: $1) }
    indicator.targets = [Indicator.Target(year: "2008-09", value: target)]
    return indicator
  }

  /// Three rows of one dashboard as one indicator with a target for each grade.
  static let together: Indicator = {
    var indicator = Indicator(name: "math, grades 3, 5 and 8", measure: "math")
    indicator.tolerance = 0.5
    indicator.noise = 0.5
    let rows: [(String, [Double])] = [
      ("grade 3", [44.8, 49.4, 58.3]), ("grade 5", [32.6, 40.3, 48.3]), ("grade 8", [43, 55, 59]),
    ]
    for (grade, values) in rows {
      indicator.actuals += zip(["2006-07", "2007-08", "2008-09"], values)
        .map { Indicator.Actual(year: $0, group: grade, value: $1) }
      indicator.targets.append(Indicator.Target(year: "2008-09", group: grade, value: 50))
    }
    return indicator
  }()

  /// The goals of Long Beach are on record for 2009 and 2013, the figures of its schools are not.
  static let longBeach: Indicator = {
    var indicator = Indicator(name: "goals of Long Beach", measure: "goals")
    indicator.scheme = .bands
    indicator.farBelow = 10
    let goals: [(String, Double, Double)] = [
      ("middle school ELA", 52, 70), ("middle school math", 62, 70), ("grade 8 ELA", 45, 55),
      ("grade 8 general math", 36, 50), ("grade 8 algebra", 68, 75),
      ("grade 8 algebra tested", 37, 60), ("AVID", 12, 15),
    ]
    indicator.targets = goals.flatMap { name, first, second in
      [
        Indicator.Target(year: "2008-09", group: name, value: first),
        Indicator.Target(year: "2012-13", group: name, value: second),
      ]
    }
    return indicator
  }()

  /// The index that the state stopped after 2013.
  static let index: Indicator = {
    var indicator = Indicator(
      name: "API of Sanger", measure: "Academic Performance Index", unit: "points")
    indicator.actuals = [
      Indicator.Actual(year: "2009-10", value: 806), Indicator.Actual(year: "2012-13", value: 833),
      Indicator.Actual(year: "2009-10", group: "English learners", value: 761),
      Indicator.Actual(year: "2012-13", group: "English learners", value: 792),
    ]
    indicator.targets = [Indicator.Target(year: "2013-14", value: 833)]
    indicator.ending = Indicator.Ending(
      year: "2013-14", reason: "The state suspended its tests for new ones.")
    return indicator
  }()

  static let fixtures: [Fixture] = [
    Fixture(
      name: "Fresno row 3", indicator: fresno("grade 3 math", [44.8, 49.4, 58.3], target: 50),
      year: "2008-09", status: .exceeds),
    Fixture(
      name: "Fresno row 4", indicator: fresno("grade 5 math", [32.6, 40.3, 48.3], target: 50),
      year: "2008-09", status: .improving),
    Fixture(
      name: "Fresno row 5", indicator: fresno("grade 8 algebra", [43, 55, 59], target: 50),
      year: "2008-09", status: .exceeds),
    Fixture(
      name: "Fresno row 6", indicator: fresno("grade 8 in algebra", [28, 26, 25], target: 50),
      year: "2008-09", status: .flatOrDeclining,
      doubt: "The scan shows the same mark as in row 4; the figures fall, and the rule decides."),
    Fixture(
      name: "Fresno row 21", indicator: fresno("redesignation", [4.3, 10.2, 10.1], target: 10),
      year: "2008-09", status: .meets,
      doubt: "10.1 against 10 meets and does not exceed only with a tolerance, here 0.5."),
    Fixture(
      name: "Fresno rows 3 to 5 together", indicator: together, year: "2008-09",
      status: .improving),
    Fixture(
      name: "Long Beach 2009", indicator: longBeach, year: "2008-09", status: .notAvailable,
      band: .notAvailable, doubt: "Goals without figures have no status."),
    Fixture(
      name: "an index that ended", indicator: index, year: "2013-14", status: .notAvailable),
  ]

  @Test(arguments: fixtures)
  func `the eight rows of the sources have their status`(of fixture: Fixture) {
    let found = fixture.indicator.assessment(in: fixture.year)
    #expect(found.status == fixture.status, "\(found.because) \(fixture.doubt ?? "")")
    #expect(found.band == fixture.band)
  }

  @Test(arguments: [
    (62.0, TargetBand.achieved), (61.9, .below), (52, .below), (51.9, .farBelow),
  ])
  func `bands have an explicit threshold`(value: Double, band: TargetBand) {
    var indicator = Indicator(name: "middle school math", measure: "math")
    indicator.scheme = .bands
    indicator.farBelow = 10
    indicator.targets = [Indicator.Target(year: "2008-09", value: 62)]
    indicator.actuals = [Indicator.Actual(year: "2008-09", value: value)]
    #expect(indicator.assessment(in: "2008-09").band == band)
    indicator.farBelow = nil
    #expect(indicator.assessment(in: "2008-09").band == .notAvailable)
  }

  // MARK: Laws

  private static let order: [IndicatorStatus] = [.flatOrDeclining, .improving, .meets, .exceeds]

  private static func random(_ random: inout SplitMix64) -> Indicator {
    var indicator = Indicator(name: "x", measure: "x")
    indicator.direction = Bool.random(using: &random) ? .higher : .lower
    indicator.tolerance = Double(Int.random(in: 0...3, using: &random))
    indicator.noise = Double(Int.random(in: 0...3, using: &random))
    for group in 0..<Int.random(in: 1...4, using: &random) {
      let name = "group \(group)"
      func value() -> Double { Double(Int.random(in: 40...60, using: &random)) }
      indicator.targets.append(Indicator.Target(year: "2026-27", group: name, value: value()))
      for year in ["2025-26", "2026-27"] {
        indicator.actuals.append(Indicator.Actual(year: year, group: name, value: value()))
      }
    }
    return indicator
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `a better figure never lowers the status`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var indicator = Self.random(&random)
    let places = indicator.actuals.indices.filter { indicator.actuals[$0].year == "2026-27" }
    let place = try #require(places.randomElement(using: &random))
    var last = -1
    for _ in 0..<30 {
      let status = indicator.assessment(in: "2026-27").status
      let rank = try #require(Self.order.firstIndex(of: status))
      #expect(rank >= last)
      last = rank
      indicator.actuals[place].value += indicator.direction == .higher ? 1 : -1
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `the order of targets and figures is of no consequence`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let indicator = Self.random(&random)
    var other = indicator
    other.targets.shuffle(using: &random)
    other.actuals.shuffle(using: &random)
    #expect(
      indicator.assessment(in: "2026-27").status == other.assessment(in: "2026-27").status)
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `tolerance parts exceeding from meeting, and nothing else`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var indicator = Self.random(&random)
    indicator.tolerance = 0
    let strict = indicator.assessment(in: "2026-27").status
    indicator.tolerance = 1000
    let mild = indicator.assessment(in: "2026-27").status
    #expect(mild != .exceeds)
    #expect(mild == (strict == .exceeds ? .meets : strict))
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `the mirror of a measure has the same status`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let indicator = Self.random(&random)
    var mirror = indicator
    mirror.direction = indicator.direction == .higher ? .lower : .higher
    for place in mirror.targets.indices { mirror.targets[place].value *= -1 }
    for place in mirror.actuals.indices { mirror.actuals[place].value *= -1 }
    #expect(
      indicator.assessment(in: "2026-27").status == mirror.assessment(in: "2026-27").status)
  }

  @Test func `decimal figures are compared as they are written`() {
    var indicator = Self.fresno("x", [1, 1, 10.3], target: 10)
    indicator.tolerance = 0.3
    #expect(indicator.assessment(in: "2008-09").status == .meets)
    indicator.actuals[2].value = 10.31
    #expect(indicator.assessment(in: "2008-09").status == .exceeds)
  }

  @Test func `without a year before, a target that is missed has no status`() {
    var indicator = Self.fresno("x", [1, 2, 3], target: 10)
    indicator.actuals.removeFirst(2)
    #expect(indicator.assessment(in: "2008-09").status == .notAvailable)
    indicator.actuals[0].value = 11
    #expect(indicator.assessment(in: "2008-09").status == .exceeds)
  }

  @Test func `a figure of ten students or fewer is not judged`() {
    var indicator = Self.fresno("x", [1, 2, 30], target: 10)
    indicator.actuals[2].students = 10
    let found = indicator.assessment(in: "2008-09")
    #expect(found.status == .notAvailable)
    #expect(!found.because.contains("30"))
    indicator.actuals[2].students = 11
    #expect(indicator.assessment(in: "2008-09").status == .exceeds)
  }

  @Test func `a gap has narrowed where the group behind gained more`() {
    let index = Self.index
    let group = "English learners"
    #expect(index.gap(of: group, behind: nil, in: "2009-10") == 45)
    #expect(index.gap(of: group, behind: nil, in: "2012-13") == 41)
    #expect(index.narrowing(of: group, behind: nil, from: "2009-10", to: "2012-13") == 4)
    #expect(index.gap(of: group, behind: nil, in: "2013-14") == nil)
  }

  @Test func `measures with different denominators are no like for like`() {
    var algebra = Indicator(name: "algebra", measure: "proficient or above")
    algebra.denominator = "those tested in Algebra I"
    var math = Indicator(name: "math", measure: "Proficient or  above")
    math.denominator = "all students of the grade"
    #expect(algebra.differences(from: math).count == 1)
    #expect(algebra.differences(from: math)[0].contains("denominator"))
    math.denominator = algebra.denominator
    #expect(algebra.differences(from: math).isEmpty)
  }
}
