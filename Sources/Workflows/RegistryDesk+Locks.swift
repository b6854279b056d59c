import Access
package import Domain
import Storage

extension RegistryDesk {
  /// Adds a lock to a round, `kind` as in `locks.csv`.
  package func lock(
    _ kind: String, members: [String], facilitator: String?, round: String, why: String?
  ) throws(Failure) {
    try require(.editRounds)
    let lock = try Lock(kind, Set(members).sorted().map { District.ID($0) }, facilitator)
    try add(lock, round: round, why: why)
  }

  package func add(_ lock: Lock, round: String, why: String?) throws(Failure) {
    try require(.editRounds)
    try ask { () throws(StorageError) in
      try registry.add(lock, round: round, by: actor, at: now, why: why)
    }
  }

  /// The locks of a round, who wanted each and why.
  package func locks(round: String) throws(Failure) -> RegistryAnswer {
    try require(.editRounds)
    let kept = try ask { () throws(StorageError) in try registry.locks(of: round) }
    let bundle = try ask { () throws(StorageError) in try registry.bundle(round: round) }
    var answer = RegistryAnswer(
      "locks", title: "Locks of round \(round)",
      paragraph: "\(Phrase.count(kept.count, "lock")). A lock never makes a forbidden partnership"
        + " allowed.")
    answer.setColumns(
      "lock#", "kind", "what", "why", "by", "at", "members-", "facilitator-")
    answer.rows = kept.map { kept in
      var facilitator: RegistryValue = .null
      if case .facilitator(_, let required) = kept.lock { facilitator = .text(required.text) }
      return [
        .whole(kept.id), .text(kept.lock.kind), .text(kept.lock.words(in: bundle)),
        .optional(kept.why), .text(kept.by), .text(kept.at),
        .texts(kept.lock.members.map(\.rawValue)), facilitator,
      ]
    }
    return answer
  }

  package func removeLock(_ id: Int, round: String, why: String?) throws(Failure) {
    try require(.editRounds)
    try ask { () throws(StorageError) in
      try registry.remove(lock: id, round: round, by: actor, at: now, why: why)
    }
  }
}

extension Lock {
  /// A lock from the words of `locks.csv`.
  ///
  /// - Throws: `Failure.badInput` where kind, districts and facilitator do not go together.
  package init(_ kind: String, _ members: [District.ID], _ facilitator: String?) throws(Failure) {
    switch (kind, facilitator) {
    case ("together", nil) where members.count > 1: self = .together(members)
    case ("apart", nil) where members.count > 1: self = .apart(members)
    case ("exclude", nil) where !members.isEmpty: self = .exclude(members)
    case ("facilitator", let wanted?) where !members.isEmpty:
      self = .facilitator(members, FacilitatorRequirement(wanted))
    default:
      throw Failure(
        .badInput,
        [
          "A lock is together or apart with two districts or more, exclude with one or more, or"
            + " facilitator with --facilitator."
        ])
    }
  }

  /// The same with districts by their ids or parts of their names, as a round has them.
  package init(
    _ kind: String, named names: [String], _ facilitator: String?, in source: Source
  ) throws(Failure) {
    var places: Set<Int> = []
    for name in names { places.insert(try source.bundle.place(ofDistrict: name)) }
    try self.init(kind, places.sorted().map { source.bundle.districts[$0].id }, facilitator)
    if case .facilitator(_, .id(let id)) = self {
      _ = try source.bundle.place(ofFacilitator: id.rawValue)
    }
  }

  /// What it asks for, with names: `Alder Unified and Birch Unified in one partnership`.
  package func words(in bundle: RegistryBundle) -> String {
    let names = members.map { id in
      bundle.districts.first { $0.id == id }?.name ?? id.rawValue
    }
    let list = Phrase.list(names)
    switch self {
    case .together: return "\(list) in one partnership"
    case .apart:
      return names.count == 2
        ? "\(list) not in one partnership" : "no two of \(list) in one partnership"
    case .exclude: return "\(list) left out"
    case .facilitator(_, let required):
      let guide =
        switch required {
        case .id(let id):
          bundle.facilitators.first { $0.id == id }?.name ?? id.rawValue
        case .expertise(let topic): "somebody with expertise in \(topic.label)"
        case .region(let region): "somebody of the region \(region)"
        }
      let with = names.count == 1 ? "with \(list)" : "with all of \(list)"
      return "\(guide) for every partnership \(with)"
    }
  }
}
