import Domain

extension Row {
  /// Text as written, or nothing if the cell is empty.
  func text(_ column: Column, _ findings: inout Findings) -> String? {
    guard let cell = cells[column] else { return nil }
    switch cell.content {
    case .text(let text), .number(let text): return text
    case .flag(let flag): return reject(column, "\(flag)", "text", &findings)
    case .list: return reject(column, "a list", "text", &findings)
    case .unfit(let kind): return reject(column, kind, "text", &findings)
    }
  }

  /// Text in a cell that must not be empty.
  func requiredText(_ column: Column, _ findings: inout Findings) -> String? {
    guard isFilled(column, &findings) else { return nil }
    return text(column, &findings)
  }

  /// A number within `limits`, or nothing if the cell is empty.
  func number(_ column: Column, _ limits: Limits, _ findings: inout Findings) -> Double? {
    guard let cell = cells[column] else { return nil }
    let written: String
    var number: Double?
    switch cell.content {
    case .text(let text):
      written = text
      number = PlainDecimal.value(of: text)
    case .number(let text):
      written = text
      number = Double(text).flatMap { $0.isFinite ? $0 : nil }
    case .flag(let flag): return reject(column, "\(flag)", "\(limits)", &findings)
    case .list: return reject(column, "a list", "\(limits)", &findings)
    case .unfit(let kind): return reject(column, kind, "\(limits)", &findings)
    }
    guard let number else {
      findings.add(
        problem(
          column,
          .notANumber(
            Excerpt.of(written), expected: limits,
            suggestion: PlainDecimal.suggestion(for: written, within: limits))))
      return nil
    }
    guard limits.contains(number) else {
      findings.add(problem(column, .outOfRange(Excerpt.of(written), expected: limits)))
      return nil
    }
    return number
  }

  /// A whole number within `limits`, or nothing if the cell is empty.
  func whole(_ column: Column, _ limits: Limits, _ findings: inout Findings) -> Int? {
    number(column, limits, &findings).map { Int($0) }
  }

  /// `yes` or `no`, or nothing if the cell is empty.
  func flag(_ column: Column, _ findings: inout Findings) -> Bool? {
    if case .flag(let flag) = cells[column]?.content { return flag }
    guard let text = text(column, &findings) else { return nil }
    switch text.lowercased() {
    case "yes": return true
    case "no": return false
    default:
      let meaning = ["true", "t", "y", "1", "x"].contains(text.lowercased())
      let denial = ["false", "f", "n", "0"].contains(text.lowercased())
      findings.add(
        problem(
          column,
          .notAWord(
            Excerpt.of(text), allowed: ["yes", "no"],
            nearest: meaning ? "yes" : denial ? "no" : nil)))
      return nil
    }
  }

  /// A word of a fixed set, or nothing if the cell is empty.
  func word<Word>(_ column: Column, _ findings: inout Findings) -> Word?
  where Word: CaseIterable & RawRepresentable<String> {
    guard let text = text(column, &findings) else { return nil }
    let item = Cell.Item(text: text, line: cells[column]?.line ?? line, position: 0)
    return word(item, column, &findings)
  }

  private func word<Word>(
    _ item: Cell.Item, _ column: Column, _ findings: inout Findings
  ) -> Word? where Word: CaseIterable & RawRepresentable<String> {
    if let word = Word(rawValue: item.text.lowercased()) { return word }
    let allowed = Word.allCases.map(\.rawValue)
    let fault = Fault.notAWord(
      Excerpt.of(item.text), allowed: allowed,
      nearest: Nearest.match(to: item.text, among: allowed))
    findings.add(
      item.position == 0 ? problem(column, fault) : problem(column, item, fault))
    return nil
  }

  /// The items of a list, trimmed, without the empty ones.
  func items(_ column: Column, _ findings: inout Findings) -> [Cell.Item] {
    guard let cell = cells[column] else { return [] }
    switch cell.content {
    case .text(let text), .number(let text):
      var isNumber = false
      if case .number = cell.content { isNumber = true }
      return text.utf8.split(separator: UInt8(ascii: ";")).compactMap { part in
        let item = Blanks.trimmed(String(Substring(part)))
        guard !item.isEmpty else { return nil }
        return Cell.Item(
          text: item, line: cell.line, position: cell.position, isNumber: isNumber)
      }
    case .list(let items):
      for item in items where item.text.utf8.contains(UInt8(ascii: ";")) {
        findings.add(problem(column, item, .separatorInItem(Excerpt.of(item.text))))
      }
      return items
    case .flag(let flag):
      let _: String? = reject(column, "\(flag)", "a list of texts", &findings)
    case .unfit(let kind):
      let _: String? = reject(column, kind, "a list of texts", &findings)
    }
    return []
  }

  /// Names as written, sorted; of those that differ only in case the first in order stays.
  func names(_ column: Column, _ findings: inout Findings) -> [String] {
    var seen: Set<String> = []
    return items(column, &findings).map(\.text).sorted()
      .filter { seen.insert($0.lowercased()).inserted }
  }

  /// Names in lower case, sorted, each once.
  func lowercasedNames(_ column: Column, _ findings: inout Findings) -> [String] {
    Set(items(column, &findings).map { $0.text.lowercased() }).sorted()
  }

  /// Words of a fixed set, in the set's order, each once.
  func words<Word>(_ column: Column, _ findings: inout Findings) -> [Word]
  where Word: CaseIterable & RawRepresentable<String> & Equatable {
    var words: [Word] = []
    for item in items(column, &findings) {
      if let word: Word = word(item, column, &findings) { words.append(word) }
    }
    return Word.allCases.filter { words.contains($0) }
  }

