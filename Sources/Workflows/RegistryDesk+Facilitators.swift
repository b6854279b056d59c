import Access
package import Domain
import Drafting
import Exchange
import Foundation
import Storage

extension RegistryDesk {
  /// Facilitators by region, expertise and round; a facilitator sees itself only.
  ///
  /// With `round`, those alone who stated limits for it; without, everybody, with the limits that
  /// they stated for `limits`, if that is given.
  package func facilitators(
    region: String?, topic: String?, round: String?, limits: String? = nil
  ) throws(Failure) -> RegistryAnswer {
    var all = try ask { () throws(StorageError) in try registry.facilitators(round: round) }
    if round == nil, let limits {
      let stated = Dictionary(
        try ask { () throws(StorageError) in try registry.facilitators(round: limits) }
          .map { ($0.facilitator.id, $0) }, uniquingKeysWith: { first, _ in first })
      all = all.map { stated[$0.facilitator.id] ?? $0 }
    }
    let seen = all.filter {
      allows(.seeFacilitators, about: Subject(facilitators: [$0.facilitator.id]))
    }
    if seen.isEmpty, !allows(.seeFacilitators), actor.facilitator == nil {
      throw .notAllowed(actor, .seeFacilitators)
    }
    let found = seen.filter { kept in
      let facilitator = kept.facilitator
      let isThere =
        region.map { region in
          facilitator.regions.contains { $0.lowercased() == region.lowercased() }
        } ?? true
      let isExpert =
        topic.map { topic in facilitator.expertise.contains { $0.topic.rawValue == topic } }
        ?? true
      return isThere && isExpert
    }
    var answer = RegistryAnswer(
      "facilitators", title: "Facilitators",
      paragraph: "\(Phrase.count(found.count, "facilitator")).")
    answer.setColumns(
      "id", "name", "organization", "regions", "capacity#", "expertise", "available",
      "attested_at-", "email-", "load-")
    let live = try ask { () throws(StorageError) in try registry.partnerships() }
      .filter { $0.state.isLive && $0.answer != .declined }
    answer.rows = found.map { kept in
      let facilitator = kept.facilitator
      return [
        .text(facilitator.id.rawValue), .text(facilitator.name),
        .optional(facilitator.organization),
        .texts(
          kept.regions.sorted { $0.key < $1.key }.flatMap { scheme, names in
            names.map { scheme.isEmpty ? $0 : "\(scheme):\($0)" }
          }),
        // How many it would guide is its word, which it gives for a round or not yet.
        kept.attestedAt == nil ? .null : .whole(facilitator.capacity),
        .texts(facilitator.expertise.map { "\($0.topic.rawValue):\($0.level)" }),
        .flag(facilitator.isAvailable), .optional(kept.attestedAt), .optional(kept.email),
        .whole(live.count { $0.facilitator == facilitator.id }),
      ]
    }
    return answer
  }

  /// Adds a facilitator, or changes what is known, from cells read as strictly as a bundle.
  ///
  /// Further regions come as `SCHEME:NAME`.
  package func putFacilitator(
    _ form: [String: String], email: String?, regions: [String]
  ) throws(Failure) -> Facilitator {
    var form = form
    let id = Facilitator.ID(form["id"] ?? "")
    try require(.editFacilitator, about: Subject(facilitators: [id]))
    let present = try ask { () throws(StorageError) in try registry.facilitators() }
    if let known = present.first(where: { $0.facilitator.id == id }) {
      form = BundleCells.cells(of: known.facilitator).merging(form) { $1 }
    } else {
      form["capacity"] = form["capacity"] ?? "0"
    }
    let facilitator = try self.facilitator(from: form)
    var schemes: [String: [String]] = [:]
    for region in regions {
      let parts = region.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else {
        throw Failure(.badInput, ["The region \(region) names no scheme. Give SCHEME:NAME."])
      }
      schemes[String(parts[0]), default: []].append(String(parts[1]))
    }
    try ask { () throws(StorageError) in
      try registry.put(
        KeptFacilitator(
          facilitator: facilitator, email: email, regions: schemes, attestedAt: nil),
        by: actor, at: now)
    }
    return facilitator
  }

