import Domain
import Scoring

extension PublicFigures {
  func table(_ method: PeerMethod) -> PeerTable {
    switch method {
    case .policy(let policy): policyTable(policy)
    case .distance: distanceTable()
    case .tennessee: tennesseeTable()
    case .fbit: fbitTable()
    case .mix: mixTable()
    }
  }

  private func policyTable(_ policy: Policy) -> PeerTable {
    var round = Round()
    round.policy = policy
    let bundle = RegistryBundle(districts: districts.map(\.district), round: round)
    let scoring = PairScoring(bundle)
    return PeerTable { place in
      (0..<scoring.count).map { $0 == place ? -.infinity : -scoring.pair(place, $0).score }
    }
  }

  private func distanceTable() -> PeerTable {
    let places = districts.map(\.district.location)
    return PeerTable { place in
      places.map { other in
        guard let here = places[place], let other else { return .infinity }
        return here.kilometres(to: other)
      }
    }
  }

  private func tennesseeTable() -> PeerTable {
    let figures: [(PublicDistrict) -> Double?] = [
      \.district.enrollment, \.percentBlack, \.percentHispanic, \.percentNativeAmerican,
      \.district.percentDisadvantaged, \.district.percentDisabilities,
      \.district.percentEnglishLearners, \.localRevenuePerStudent,
    ]
    let scores = figures.map { standardised(column($0)) }
    return PeerTable { place in euclidean(scores, weights: nil, from: place) }
  }

  private func fbitTable() -> PeerTable {
    let figures: [(figure: (PublicDistrict) -> Double?, weight: Double)] = [
      (\.district.enrollment, 0.5), (\.district.percentDisadvantaged, 0.4),
      (\.district.percentDisabilities, 0.1),
    ]
    let columns = figures.map { ranged(column($0.figure)) }
    let weights = figures.map(\.weight)
    return PeerTable { place in euclidean(columns, weights: weights, from: place) }
  }

  private func mixTable() -> PeerTable {
    var policy = Policy()
    for criterion in Criterion.allCases { policy.weights[criterion] = 0 }
    policy.weights[.proximity] = 0.5
    policy.weights[.similarContext] = 0.5
    return policyTable(policy)
  }

  /// In standard deviations from the mean of the regular districts; not known is the mean.
  private func standardised(_ column: [Double]) -> [Double] {
    let known = known(column)
    let (middle, width) = (mean(known) ?? 0, spread(known))
    return column.map { $0.isNaN ? 0 : ($0 - middle) / width }
  }

  /// As shares of the range of the regular districts; not known is the median.
  private func ranged(_ column: [Double]) -> [Double] {
    let known = known(column)
    let middle = median(known) ?? 0
    let range = (known.max() ?? 0) - (known.min() ?? 0)
    return column.map { ($0.isNaN ? middle : $0) / (range > 0 ? range : 1) }
  }
}

/// `√Σ weight · Δ²` from one place to every other.
@Sendable private func euclidean(
  _ columns: [[Double]], weights: [Double]?, from place: Int
) -> [Double] {
  var sums = [Double](repeating: 0, count: columns.first?.count ?? 0)
  for (index, column) in columns.enumerated() {
    let weight = weights?[index] ?? 1
    let here = column[place]
    for other in column.indices {
      let difference = column[other] - here
      sums[other] += weight * difference * difference
    }
  }
  return sums.map { $0.squareRoot() }
}
