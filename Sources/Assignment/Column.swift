/// A partnership with its facilitator: one thing that a plan may contain.
package struct Column: Hashable, Sendable {
  /// Who is in the partnership.
  package enum Partners: Hashable, Sendable {
    /// The index in `Instance.pairs`.
    case pair(Int)
    case group(Group)
  }

  package var partners: Partners
  /// The index in `Instance.caseloads`; `nil` is no facilitator.
  package var facilitator: Int?

  package init(_ partners: Partners, facilitator: Int?) {
    self.partners = partners
    self.facilitator = facilitator
  }

  package init(pair: Int, facilitator: Int?) {
    self.init(.pair(pair), facilitator: facilitator)
  }

  package init(group: Group, facilitator: Int?) {
    self.init(.group(group), facilitator: facilitator)
  }

  /// The index in `Instance.pairs`; `nil` for a group.
  package var pair: Int? {
    if case .pair(let number) = partners { number } else { nil }
  }

  /// Values are integers in these units, so that a proof is exact.
  package static let unitsPerOne = 1e9
}

extension Column: Comparable {
  /// Pairs before groups.
  package static func < (left: Self, right: Self) -> Bool {
    switch (left.partners, right.partners) {
    case (.pair(let one), .pair(let other)) where one != other: one < other
    case (.group(let one), .group(let other)) where one != other: one < other
    case (.pair, .group): true
    case (.group, .pair): false
    default: left.facilitator ?? -1 < right.facilitator ?? -1
    }
  }
}

/// Three or more members of one partnership; made by `GroupRules.group`.
package struct Group: Sendable {
  /// Ascending.
  package let members: [Int]
  /// The member that mentors all others; `nil` where all are on one footing.
  package let hub: Int?
  /// The row of `FitTable.expertise` that holds for the group.
  package let focus: Int
  /// The score of the members together, 0…1.
  package let score: Double
  /// The value of the group without a facilitator, in units of the objective.
  package let worth: Double
}

extension Group: Hashable {
  // Focus, score and worth follow from the members.
  package static func == (left: Self, right: Self) -> Bool {
    left.hub == right.hub && left.members == right.members
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(members)
    hasher.combine(hub)
  }
}

extension Group: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.members == right.members
      ? left.hub ?? -1 < right.hub ?? -1
      : left.members.lexicographicallyPrecedes(right.members)
  }
}

/// Two different members, in either order.
package struct Couple: Hashable, Sendable {
  package let lower: Int
  package let higher: Int

  package init(_ one: Int, _ other: Int) {
    lower = min(one, other)
    higher = max(one, other)
  }
}

extension Couple: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    (left.lower, left.higher) < (right.lower, right.higher)
  }

  /// All couples of some members, in ascending order if the members are.
  package static func all(of members: [Int]) -> [Couple] {
    members.indices.flatMap { place in
      members[(place + 1)...].map { Couple(members[place], $0) }
    }
  }
}
