import Domain
import Drafting
import Foundation
import TestSupport
import Testing

struct ExplanationTests {
  @Test(
    arguments: [
      ("P01", Explanation.Kind.partnership, "P01"), ("p01", .partnership, "P01"),
      ("0600001", .district, "0600001"), ("Alder Creek Unified", .district, "0600001"),
      ("alder", .district, "0600001"), ("f01", .facilitator, "F01"),
      ("ana RUIZ", .facilitator, "F01"), ("okafor", .facilitator, "F02"),
    ])
  func `a subject is found by id, name or part of a name`(
    subject: String, kind: Explanation.Kind, id: String
  ) throws {
    let explanation = try Explanation(Example.plan, subject: subject)
    #expect(explanation.kind == kind)
    #expect(explanation.id == id)
  }

  @Test func `a whole name wins over a part of other names`() throws {
    var plan = Example.plan
    plan.names[Example.elm.rawValue] = "Alder"
    #expect(try Explanation(plan, subject: "alder").id == Example.elm.rawValue)
  }

  @Test func `a part that fits several names lists them all`() {
    #expect(
      throws: UnknownSubject.ambiguous(
        "creek",
        matches: ["Alder Creek Unified (0600001)", "Birch Creek Unified (0600002)"])
    ) {
      var plan = Example.plan
      plan.names[Example.birch.rawValue] = "Birch Creek Unified"
      _ = try Explanation(plan, subject: "creek")
    }
  }

  @Test(
    arguments: [
      ("Aldr Creek", "Alder Creek Unified (0600001)"), ("600001", "Alder Creek Unified (0600001)"),
      ("P09", "P01"), ("Anna Ruiz", "Ana Ruiz (F01)"),
      ("birch vally", "Birch Valley Unified (0600002)"),
    ])
  func `a misspelt subject names the nearest`(subject: String, nearest: String) throws {
    let error = try #require(throws: UnknownSubject.self) {
      _ = try Explanation(Example.plan, subject: subject)
    }
    #expect(error.description.contains(nearest), "\(error)")
  }

  @Test func `a subject like nothing in the plan gets no guesses`() throws {
    let error = try #require(throws: UnknownSubject.self) {
      _ = try Explanation(Example.plan, subject: "zzzzzzzz")
    }
    #expect(error == .notFound("zzzzzzzz", nearest: []))
    #expect(error.description.contains("Give an id or a part of a name"))
  }

  @Test func `an empty subject is unknown rather than everything`() {
    #expect(throws: UnknownSubject.self) { _ = try Explanation(Example.plan, subject: " ") }
  }

  @Test func `a partnership shows its strongest criteria and what they lack`() throws {
    let explanation = try Explanation(Example.plan, subject: "P01")
    let strong = try #require(explanation.sections.first { $0.heading == "What speaks for it" })
    let weak = try #require(explanation.sections.first { $0.heading.hasPrefix("Where it could") })
    #expect(strong.points.first?.hasPrefix("common need (0.240 of 0.300)") == true)
    #expect(weak.points.first?.hasPrefix("relationship (0.033 of 0.100)") == true)
  }

  @Test(arguments: 1...60)
  func `no criterion speaks for a partnership and could be stronger at once`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let plan = Plan.random(using: &random)
    for partnership in plan.partnerships {
      let sections = try Explanation(plan, subject: partnership.id).sections
      let names = sections.prefix { $0.tables.isEmpty }.map { section in
        Set(section.points.map { $0.prefix { $0 != "(" } })
      }
      if names.count > 1 { #expect(names[0].isDisjoint(with: names[1])) }
    }
  }

  @Test func `a round without facilitators speaks of none`() throws {
    let text = try Explanation.text(Example.unguided, style: TextStyle())
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("This round is matched without facilitators."))
    #expect(!text.contains("fit of"))
    #expect(text.contains("over all allowed partnerships none is worth more"))
  }

  @Test func `a district learns of alternatives listed for its partner and for others`() throws {
    let text = try flat("Dune Elementary")
    #expect(text.contains("Dune Elementary is placed with Cedar Union High (P02)."))
    #expect(text.contains("Alder Creek Unified and Dune Elementary, guided by Ana Ruiz"))
    #expect(text.contains("would cost the plan at least 0.123"))
  }

  @Test func `an unmatched district reads its reason and what would help`() throws {
    let explanation = try Explanation(Example.plan, subject: "elm")
    #expect(explanation.unmatched.map(\.district) == [Example.elm])
    #expect(
      explanation.headline.contains("Invite districts that name science or technology as a need"))
  }

  @Test func `a facilitator reads load, travel, dates and the worth of one more place`() throws {
    let text = try flat("F01")
    #expect(text.contains("Ana Ruiz guides P01 and P02. Load: 2 of 2 partnerships."))
    #expect(text.contains("The longest drive is about 70 minutes."))
    #expect(text.contains("No dates are set yet"))
    #expect(text.contains("by at most 0.062"))
    #expect(
      try flat("F02").contains("P01: Alder Creek Unified and Birch Valley Unified (fit 0.551"))
  }

  @Test func `the overview names what limits the plan and where the choice is close`() throws {
    let text = try flat(nil)
    #expect(text.contains("One more place for Ana Ruiz (load 2 of 2) is worth at most 0.062."))
    #expect(text.contains("For P01, the plan lists an alternative for which no loss is proved"))
    #expect(text.contains("is known for P02"))
    #expect(!text.contains("One more place for Ben Okafor"))
  }

  @Test(arguments: [nil, "P01", "alder", "elm", "F01", "F02"])
  func `an explanation as JSON reads back as it was`(subject: String?) throws {
    let explanation = try Explanation(Example.plan, subject: subject)
    let json = try JSONEncoder().encode(explanation)
    #expect(try JSONDecoder().decode(Explanation.self, from: json) == explanation)
    #expect(String(decoding: json, as: UTF8.self).contains("tandem.explanation"))
  }

  private func flat(_ subject: String?) throws -> String {
    try Explanation.text(Example.plan, subject: subject, style: TextStyle())
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
