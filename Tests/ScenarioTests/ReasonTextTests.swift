import Domain
import Testing
import Workflows

/// What the words about districts without a partnership rest on, in rounds that are matched whole.
struct ReasonTextTests {
  @Test func `a wish for a larger partnership says its size`() throws {
    #expect(
      try text("Moreno Valley Unified", in: "california-pilot").contains(
        "asked for a partnership of 6 to 10 districts, and too few others"))
  }

  @Test func `a drive out of reach says whose limit keeps out whom`() throws {
    let bishop = try text("Bishop Unified", in: "california-pilot")
    #expect(bishop.contains("28 minutes more than the 60 minutes that Lone Pine Unified accepts"))
    #expect(bishop.contains("The nearest beyond its own limit is Sanger Unified"))
    let lonePine = try text("Lone Pine Unified", in: "california-pilot")
    #expect(lonePine.contains("is Bishop Unified, a drive of 88 minutes: 28 minutes more than"))
    #expect(!lonePine.contains("The nearest beyond its own limit"))
  }

  @Test func `a round without facilitators names no place with one`() throws {
    let clovis = try text("Clovis Unified", in: "sanger-firebaugh")
    #expect(clovis.contains("one more partnership"))
    #expect(!clovis.contains("facilitator"))
  }

  private func text(_ district: String, in scenario: String) throws -> String {
    let plan = try Scenario.named(scenario).plan
    return try #require(plan.unmatched.first { plan.name(of: $0.district) == district }).text
  }
}
