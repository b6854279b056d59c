import Access
package import Domain
import Storage

extension RegistryDesk {
  /// The district that somebody means by its number, its name, or a part of it that no other has.
  ///
  /// - Throws: `Failure.badInput` about `column` where none or several are meant.
  package func districtMeant(by words: String, column: String) throws(Failure) -> District.ID {
    let found = try districts(meantBy: words)
    if found.count == 1, let only = found.first { return only.id }
    throw Failure(.badInput, about: [Self.point(words, column, found.map(Self.named), "district")])
  }

  /// The same, of a district or a facilitator.
  package func partyMeant(by words: String, column: String) throws(Failure) -> String {
    let all = try ask { () throws(StorageError) in try registry.facilitators() }.map(\.facilitator)
    if let one = all.first(where: { $0.id.rawValue == words }) { return one.id.rawValue }
    let seen = all.filter { allows(.seeFacilitators, about: Subject(facilitators: [$0.id])) }
    let guides = Self.best(seen, words, \.name)
    let districts = try districts(meantBy: words)
    switch (guides.count, districts.count) {
    case (1, 0): return guides[0].id.rawValue
    case (0, 1): return districts[0].id.rawValue
    default:
      let names = guides.map { "\($0.name) (\($0.id))" } + districts.map(Self.named)
      throw Failure(
        .badInput, about: [Self.point(words, column, names, "district or facilitator")])
    }
  }

  /// More than anyone would choose from.
  private static let mostMeant = 8

  private func districts(meantBy words: String) throws(Failure) -> [District] {
    try require(.seeDirectory)
    // As pages write one: `Alder Unified (0600001)`.
    let number = words.hasSuffix(")") ? words.split(separator: "(").last?.dropLast() : nil
    for id in [words, number.map(String.init)].compactMap(\.self) {
      var search = DistrictSearch()
      search.text = id
      search.limit = Self.mostMeant * Self.mostMeant
      let found = try ask { () throws(StorageError) in
        try registry.districts(matching: search)
      }.districts.map(\.district)
      if let exact = found.first(where: { $0.id.rawValue == id }) { return [exact] }
      if !found.isEmpty { return Self.best(found, id, \.name) }
    }
    return []
  }

  /// Those with this very name, or else those with it as a part of theirs.
  private static func best<Party>(
    _ parties: [Party], _ words: String, _ name: (Party) -> String
  ) -> [Party] {
    let wanted = words.lowercased()
    let exact = parties.filter { name($0).lowercased() == wanted }
    return exact.isEmpty ? parties.filter { name($0).lowercased().contains(wanted) } : exact
  }

  private static func named(_ district: District) -> String {
    let county = district.county.map { ", \($0)" } ?? ""
    return "\(district.name)\(county) (\(district.id))"
  }

  private static func point(
    _ words: String, _ column: String, _ names: [String], _ kind: String
  ) -> Failure.Point {
    guard !names.isEmpty else {
      return Failure.Point(
        "No \(kind) has the number or the name \(words). Look it up in the directory.",
        column: column)
    }
    let more = names.count > mostMeant ? " and others" : ""
    return Failure.Point(
      "\(words) can mean \(Phrase.list(Array(names.prefix(mostMeant)), "or"))\(more). Write the"
        + " number.", column: column)
  }
}
