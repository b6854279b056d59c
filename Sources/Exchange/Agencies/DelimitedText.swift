/// Rows of text with whatever separator and encoding people's files have.
///
/// Bundles are read by a stricter reader; what agencies publish comes as UTF-8 or Latin-1, with
/// commas, tabs, semicolons or pipes, with quotes or without.
struct DelimitedText {
  struct Record {
    /// The physical line on which it begins, counted from 1.
    var line: Int
    fileprivate var fields: [Range<Int>]
    fileprivate var quoted: Set<Int> = []

    var count: Int { fields.count }
  }

  let separator: UInt8
  private(set) var records: [Record] = []
  private let bytes: [UInt8]

  /// Splits `source`, whose separator is the one that its first lines have most of.
  init(_ source: [UInt8]) {
    let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    bytes = Self.asUTF8(Array(source[start...]))
    separator = Self.separator(of: bytes)
    split()
  }

  /// Bytes that are no UTF-8 are read as Windows-1252, the superset of Latin-1 in use.
  private static func asUTF8(_ bytes: [UInt8]) -> [UInt8] {
    if (try? UTF8Span(validating: bytes.span)) != nil { return bytes }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 50)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        let value = byte < 0xA0 ? windowsLetters[Int(byte - 0x80)] : UInt32(byte)
        text.append(contentsOf: UTF8.encode(Unicode.Scalar(value) ?? "?") ?? .init())
      }
    }
    return text
  }

  /// Windows-1252 from 0x80 to 0x9F; what has no letter there is left as a replacement mark.
  private static let windowsLetters: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  private static func separator(of bytes: [UInt8]) -> UInt8 {
    let sample = bytes.prefix(64 << 10)
    let candidates = [UInt8(ascii: ","), UInt8(ascii: "|"), 0x09, UInt8(ascii: ";")]
    let counts = candidates.map { candidate in sample.count { $0 == candidate } }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  private mutating func split() {
    let quote = UInt8(ascii: "\"")
    var line = 1
    var index = 0
    var record = Record(line: 1, fields: [])
    func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    while index < bytes.count {
      var start = index
      if bytes[index] == quote {
        start = index + 1
        index = start
        var hasPairs = false
        while index < bytes.count {
          if bytes[index] == quote {
            guard index + 1 < bytes.count, bytes[index + 1] == quote else { break }
            hasPairs = true
            index += 1
          } else if bytes[index] == 0x0A {
            line += 1
          }
          index += 1
        }
        if hasPairs { record.quoted.insert(record.fields.count) }
        record.fields.append(Blanks.trimmed(bytes, start..<min(index, bytes.count)))
        while index < bytes.count, bytes[index] != separator, !isEnd(bytes[index]) { index += 1 }
      } else {
        while index < bytes.count, bytes[index] != separator, !isEnd(bytes[index]) { index += 1 }
        record.fields.append(Blanks.trimmed(bytes, start..<index))
      }
      let isLast = index >= bytes.count || isEnd(bytes[index])
      guard isLast else {
        index += 1
        if index >= bytes.count { record.fields.append(index..<index) }
        if index < bytes.count, isEnd(bytes[index]) {
          record.fields.append(index..<index)
          finish(&record, &index, &line)
        }
        continue
      }
      finish(&record, &index, &line)
    }
    if !record.fields.isEmpty { keep(record) }
  }

  private mutating func finish(_ record: inout Record, _ index: inout Int, _ line: inout Int) {
    keep(record)
    if index < bytes.count {
      let isPair =
        bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      index += isPair ? 2 : 1
      line += 1
    }
    record = Record(line: line, fields: [])
  }

  /// Blank lines are no records.
  private mutating func keep(_ record: Record) {
    if record.fields.contains(where: { !$0.isEmpty }) { records.append(record) }
  }

  /// A cell as text; beyond the end of its record it is empty.
  func text(_ record: Record, _ column: Int) -> String {
    guard record.fields.indices.contains(column) else { return "" }
    let text = String(decoding: bytes[record.fields[column]], as: UTF8.self)
    return record.quoted.contains(column) ? text.replacing("\"\"", with: "\"") : text
  }

  /// All cells of a record.
  func texts(_ record: Record) -> [String] {
    record.fields.indices.map { text(record, $0) }
  }

  /// How many cells of a record hold something.
  func filled(_ record: Record) -> Int { record.fields.count { !$0.isEmpty } }
}
