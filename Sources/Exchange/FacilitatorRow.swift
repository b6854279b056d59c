import Domain

/// The columns of `facilitators.csv`, in the order in which they are written.
enum FacilitatorColumn: Int, TableColumn {
  case id, name, organization, latitude, longitude, regions, capacity, minimum, expertise, locales
  case maximumMinutes, virtual, available

  static let names = [
    "id", "name", "organization", "latitude", "longitude", "regions", "capacity", "minimum",
    "expertise", "locales", "max_minutes", "virtual", "available",
  ]
  static let required: [Self] = [.id, .name, .capacity]
}

extension Row<FacilitatorColumn> {
  /// The facilitator of this row, or nothing if it has no id; what is wrong goes to `findings`.
  func facilitator(_ findings: inout Findings) -> Facilitator? {
    let id = identifier(.id, &findings)
    let name = requiredText(.name, &findings)
    if cells[.capacity] == nil, !absent.contains(.capacity) {
      findings.add(problem(.capacity, .empty))
    }
    let capacity = whole(.capacity, .whole(0), &findings)
    var facilitator = Facilitator(
      id: Facilitator.ID(id ?? ""), name: name ?? "", capacity: capacity ?? 0)
    facilitator.organization = text(.organization, &findings)
    facilitator.location = coordinate(.latitude, .longitude, &findings)
    facilitator.regions = names(.regions, &findings)
    facilitator.minimum = whole(.minimum, .whole(0), &findings) ?? 0
    if let capacity, facilitator.minimum > capacity {
      findings.add(
        problem(
          .minimum,
          .maximumBelowMinimum(
            maximum: capacity, minimum: facilitator.minimum,
            maximumColumn: FacilitatorColumn.capacity.name,
            minimumColumn: FacilitatorColumn.minimum.name)))
    }
    facilitator.expertise = ratings(.expertise, "level", CellLimits.rating, &findings)
      .map { Facilitator.Expertise(topic: $0.topic, level: $0.rating) }
    facilitator.locales = words(.locales, &findings)
    facilitator.maximumMinutes = number(.maximumMinutes, .above(0), &findings)
    facilitator.virtual = number(.virtual, CellLimits.share, &findings)
    facilitator.isAvailable = flag(.available, &findings) ?? true
    return id == nil ? nil : facilitator
  }
}
