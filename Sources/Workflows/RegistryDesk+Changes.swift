import Access
package import Domain
import Storage

extension RegistryDesk {
  /// Records that somebody goes; returns the number of the change.
  package func addChange(
    _ level: StaffLevel, of district: String?, announced: Day?, leaves: Day, partnership id: Int
  ) throws(Failure) -> Int {
    try require(.recordProgress, about: subject(of: try partnership(id)))
    let change = RoleChange(
      district: try self.district(named: district), level: level, announced: announced ?? today,
      leaves: leaves)
    return try ask { () throws(StorageError) in
      try registry.add(change, partnership: id, by: actor, at: now)
    }
  }

  /// Records that the successor began, which opens its list.
  package func beginChange(_ number: Int, on day: Day, partnership id: Int) throws(Failure) {
    try require(.recordProgress, about: subject(of: try partnership(id)))
    try ask { () throws(StorageError) in
      try registry.begin(change: number, on: day, partnership: id, by: actor, at: now)
    }
  }

  package func tick(
    _ items: [Int], ofChange number: Int, on day: Day?, partnership id: Int
  ) throws(Failure) {
    try require(.recordProgress, about: subject(of: try partnership(id)))
    try ask { () throws(StorageError) in
      try registry.tick(
        items, ofChange: number, on: day ?? today, partnership: id, by: actor, at: now)
    }
  }

  /// Who goes and who came, with what successors have still to be shown.
  package func changes(ofPartnership id: Int) throws(Failure) -> RegistryPage {
    let record = try record(id)
    var page = RegistryPage(
      "changes", title: "Changes of people in partnership \(id)", paragraph: "")
    page.parts = [Self.changes(record, title: "Who goes and who came")]
    var points = RegistryAnswer("onboarding", title: "What successors are shown", paragraph: "")
    points.setColumns("change#", "point#", "done", "text")
    points.rows = record.changes.flatMap { change in
      change.onboarding.map {
        [
          .whole(change.id), .whole($0.number), .text($0.done?.description ?? "open"),
          .text($0.text),
        ]
      }
    }
    if points.rows.isEmpty { points.paragraph = "The list opens when a successor begins." }
    page.parts.append(points)
    return page
  }

  static func changes(_ record: PartnershipRecord, title: String) -> RegistryAnswer {
    var answer = RegistryAnswer(
      "changes", title: title, paragraph: "\(Phrase.count(record.changes.count, "change")).")
    answer.setColumns(
      "change#", "district", "level", "announced", "leaves", "successor_since", "still_open#")
    answer.rows = record.changes.map { change in
      [
        .whole(change.id), .text(record.name(of: change.district)), .text(change.level.label),
        .text(change.announced.description), .text(change.leaves.description),
        .text(change.began?.description ?? "nobody yet"),
        .whole(change.onboarding.count { $0.done == nil }),
      ]
    }
    return answer
  }

  /// Asks another facilitator to take a partnership over.
  package func handOver(_ id: Int, to facilitator: String, why: String?) throws(Failure) {
    try require(.handOver)
    try ask { () throws(StorageError) in
      try registry.handOver(
        id, to: Facilitator.ID(facilitator), by: actor, at: now, why: why)
    }
  }

  /// The answer of the facilitator who was asked; returns how many actions passed to it.
  package func answerHandOver(_ id: Int, isAccepted: Bool) throws(Failure) -> Int {
    let partnership = try partnership(id)
    let asked = Subject(facilitators: partnership.successor.map { [$0] } ?? [])
    try require(.answerAsFacilitator, about: asked)
    guard let facilitator = actor.facilitator else {
      throw .notAllowed(actor, .answerAsFacilitator)
    }
    return try ask { () throws(StorageError) in
      try registry.answerHandOver(
        id, as: facilitator, isAccepted: isAccepted, by: actor, at: now)
    }
  }
}
