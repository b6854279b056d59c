package import Domain

/// A plan as a map: outlines, districts, partnerships as lines or areas, and facilitators.
///
/// The same plan and bundle give the same picture, in whatever order their rows stand.
package struct RoundMap {
  let plan: Plan
  let bundle: RegistryBundle
  let outlines: [Outline]
  let frame: MapFrame
  let districts: [District.ID: Draw.Point]
  let facilitators: [Facilitator.ID: Draw.Point]
  let mentors: Set<District.ID>
  /// By district, the ids of its partnerships.
  let joined: [District.ID: [String]]

  /// Lays out the places of a round that have coordinates; nothing where none has.
  package init?(_ plan: Plan, in bundle: RegistryBundle, outlines: [Outline]) {
    let places =
      bundle.districts.compactMap(\.location) + bundle.facilitators.compactMap(\.location)
    guard let frame = MapFrame(around: places, outlines: outlines) else { return nil }
    self.plan = plan
    self.bundle = bundle
    self.outlines = outlines
    self.frame = frame
    var districts: [District.ID: Draw.Point] = [:]
    for district in bundle.districts {
      districts[district.id] = district.location.map(frame.point)
    }
    var facilitators: [Facilitator.ID: Draw.Point] = [:]
    for facilitator in bundle.facilitators {
      facilitators[facilitator.id] = facilitator.location.map(frame.point)
    }
    var joined: [District.ID: [String]] = [:]
    for partnership in plan.partnerships {
      for member in partnership.members { joined[member, default: []].append(partnership.id) }
    }
    self.districts = districts
    self.facilitators = facilitators
    self.joined = joined
    mentors = Set(plan.partnerships.compactMap(\.mentor))
  }

  /// The names of districts and facilitators that have no coordinates.
  package var absent: [String] {
    bundle.districts.filter { $0.location == nil }.map { plan.name(of: $0.id) }
      + bundle.facilitators.filter { $0.location == nil }.map { plan.name(of: $0.id) }
  }

  package var picture: Picture {
    var space = LabelSpace(width: frame.width, height: frame.height)
    for point in districts.values { space.take(point, radius: markRadius) }
    for point in facilitators.values { space.take(point, radius: markRadius + 1) }
    let labels = self.labels(&space)
    let legend = MapLegend(entries: legendEntries, width: frame.width)
    return Picture(
      id: "map", title: "Map of the plan", description: description,
      height: frame.height + legend.height,
      content: [
        .element(
          "defs", [:],
          [
            .element(
              "clipPath", ["id": "map-frame"], [Draw.rect(0, 0, frame.width, frame.height)])
          ]),
        Draw.group(
          [ground.drawing] + [areas, facilitations, lines, facilitatorMarks, districtMarks] + labels
            + [ground.scaleBar], ["clip-path": "url(#map-frame)"]),
        Draw.rect(
          0.5, 0.5, frame.width - 1, frame.height - 1,
          ["fill": "none", "stroke": PictureColor.border]),
        legend.drawing(below: frame.height),
      ])
  }

  var ground: MapGround {
    MapGround(
      outlines: outlines, frame: frame,
      places: bundle.districts.compactMap(\.location)
        + bundle.facilitators.compactMap(\.location))
  }

  /// Marks become smaller as there are more of them.
  var markRadius: Double { MapFrame.markRadius(of: districts.count) }

  private var description: String {
    let off = absent.count
    return "\(Phrase.count(districts.count, "district")), of which"
      + " \(Phrase.grouped(districts.keys.filter { joined[$0] != nil }.count)) in"
      + " \(Phrase.count(plan.partnerships.count, "partnership")), and"
      + " \(Phrase.count(facilitators.count, "facilitator")), each where it lies."
      + (off > 0 ? " \(Phrase.grouped(off)) without coordinates are not on the map." : "")
      + " The tables below hold the same facts."
  }

  /// The members of a partnership that have a place, with the place.
  func located(_ partnership: Plan.Partnership) -> [(id: District.ID, point: Draw.Point)] {
    partnership.members.compactMap { member in districts[member].map { (member, $0) } }
  }

  /// What a pointer shows on a partnership.
  func words(_ partnership: Plan.Partnership) -> String {
    let words = PartnershipWords(partnership, in: plan)
    return "\(partnership.id): \(words.members); \(words.focus)"
      + (words.facilitator.map { "; guided by \($0)" } ?? "")
  }

  static func middle(_ points: [Draw.Point]) -> Draw.Point {
    let count = Double(max(1, points.count))
    return Draw.Point(
      x: points.reduce(0) { $0 + $1.x } / count, y: points.reduce(0) { $0 + $1.y } / count)
  }
}
