/// A JSON value on its way out; the order of keys is the order in which they are given.
///
/// Foundation's encoder has no say over the order of keys nor over line breaks, and both matter
/// where people read the file or a hash is taken of it.
indirect enum JSONText {
  case null
  case flag(Bool)
  /// A number as it is to be written.
  case number(String)
  case text(String)
  case list([JSONText])
  case object([(key: String, value: JSONText)])

  static func number(_ number: Double) -> JSONText { .number(PlainDecimal.text(of: number)) }

  static func optional(_ text: String?) -> JSONText { text.map { .text($0) } ?? .null }

  /// The value on one line, without blanks.
  func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let number): bytes.append(contentsOf: number.utf8)
    case .text(let text): Self.write(text, to: &bytes)
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        item.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// The value as a file: a line for each key of the outer object and for each item of its lists.
  var document: [UInt8] {
    var bytes: [UInt8] = []
    guard case .object(let members) = self else {
      write(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
      return bytes
    }
    bytes.append(contentsOf: "{".utf8)
    for (index, member) in members.enumerated() {
      bytes.append(contentsOf: (index > 0 ? ",\n  " : "\n  ").utf8)
      Self.write(member.key, to: &bytes)
      bytes.append(contentsOf: ": ".utf8)
      guard case .list(let items) = member.value, !items.isEmpty else {
        member.value.write(to: &bytes)
        continue
      }
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        bytes.append(contentsOf: (index > 0 ? ",\n    " : "\n    ").utf8)
        item.write(to: &bytes)
      }
      bytes.append(contentsOf: "\n  ]".utf8)
    }
    bytes.append(contentsOf: "\n}\n".utf8)
    return bytes
  }

  /// Writes `text` in double quotes, in a way that JSON and YAML both read.
  static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: bytes.append(contentsOf: "\\\"".utf8)
      case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      // YAML takes some of these for the end of a line and refuses the rest.
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: String(repeating: "0", count: 4 - digits.count).utf8)
        bytes.append(contentsOf: digits.utf8)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
