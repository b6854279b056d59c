package import Domain

/// Where the partners of real partnerships rank among all the districts they could have had.
///
/// For each ordered pair of members of one state: the rank of the second among all other regular
/// districts of the state, and of the country, seen from the first. A member that is not regular
/// is ranked as one more. Of a partnership nothing but its members is read.
package struct Backtest: Sendable {
  /// What a method makes of one partnership.
  package struct Standing: Equatable, Sendable {
    /// Median over ordered pairs, in percent; the lower, the better.
    package var inState: Double
    package var inCountry: Double
  }

  /// One partnership.
  package struct Row: Equatable, Sendable {
    package var partnership: PastPartnership
    /// Ordered pairs of members of one state, which the median is of.
    package var pairs: Int
    /// The states with two members or more, in order.
    package var states: [String]
    /// Members that the districts file does not have.
    package var missing: [District.ID]
    /// One for each method, in their order; `nil` where there is no pair to rank.
    package var standings: [Standing]?
  }

  /// The mean over partnerships of one method.
  package struct Summary: Equatable, Sendable {
    package var inState: Double
    package var inCountry: Double
    /// The partnerships that the mean is of.
    package var partnerships: Int
  }

  private let figures: PublicFigures
  private let partnerships: [PastPartnership]
  private let places: [District.ID: Int]

  package init(_ districts: [PublicDistrict], _ partnerships: [PastPartnership]) {
    figures = PublicFigures(districts)
    self.partnerships = partnerships
    places = Dictionary(
      figures.districts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The same partnerships among the districts of their own states: what in-state ranks by a policy
  /// need, and no more.
  package var withinStates: Backtest {
    let states = Set(
      partnerships.flatMap(\.members).compactMap { member in
        places[member].flatMap { figures.districts[$0].district.state }
      })
    return Backtest(
      figures.districts.filter { $0.district.state.map(states.contains) ?? false }, partnerships)
  }

  /// One row for each partnership, in their order.
  package func rows(_ methods: [PeerMethod], inCountry: Bool = true) -> [Row] {
    let plans = partnerships.map { plan($0) }
    // From each member once for each method, whatever the number of its partnerships.
    var members: [Int: Set<Int>] = [:]
    for (first, second) in plans.flatMap(\.pairs) { members[first, default: []].insert(second) }
    var ranks: [[Pair: Standing]] = []
    for method in methods {
      let table = figures.table(method)
      var found: [Pair: Standing] = [:]
      for (member, partners) in members {
        let farness = table.farness(member)
        for partner in partners {
          found[Pair(member, partner)] = standing(member, partner, farness, inCountry: inCountry)
        }
      }
      ranks.append(found)
    }
    return plans.map { plan in
      var row = plan.row
      if !plan.pairs.isEmpty {
        row.standings = ranks.map { found in
          let standings = plan.pairs.compactMap { found[Pair($0.0, $0.1)] }
          return Standing(
            inState: median(standings.map(\.inState)) ?? .nan,
            inCountry: median(standings.map(\.inCountry)) ?? .nan)
        }
      }
      return row
    }
  }

  /// The mean over the rows that can be averaged, for each method; `nil` if there is none.
  package static func summaries(_ rows: [Row]) -> [Summary]? {
    let standings = rows.compactMap(\.standings)
    guard let first = standings.first else { return nil }
    return first.indices.map { method in
      Summary(
        inState: mean(standings.map { $0[method].inState }) ?? .nan,
        inCountry: mean(standings.map { $0[method].inCountry }) ?? .nan,
        partnerships: standings.count)
    }
  }

  private struct Pair: Hashable {
    let first: Int
    let second: Int

    init(_ first: Int, _ second: Int) {
      self.first = first
      self.second = second
    }
  }

  private func plan(_ partnership: PastPartnership) -> (row: Row, pairs: [(Int, Int)]) {
    var byState: [String: [Int]] = [:]
    var missing: [District.ID] = []
    for member in partnership.members {
      guard let place = places[member] else {
        missing.append(member)
        continue
      }
      if let state = figures.districts[place].district.state {
        byState[state, default: []].append(place)
      }
    }
    let states = byState.filter { $0.value.count > 1 }.keys.sorted()
    let pairs = states.flatMap { state -> [(Int, Int)] in
      let members = byState[state] ?? []
      return members.flatMap { first in
        members.filter { $0 != first }.map { (first, $0) }
      }
    }
    return (
      Row(
        partnership: partnership, pairs: pairs.count, states: states, missing: missing,
        standings: nil),
      pairs
    )
  }

  private func standing(
    _ member: Int, _ partner: Int, _ farness: [Double], inCountry: Bool
  ) -> Standing {
    let state = figures.districts[member].district.state
    func candidates(_ condition: (Int) -> Bool) -> [Int] {
      let others = figures.regular.filter { $0 != member && condition($0) }
      return figures.districts[partner].isRegular ? others : others + [partner]
    }
    return Standing(
      inState: Ranking.percentile(
        of: partner, among: candidates { figures.districts[$0].district.state == state },
        by: farness),
      inCountry: inCountry
        ? Ranking.percentile(of: partner, among: candidates { _ in true }, by: farness) : .nan)
  }
}
