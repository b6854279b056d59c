/// What the description of the API says of a route beyond its path and gate; what comes in is
/// compared with it before the route sees it.
struct APIDescription: Sendable {
  /// A parameter of the query.
  struct Parameter: Sendable {
    var name: String
    var summary: String
    var isNumber = false
    /// The words that it may be; `nil` for any.
    var choices: [String]?
  }

  var parameters: [Parameter] = []
  /// The fields of the JSON object in the body, by name; a name with `?` may be left out or null.
  var fields: [(name: String, summary: String)] = []
  /// What fields hold that are not plain text, by name without `?`.
  var kinds: [String: FieldKind] = [:]
  /// The status of success.
  var status = 200
  /// What comes back: `rounds` is `tandem.rounds/1`; empty where nothing does.
  var answer = ""
  /// What describes it in `AnswerSchema.all`, where that has another name.
  var component: String?
  /// Fields of the answer that always come here, though not everywhere.
  var gives: [String] = []
  /// Whether a change needs `If-Match`.
  var needsMatch = false
  /// Whether it takes an `Idempotency-Key`.
  var takesKey = false
  /// Whether the answer is one page of a list.
  var isPaged = false
  /// Statuses of failure that the rest does not tell.
  var failures: [Int] = []

  func kind(of field: String) -> FieldKind {
    if field.hasSuffix("?") { return kinds[String(field.dropLast())] ?? .plain }
    return kinds[field] ?? .text
  }

  /// Every parameter of the query, those of pages too.
  var query: [Parameter] { parameters + (isPaged ? Paging.parameters : []) }
}

/// What a field of a body holds.
enum FieldKind: Equatable, Sendable {
  case text
  /// A cell of a table: text, a number or a flag.
  case plain
  case choice([String])
  /// A day, such as 2026-09-15.
  case day
  case whole(ClosedRange<Int>)
  case flag
  case number
  /// A list of objects with these fields; what they hold, the form itself tells.
  case list([String])
  /// A list of texts.
  case texts

  /// The most characters of a text.
  static let longest = 4000

  /// What is wrong with a value, as the end of a sentence that names the field.
  func problem(_ value: APIBody.Value) -> String? {
    switch (self, value) {
    case (_, .text(let text)) where text.count > Self.longest:
      "has \(text.count) characters. Give \(Self.longest) or fewer."
    case (_, .text(let text)) where text.contains("\u{0}"):
      "has a character of code 0. Leave it out."
    case (.text, .text(let text)), (.choice, .text(let text)), (.day, .text(let text)):
      if text.isEmpty { "is empty. \(wish)" } else { isFitting(text) ? nil : "is \(text). \(wish)" }
    case (.plain, .text), (.plain, .whole), (.plain, .number), (.plain, .flag), (.flag, .flag),
      (.number, .whole), (.number, .number), (.list, .compound), (.texts, .compound):
      nil
    case (.whole(let range), .whole(let number)):
      range.contains(number) ? nil : "is \(number). \(wish)"
    default: "is \(value.words). \(wish)"
    }
  }

  private func isFitting(_ text: String) -> Bool {
    switch self {
    case .choice(let words): words.contains(text)
    case .day: (try? RoundForm.day(text)) != nil
    case .text, .plain, .whole, .flag, .number, .list, .texts: true
    }
  }

  private var wish: String {
    switch self {
    case .text: "Give a text."
    case .plain: "Give a text, a number or a flag."
    case .choice(let words): "Choose from \(words.joined(separator: ", "))."
    case .day: "Give it as year-month-day, 2026-09-15."
    case .whole(let range): "Give a whole number from \(range.lowerBound) to \(range.upperBound)."
    case .flag: "Give true or false."
    case .number: "Give a number."
    case .texts: "Give a list of texts."
    case .list(let names): "Give a list of objects with \(names.joined(separator: ", "))."
    }
  }
}
