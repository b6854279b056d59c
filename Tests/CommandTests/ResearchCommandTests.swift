import Foundation
import Testing

/// The commands of research, run on files small enough to work out by hand.
struct ResearchCommandTests {
  private static let districts = """
    leaid,name,state,latitude,longitude,is_regular,enrollment
    0600001,Alder Unified,CA,35,-119,1,1000
    0600002,Birch Unified,CA,35.1,-119,1,1100
    0600003,Cedar Unified,CA,36,-119,1,9000
    0600004,Dogwood Unified,CA,37,-119,1,90000
    3200001,Elm,NV,36,-115,1,1000

    """
  private static let partnerships = """
    partnership_id,partnership,member,leaid
    near,The near ones,Alder,0600001
    near,The near ones,Birch,0600002
    far,Over the border,Alder,0600001
    far,Over the border,Elm,3200001

    """

  private func workspace(_ files: [String: String] = [:]) throws -> Workspace {
    let workspace = try Workspace(.small)
    try workspace.write(Self.districts, to: "districts.csv")
    try workspace.write(Self.partnerships, to: "partnerships.csv")
    for (name, text) in files { try workspace.write(text, to: name) }
    return workspace
  }

  private func backtest(_ workspace: Workspace, _ more: [String]) async throws -> Command.Ending {
    var command = Command(in: workspace)
    command.arguments =
      ["backtest", "--districts", "districts.csv", "--partnerships", "partnerships.csv"] + more
    return try await command.run()
  }

  private struct Report: Decodable {
    struct Summary: Decodable {
      var mean_in_state_percentile: Double
      var mean_country_percentile: Double
      var partnerships: Int
    }
    struct Row: Decodable {
      var id: String
      var averaged: Bool
      var reason: String?
      var ordered_pairs: Int
    }
    var summary: [String: Summary]
    var partnerships: [Row]
  }

  @Test func `a backtest gives a summary of each method and a row for each partnership`()
    async throws
  {
    let ending = try await backtest(try workspace(), ["--json"])
    #expect(ending.code == 0 && ending.errors == "")
    let report = try JSONDecoder().decode(Report.self, from: Data(ending.output.utf8))
    #expect(
      report.summary.keys.sorted()
        == ["distance", "fbit", "mix", "policy", "policy_v1", "policy_v2", "tennessee"])
    // Each is the nearest of three others in the state, and of four in the country.
    let distance = try #require(report.summary["distance"])
    #expect(abs(distance.mean_in_state_percentile - 100.0 / 3) < 1e-9)
    #expect(distance.mean_country_percentile == 25 && distance.partnerships == 1)
    #expect(report.partnerships.map(\.id) == ["near", "far"])
    #expect(report.partnerships.map(\.averaged) == [true, false])
    #expect(report.partnerships.map(\.ordered_pairs) == [2, 0])
    #expect(report.partnerships[1].reason != nil && report.partnerships[0].reason == nil)
  }

  @Test func `the text has tables, a plot and what is not averaged, and the picture its numbers`()
    async throws
  {
    let workspace = try workspace()
    let ending = try await backtest(workspace, ["--svg", "plot.svg", "--sensitivity"])
    #expect(ending.code == 0)
    for words in ["policy v2", "Tennessee", "█", "Listed, not averaged", "How firm policy v2 is"] {
      #expect(ending.output.contains(words), "\(words)")
    }
    let picture = try workspace.text("plot.svg")
    #expect(picture.hasPrefix("<svg") && picture.contains("<title"))
    #expect(picture.contains(">33.3</text>") && picture.contains(">Tennessee</text>"))
    #expect(picture.hasSuffix("</svg>\n"))
  }

  @Test func `a table that is wrong or missing is named`() async throws {
    let wrong = try await backtest(
      try workspace(["districts.csv": Self.districts.replacing(",9000\n", with: ",many\n")]), [])
    #expect(wrong.code == 3)
    #expect(
      wrong.complaints == [
        "districts.csv:4, column enrollment: \"many\" is not a plain number. Write a number of 0 or more."
      ])
    let workspace = try workspace()
    try FileManager.default.removeItem(at: workspace.folder.appending(path: "partnerships.csv"))
    let missing = try await backtest(workspace, [])
    #expect(missing.code == 4)
    #expect(missing.complaints.first?.hasPrefix("There is no file partnerships.csv.") == true)
  }

  @Test func `few outcomes are learnt from with a warning, and nothing is applied`() async throws {
    let workspace = try workspace()
    let plan = try await workspace.tandem("match", "round", "--json").output
    try workspace.write(plan, to: "plan.json")
    try workspace.write(
      "partnership,continued,pulse,product,indicator\nP01,yes,4,yes,\nP02,no,,,\n",
      to: "outcomes.csv")
    let ending = try await workspace.tandem(
      "learn", "outcomes.csv", "--plan", "plan.json", "--policy", "v2")
    #expect(ending.code == 0 && ending.errors == "")
    #expect(ending.output.contains("Only 2 partnerships decided"))
    #expect(ending.output.contains("version: v2-learnt-2\n"))
    let json = try await workspace.tandem("learn", "outcomes.csv", "--plan", "plan.json", "--json")
    #expect(json.output.contains("\"version\" : \"v1-learnt-2\""))

    try workspace.write("partnership,continued\nP09,yes\n", to: "outcomes.csv")
    let unknown = try await workspace.tandem("learn", "outcomes.csv", "--plan", "plan.json")
    #expect(unknown.code == 4)
    #expect(unknown.complaints.first?.contains("outcomes.csv:2") == true)
    let open = try await workspace.tandem("learn", "outcomes.csv")
    #expect(open.code == 3)
  }

  @Test func `preferences become weights, and contradictions are named by line`() async throws {
    let workspace = try workspace([
      "preferences.csv": """
      first,second,relation
      0600001;0600002,0600004;0600005,
      0600004;0600005,0600001;0600002,better

      """
    ])
    let ending = try await workspace.tandem("fit-preferences", "round", "preferences.csv")
    #expect(ending.code == 0)
    #expect(ending.output.contains("They cannot all hold together"))
    #expect(ending.output.contains("Not kept: the rows on lines"))
    #expect(ending.output.contains("version: v1-preferred-2\n"))
    let shape = try await workspace.tandem(
      "fit-preferences", "round", "preferences.csv", "--segments", "2", "--json")
    #expect(shape.output.contains("\"segments\" : 2"))
    try workspace.write("first,second\n0600001;0600009,0600004;0600005\n", to: "preferences.csv")
    let unknown = try await workspace.tandem("fit-preferences", "round", "preferences.csv")
    #expect(unknown.code == 4)
    #expect(unknown.complaints.first?.contains("\"0600009\"") == true)
  }

  @Test func `a simulation repeats for its seed`() async throws {
    let runs = ["learn-simulated", "--runs", "1", "--json"]
    var outputs: [String] = []
    for seed in ["3", "3", "4"] {
      var command = Command()
      command.arguments = runs + ["--seed", seed]
      outputs.append(try await command.run().output)
    }
    #expect(outputs[0] == outputs[1] && outputs[0] != outputs[2])
    #expect(outputs[0].contains("tandem.recovery/1"))
  }
}
