import Access
package import Domain
import Scoring
import Storage

/// A facilitator who could guide a partnership, in words that are fit for its districts: no scores,
/// no order but that of names.
package struct FacilitatorChoice: Equatable, Sendable {
  /// How far the farthest member is from the facilitator's base.
  package enum Distance: String, Sendable {
    case near = "less than an hour's drive to each of you"
    case middle = "one to two hours' drive to the farthest of you"
    case far = "more than two hours' drive to the farthest of you"
    case unknown = "the drive is not known"

    init(minutes: Double?) {
      switch minutes {
      case .none: self = .unknown
      case .some(..<60): self = .near
      case .some(..<120): self = .middle
      case .some: self = .far
      }
    }
  }

  package var id: Facilitator.ID
  package var name: String
  package var organization: String?
  package var expertise: [Topic]
  package var distance: Distance
  /// The districts that would have this one.
  package var chosenBy: [District.ID]
}

extension RegistryDesk {
  /// Who could guide a partnership that has no facilitator yet, in order of name; empty where one
  /// has accepted or it has ended.
  package func facilitatorChoices(of id: Int) throws(Failure) -> [FacilitatorChoice] {
    let partnership = try partnership(id)
    try require(.seePartnership, about: subject(of: partnership))
    guard partnership.answer != .accepted, partnership.state.isLive else { return [] }
    let chosen = try ask { () throws(StorageError) in try registry.choices(of: id) }
    let candidates = try ask { () throws(StorageError) in
      try registry.neutralFacilitators(for: partnership, on: now.day)
    }.filter { partnership.answer != .declined || $0.id != partnership.facilitator }
    let fits = FitScoring(try bundle(of: partnership, candidates))
    let members = Array(partnership.members.indices)
    var choices: [FacilitatorChoice] = []
    for (place, candidate) in candidates.enumerated()
    where fits.refusal(place, members: members) == nil {
      let drives = members.map { fits.minutes(place, $0) }
      choices.append(
        FacilitatorChoice(
          id: candidate.id, name: candidate.name, organization: candidate.organization,
          expertise: candidate.expertise.map(\.topic),
          distance: .init(
            minutes: drives.contains(nil) ? nil : drives.compactMap(\.self).max()),
          chosenBy: chosen.filter { $0.value == candidate.id }.keys.sorted()))
    }
    return choices.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// The members and the candidates alone, under the policy of the round.
  private func bundle(
    of partnership: KeptPartnership, _ candidates: [Facilitator]
  ) throws(Failure) -> RegistryBundle {
    var districts: [District] = []
    for member in partnership.members {
      districts.append(
        try ask { () throws(StorageError) in
          try registry.registration(of: member.district, round: partnership.round)
        }.district)
    }
    let round = try ask { () throws(StorageError) in try registry.rounds() }
      .first { $0.id == partnership.round }?.round
    return RegistryBundle(
      districts: districts, facilitators: candidates, round: round ?? Round())
  }

  /// Names the facilitator whom the actor's district would have.
  package func chooseFacilitator(_ facilitator: String, partnership id: Int) throws(Failure) {
    try require(.answerForDistrict, about: subject(of: try partnership(id)))
    let wanted = Facilitator.ID(facilitator)
    guard try facilitatorChoices(of: id).contains(where: { $0.id == wanted }) else {
      throw Failure(
        .conflict, ["This facilitator cannot guide the partnership. Choose one of those shown."])
    }
    let district = try district(named: nil)
    try ask { () throws(StorageError) in
      try registry.choose(wanted, for: district, partnership: id, by: actor, at: now)
    }
  }
}
