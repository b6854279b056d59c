import Domain
import Foundation
import Testing

struct PlanJSONTests {
  /// A plan in which everything that may be absent is absent.
  private static let bare = Plan(
    round: .init(name: nil, schoolYear: nil, maximumPartnerships: nil), goal: .value,
    names: ["D2": "Birch", "D1": "Alder", "F1": "Ann"],
    input: .init(sha256: "5ca1ab1e", districts: 2, facilitators: 1, policy: Policy()),
    proof: .init(
      status: .optimal, objective: 1.0000000000000002, bound: 1.1, gap: 0.1,
      stages: [.init(name: "value", value: 1, bound: 1.1)], stopped: nil, columns: 3, cuts: 0,
      rounds: 1, solver: "GLPK"),
    partnerships: [
      .init(
        id: "P01", members: [.init("D1"), .init("D2")], mode: .mutual, mentor: nil, focus: nil,
        score: 0.7, known: 1, facilitator: nil, fit: 0, value: 0.49, requested: true,
        criteria: [
          .init(name: "common_need", value: 0.5, weight: 0.5, because: "So.", source: "There.")
        ],
        fitCriteria: [], warnings: [.init(code: .lopsidedTie, text: "Mind.")],
        facilitatorCandidates: [.init(id: .init("F1"), fit: 0.25)],
        alternatives: [
          .init(
            members: [.init("D1"), .init("D3")], facilitator: nil, value: 0.5, lossAtLeast: 0.1)
        ])
    ],
    unmatched: [.init(district: .init("D3"), reason: .betterUsedElsewhere, text: "So it is.")],
    facilitators: [.init(id: .init("F1"), load: 0, capacity: 2, marginalValueAtMost: 0)],
    summary: .init(placed: 2, meanValue: nil, worstValue: nil, blockingPairs: 0))

  private static func encoded(_ plan: Plan) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(plan)
  }

  private static func object(_ value: Any?) throws -> [String: Any] {
    try #require(value as? [String: Any])
  }

  private static func first(_ value: Any?) throws -> [String: Any] {
    try object((value as? [Any])?.first)
  }

  @Test func `every key of the schema is there, and no other`() throws {
    let plan = try Self.object(JSONSerialization.jsonObject(with: Self.encoded(Self.bare)))
    func expect(_ keys: String, _ object: [String: Any]) {
      #expect(object.keys.sorted() == keys.split(separator: " ").map { "\($0)" })
    }
    expect(
      "certificate facilitators goal input names partnerships proof round schema summary unmatched",
      plan)
    #expect(plan["schema"] as? String == "tandem.plan/1")
    expect("max_partnerships name school_year", try Self.object(plan["round"]))
    expect("districts facilitators policy sha256", try Self.object(plan["input"]))
    let proof = try Self.object(plan["proof"])
    expect("bound columns cuts gap objective rounds solver stages status stopped", proof)
    expect("bound name price value", try Self.first(proof["stages"]))
    let partnership = try Self.first(plan["partnerships"])
    expect(
      "alternatives criteria facilitator facilitator_candidates fit fit_criteria focus id known"
        + " members mentor mode requested score value warnings", partnership)
    expect("because name points source value weight", try Self.first(partnership["criteria"]))
    expect("code text", try Self.first(partnership["warnings"]))
    expect("fit id", try Self.first(partnership["facilitator_candidates"]))
    expect(
      "facilitator loss_at_least members value", try Self.first(partnership["alternatives"]))
    expect("district reason text", try Self.first(plan["unmatched"]))
    expect("capacity id load marginal_value_at_most", try Self.first(plan["facilitators"]))
    expect("blocking_pairs mean_value placed worst_value", try Self.object(plan["summary"]))
  }

  @Test func `what is absent is null`() throws {
    let text = String(decoding: try Self.encoded(Self.bare), as: UTF8.self)
    for part in [
      #""round":{"max_partnerships":null,"name":null,"school_year":null}"#,
      #""stopped":null"#, #""mentor":null"#, #""focus":null"#,
      #"{"facilitator":null,"loss_at_least":0.1"#, #""facilitator":null,"facilitator_candidates""#,
      #""mean_value":null"#, #""worst_value":null"#,
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `keys are sorted, words are in snake case and numbers are whole`() throws {
    let text = String(decoding: try Self.encoded(Self.bare), as: UTF8.self)
    #expect(text.contains(#""names":{"D1":"Alder","D2":"Birch","F1":"Ann"}"#))
    #expect(text.contains(#""objective":1.0000000000000002"#))
    #expect(text.contains(#""code":"lopsided_tie""#))
    #expect(text.contains(#""reason":"better_used_elsewhere""#))
    #expect(text.hasPrefix(#"{"certificate":null,"facilitators":"#))
  }

  @Test func `a plan reads back as it was, and null may be left out`() throws {
    let data = try Self.encoded(Self.bare)
    #expect(try JSONDecoder().decode(Plan.self, from: data) == Self.bare)
    let text = String(decoding: data, as: UTF8.self)
      .replacingOccurrences(of: #""mentor":null,"#, with: "")
      .replacingOccurrences(of: #""stopped":null"#, with: #""stopped":"time""#)
    var stopped = Self.bare
    stopped.proof.stopped = .time
    #expect(try JSONDecoder().decode(Plan.self, from: Data(text.utf8)) == stopped)
  }

  @Test func `another schema does not read`() throws {
    let text = String(decoding: try Self.encoded(Self.bare), as: UTF8.self)
      .replacingOccurrences(of: "tandem.plan/1", with: "tandem.plan/2")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Plan.self, from: Data(text.utf8))
    }
  }

  @Test func `a name that the plan does not know is its id`() {
    #expect(Self.bare.name(of: District.ID("D1")) == "Alder")
    #expect(Self.bare.name(of: Facilitator.ID("F9")) == "F9")
  }

  @Test func `reasons and warnings stand in the order of their rules`() {
    #expect(
      Plan.Unmatched.Reason.allCases.map(\.rawValue) == [
        "no_consent", "no_place_left", "locked_out", "mode", "no_common_need", "out_of_reach",
        "below_minimum", "no_facilitator", "cap_reached", "better_used_elsewhere",
      ])
    #expect(
      Plan.Warning.Code.allCases.map(\.rawValue) == [
        "distance", "lopsided_tie", "leadership", "size", "known", "roles", "competes", "level_gap",
      ])
  }
}
