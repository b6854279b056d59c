/// The shapes that pictures are made of.
enum Draw {
  struct Point: Equatable {
    var x: Double
    var y: Double

    func moved(_ dx: Double, _ dy: Double) -> Point { Point(x: x + dx, y: y + dy) }
  }

  enum Anchor: String { case start, middle, end }

  typealias Attributes = KeyValuePairs<String, String?>

  /// A place or length to a tenth of a unit, without needless digits.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }

  static func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ attributes: Attributes = [:]
  ) -> HTML {
    shape(
      "rect",
      [
        ("x", number(x)), ("y", number(y)), ("width", number(width)), ("height", number(height)),
      ], attributes)
  }

  static func circle(_ centre: Point, _ radius: Double, _ attributes: Attributes = [:]) -> HTML {
    shape(
      "circle", [("cx", number(centre.x)), ("cy", number(centre.y)), ("r", number(radius))],
      attributes)
  }

  static func path(_ steps: String, _ attributes: Attributes = [:]) -> HTML {
    shape("path", [("d", steps)], attributes)
  }

  static func line(_ points: [Point], closed: Bool = false, _ attributes: Attributes = [:]) -> HTML
  {
    path(steps(points, closed: closed), attributes)
  }

  /// The way through points, as `d` of a path.
  static func steps(_ points: [Point], closed: Bool = false) -> String {
    points.enumerated().map { place, point in
      "\(place == 0 ? "M" : "L")\(number(point.x)) \(number(point.y))"
    }.joined() + (closed ? "Z" : "")
  }

  /// A regular polygon around `centre`, its first corner upwards, or turned by `degrees`.
  static func square(_ centre: Point, _ half: Double) -> [Point] {
    [(-half, -half), (half, -half), (half, half), (-half, half)].map {
      centre.moved($0.0, $0.1)
    }
  }

  static func diamond(_ centre: Point, _ radius: Double) -> [Point] {
    [(0, -radius), (radius, 0), (0, radius), (-radius, 0)].map { centre.moved($0.0, $0.1) }
  }

  static func triangle(_ centre: Point, _ radius: Double) -> [Point] {
    [(0, -radius), (0.87 * radius, 0.6 * radius), (-0.87 * radius, 0.6 * radius)].map {
      centre.moved($0.0, $0.1)
    }
  }

  /// Two strokes that cross.
  static func cross(_ centre: Point, _ half: Double) -> String {
    steps([centre.moved(-half, -half), centre.moved(half, half)])
      + steps([centre.moved(-half, half), centre.moved(half, -half)])
  }

  static func text(
    _ words: String, _ place: Point, anchor: Anchor = .start, _ attributes: Attributes = [:]
  ) -> HTML {
    var all = [("x", number(place.x)), ("y", number(place.y))]
    if anchor != .start { all.append(("text-anchor", anchor.rawValue)) }
    return shape("text", all, attributes, [.text(words)])
  }

  /// Shapes that share attributes; `words` show where a pointer rests on them.
  static func group(
    _ content: [HTML], words: String? = nil, _ attributes: Attributes = [:]
  ) -> HTML {
    let title = words.map { [HTML.element("title", [:], [.text($0)])] } ?? []
    return .element("g", attributes, title + content)
  }

  private static func shape(
    _ name: String, _ places: [(String, String)], _ attributes: Attributes, _ content: [HTML] = []
  ) -> HTML {
    .element(
      HTML.Element(
        name: name,
        attributes: places.map { HTML.Attribute(name: $0.0, value: $0.1) }
          + attributes.compactMap { name, value in
            value.map { HTML.Attribute(name: name, value: $0) }
          },
        content: content))
  }
}

extension Draw {
  /// About how wide words are; letters of sans-serif faces are a little over half as wide as high.
  static func width(of words: String, size: Double) -> Double {
    Double(words.columns) * size * letterWidth
  }

  /// The words cut to a width, an ellipsis at the end of what was cut.
  static func fitted(_ words: String, width: Double, size: Double) -> String {
    let words = words.printable
    let most = max(2, Int(width / (size * letterWidth)))
    guard words.columns > most else { return words }
    return words.prefix(columns: most - 1).trimmed + "…"
  }

  private static let letterWidth = 0.56
}

extension StringProtocol {
  /// The text without blanks at its end.
  fileprivate var trimmed: String {
    var text = String(self)
    while text.last == " " { text.removeLast() }
    return text
  }
}
