import Domain

/// What the marks of a map mean, in lines below it.
struct MapLegend {
  struct Entry {
    var words: String
    /// Draws the mark around a point.
    var mark: (Draw.Point) -> HTML
  }

  private static let size = 12.0
  private static let linePitch = 20.0
  private static let markWidth = 34.0
  private static let gap = 18.0

  private var places: [(entry: Entry, x: Double, line: Int)] = []

  init(entries: [Entry], width: Double) {
    var x = 0.0
    var line = 0
    for entry in entries {
      let length = Self.markWidth + Draw.width(of: entry.words, size: Self.size) + Self.gap
      if x > 0, x + length > width {
        x = 0
        line += 1
      }
      places.append((entry, x, line))
      x += length
    }
  }

  var height: Double {
    places.last.map { Double($0.line + 1) * Self.linePitch + 8 } ?? 0
  }

  func drawing(below top: Double) -> HTML {
    Draw.group(
      places.flatMap { place -> [HTML] in
        let middle = top + 16 + Double(place.line) * Self.linePitch
        let mark = Draw.Point(x: place.x + Self.markWidth / 2, y: middle)
        let words = Draw.Point(x: place.x + Self.markWidth + 2, y: middle + 0.35 * Self.size)
        return [place.entry.mark(mark), Draw.text(place.entry.words, words)]
      })
  }
}

extension RoundMap {
  /// An entry for each kind of mark that the map has.
  var legendEntries: [MapLegend.Entry] {
    var entries: [MapLegend.Entry] = []
    let strong: Draw.Attributes = [
      "fill": "none", "stroke": PictureColor.strong, "stroke-width": "2.2",
    ]
    func add(_ isThere: Bool, _ words: String, _ mark: @escaping (Draw.Point) -> HTML) {
      if isThere { entries.append(MapLegend.Entry(words: words, mark: mark)) }
    }
    let groups = plan.partnerships.filter { $0.members.count > 2 }
    add(!joined.isEmpty, "district in a partnership") {
      Draw.circle($0, 5, ["fill": PictureColor.strong])
    }
    add(!mentors.isEmpty, "mentor") {
      Draw.line(Draw.diamond($0, 7), closed: true, ["fill": PictureColor.strong])
    }
    add(districts.keys.contains { joined[$0] == nil }, "district not matched") {
      Draw.path(
        Draw.cross($0, 4), ["fill": "none", "stroke": PictureColor.ink, "stroke-width": "2"])
    }
    add(
      groups.count < plan.partnerships.count || groups.contains { $0.mentor != nil },
      "partnership (P)"
    ) {
      Draw.line([$0.moved(-13, 0), $0.moved(13, 0)], strong)
    }
    add(groups.contains { $0.mentor == nil }, "partnership of three or more") {
      Draw.line(
        [$0.moved(-11, 6), $0.moved(0, -7), $0.moved(11, 6)], closed: true,
        ["fill": PictureColor.soft, "stroke": PictureColor.strong, "stroke-width": "1.4"])
    }
    add(!facilitators.isEmpty, "facilitator (by id)") {
      Draw.line(Draw.triangle($0, 8), closed: true, ["fill": PictureColor.guide])
    }
    add(!facilitators.isEmpty, "guides") {
      Draw.line(
        [$0.moved(-13, 0), $0.moved(13, 0)],
        [
          "fill": "none", "stroke": PictureColor.guide, "stroke-width": "1.1",
          "stroke-dasharray": "2 3",
        ])
    }
    return entries
  }
}
