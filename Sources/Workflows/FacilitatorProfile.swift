import Access
package import Domain
import Exchange
package import Storage

/// Who a facilitator is, what it is willing to do in each open round, and its ties.
package struct FacilitatorProfile: Sendable {
  package struct RoundLimits: Sendable {
    package var round: String
    package var title: String
    /// The limits that it stated for the round, if it did.
    package var limits: Facilitator?
    package var attestedAt: String?
  }

  package var kept: KeptFacilitator
  /// Open rounds only.
  package var rounds: [RoundLimits]
  /// Those that the reader may see.
  package var ties: RegistryAnswer
}

extension RegistryDesk {
  /// Those on the roll who have not stated their limits for a round, in order of name.
  package func silentFacilitators(round: String) throws(Failure) -> [Facilitator] {
    try require(.seeFacilitators)
    let stated = Set(
      try ask { () throws(StorageError) in try registry.facilitators(round: round) }
        .map(\.facilitator.id))
    return try ask { () throws(StorageError) in try registry.facilitators() }
      .map(\.facilitator).filter { !stated.contains($0.id) }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  package func profile(of id: String) throws(Failure) -> FacilitatorProfile {
    let id = Facilitator.ID(id)
    let subject = Subject(facilitators: [id])
    try require(.seeFacilitators, about: subject)
    let kept = try ask { () throws(StorageError) in try registry.facilitator(id) }
    return FacilitatorProfile(
      kept: kept, rounds: try roundLimits(of: id), ties: try relationships(of: id.rawValue))
  }

  /// What a facilitator stated for each open round.
  package func roundLimits(
    of id: Facilitator.ID
  ) throws(Failure) -> [FacilitatorProfile.RoundLimits] {
    try require(.seeFacilitators, about: Subject(facilitators: [id]))
    return try ask { () throws(StorageError) in
      try registry.openRounds().map { round throws(StorageError) in
        let stated = try registry.facilitator(id, round: round.id)
        return FacilitatorProfile.RoundLimits(
          round: round.id, title: round.title, limits: stated?.facilitator,
          attestedAt: stated?.attestedAt)
      }
    }
  }
}
