import Domain

/// One bar of points stacked by criterion; letters in its parts lead to the criteria's names.
struct ScoreBar {
  /// A score, or a fit, as the plan gives it.
  var criteria: [CriterionScore]
  /// What the whole is called: `score`, `P01`.
  var label: String
  /// What the criteria amount to, after what a group's size takes off.
  var total: Double

  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  static func letter(_ place: Int) -> String { String(letters[place % letters.count]) }

  /// The bar with its label before it and its total behind; `length` stands for the value 1.
  func drawing(at place: Draw.Point, length: Double, height: Double, labelWidth: Double) -> HTML {
    let size = min(12, 0.72 * height)
    let start = place.x + labelWidth
    var x = start
    var parts: [HTML] = []
    var letters: [HTML] = []
    for (index, criterion) in criteria.enumerated() {
      let width = length * criterion.points
      guard width >= 0.05 else { continue }
      // Neighbours differ, whatever criteria are missing between them.
      let isStrong = parts.count.isMultiple(of: 2)
      parts.append(
        Draw.rect(
          x, place.y, width, height,
          ["fill": isStrong ? PictureColor.strong : PictureColor.soft]))
      if width >= 0.9 * size {
        letters.append(
          Draw.text(
            Self.letter(index), Draw.Point(x: x + width / 2, y: place.y + height / 2 + 0.36 * size),
            anchor: .middle, isStrong ? ["fill": PictureColor.paper] : [:]))
      }
      x += width
    }
    let baseline = place.y + height / 2 + 0.36 * size
    return Draw.group([
      Draw.rect(
        start, place.y, length, height,
        ["fill": PictureColor.paper, "stroke": PictureColor.border, "stroke-dasharray": "3 3"]),
      Draw.group(parts, ["stroke": PictureColor.strong, "stroke-width": "0.8"]),
      Draw.group(letters, ["font-size": Draw.number(size * 0.85), "font-weight": "600"]),
      Draw.text(label, Draw.Point(x: place.x, y: baseline), ["font-weight": "600"]),
      Draw.text(Amount.value(total), Draw.Point(x: start + length + 8, y: baseline)),
    ])
  }

  /// `A common need`, for a key without numbers.
  static func names(_ criteria: [CriterionScore]) -> [String] {
    criteria.enumerated().map { "\(letter($0.offset)) \(CriterionWords.name($0.element.name))" }
  }

  /// `A common need 0.147 of 0.30`, for each criterion.
  var keys: [String] {
    criteria.enumerated().map { place, criterion in
      "\(Self.letter(place)) \(CriterionWords.name(criterion.name))"
        + " \(Amount.value(criterion.points)) of \(Amount.limit(criterion.weight))"
    }
  }
}