  private func facilitator(from form: [String: String]) throws(Failure) -> Facilitator {
    let source = try RegistryForm(facilitators: [form]).source(named: "the facilitator")
    guard let facilitator = source.bundle.facilitators.first else {
      throw Failure(.badInput, ["The facilitator has no answers."])
    }
    return facilitator
  }

  /// Records a facilitator's limits for a round by its own word.
  package func attest(
    _ id: String?, round: String, limits: [String: String]
  ) throws(Failure) {
    guard let id = id ?? actor.facilitator?.rawValue else {
      throw Failure(.badInput, ["No facilitator is named. Give its id, or --as facilitator:ID."])
    }
    try require(.attest, about: Subject(facilitators: [Facilitator.ID(id)]))
    let facilitator = try self.facilitator(
      from: limits.merging(["id": id, "name": id]) { $1 })
    try Plausible.check(minutes: facilitator.maximumMinutes)
    try ask { () throws(StorageError) in
      try registry.attest(facilitator, round: round, by: actor, at: now)
    }
  }

  /// One facilitator's partnerships and nobody else's: dates, travel, contacts, warnings.
  package func assignments(_ id: String?) throws(Failure) -> RegistryAnswer {
    guard let id = (id ?? actor.facilitator?.rawValue).map({ Facilitator.ID($0) }) else {
      throw Failure(.badInput, ["No facilitator is named. Give its id, or --as facilitator:ID."])
    }
    try require(.seeFacilitators, about: Subject(facilitators: [id]))
    let facilitator = try ask { () throws(StorageError) in try registry.facilitator(id) }
      .facilitator
    let partnerships = try ask { () throws(StorageError) in try registry.partnerships(askedOf: id) }
      .filter {
        $0.state.isLive && ($0.facilitator == id && $0.answer != .declined || $0.successor == id)
      }
    var answer = RegistryAnswer(
      "assignments", title: "Assignments of \(facilitator.name)",
      paragraph: partnerships.isEmpty
        ? "There are none. A proposal appears here as soon as staff make one."
        : "\(Phrase.count(partnerships.count, "partnership")).")
    answer.setColumns(
      "partnership#", "districts", "focus", "state", "since-", "next_date", "next_due", "drive",
      "contacts", "warnings", "travel-", "answer_by-")
    for partnership in partnerships {
      answer.rows.append(
        partnership.successor == id
          ? try offer(partnership) : try assignment(partnership, facilitator))
    }
    return answer
  }

  /// The same on a page: what to look at and whom to write to stand below the partnerships.
  package func assignmentsPage(_ id: String?) throws(Failure) -> RegistryPage {
    var table = try assignments(id)
    var page = RegistryPage("assignments", title: table.title, paragraph: table.paragraph)
    table.title = "Partnerships"
    table.paragraph = ""
    for key in ["warnings", "contacts"] {
      guard let column = table.columns.firstIndex(where: { $0.key == key }) else { continue }
      table.columns[column].isHidden = true
      var list = RegistryAnswer(
        key == "warnings" ? "to_look_at" : "people",
        title: key == "warnings" ? "What to look at" : "Whom to write to", paragraph: "")
      list.setColumns("partnership#", key == "warnings" ? "look_at" : "who")
      for row in table.rows {
        guard case .list(let items) = row[column] else { continue }
        list.rows += items.map { [row[0], $0] }
      }
      if list.rows.isEmpty { list.paragraph = "There is nothing." }
      page.parts.append(list)
    }
    page.parts.insert(table, at: 0)
    return page
  }

