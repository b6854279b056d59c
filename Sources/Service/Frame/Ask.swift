import Domain

/// Questions that several forms ask, with what a form needs to ask them.
enum Ask {
  static func day(
    _ name: String, _ label: String, hint: String? = nil, value: String? = nil
  ) -> Field {
    .text(name, label, hint: hint, value: value, type: "date", narrow: true)
  }

  /// A choice among the words of a fixed set.
  static func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, _ label: String, hint: String? = nil, value: String? = nil,
    _ words: (Word) -> String
  ) -> Field where Word.RawValue == String {
    .select(
      name, label, hint: hint, value: value,
      Word.allCases.map { ($0.rawValue, words($0)) })
  }

  /// A word of a fixed set as a label: `teacher_leader` becomes `Teacher leader`.
  static func label(_ word: String) -> String {
    let plain = word.replacing("_", with: " ")
    return plain.prefix(1).uppercased() + plain.dropFirst()
  }
}
