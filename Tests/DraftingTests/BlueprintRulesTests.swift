import Domain
import Drafting
import Testing
import TestSupport

/// Laws of the rules over many partnerships of any shape.
struct BlueprintRulesTests {
  private static let substitutes: [District.Substitutes?] = [.ample, .tight, .some(.none), nil]

  @Test func `further apart, fewer meetings are in person, and never none`() throws {
    for substitutes in Self.substitutes {
      var last = Int.max
      for miles in stride(from: 0.0, through: 900, by: 15) {
        let rows = try table(.meetings, 0, try draft(miles: miles, substitutes: substitutes))
        let inPerson = try #require(Int(rows[1][2]))
        #expect(inPerson <= last && inPerson > 0)
        last = inPerson
      }
    }
  }

  @Test func `fewer substitutes never mean more visits`() throws {
    for miles in [0.0, 60, 240, 1_500] {
      let counts = try Self.substitutes.prefix(3).map { substitutes in
        try #require(
          Int(try table(.meetings, 0, try draft(miles: miles, substitutes: substitutes))[2][1]))
      }
      #expect(counts == counts.sorted(by: >))
    }
  }

  @Test func `in person never exceeds all, and dollars rise from low to high`() throws {
    var random = SplitMix64(seed: 18)
    for _ in 0..<200 {
      let blueprint = try draft(
        miles: .random(in: 0...3_000, using: &random),
        substitutes: Self.substitutes.randomElement(using: &random) ?? nil)
      for row in try table(.meetings, 0, blueprint) {
        #expect(try #require(Int(row[2])) <= #require(Int(row[1])))
      }
      for row in try table(.resources, 1, blueprint) {
        #expect(dollars(row[2]) <= dollars(row[3]) && dollars(row[2]) > 0, "\(row)")
      }
    }
  }

  @Test func `the further, the more hours on the way, while they meet as often`() throws {
    var last = 0.0
    for miles in stride(from: 0.0, to: BlueprintRules.v1.meetings.monthlyMiles, by: 4) {
      let rows = try table(.resources, 0, try draft(miles: miles, substitutes: .ample))
      let hours = rows.prefix(3).reduce(0) { $0 + dollars($1[2]) }
      #expect(hours >= last)
      last = hours
    }
  }

  @Test func `a small member sends fewer people and spends fewer hours`() throws {
    func hours(_ students: Double) throws -> Double {
      var bundle = Example.bundle
      bundle.districts[0].enrollment = students
      let draft = try BlueprintComposer.compose(
        plan: Example.plan, partnership: "P01", bundle: bundle)
      return try table(.resources, 0, draft).prefix(3).reduce(0) { $0 + dollars($1[2]) }
    }
    let small = BlueprintRules.v1.meetings.smallEnrollment
    #expect(try hours(small - 1) < hours(small))
    #expect(try hours(small) == hours(small * 10))
  }

  @Test func `prices run from a low to a higher assumption`() {
    let costs = BlueprintRules.v1.costs
    let prices = [
      costs.substituteDay, costs.mile, costs.night, costs.flight, costs.jointLearning,
      costs.facilitatorHour, costs.analystHour, costs.reported,
    ]
    for price in prices { #expect(0 < price.lowerBound && price.lowerBound < price.upperBound) }
  }

  @Test func `the steps of the first 90 days lie within them and in order`() throws {
    for id in ["P01", "P02"] {
      for (plan, bundle) in [
        (Example.plan, Example.bundle), (Example.groups, Example.groupBundle),
      ] {
        let blueprint = try BlueprintComposer.compose(plan: plan, partnership: id, bundle: bundle)
        let weeks = try table(.firstDays, 0, blueprint).compactMap { Int($0[0]) }
        #expect(weeks == weeks.sorted())
        #expect(weeks.allSatisfy { (1...BlueprintRules.v1.start.weeks).contains($0) })
      }
    }
  }

  @Test func `votes of members are more than half and no more than all`() {
    let rules = BlueprintRules.v1.governance
    for count in (rules.consensusMembers + 1)...10 {
      let votes = (count * rules.majority + rules.majorityOf - 1) / rules.majorityOf
      #expect(votes * 2 > count && votes < count)
    }
  }

  @Test(arguments: Topic.taxonomy + [Topic("swimming_lessons")])
  func `every topic has an aim, drivers and people of its own`(topic: Topic) throws {
    var plan = Example.plan
    plan.partnerships[0].focus = topic
    var bundle = Example.bundle
    for index in 0...1 {
      bundle.districts[index].needs = [District.Need(topic: topic, priority: 4)]
    }
    let blueprint = try BlueprintComposer.compose(plan: plan, partnership: "P01", bundle: bundle)
    let tree = try #require(blueprint.sections.first { $0.id == .drivers }?.tree)
    #expect(tree.branches.count >= 2)
    #expect(Set(tree.branches.map(\.text)).count == tree.branches.count)
    #expect(tree.branches.allSatisfy { !$0.branches.isEmpty })
    let aim = blueprint.sections.first { $0.id == .aim }?.paragraphs.first ?? ""
    #expect(aim.contains(" the ") && !aim.contains("the the") && !aim.contains("_"))
  }

  private func table(
    _ id: Blueprint.SectionID, _ index: Int, _ blueprint: Blueprint
  ) throws -> [[String]] {
    try #require(blueprint.sections.first { $0.id == id }).tables[index].rows
  }

  private func dollars(_ text: String) -> Double {
    Double(text.filter { $0.isNumber || $0 == "." }) ?? -1
  }

  private func draft(miles: Double, substitutes: District.Substitutes?) throws -> Blueprint {
    var bundle = Example.bundle
    let kilometres = miles * 1.609344 / Policy().detour
    let degrees = kilometres / (Coordinate.earthRadius * .pi / 180)
    bundle.districts[0].location = Coordinate(latitude: 36, longitude: -120)
    bundle.districts[1].location = Coordinate(latitude: 36 + degrees, longitude: -120)
    for index in 0...1 { bundle.districts[index].substitutes = substitutes }
    return try BlueprintComposer.compose(
      plan: Example.plan, partnership: "P01", bundle: bundle)
  }
}
