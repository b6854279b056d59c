/// Numbers as tables write them: digits, a point, a minus; no exponent, no separators.
enum PlainDecimal {
  /// The number that `text` writes, or nothing if it is not a plain, finite decimal.
  static func value(of text: String) -> Double? {
    var digits = 0
    var points = 0
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: "-"): if index > 0 { return nil }
      default: return nil
      }
    }
    guard digits > 0, points <= 1, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// What the writer of `text` seems to have meant, as a plain decimal within `limits`.
  static func suggestion(for text: String, within limits: Limits) -> String? {
    guard let meant = meaning(of: text), let number = value(of: meant) else { return nil }
    if limits.contains(number) { return meant }
    let share = number / 100
    return text.contains("%") && limits.contains(share) ? Self.text(of: share) : nil
  }

  private static func meaning(of text: String) -> String? {
    guard text.utf8.count <= 40 else { return nil }
    var kept = ""
    for character in text {
      switch character {
      case "%", "$", "€", "£", " ", "\u{A0}", "\u{202F}", "'", "+": continue
      case "−", "–": kept.append("-")
      default: kept.append(character)
      }
    }
    if kept.contains(",") {
      let parts = kept.split(separator: ",", omittingEmptySubsequences: false)
      let tail = parts.dropFirst().dropLast()
      let last = parts.last?.prefix { $0 != "." } ?? ""
      if parts.count > 1, tail.allSatisfy({ $0.count == 3 }), last.count == 3 {
        kept = parts.joined()
      } else if parts.count == 2, !kept.contains(".") {
        kept = parts.joined(separator: ".")
      }
    }
    if value(of: kept) != nil { return kept == text ? nil : kept }
    let isScientific = kept.utf8.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "eE.+-".utf8.contains($0)
    }
    guard isScientific, let number = Double(kept.replacing("e", with: "E")), number.isFinite,
      abs(number) < 1e15
    else { return nil }
    return Self.text(of: number)
  }

  /// The shortest plain decimal that reads back as `number`, which is finite.
  static func text(of number: Double) -> String {
    if number == 0 { return "0" }
    let parts = "\(abs(number))".split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let whole = String(mantissa[0])
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    let digits = whole + fraction
    let point = whole.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    var text = number < 0 ? "-" : ""
    if point <= 0 {
      text += "0." + String(repeating: "0", count: -point) + digits
    } else if point >= digits.count {
      text += digits + String(repeating: "0", count: point - digits.count)
    } else {
      text += digits.prefix(point) + "." + digits.dropFirst(point)
    }
    return text
  }
}
