import Access
package import Domain
import Storage

extension RegistryDesk {
  /// What a page of status may say of one partnership, as of a day.
  struct Standing {
    var partnership: KeptPartnership
    var record: PartnershipRecord
    var day: Day
    /// The day on which somebody looks.
    var lookedAt: Day

    var rules: TrackingWarnings { TrackingWarnings(record, today: day, lookedAt: lookedAt) }

    /// Before it is active, nothing is due of it.
    var warnings: [TrackingWarning] { isRunning ? rules.all : [] }

    var isRunning: Bool { partnership.state == .active || partnership.state == .renewed }

    var nextDue: Day? { isRunning ? rules.nextDue : nil }

    var names: [String] { record.members.map(\.name) }
  }

  private func standing(_ partnership: KeptPartnership, on day: Day?) throws(Failure) -> Standing {
    Standing(
      partnership: partnership,
      record: try ask { () throws(StorageError) in try registry.record(of: partnership.id) },
      day: day ?? today, lookedAt: today)
  }

  /// One partnership on one page, as of a day: warnings, actions, indicators, pulse, meetings.
  package func status(of id: Int, on day: Day?) throws(Failure) -> RegistryPage {
    let partnership = try partnership(id)
    try require(.seeProgress, about: subject(of: partnership))
    let standing = try standing(partnership, on: day)
    var page = page(standing, name: "status", title: "Partnership \(id)")
    page.parts = parts(standing)
    return page
  }

  private func page(_ standing: Standing, name: String, title: String) -> RegistryPage {
    let (partnership, record) = (standing.partnership, standing.record)
    let guide = partnership.facilitator.map { "facilitator \($0)" } ?? "no facilitator"
    let focus = partnership.focus.map { ", on \($0.label)" } ?? ""
    let due = standing.nextDue.map { " The next check-in is due on \($0)." } ?? ""
    var page = RegistryPage(
      name, title: "\(title): \(Phrase.list(standing.names))",
      paragraph: "It is \(partnership.state.rawValue) since \(partnership.since)\(focus), with"
        + " \(guide).\(due)")
    page.facts = [
      "partnership": .whole(partnership.id), "round": .text(partnership.round),
      "state": .text(partnership.state.rawValue), "began": .text(record.began.description),
      "members": .texts(partnership.members.map(\.district.rawValue)),
      "focus": .optional(partnership.focus?.rawValue),
      "facilitator": .optional(partnership.facilitator?.rawValue),
      "next_due": .optional(standing.nextDue?.description),
      "as_of": .text(standing.day.description),
      "rules": .text(TrackingRules.v1.version),
    ]
    return page
  }

  private func parts(_ standing: Standing) -> [RegistryAnswer] {
    let record = standing.record
    let open = record.actions.filter(\.isOpen)
    let year = TrackingWarnings.latestYear(of: record, today: standing.day)
    return [
      warnings([standing], title: "Warnings", isAlone: true),
      Self.actions(
        open, today: standing.day, title: "Open actions",
        paragraph: open.isEmpty ? "There are none." : ""),
      Self.indicators(record, year: year, title: "Indicators"),
      Self.pulses(record, today: min(standing.day, standing.lookedAt), title: "Pulse"),
      Self.checkIns(
        record.checkIns.filter { $0.day <= standing.day }.suffix(5).reversed(),
        title: "Latest check-ins"),
      Self.changes(record, title: "Changes of people"),
      Self.lessons(record.lessons, title: "Lessons"),
    ]
  }

  /// Warnings of several partnerships; of one on its own page, `isAlone`, it goes without saying
  /// whose they are.
  private func warnings(
    _ standings: [Standing], title: String, isAlone: Bool = false
  ) -> RegistryAnswer {
    let names = Dictionary(
      standings.map { ($0.partnership.id, $0.names) }, uniquingKeysWith: { first, _ in first })
    let all = standings.flatMap { standing in
      standing.warnings.map { (standing.partnership.id, $0) }
    }.sorted { left, right in
      if TrackingWarning.precedes(left.1, right.1) { return true }
      if TrackingWarning.precedes(right.1, left.1) { return false }
      return left.0 < right.0
    }
    var answer = RegistryAnswer(
      "warnings", title: title,
      paragraph: all.isEmpty ? "No rule finds anything." : "")
    answer.setColumns(
      "kind", isAlone ? "partnership-" : "partnership#", "rule", "since-", "text", "source-",
      "districts-")
    answer.rows = all.map { id, warning in
      [
        .text(warning.kind.label), .whole(id), .text(warning.rule.rawValue),
        .optional(warning.since?.description), .text(warning.text),
        .text(warning.rule.source ?? "a working rule of ours"), .texts(names[id] ?? []),
      ]
    }
    return answer
  }