  /// A partnership that a facilitator was asked to take over; it sees more once it has accepted.
  private func offer(_ partnership: KeptPartnership) throws(Failure) -> [RegistryValue] {
    let names = try partnership.members.map { member throws(Failure) in
      try ask { () throws(StorageError) in try registry.district(member.district) }.district.name
    }
    return [
      .whole(partnership.id), .texts(names), .optional(partnership.focus?.rawValue),
      .text("offered"), .text(partnership.since), .null, .null, .null,
      .list([]),
      .texts(["answer with `tandem partnership hand-over \(partnership.id) --accept`"]),
      .list([]), .null,
    ]
  }

  private func assignment(
    _ partnership: KeptPartnership, _ facilitator: Facilitator
  ) throws(Failure) -> [RegistryValue] {
    var names: [String] = []
    var contacts: [String] = []
    var warnings = partnership.state == .confirmed ? partnership.missing : []
    var minutes: [Double] = []
    var travel: [String] = []
    for member in partnership.members {
      let (district, people) = try ask { () throws(StorageError) in
        (
          try registry.district(member.district).district,
          try registry.people(of: member.district, round: partnership.round)
        )
      }
      names.append(district.name)
      contacts += people.map(\.mailbox)
      if people.isEmpty { warnings.append("no contact is known for \(district.name)") }
      if let from = facilitator.location, let to = district.location {
        let (policy, kilometres) = (Policy(), from.kilometres(to: to))
        let drive = policy.minutes(kilometres: kilometres)
        let miles = kilometres * policy.detour * MeetingRules.v1.milesPerKilometre
        minutes.append(drive)
        travel.append(
          "\(district.name): about \(Phrase.count(max(1, Int(miles.rounded())), "mile")),"
            + " \(Phrase.drive(minutes: drive))")
      } else {
        travel.append("\(district.name): the drive is not known")
        warnings.append("the drive to \(district.name) is not known")
      }
    }
    if partnership.nextDate == nil { warnings.append("no next date is set") }
    var due: Day?
    if partnership.state == .active || partnership.state == .renewed {
      let record = try ask { () throws(StorageError) in try registry.record(of: partnership.id) }
      let rules = TrackingWarnings(record, today: today)
      due = rules.nextDue
      warnings = rules.all.map { "\($0.rule.rawValue): \($0.text)" } + warnings
    }
    return [
      .whole(partnership.id), .texts(names), .optional(partnership.focus?.rawValue),
      .text(partnership.state.rawValue), .text(partnership.since),
      .optional(partnership.nextDate), .optional(due?.description),
      .optional(minutes.max().map { Phrase.drive(minutes: $0) }), .texts(contacts),
      .texts(warnings), .texts(travel),
      .optional(
        partnership.state == .proposed && partnership.answer == nil ? partnership.answerBy : nil),
    ]
  }

  /// Records a tie by the word of `source`.
  package func addTie(
    from: String, to: String, kind: String, since: String?, until: String?, note: String?
  ) throws(Failure) {
    guard from != to else {
      throw Failure(
        .badInput, about: [.init("A tie is between two; both are \(to).", column: "to")])
    }
    try requireDay(until, "last day")
    let facilitators = Set(
      try ask { () throws(StorageError) in try registry.facilitators() }
        .map { $0.facilitator.id.rawValue })
    if let facilitator = [from, to].first(where: facilitators.contains) {
      let district = facilitator == from ? to : from
      let id = Facilitator.ID(facilitator)
      try require(
        .editRelationships,
        about: Subject(districts: [District.ID(district)], facilitators: [id]))
      guard let word = FacilitatorTie.Kind(rawValue: kind) else {
        throw Self.badKind(kind, FacilitatorTie.Kind.allCases.map(\.rawValue))
      }
      let tie = FacilitatorTie(
        facilitator: id, district: District.ID(district), kind: word, since: since, note: note)
      try ask { () throws(StorageError) in
        try registry.add(
          tie, source: actor.description, until: until, by: actor, at: now)
      }
      return
    }
    try require(.editRelationships, about: Subject(districts: [District.ID(from)]))
    guard let word = DistrictTie.Kind(rawValue: kind) else {
      throw Self.badKind(kind, DistrictTie.Kind.allCases.map(\.rawValue))
    }
    let tie = DistrictTie(
      from: District.ID(from), to: District.ID(to), kind: word, since: since, note: note)
    try ask { () throws(StorageError) in
      try registry.add(tie, source: actor.description, until: until, by: actor, at: now)
    }
  }

