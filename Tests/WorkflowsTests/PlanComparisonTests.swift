import Domain
import Drafting
import Foundation
import TestSupport
import Testing
import Workflows

struct PlanComparisonTests {
  /// A plan of these partnerships, `A+B:F` for the members A and B under F.
  private static func plan(_ partnerships: String..., value: Double = 0.5) -> Plan {
    var names: [String: String] = [:]
    let formed = partnerships.enumerated().map { number, text in
      let halves = text.split(separator: ":")
      let members = halves[0].split(separator: "+").map { District.ID(String($0)) }
      let guide = halves.count > 1 ? Facilitator.ID(String(halves[1])) : nil
      for member in members { names[member.rawValue] = "District \(member)" }
      if let guide { names[guide.rawValue] = "Guide \(guide)" }
      return Plan.Partnership(
        id: "P0\(number + 1)", members: members, mode: .mutual, mentor: nil, focus: nil,
        score: value, known: 1, facilitator: guide, fit: value, value: value, requested: false,
        criteria: [
          CriterionScore(
            name: "common_need", value: value, weight: 0.3, because: "So.", source: "It.")
        ],
        fitCriteria: [], warnings: [], facilitatorCandidates: [], alternatives: [])
    }
    let placed = Set(formed.flatMap(\.members)).count
    let objective = formed.reduce(0) { $0 + Double($1.members.count) * $1.value }
    return Plan(
      round: .init(name: nil, schoolYear: nil, maximumPartnerships: nil), goal: .value,
      names: names,
      input: .init(sha256: "0", districts: names.count, facilitators: 0, policy: Policy()),
      proof: .init(
        status: .optimal, objective: objective, bound: objective, gap: 0, stages: [],
        stopped: nil, columns: 0, cuts: 0, rounds: 0, solver: "none"),
      partnerships: formed, unmatched: [], facilitators: [],
      summary: .init(placed: placed, meanValue: nil, worstValue: nil, blockingPairs: 0))
  }

  private func ids(_ text: String) -> [District.ID] {
    text.split(separator: "+").map { District.ID(String($0)) }
  }

  @Test func `partnerships are kept, guided by others, regrouped, dissolved or formed`() {
    let before = Self.plan("A+B:F", "C+D:F", "E+G+H:K", "I+J:K")
    let after = Self.plan("A+B:F", "C+D:K", "E+G+I:K", "J+L:K")
    let comparison = PlanComparison(before, after)
    #expect(comparison.kept.map(\.members) == [ids("A+B")])
    #expect(comparison.facilitatorChanged.map(\.members) == [ids("C+D")])
    #expect(comparison.regrouped.map(\.stayed) == [ids("E+G")])
    #expect(comparison.regrouped.map(\.left) == [ids("H")])
    #expect(comparison.regrouped.map(\.joined) == [ids("I")])
    #expect(comparison.dissolved.map(\.members) == [ids("I+J")])
    #expect(comparison.formed.map(\.members) == [ids("J+L")])
    #expect(comparison.placed == ids("L") && comparison.unplaced == ids("H"))
    #expect(comparison.moved.map(\.district) == ids("E+G+I+J"))
    #expect(comparison.moved.last?.before == ids("I"))
    #expect(comparison.moved.last?.after == ids("L"))
    #expect(comparison.joined == ["L"] && comparison.left == ["H"])
    let text = comparison.text(style: .init())
    for words in [
      "1 kept, 1 with another facilitator, 1 regrouped, 1 dissolved and 1 formed",
      "District E (E) and District G (G) stay together; District H (H) left", "Guide K (K) after",
    ] {
      #expect(text.contains(words))
    }
  }

  @Test func `a group that is split is regrouped into each part that keeps partners`() {
    let comparison = PlanComparison(Self.plan("A+B+C+D"), Self.plan("A+B", "C+D"))
    #expect(comparison.regrouped.map(\.after) == [ids("A+B"), ids("C+D")])
    #expect(comparison.dissolved.isEmpty && comparison.formed.isEmpty)
  }

  @Test func `points are gained and lost by the districts that both place`() throws {
    let comparison = PlanComparison(Self.plan("A+B", "C+D"), Self.plan("A+B", value: 0.7))
    let need = try #require(comparison.criteria.first { $0.name == "common_need" })
    #expect(abs((need.before ?? 0) - 0.15) < 1e-12 && abs((need.after ?? 0) - 0.21) < 1e-12)
    #expect(abs(need.gained - 0.06) < 1e-12 && need.lost == 0)
    #expect(abs(comparison.objectiveChange - (1.4 - 2)) < 1e-12)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `every partnership and district of both plans is accounted for`(seed: UInt64) throws {
    let bundle = SmallRegistry.varied(seed: seed).bundle(seed: seed)
    let other = bundle.changed { $0.districts[0].consents.toggle() }
    let (before, after) = (try bundle.matched().plan, try other.matched().plan)
    let comparison = PlanComparison(before, after)
    let lasting = comparison.kept.count + comparison.facilitatorChanged.count
    #expect(comparison.regrouped.isEmpty)
    #expect(lasting + comparison.dissolved.count == before.partnerships.count)
    #expect(lasting + comparison.formed.count == after.partnerships.count)
    #expect(
      before.summary.placed + comparison.placed.count - comparison.unplaced.count
        == after.summary.placed)
    #expect(!comparison.isSameInput && comparison.isSamePolicy)
    let mirror = PlanComparison(after, before)
    #expect(mirror.placed == comparison.unplaced && mirror.formed == comparison.dissolved)
    for (one, two) in zip(comparison.criteria, mirror.criteria) {
      #expect(one.gained == two.lost && one.before == two.after)
    }
    let same = PlanComparison(before, before)
    #expect(same.kept.count == before.partnerships.count && same.moved.isEmpty)
    #expect(same.isSameInput && same.objectiveChange == 0)
    #expect(same.criteria.allSatisfy { $0.gained == 0 && $0.lost == 0 })
    let read = try JSONDecoder().decode(
      PlanComparison.self, from: Data(try comparison.json()))
    #expect(read == comparison)
  }
}
