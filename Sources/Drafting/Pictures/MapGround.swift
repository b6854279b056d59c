import Domain

/// What lies under the marks of a map: areas with their names or a grid of degrees, and the scale.
struct MapGround {
  let outlines: [Outline]
  let frame: MapFrame
  /// What the map shows, of which the first is where the grid begins.
  let places: [Coordinate]

  /// Areas under everything, or a grid of degrees where no outline can be seen.
  var drawing: HTML {
    let rings = outlines.flatMap(\.rings).map { $0.map(frame.point) }.filter(frame.shows)
    guard !rings.isEmpty else {
      return Draw.group([
        Draw.rect(0, 0, frame.width, frame.height, ["fill": PictureColor.land]), grid,
      ])
    }
    return Draw.group([
      Draw.rect(0, 0, frame.width, frame.height, ["fill": PictureColor.outside]),
      Draw.path(
        rings.map { Draw.steps($0, closed: true) }.joined(),
        [
          "fill": PictureColor.land, "stroke": PictureColor.border, "stroke-width": "0.8",
          "stroke-linejoin": "round",
        ]),
    ])
  }

  /// The names of areas where there is room for them.
  func names(_ space: inout LabelSpace) -> HTML {
    let names = outlines.compactMap { outline -> HTML? in
      guard let largest = outline.rings.max(by: { Self.area($0) < Self.area($1) }) else {
        return nil
      }
      // Elsewhere than inside its area a name would mislead.
      let ring = largest.map(frame.point)
      let across = (ring.map(\.x).max() ?? 0) - (ring.map(\.x).min() ?? 0)
      guard across > Draw.width(of: outline.name, size: 11) else { return nil }
      return space.place(outline.name, size: 11, centredOn: Self.centre(ring))
        .map { Draw.text(outline.name, $0) }
    }
    return Draw.group(names, Self.halo(11, PictureColor.quietInk, weight: nil))
  }

  /// Words with a light rim, which keeps them apart from the lines below.
  static func halo(_ size: Double, _ color: String, weight: String?) -> Draw.Attributes {
    [
      "font-size": Draw.number(size), "fill": color, "font-weight": weight,
      "stroke": PictureColor.land, "stroke-width": "3", "stroke-linejoin": "round",
      "paint-order": "stroke",
    ]
  }

  /// Twice the area of a ring in square degrees, which is enough to compare.
  private static func area(_ ring: [Coordinate]) -> Double {
    abs(
      zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { sum, edge in
        sum + edge.0.longitude * edge.1.latitude - edge.1.longitude * edge.0.latitude
      })
  }

  /// The centre of the area of a ring.
  private static func centre(_ ring: [Draw.Point]) -> Draw.Point {
    var doubleArea = 0.0
    var (x, y) = (0.0, 0.0)
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
      let cross = a.x * b.y - b.x * a.y
      doubleArea += cross
      x += (a.x + b.x) * cross
      y += (a.y + b.y) * cross
    }
    guard abs(doubleArea) > 1e-9 else { return RoundMap.middle(ring) }
    return Draw.Point(x: x / (3 * doubleArea), y: y / (3 * doubleArea))
  }

  /// A line of a round number of miles, good in the middle of the map.
  var scaleBar: HTML {
    let kilometresPerDegree = Coordinate.earthRadius * .pi / 180
    let milesPerUnit = kilometresPerDegree / frame.scale * MeetingRules.v1.milesPerKilometre
    let lengths = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
    let miles = lengths.last { Double($0) / milesPerUnit <= 150 } ?? lengths[0]
    let length = Double(miles) / milesPerUnit
    let kilometres = Int((Double(miles) / MeetingRules.v1.milesPerKilometre).rounded())
    let start = Draw.Point(x: 14, y: frame.height - 14)
    let end = start.moved(length, 0)
    return Draw.group([
      Draw.path(
        Draw.steps([start.moved(0, -5), start, end, end.moved(0, -5)]),
        ["fill": "none", "stroke": PictureColor.ink, "stroke-width": "1.5"]),
      Draw.text(
        "\(Phrase.count(miles, "mile")) (\(Phrase.grouped(kilometres)) km)", start.moved(3, -7),
        [
          "font-size": "10.5", "stroke": PictureColor.land, "stroke-width": "3",
          "paint-order": "stroke", "stroke-linejoin": "round",
        ]),
    ])
  }

  /// Lines of latitude and longitude with their degrees.
  private var grid: HTML {
    let steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20]
    let step = steps.first { $0 * frame.scale >= 90 } ?? 20
    guard let any = places.first else { return .empty }
    let reach = (frame.width + frame.height) / frame.scale
    func lines(_ middle: Double, _ limit: Double) -> [Double] {
      let low = Int((max(-limit, middle - 2 * reach) / step).rounded(.up))
      let high = Int((min(limit, middle + 2 * reach) / step).rounded(.down))
      return low <= high ? (low...high).map { Double($0) * step } : []
    }
    let latitudes = lines(any.latitude, 85)
    let longitudes = lines(any.longitude, 180)
    guard let west = longitudes.first, let east = longitudes.last, let south = latitudes.first,
      let north = latitudes.last
    else { return .empty }
    var paths = ""
    var words: [HTML] = []
    func add(_ places: [Coordinate], _ label: String, atLeft: Bool) {
      let points = places.map(frame.point)
      guard frame.shows(points) else { return }
      paths += Draw.steps(points)
      let visible = points.filter(frame.holds)
      let end = atLeft ? visible.min { $0.x < $1.x } : visible.min { $0.y < $1.y }
      if let end { words.append(Draw.text(label, atLeft ? end.moved(4, -3) : end.moved(3, 11))) }
    }
    for latitude in latitudes {
      let places = stride(from: west, through: east, by: step / 8).map {
        Coordinate(latitude: latitude, longitude: $0)
      }
      add(places, Self.degrees(latitude, "N", "S"), atLeft: true)
    }
    for longitude in longitudes {
      let places = stride(from: south, through: north, by: step / 8).map {
        Coordinate(latitude: $0, longitude: longitude)
      }
      add(places, Self.degrees(longitude, "E", "W"), atLeft: false)
    }
    return Draw.group([
      Draw.path(paths, ["fill": "none", "stroke": PictureColor.hairline]),
      Draw.group(words, ["font-size": "9.5", "fill": PictureColor.quietInk]),
    ])
  }

  private static func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
    "\(Amount.weight(abs(value)))° \(value < 0 ? negative : positive)"
  }
}
