import Domain

/// What one criterion gives, and how much of what it looks at was known.
package struct Appraisal: Equatable, Sendable {
  /// 0…1.
  package var value: Double
  /// 0…1: known parts over parts; 1 where the criterion is known as a whole.
  package var known: Double

  package init(_ value: Double, known: Double = 1) {
    self.value = value
    self.known = known
  }
}

extension Appraisal {
  /// A criterion of which nothing is known.
  @inline(__always)
  static func notKnown(_ policy: Policy) -> Appraisal { Appraisal(policy.unknown, known: 0) }

  /// The lower of two parts, where an unknown part counts `unknown`.
  @inline(__always)
  static func lower(_ first: Double?, _ second: Double?, _ policy: Policy) -> Appraisal {
    let known = (first == nil ? 0.0 : 0.5) + (second == nil ? 0.0 : 0.5)
    return Appraisal(min(first ?? policy.unknown, second ?? policy.unknown), known: known)
  }
}