  /// All partnerships that the actor may follow: what to look at first, and a table.
  package func portfolio(round: String?, on day: Day?) throws(Failure) -> RegistryPage {
    if Permission.reach(of: actor.role, .seeProgress) == .none {
      throw .notAllowed(actor, .seeProgress)
    }
    let all = try ask { () throws(StorageError) in try registry.partnerships(round: round) }
    var standings: [Standing] = []
    for partnership in all
    where partnership.state.isShared && allows(.seeProgress, about: subject(of: partnership)) {
      standings.append(try standing(partnership, on: day))
    }
    let mine = allows(.seeProgress) ? "" : " that are yours"
    var page = RegistryPage(
      "portfolio", title: "Portfolio",
      paragraph: "\(Phrase.count(standings.count, "partnership"))\(mine), as of \(day ?? today).")
    page.facts = [
      "as_of": .text((day ?? today).description), "rules": .text(TrackingRules.v1.version),
    ]
    page.parts = [warnings(standings, title: "What to look at first"), try table(standings)]
    let barriers = standings.map { standing in
      (standing.partnership.id, standing.record.barriers.filter { $0.settled == nil })
    }
    page.parts.append(Self.barriers(barriers, title: "Barriers that are not settled"))
    return page
  }

  private func table(_ standings: [Standing]) throws(Failure) -> RegistryAnswer {
    var answer = RegistryAnswer("partnerships", title: "Partnerships", paragraph: "")
    answer.setColumns(
      "partnership#", "districts", "facilitator", "state-", "last_check_in", "next_due", "actions",
      "resonance-", "indicators", "warnings#", "round-", "facilitator_name-")
    let names = try names(in: standings.map(\.partnership))
    answer.rows = standings.map { standing in
      let record = standing.record
      let open = record.actions.filter(\.isOpen)
      let late = open.filter { $0.due.map { $0 < standing.day } ?? false }.count
      return [
        .whole(record.id), .texts(standing.names),
        .text(record.facilitator?.rawValue ?? "none"),
        .text(standing.partnership.state.rawValue),
        .text(
          record.checkIns.last { $0.day <= standing.day }?.day.description ?? "none yet"),
        .text(standing.nextDue?.description ?? "not active yet"),
        .text(open.isEmpty ? "none open" : "\(open.count) open, \(late) overdue"),
        .text(resonance(standing)), .text(statuses(standing)),
        .whole(standing.warnings.count), .text(standing.partnership.round),
        .text(record.facilitator.map(names.of) ?? "none"),
      ]
    }
    return answer
  }

  private func resonance(_ standing: Standing) -> String {
    let day = min(standing.day, standing.lookedAt)
    let closed = standing.record.pulses.map { PulseSummary($0, today: day) }.filter(\.isClosed)
    if let open = standing.record.pulses.last(where: { !PulseSummary($0, today: day).isClosed }) {
      return "open until \(open.closes)"
    }
    guard let last = closed.last else { return "not asked" }
    return last.means?[.resonance].map { Phrase.figure($0) } ?? "too few answers"
  }

  private func statuses(_ standing: Standing) -> String {
    let indicators = standing.record.indicators
    guard !indicators.isEmpty else { return "none" }
    let year = TrackingWarnings.latestYear(of: standing.record, today: standing.day)
    let labels = indicators.map { $0.value.assessment(in: year).label }
    let counts = Dictionary(grouping: labels) { $0 }.mapValues(\.count)
    return counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .map { "\($0.value) \($0.key.lowercased())" }.joined(separator: ", ")
  }

