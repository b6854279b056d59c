import Access
package import Domain
package import Storage

extension RegistryDesk {
  /// Puts the partnerships of a plan to their districts and facilitators; returns their numbers.
  ///
  /// They are asked to answer by the day `answerBy`, or within `daysToAnswer`.
  package func propose(
    plan number: Int, answerBy: String? = nil
  ) throws(Failure) -> (ids: [Int], answerBy: Day) {
    try require(.propose)
    let plan = try self.plan(number).plan
    let day = if let answerBy { try answerDay(answerBy) } else { today + Self.daysToAnswer }
    let ids = try ask { () throws(StorageError) in
      try registry.propose(
        plan, number: number, answerBy: "\(day)", by: actor, at: now)
    }
    return (ids, day)
  }

  /// The partnerships that the actor may see.
  package func partnerships(
    round: String?, state: String?
  ) throws(Failure) -> RegistryAnswer {
    if Permission.reach(of: actor.role, .seePartnership) == .none {
      throw .notAllowed(actor, .seePartnership)
    }
    let all = try ask { () throws(StorageError) in try registry.partnerships(round: round) }
    let seen = all.filter {
      allows(.seePartnership, about: subject(of: $0))
        && (state == nil || $0.state.rawValue == state)
    }
    var answer = RegistryAnswer(
      "partnerships", title: "Partnerships",
      paragraph: "\(Phrase.count(seen.count, "partnership")).")
    answer.setColumns(
      "partnership#", "round", "plan#", "label", "members", "focus", "facilitator", "state",
      "since", "next_date", "answer_by-", "names-", "facilitator_name-", "answers-")
    let names = try names(in: seen)
    answer.rows = seen.map {
      [
        .whole($0.id), .text($0.round), .optional($0.plan), .text($0.label),
        .texts($0.members.map(\.district.rawValue)), .optional($0.focus?.rawValue),
        .optional($0.facilitator?.rawValue), .text($0.state.rawValue), .text($0.since),
        .optional($0.nextDate), .optional($0.answerBy),
        .texts($0.members.map { names.of($0.district) }),
        .optional($0.facilitator.map(names.of)),
        allows(.advancePartnership) ? .optional(answers($0, names)) : .null,
      ]
    }
    return answer
  }

  /// Who has answered a proposal, in words; nothing where nobody is waited for any more.
  private func answers(_ partnership: KeptPartnership, _ names: PartyNames) -> String? {
    guard
      partnership.state == .proposed || partnership.state == .accepted
        || partnership.state == .declined
    else { return nil }
    var parties = partnership.members.map { (names.of($0.district), $0.answer) }
    if let guide = partnership.facilitator { parties.append((names.of(guide), partnership.answer)) }
    let declined = parties.filter { $0.1 == .declined }.map(\.0)
    if !declined.isEmpty { return "declined by \(Phrase.list(declined))" }
    let waiting = parties.filter { $0.1 == nil }.map(\.0)
    if waiting.isEmpty { return "all have accepted" }
    if waiting.count == parties.count { return "nobody yet" }
    return "\(parties.count - waiting.count) of \(parties.count); waiting for"
      + " \(Phrase.list(waiting))"
  }

  /// One partnership; a reason for declining is shown to whoever gave it, and to nobody else.
  package func partnershipAnswer(_ id: Int) throws(Failure) -> RegistryAnswer {
    let partnership = try partnership(id)
    try require(.seePartnership, about: subject(of: partnership))
    var members: [RegistryValue] = []
    for member in partnership.members {
      let name = try ask { () throws(StorageError) in try registry.district(member.district) }
        .district.name
      let isOwn = allows(.seeDeclineReason, about: Subject(districts: [member.district]))
      // Who declined is told to staff alone.
      let isTold = isOwn || member.answer == .accepted || allows(.advancePartnership)
      members.append(
        .record([
          "district": .text(member.district.rawValue), "name": .text(name),
          "answer": isTold ? .optional(member.answer?.rawValue) : .null,
          "answered_at": isTold ? .optional(member.answeredAt) : .null,
          "reason": isOwn ? .optional(member.reason) : .null,
          "sponsor": .optional(member.sponsor), "senior_lead": .optional(member.seniorLead),
          "signed_by": .optional(member.signedBy), "signed_at": .optional(member.signedAt),
          "board_at": .optional(member.boardAt), "waiver": .optional(member.waiver),
        ]))
    }
    let isOwn =
      partnership.facilitator.map {
        allows(.seeDeclineReason, about: Subject(facilitators: [$0]))
      } ?? false
    return .record(
      "partnership", title: "Partnership \(id)", paragraph: "",
      [
        ("partnership", .whole(id)), ("round", .text(partnership.round)),
        ("plan", .optional(partnership.plan)), ("label", .text(partnership.label)),
        ("state", .text(partnership.state.rawValue)), ("since", .text(partnership.since)),
        ("mode", .text(partnership.mode.rawValue)),
        ("mentor", .optional(partnership.mentor?.rawValue)),
        ("focus", .optional(partnership.focus?.rawValue)), ("members", .list(members)),
        ("facilitator", .optional(partnership.facilitator?.rawValue)),
        (
          "facilitator_answer",
          isOwn || partnership.answer == .accepted || allows(.advancePartnership)
            ? .optional(partnership.answer?.rawValue) : .null
        ),
        ("facilitator_reason", isOwn ? .optional(partnership.reason) : .null),
        ("next_date", .optional(partnership.nextDate)),
        ("answer_by", .optional(partnership.state == .proposed ? partnership.answerBy : nil)),
        ("closing_reason", .optional(partnership.closingReason)),
        (
          "missing_before_active",
          .texts(
            partnership.state.isLive && partnership.state != .active
              && partnership.state != .renewed ? partnership.missing : [])
        ),
      ])
  }

