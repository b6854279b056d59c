import Domain

/// What the rules and locks say of every two districts of a bundle, worked out once.
struct PairTable {
  struct Entry {
    /// The first rule that forbids the pair, the minimum score aside.
    var refusal: Plan.Unmatched.Reason?
    var isRequested: Bool
    /// Whether locks leave no partnership with both.
    var isParted: Bool
    /// `nil` where a rule other than the minimum score and locks forbids the pair.
    var score: Double?
  }

  /// In the order of the bundle.
  let districts: [District]
  /// One row for each district, and in it one entry for each district before it.
  private let rows: [[Entry]]

  init(_ bundle: RegistryBundle, _ plain: PlainScore) {
    districts = bundle.districts
    let profiles = bundle.districts.map { Profile($0, policy: plain.policy) }
    rows = profiles.indices.map { row in
      profiles[..<row].map { Self.entry(profiles[row], $0, bundle.locks, plain) }
    }
  }

  /// The entry of two different districts, by their places in `districts`.
  subscript(one: Int, other: Int) -> Entry { rows[max(one, other)][min(one, other)] }

  private static func entry(
    _ one: Profile, _ other: Profile, _ locks: [Lock], _ plain: PlainScore
  ) -> Entry {
    let reasons = plain.refusalsBeforeScore(one, other).map(\.reason)
    let isRequested = plain.isRequested(one.district.id, other.district.id)
    let isParted = locks.parts(one.district.id, other.district.id)
    let refusal = (reasons + (isParted ? [.lockedOut] : [])).min { $0.rank < $1.rank }
    guard reasons.isEmpty else {
      return Entry(refusal: refusal, isRequested: isRequested, isParted: isParted)
    }
    let footing = Footing.between(one.district, other.district) ?? .mutual
    return Entry(
      refusal: refusal, isRequested: isRequested, isParted: isParted,
      score: plain.score(one, other, footing))
  }
}

extension PlainPair.Refusal {
  /// The reason that staff are given where this rule leaves a district no partnership.
  var reason: Plan.Unmatched.Reason {
    switch self {
    case .noConsent: .noConsent
    case .avoid: .lockedOut
    case .mode, .groupSize: .mode
    case .noCommonNeed: .noCommonNeed
    case .outOfReach: .outOfReach
    case .belowMinimum: .belowMinimum
    }
  }
}

extension Plan.Unmatched.Reason {
  /// The place of the rule in the order in which rules are tried.
  var rank: Int {
    switch self {
    case .noConsent: 0
    case .lockedOut: 1
    case .mode: 2
    case .noCommonNeed: 3
    case .outOfReach: 4
    case .belowMinimum: 5
    case .noFacilitator: 6
    case .capReached: 7
    case .betterUsedElsewhere: 8
    }
  }
}
