extension Blueprint {
  /// What begins a point that the partners have to answer.
  package static let questionMark = "Open question: "

  /// A question that a section leaves to the partners.
  package struct OpenQuestion: Equatable, Sendable, Codable {
    package var section: SectionID
    package var text: String
  }

  /// Every open question, in the order of the sections.
  package var openQuestions: [OpenQuestion] {
    sections.flatMap { section in
      section.questions.map { OpenQuestion(section: section.id, text: $0) }
    }
  }
}

extension Blueprint.Section {
  /// The points that are questions, without their mark.
  package var questions: [String] {
    points.filter { $0.hasPrefix(Blueprint.questionMark) }
      .map { String($0.dropFirst(Blueprint.questionMark.count)) }
  }

  mutating func ask(_ question: String) { points.append(Blueprint.questionMark + question) }

  mutating func say(_ sentence: String) { paragraphs.append(sentence) }

  mutating func advise(_ text: String, why: String, _ evidence: Citation...) {
    recommendations.append(Blueprint.Recommendation(text, why: why, evidence: evidence))
  }
}
