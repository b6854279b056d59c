import Access
package import Domain
import Foundation
import Storage

extension RegistryDesk {
  /// Candidates that a question back names at most.
  private static let candidatesNamed = 5

  /// Where somebody starts from who names a county, such as `Fresno` or `Fresno, CA`, or a district:
  /// the middle of the county's districts, or the district itself.
  ///
  /// - Throws: `Failure.badInput` if nothing, or more than one thing, is called so.
  package func startingPlace(_ text: String) throws(Failure) -> Coordinate {
    try require(.seeDirectory)
    let (name, state) = Self.parts(text)
    var search = DistrictSearch()
    search.state = state
    search.limit = 1000
    search.county = name
    let county = try found(search)
    let states = Set(county.compactMap(\.state)).sorted()
    guard states.count < 2 else {
      throw Self.problem(
        "There is a county \(name) in \(Phrase.list(states)). Add the state: \(name), \(states[0])."
      )
    }
    if let middle = Self.middle(of: county) { return middle }
    search.county = nil
    search.text = name
    let districts = try found(search)
    let same = districts.filter { $0.name.lowercased() == name.lowercased() }
    let meant = same.isEmpty ? districts : same
    guard let only = meant.first, meant.count == 1 else {
      let names = meant.prefix(Self.candidatesNamed).map { district in
        district.name + (district.state.map { ", \($0)" } ?? "")
      }
      throw Self.problem(
        names.isEmpty
          ? "No county and no district is called \(text). Look at the directory for its name."
          : "More than one district is called \(text): \(Phrase.list(names))"
            + (meant.count > names.count ? " and more" : "")
            + ". Write the whole name, or a county.")
    }
    guard let place = only.location else {
      throw Self.problem(
        "Nobody knows where \(only.name) lies. Name another district, or a county.")
    }
    return place
  }

  private static func problem(_ words: String) -> Failure {
    Failure(.badInput, about: [.init(words, column: "place")])
  }

  private func found(_ search: DistrictSearch) throws(Failure) -> [District] {
    try ask { () throws(StorageError) in try registry.districts(matching: search) }
      .districts.map(\.district)
  }

  /// `Fresno, CA` as a name and a state.
  private static func parts(_ text: String) -> (name: String, state: String?) {
    let parts = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    guard parts.count == 2, parts[1].count == 2 else {
      return (text.trimmingCharacters(in: .whitespaces), nil)
    }
    return (parts[0], parts[1].uppercased())
  }

  /// The mean of where districts lie, which is near enough within a county.
  private static func middle(of districts: [District]) -> Coordinate? {
    let places = districts.compactMap(\.location)
    guard !places.isEmpty else { return nil }
    let count = Double(places.count)
    return Coordinate(
      latitude: places.reduce(0) { $0 + $1.latitude } / count,
      longitude: places.reduce(0) { $0 + $1.longitude } / count)
  }
}
