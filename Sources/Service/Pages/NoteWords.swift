import Access
import Storage
import Workflows

/// Notes of a partnership in words: who wrote them, for whom, and when.
struct NoteWords {
  let overview: PartnershipOverview
  let isStaff: Bool

  init(_ overview: PartnershipOverview, isStaff: Bool) {
    self.overview = overview
    self.isStaff = isStaff
  }

  static let columns: [(key: String, name: String)] = [
    ("at", "When"), ("by", "From"), ("visibility", "For"), ("text", "Words"),
  ]

  func worded(_ notes: RegistryAnswer) -> RegistryAnswer {
    notes.wording("at", DateWords.moment).wording("by", author).wording("visibility", readers)
      .wording("text", text)
  }

  /// Whoever wrote a note, by name.
  func author(_ text: String) -> String {
    guard let actor = Actor(text) else { return text }
    if let district = actor.district { return overview.name(of: district) }
    if let id = actor.facilitator {
      return [overview.facilitator, overview.successor].compactMap(\.self)
        .first { $0.id == id }?.name ?? "A former facilitator"
    }
    return isStaff ? "The state's staff (\(actor.id))" : "The state's staff"
  }

  private func readers(_ text: String) -> String {
    switch Note.Visibility(rawValue: text) {
    case .shared: "Everybody in the partnership"
    case .staff: isStaff ? "The state's staff and who asked" : "The state's staff and you"
    case .private: "You alone"
    case nil: text
    }
  }

  /// The words of a note; of an answer, whom it answers.
  private func text(_ text: String) -> String {
    guard let answer = PartyQuestion.answer(text) else { return text }
    return "Answer to \(author(answer.asker)), who asked on \(DateWords.moment(answer.at)):"
      + " \(answer.words)"
  }
}
