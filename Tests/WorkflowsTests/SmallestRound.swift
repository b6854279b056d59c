import Domain

/// Districts of one place that all need mathematics, and facilitators who live there: every pair
/// may be formed until a test says otherwise.
enum SmallestRound {
  static func bundle(
    _ names: [String], facilitators: [String] = ["Ann"],
    _ change: (inout RegistryBundle) -> Void = { _ in }
  ) -> RegistryBundle {
    RegistryBundle(
      districts: names.map { district($0) }, facilitators: facilitators.map { facilitator($0) }
    ).changed(change)
  }

  /// A district whose id is its name in capitals.
  static func district(_ name: String) -> District {
    var district = District(id: id(name), name: name)
    district.location = Coordinate(latitude: 37, longitude: -120)
    district.needs = [.init(topic: Topic("math"), priority: 5)]
    return district
  }

  /// A facilitator for two partnerships whose id is the name in capitals.
  static func facilitator(_ name: String) -> Facilitator {
    var facilitator = Facilitator(id: guide(name), name: name, capacity: 2)
    facilitator.location = Coordinate(latitude: 37, longitude: -120)
    return facilitator
  }

  static func id(_ name: String) -> District.ID { .init(name.uppercased()) }

  static func guide(_ name: String) -> Facilitator.ID { .init(name.uppercased()) }

  static func together(_ names: String...) -> Lock { .together(names.map { id($0) }) }

  static func apart(_ names: String...) -> Lock { .apart(names.map { id($0) }) }

  static func exclude(_ names: String...) -> Lock { .exclude(names.map { id($0) }) }

  static func facilitator(_ name: String, of members: String...) -> Lock {
    .facilitator(members.map { id($0) }, .id(guide(name)))
  }
}

extension RegistryBundle {
  /// Changes one district, found by its name.
  mutating func alter(_ name: String, _ change: (inout District) -> Void) {
    for place in districts.indices where districts[place].name == name {
      change(&districts[place])
    }
  }

  /// Changes one facilitator, found by the name.
  mutating func alter(facilitator name: String, _ change: (inout Facilitator) -> Void) {
    for place in facilitators.indices where facilitators[place].name == name {
      change(&facilitators[place])
    }
  }
}
