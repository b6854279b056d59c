import Access
package import Domain
import Storage

/// The day by which a party is asked to answer a proposal.
package struct AnswerDay: Equatable, Sendable {
  package var day: Day
  /// Whether it has passed; the party may answer still, until staff close the proposal.
  package var isOver: Bool
}

extension RegistryDesk {
  /// The days to answer in where staff name no day.
  package static let daysToAnswer = 21
  private static let mostDaysToAnswer = 366

  /// - Throws: `Failure.badInput` for what is no day, one that is over, or one years away.
  func answerDay(_ text: String) throws(Failure) -> Day {
    guard let day = Day(text) else {
      throw Failure(
        .badInput,
        about: [
          .init("The day is \(text). Give it as year-month-day, 2026-09-15.", column: "answer_by")
        ])
    }
    guard day >= today, day.number <= today.number + Self.mostDaysToAnswer else {
      throw Failure(
        .badInput,
        about: [
          .init(
            "Answers would be due on \(text), and today is \(today). Give a day to come, within a"
              + " year.", column: "answer_by")
        ])
    }
    return day
  }

  /// Asks the parties of a proposal to answer by another day.
  package func setAnswerDay(_ day: String, partnership id: Int) throws(Failure) {
    try require(.advancePartnership)
    let day = try answerDay(day)
    try ask { () throws(StorageError) in
      try registry.setAnswerDay("\(day)", partnership: id, by: actor, at: now)
    }
  }

  /// By when the actor is asked to answer; `nil` where it has answered or is not asked.
  func ownAnswerDay(_ kept: KeptPartnership) -> AnswerDay? {
    let isAsked =
      kept.members.contains { $0.district == actor.district && $0.answer == nil }
      || actor.facilitator != nil && kept.facilitator == actor.facilitator && kept.answer == nil
    return isAsked ? answerDay(of: kept) : nil
  }

  private func answerDay(of kept: KeptPartnership) -> AnswerDay? {
    guard kept.state == .proposed, let day = kept.answerBy.flatMap({ Day($0) }) else { return nil }
    return AnswerDay(day: day, isOver: day < today)
  }

  /// The districts and facilitators whose answers to proposals are awaited, the longest overdue
  /// first, with whom to write to.
  package func awaitedAnswers(round: String? = nil) throws(Failure) -> RegistryAnswer {
    try require(.advancePartnership)
    let proposed = try ask { () throws(StorageError) in try registry.partnerships(round: round) }
      .filter { $0.state == .proposed }
    let names = try names(in: proposed)
    var rows: [(day: Int, row: [RegistryValue])] = []
    for kept in proposed {
      let day = answerDay(of: kept)?.day
      func append(_ party: Actor, _ name: String, _ people: [String]) {
        rows.append(
          (
            day?.number ?? .max,
            [
              .whole(kept.id), .text(kept.round),
              .texts(kept.members.map { names.of($0.district) }), .text("\(party)"), .text(name),
              .optional(day?.description), .optional(day.map { $0.number - today.number }),
              .texts(people),
            ]
          ))
      }
      for member in kept.members where member.answer == nil {
        let people = try ask { () throws(StorageError) in
          try registry.people(of: member.district, round: kept.round)
        }.filter { $0.part != .team }
        append(
          Actor(.districtLead, member.district.rawValue), names.of(member.district),
          people.map { $0.name + ($0.email.map { " <\($0)>" } ?? "") })
      }
      if let guide = kept.facilitator, kept.answer == nil {
        let email = try ask { () throws(StorageError) in try registry.facilitator(guide) }.email
        append(Actor(.facilitator, guide.rawValue), names.of(guide), [email].compactMap(\.self))
      }
    }
    let overdue = rows.count { $0.day < today.number }
    var answer = RegistryAnswer(
      "awaited_answers", title: "Answers awaited",
      paragraph: rows.isEmpty
        ? "Nobody's answer is awaited."
        : "\(Phrase.count(rows.count, "answer")), \(overdue) of them overdue.")
    answer.setColumns(
      "partnership#", "round-", "districts", "party", "name", "answer_by", "days_left#", "contacts")
    answer.rows = rows.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }
    .map(\.element.row)
    return answer
  }

  /// The proposals that a district has not answered by its day, by number.
  ///
  /// Where the facilitator alone is silent, another can be asked instead.
  package func lapsed(round: String? = nil) throws(Failure) -> [Int] {
    try require(.advancePartnership)
    return try ask { () throws(StorageError) in try registry.partnerships(round: round) }
      .filter { kept in
        answerDay(of: kept)?.isOver == true && kept.members.contains { $0.answer == nil }
      }.map(\.id)
  }

  /// Closes the proposals that a district has not answered by its day, so that their members are
  /// free for others; returns their numbers.
  package func closeLapsed(round: String? = nil) throws(Failure) -> [Int] {
    let lapsed = try lapsed(round: round)
    for id in lapsed {
      let day = try partnership(id).answerBy ?? ""
      try advance(id, to: .closed, nextDate: nil, why: "Not everybody answered by \(day).")
    }
    return lapsed
  }
}
