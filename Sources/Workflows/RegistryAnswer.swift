package import Drafting
import Exchange

/// A value of an answer from the registry.
package indirect enum RegistryValue: Equatable, Sendable {
  case null
  case text(String)
  case number(Double)
  case whole(Int)
  case flag(Bool)
  case list([RegistryValue])
  case record([String: RegistryValue])

  package static func optional(_ text: String?) -> Self { text.map { .text($0) } ?? .null }
  package static func optional(_ number: Double?) -> Self { number.map { .number($0) } ?? .null }
  package static func optional(_ whole: Int?) -> Self { whole.map { .whole($0) } ?? .null }
  package static func texts(_ texts: some Sequence<String>) -> Self {
    .list(texts.map { .text($0) })
  }

  /// The value in words, for a table.
  package var words: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
    case .whole(let whole): String(whole)
    case .flag(let flag): flag ? "yes" : "no"
    case .list(let items): items.map(\.words).joined(separator: ", ")
    case .record(let fields):
      fields.sorted { $0.key < $1.key }.filter { $0.value != .null }
        .map { "\($0.key) \($0.value.words)" }.joined(separator: ", ")
    }
  }
}

/// What the registry answers to a command: one table, for people and for programs alike.
package struct RegistryAnswer: Equatable, Sendable {
  package struct Column: Equatable, Sendable {
    package var key: String
    package var isNumber: Bool
    /// Whether only programs see it.
    package var isHidden: Bool
  }

  /// What the rows are, such as `districts`; the schema in JSON is `tandem.districts/1`.
  package var name: String
  package var title: String
  /// A sentence or two before the table.
  package var paragraph: String
  package var columns: [Column] = []
  package var rows: [[RegistryValue]] = []
  /// Further facts, for programs.
  package var facts: [String: RegistryValue] = [:]

  package init(_ name: String, title: String, paragraph: String) {
    self.name = name
    self.title = title
    self.paragraph = paragraph
  }

  /// One thing instead of a list: a row of two columns for each of its fields.
  package static func record(
    _ name: String, title: String, paragraph: String, _ fields: [(String, RegistryValue)]
  ) -> RegistryAnswer {
    var answer = RegistryAnswer(name, title: title, paragraph: paragraph)
    answer.columns = [
      Column(key: "what", isNumber: false, isHidden: true),
      Column(key: "value", isNumber: false, isHidden: true),
    ]
    answer.rows = fields.filter { $0.1 != .null && $0.1 != .list([]) && $0.1 != .record([:]) }.map {
      [.text($0.0), $0.1]
    }
    answer.facts = Dictionary(fields, uniquingKeysWith: { first, _ in first })
    return answer
  }

  package mutating func setColumns(_ keys: String...) {
    columns = keys.map { key in
      Column(
        key: key.filter { $0 != "#" && $0 != "-" }, isNumber: key.hasSuffix("#"),
        isHidden: key.hasSuffix("-"))
    }
  }

  package func text(style: TextStyle) -> String {
    ListingText.text(title: title, paragraph: paragraph, table: table, style: style)
  }

  /// The rows as people see them.
  var table: DocumentTable {
    let isRecord = columns.first?.key == "what"
    let shown = columns.indices.filter { isRecord || !columns[$0].isHidden }
    return DocumentTable(
      columns: shown.map { index in
        let column = columns[index]
        return DocumentTable.Column(
          isRecord ? " " : column.key.replacing("_", with: " "), numeric: column.isNumber)
      },
      rows: rows.map { row in
        shown.map { index in
          let words = row[index].words
          return isRecord && index == 0 ? words.replacing("_", with: " ") : words
        }
      })
  }

  /// Comma-separated text with all columns.
  package var csv: [UInt8] {
    var text = CSVText()
    text.append(columns.map(\.key))
    for row in rows { text.append(row.map { CSVText.inert($0.words) }) }
    return text.bytes
  }

  package func json() -> [UInt8] {
    var document = facts
    document["schema"] = .text("tandem.\(name)/1")
    if columns.first?.key != "what" { document[name] = .list(records) }
    return RegistryValue.record(document).json
  }

  /// The rows as programs see them.
  var records: [RegistryValue] {
    rows.map { row in
      .record(
        Dictionary(
          zip(columns.map(\.key), row).map { ($0, $1) }, uniquingKeysWith: { first, _ in first }))
    }
  }
}

/// What the registry answers where one table is not enough.
package struct RegistryPage: Equatable, Sendable {
  package var name: String
  package var title: String
  package var paragraph: String
  package var parts: [RegistryAnswer] = []
  /// Further facts, for programs.
  package var facts: [String: RegistryValue] = [:]

  package init(_ name: String, title: String, paragraph: String) {
    self.name = name
    self.title = title
    self.paragraph = paragraph
  }

  package func text(style: TextStyle) -> String {
    ListingText.text(
      title: title, paragraph: paragraph, parts: parts.map { ($0.title, $0.paragraph, $0.table) },
      style: style)
  }

  package func json() -> [UInt8] {
    var document = facts
    for part in parts {
      document.merge(part.facts) { own, _ in own }
      document[part.name] = .list(part.records)
    }
    document["schema"] = .text("tandem.\(name)/1")
    return RegistryValue.record(document).json
  }
}
