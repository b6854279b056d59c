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

  /// The day to answer by once another facilitator is asked, who has as long as the first had;
  /// `nil` where the present day leaves that long.
  func dayForAnother(_ kept: KeptPartnership) -> Day? {
    let day = today + Self.daysToAnswer
    guard kept.state == .proposed, kept.answerBy.flatMap({ Day($0) }).map({ $0 < day }) ?? true
    else { return nil }
    return day
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
    return AnswerDay(day: day, isOver: day < latestDay)
  }

  /// The day that an answer can still keep, wherever its party is.
  private var latestDay: Day { Day(now.dayEverywhere) ?? today }

  /// A party that has not answered a proposal, and by when it was asked to.
  private struct Awaited {
    var partnership: KeptPartnership
    /// `nil` for the state's staff: all districts accept, and nobody is asked to guide them.
    var party: Actor?
    var day: Day?
  }

  /// All that are awaited, the longest overdue first, without a day last.
  private func awaited(round: String?) throws(Failure) -> [Awaited] {
    try require(.advancePartnership)
    let proposed = try ask { () throws(StorageError) in try registry.partnerships(round: round) }
      .filter { $0.state == .proposed }
    let all = proposed.flatMap { kept in
      var parties: [Actor?] = kept.members.filter { $0.answer == nil }
        .map { Actor(.districtLead, $0.district.rawValue) }
      if kept.members.contains(where: { $0.waiver == nil }) {
        if let guide = kept.facilitator, kept.answer != .declined {
          if kept.answer == nil { parties.append(Actor(.facilitator, guide.rawValue)) }
        } else if parties.isEmpty {
          parties = [nil]
        }
      }
      return parties.map { Awaited(partnership: kept, party: $0, day: answerDay(of: kept)?.day) }
    }
    func order(_ place: Int) -> (Int, Int) { (all[place].day?.number ?? .max, place) }
    return all.indices.sorted { order($0) < order($1) }.map { all[$0] }
  }

  /// How many answers are awaited, and how many of them are overdue.
  package func awaitedCount() throws(Failure) -> (all: Int, overdue: Int) {
    let awaited = try awaited(round: nil)
    return (awaited.count, awaited.count { $0.day.map { $0 < latestDay } ?? false })
  }

  /// The districts and facilitators whose answers to proposals are awaited, the longest overdue
  /// first, with whom to write to.
  package func awaitedAnswers(round: String? = nil) throws(Failure) -> RegistryAnswer {
    let awaited = try awaited(round: round)
    let names = try names(in: awaited.map(\.partnership))
    let overdue = awaited.count { $0.day.map { $0 < latestDay } ?? false }
    var answer = RegistryAnswer(
      "awaited_answers", title: "Answers awaited",
      paragraph: awaited.isEmpty
        ? "Nobody's answer is awaited."
        : "\(Phrase.count(awaited.count, "answer")), \(overdue) of them overdue.")
    answer.setColumns(
      "partnership#", "round-", "districts", "party", "name", "answer_by", "days_left#", "contacts")
    for one in awaited {
      let kept = one.partnership
      var (name, people) = (
        "the state's staff", ["all districts accept: ask a facilitator, on the partnership's page"]
      )
      if let district = one.party?.district {
        (name, people) = (names.of(district), try contacts(of: district, round: kept.round))
      } else if let guide = one.party?.facilitator {
        (name, people) = (names.of(guide), try contacts(of: guide))
      }
      answer.rows.append([
        .whole(kept.id), .text(kept.round), .texts(kept.members.map { names.of($0.district) }),
        .text(one.party?.description ?? Role.stateStaff.rawValue), .text(name),
        .optional(one.day?.description), .optional(one.day.map { $0.number - latestDay.number }),
        .texts(people),
      ])
    }
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
  ///
  /// Where `seen` is given, it closes none but these.
  package func closeLapsed(
    round: String? = nil, among seen: [Int]? = nil
  ) throws(Failure) -> [Int] {
    var closed: [Int] = []
    for id in try lapsed(round: round) where seen?.contains(id) ?? true {
      let isClosed = try ask { () throws(StorageError) in
        try registry.closeLapsed(id, by: actor, at: now)
      }
      if isClosed { closed.append(id) }
    }
    return closed
  }
}
