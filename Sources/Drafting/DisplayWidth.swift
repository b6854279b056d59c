extension Character {
  /// Columns that a terminal gives the character: 0, 1 or 2.
  ///
  /// The wide ranges are those of Unicode Standard Annex 11 in blocks of whole scripts, with the
  /// emoji that are shown as pictures.
  var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.isASCII { return first.value < 0x20 || first.value == 0x7F ? 0 : 1 }
    if first.properties.generalCategory == .format
      || first.properties.generalCategory == .nonspacingMark
    {
      return 0
    }
    if first.properties.isEmojiPresentation { return 2 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

extension StringProtocol {
  /// Columns that a terminal gives the text.
  var columns: Int { isPlain ? utf8.count : reduce(0) { $0 + $1.columns } }

  /// Whether every character is printable ASCII, which most text is: one byte, one column.
  private var isPlain: Bool {
    utf8.withContiguousStorageIfAvailable { $0.allSatisfy { (0x20..<0x7F).contains($0) } } ?? false
  }

  /// The text without what could steer a terminal or turn its direction of reading.
  ///
  /// Names come from files that anyone may have written.
  var printable: String {
    guard !isPlain, unicodeScalars.contains(where: { !$0.isPrintable }) else {
      return String(self)
    }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { $0.isPrintable ? $0 : Unicode.Scalar(32) }))
  }

  /// The words of the text in lines of at most `width` columns; a longer word is cut.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    let text = printable
    for word in text.wordsToWrap {
      var word = word
      var length = word.columns
      if !line.isEmpty, used + 1 + length > width {
        lines.append(line)
        line = ""
        used = 0
      }
      while length > width {
        let head = word.prefix(columns: width)
        lines.append(head)
        word.removeFirst(head.count)
        length = word.columns
      }
      guard length > 0 else { continue }
      line += line.isEmpty ? word : " " + word
      used += used == 0 ? length : length + 1
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The words between which a line may break: not between a number and its unit.
  private var wordsToWrap: [String] {
    let words = isPlain ? split(separator: " ") : split(whereSeparator: \.isWhitespace)
    var result: [String] = []
    for word in words {
      if word.isUnit, let number = result.last, number.last?.isNumber == true {
        result[result.count - 1] = number + " " + word
      } else {
        result.append(String(word))
      }
    }
    return result
  }

  /// The longest beginning of at most `width` columns; one character at least.
  func prefix(columns width: Int) -> String {
    var head = ""
    var used = 0
    for character in self {
      used += character.columns
      if used > width, !head.isEmpty { break }
      head.append(character)
    }
    return head
  }
}

extension StringProtocol {
  /// Whether the word is one of the short units that follow a number, with or without punctuation.
  fileprivate var isUnit: Bool {
    guard let first, first == "%" || first == "h" || first == "m" else { return false }
    return ["%", "h", "min"].contains(String(prefix { !",.;:)".contains($0) }))
  }
}

extension String {
  var withoutTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension Unicode.Scalar {
  fileprivate var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    case .format: value == 0x200D || value == 0x200C
    default: true
    }
  }
}
