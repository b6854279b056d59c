import Foundation

/// The bytes of a file that was read within limits of size.
struct InputFile {
  /// No file of a bundle is larger than this; the whole United States take 3 MB.
  static let sizeLimit = 512 << 20
  /// No line of a table or of settings is longer than this.
  static let lineLimit = 1 << 20

  enum Failure: Error {
    case notFound
    case unreadable(String)
    case fault(Fault, line: Int?)
  }

  /// Reads a whole file, and stops at the first line that is too long.
  ///
  /// The limits are kept while the bytes come in, so that a huge line costs no more memory than
  /// what came before it. One-line JSON is normal, therefore `lineLimit` can be `nil`.
  static func read(_ path: String, lineLimit: Int?) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason = errno
      if reason == ENOENT || reason == ENOTDIR { throw .notFound }
      throw .unreadable(String(cString: strerror(reason)))
    }
    defer { close(descriptor) }
    var information = stat()
    if fstat(descriptor, &information) == 0 {
      guard information.st_mode & S_IFMT != S_IFDIR else { throw .unreadable("it is a folder") }
      guard information.st_size <= sizeLimit else {
        throw .fault(.fileTooLarge(limit: sizeLimit), line: nil)
      }
    }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(Int(information.st_size), 16 << 20))
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    var gauge = LineGauge()
    while true {
      let count = chunk.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
      guard count > 0 else { return bytes }
      if let lineLimit {
        gauge.measure(chunk[..<count], limit: lineLimit)
        if let line = gauge.lineTooLong {
          throw .fault(.lineTooLong(limit: lineLimit), line: line)
        }
      }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= sizeLimit else {
        throw .fault(.fileTooLarge(limit: sizeLimit), line: nil)
      }
    }
  }
}

/// Measures lines while their bytes come in piece by piece.
private struct LineGauge {
  private var line = 1
  private var length = 0
  private var endsWithReturn = false
  private(set) var lineTooLong: Int?

  mutating func measure(_ bytes: ArraySlice<UInt8>, limit: Int) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"):
        if !endsWithReturn { line += 1 }
        length = 0
      case UInt8(ascii: "\r"):
        line += 1
        length = 0
      default:
        length += 1
        if length > limit, lineTooLong == nil { lineTooLong = line }
      }
      endsWithReturn = byte == UInt8(ascii: "\r")
    }
  }
}

/// Bytes that are known to be UTF-8 text, without a byte-order mark.
struct SourceText {
  let file: String
  let bytes: [UInt8]
  /// Where the text begins, after a byte-order mark.
  let start: Int

  /// Accepts `bytes` as text, or says at which line they are not.
  init(file: String, bytes: [UInt8]) throws(Problem) {
    self.file = file
    self.bytes = bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Problem(file: file, line: 1, fault: .binary(.utf16))
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw Problem(file: file, line: 1, fault: .binary(.archive))
    }
    if let index = bytes.firstIndex(of: 0) {
      let place = Self.place(of: index, in: bytes)
      throw Problem(
        file: file, line: place.line, position: place.byte, fault: .binary(.other))
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let place = Self.place(of: error.byteOffsets.lowerBound, in: bytes)
      throw Problem(
        file: file, line: place.line, position: place.byte, fault: .notUTF8(byte: place.byte))
    }
  }

  /// The line and the byte within it, both counted from 1.
  private static func place(of index: Int, in bytes: [UInt8]) -> (line: Int, byte: Int) {
    var line = 1
    var lineStart = 0
    for (position, byte) in bytes[..<index].enumerated() {
      let isReturn =
        byte == UInt8(ascii: "\r")
        && (position + 1 == bytes.count || bytes[position + 1] != UInt8(ascii: "\n"))
      guard byte == UInt8(ascii: "\n") || isReturn else { continue }
      line += 1
      lineStart = position + 1
    }
    return (line, index - lineStart + 1)
  }
}
