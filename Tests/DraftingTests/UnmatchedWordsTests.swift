import Domain
import Drafting
import Testing

struct UnmatchedWordsTests {
  private let facts = UnmatchedFacts(
    name: "Elm City Unified", mode: .mentee, maximumMinutes: 60, nearestMinutes: 150,
    bestScore: 0.349, strongestNeeds: [Topic("math"), Topic("ela")], partnersLeft: 4, cap: 10,
    lockKind: "exclude", bestLossAtLeast: 0.1279)

  @Test(arguments: Plan.Unmatched.Reason.allCases)
  func `every reason says what happened to whom and what would help`(
    reason: Plan.Unmatched.Reason
  ) {
    for facts in [facts, UnmatchedFacts(name: "Elm City Unified")] {
      let text = UnmatchedWords.text(for: reason, facts: facts)
      #expect(text.contains("Elm City Unified"))
      #expect(text.contains(". "), "two sentences: \(text)")
      #expect(text.hasSuffix("."))
      #expect(!text.contains("nil"))
    }
  }

  @Test func `a drive out of reach names the drive and the limit`() {
    let text = UnmatchedWords.text(for: .outOfReach, facts: facts)
    #expect(text.contains("a drive of 2 h 30 min away, and it accepts 60 minutes"))
    var other = facts
    other.maximumMinutes = 200
    #expect(
      UnmatchedWords.text(for: .outOfReach, facts: other).contains("that district accepts less"))
  }

  @Test func `a score just below the minimum does not read as the minimum`() {
    let text = UnmatchedWords.text(for: .belowMinimum, facts: facts)
    #expect(text.contains("at most 0.349, under the lowest that this round accepts, 0.35"))
  }

  @Test func `a cost is rounded down, and left out where none is proved`() {
    #expect(
      UnmatchedWords.text(for: .betterUsedElsewhere, facts: facts).contains("at least 0.127"))
    var free = facts
    free.bestLossAtLeast = 0
    #expect(
      !UnmatchedWords.text(for: .betterUsedElsewhere, facts: free).contains("at least"))
  }

  @Test(arguments: ["exclude", "together", "apart"])
  func `each lock has its own words`(kind: String) {
    var locked = facts
    locked.lockKind = kind
    var unnamed = facts
    unnamed.lockKind = nil
    #expect(
      UnmatchedWords.text(for: .lockedOut, facts: locked)
        != UnmatchedWords.text(for: .lockedOut, facts: unnamed))
  }

  @Test func `a district without needs is asked for them`() {
    let text = UnmatchedWords.text(
      for: .noCommonNeed, facts: UnmatchedFacts(name: "Elm City Unified"))
    #expect(text.contains("has named no needs"))
  }
}
