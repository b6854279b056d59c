import Foundation
import Testing

struct ScenarioTableTests {
  @Test func `the table of the scenarios is what they give`() throws {
    var page = try String(contentsOf: ScenarioTable.page, encoding: .utf8)
    let table = try ScenarioTable.markdown()
    let part = try #require(
      ScenarioTable.part(of: page), "scenarios/README.md lost a mark of its table.")

    if ProcessInfo.processInfo.environment["WRITE_SCENARIO_TABLE"] != nil {
      page.replaceSubrange(part, with: table)
      try page.write(to: ScenarioTable.page, atomically: true, encoding: .utf8)
    } else {
      #expect(page[part] == table, "Run `make scenarios`.")
    }
  }

  @Test func `a page without its marks is noticed`() {
    let marked = "x\n\(ScenarioTable.opening)\n\nrow\n\n\(ScenarioTable.closing)\ny"

    #expect(ScenarioTable.part(of: marked).map { marked[$0] } == "row")
    #expect(ScenarioTable.part(of: "x\nrow\ny") == nil)
    #expect(ScenarioTable.part(of: "\(ScenarioTable.closing) \(ScenarioTable.opening)") == nil)
  }
}
