/// An indicator over the years as a small line, with its target and its status in shape and word.
///
/// Years without a value interrupt the line, and say so.
package struct TrendPicture: Equatable, Sendable {
  package struct Year: Equatable, Sendable {
    /// Such as `2026-27`.
    package var label: String
    /// `nil` where there is none.
    package var value: Double?
    package var target: Double?

    package init(label: String, value: Double?, target: Double? = nil) {
      self.label = label
      self.value = value
      self.target = target
    }
  }

  /// The sign of a status; the word beside it says the same.
  package enum Sign: String, CaseIterable, Sendable {
    case doubleTriangle, triangle, circle, bar, ring
  }

  /// Differs between the pictures of a page.
  package var id: String
  package var name: String
  /// What stands behind numbers, such as ` %`.
  package var unit: String
  /// In order of time.
  package var years: [Year]
  /// In words: `Meets`.
  package var status: String
  package var sign: Sign

  package init(
    id: String, name: String, unit: String = "", years: [Year], status: String, sign: Sign
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.years = years
    self.status = status
    self.sign = sign
  }

  private static let width = 360.0
  private static let left = 12.0
  private static let right = 348.0
  private static let top = 86.0
  private static let bottom = 152.0

  package var picture: Picture {
    Picture(
      id: id, title: "\(name): \(status)", description: description, width: Self.width,
      height: 196, content: head + [targetLine, line] + labels)
  }

  /// Every number of the picture, for a table beside it.
  package var table: DocumentTable {
    let hasTarget = years.contains { $0.target != nil }
    return DocumentTable(
      columns: [.init("year"), .init("value", numeric: true)]
        + (hasTarget ? [.init("target", numeric: true)] : []),
      rows: years.map { year in
        [year.label, year.value.map(words) ?? "not available"]
          + (hasTarget ? [year.target.map(words) ?? ""] : [])
      })
  }

  private var description: String {
    years.map { year in
      "\(year.label) \(year.value.map(words) ?? "not available")"
        + (year.target.map { " (target \(words($0)))" } ?? "")
    }.joined(separator: ", ") + ". Status: \(status)."
  }

  private func words(_ value: Double) -> String { Amount.weight(value) + unit }

  private var head: [HTML] {
    let middle = Draw.Point(x: Self.left + 4, y: 34)
    return [
      Draw.text(
        Draw.fitted(name, width: Self.width - 2 * Self.left, size: 13),
        Draw.Point(x: Self.left, y: 18), ["font-size": "13", "font-weight": "600"]),
      drawing(of: sign, at: middle), Draw.text(status, middle.moved(16, 4)), targetKey,
    ]
  }

  /// The latest target, with the dashes of its line.
  private var targetKey: HTML {
    guard let target = years.last(where: { $0.target != nil })?.target else { return .empty }
    let label = "target \(words(target))"
    let end = Draw.Point(x: Self.right, y: 57)
    let start = end.moved(-Draw.width(of: label, size: 11) - 4, -4)
    return Draw.group([
      Draw.line([start.moved(-26, 0), start], dashes),
      Draw.text(label, end, anchor: .end, ["font-size": "11", "fill": PictureColor.guide]),
    ])
  }

  private var dashes: Draw.Attributes {
    ["fill": "none", "stroke": PictureColor.guide, "stroke-dasharray": "5 3"]
  }

  private func drawing(of sign: Sign, at middle: Draw.Point) -> HTML {
    let filled: Draw.Attributes = ["fill": PictureColor.strong]
    switch sign {
    case .doubleTriangle:
      return Draw.group(
        [
          Draw.line(Draw.triangle(middle.moved(0, -3), 5.5), closed: true),
          Draw.line(Draw.triangle(middle.moved(0, 4), 5.5), closed: true),
        ], filled)
    case .triangle: return Draw.line(Draw.triangle(middle, 7), closed: true, filled)
    case .circle: return Draw.circle(middle, 6, filled)
    case .bar: return Draw.rect(middle.x - 7, middle.y - 2.5, 14, 5, filled)
    case .ring:
      return Draw.circle(
        middle, 5, ["fill": "none", "stroke": PictureColor.strong, "stroke-width": "1.6"])
    }
  }

  private func point(_ place: Int, _ value: Double) -> Draw.Point {
    let numbers = years.flatMap { [$0.value, $0.target] }.compactMap(\.self)
    let low = numbers.min() ?? 0
    let high = numbers.max() ?? 1
    let share = high > low ? (value - low) / (high - low) : 0.5
    let pitch = years.count > 1 ? (Self.right - Self.left - 48) / Double(years.count - 1) : 0
    return Draw.Point(
      x: Self.left + 24 + Double(place) * pitch,
      y: Self.bottom - share * (Self.bottom - Self.top))
  }

  private var targetLine: HTML {
    let points = years.enumerated().compactMap { place, year in
      year.target.map { point(place, $0) }
    }
    guard let last = points.last else { return .empty }
    let first = points.count > 1 ? points[0] : Draw.Point(x: Self.left, y: last.y)
    return Draw.line(points.count > 1 ? points : [first, last.moved(20, 0)], dashes)
  }

  private var line: HTML {
    var steps = ""
    var isOpen = false
    var marks: [HTML] = []
    for (place, year) in years.enumerated() {
      guard let value = year.value else {
        isOpen = false
        continue
      }
      let point = point(place, value)
      steps += "\(isOpen ? "L" : "M")\(Draw.number(point.x)) \(Draw.number(point.y))"
      isOpen = true
      marks.append(Draw.circle(point, 3.5, ["fill": PictureColor.strong]))
    }
    return Draw.group(
      [Draw.path(steps, ["fill": "none", "stroke": PictureColor.strong, "stroke-width": "2"])]
        + marks)
  }

  private var labels: [HTML] {
    years.enumerated().flatMap { place, year -> [HTML] in
      let x = point(place, 0).x
      let value = year.value.map { value in
        Draw.text(
          words(value), point(place, value).moved(0, -8), anchor: .middle,
          ["font-size": "11", "font-weight": "600"])
      }
      return [
        value ?? .empty,
        Draw.text(
          year.label, Draw.Point(x: x, y: Self.bottom + 22), anchor: .middle,
          ["font-size": "11"]),
        year.value == nil
          ? Draw.text(
            "not available", Draw.Point(x: x, y: Self.bottom + 36), anchor: .middle,
            ["font-size": "10"])
          : .empty,
      ]
    }
  }
}
