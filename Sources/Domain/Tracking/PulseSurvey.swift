/// The ten statements of the pulse, each answered from 1 (not at all) to 5 (fully).
///
/// The wording is ours. Trust and value follow the parts of the PARTNER tool (Visible Network Labs).
package enum PulseItem: String, CaseIterable, Sendable {
  case openness, reliability, mission
  case influence, involvement, resources
  case resonance, voice, pace, worth

  package var statement: String {
    switch self {
    case .openness: "We can speak openly with each other."
    case .reliability: "All of us do what we said we would do."
    case .mission: "We are working towards the same thing."
    case .influence: "Every partner brings a standing that helps the others."
    case .involvement: "Every partner takes an active part."
    case .resources: "Every partner gives time, people or material."
    case .resonance: "What we work on still matters to my district."
    case .voice: "Every partner has an equal voice."
    case .pace: "The pace suits us."
    case .worth: "It is worth the time that it takes."
    }
  }
}

/// A few anonymous questions to everybody in a partnership, at one time.
package struct PulseSurvey: Equatable, Sendable {
  /// What one person answered; nobody knows who.
  package struct Response: Equatable, Sendable {
    /// The district for which it was answered, where that was said.
    package var district: District.ID?
    /// 1…5 for each item.
    package var scores: [PulseItem: Int]

    package init(district: District.ID? = nil, scores: [PulseItem: Int]) {
      self.district = district
      self.scores = scores
    }
  }

  package var id: Int
  package var asked: Day
  /// How many people were asked.
  package var invited: Int
  /// The last day on which answers are taken; results are shown only after it.
  package var closes: Day
  package var responses: [Response]

  package init(id: Int = 0, asked: Day, closes: Day, invited: Int, responses: [Response] = []) {
    self.id = id
    self.asked = asked
    self.closes = closes
    self.invited = invited
    self.responses = responses
  }
}

/// What a pulse says once it is closed, and nothing that tells a person from the others.
package struct PulseSummary: Equatable, Sendable {
  /// The fewest answers of which anything is shown.
  package static let fewest = 3

  package var id: Int
  package var asked: Day
  package var invited: Int
  package var answers: Int
  /// The means by item; `nil` if it is still open or has fewer answers than are shown.
  package var means: [PulseItem: Double]?
  /// The mean of `resonance` for each district that has enough answers.
  package var resonance: [District.ID: Double]
  package var isClosed: Bool

  /// The share of those asked who answered, 0…1.
  package var rate: Double { invited > 0 ? Double(answers) / Double(invited) : 0 }

  /// A pulse counts as closed on a day after its last, or when all have answered.
  package init(_ survey: PulseSurvey, today: Day) {
    id = survey.id
    asked = survey.asked
    invited = survey.invited
    answers = survey.responses.count
    isClosed = today > survey.closes || survey.responses.count >= survey.invited
    resonance = [:]
    guard isClosed, answers >= Self.fewest else { return }
    let responses = survey.responses
    means = Dictionary(
      uniqueKeysWithValues: PulseItem.allCases.compactMap { item in
        Self.mean(responses, item).map { (item, $0) }
      })
    for (district, own) in Self.shown(responses) {
      resonance[district] = Self.mean(own, .resonance)
    }
  }

  /// The districts with enough answers, less those from which the others' few would follow.
  private static func shown(
    _ responses: [PulseSurvey.Response]
  ) -> [District.ID: [PulseSurvey.Response]] {
    var shown: [District.ID: [PulseSurvey.Response]] = [:]
    for response in responses {
      if let district = response.district { shown[district, default: []].append(response) }
    }
    shown = shown.filter { $0.value.count >= fewest }
    while true {
      let hidden = responses.count - shown.values.reduce(0) { $0 + $1.count }
      guard hidden > 0, hidden < fewest,
        let next = shown.min(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) })
      else { return shown }
      shown[next.key] = nil
    }
  }

  private static func mean(_ responses: [PulseSurvey.Response], _ item: PulseItem) -> Double? {
    let scores = responses.compactMap { $0.scores[item] }
    guard !scores.isEmpty else { return nil }
    return Double(scores.reduce(0, +)) / Double(scores.count)
  }
}
