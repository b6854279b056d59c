import Domain

/// What partnerships that run already take, counted anew from their table.
struct Engagements {
  /// Every two districts that run together, with how to call their partnership.
  private(set) var couples: [Set<District.ID>: String] = [:]
  private var joined: [District.ID: Int] = [:]
  private var loads: [Facilitator.ID: Int] = [:]

  init(_ bundle: RegistryBundle) {
    for partnership in bundle.running {
      let members = Set(partnership.members)
      for member in members {
        joined[member, default: 0] += 1
        for other in members where other != member {
          couples[[member, other]] =
            partnership.id.map { "\($0), which runs already," } ?? "a partnership that runs already"
        }
      }
      guard let facilitator = partnership.facilitator else { continue }
      switch bundle.round.policy.caseloadUnit {
      case .partnerships: loads[facilitator, default: 0] += 1
      case .districts: loads[facilitator, default: 0] += members.count
      }
    }
  }

  func areTogether(_ one: District.ID, _ other: District.ID) -> Bool {
    couples[[one, other]] != nil
  }

  /// The partnerships that a district can still join.
  func placesLeft(of district: District) -> Int {
    max(0, district.capacity - (joined[district.id] ?? 0))
  }

  /// What a facilitator can still take.
  func capacityLeft(of facilitator: Facilitator) -> Int {
    max(0, facilitator.capacity - (loads[facilitator.id] ?? 0))
  }

  /// What a facilitator must still take.
  func minimumLeft(of facilitator: Facilitator) -> Int {
    max(0, facilitator.minimum - (loads[facilitator.id] ?? 0))
  }
}
