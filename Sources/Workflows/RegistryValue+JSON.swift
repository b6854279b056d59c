/// The JSON of an answer, laid out as `Printed` lays out everything else.
///
/// Foundation's encoder asks anew for the shape of each value; over a list of a hundred districts
/// that was three quarters of the work of the whole answer.
extension RegistryValue {
  /// The value as a document: sorted keys, two spaces, one line feed at the end.
  ///
  /// A number that is not finite, which JSON has no word for, is `null`.
  package var json: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, depth: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func write(to bytes: inout [UInt8], depth: Int) {
    switch self {
    case .null: bytes += "null".utf8
    case .text(let text): Self.write(text, to: &bytes)
    case .number(let number): bytes += (number.isFinite ? Self.digits(number) : "null").utf8
    case .whole(let whole): bytes += String(whole).utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .list(let items):
      Self.write(items, "[", "]", to: &bytes, depth: depth) { item, bytes in
        item.write(to: &bytes, depth: depth + 1)
      }
    case .record(let fields):
      let sorted = fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      Self.write(sorted, "{", "}", to: &bytes, depth: depth) { field, bytes in
        Self.write(field.key, to: &bytes)
        bytes += " : ".utf8
        field.value.write(to: &bytes, depth: depth + 1)
      }
    }
  }

  /// Items one to a line between brackets.
  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, to bytes: inout [UInt8], depth: Int,
    _ write: (Item, inout [UInt8]) -> Void
  ) {
    bytes += open.utf8
    for (index, item) in items.enumerated() {
      bytes += (index == 0 ? "\n" : ",\n").utf8
      bytes += repeatElement(UInt8(ascii: " "), count: 2 * (depth + 1))
      write(item, &bytes)
    }
    bytes += (items.isEmpty ? "\n\n" : "\n").utf8
    bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth)
    bytes += close.utf8
  }

  /// The shortest digits that give the number again, as `JSONEncoder` writes them: no `.0` after a
  /// whole number.
  private static func digits(_ number: Double) -> String {
    let digits = "\(number)"
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x08: bytes += "\\b".utf8
      case 0x0C: bytes += "\\f".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case 0..<0x20:
        bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8
        bytes += String(byte, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
