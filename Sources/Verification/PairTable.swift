import Domain

/// What the rules and locks say of every two districts of a bundle, worked out once.
struct PairTable {
  struct Entry {
    /// The first rule that forbids the pair, the minimum score aside.
    var refusal: Plan.Unmatched.Reason?
    var isRequested: Bool
    /// Whether a partnership that runs already has both.
    var isRunning = false
    /// Whether locks or a running partnership leave no partnership with both.
    var isParted: Bool
    /// `nil` where a rule other than the minimum score and locks forbids the pair.
    var score: Double?
  }

  /// In the order of the bundle.
  let districts: [District]
  /// One row for each district, and in it one entry for each district before it.
  private let rows: [[Entry]]

  init(_ bundle: RegistryBundle, _ plain: PlainScore, _ engagements: Engagements) {
    districts = bundle.districts
    let profiles = bundle.districts.map { Profile($0, policy: plain.policy) }
    rows = profiles.indices.map { row in
      profiles[..<row].map { other in
        let one = profiles[row]
        let isRunning = engagements.areTogether(one.district.id, other.district.id)
        let isParted = isRunning || bundle.parts(one.district.id, other.district.id)
        var entry = Self.entry(one, other, isParted: isParted, plain)
        entry.isRunning = isRunning
        return entry
      }
    }
  }

  /// The entry of two different districts, by their places in `districts`.
  subscript(one: Int, other: Int) -> Entry { rows[max(one, other)][min(one, other)] }

  private static func entry(
    _ one: Profile, _ other: Profile, isParted: Bool, _ plain: PlainScore
  ) -> Entry {
    let reasons = plain.refusalsBeforeScore(one, other).map(\.reason)
    let isRequested = plain.isRequested(one.district.id, other.district.id)
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
    case .noPlaceLeft: 1
    case .lockedOut: 2
    case .mode: 3
    case .noCommonNeed: 4
    case .outOfReach: 5
    case .belowMinimum: 6
    case .noFacilitator: 7
    case .capReached: 8
    case .betterUsedElsewhere: 9
    }
  }
}
