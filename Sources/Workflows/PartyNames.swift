import Domain
import Storage

/// What districts and facilitators are called, by their ids.
struct PartyNames {
  fileprivate var districts: [District.ID: String] = [:]
  fileprivate var facilitators: [Facilitator.ID: String] = [:]

  func of(_ id: District.ID) -> String { districts[id] ?? id.rawValue }
  func of(_ id: Facilitator.ID) -> String { facilitators[id] ?? id.rawValue }
}

extension RegistryDesk {
  /// The names of all who are in these partnerships.
  func names(in partnerships: [KeptPartnership]) throws(Failure) -> PartyNames {
    var names = PartyNames()
    for partnership in partnerships {
      for id in partnership.members.map(\.district) where names.districts[id] == nil {
        names.districts[id] =
          try ask { () throws(StorageError) in try registry.district(id) }.district.name
      }
      for id in [partnership.facilitator, partnership.successor].compactMap(\.self)
      where names.facilitators[id] == nil {
        names.facilitators[id] =
          try ask { () throws(StorageError) in try registry.facilitator(id) }.facilitator.name
      }
    }
    return names
  }
}