  private static func badKind(_ kind: String, _ allowed: [String]) -> Failure {
    Failure(
      .badInput,
      about: [
        .init(
          "The kind is \(kind). Choose one of \(allowed.joined(separator: ", ")).", column: "kind")
      ])
  }

  /// Removes the ties of one kind between two; others than staff remove what they recorded.
  ///
  /// - Returns: how many were removed.
  package func removeTies(
    from: String, to: String, kind: String, why: String?
  ) throws(Failure) -> Int {
    let all = try ask { () throws(StorageError) in try registry.relationships(of: from) }
    let found = all.filter { kept in
      switch kept.tie {
      case .districts(let tie):
        return tie.from.rawValue == from && tie.to.rawValue == to && tie.kind.rawValue == kind
      case .facilitator(let tie):
        return Set([tie.facilitator.rawValue, tie.district.rawValue]) == [from, to]
          && tie.kind.rawValue == kind
      }
    }
    for kept in found {
      switch kept.tie {
      case .districts(let tie):
        try require(.editRelationships, about: Subject(districts: [tie.from]))
      case .facilitator(let tie):
        try require(
          .editRelationships,
          about: Subject(districts: [tie.district], facilitators: [tie.facilitator]))
      }
      guard allows(.editRelationships) || kept.source == actor.description else {
        throw .notAllowed(actor, .editRelationships)
      }
    }
    guard !found.isEmpty else {
      throw Failure(
        .notFound,
        [
          "There is no tie \(kind) from \(from) to \(to). `tandem relationship list` shows what there"
            + " is."
        ])
    }
    for tie in found {
      try ask { () throws(StorageError) in
        try registry.remove(tie: tie, by: actor, at: now, why: why)
      }
    }
    return found.count
  }

  /// The ties of somebody; a district or facilitator sees those that it recorded itself.
  package func relationships(of id: String?) throws(Failure) -> RegistryAnswer {
    let mayAll = allows(.seeRelationships)
    let own = Subject(
      districts: actor.district.map { [$0] } ?? [],
      facilitators: actor.facilitator.map { [$0] } ?? [])
    try require(.seeRelationships, about: own)
    let ties = try ask { () throws(StorageError) in
      try registry.relationships(of: mayAll ? id : actor.id)
    }.filter { mayAll || $0.source == actor.description }
    var answer = RegistryAnswer(
      "relationships", title: "Relationships", paragraph: "\(Phrase.count(ties.count, "tie")).")
    let names = try ask { () throws(StorageError) in try registry.namesInTies() }
    answer.setColumns(
      "from", "to", "kind", "since", "until", "source", "note", "recorded_at-", "from_name-",
      "to_name-")
    answer.rows = ties.map { kept in
      let (from, to, kind, since, note) =
        switch kept.tie {
        case .districts(let tie):
          (tie.from.rawValue, tie.to.rawValue, tie.kind.rawValue, tie.since, tie.note)
        case .facilitator(let tie):
          (tie.facilitator.rawValue, tie.district.rawValue, tie.kind.rawValue, tie.since, tie.note)
        }
      return [
        .text(from), .text(to), .text(kind), .optional(since), .optional(kept.until),
        .text(kept.source), .optional(note), .text(kept.recordedAt), .optional(names[from]),
        .optional(names[to]),
      ]
    }
    return answer
  }
}
