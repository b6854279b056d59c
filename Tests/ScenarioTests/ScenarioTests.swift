import Domain
import Foundation
import Testing
import Workflows

struct ScenarioTests {
  /// How far an objective may lie from the one written down, in units of one district's value.
  private let tolerance = 1e-9

  @Test
  func `the scenarios are found`() {
    #expect(Scenario.names.count >= 4)
  }

  @Test(arguments: Scenario.names)
  func `a scenario gives the plan that it expects`(name: String) throws {
    let expected = try expectation(of: name)
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
    let invariants = try expectation(of: name).invariants
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
  func `the independent check agrees with what a scenario expects`(name: String) throws {
    let scenario = try Scenario.named(name)
    let report = Verifying.report(scenario.plan, against: scenario.source)

    let verdict = try JSONDecoder().decode(Verdict.self, from: Data(Verifying.json(report)))
    let expected = try expectation(of: name).verified
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
       "unmatched": {}, "verified": true, "invariants": {KEYS}}
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

  private func expectation(of name: String) throws -> Expectation {
    try JSONDecoder().decode(
      Expectation.self, from: Data(contentsOf: Scenario.file("expected.json", of: name)))
  }
}
