import Domain
import Research
import TestSupport
import Testing

struct BacktestTests {
  /// Districts of one state in a row along a meridian, a degree apart, named for the state.
  private func row(_ count: Int, state: String = "CA") -> [PublicDistrict] {
    (0..<count).map { place in
      let id = "\(state)\(place)"
      var district = District(id: District.ID(id), name: "District \(id)")
      district.state = state
      district.location = Coordinate(latitude: Double(place) + 1, longitude: 0)
      return PublicDistrict(district)
    }
  }

  private func partnership(_ members: [String], id: String = "P") -> PastPartnership {
    PastPartnership(
      id: PastPartnership.ID(id), name: "Partnership \(id)",
      members: members.map { District.ID($0) })
  }

  private func inState(_ rows: [Backtest.Row], _ place: Int = 0) -> Double? {
    rows[place].standings?.first?.inState
  }

  @Test func `the nearest of four others is at 25 percent, the farthest at 100`() throws {
    let backtest = Backtest(row(5), [partnership(["CA0", "CA1"]), partnership(["CA0", "CA4"])])
    let rows = backtest.rows([.distance])
    // Seen from CA0, CA1 is first; seen from CA1, CA0 and CA2 share the ranks 1 and 2.
    let first = try #require(inState(rows, 0))
    #expect(first == (25 + 37.5) / 2)
    #expect(inState(rows, 1) == 100)
    #expect(rows[0].pairs == 2)
  }

  @Test func `a method that cannot tell candidates apart puts everyone in the middle`() {
    let rows = Backtest(row(5), [partnership(["CA0", "CA3"])]).rows([.fbit])
    #expect(inState(rows) == 100 * 2.5 / 4)
  }

  @Test func `an unknown place comes last`() {
    var districts = row(5)
    districts[1].district.location = nil
    let rows = Backtest(districts, [partnership(["CA0", "CA1"])]).rows([.distance])
    // Seen from CA0 it is the fourth; seen from CA1 all are equal.
    #expect(inState(rows) == (100 + 62.5) / 2)
  }

  @Test func `irregular districts are no candidates, but a partner that is one is ranked`() {
    var districts = row(5)
    districts[1].isRegular = false
    let rows = Backtest(districts, [partnership(["CA0", "CA2"]), partnership(["CA0", "CA1"])])
      .rows([.distance])
    // Of CA2, CA3, CA4 the first; seen from CA2: CA3, then CA0 and CA4.
    #expect(inState(rows, 0) == (100 / 3.0 + 100 * 2.5 / 3) / 2)
    // Of CA1 … CA4 the first; seen from CA1: CA0 and CA2 share the ranks 1 and 2 of four.
    #expect(inState(rows, 1) == (25 + 37.5) / 2)
  }

  @Test func `only partners of one state are paired, and the country is ranked apart`() throws {
    let districts = row(3) + row(3, state: "NV")
    let backtest = Backtest(districts, [partnership(["CA0", "CA1", "NV2"])])
    let rows = backtest.rows([.distance])
    #expect(rows[0].pairs == 2)
    #expect(rows[0].states == ["CA"])
    let standing = try #require(rows[0].standings?.first)
    // Of five others: NV0 at the same place, then CA1 and NV1 share ranks 2 and 3. Seen from CA1,
    // NV1 is first and CA0, CA2, NV0, NV2 share 2 to 5.
    #expect(standing.inCountry == (100 * 2.5 / 5 + 100 * 3.5 / 5) / 2)
    #expect(standing.inState == (50 + 75.0) / 2)
  }

  @Test func `a partnership without two members in a state is listed and not averaged`() {
    let districts = row(3) + row(3, state: "NV")
    let rows = Backtest(
      districts,
      [
        partnership(["CA0", "NV1"]), partnership(["CA0", "nowhere"]),
        partnership(["CA0", "CA1"]),
      ]
    ).rows([.distance])
    #expect(rows.map { $0.standings == nil } == [true, true, false])
    #expect(rows[1].missing == [District.ID("nowhere")])
    let summaries = Backtest.summaries(rows)
    #expect(summaries?.first?.partnerships == 1)
    #expect(summaries?.first?.inState == rows[2].standings?.first?.inState)
    #expect(Backtest.summaries(Array(rows.prefix(2))) == nil)
  }

