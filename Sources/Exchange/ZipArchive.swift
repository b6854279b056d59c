/// Files in one archive, stored as they are: the container of word processors' documents.
///
/// The same files give the same bytes; the date of every file is the first that the format knows.
///
/// Reference: PKWARE, .ZIP File Format Specification, sections 4.3.6 to 4.3.16.
struct ZipArchive {
  private var content: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// 1 January 1980, as the format writes days.
  private static let firstDay: UInt16 = 0x21
  private static let version: UInt16 = 20

  mutating func add(_ name: String, _ text: String) {
    let bytes = Array(text.utf8)
    let path = Array(name.utf8)
    var entry: [UInt8] = []
    Self.append(Self.version, to: &entry)
    // No flags, stored, midnight.
    for _ in 0..<3 { Self.append(UInt16(0), to: &entry) }
    Self.append(Self.firstDay, to: &entry)
    Self.append(Self.checksum(of: bytes), to: &entry)
    Self.append(UInt32(bytes.count), to: &entry)
    Self.append(UInt32(bytes.count), to: &entry)
    Self.append(UInt16(path.count), to: &entry)
    Self.append(UInt16(0), to: &entry)

    Self.append(UInt32(0x0201_4B50), to: &directory)
    Self.append(Self.version, to: &directory)
    directory += entry
    // No comment, first disk, no attributes.
    for _ in 0..<3 { Self.append(UInt16(0), to: &directory) }
    Self.append(UInt32(0), to: &directory)
    Self.append(UInt32(content.count), to: &directory)
    directory += path

    Self.append(UInt32(0x0403_4B50), to: &content)
    content += entry + path + bytes
    count += 1
  }

  /// The whole archive.
  var bytes: [UInt8] {
    var end: [UInt8] = []
    Self.append(UInt32(0x0605_4B50), to: &end)
    for number in [0, 0, count, count] { Self.append(number, to: &end) }
    Self.append(UInt32(directory.count), to: &end)
    Self.append(UInt32(content.count), to: &end)
    Self.append(UInt16(0), to: &end)
    return content + directory + end
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }

  /// The cyclic redundancy check of ISO 3309 with its bits reversed.
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB8_8320 }
    }
    return ~sum
  }
}
