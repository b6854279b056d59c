import Foundation
import Testing

struct ReportCommandTests {
  @Test func `a match writes the report beside the plan, and report writes the same one`()
    async throws
  {
    let workspace = try Workspace(.small)
    let match = try await workspace.tandem(
      "match", "round", "--json", "--output", "plan.json", "--html", "report.html")
    #expect(match.code == 0 && match.output == "" && match.errors == "")
    let page = try workspace.text("report.html")
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("Alder Unified"))
    let report = try await workspace.tandem("report", "round", "plan.json")
    #expect(report.code == 0)
    #expect(report.output == page)
    let file = try await workspace.tandem("report", "round", "plan.json", "--output", "again.html")
    #expect(file.code == 0 && file.output == "")
    #expect(try workspace.text("again.html") == page)
  }

  @Test func `outlines of one's own stand on the map`() async throws {
    let workspace = try Workspace(.small)
    try workspace.write(
      """
      {"type": "Feature", "properties": {"name": "Our county"}, "geometry": {"type": "Polygon",
      "coordinates": [[[-121.5, 35], [-119, 35], [-119, 37.5], [-121.5, 37.5], [-121.5, 35]]]}}
      """, to: "areas.geojson")
    let ending = try await workspace.tandem(
      "match", "round", "--html", "report.html", "--outlines", "areas.geojson")
    #expect(ending.code == 0)
    #expect(ending.output.hasPrefix("Plan"))
    #expect(try workspace.text("report.html").contains("Our county"))
  }

  @Test func `wrong outlines and places are named before anything is written`() async throws {
    let workspace = try Workspace(.small)
    try workspace.write("{\"type\": \"Topology\"}", to: "topo.json")
    let cases: [(arguments: [String], code: Int32, words: String)] = [
      (["--outlines", "topo.json"], 2, "'--outlines' is for the map of the report."),
      (
        ["--html", "r.html", "--outlines", "topo.json"], 3,
        "topo.json:1:1: \"Topology\" is not a type of GeoJSON."
      ),
      (["--html", "r.html", "--outlines", "none.json"], 4, "There is no file none.json."),
      (["--html", "nowhere/r.html"], 74, "to write nowhere/r.html to."),
    ]
    for (arguments, code, words) in cases {
      var command = Command(in: workspace)
      command.arguments = ["match", "round"] + arguments
      let ending = try await command.run()
      #expect(ending.code == code)
      #expect(ending.errors.contains(words), "\(ending.errors)")
      #expect(ending.output == "")
    }
    #expect(try workspace.names() == ["round", "topo.json"])
  }

  @Test func `a round whose rules cannot all hold has a report of why`() async throws {
    let workspace = try Workspace(.small)
    try workspace.write(
      "kind,members,facilitator\ntogether,0600001;0600002,\napart,0600001;0600002,\n",
      to: "round/locks.csv")
    let ending = try await workspace.tandem("match", "round", "--html", "report.html")
    #expect(ending.code == 5)
    #expect(try workspace.text("report.html").contains("These cannot all hold:"))
  }
}
