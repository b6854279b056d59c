import Access
import Domain
import Foundation
import Testing

/// Who may what, cell by cell.
struct PermissionTests {
  /// The documented table, as rows of cells.
  static let documented: [String: [String]] = {
    let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/roles.md").standardizedFileURL
    let text = (try? String(contentsOf: place, encoding: .utf8)) ?? ""
    var rows: [String: [String]] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      rows[cells[0]] = Array(cells.dropFirst())
    }
    return rows
  }()

  static let cells = Role.allCases.flatMap { role in Question.allCases.map { (role, $0) } }

  @Test func `the table in the documents is made from the policy`() throws {
    for line in PermissionTable.markdown.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(Self.documented[cells[0]] == Array(cells.dropFirst()), "row \(cells[0])")
    }
    #expect(Self.documented.count == Question.allCases.count + 1)
  }

  /// Somebody of this role, and a subject that is its own.
  private func own(_ role: Role) -> (actor: Actor, subject: Subject) {
    let actor = Actor(role, "X1")
    return (
      actor,
      Subject(
        districts: actor.district.map { [$0] } ?? [],
        facilitators: actor.facilitator.map { [$0] } ?? [],
        author: actor.district == nil && actor.facilitator == nil ? actor : nil)
    )
  }

  @Test(arguments: PermissionTests.cells)
  func `each cell is what the documents say, towards oneself, partners and strangers`(
    role: Role, question: Question
  ) throws {
    let column = try #require(Role.allCases.firstIndex(of: role))
    let cell = try #require(Self.documented[question.rawValue]?[column])
    let (actor, mine) = own(role)
    let partners = Subject(
      districts: ["D9"], facilitators: ["F9"],
      partnerDistricts: actor.district.map { [$0] } ?? [],
      partnerFacilitators: actor.facilitator.map { [$0] } ?? [])
    let strangers = Subject(
      districts: ["D8"], facilitators: ["F8"], partnerDistricts: ["D9"],
      partnerFacilitators: ["F9"])
    let found = [mine, partners, strangers, .everyone].map {
      Permission.allows(actor, question, about: $0)
    }
    let expected: [Bool] =
      switch cell {
      case "yes": [true, true, true, true]
      case "own and partners'": [true, true, false, false]
      case "own": [true, false, false, false]
      default: [false, false, false, false]
      }
    #expect(found == expected)
  }

  @Test func `what somebody else wrote is never one's own, whatever the role`() {
    for role in Role.allCases {
      let mine = Subject(districts: ["X1"], facilitators: ["X1"], author: Actor(.stateStaff, "S"))
      #expect(!Permission.allows(Actor(role, "X1"), .seePrivateNote, about: mine))
    }
  }

  @Test func `nobody but the district consents, answers and signs for it`() {
    for question in [Question.giveConsent, .answerForDistrict, .signForDistrict] {
      let able = Role.allCases.filter { Permission.reach(of: $0, question) != .none }
      #expect(able == [.districtLead])
      #expect(Permission.reach(of: .districtLead, question) == .own)
    }
  }

  @Test func `a role is read with its id`() {
    #expect(Actor("district-lead:0614550") == Actor(.districtLead, "0614550"))
    #expect(Actor("facilitator:F:1")?.id == "F:1")
    for text in ["", "district-lead", "district-lead:", "chief:1", ":"] {
      #expect(Actor(text) == nil)
    }
  }
}
