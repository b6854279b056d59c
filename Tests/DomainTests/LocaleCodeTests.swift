import Domain
import Foundation
import Testing

struct LocaleCodeTests {
  private static let codes = [11, 12, 13, 21, 22, 23, 31, 32, 33, 41, 42, 43]

  @Test func `the twelve codes of NCES are locales and no other number is`() {
    #expect((-100...1000).filter { LocaleCode($0) != nil } == Self.codes)
    #expect(LocaleCode(.min) == nil && LocaleCode(.max) == nil)
  }

  @Test func `the tens give the type and the units the size or remoteness`() {
    #expect(LocaleCode(11)?.label == "city, large")
    #expect(LocaleCode(23)?.label == "suburb, small")
    #expect(LocaleCode(31)?.label == "town, fringe")
    #expect(LocaleCode(42)?.label == "rural, distant")
    #expect(LocaleCode(43)?.type == .rural)
    #expect(Set(Self.codes.compactMap { LocaleCode($0)?.label }).count == Self.codes.count)
  }

  @Test func `a code reads back from JSON, and a number that is no code does not`() throws {
    let codes = Self.codes.compactMap { LocaleCode($0) }
    let data = try JSONEncoder().encode(codes)
    #expect(String(decoding: data, as: UTF8.self) == "[11,12,13,21,22,23,31,32,33,41,42,43]")
    #expect(try JSONDecoder().decode([LocaleCode].self, from: data) == codes)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([LocaleCode].self, from: Data("[14]".utf8))
    }
  }
}
