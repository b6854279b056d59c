package import Domain

/// A plan as a map: GeoJSON after RFC 7946.
package enum PlanMap {
  /// A collection of features of four kinds.
  ///
  /// The property `kind` tells them apart:
  ///
  /// - `district` and `facilitator`: a point, with the partnerships that it is part of;
  /// - `partnership`: a line through its members, back to the first where they are three or more,
  ///   or out from the mentor and back;
  /// - `facilitation`: a line from a facilitator to one member of a partnership.
  ///
  /// Whoever has no known location is on no point or line and in the list `without_location`.
  package static func geoJSON(of plan: Plan, in bundle: RegistryBundle) -> [UInt8] {
    var features: [JSONText] = []
    var homeless: [String] = []
    var districts: [District.ID: Coordinate] = [:]
    var facilitators: [Facilitator.ID: Coordinate] = [:]
    let unmatched = Dictionary(
      plan.unmatched.map { ($0.district, $0.reason.rawValue) },
      uniquingKeysWith: { first, _ in first }
    )
    var joined: [District.ID: [JSONText]] = [:]
    var guided: [Facilitator.ID: [JSONText]] = [:]
    for partnership in plan.partnerships {
      for member in partnership.members {
        joined[member, default: []].append(.text(partnership.id))
      }
      guard let facilitator = partnership.facilitator else { continue }
      guided[facilitator, default: []].append(.text(partnership.id))
    }
    for district in bundle.districts {
      guard let location = district.location else {
        homeless.append(district.id.rawValue)
        continue
      }
      districts[district.id] = location
      features.append(
        point(
          location,
          [
            ("kind", .text("district")), ("id", .text(district.id.rawValue)),
            ("name", .text(district.name)),
            ("partnerships", .list(joined[district.id] ?? [])),
            ("unmatched", .optional(unmatched[district.id])),
          ]))
    }
    for facilitator in bundle.facilitators {
      guard let location = facilitator.location else {
        homeless.append(facilitator.id.rawValue)
        continue
      }
      facilitators[facilitator.id] = location
      features.append(
        point(
          location,
          [
            ("kind", .text("facilitator")), ("id", .text(facilitator.id.rawValue)),
            ("name", .text(facilitator.name)),
            ("partnerships", .list(guided[facilitator.id] ?? [])),
          ]))
    }
    for partnership in plan.partnerships {
      let stops = route(of: partnership).filter { districts[$0] != nil }
      if Set(stops).count > 1 {
        features.append(
          line(stops.compactMap { districts[$0] }, properties(of: partnership, in: plan)))
      }
      guard let facilitator = partnership.facilitator, let base = facilitators[facilitator] else {
        continue
      }
      for member in partnership.members {
        guard let location = districts[member] else { continue }
        features.append(
          line(
            [base, location],
            [
              ("kind", .text("facilitation")), ("partnership", .text(partnership.id)),
              ("facilitator", .text(facilitator.rawValue)), ("district", .text(member.rawValue)),
            ]))
      }
    }
    return JSONText.object([
      ("type", .text("FeatureCollection")), ("features", .list(features)),
      ("without_location", .list(homeless.map { .text($0) })),
    ]).document
  }

  /// The members in the order in which a line visits them.
  private static func route(of partnership: Plan.Partnership) -> [District.ID] {
    let members = partnership.members
    guard members.count > 2 else { return members }
    guard let mentor = partnership.mentor else { return members + members.prefix(1) }
    let spokes = members.filter { $0 != mentor }
    return spokes.flatMap { [mentor, $0] }
  }

  private static func properties(
    of partnership: Plan.Partnership, in plan: Plan
  ) -> [(key: String, value: JSONText)] {
    [
      ("kind", .text("partnership")), ("id", .text(partnership.id)),
      ("members", .list(partnership.members.map { .text($0.rawValue) })),
      ("names", .list(partnership.members.map { .text(plan.name(of: $0)) })),
      ("mode", .text(partnership.mode.rawValue)),
      ("mentor", .optional(partnership.mentor?.rawValue)),
      ("focus", .optional(partnership.focus?.rawValue)),
      ("facilitator", .optional(partnership.facilitator?.rawValue)),
      ("score", .number(partnership.score)), ("fit", .number(partnership.fit)),
      ("value", .number(partnership.value)),
    ]
  }

  private static func point(
    _ location: Coordinate, _ properties: [(key: String, value: JSONText)]
  ) -> JSONText {
    feature("Point", position(of: location), properties)
  }

  private static func line(
    _ locations: [Coordinate], _ properties: [(key: String, value: JSONText)]
  ) -> JSONText {
    feature("LineString", .list(locations.map { position(of: $0) }), properties)
  }

  private static func feature(
    _ type: String, _ coordinates: JSONText, _ properties: [(key: String, value: JSONText)]
  ) -> JSONText {
    .object([
      ("type", .text("Feature")),
      ("geometry", .object([("type", .text(type)), ("coordinates", coordinates)])),
      ("properties", .object(properties)),
    ])
  }

  /// Longitude comes first in GeoJSON.
  private static func position(of location: Coordinate) -> JSONText {
    .list([.number(location.longitude), .number(location.latitude)])
  }
}
