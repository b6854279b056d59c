import Foundation

/// What somebody filled in, by name; a name may come several times.
struct Answers: Equatable, Sendable {
  private(set) var pairs: [(name: String, value: String)] = []

  init() {}

  init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

  /// Reads `name=value&…`, as forms and queries write it; `nil` if it is no such text.
  init?(_ text: String) {
    for part in text.split(separator: "&") {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(halves[0]),
        let value = halves.count == 2 ? Self.decoded(halves[1]) : ""
      else { return nil }
      pairs.append((name, value))
    }
  }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }

  static func == (left: Self, right: Self) -> Bool {
    left.pairs.map { [$0.name, $0.value] } == right.pairs.map { [$0.name, $0.value] }
  }

  /// The value without spaces at its ends; `nil` where it is absent or empty.
  subscript(name: String) -> String? {
    guard let found = pairs.first(where: { $0.name == name }) else { return nil }
    // Browsers end lines with two characters, which are one to Swift.
    let plain = found.value.replacing("\r\n", with: "\n").filter {
      $0 == "\n" || !$0.isNewline && !Self.isControl($0)
    }
    .trimmingCharacters(in: .whitespacesAndNewlines)
    return plain.isEmpty ? nil : plain
  }

  /// The value as it was typed.
  func raw(_ name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

  private static func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
  }
}