  /// Accepts or declines, for the actor's district or as the facilitator.
  package func answer(
    _ answer: KeptPartnership.Answer, partnership id: Int, reason: String?
  ) throws(Failure) {
    let partnership = try partnership(id)
    if let facilitator = actor.facilitator {
      try require(.answerAsFacilitator, about: subject(of: partnership))
      try ask { () throws(StorageError) in
        try registry.answer(
          answer, as: facilitator, partnership: id, reason: reason, by: actor, at: now)
      }
      return
    }
    try require(.answerForDistrict, about: subject(of: partnership))
    let district = try district(named: nil)
    try ask { () throws(StorageError) in
      try registry.answer(
        answer, for: district, partnership: id, reason: reason, by: actor, at: now)
    }
  }

  package func sign(_ signature: Registry.Signature, partnership id: Int) throws(Failure) {
    try require(.signForDistrict, about: subject(of: try partnership(id)))
    let names = [signature.sponsor, signature.seniorLead, signature.signedBy].compactMap(\.self)
    guard !names.isEmpty || signature.boardAt != nil || signature.waiver != nil else {
      throw Failure(.badInput, ["Nothing was filled in, so that nothing was changed."])
    }
    if let long = names.first(where: { $0.count > Self.longestName }) {
      throw Failure(
        .badInput,
        ["“\(long.prefix(40))…” is longer than \(Self.longestName) letters. Give a name."])
    }
    if let board = signature.boardAt {
      guard let day = Day(board), day <= today, day.number > today.number - 1_100 else {
        throw Failure(
          .badInput,
          [
            "The board's day is \(board). Give the day on which it agreed, not after today, \(today)."
          ])
      }
    }
    let district = try district(named: nil)
    try ask { () throws(StorageError) in
      try registry.sign(signature, for: district, partnership: id, by: actor, at: now)
    }
  }

  private static let longestName = 200

  package func askFacilitator(
    _ facilitator: String, partnership id: Int, why: String?
  ) throws(Failure) {
    try require(.advancePartnership)
    let day = dayForAnother(try partnership(id))
    try ask { () throws(StorageError) in
      try registry.ask(
        Facilitator.ID(facilitator), partnership: id, answerBy: day.map { "\($0)" }, by: actor,
        at: now, why: why)
    }
  }

  package func advance(
    _ id: Int, to state: KeptPartnership.State, nextDate: String?, why: String?
  ) throws(Failure) {
    try require(.advancePartnership)
    if let nextDate { try requireToCome(nextDate) }
    try ask { () throws(StorageError) in
      try registry.advance(id, to: state, nextDate: nextDate, by: actor, at: now, why: why)
    }
  }

  /// Sets the day of the next meeting of a live partnership.
  package func setNextDate(_ date: String, partnership id: Int) throws(Failure) {
    try require(.advancePartnership)
    try requireToCome(date)
    try ask { () throws(StorageError) in
      try registry.setNextDate(date, partnership: id, by: actor, at: now)
    }
  }

  /// - Throws: `Failure.badInput` for what is no day, or one that is over or years away.
  private func requireToCome(_ date: String) throws(Failure) {
    guard let day = Day(date) else {
      throw Failure(.badInput, ["The day is \(date). Give it as year-month-day, 2026-09-15."])
    }
    guard day >= today, day.number <= today.number + 800 else {
      throw Failure(
        .badInput,
        ["The next meeting would be on \(date), and today is \(today). Give a day to come."])
    }
  }

  package func addNote(
    _ text: String, _ visibility: Note.Visibility, partnership id: Int
  ) throws(Failure) {
    try require(.writeNote, about: subject(of: try partnership(id)))
    try ask { () throws(StorageError) in
      try registry.addNote(text, visibility, partnership: id, by: actor, at: now)
    }
  }

  /// The notes of a partnership that are for the actor's eyes.
  package func notes(of id: Int) throws(Failure) -> RegistryAnswer {
    let partnership = try partnership(id)
    let subject = subject(of: partnership)
    try require(.seePartnership, about: subject)
    let all = try ask { () throws(StorageError) in try registry.notes(of: id) }
    let seen = all.filter { note in
      let author = Actor(note.author)
      if author == actor { return true }
      switch note.visibility {
      case .private: return allows(.seePrivateNote, about: Subject(author: author))
      case .staff:
        return allows(.seeStaffNote, about: Subject(author: author))
          || PartyQuestion.isAnswer(note, to: actor, among: all)
      case .shared: return allows(.seeSharedNote, about: subject)
      }
    }
    var answer = RegistryAnswer(
      "notes", title: "Notes of partnership \(id)",
      paragraph: "\(Phrase.count(seen.count, "note")).")
    answer.setColumns("at", "by", "visibility", "text")
    answer.rows = seen.map {
      [.text($0.at), .text($0.author), .text($0.visibility.rawValue), .text($0.text)]
    }
    return answer
  }
}
