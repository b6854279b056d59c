import Domain
import Drafting
import Foundation
import Testing

struct WordingTests {
  /// Words that would order or label districts.
  private static var banned: Regex<(Substring, Substring?, Substring?, Substring?)> {
    #/\b(low|lower|high|higher|under|poorly)[- ]perform\w*|\brank\w*|\b(weak|weaker|failing|struggling|deficient|behind|worst|best) (district|school|member|partner)s?\b/#
      .ignoresCase()
  }

  @Test func `no text orders or labels districts`() throws {
    for text in try everything() {
      #expect(text.firstMatch(of: Self.banned) == nil)
    }
  }

  @Test func `the lint finds what it looks for`() {
    for text in ["A low-performing district", "It ranks third", "weaker districts"] {
      #expect(text.firstMatch(of: Self.banned) != nil)
    }
  }

  @Test func `criteria read as they are called in files`() {
    #expect(CriterionWords.name("common_need") == "common need")
    #expect(CriterionWords.name("proximity") == "proximity")
  }

  @Test func `two members are never called the others`() throws {
    for plan in [Example.plan, Example.unguided] {
      for (document, id) in documents {
        let blueprint = try BlueprintComposer.compose(
          document, plan: plan, partnership: id, bundle: Example.bundle)
        let texts = blueprint.sections.flatMap { section in
          section.paragraphs + section.points + section.recommendations.map(\.text)
        }
        for text in texts { #expect(!text.contains("the others"), "\(text)") }
      }
    }
  }

  @Test func `three and more are never called both, the two or the other`() throws {
    let plan = Example.groups
    let blueprints = try documents.map { document, id in
      BlueprintMarkdown.text(
        try BlueprintComposer.compose(
          document, plan: plan, partnership: id, bundle: Example.groupBundle))
    }
    let subjects = ["P01", "P02", "F01"] + plan.partnerships.flatMap { $0.members.map(\.rawValue) }
    let texts =
      try subjects.map { try Explanation.text(plan, subject: $0, style: TextStyle()) } + blueprints
    for text in texts {
      // What the research found in pairs stands in the reasons for advice.
      let own = text.split(separator: "\n").filter { !$0.contains("Sanger") }
        .joined(separator: "\n")
      #expect(
        own.firstMatch(of: #/\b(both|[Tt]he two|[Tt]he other|[Ee]ither|neither)\b/#) == nil,
        "\(own)")
    }
    #expect(texts[1].contains("and all learn"))
    #expect(texts[0].contains("0.98 of the sum, as 3 members share the time."))
    #expect(texts[0].contains("Some of the members asked for each other."))
  }

  @Test func `no text shows the name of a topic as files write it`() throws {
    for text in try everything() {
      #expect(!text.contains(#/\b(math|ela|suspension climate|english learners)\b/#))
    }
  }

  /// Every document of the example's partnerships.
  private var documents: [(Blueprint.Document, String)] {
    Blueprint.Document.allCases.flatMap { document in ["P01", "P02"].map { (document, $0) } }
  }

  private func everything() throws -> [String] {
    var plan = Example.plan
    plan.partnerships[0].warnings = Warnings.of(
      WarningFacts(
        members: Example.bundle.districts.prefix(2).map { district in
          var district = district
          district.isLeaving = true
          return district
        }, minutes: 300, known: 0.2, focus: Topic("math"), facilitatorTies: [0, 1],
        competes: true))
    let style = TextStyle()
    let subjects = [nil, "P01", "P02", "F01", "F02"] + plan.names.keys.sorted()
    let reasons = Plan.Unmatched.Reason.allCases.flatMap { reason in
      District.Mode.allCases.map { mode in
        UnmatchedWords.text(
          for: reason,
          facts: .elm {
            $0.mode = mode
            $0.bestScore = 0.2
          })
      }
    }
    let blueprints = try documents.map { document, id in
      BlueprintMarkdown.text(
        try BlueprintComposer.compose(
          document, plan: plan, partnership: id, bundle: Example.bundle))
    }
    return [PlanText.text(plan, style: style)]
      + (try subjects.map { try Explanation.text(plan, subject: $0, style: style) })
      + blueprints + reasons
      + Criterion.allCases.map(CriterionWords.question)
      + FitCriterion.allCases.map(CriterionWords.question)
  }
}