  /// What a successor needs to know: the page of status with everything that happened and with whom.
  package func pack(of id: Int) throws(Failure) -> RegistryPage {
    let partnership = try partnership(id)
    try require(.seeProgress, about: subject(of: partnership))
    let standing = try standing(partnership, on: nil)
    var page = page(standing, name: "pack", title: "Pack for whoever guides partnership \(id)")
    page.parts = parts(standing)
    page.parts[4] = Self.checkIns(standing.record.checkIns.reversed(), title: "All check-ins")
    page.parts.append(Self.handOvers(standing.record))
    page.parts.append(try contacts(partnership))
    var notes = try notes(of: id)
    notes.title = "Notes that are yours to see"
    page.parts.append(notes)
    return page
  }

  private static func handOvers(_ record: PartnershipRecord) -> RegistryAnswer {
    var answer = RegistryAnswer(
      "hand_overs", title: "Who guided it",
      paragraph: record.handOvers.isEmpty ? "It has not been handed over." : "")
    answer.setColumns("from", "to", "asked", "answered", "accepted")
    answer.rows = record.handOvers.map {
      [
        .optional($0.from?.rawValue), .text($0.to.rawValue), .text($0.asked.description),
        .text($0.answered?.description ?? "not yet"), .flag($0.isAccepted),
      ]
    }
    return answer
  }

  /// Whom to write to in a partnership, of those districts whose contacts the actor may see.
  package func contacts(of id: Int) throws(Failure) -> RegistryAnswer {
    let partnership = try partnership(id)
    try require(.seePartnership, about: subject(of: partnership))
    return try contacts(partnership)
  }

  private func contacts(_ partnership: KeptPartnership) throws(Failure) -> RegistryAnswer {
    var answer = RegistryAnswer("contacts", title: "Contacts", paragraph: "")
    answer.setColumns("district", "part", "name", "title", "email", "level")
    for member in partnership.members {
      guard allows(.seeContacts, about: try subject(of: member.district)) else { continue }
      let registration = try ask { () throws(StorageError) in
        try registry.registration(of: member.district, round: partnership.round)
      }
      answer.rows += registration.people.map {
        [
          .text(registration.district.name), .text($0.part.rawValue), .text($0.name),
          .optional($0.title), .optional($0.email), .optional($0.level),
        ]
      }
    }
    if answer.rows.isEmpty { answer.paragraph = "None is known." }
    return answer
  }

  /// A facilitator's hours and costs by check-in, also of partnerships handed over since.
  package func hours(_ id: String?) throws(Failure) -> RegistryAnswer {
    guard let id = (id ?? actor.facilitator?.rawValue).map({ Facilitator.ID($0) }) else {
      throw Failure(.badInput, ["No facilitator is named. Give its id, or --as facilitator:ID."])
    }
    try require(.seeFacilitators, about: Subject(facilitators: [id]))
    var answer = RegistryAnswer("hours", title: "Hours and costs of \(id)", paragraph: "")
    answer.setColumns("partnership#", "check_in#", "day", "kind", "place", "hours#", "cost#")
    var (hours, cost) = (0.0, 0.0)
    for partnership in try ask({ () throws(StorageError) in try registry.partnerships() }) {
      let record = try ask { () throws(StorageError) in try registry.record(of: partnership.id) }
      for checkIn in record.checkIns where checkIn.facilitator == id {
        hours += checkIn.hours ?? 0
        cost += checkIn.cost ?? 0
        answer.rows.append([
          .whole(partnership.id), .whole(checkIn.id), .text(checkIn.day.description),
          .text(checkIn.kind.rawValue), .text(checkIn.place.rawValue), .optional(checkIn.hours),
          .optional(checkIn.cost),
        ])
      }
    }
    answer.paragraph =
      "\(Phrase.figure(hours)) hours and \(Phrase.figure(cost)) dollars in"
      + " \(Phrase.count(answer.rows.count, "check-in")); what nobody wrote down is not in them."
    answer.facts = ["total_hours": .number(hours), "total_cost": .number(cost)]
    return answer
  }
}