  /// A country of chance, and partnerships of chance in it.
  private func chance(_ seed: UInt64) -> (districts: [PublicDistrict], [PastPartnership]) {
    var random = SplitMix64(seed: seed)
    let districts = (0..<60).map { place in
      let id = "D\(place)"
      var district = District(id: District.ID(id), name: id)
      func maybe(_ range: ClosedRange<Double>) -> Double? {
        Bool.random(using: &random) || Bool.random(using: &random)
          ? .random(in: range, using: &random) : nil
      }
      district.state = ["CA", "OH"].randomElement(using: &random)
      district.county = ["Kern", "Napa", "Yolo"].randomElement(using: &random)
      district.location = maybe(30...40).map {
        Coordinate(latitude: $0, longitude: .random(in: -120...(-110), using: &random))
      }
      district.enrollment = maybe(100...50_000)
      district.percentEnglishLearners = maybe(0...60)
      district.percentDisadvantaged = maybe(0...100)
      district.percentDisabilities = maybe(0...25)
      var record = PublicDistrict(district, isRegular: .random(in: 0..<5, using: &random) > 0)
      record.percentHispanic = maybe(0...100)
      record.localRevenuePerStudent = maybe(1000...20_000)
      return record
    }
    let partnerships = (0..<4).map { number in
      PastPartnership(
        id: PastPartnership.ID("P\(number)"), name: "Partnership \(number)",
        members: districts.shuffled(using: &random).prefix(5).map(\.id))
    }
    return (districts, partnerships)
  }

  private let methods: [PeerMethod] = [
    .policy(Policy()), .policy(Policy(version: "v2")), .distance, .tennessee, .fbit, .mix,
  ]

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the order of rows changes nothing`(seed: UInt64) {
    let (districts, partnerships) = chance(seed)
    var random = SplitMix64(seed: seed)
    let plain = Backtest(districts, partnerships).rows(methods)
    let shuffled = Backtest(
      districts.shuffled(using: &random),
      partnerships.map {
        PastPartnership(
          id: $0.id, name: $0.name, members: $0.members.shuffled(using: &random))
      }
    ).rows(methods)
    for (one, other) in zip(plain, shuffled) {
      #expect(one.pairs == other.pairs && one.states == other.states)
      for (first, second) in zip(one.standings ?? [], other.standings ?? []) {
        #expect(first == second)
      }
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `over all possible pairs every method comes out in the middle`(seed: UInt64) throws {
    let regular = chance(seed).districts.filter { $0.isRegular && $0.district.state == "CA" }
    let ids = regular.map(\.id.rawValue)
    let pairs = ids.enumerated().flatMap { place, first in
      ids.dropFirst(place + 1).map { partnership([first, $0], id: "\(first)-\($0)") }
    }
    let others = Double(ids.count - 1)
    // Each district's ranks run from 1 to n, and ties share theirs, so that nothing is gained.
    for summary in try #require(Backtest.summaries(Backtest(regular, pairs).rows(methods))) {
      #expect(abs(summary.inState - 100 * (others + 1) / (2 * others)) < 1e-9)
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `what a partnership is called, and who else is in the file, changes no rank in a state`(
    seed: UInt64
  ) {
    let (districts, partnerships) = chance(seed)
    let policies = Array(methods.prefix(3))
    let plain = Backtest(districts, partnerships).rows(policies)
    let renamed = Backtest(
      districts, partnerships.map { partnership([String](), id: "x").with($0.members) }
    ).withinStates.rows(policies)
    for (one, other) in zip(plain, renamed) {
      #expect(one.standings?.map(\.inState) == other.standings?.map(\.inState))
    }
  }

  @Test func `leaving out a partnership leaves the mean of the others`() {
    let (districts, partnerships) = chance(3)
    let rows = Backtest(districts, partnerships).rows([.distance])
    let without = Sensitivity.withoutEach(rows, method: 0)
    for (place, found) in without.enumerated() {
      let others = rows.enumerated().filter { $0.offset != place }
        .compactMap { $0.element.standings?[0].inState }
      #expect(found == mean(others))
    }
  }

  @Test func `perturbed policies repeat for a seed and vary around the policy`() {
    let (districts, partnerships) = chance(5)
    let backtest = Backtest(districts, partnerships).withinStates
    func means() -> [Double] {
      var random = SplitMix64(seed: 9)
      return Sensitivity.perturbed(
        Policy(version: "v2"), backtest, samples: 20, spread: 0.3, using: &random)
    }
    #expect(means() == means())
    #expect(Set(means()).count > 1)
    var random = SplitMix64(seed: 9)
    let still = Sensitivity.perturbed(
      Policy(version: "v2"), backtest, samples: 1, spread: 0, using: &random)
    let plain = Backtest.summaries(backtest.rows([.policy(Policy(version: "v2"))]))
    #expect(still.first == plain?.first?.inState)
  }
}

extension PastPartnership {
  fileprivate func with(_ members: [District.ID]) -> PastPartnership {
    var partnership = self
    partnership.members = members
    return partnership
  }
}
