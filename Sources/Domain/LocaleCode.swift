/// The kind of place in which a district lies, without its size.
package enum LocaleType: String, CaseIterable, Sendable, Codable {
  case city, suburb, town, rural
}

/// An NCES locale code: the type of place (tens) and its size or remoteness (units).
///
/// Source: National Center for Education Statistics, Education Demographic and Geographic
/// Estimates (EDGE), Locale Classifications.
package struct LocaleCode: Hashable, Sendable, Codable {
  /// One of 11, 12, 13, 21, 22, 23, 31, 32, 33, 41, 42, 43.
  package let code: Int

  /// Creates a locale, or nothing if `code` is not one of the twelve.
  package init?(_ code: Int) {
    guard (1...4).contains(code / 10), (1...3).contains(code % 10) else { return nil }
    self.code = code
  }

  package var type: LocaleType { LocaleType.allCases[code / 10 - 1] }

  /// The name that NCES gives it, in lower case, such as `rural, distant`.
  package var label: String {
    let size: String
    switch type {
    case .city, .suburb: size = ["large", "midsize", "small"][code % 10 - 1]
    case .town, .rural: size = ["fringe", "distant", "remote"][code % 10 - 1]
    }
    return "\(type.rawValue), \(size)"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let locale = LocaleCode(try container.decode(Int.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not an NCES locale code")
    }
    self = locale
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
