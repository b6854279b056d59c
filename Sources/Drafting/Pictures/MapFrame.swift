import Domain

/// Which part of the globe a map shows, and where a place stands on it.
struct MapFrame {
  let projection: MapProjection
  let width: Double
  let height: Double
  /// Units of the picture for a degree of a great circle.
  let scale: Double
  private let left: Double
  private let top: Double

  private static let tallest = 800.0
  private static let lowest = 300.0
  /// What stays free around the places, as a share of their extent.
  private static let margin = 0.08
  /// Degrees across that a map shows at least, so that two neighbours stand in some surroundings.
  private static let leastSpan = 0.4
  /// The share of a map of whole areas that few, or many, places must take up.
  private static let leastShare = (few: 0.3, many: 0.5)
  private static let few = 12

  /// A frame around places; around the whole areas that hold them where the places still fill them.
  ///
  /// Nothing without places.
  init?(around places: [Coordinate], outlines: [Outline], width: Double = Picture.pageWidth) {
    guard !places.isEmpty else { return nil }
    let projection = MapProjection(around: places)
    var extent = Extent(places.map { projection.point($0) })
    extent.widen(toAtLeast: Self.leastSpan)
    let areas = outlines.flatMap(\.rings).filter { ring in
      places.contains { Outline.isInside($0, ring) }
    }
    let whole = Extent(areas.flatMap { $0.map { projection.point($0) } } + extent.corners)
    let share = places.count > Self.few ? Self.leastShare.many : Self.leastShare.few
    if max(extent.width, extent.height) >= share * max(whole.width, whole.height) {
      extent = whole
    }
    extent.widen(by: Self.margin)
    let scale = min(width / extent.width, Self.tallest / extent.height)
    let height = max(Self.lowest, scale * extent.height)
    self.projection = projection
    self.scale = scale
    self.width = width
    self.height = height
    left = extent.west - (width / scale - extent.width) / 2
    top = extent.north + (height / scale - extent.height) / 2
  }

  /// Marks become smaller as there are more of them.
  static func markRadius(of count: Int) -> Double {
    switch count {
    case ...80: 5
    case ...300: 3.8
    case ...800: 2.8
    case ...3000: 2.1
    default: 1.2
    }
  }

  func point(_ place: Coordinate) -> Draw.Point {
    let (x, y) = projection.point(place)
    return Draw.Point(x: (x - left) * scale, y: (top - y) * scale)
  }

  func holds(_ point: Draw.Point) -> Bool {
    (0...width).contains(point.x) && (0...height).contains(point.y)
  }

  /// Whether a line through these points can be seen.
  func shows(_ points: [Draw.Point]) -> Bool {
    guard let first = points.first else { return false }
    var box = LabelSpace.Box(left: first.x, top: first.y, right: first.x, bottom: first.y)
    for point in points {
      box.left = min(box.left, point.x)
      box.right = max(box.right, point.x)
      box.top = min(box.top, point.y)
      box.bottom = max(box.bottom, point.y)
    }
    return box.meets(LabelSpace.Box(left: 0, top: 0, right: width, bottom: height))
  }
}

/// The least and the most of projected places.
private struct Extent {
  var west = Double.infinity
  var east = -Double.infinity
  var south = Double.infinity
  var north = -Double.infinity

  init(_ points: [(x: Double, y: Double)]) {
    for (x, y) in points {
      west = min(west, x)
      east = max(east, x)
      south = min(south, y)
      north = max(north, y)
    }
  }

  var width: Double { east - west }
  var height: Double { north - south }
  var corners: [(x: Double, y: Double)] { [(west, south), (east, north)] }

  mutating func widen(toAtLeast span: Double) {
    let across = max(0, span - width) / 2
    let up = max(0, span / 2 - height) / 2
    west -= across
    east += across
    south -= up
    north += up
  }

  mutating func widen(by share: Double) {
    let room = share * max(width, height)
    west -= room
    east += room
    south -= room
    north += room
  }
}
