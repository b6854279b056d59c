import Access
package import Domain
import Storage

/// A district that another would have as a partner, or would not.
package struct Wish: Equatable, Sendable {
  package var district: District.ID
  package var name: String
  package var isWanted: Bool
  /// When it was said.
  package var since: String

  var kind: DistrictTie.Kind { Self.kind(isWanted) }

  static func kind(_ isWanted: Bool) -> DistrictTie.Kind { isWanted ? .prefers : .avoid }
}

extension RegistryDesk {
  /// Whom a district would have as a partner and whom not, by its own word; staff see all of it.
  package func wishes(of id: District.ID) throws(Failure) -> [Wish] {
    try require(.seeRelationships, about: Subject(districts: [id]))
    let isAll = allows(.seeRelationships)
    let ties = try ask { () throws(StorageError) in try registry.relationships(of: id.rawValue) }
    let names = try ask { () throws(StorageError) in try registry.namesInTies() }
    return ties.compactMap { kept in
      guard case .districts(let tie) = kept.tie, tie.from == id,
        tie.kind == .prefers || tie.kind == .avoid, isAll || kept.source == actor.description
      else { return nil }
      return Wish(
        district: tie.to, name: names[tie.to.rawValue] ?? tie.to.rawValue,
        isWanted: tie.kind == .prefers, since: kept.recordedAt)
    }.sorted { ($0.name, $0.district) < ($1.name, $1.district) }
  }

  /// Districts that a wish could name: those of the same state whose name or county fits.
  package func wishable(
    for id: District.ID, _ text: String, limit: Int
  ) throws(Failure) -> [District] {
    let own = try facts(of: id)
    var search = DistrictSearch()
    search.state = own.state
    search.limit = limit + 1
    search.text = text
    var found = try ask { () throws(StorageError) in try registry.districts(matching: search) }
    if found.total == 0 {
      search.text = nil
      search.county = text
      found = try ask { () throws(StorageError) in try registry.districts(matching: search) }
    }
    return found.districts.map(\.district).filter { $0.id != id }.prefix(limit).map { $0 }
  }

  /// Keeps a district's wish; of one that it wants and does not want, the later word counts.
  package func wish(
    _ isWanted: Bool, _ other: District.ID, of id: District.ID
  ) throws(Failure) {
    try require(.editRelationships, about: Subject(districts: [id]))
    guard other != id else {
      throw Failure(.badInput, ["A district cannot name itself. Choose another."])
    }
    let present = try wishes(of: id).filter { $0.district == other }
    guard !present.contains(where: { $0.isWanted == isWanted }) else { return }
    try addTie(
      from: id.rawValue, to: other.rawValue, kind: Wish.kind(isWanted).rawValue, since: nil,
      until: nil, note: nil)
    for former in present { try takeBack(former, of: id) }
  }

  package func takeBack(_ wish: Wish, of id: District.ID) throws(Failure) {
    _ = try removeTies(
      from: id.rawValue, to: wish.district.rawValue, kind: wish.kind.rawValue, why: nil)
  }
}
