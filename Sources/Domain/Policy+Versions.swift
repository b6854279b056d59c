extension Policy {
  /// The policies that were published; each version belongs to one of them.
  package enum Family: String, CaseIterable, Sendable {
    case v1, v2

    /// `v2`, and every name that begins with `v2-`, belong to v2; all others belong to v1.
    package init(version: String) {
      let name = version.lowercased()
      self = name == Self.v2.rawValue || name.hasPrefix("\(Self.v2.rawValue)-") ? .v2 : .v1
    }
  }

  /// How two numbers of districts are compared.
  package enum Likeness: Sendable {
    /// By their difference, which is 0 alike from a range on (v1).
    case differences
    /// By the ratio of the smaller to the larger, which never reaches 0 (v2).
    case ratios
  }

  /// The policy that a version starts from, under that name.
  ///
  /// What v2 changes, and why, stands in `docs/policy-v2.md`.
  package init(version: String) {
    self.init()
    if Family(version: version) == .v2 {
      weights = Weights([0.30, 0.12, 0.24, 0.10, 0.10, 0.06, 0.04, 0.02, 0.02])
      nearMinutes = 15
      halfMinutes = 105
    }
    self.version = version
    // An initialiser does not call the observer of `version`.
    shape = Shape(Family(version: version))
  }
}

extension Policy.Shape {
  /// The numbers inside the criteria of a published policy.
  package init(_ family: Policy.Family) {
    self.init()
    guard family == .v2 else { return }
    likeness = .ratios
    sizeWeight = 2
    reachEnrollment = 5000
    sameCountyShare = 0.5
  }
}
