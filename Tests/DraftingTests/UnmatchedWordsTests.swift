import Domain
import Drafting
import TestSupport
import Testing

struct UnmatchedWordsTests {
  private let full = UnmatchedFacts.elm {
    $0.mode = .mentee
    $0.nearest = UnmatchedFacts.FarPartner(
      name: "Fir", minutes: 149.2, ownLimit: 60, partnerLimit: nil)
    $0.nearestBeyondOwnLimit = $0.nearest
    $0.bestScore = 0.3459
    $0.needs = [Topic("math"), Topic("ela")]
    $0.partnersLeft = 4
    $0.cap = 10
    $0.lockKind = "exclude"
    $0.bestLossAtLeast = 0.1279
  }

  @Test(arguments: Plan.Unmatched.Reason.allCases)
  func `every reason says what happened to whom and what would help`(
    reason: Plan.Unmatched.Reason
  ) {
    for mode in District.Mode.allCases {
      for var facts in [full, .elm()] {
        facts.mode = mode
        let text = UnmatchedWords.text(for: reason, facts: facts)
        #expect(text.contains("Elm City Unified"))
        #expect(text.contains(". "), "two sentences: \(text)")
        #expect(text.hasSuffix("."))
        #expect(!text.contains("nil") && !text.contains("  "), "\(text)")
      }
    }
  }

  // MARK: Out of reach

