import Access
package import Domain
package import Storage

/// What a facilitator reads before it first meets the members of a partnership.
package struct ContextPack: Sendable {
  package struct Member: Sendable {
    package var district: District
    package var people: [Person]
    /// Of former years, with where each figure is from; oldest first.
    package var history: [DistrictYear]
  }

  package var overview: PartnershipOverview
  package var proposal: Proposal
  /// In order of id.
  package var members: [Member]
}

extension RegistryDesk {
  /// The pack of a partnership, for those who may see what each member registered.
  ///
  /// - Throws: `Failure.conflict` for a district before the partnership is confirmed.
  package func contextPack(of id: Int) throws(Failure) -> ContextPack {
    let overview = try overview(id)
    let partnership = overview.partnership
    guard actor.district == nil || partnership.state.isShared else {
      throw Failure(
        .conflict,
        ["Partners see what the other registered once the partnership is confirmed."])
    }
    var members: [ContextPack.Member] = []
    for member in partnership.members {
      let subject = try subject(of: member.district)
      try require(.seeRegistration, about: subject)
      let registration = try ask { () throws(StorageError) in
        try registry.registration(of: member.district, round: partnership.round)
      }
      members.append(
        ContextPack.Member(
          district: registration.district,
          people: allows(.seeContacts, about: subject) ? registration.people : [],
          history: try ask { () throws(StorageError) in
            try registry.history(of: member.district)
          }))
    }
    return ContextPack(overview: overview, proposal: try proposal(id), members: members)
  }
}
