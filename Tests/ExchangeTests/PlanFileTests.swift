import Domain
import Exchange
import Foundation
import Testing

struct PlanFileTests {
  static let plan: Plan = {
    func partnership(
      _ id: String, _ members: [String], mentor: String? = nil, facilitator: String?
    ) -> Plan.Partnership {
      Plan.Partnership(
        id: id, members: members.map { District.ID($0) }, mode: mentor == nil ? .mutual : .mentor,
        mentor: mentor.map { District.ID($0) }, focus: mentor == nil ? Topic("math") : nil,
        score: 0.1 + 0.2, known: 1, facilitator: facilitator.map { Facilitator.ID($0) }, fit: 0.5,
        value: 0.7, requested: false,
        criteria: [
          CriterionScore(
            name: "common_need", value: 0.8, weight: 0.3, because: "Both name math/1.",
            source: "DESIGN")
        ],
        fitCriteria: [],
        warnings: [.init(code: .distance, text: "A long, \"slow\" drive.")],
        facilitatorCandidates: [.init(id: .init("F2"), fit: 0.4)],
        alternatives: [
          .init(members: [.init("1"), .init("3")], facilitator: nil, value: 0.6, lossAtLeast: 0)
        ])
    }
    return Plan(
      round: .init(name: nil, schoolYear: "2026-27", maximumPartnerships: nil), goal: .value,
      names: ["1": "Alder", "2": "=SUM(A1)", "3": "Cedar", "4": "Elm", "5": "Fir", "F1": "-Faye"],
      input: .init(sha256: "00", districts: 5, facilitators: 1, policy: Policy()),
      proof: .init(
        status: .optimal, objective: 1.4, bound: 1.4, gap: 0,
        stages: [.init(name: "value", value: 1.4, bound: 1.4)], stopped: nil, columns: 4, cuts: 0,
        rounds: 1, solver: "GLPK 5.0"),
      partnerships: [
        partnership("P01", ["1", "2"], facilitator: "F1"),
        partnership("P02", ["1", "3", "4"], mentor: "3", facilitator: nil),
        partnership("P03", ["3", "5"], facilitator: nil),
      ],
      unmatched: [.init(district: .init("5"), reason: .mode, text: "…")],
      facilitators: [.init(id: .init("F1"), load: 1, capacity: 2, marginalValueAtMost: 0)],
      summary: .init(placed: 2, meanValue: 0.7, worstValue: nil, blockingPairs: 0))
  }()

