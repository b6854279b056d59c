package import Domain

/// The weights that might as well have been the policy's, all of them equally likely.
///
/// Weights are 0 or more and add to 1, those of the score and those of the fit each by themselves.
package struct AdmissibleWeights: Equatable, Sendable, Codable {
  /// How far each weight may be from the policy's, as a share of it: `w(1 - s) … w(1 + s)`.
  ///
  /// 0…1; `nil` admits all weights there are.
  @OrNull package var spread: Double?

  package init(spread: Double?) { self.spread = spread }

  /// The weights of one sample; they depend on the seed and on the sample's number alone.
  package func sample(_ number: Int, seed: UInt64, around policy: CriteriaWeights)
    -> CriteriaWeights
  {
    var random = SampleRandom(seed: seed, sample: number)
    var weights = policy
    weights.score = draw(around: policy.score, &random)
    weights.fit = draw(around: policy.fit, &random)
    return weights
  }

  private func draw<Key>(around centre: Weights<Key>, _ random: inout SampleRandom) -> Weights<Key>
  {
    Weights(
      spread.map { Self.near(centre.inOrder, $0, &random) }
        ?? Self.any(centre.inOrder.count, &random))
  }

  /// Uniform over the weights within a share of `centre` that have the same sum.
  ///
  /// Such weights lie in a plane, in which all but one of them are coordinates: these are drawn, the
  /// largest takes what they leave, and a draw that leaves it too much or too little is drawn again.
  private static func near(
    _ centre: [Double], _ spread: Double, _ random: inout SampleRandom
  ) -> [Double] {
    guard let most = centre.max(), let largest = centre.firstIndex(of: most) else { return centre }
    let sum = centre.reduce(0, +)
    while true {
      var weights = centre
      var left = sum
      for place in centre.indices where place != largest {
        weights[place] = centre[place] * (1 + spread * (2 * random.unit() - 1))
        left -= weights[place]
      }
      guard abs(left - most) <= spread * most + roundingLost else { continue }
      weights[largest] = left
      return weights
    }
  }

  /// Uniform over all weights: the gaps between sorted uniform numbers.
  ///
  /// Reference: Devroye, *Non-Uniform Random Variate Generation*, Springer 1986, chapter V.2,
  /// doi:10.1007/978-1-4613-8643-8.
  private static func any(_ count: Int, _ random: inout SampleRandom) -> [Double] {
    let cuts = (1..<max(1, count)).map { _ in random.unit() }.sorted()
    return zip([0] + cuts, cuts + [1]).map { $1 - $0 }
  }

  /// Far above what adding up weights can lose.
  private static let roundingLost = 1e-12
}

/// The random numbers of one sample.
///
/// Of its own, so that no other version of a library ever draws other weights.
///
/// Reference: Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
/// doi:10.1145/2660193.2660195.
struct SampleRandom {
  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var state: UInt64

  init(seed: UInt64, sample: Int) {
    let start = Self.mixed(seed &+ Self.step)
    state = Self.mixed(start ^ (UInt64(truncatingIfNeeded: sample) &* Self.step))
  }

  /// The next number, 0 ≤ … < 1.
  mutating func unit() -> Double {
    state &+= Self.step
    return Double(Self.mixed(state) >> 11) * 0x1p-53
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
