package import Domain

/// A set of weights fit to be written into a round: in hundredths that sum to 1.
package enum Suggestion {
  /// Weights as hundredths, the largest remainders rounded up.
  package static func hundredths(_ weights: [Double]) -> Weights<Criterion> {
    let scaled = weights.map { $0 * 100 }
    var whole = scaled.map { Int($0) }
    let order = scaled.indices.sorted {
      let (first, second) = (scaled[$0] - Double(whole[$0]), scaled[$1] - Double(whole[$1]))
      return first != second ? first > second : $0 < $1
    }
    let missing = 100 - whole.reduce(0, +)
    for index in order.prefix(max(0, missing)) { whole[index] += 1 }
    return Weights(whole.map { Double($0) / 100 })
  }

  /// The policy with other weights, under a name that keeps its shape.
  package static func policy(_ base: Policy, weights: Weights<Criterion>, name: String) -> Policy {
    var policy = base
    policy.weights = weights
    policy.version = "\(Policy.Family(version: base.version).rawValue)-\(name)"
    return policy
  }
}
