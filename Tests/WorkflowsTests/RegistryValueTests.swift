import Foundation
import TestSupport
import Testing

@testable import Workflows

/// Our JSON against Foundation's, over values drawn at random.
struct RegistryValueTests {
  /// A value in the words of Foundation's encoder.
  private struct Encoded: Encodable {
    let value: RegistryValue

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch value {
      case .null: try container.encodeNil()
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      case .whole(let whole): try container.encode(whole)
      case .flag(let flag): try container.encode(flag)
      case .list(let items): try container.encode(items.map(Encoded.init))
      case .record(let fields): try container.encode(fields.mapValues(Encoded.init))
      }
    }
  }

  private static let texts = [
    "", "Alder Unified", "\"quoted\" \\ / back", "line\nfeed\r\ttab",
    "\u{0}\u{1}\u{8}\u{C}\u{1F}\u{7F}",
    "\u{2028}é😀e\u{301}", "Z", "_a", "a10", "a2",
  ]
  private static let numbers: [Double] = [
    0, -0.0, 1, -1, 0.1, 1e-7, 1e15, 1e16, 1e21, 123_456_789_012_345_680, .leastNonzeroMagnitude,
    1.5e300, .pi,
  ]

  private static func value(depth: Int, _ generator: inout some RandomNumberGenerator)
    -> RegistryValue
  {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &generator) {
    case 0: return .null
    case 1: return .text(texts.randomElement(using: &generator) ?? "")
    case 2: return .number(numbers.randomElement(using: &generator) ?? 0)
    case 3: return .whole(Int.random(in: -9...1_000_000, using: &generator))
    case 4: return .flag(Bool.random(using: &generator))
    case 5:
      return .list(
        (0..<Int.random(in: 0...3, using: &generator)).map { _ in
          value(depth: depth - 1, &generator)
        })
    default:
      var fields: [String: RegistryValue] = [:]
      for text in texts where Bool.random(using: &generator) {
        fields[text] = value(depth: depth - 1, &generator)
      }
      return .record(fields)
    }
  }

  @Test func `an answer is printed as Foundation prints it`() throws {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<300 {
      let value = Self.value(depth: 3, &generator)
      #expect(value.json == (try Printed.json(Encoded(value: value))))
    }
  }

  @Test func `a number that JSON has no word for is null`() {
    #expect(
      RegistryValue.list([.number(.nan), .number(.infinity)]).json
        == Array("[\n  null,\n  null\n]\n".utf8))
  }
}
