import Assignment
package import Domain

/// What partnerships that run already leave to a round: places, caseloads, and who is together.
package struct Commitments: Sendable {
  /// The partnerships that each district, by its place in the bundle, can still join.
  package let placesLeft: [Int]
  /// What each facilitator, by its place in the bundle, can and must still take.
  let caseloadsLeft: [Instance.Caseload]
  private let together: Set<Couple>

  package init(_ bundle: RegistryBundle) {
    let districts = Dictionary(
      uniqueKeysWithValues: bundle.districts.enumerated().map { ($1.id, $0) })
    let facilitators = Dictionary(
      uniqueKeysWithValues: bundle.facilitators.enumerated().map { ($1.id, $0) })
    var places = bundle.districts.map(\.capacity)
    var caseloads = bundle.facilitators.map {
      Instance.Caseload(minimum: $0.minimum, capacity: $0.capacity)
    }
    var together: Set<Couple> = []
    for partnership in bundle.running {
      let members = partnership.members.compactMap { districts[$0] }
      for (index, member) in members.enumerated() {
        places[member] = max(0, places[member] - 1)
        for other in members[(index + 1)...] { together.insert(Couple(member, other)) }
      }
      guard let facilitator = partnership.facilitator.flatMap({ facilitators[$0] }) else {
        continue
      }
      let load = bundle.round.policy.caseloadUnit == .districts ? partnership.members.count : 1
      caseloads[facilitator].capacity = max(0, caseloads[facilitator].capacity - load)
      caseloads[facilitator].minimum = max(0, caseloads[facilitator].minimum - load)
    }
    placesLeft = places
    caseloadsLeft = caseloads
    self.together = together
  }

  /// Whether a running partnership has both districts.
  package func areTogether(_ a: Int, _ b: Int) -> Bool {
    together.contains(Couple(a, b))
  }

  /// Whether two districts have a place each and no running partnership together.
  package func allows(_ a: Int, _ b: Int) -> Bool {
    placesLeft[a] > 0 && placesLeft[b] > 0 && !areTogether(a, b)
  }
}
