import Access
package import Domain
import Exchange
package import Storage

/// A link as it goes into a file for letters; it is kept nowhere.
package struct InvitationLink: Equatable, Sendable {
  package var district: District.ID
  package var name: String
  package var address: String
  /// The last moment at which it works.
  package var endsAt: String

  package init(district: District.ID, name: String, address: String, endsAt: String) {
    self.district = district
    self.name = name
    self.address = address
    self.endsAt = endsAt
  }

  /// A row for each, to be merged into letters.
  package static func csv(_ links: [InvitationLink]) -> [UInt8] {
    var text = CSVText()
    text.append(["district", "name", "link", "works_until"])
    for link in links {
      text.append([
        CSVText.inert(link.district.rawValue), CSVText.inert(link.name), link.address, link.endsAt,
      ])
    }
    return text.bytes
  }
}

extension RegistryDesk {
  /// Where the districts of a round stand, and `others` besides.
  package func invitations(
    round: String, also others: [District.ID] = []
  ) throws(Failure) -> [InvitedDistrict] {
    try require(.invite)
    try require(.seeRegistration)
    return try ask { () throws(StorageError) in
      try registry.invitations(round: round, also: others, at: now)
    }
  }

  /// The same for programs.
  package func invitationsAnswer(round: String) throws(Failure) -> RegistryAnswer {
    let districts = try invitations(round: round)
    var answer = RegistryAnswer(
      "invitations", title: "Invitations of round \(round)",
      paragraph: "\(Phrase.count(districts.count, "district")).")
    answer.setColumns("district", "name", "county", "standing", "since", "link_works_until")
    answer.rows = districts.map {
      [
        .text($0.id.rawValue), .text($0.name), .optional($0.county), .text($0.standing.rawValue),
        .optional($0.since), .optional($0.linkEnds),
      ]
    }
    return answer
  }

  /// The districts that lines of numbers or names mean, with a point for each line that means none
  /// or several.
  package func districtsMeant(
    byLines text: String, column: String
  ) throws(Failure) -> (found: [District.ID], points: [Failure.Point]) {
    var (found, points): ([District.ID], [Failure.Point]) = ([], [])
    for line in text.split(whereSeparator: { $0.isNewline || $0 == ";" || $0 == "\t" }) {
      let words = line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
      guard !words.isEmpty else { continue }
      do throws(Failure) {
        found.append(try districtMeant(by: String(words), column: column))
      } catch {
        guard error.kind == .badInput else { throw error }
        points += error.points
      }
    }
    return (found, points)
  }

  /// The districts of a county.
  ///
  /// - Throws: `Failure.badInput` about `column` where there is none.
  package func districts(
    ofCounty county: String, column: String
  ) throws(Failure) -> [District.ID] {
    try require(.seeDirectory)
    var search = DistrictSearch()
    search.county = county
    search.limit = Self.mostOfCounty
    let found = try ask { () throws(StorageError) in try registry.districts(matching: search) }
    guard !found.districts.isEmpty else {
      throw Failure(
        .badInput,
        about: [
          .init(
            "The directory has no district in a county \(county). Write it as the directory does.",
            column: column)
        ])
    }
    return found.districts.map(\.district.id)
  }

  /// More districts than any county has.
  private static let mostOfCounty = 1000
}
