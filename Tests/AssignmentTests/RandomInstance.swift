import Assignment
import TestSupport

extension Instance {
  /// What a random instance may contain besides pairs and facilitators.
  struct Traits: Sendable {
    var members = 6
    var facilitators = 3
    var density = 0.7
    var maximumCapacity = 1
    var minimums = false
    var requests = false
    var required = false
    var cap = false
    var optional = false
    var districts = false
    /// Values on a coarse grid, so that many plans are equal.
    var coarse = false
  }

  static func random(_ traits: Traits, seed: UInt64) -> Instance {
    var random = SplitMix64(seed: seed)
    func unit() -> Double {
      let value = Double.random(in: 0...1, using: &random)
      return traits.coarse ? (value * 4).rounded() / 4 : value
    }
    let n = traits.members
    let f = traits.facilitators
    let focuses = 4
    let capacities = (0..<n).map { _ in Int.random(in: 1...traits.maximumCapacity, using: &random) }
    var pairs: [Pair] = []
    for first in 0..<n {
      for second in first + 1..<max(first + 1, n)
      where Double.random(in: 0...1, using: &random) < traits.density {
        pairs.append(
          Pair(
            first: first, second: second, focus: Int.random(in: 0..<focuses, using: &random),
            worth: 1.4 * unit(),
            isRequested: traits.requests && Int.random(in: 0..<5, using: &random) == 0,
            onlyFacilitators: f > 0 && Int.random(in: 0..<12, using: &random) == 0
              ? Set((0..<2).map { _ in Int.random(in: 0..<f, using: &random) }).sorted() : nil))
      }
    }
    if traits.required, !pairs.isEmpty {
      pairs[Int.random(in: 0..<pairs.count, using: &random)].isRequired = true
    }
    let caseloads = (0..<f).map { _ in
      let capacity = Int.random(in: 0...3, using: &random) * (traits.districts ? 2 : 1)
      return Caseload(
        minimum: traits.minimums && capacity > 0 && Int.random(in: 0..<2, using: &random) == 0
          ? 1 : 0,
        capacity: capacity)
    }
    let cells = n * f
    let fits = FitTable(
      facilitatorCount: f, memberCount: n,
      expertise: (0..<focuses * f).map { _ in 0.25 * unit() },
      travel: (0..<cells).map { _ in 0.3 * unit() }, tie: (0..<cells).map { _ in 0.25 * unit() },
      region: (0..<cells).map { _ in 0.1 * unit() },
      context: (0..<cells).map { _ in 0.1 * unit() },
      reach: (0..<cells).map { _ in UInt8([0, 1, 1, 1, 2].randomElement(using: &random) ?? 1) },
      memberIsVirtual: (0..<n).map { _ in Bool.random(using: &random) },
      facilitatorIsVirtual: (0..<f).map { _ in Bool.random(using: &random) })
    return Instance(
      memberCapacities: capacities, pairs: pairs, caseloads: caseloads, fits: fits, fitScale: 0.6,
      loadOfPair: traits.districts ? 2 : 1, facilitatorIsRequired: !traits.optional,
      maximumPairs: traits.cap ? Int.random(in: 0...3, using: &random) : nil)
  }
}
