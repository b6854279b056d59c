package import Domain

/// Districts of a directory on a map, each where it lies.
package struct DirectoryMap {
  private let districts: [(name: String, point: Draw.Point)]
  private let absent: Int
  private let ground: MapGround

  /// Lays out the districts that have coordinates; nothing where none has.
  package init?(_ all: [District], outlines: [Outline]) {
    let places = all.compactMap(\.location)
    guard let frame = MapFrame(around: places, outlines: outlines) else { return nil }
    districts = all.compactMap { district in
      district.location.map { (district.name, frame.point($0)) }
    }
    absent = all.count - places.count
    ground = MapGround(outlines: outlines, frame: frame, places: places)
  }

  package var picture: Picture {
    let frame = ground.frame
    let radius = MapFrame.markRadius(of: districts.count)
    var space = LabelSpace(width: frame.width, height: frame.height)
    for district in districts { space.take(district.point, radius: radius) }
    let names = names(radius, &space)
    let areas = ground.names(&space)
    return Picture(
      id: "directory-map", title: "Districts on the map", description: description,
      height: frame.height,
      content: [
        .element(
          "defs", [:],
          [
            .element(
              "clipPath", ["id": "directory-frame"],
              [Draw.rect(0, 0, frame.width, frame.height)])
          ]),
        Draw.group(
          [ground.drawing, marks(radius), areas, names, ground.scaleBar],
          ["clip-path": "url(#directory-frame)"]),
        Draw.rect(
          0.5, 0.5, frame.width - 1, frame.height - 1,
          ["fill": "none", "stroke": PictureColor.border]),
      ])
  }

  private var description: String {
    "\(Phrase.count(districts.count, "district")), each where it lies."
      + (absent > 0 ? " \(Phrase.grouped(absent)) without coordinates are not on the map." : "")
      + " The table holds the same."
  }

  private func marks(_ radius: Double) -> HTML {
    let isCrowded = districts.count > Self.mostNamed
    let marks = districts.map { district in
      let mark = Draw.circle(district.point, radius)
      return isCrowded ? mark : Draw.group([mark], words: district.name)
    }
    return Draw.group(
      marks,
      [
        "fill": PictureColor.strong, "stroke": PictureColor.paper,
        "stroke-width": isCrowded ? "0.4" : "1",
      ])
  }

  private static let mostNamed = 300
  private static let mostLabels = 60
  private static let labelWidth = 150.0

  private func names(_ radius: Double, _ space: inout LabelSpace) -> HTML {
    guard districts.count <= Self.mostLabels else { return .empty }
    let names = districts.compactMap { district -> HTML? in
      let name = Draw.fitted(district.name, width: Self.labelWidth, size: 10.5)
      return space.place(name, size: 10.5, near: district.point, distance: radius + 3)
        .map { Draw.text(name, $0) }
    }
    return Draw.group(names, MapGround.halo(10.5, PictureColor.ink, weight: nil))
  }
}
