/// A partnership that exists or has existed, of which nothing but its members is used.
package struct PastPartnership: Equatable, Sendable, Identifiable {
  package typealias ID = Identifier<PastPartnership>

  package let id: ID
  package var name: String
  /// In the order of the file, a district once.
  package var members: [District.ID]
  /// Names of members without an id.
  package var unidentified: [String]

  package init(id: ID, name: String, members: [District.ID], unidentified: [String] = []) {
    self.id = id
    self.name = name
    self.members = members
    self.unidentified = unidentified
  }
}