  @Test func `a plan that was written reads back equal, and always as the same bytes`() throws {
    let bytes = try PlanFile.encode(Self.plan)
    #expect(try PlanFile.decode(bytes, name: "plan.json") == Self.plan)
    #expect(try PlanFile.encode(Self.plan) == bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasSuffix("}\n"))
    #expect(text.contains("\"score\" : 0.30000000000000004"))
    #expect(text.contains("math/1"))
    #expect(text.contains("\n  \"goal\" : \"value\""))
    try TemporaryFolder.with { folder in
      try AtomicFile.write(bytes, to: "\(folder)/plan.json")
      #expect(try PlanFile.read(contentsOf: "\(folder)/plan.json") == Self.plan)
      #expect(throws: BundleProblems.notFound(path: "\(folder)/none.json")) {
        try PlanFile.read(contentsOf: "\(folder)/none.json")
      }
    }
  }

  @Test(arguments: [
    ("", "plan.json:1:1: The document is empty. Give one JSON value."),
    (
      "{\n\"schema\" \"tandem.plan/1\"}",
      "plan.json:2:10: A colon should follow the key. Write \"key\": value."
    ),
    (
      "{\n\"schema\": \"tandem.plan/9\"}",
      "plan.json:2, key schema: The schema is \"tandem.plan/9\". Give a plan of the schema "
        + "\"tandem.plan/1\", as `tandem match --json` writes it."
    ),
    (
      "{\"districts\": []}",
      "plan.json:1, key schema: This is JSON, but not a plan. Give a plan of the schema "
        + "\"tandem.plan/1\", as `tandem match --json` writes it."
    ),
    (
      "[]",
      "plan.json:1: This is JSON, but not a plan. Give a plan of the schema "
        + "\"tandem.plan/1\", as `tandem match --json` writes it."
    ),
  ])
  func `what is not a plan is refused with what it is`(text: String, complaint: String) {
    #expect(complaints(plan: text) == [complaint])
  }

  @Test func `a missing key and a wrong value are named by their path and line`() throws {
    let text = String(decoding: try PlanFile.encode(Self.plan), as: UTF8.self)
    func line(of needle: String) -> Int {
      (text.components(separatedBy: needle).first ?? "").components(separatedBy: "\n").count
    }
    let incomplete = text.replacing(
      "    \"bound\" : 1.4,\n    \"columns\"", with: "    \"columns\"")
    #expect(
      complaints(plan: incomplete) == [
        "plan.json:\(line(of: "\"proof\"")), key proof.bound: The key \"bound\" is missing. "
          + "Give a complete plan, as `tandem match --json` writes it."
      ])
    let wrong = text.replacing("\"known\" : 1,", with: "\"known\" : \"all\",")
    #expect(
      complaints(plan: wrong) == [
        "plan.json:\(line(of: "\"known\"")), key partnerships[0].known: \"all\" does not belong "
          + "here. Give a plan as `tandem match --json` writes it."
      ])
  }

  private func complaints(plan text: String) -> [String] {
    do {
      _ = try PlanFile.decode(Array(text.utf8), name: "plan.json")
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test func `the table has a row for each partnership and no formulas`() {
    let score = "0.30000000000000004"
    let warning = "\"A long, \"\"slow\"\" drive.\""
    let columns = [
      "partnership", "members", "names", "mode", "mentor", "focus", "score", "known",
      "facilitator", "facilitator_name", "fit", "value", "warnings",
    ]
    let expected = """
      \(columns.joined(separator: ","))
      P01,1;2,Alder; =SUM(A1),mutual,,math,\(score),1,F1,'-Faye,0.5,0.7,\(warning)
      P02,1;3;4,Alder; Cedar; Elm,mentor,3,,\(score),1,,,,0.7,\(warning)
      P03,3;5,Cedar; Fir,mutual,,math,\(score),1,,,,0.7,\(warning)

      """
    #expect(String(decoding: PlanTable.csv(of: Self.plan), as: UTF8.self) == expected)
  }

  @Test func `the map has points, partnerships and facilitations, and lists who is on none`() throws
  {
    var districts = ["1", "2", "3", "4", "5"].map { District(id: .init($0), name: "N\($0)") }
    for index in 0..<4 {
      districts[index].location = Coordinate(latitude: 36 + Double(index), longitude: -120)
    }
    var facilitator = Facilitator(id: .init("F1"), name: "Faye", capacity: 2)
    facilitator.location = Coordinate(latitude: 36.5, longitude: -120.5)
    let stray = Facilitator(id: .init("F2"), name: "Fred", capacity: 1)
    let bundle = RegistryBundle(districts: districts, facilitators: [facilitator, stray])
    let bytes = PlanMap.geoJSON(of: Self.plan, in: bundle)

    let map = try JSONDecoder().decode(Map.self, from: Data(bytes))
    #expect(map.type == "FeatureCollection")
    #expect(map.without_location == ["5", "F2"])
    #expect(
      map.features.map(\.properties.kind) == [
        "district", "district", "district", "district", "facilitator", "partnership",
        "facilitation", "facilitation", "partnership",
      ])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("{\"type\":\"Point\",\"coordinates\":[-120,36]}"))
    #expect(text.contains("\"partnerships\":[\"P01\",\"P02\"]"))
    // The mentor, 3, stands between its mentees.
    #expect(text.contains("\"coordinates\":[[-120,38],[-120,36],[-120,38],[-120,39]]"))
  }

  private struct Map: Decodable {
    struct Feature: Decodable {
      struct Properties: Decodable { var kind: String }
      var properties: Properties
    }
    var type: String
    var features: [Feature]
    var without_location: [String]
  }
}
