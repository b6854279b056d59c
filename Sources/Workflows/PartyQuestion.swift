import Access
import Domain
import Storage

/// Words that a district or facilitator left for the state's staff, and that wait for an answer.
package struct PartyQuestion: Equatable, Sendable {
  /// The number of its note.
  package var id: Int
  package var partnership: Int
  package var districts: [String]
  /// Who asks, by name.
  package var asker: String
  /// Whom one may write or call, such as `B. Lee <lee@elm.example>`.
  package var contacts: [String]
  package var at: String
  package var text: String

  /// Whether a note is for staff, from somebody who is not of the staff.
  static func isQuestion(_ note: Note) -> Bool {
    note.visibility == .staff && isParty(note.author)
  }

  private static func isParty(_ author: String) -> Bool {
    Actor(author).map { $0.district != nil || $0.facilitator != nil } ?? false
  }

  /// What an answer begins with, so that it names its question: who asked, and when.
  static func beginning(of question: Note) -> String {
    "Answer to \(question.author), who asked on \(question.at): "
  }

  /// Whether a note of the staff answers a question of `actor`, who then sees it.
  static func isAnswer(_ note: Note, to actor: Actor, among all: [Note]) -> Bool {
    guard note.visibility == .staff, !isParty(note.author) else { return false }
    return all.contains { question in
      isQuestion(question) && question.author == actor.description && question.id < note.id
        && note.text.hasPrefix(beginning(of: question))
    }
  }

  /// The parts of an answer; `nil` for words that are none.
  package static func answer(_ text: String) -> (asker: String, at: String, words: String)? {
    guard
      let found = text.prefixMatch(of: #/Answer to (\S+), who asked on (\S+Z): /#),
      Actor(String(found.1)) != nil
    else { return nil }
    return (String(found.1), String(found.2), String(text[found.range.upperBound...]))
  }
}

extension RegistryDesk {
  /// What districts and facilitators asked the state's staff and nobody has answered, oldest first.
  package func openQuestions() throws(Failure) -> [PartyQuestion] {
    try require(.seeStaffNote)
    let notes = try ask { () throws(StorageError) in try registry.notesForStaff() }
    let open = notes.filter { question in
      PartyQuestion.isQuestion(question)
        && !notes.contains {
          $0.partnership == question.partnership && $0.id > question.id
            && !PartyQuestion.isQuestion($0)
            && $0.text.hasPrefix(PartyQuestion.beginning(of: question))
        }
    }
    return try open.map { note throws(Failure) in try question(note) }
  }

  private func question(_ note: Note) throws(Failure) -> PartyQuestion {
    let kept = try partnership(note.partnership)
    let names = try kept.members.map { member throws(Failure) in
      try ask { () throws(StorageError) in try registry.district(member.district) }.district.name
    }
    var question = PartyQuestion(
      id: note.id, partnership: kept.id, districts: names, asker: note.author, contacts: [],
      at: note.at, text: note.text)
    let author = Actor(note.author)
    if let id = author?.district {
      question.asker =
        try ask { () throws(StorageError) in try registry.district(id) }.district.name
      question.contacts = try contacts(of: id, round: kept.round)
    } else if let id = author?.facilitator {
      question.asker =
        try ask { () throws(StorageError) in try registry.facilitator(id) }.facilitator.name
      question.contacts = try contacts(of: id)
    }
    return question
  }

  /// Answers a question; only the staff and who asked see the answer.
  package func answerQuestion(_ id: Int, text: String) throws(Failure) {
    try require(.seeStaffNote)
    let notes = try ask { () throws(StorageError) in try registry.notesForStaff() }
    guard let question = notes.first(where: { $0.id == id && PartyQuestion.isQuestion($0) }) else {
      throw Failure(.notFound, ["There is no such question."])
    }
    try addNote(
      PartyQuestion.beginning(of: question) + text, .staff, partnership: question.partnership)
  }
}
