/// A school grade, in the order in which students pass through them.
package enum Grade: Int, CaseIterable, Comparable, Sendable {
  case prekindergarten, transitionalKindergarten, kindergarten
  case first, second, third, fourth, fifth, sixth
  case seventh, eighth, ninth, tenth, eleventh, twelfth

  /// The NCES abbreviation: `PK`, `TK`, `KG`, `1` … `12`.
  package var label: String {
    switch self {
    case .prekindergarten: "PK"
    case .transitionalKindergarten: "TK"
    case .kindergarten: "KG"
    default: String(rawValue - 2)
    }
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The grades that a district offers, from the lowest to the highest.
package struct GradeSpan: Hashable, Sendable {
  package let lowest: Grade
  package let highest: Grade

  /// Creates a span, or nothing if it is reversed.
  package init?(lowest: Grade, highest: Grade) {
    guard lowest <= highest else { return nil }
    self.lowest = lowest
    self.highest = highest
  }

  /// One bit for each grade offered, the lowest bit for prekindergarten.
  package var mask: UInt16 {
    (UInt16(1) << (highest.rawValue + 1)) - (UInt16(1) << lowest.rawValue)
  }

  /// `KG-12`, or a single grade.
  package var label: String {
    lowest == highest ? lowest.label : "\(lowest.label)-\(highest.label)"
  }
}
