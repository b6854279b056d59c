import Domain
import Testing

struct GradeSpanTests {
  @Test func `there are fifteen grades, written as NCES does`() {
    let labels = "PK TK KG 1 2 3 4 5 6 7 8 9 10 11 12".split(separator: " ").map { "\($0)" }
    #expect(Grade.allCases.map(\.label) == labels)
  }

  @Test func `a reversed span is no span`() {
    #expect(GradeSpan(lowest: .eighth, highest: .kindergarten) == nil)
    #expect(GradeSpan(lowest: .eighth, highest: .eighth)?.label == "8")
    #expect(GradeSpan(lowest: .kindergarten, highest: .twelfth)?.label == "KG-12")
  }

  @Test func `every span has a bit for each of its grades and no other`() throws {
    for lowest in Grade.allCases {
      for highest in Grade.allCases where lowest <= highest {
        let span = try #require(GradeSpan(lowest: lowest, highest: highest))
        for grade in Grade.allCases {
          let isInside = lowest <= grade && grade <= highest
          #expect((span.mask >> UInt16(grade.rawValue) & 1 == 1) == isInside)
        }
        #expect(span.mask >> UInt16(Grade.allCases.count) == 0)
      }
    }
  }
}
