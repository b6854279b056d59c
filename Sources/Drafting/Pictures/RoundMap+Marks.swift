import Domain

extension RoundMap {
  /// The ways of facilitators to the middles of their partnerships.
  var facilitations: HTML {
    let ways = plan.partnerships.compactMap { partnership -> HTML? in
      let members = located(partnership).map(\.point)
      guard !members.isEmpty, let base = partnership.facilitator.flatMap({ facilitators[$0] })
      else { return nil }
      return Draw.line([base, Self.middle(members)])
    }
    return Draw.group(
      ways,
      [
        "fill": "none", "stroke": PictureColor.guide, "stroke-width": isCrowded ? "0.6" : "1.1",
        "stroke-dasharray": "2 3",
      ])
  }

  /// Partnerships of three or more on one footing, as areas around their members.
  var areas: HTML {
    let hulls = plan.partnerships.compactMap { partnership -> HTML? in
      let members = located(partnership).map(\.point)
      guard partnership.mentor == nil, members.count > 2 else { return nil }
      return Draw.group(
        [Draw.line(Self.hull(members), closed: true)], words: words(partnership))
    }
    return Draw.group(
      hulls,
      [
        "fill": PictureColor.soft, "fill-opacity": "0.6", "stroke": PictureColor.strong,
        "stroke-width": isCrowded ? "0.8" : "1.4", "stroke-linejoin": "round",
      ])
  }

  /// Pairs as lines, hubs as the lines from the mentor.
  var lines: HTML {
    let lines = plan.partnerships.compactMap { partnership -> HTML? in
      let members = located(partnership)
      guard members.count == 2 || (members.count > 2 && partnership.mentor != nil) else {
        return nil
      }
      let centre = members.first { $0.id == partnership.mentor } ?? members[0]
      let ways = members.filter { $0.id != centre.id }
        .map { Draw.steps([centre.point, $0.point]) }.joined()
      return Draw.group([Draw.path(ways)], words: words(partnership))
    }
    return Draw.group(
      lines,
      [
        "fill": "none", "stroke": PictureColor.strong, "stroke-width": isCrowded ? "1.2" : "2.2",
        "stroke-linecap": "round",
      ])
  }

  var facilitatorMarks: HTML {
    let marks = bundle.facilitators.compactMap { facilitator -> HTML? in
      guard let point = facilitators[facilitator.id] else { return nil }
      let corners = Draw.triangle(point, markRadius + (isCrowded ? 1.5 : 3.5))
      return Draw.group(
        [Draw.line(corners, closed: true)],
        words: "\(facilitator.id): \(plan.name(of: facilitator.id))")
    }
    return Draw.group(
      marks,
      ["fill": PictureColor.guide, "stroke": PictureColor.paper, "stroke-width": "1"])
  }

  var districtMarks: HTML {
    var placed: [HTML] = []
    var others: [HTML] = []
    for district in bundle.districts {
      guard let point = districts[district.id] else { continue }
      let name = plan.name(of: district.id)
      guard let partnerships = joined[district.id] else {
        others.append(
          Draw.group(
            [Draw.path(Draw.cross(point, 0.75 * markRadius))], words: "\(name): not matched"))
        continue
      }
      let words = "\(name): \(partnerships.joined(separator: ", "))"
      let mark =
        mentors.contains(district.id)
        ? Draw.line(Draw.diamond(point, markRadius + 2), closed: true)
        : Draw.circle(point, markRadius)
      placed.append(Draw.group([mark], words: words))
    }
    return Draw.group([
      Draw.group(
        others,
        [
          "fill": "none", "stroke": isCrowded ? PictureColor.quietInk : PictureColor.ink,
          "stroke-width": isCrowded ? "0.9" : "2", "stroke-linecap": "round",
        ]),
      Draw.group(
        placed, ["fill": PictureColor.strong, "stroke": PictureColor.paper, "stroke-width": "1"]),
    ])
  }

  /// Whether there is no room for wide lines.
  var isCrowded: Bool { districts.count > Self.crowd }

  private static let crowd = 150

  /// The corners of the smallest convex area around points, by Andrew's monotone chain.
  ///
  /// A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions", Information
  /// Processing Letters 9 (1979) 216, doi:10.1016/0020-0190(79)90072-3.
  static func hull(_ points: [Draw.Point]) -> [Draw.Point] {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    func chain(_ points: [Draw.Point]) -> [Draw.Point] {
      var corners: [Draw.Point] = []
      for point in points {
        while corners.count > 1,
          turn(corners[corners.count - 2], corners[corners.count - 1], point) <= 0
        {
          corners.removeLast()
        }
        corners.append(point)
      }
      return corners.dropLast()
    }
    return chain(sorted) + chain(sorted.reversed())
  }

  private static func turn(_ a: Draw.Point, _ b: Draw.Point, _ c: Draw.Point) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }
}
