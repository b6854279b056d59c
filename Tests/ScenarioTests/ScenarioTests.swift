import Domain
import Foundation
import Testing
import Workflows

struct ScenarioTests {
  /// How far an objective may lie from the one written down, in units of one district's value.
  private let tolerance = 1e-9

  @Test
  func `the scenarios are found`() {
    #expect(Scenario.names.count >= 16)
  }

  @Test(arguments: Scenario.names)
  func `a scenario gives the plan that it expects`(name: String) throws {
    let expected = try Expectation.of(name)
    let plan = try Scenario.named(name).plan

    #expect(plan.proof.status == expected.status)
    #expect(abs(plan.proof.objective - expected.objective) <= tolerance)
    #expect(abs(plan.proof.bound - expected.bound) <= tolerance)
    #expect(plan.partnerships.count == expected.partnerships)
    #expect(plan.summary.placed == expected.placed)
    let reasons = Dictionary(grouping: plan.unmatched, by: \.reason.rawValue).mapValues(\.count)
    #expect(reasons == expected.unmatched)
  }

  @Test(arguments: Scenario.names)
  func `the facts that a scenario's story rests on hold`(name: String) throws {
    let invariants = try Expectation.of(name).invariants
    let plan = try Scenario.named(name).plan

    let together = plan.partnerships.map(\.members)
    for partners in invariants.partners { #expect(together.contains(partners.sorted())) }
    for partners in invariants.notPartners {
      #expect(!together.contains { Set(partners).isSubset(of: $0) })
    }
    let mentors = plan.partnerships.compactMap(\.mentor)
    for mentor in invariants.mentors { #expect(mentors.contains(mentor)) }
    for (district, reason) in invariants.unmatched {
      #expect(plan.unmatched.first { $0.district.rawValue == district }?.reason == reason)
    }
  }

  @Test(arguments: Scenario.names)
  func `the districts of a system come together as far as its story says`(name: String) throws {
    let scenario = try Scenario.named(name)
    let history = try Expectation.of(name).history

    #expect(Set(history.members).isSubset(of: scenario.source.bundle.districts.map(\.id)))
    let own = scenario.partnerships(among: history.members)
    #expect(own.flatMap(\.members).count == history.reFormed)
    #expect(Set(own.flatMap(\.warnings).map(\.code)) == history.warnings)
  }

  @Test(arguments: Scenario.names)
  func `no scenario is turned down, and all its numbers hold together`(name: String) throws {
    let scenario = try Scenario.named(name)

    #expect(scenario.outcome.conflicts == [])
    #expect(!scenario.plan.partnerships.isEmpty)
    #expect(scenario.plan.partnerships.flatMap(\.warnings).allSatisfy { !$0.text.isEmpty })
  }

  @Test
  func `a charter school's board signs beside a superintendent`() throws {
    let scenario = try Scenario.named("new-york-charter")
    let bundle = scenario.source.bundle

    for partnership in scenario.plan.partnerships {
      let mentor = try #require(partnership.mentor)
      let spoke = try #require(partnership.members.first { $0 != mentor })
      let text = String(
        decoding: try Blueprinting.bytes(
          scenario.plan, partnership: partnership.id, of: scenario.source, as: .markdown),
        as: UTF8.self)
      #expect(text.contains("Board, \(scenario.plan.name(of: mentor))"))
      #expect(text.contains("Superintendent, \(scenario.plan.name(of: spoke))"))
      let goals = bundle.districts.first { $0.id == mentor }?.goals
      #expect(goals?.contains("president of its board signs") == true)
    }
  }

  @Test(arguments: Scenario.names)
  func `the independent check agrees with what a scenario expects`(name: String) throws {
    let scenario = try Scenario.named(name)
    let report = Verifying.report(scenario.plan, against: scenario.source)

    let verdict = try JSONDecoder().decode(Verdict.self, from: Data(Verifying.json(report)))
    let expected = try Expectation.of(name).verified
    #expect(verdict.ok == expected, "\(Verifying.text(report))")
  }

  @Test(arguments: Scenario.names)
  func `every partnership of a scenario gets a blueprint`(name: String) throws {
    let scenario = try Scenario.named(name)

    for partnership in scenario.plan.partnerships {
      let bytes = try Blueprinting.bytes(
        scenario.plan, partnership: partnership.id, of: scenario.source, as: .markdown)
      let text = String(decoding: bytes, as: UTF8.self)
      for member in partnership.members { #expect(text.contains(scenario.plan.name(of: member))) }
    }
  }

  @Test(arguments: Scenario.names)
  func `a scenario reads without a warning and tells its story`(name: String) throws {
    #expect(try Scenario.named(name).source.warnings == [])
    let story = try String(contentsOf: Scenario.file("README.md", of: name), encoding: .utf8)
    #expect(story.hasPrefix("# "))
  }

  @Test
  func `the pilot is as large and as wide as a first round of a state`() throws {
    let bundle = try Scenario.named("california-pilot").source.bundle

    #expect(bundle.districts.count >= 48)
    #expect(Set(bundle.districts.compactMap(\.county)).count >= 20)
    #expect(bundle.facilitators.count >= 12)
  }

  @Test
  func `an expectation with a key that nobody reads is refused`() {
    let plain = """
      {"status": "optimal", "objective": 1, "bound": 1, "partnerships": 1, "placed": 2,
       "unmatched": {}, "verified": true, "invariants": {KEYS},
       "history": {"members": [], "re_formed": 0, "why": "", "warnings": []}}
      """
    func decode(_ keys: String) throws -> Expectation {
      try JSONDecoder().decode(
        Expectation.self, from: Data(plain.replacing("KEYS", with: keys).utf8))
    }

    #expect(throws: Never.self) { try decode("") }
    #expect(throws: DecodingError.self) { try decode(#""partner": []"#) }
  }

  /// The part of a check's JSON that says whether it found nothing.
  private struct Verdict: Decodable { var ok: Bool }
}
