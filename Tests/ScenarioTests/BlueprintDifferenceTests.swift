import Domain
import Drafting
import Foundation
import Testing
import Workflows

/// Whether blueprints say what is true of their partnership alone.
struct BlueprintDifferenceTests {
  @Test func `any two partnerships of the scenarios differ in ten parts or more`() throws {
    let drafts = try Masked.all()
    #expect(drafts.count > 150)
    var fewest = Blueprint.SectionID.allCases.count
    var strictest = fewest
    var differing: [Blueprint.SectionID: Int] = [:]
    var pairs = 0
    var twins = 0
    var closest = ""
    for (index, one) in drafts.enumerated() {
      // Two scenarios tell of the same districts twice; those are one partnership.
      for two in drafts[(index + 1)...] where two.members != one.members {
        let parts = one.parts(unlike: two)
        for part in parts { differing[part, default: 0] += 1 }
        pairs += 1
        if one.registrations == two.registrations {
          // What differs is where they lie and how large they are.
          twins += 1
          #expect(parts.contains(.distance) && parts.contains(.resources))
          continue
        }
        strictest = min(strictest, one.partsWithoutNumbers(unlike: two).count)
        if parts.count < fewest {
          fewest = parts.count
          closest = "\(one.name) and \(two.name): \(parts.map(\.rawValue).joined(separator: " "))"
        }
      }
    }
    #expect(fewest >= 10, "\(closest)")
    let shares = Blueprint.Document.blueprint.sections.map { id in
      "\(id.rawValue) \((differing[id] ?? 0) * 100 / max(1, pairs)) %"
    }
    print(
      "Blueprints of \(drafts.count) partnerships: any two differ in at least \(fewest) of 18 parts"
        + " (\(strictest) with every number left out), apart from \(twins) pairs whose members registered"
        + " word for word the same; closest are \(closest). Pairs that differ, by"
        + " part: \(shares.joined(separator: ", ")).")
  }
}

/// A blueprint's parts without what any two partnerships would differ in: names, ids, people.
private struct Masked {
  let name: String
  let members: [District.ID]
  /// What the members wrote, in any order.
  let registrations: [String]
  /// A digest of each part, and one with every number left out.
  let parts: [(id: Blueprint.SectionID, text: Int, plain: Int)]

  static func all() throws -> [Masked] {
    try Scenario.names.flatMap { name in
      let scenario = try Scenario.named(name)
      return try scenario.plan.partnerships.map { partnership in
        try Masked(name, partnership, scenario)
      }
    }
  }

  private init(_ scenario: String, _ partnership: Plan.Partnership, _ known: Scenario) throws {
    name = "\(scenario) \(partnership.id)"
    members = partnership.members
    registrations = partnership.members.compactMap { id in
      known.source.bundle.districts.first { $0.id == id }
    }
    .map { "\($0.needs) \($0.offers) \($0.goals ?? "") \($0.levels) \($0.mode)" }.sorted()
    let bundle = known.source.bundle
    let districts = bundle.districts.filter { partnership.members.contains($0.id) }
    let guide = bundle.facilitators.first { $0.id == partnership.facilitator }
    let blueprint = try BlueprintComposer.compose(
      plan: known.plan, partnership: partnership.id, bundle: bundle)
    let names = districts.flatMap { [$0.name, $0.id.rawValue, $0.county].compactMap(\.self) }
    let guides = [guide?.name, guide?.organization, guide?.id.rawValue].compactMap(\.self)
    let people = districts.compactMap(\.enrollment)
    let numbers = (people + [people.reduce(0, +)]).map { Phrase.grouped(Int($0.rounded())) }
    let masks =
      guides.map { ($0, "F") } + names.map { ($0, "M") } + numbers.map { ($0, "N") }
    let ordered = masks.sorted { $0.0.utf8.count > $1.0.utf8.count }
    parts = blueprint.sections.map { section in
      var text = Self.words(of: section)
      for (from, to) in ordered { text = text.replacingOccurrences(of: from, with: to) }
      let plain = text.utf8.filter { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      return (section.id, text.hashValue, plain.hashValue)
    }
  }

  /// All that a section says, with numbers of people in tables left out.
  private static func words(of section: Blueprint.Section) -> String {
    let people: Set<String> = ["students", "people", "people of all members"]
    var words = section.paragraphs + section.points
    func add(_ branch: Blueprint.Branch) {
      words += [branch.role, branch.text]
      branch.branches.forEach(add)
    }
    section.tree.map(add)
    for table in section.tables {
      for row in table.rows {
        words += zip(table.columns, row).filter { !people.contains($0.0.title) }.map(\.1)
      }
    }
    for advice in section.recommendations { words += [advice.text, advice.why] }
    return words.joined(separator: "\n")
  }

  func parts(unlike other: Masked) -> [Blueprint.SectionID] {
    zip(parts, other.parts).filter { $0.text != $1.text }.map(\.0.id)
  }

  func partsWithoutNumbers(unlike other: Masked) -> [Blueprint.SectionID] {
    zip(parts, other.parts).filter { $0.plain != $1.plain }.map(\.0.id)
  }
}