  @Test func `a drive beyond the district's own limit says by how much`() {
    let text = outOfReach(minutes: 149.2, own: 60, partner: nil)
    #expect(
      text.contains(
        "is Fir, a drive of 2 h 30 min: 90 minutes more than the 60 minutes that Elm City Unified"
          + " accepts. Ask Elm City Unified whether"))
  }

  @Test func `a drive beyond the partner's limit asks the partner`() {
    let text = outOfReach(minutes: 60.2, own: nil, partner: 60)
    #expect(
      text.contains("61 minutes: 1 minute more than the 60 minutes that Fir accepts. Ask Fir"))
  }

  @Test func `a drive beyond both limits names both`() {
    #expect(
      outOfReach(minutes: 88, own: 60, partner: 80).contains(
        "28 minutes more than the 60 minutes that Elm City Unified accepts and 8 minutes more than"
          + " the 80 minutes that Fir accepts. Ask Elm City Unified or Fir"))
    #expect(
      outOfReach(minutes: 88, own: 60, partner: 60).contains("that each of the two accepts."))
  }

  @Test func `where the nearest refuses, the nearest beyond the own limit is named too`() {
    let facts = UnmatchedFacts.elm {
      $0.nearest = .init(name: "Fir", minutes: 88, ownLimit: 120, partnerLimit: 60)
      $0.nearestBeyondOwnLimit = .init(
        name: "Gum", minutes: 123, ownLimit: 120, partnerLimit: nil)
    }
    let text = UnmatchedWords.text(for: .outOfReach, facts: facts)
    #expect(text.contains("28 minutes more than the 60 minutes that Fir accepts."))
    #expect(
      text.contains(
        "The nearest beyond its own limit is Gum, a drive of 2 h 3 min: 3 minutes more than the 2 h"
          + " that Elm City Unified accepts. Ask Elm City Unified or Fir whether"))
  }

  private func outOfReach(minutes: Double, own: Double?, partner: Double?) -> String {
    UnmatchedWords.text(
      for: .outOfReach,
      facts: .elm {
        let fir = UnmatchedFacts.FarPartner(
          name: "Fir", minutes: minutes, ownLimit: own, partnerLimit: partner)
        $0.nearest = fir
        if let own, own < minutes { $0.nearestBeyondOwnLimit = fir }
      })
  }

  // MARK: Below the minimum

  @Test func `a best score is never understated and never reads as the minimum`() {
    #expect(belowMinimum(0.3459).contains("reaches at most 0.346, under the lowest"))
    #expect(belowMinimum(0.34951).contains("reaches at most 0.3496, under"))
    #expect(belowMinimum(0.349999).contains("reaches at most 0.349999, under"))
  }

  @Test(arguments: 1...200)
  func `what a best score reaches at most lies between it and the minimum`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let score = 0.35 - pow10(-Int.random(in: 1...8, using: &random)) * 0.9
    let text = belowMinimum(score)
    let number = try #require(text.firstMatch(of: #/at most ([0-9.]+),/#)).1
    let shown = try #require(Double(number))
    #expect(shown >= score - 1e-9)
    #expect(shown < 0.35)
  }

  private func pow10(_ exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1) { power, _ in power / 10 }
  }

  private func belowMinimum(_ score: Double) -> String {
    UnmatchedWords.text(for: .belowMinimum, facts: .elm { $0.bestScore = score })
  }

  // MARK: Mode

  @Test func `a group size says the size asked for`() {
    let text = UnmatchedWords.text(for: .mode, facts: .elm { $0.groupSizes = 6...10 })
    #expect(
      text.contains("asked for a partnership of 6 to 10 districts, and too few others"))
    let exact = UnmatchedWords.text(for: .mode, facts: .elm { $0.groupSizes = 3...3 })
    #expect(exact.contains("a partnership of 3 districts"))
    let pairs = UnmatchedWords.text(for: .mode, facts: .elm { $0.groupSizes = 2...4 })
    #expect(!pairs.contains("too few others"))
  }

  @Test func `who wants no pair is told of groups`() {
    for (reason, words) in [
      (Plan.Unmatched.Reason.noCommonNeed, "No group of a size that suits"),
      (.outOfReach, "In every group"), (.belowMinimum, "with every group"),
    ] {
      func text(_ sizes: ClosedRange<Int>) -> String {
        UnmatchedWords.text(
          for: reason,
          facts: .elm {
            $0.needs = [Topic("math")]
            $0.groupSizes = sizes
          })
      }
      #expect(text(3...5).contains(words))
      #expect(!text(2...5).contains("group"))
    }
  }

  // MARK: Better used elsewhere

  @Test func `only remedies that apply are named`() {
    let plain = elsewhere { _ in }
    #expect(!plain.contains("facilitator"))
    #expect(plain.contains("One more district that names mathematics as a need would help"))
    #expect(elsewhere { $0.facilitatorPlacesLeft = 0 }.contains("one more place"))
    #expect(!elsewhere { $0.facilitatorPlacesLeft = 1 }.contains("facilitator"))
  }

  @Test func `partners with room wait for a facilitator and for nobody else`() {
    let text = elsewhere {
      $0.partnersWithRoom = 1
      $0.facilitatorPlacesLeft = 0
    }
    #expect(text.contains("4 districts could join Elm City Unified, and one of them has room, but"))
    #expect(text.contains("have no place left"))
    #expect(!text.contains("elsewhere") && !text.contains("One more district"))
    #expect(elsewhere { $0.partnersWithRoom = 4 }.contains("all have room, but the search ended"))
  }

  @Test func `a mentor looks for learners and a learner for mentors`() {
    let mentor = elsewhere {
      $0.mode = .mentor
      $0.offers = [Topic("science")]
    }
    #expect(mentor.contains("One more district that looks for a mentor on science would help"))
    #expect(elsewhere { $0.mode = .mentee }.contains("that would mentor it on mathematics"))
  }

  @Test func `a cost is rounded down, and left out where none is proved`() {
    #expect(elsewhere { $0.bestLossAtLeast = 0.1279 }.contains("at least 0.127"))
    #expect(!elsewhere { $0.bestLossAtLeast = 0 }.contains("at least"))
  }

  private func elsewhere(_ change: (inout UnmatchedFacts) -> Void) -> String {
    UnmatchedWords.text(
      for: .betterUsedElsewhere,
      facts: .elm {
        $0.needs = [Topic("math")]
        $0.partnersLeft = 4
        change(&$0)
      })
  }

  // MARK: Others

  @Test(arguments: ["exclude", "together", "apart"])
  func `each lock has its own words`(kind: String) {
    #expect(
      UnmatchedWords.text(for: .lockedOut, facts: .elm { $0.lockKind = kind })
        != UnmatchedWords.text(for: .lockedOut, facts: .elm()))
  }

  @Test func `a district without needs is asked for them, and a mentor for its offers`() {
    #expect(
      UnmatchedWords.text(for: .noCommonNeed, facts: .elm()).contains("has named no needs"))
    let mentor = UnmatchedWords.text(for: .noCommonNeed, facts: .elm { $0.mode = .mentor })
    #expect(mentor.contains("has named no offers"))
  }
}
