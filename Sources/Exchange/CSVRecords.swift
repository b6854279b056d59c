/// Splits comma-separated text into records, and knows the line of every cell.
///
/// It is our own because the public readers for Swift report no positions, and a problem without
/// its line is of no use to whoever has to correct the file.
///
/// Reference: RFC 4180, which it follows, and beyond which it accepts LF or CR alone as the end of
/// a line, and blanks around quotes.
struct CSVRecords {
  struct Field {
    /// The cell without its quotes and the blanks around it.
    var range: Range<Int>
    /// The physical line on which the cell begins, counted from 1.
    var line: Int
    /// Whether it holds doubled quotes.
    var hasDoubledQuotes = false
    /// Whether it holds a carriage return.
    var hasReturns = false
  }

  struct Record {
    /// The physical line on which the record begins, counted from 1.
    var line: Int
    var fields: [Field] = []
    /// What is wrong with its quotes, the line of that, and the cell, counted from 1.
    var fault: (fault: Fault, line: Int, position: Int)?
  }

  private let bytes: [UInt8]
  private var index: Int
  private var line = 1

  init(_ source: SourceText) {
    bytes = source.bytes
    index = source.start
  }

  /// The text of a cell, with every line break as a line feed.
  func text(of field: Field) -> String {
    let slice = bytes[field.range]
    guard field.hasDoubledQuotes || field.hasReturns else {
      return String(decoding: slice, as: UTF8.self)
    }
    var cleaned: [UInt8] = []
    cleaned.reserveCapacity(slice.count)
    var position = slice.startIndex
    while position < slice.endIndex {
      let byte = slice[position]
      let next = position + 1 < slice.endIndex ? slice[position + 1] : 0
      cleaned.append(byte == Self.carriageReturn ? Self.lineFeed : byte)
      let isPair =
        byte == Self.quote && next == Self.quote
        || byte == Self.carriageReturn && next == Self.lineFeed
      position += isPair ? 2 : 1
    }
    return String(decoding: cleaned, as: UTF8.self)
  }

  /// The next record, or nothing at the end; a blank line is a record of one empty cell.
  mutating func next() -> Record? {
    guard index < bytes.count else { return nil }
    var record = Record(line: line)
    while true {
      record.fields.append(readField(of: &record))
      guard index < bytes.count else { return record }
      let isComma = bytes[index] == Self.comma
      if isComma { index += 1 } else { endLine() }
      if !isComma { return record }
    }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private mutating func endLine() {
    let isPair =
      bytes[index] == Self.carriageReturn && index + 1 < bytes.count
      && bytes[index + 1] == Self.lineFeed
    index += isPair ? 2 : 1
    line += 1
  }

  private mutating func readField(of record: inout Record) -> Field {
    let start = index
    skipBlanks()
    if index < bytes.count, bytes[index] == Self.quote { return readQuoted(of: &record) }
    skipToDelimiter()
    return Field(range: trimmed(start..<index), line: line)
  }

  private mutating func readQuoted(of record: inout Record) -> Field {
    let openLine = line
    let position = record.fields.count + 1
    index += 1
    let start = index
    var field = Field(range: start..<start, line: openLine)
    while index < bytes.count {
      switch bytes[index] {
      case Self.quote where index + 1 < bytes.count && bytes[index + 1] == Self.quote:
        field.hasDoubledQuotes = true
        index += 2
      case Self.quote:
        field.range = trimmed(start..<index)
        index += 1
        checkEnd(of: &record, position: position)
        return field
      case Self.lineFeed:
        endLine()
      case Self.carriageReturn:
        field.hasReturns = true
        endLine()
      default:
        index += 1
      }
    }
    record.fault = (.unclosedQuote, openLine, position)
    field.range = trimmed(start..<index)
    return field
  }

  /// After a closing quote nothing but blanks may come before the next cell.
  private mutating func checkEnd(of record: inout Record, position: Int) {
    skipBlanks()
    let start = index
    skipToDelimiter()
    guard index > start, record.fault == nil else { return }
    let rest = String(decoding: bytes[start..<min(index, start + 400)], as: UTF8.self)
    record.fault = (.textAfterQuote(Excerpt.of(rest)), line, position)
  }

  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
  }

  private mutating func skipToDelimiter() {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.comma || byte == Self.lineFeed || byte == Self.carriageReturn { return }
      index += 1
    }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> { Blanks.trimmed(bytes, range) }
}

/// Blanks around a cell: spaces, tabs, line breaks, and the no-break space of spreadsheets.
enum Blanks {
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      if isBlank(bytes[low]) {
        low += 1
      } else if low + 1 < high, bytes[low] == 0xC2, bytes[low + 1] == 0xA0 {
        low += 2
      } else {
        break
      }
    }
    while low < high {
      if isBlank(bytes[high - 1]) {
        high -= 1
      } else if low + 1 < high, bytes[high - 2] == 0xC2, bytes[high - 1] == 0xA0 {
        high -= 2
      } else {
        break
      }
    }
    return low..<high
  }

  static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last else { return text }
    // Nearly every text is trimmed already; a no-break space begins with 0xC2 and ends with 0xA0.
    if !isBlank(first), !isBlank(last), first != 0xC2, last != 0xA0 { return text }
    let bytes = Array(text.utf8)
    let range = trimmed(bytes, 0..<bytes.count)
    return range.count == bytes.count ? text : String(decoding: bytes[range], as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
