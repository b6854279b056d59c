package import Domain

/// The scores and rules of a bundle, re-derived in the plainest way.
///
/// Everything comes straight from the tables and the formulas of policy v1, with dictionaries and
/// sets, so that it can be read against the formulas line by line. It shares nothing with the
/// modules that build a plan.
///
/// Where the formulas leave a choice:
/// - In mode `mentor` the mentor's offers replace its priorities in the gate, the focus and
///   common need, where they are scaled by the same budget; a mentor without offers covers
///   nothing, which is known. Two student groups halve a common topic in mode `mutual` only.
/// - Common need uses relative priorities; reciprocity, the gate and the focus use raw ones. The
///   gate does not halve; the focus does.
/// - A district without needs has not said what it needs: common need and the help it could
///   receive are then not known, but a partner without offers gives nothing, which is known.
/// - Inside a mean or a minimum each unknown part counts `unknown`, and the criterion is known to
///   the share of its known parts. Stability is 0, and known, if either is leaving.
/// - A mutual request lifts the topic rule and the minimum score, and nothing else.
package struct PlainScore: Sendable {
  let policy: Policy
  let weights: [(criterion: Criterion, weight: Double)]
  /// The strongest tie on record between two districts, both ways round.
  private let ties: [District.ID: [District.ID: Double]]
  private let wishes: [District.ID: Set<District.ID>]
  /// Both ways round.
  private let avoided: [District.ID: Set<District.ID>]
  private let facilitatorTies: [Facilitator.ID: [District.ID: Double]]
  private let conflicts: [Facilitator.ID: Set<District.ID>]

  /// Reads the ties and the policy of `bundle`.
  package init(_ bundle: RegistryBundle) {
    policy = bundle.round.policy
    let policy = policy
    weights = Criterion.allCases.map { ($0, policy.weights[$0]) }
    let shape = policy.shape
    var ties: [District.ID: [District.ID: Double]] = [:]
    var wishes: [District.ID: Set<District.ID>] = [:]
    var avoided: [District.ID: Set<District.ID>] = [:]
    func record(_ strength: Double, _ tie: DistrictTie) {
      for (one, other) in [(tie.from, tie.to), (tie.to, tie.from)] {
        ties[one, default: [:]][other] = max(ties[one]?[other] ?? 0, strength)
      }
    }
    for tie in bundle.districtTies {
      switch tie.kind {
      case .workedTogether: record(shape.workedTogether, tie)
      case .sameNetwork: record(shape.sameNetwork, tie)
      case .acquainted: record(shape.acquainted, tie)
      case .prefers: wishes[tie.from, default: []].insert(tie.to)
      case .competes: break
      case .avoid:
        avoided[tie.from, default: []].insert(tie.to)
        avoided[tie.to, default: []].insert(tie.from)
      }
    }
    self.ties = ties
    self.wishes = wishes
    self.avoided = avoided

    var facilitatorTies: [Facilitator.ID: [District.ID: Double]] = [:]
    var conflicts: [Facilitator.ID: Set<District.ID>] = [:]
    for tie in bundle.facilitatorTies {
      let strength: Double
      switch tie.kind {
      case .workedTogether: strength = shape.workedTogether
      case .trained: strength = shape.trained
      case .acquainted: strength = shape.acquainted
      case .employedBy, .contractedBy, .boardMember, .conflict:
        conflicts[tie.facilitator, default: []].insert(tie.district)
        continue
      }
      let known = facilitatorTies[tie.facilitator]?[tie.district] ?? 0
      facilitatorTies[tie.facilitator, default: [:]][tie.district] = max(known, strength)
    }
    self.facilitatorTies = facilitatorTies
    self.conflicts = conflicts
  }

  /// What the rules of `bundle` say of two districts, in either order.
  package static func pair(
    _ one: District, _ other: District, in bundle: RegistryBundle
  ) -> PlainPair {
    PlainScore(bundle).pair(one, other)
  }

  /// What the rules of `bundle` say of a facilitator and the members of a partnership.
  package static func fit(
    _ facilitator: Facilitator, _ members: [District], focus: Topic?, in bundle: RegistryBundle
  ) -> PlainFit {
    PlainScore(bundle).fit(facilitator, members, focus: focus)
  }

  /// `score_share · score + fit_share · fit`: what each member of a partnership experiences.
  package func value(score: Double, fit: Double) -> Double {
    policy.scoreShare * score + policy.fitShare * fit
  }

  /// The strongest tie on record between two districts, without their networks; 0 if none.
  func tie(_ one: District.ID, _ other: District.ID) -> Double { ties[one]?[other] ?? 0 }

  func prefers(_ one: District.ID, _ other: District.ID) -> Bool {
    wishes[one]?.contains(other) ?? false
  }

  func avoids(_ one: District.ID, _ other: District.ID) -> Bool {
    avoided[one]?.contains(other) ?? false
  }

  /// The strongest tie on record between a facilitator and a district; 0 if none.
  func tie(_ facilitator: Facilitator.ID, _ district: District.ID) -> Double {
    facilitatorTies[facilitator]?[district] ?? 0
  }

  func hasConflict(_ facilitator: Facilitator.ID, _ district: District.ID) -> Bool {
    conflicts[facilitator]?.contains(district) ?? false
  }

  /// Minutes of the one-way drive; `nil` where either place is not known.
  func minutes(_ one: Coordinate?, _ other: Coordinate?) -> Double? {
    guard let one, let other else { return nil }
    return policy.minutes(kilometres: one.kilometres(to: other))
  }
}
