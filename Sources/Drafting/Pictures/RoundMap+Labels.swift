import Domain

extension RoundMap {
  private static let namedDistricts = 32
  private static let nameWidth = 150.0

  /// The labels for which there is room, the most needed first.
  func labels(_ space: inout LabelSpace) -> [HTML] {
    let isSmall = isCrowded
    var leaders = ""
    let partnerships = plan.partnerships.compactMap { partnership -> HTML? in
      let members = located(partnership).map(\.point)
      guard !members.isEmpty else { return nil }
      let size = isSmall ? 8.5 : 11.0
      let middle = Self.middle(members)
      let near = nearPlaces(members)
      let far = isSmall ? [] : Self.leaderLengths.map { (point: middle, distance: $0) }
      guard let found = space.place(partnership.id, size: size, near: near + far) else {
        return nil
      }
      if found.index >= near.count {
        let half = Draw.width(of: partnership.id, size: size) / 2
        leaders += Draw.steps([middle, found.start.moved(half, -0.35 * size)])
      }
      return Draw.text(partnership.id, found.start)
    }
    let guides = bundle.facilitators.compactMap { facilitator -> HTML? in
      guard let point = facilitators[facilitator.id] else { return nil }
      return space.place(
        facilitator.id.rawValue, size: isSmall ? 8.5 : 10, near: point, distance: markRadius + 4
      ).map { Draw.text(facilitator.id.rawValue, $0) }
    }
    let names =
      districts.count > Self.namedDistricts
      ? []
      : bundle.districts.compactMap { district -> HTML? in
        guard let point = districts[district.id] else { return nil }
        let name = Draw.fitted(plan.name(of: district.id), width: Self.nameWidth, size: 10.5)
        return space.place(name, size: 10.5, near: point, distance: markRadius + 3)
          .map { Draw.text(name, $0) }
      }
    let areas = ground.names(&space)
    return [
      Draw.path(leaders, ["fill": "none", "stroke": PictureColor.ink, "stroke-width": "0.7"]),
      areas,
      Draw.group(names, MapGround.halo(10.5, PictureColor.ink, weight: nil)),
      Draw.group(guides, MapGround.halo(isSmall ? 8.5 : 10, PictureColor.guide, weight: "600")),
      Draw.group(partnerships, MapGround.halo(isSmall ? 8.5 : 11, PictureColor.ink, weight: "700")),
    ]
  }

  /// How far a label may stand from its partnership where a thin line leads to it.
  private static let leaderLengths = [14.0, 22, 30, 40, 52]

  /// Where the label of a partnership needs no line to it: by its middle, its ways or its members.
  private func nearPlaces(_ members: [Draw.Point]) -> [(point: Draw.Point, distance: Double)] {
    let distance = isCrowded ? 3.0 : 5
    let middle = Self.middle(members)
    let ways = members.map { member in
      Draw.Point(x: (middle.x + member.x) / 2, y: (middle.y + member.y) / 2)
    }
    return ([middle] + ways).map { ($0, distance) } + members.map { ($0, markRadius + 2) }
  }
}
