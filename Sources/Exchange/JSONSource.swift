/// Reads JSON into nodes that know their line, which Foundation's reader does not tell.
///
/// Reference: RFC 8259, strictly; beyond it, a key may stand in an object only once.
struct JSONSource {
  /// The most levels of nesting; a bundle has 4, a plan 6.
  static let depthLimit = 64

  private let file: String
  private let bytes: [UInt8]
  private var index: Int
  private var line = 1
  private var lineStart: Int
  private var repeatedKeys: [Problem] = []

  /// The root of the document in `source`, and the keys that stand in it twice.
  static func read(
    _ source: SourceText
  ) throws(Problem) -> (root: SourceNode, repeatedKeys: [Problem]) {
    var reader = JSONSource(source)
    let root = try reader.readDocument()
    return (root, reader.repeatedKeys)
  }

  private init(_ source: SourceText) {
    file = source.file
    bytes = source.bytes
    index = source.start
    lineStart = source.start
  }

  private mutating func readDocument() throws(Problem) -> SourceNode {
    skipBlanks()
    guard index < bytes.count else {
      throw syntax("The document is empty.", "Give one JSON value.")
    }
    let root = try readValue(depth: 1)
    skipBlanks()
    guard index == bytes.count else {
      throw syntax("The document ends, and then there is more.", "Remove what follows the end.")
    }
    return root
  }

  private mutating func readValue(depth: Int) throws(Problem) -> SourceNode {
    guard depth <= Self.depthLimit else { throw problem(.tooDeep(limit: Self.depthLimit)) }
    guard index < bytes.count else { throw endsEarly() }
    var node = SourceNode(value: .null, line: line, position: position)
    switch bytes[index] {
    case UInt8(ascii: "{"): node.value = .object(try readMembers(depth: depth))
    case UInt8(ascii: "["): node.value = .list(try readItems(depth: depth))
    case UInt8(ascii: "\""): node.value = .text(try readString())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      node.value = .number(try readNumber())
    default: node.value = try readWord()
    }
    return node
  }

  private mutating func readMembers(depth: Int) throws(Problem) -> [SourceNode.Member] {
    var members: [SourceNode.Member] = []
    var keys: Set<String> = []
    index += 1
    skipBlanks()
    if take("}") { return members }
    while true {
      let line = line
      let position = position
      guard index < bytes.count else { throw endsEarly() }
      guard bytes[index] == UInt8(ascii: "\"") else {
        throw syntax(
          "A key in double quotes should stand here.",
          "Quote every key, and remove a comma before \"}\".")
      }
      let key = try readString()
      if !keys.insert(key).inserted {
        repeatedKeys.append(
          Problem(
            file: file, line: line, position: position, fault: .repeatedKey(Excerpt.of(key))))
      }
      skipBlanks()
      guard take(":") else {
        throw syntax("A colon should follow the key.", "Write \"key\": value.")
      }
      skipBlanks()
      let value = try readValue(depth: depth + 1)
      members.append(.init(key: key, line: line, position: position, value: value))
      skipBlanks()
      if take("}") { return members }
      try takeComma(before: "}")
    }
  }

  private mutating func readItems(depth: Int) throws(Problem) -> [SourceNode] {
    var items: [SourceNode] = []
    index += 1
    skipBlanks()
    if take("]") { return items }
    while true {
      items.append(try readValue(depth: depth + 1))
      skipBlanks()
      if take("]") { return items }
      try takeComma(before: "]")
    }
  }

  private mutating func takeComma(before end: String) throws(Problem) {
    guard index < bytes.count else { throw endsEarly() }
    guard take(",") else {
      throw syntax(
        "A comma or \"\(end)\" should stand here.", "Separate values by commas and close brackets.")
    }
    skipBlanks()
    guard index < bytes.count, String(UnicodeScalar(bytes[index])) != end else {
      throw syntax("A comma stands before \"\(end)\".", "Remove the comma.")
    }
  }