  /// Topics with a whole number each, in order of topic, a topic once.
  ///
  /// `what` names the number, such as `priority`; a student group may follow it after `@` only if
  /// `takesGroups`.
  func ratings(
    _ column: Column, _ what: String, _ range: ClosedRange<Int>, takesGroups: Bool = false,
    _ findings: inout Findings
  ) -> [(topic: Topic, rating: Int, group: String?)] {
    func form() -> String {
      takesGroups ? "topic:\(what) or topic:\(what)@group" : "topic:\(what)"
    }
    var ratings: [(topic: Topic, rating: Int, group: String?)] = []
    for item in items(column, &findings) {
      let (name, rest) = Self.parted(item.text, at: UInt8(ascii: ":"))
      let (value, suffix) = Self.parted(rest ?? "", at: UInt8(ascii: "@"))
      let group = suffix?.lowercased()
      guard !name.isEmpty, !value.isEmpty, !value.contains(","),
        group == nil || takesGroups && group != ""
      else {
        // A misspelt topic matters more to its writer than a missing number.
        if rest == nil, topic(name, item, column, &findings) == nil { continue }
        findings.add(problem(column, item, .notARating(Excerpt.of(item.text), form: form())))
        continue
      }
      guard let topic = topic(name, item, column, &findings) else { continue }
      let number = PlainDecimal.value(of: value).flatMap { Int(exactly: $0) }
      guard let number, range.contains(number) else {
        let fault = Fault.ratingOutOfRange(
          Excerpt.of(value), item: Excerpt.of(item.text), what: what, range: range)
        findings.add(problem(column, item, fault))
        continue
      }
      guard !ratings.contains(where: { $0.topic == topic }) else {
        findings.add(problem(column, item, .repeatedTopic(topic.rawValue)))
        continue
      }
      ratings.append((topic, number, group))
    }
    return ratings.sorted { $0.topic < $1.topic }
  }

  /// The text before the first `mark` and, if there is one, the text after it; both trimmed.
  static func parted(_ text: String, at mark: UInt8) -> (head: String, tail: String?) {
    guard let place = text.utf8.firstIndex(of: mark) else { return (Blanks.trimmed(text), nil) }
    let tail = text.utf8[text.utf8.index(after: place)...]
    return (
      Blanks.trimmed(String(text[..<place])), Blanks.trimmed(String(Substring(tail)))
    )
  }

  private func topic(
    _ text: String, _ item: Cell.Item, _ column: Column, _ findings: inout Findings
  ) -> Topic? {
    if let topic = TopicNames.topic(named: text) { return topic }
    findings.add(
      problem(
        column, item, .unknownTopic(Excerpt.of(text), nearest: TopicNames.nearest(to: text))))
    return nil
  }

  /// An identifier, which has to be text and fit into a list.
  func identifier(_ column: Column, _ findings: inout Findings) -> String? {
    guard isFilled(column, &findings) else { return nil }
    if case .number(let number) = cells[column]?.content {
      findings.add(problem(column, .numberAsID(Excerpt.of(number))))
      return nil
    }
    guard let id = text(column, &findings) else { return nil }
    guard Self.isFit(id) else {
      findings.add(problem(column, .unfitID(Excerpt.of(id))))
      return nil
    }
    return id
  }

  /// Identifiers in a list, in the order of the file.
  func identifiers(_ column: Column, _ findings: inout Findings) -> [Cell.Item] {
    items(column, &findings).filter { item in
      guard item.isNumber else { return true }
      findings.add(problem(column, item, .numberAsID(Excerpt.of(item.text))))
      return false
    }
  }

  /// The districts that a list of ids names, sorted, each once, and whether every item could be
  /// read as an id; those that are unknown go to `findings`.
  func districtIDs(
    _ column: Column, _ roster: inout Roster, _ findings: inout Findings
  ) -> (members: [District.ID], isReadable: Bool) {
    let before = findings.problems.count
    let items = identifiers(column, &findings)
    let isReadable = findings.problems.count == before
    for item in items where roster.kind(of: item.text) != .district {
      if let fault = roster.fault(of: item.text, wanted: [.district]) {
        findings.add(problem(column, item, fault))
      }
    }
    return (Set(items.map(\.text)).sorted().map { District.ID($0) }, isReadable)
  }

  private static func isFit(_ id: String) -> Bool {
    !id.unicodeScalars.contains { $0 == ";" || $0.value < 0x20 || $0.value == 0x7F }
  }

  /// Whether a cell that is needed is filled in.
  private func isFilled(_ column: Column, _ findings: inout Findings) -> Bool {
    if cells[column] != nil { return true }
    if !absent.contains(column) { findings.add(problem(column, .empty)) }
    return false
  }

  private func reject<Value>(
    _ column: Column, _ kind: String, _ expected: String, _ findings: inout Findings
  ) -> Value? {
    findings.add(problem(column, .wrongType(kind, expected: expected)))
    return nil
  }
}

/// The words of the taxonomy, as tables write them and as people do.
enum TopicNames {
  private static let topics = Dictionary(
    uniqueKeysWithValues: Topic.taxonomy.map { ($0.rawValue, $0) })

  static func topic(named name: String) -> Topic? { topics[name] ?? topics[name.lowercased()] }

  private static let labels = Dictionary(
    Topic.taxonomy.map { ($0.label.lowercased(), $0.rawValue) },
    uniquingKeysWith: { first, _ in first })

  static func nearest(to name: String) -> String? {
    labels[name.lowercased()]
      ?? Nearest.match(to: name, among: Topic.taxonomy.lazy.map(\.rawValue))
  }
}
