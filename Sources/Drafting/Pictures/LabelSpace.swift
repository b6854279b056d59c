/// Keeps the labels of a picture off its marks, off each other and inside its frame.
struct LabelSpace {
  struct Box {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  private static let cellSize = 40.0

  let width: Double
  let height: Double
  private var boxes: [Cell: [Box]] = [:]

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  mutating func take(_ box: Box) {
    for cell in Self.cells(of: box) { boxes[cell, default: []].append(box) }
  }

  mutating func take(_ centre: Draw.Point, radius: Double) {
    take(
      Box(
        left: centre.x - radius, top: centre.y - radius, right: centre.x + radius,
        bottom: centre.y + radius))
  }

  /// Takes room for words near the first of several points that has any, and says which it is.
  mutating func place(
    _ words: String, size: Double, near points: [(point: Draw.Point, distance: Double)]
  ) -> (start: Draw.Point, index: Int)? {
    for (index, near) in points.enumerated() {
      if let start = place(words, size: size, near: near.point, distance: near.distance) {
        return (start, index)
      }
    }
    return nil
  }

  /// Takes room for words of this size near a point, and says where their baseline begins.
  ///
  /// Nothing where none of the places around the point is free; `distance` is that of the words
  /// from the point.
  mutating func place(
    _ words: String, size: Double, near point: Draw.Point, distance: Double
  ) -> Draw.Point? {
    let length = Draw.width(of: words, size: size)
    let rise = 0.78 * size
    let starts = [
      point.moved(distance, rise / 2), point.moved(-distance - length, rise / 2),
      point.moved(-length / 2, -distance), point.moved(-length / 2, distance + rise),
      point.moved(0.7 * distance, -0.7 * distance),
      point.moved(-0.7 * distance - length, -0.7 * distance),
      point.moved(0.7 * distance, 0.7 * distance + rise),
      point.moved(-0.7 * distance - length, 0.7 * distance + rise),
    ]
    for start in starts {
      let box = Box(
        left: start.x - 1, top: start.y - rise - 1, right: start.x + length + 1,
        bottom: start.y + 0.22 * size)
      guard box.left >= 2, box.top >= 2, box.right <= width - 2, box.bottom <= height - 2,
        isFree(box)
      else { continue }
      take(box)
      return start
    }
    return nil
  }

  /// Takes room for words around a point, and says where their baseline begins; nothing where it is
  /// not free.
  mutating func place(_ words: String, size: Double, centredOn point: Draw.Point) -> Draw.Point? {
    let length = Draw.width(of: words, size: size)
    let start = point.moved(-length / 2, 0.35 * size)
    let box = Box(
      left: start.x - 1, top: start.y - size, right: start.x + length + 1,
      bottom: start.y + 0.22 * size)
    guard box.left >= 2, box.top >= 2, box.right <= width - 2, box.bottom <= height - 2, isFree(box)
    else { return nil }
    take(box)
    return start
  }

  private func isFree(_ box: Box) -> Bool {
    !Self.cells(of: box).contains { cell in
      boxes[cell]?.contains { $0.meets(box) } ?? false
    }
  }

  private static func cells(of box: Box) -> [Cell] {
    func index(_ place: Double) -> Int { Int((place / cellSize).rounded(.down)) }
    return (index(box.left)...index(box.right)).flatMap { column in
      (index(box.top)...index(box.bottom)).map { Cell(column: column, row: $0) }
    }
  }
}