  private mutating func readWord() throws(Problem) -> SourceNode.Value {
    let words: [(String, SourceNode.Value)] = [
      ("null", .null), ("true", .flag(true)), ("false", .flag(false)),
    ]
    for (word, value) in words where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return value
    }
    let rest = bytes[index...].prefix(100).prefix { !" \t\r\n,]}".utf8.contains($0) }
    let text = Excerpt.of(String(decoding: rest, as: UTF8.self))
    throw syntax(
      "\"\(text)\" is not a value of JSON.",
      "Write text in double quotes, a number, true, false or null.")
  }

  private mutating func readNumber() throws(Problem) -> String {
    let start = index
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    func digits(from start: Int) -> Int {
      var end = start
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
      return end
    }
    var end = bytes[start] == UInt8(ascii: "-") ? start + 1 : start
    let whole = digits(from: end)
    var isNumber = whole > end && !(whole > end + 1 && bytes[end] == UInt8(ascii: "0"))
    end = whole
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      let fraction = digits(from: end + 1)
      if fraction == end + 1 { isNumber = false }
      end = fraction
    }
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      var first = end + 1
      if first < bytes.count, "+-".utf8.contains(bytes[first]) { first += 1 }
      let exponent = digits(from: first)
      if exponent == first { isNumber = false }
      end = exponent
    }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    guard isNumber else {
      throw syntax(
        "\"\(Excerpt.of(text))\" is not a number of JSON.",
        "Write a number such as 12 or 0.5, and text in double quotes.")
    }
    index = end
    return text
  }

  private mutating func readString() throws(Problem) -> String {
    let openLine = line
    let openPosition = position
    index += 1
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        index += 1
        return String(decoding: bytes[start..<(index - 1)], as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") { return try readEscaped(from: start) }
      guard byte >= 0x20 else { break }
      index += 1
    }
    guard index == bytes.count else { throw controlCharacter() }
    throw unclosed(line: openLine, position: openPosition)
  }

  /// The rest of a string that holds a backslash.
  private mutating func readEscaped(from start: Int) throws(Problem) -> String {
    let openPosition = start - lineStart
    var text = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text.append(contentsOf: String(try readEscape()).utf8)
      case 0..<0x20:
        throw controlCharacter()
      default:
        text.append(byte)
        index += 1
      }
    }
    throw unclosed(line: line, position: openPosition)
  }

  private mutating func readEscape() throws(Problem) -> UnicodeScalar {
    let escaped = index + 1 < bytes.count ? bytes[index + 1] : 0
    let plain: UnicodeScalar? =
      switch escaped {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): UnicodeScalar(escaped)
      case UInt8(ascii: "b"): "\u{8}"
      case UInt8(ascii: "f"): "\u{C}"
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "t"): "\t"
      default: nil
      }
    if let plain {
      index += 2
      return plain
    }
    var code = hexadecimal(at: index)
    var length = 6
    if let high = code, (0xD800..<0xDC00).contains(high) {
      let low = hexadecimal(at: index + 6)
      code = low.flatMap {
        (0xDC00..<0xE000).contains($0) ? 0x10000 + (high - 0xD800) << 10 + ($0 - 0xDC00) : nil
      }
      length = 12
    }
    guard let code, code > 0, let scalar = UnicodeScalar(code) else {
      throw syntax(
        "This escape does not stand for a character.",
        "Write the character itself, or \\\\ for a backslash.")
    }
    index += length
    return scalar
  }

  /// The value of `\uXXXX` at `start`.
  private func hexadecimal(at start: Int) -> UInt32? {
    guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"),
      bytes[start + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt32 = 0
    for byte in bytes[(start + 2)..<(start + 6)] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        newLine()
      case UInt8(ascii: "\r"):
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { index += 1 }
        newLine()
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        index += 1
      default:
        return
      }
    }
  }

  private mutating func newLine() {
    index += 1
    line += 1
    lineStart = index
  }

  private mutating func take(_ text: StaticString) -> Bool {
    guard index < bytes.count, bytes[index] == text.utf8Start.pointee else { return false }
    index += 1
    return true
  }

  private var position: Int { index - lineStart + 1 }

  private func problem(_ fault: Fault) -> Problem {
    Problem(file: file, line: line, position: position, fault: fault)
  }

  private func syntax(_ reason: String, _ fix: String) -> Problem {
    problem(.syntax(reason, fix: fix))
  }

  private func endsEarly() -> Problem {
    syntax("The document ends here, unfinished.", "Check that the file is complete.")
  }

  private func controlCharacter() -> Problem {
    syntax("A line break or control character stands inside text.", "Write a line break as \\n.")
  }

  private func unclosed(line: Int, position: Int) -> Problem {
    Problem(
      file: file, line: line, position: position,
      fault: .syntax(
        "The text that opens here never closes.",
        fix: "Close it with a double quote, and write one inside text as \\\"."))
  }
}
