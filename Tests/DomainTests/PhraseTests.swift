import Domain
import Testing

struct PhraseTests {
  @Test func `lists have commas and one word before the last`() {
    #expect(Phrase.list([]) == "")
    #expect(Phrase.list(["a"]) == "a")
    #expect(Phrase.list(["a", "b"]) == "a and b")
    #expect(Phrase.list(["a", "b", "c"]) == "a, b and c")
    #expect(Phrase.list(["a", "b", "c"], "or") == "a, b or c")
  }

  @Test func `one is singular and every other number is plural`() {
    #expect(Phrase.count(0, "pair") == "0 pairs")
    #expect(Phrase.count(1, "pair") == "1 pair")
    #expect(Phrase.count(2, "pair") == "2 pairs")
    #expect(Phrase.count(2, "entry", "entries") == "2 entries")
    #expect(Phrase.count(12_345, "district") == "12,345 districts")
  }

  @Test func `drives are rounded to five minutes and become hours from ninety on`() {
    #expect(Phrase.drive(minutes: 0) == "under 5 minutes")
    #expect(Phrase.drive(minutes: 2.4) == "under 5 minutes")
    #expect(Phrase.drive(minutes: 2.6) == "5 minutes")
    #expect(Phrase.drive(minutes: 44) == "45 minutes")
    #expect(Phrase.drive(minutes: 87) == "85 minutes")
    #expect(Phrase.drive(minutes: 88) == "1 h 30 min")
    #expect(Phrase.drive(minutes: 119) == "2 h")
    #expect(Phrase.drive(minutes: 130) == "2 h 10 min")
  }

  @Test func `decimals have a point and the digits asked for`() {
    #expect(Phrase.decimal(0.5) == "0.50")
    #expect(Phrase.decimal(1234.5678, 3) == "1234.568")
    #expect(Phrase.decimal(0, 0) == "0")
    #expect(Phrase.decimal(-0.126) == "-0.13")
  }

  @Test func `thousands are set off, also below zero`() {
    #expect(Phrase.grouped(0) == "0")
    #expect(Phrase.grouped(999) == "999")
    #expect(Phrase.grouped(1000) == "1,000")
    #expect(Phrase.grouped(1_234_567) == "1,234,567")
    #expect(Phrase.grouped(-1000) == "-1,000")
    #expect(Phrase.grouped(-100) == "-100")
  }
}
