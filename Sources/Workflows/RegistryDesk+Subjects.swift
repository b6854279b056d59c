import Access
package import Domain
import Storage

extension RegistryDesk {
  /// Whose a district's registration is: its own, and after confirmation its partners' to see.
  ///
  /// A facilitator sees the districts of the partnerships that it is asked to guide or guides.
  func subject(of district: District.ID) throws(Failure) -> Subject {
    var subject = Subject(districts: [district])
    let partnerships = try ask { () throws(StorageError) in
      try registry.partnerships(of: district)
    }
    for partnership in partnerships where partnership.state.isLive {
      let members = partnership.members.map(\.district)
      if partnership.state.isShared {
        subject.partnerDistricts.formUnion(members.filter { $0 != district })
      }
      if let facilitator = partnership.facilitator, partnership.answer != .declined {
        subject.partnerFacilitators.insert(facilitator)
      }
    }
    return subject
  }

  func subject(of partnership: KeptPartnership) -> Subject {
    var subject = Subject(districts: Set(partnership.members.map(\.district)))
    if let facilitator = partnership.facilitator { subject.facilitators = [facilitator] }
    return subject
  }

  func partnership(_ id: Int) throws(Failure) -> KeptPartnership {
    try ask { () throws(StorageError) in try registry.partnership(id) }
  }

  /// The district for which a command acts: the actor's own, or the one that is named.
  package func district(named: String?) throws(Failure) -> District.ID {
    if let named { return District.ID(named) }
    if let own = actor.district { return own }
    throw Failure(.badInput, ["No district is named. Give its id, or --as district-lead:ID."])
  }
}
