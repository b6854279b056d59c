import Access
package import Domain
import Storage

extension RegistryDesk {
  /// Asks everybody in a partnership; returns the number of the pulse.
  package func askPulse(
    invited: Int, on day: Day?, closes: Day?, partnership id: Int
  ) throws(Failure) -> Int {
    try require(.askPulse, about: subject(of: try partnership(id)))
    let asked = day ?? today
    let closes = closes ?? asked + Self.pulseDays
    guard invited >= PulseSummary.fewest, closes >= asked else {
      throw Failure(
        .badInput,
        [
          "\(invited) are asked from \(asked) to \(closes). Ask \(PulseSummary.fewest) or more, since"
            + " nothing is shown of fewer answers, and close it later."
        ])
    }
    let pulse = PulseSurvey(asked: asked, closes: closes, invited: invited)
    return try ask { () throws(StorageError) in
      try registry.ask(pulse, partnership: id, by: actor, at: now)
    }
  }

  /// Days that people have to answer, where nobody says otherwise.
  private static let pulseDays = 14

  /// Takes one person's answers to the ten statements, in their order.
  ///
  /// A district's people answer for their district; the facilitator enters what came on paper.
  package func answerPulse(
    _ number: Int, scores: [Int], district: String?, partnership id: Int
  ) throws(Failure) {
    try require(.answerPulse, about: subject(of: try partnership(id)))
    guard scores.count == PulseItem.allCases.count, scores.allSatisfy({ (1...5).contains($0) })
    else {
      throw Failure(
        .badInput,
        ["The answers are \(scores). Give \(PulseItem.allCases.count) numbers from 1 to 5."])
    }
    let response = PulseSurvey.Response(
      district: actor.district ?? district.map { District.ID($0) },
      scores: Dictionary(uniqueKeysWithValues: zip(PulseItem.allCases, scores)))
    try ask { () throws(StorageError) in
      try registry.answer(response, pulse: number, partnership: id, at: now)
    }
  }

  /// The pulses of a partnership: means of closed ones with enough answers, and nothing else.
  package func pulses(of id: Int) throws(Failure) -> RegistryAnswer {
    Self.pulses(try record(id), today: today, title: "Pulse of partnership \(id)")
  }

  static func pulses(
    _ record: PartnershipRecord, today: Day, title: String
  ) -> RegistryAnswer {
    let summaries = record.pulses.map { PulseSummary($0, today: today) }
    var answer = RegistryAnswer(
      "pulse", title: title,
      paragraph: summaries.isEmpty
        ? "Nobody has been asked yet."
        : "Means of answers from 1 to 5, shown once a pulse is closed and from"
          + " \(PulseSummary.fewest) answers on.")
    answer.columns =
      [RegistryAnswer.Column(key: "statement", isNumber: false, isHidden: false)]
      + summaries.map {
        RegistryAnswer.Column(key: "\($0.asked) (\($0.id))", isNumber: true, isHidden: false)
      }
    answer.facts["pulses"] = .list(
      summaries.map { summary in
        .record([
          "pulse": .whole(summary.id), "asked": .text(summary.asked.description),
          "invited": .whole(summary.invited), "answers": .whole(summary.answers),
          "closed": .flag(summary.isClosed),
          "means": summary.means.map { means in
            .record(
              Dictionary(
                means.map { ($0.key.rawValue, RegistryValue.number($0.value)) },
                uniquingKeysWith: { first, _ in first }))
          } ?? .null,
        ])
      })
    guard !summaries.isEmpty else { return answer }
    answer.rows = [
      [.text("answers")] + summaries.map { .text("\($0.answers) of \($0.invited)") }
    ]
    for item in PulseItem.allCases {
      answer.rows.append(
        [.text(item.statement)]
          + summaries.map { summary in
            if let mean = summary.means?[item] { return .text(Phrase.figure(mean)) }
            return .text(summary.isClosed ? "too few" : "open")
          })
    }
    for member in record.members where summaries.contains(where: { $0.resonance[member.id] != nil })
    {
      answer.rows.append(
        [.text("It still matters, in \(member.name)")]
          + summaries.map { summary in
            summary.resonance[member.id].map { .text(Phrase.figure($0)) } ?? .text("not shown")
          })
    }
    return answer
  }
}
