import Domain
import Workflows

/// A table with a caption; the first cell of a row names the row.
struct Table: Equatable, Sendable {
  struct Column: Equatable, Sendable {
    var columnName: String
    var isNumberColumn: Bool
  }

  struct Cell: Equatable, Sendable {
    var cellText: String
    var cellPath: String?
    var cellLabel: String
    var isNumberCell: Bool
    var isHeader: Bool
  }

  struct Row: Equatable, Sendable {
    var cells: [Cell]
  }

  var tableCaption: String
  var tableColumns: [Column]
  var tableRows: [Row]
  var tableEmptyWords: String
  let tableIsEmpty: Bool

  /// A table of texts: `rows` has one for each of `columns`, of which those that end with `#` hold
  /// numbers; `path` is where the first cell of a row leads.
  init(
    _ caption: String, columns: [String], rows: [[String]], empty: String,
    path: (Int) -> String? = { _ in nil }
  ) {
    tableCaption = caption
    let named = columns.enumerated().map { place, name in
      // The first cell names its row, and stands at the left even where the name is a number.
      Column(
        columnName: name.replacing("#", with: ""), isNumberColumn: place > 0 && name.hasSuffix("#"))
    }
    tableColumns = named
    tableEmptyWords = empty
    tableIsEmpty = rows.isEmpty
    tableRows = rows.enumerated().map { number, row in
      Row(
        cells: zip(named, row).enumerated().map { place, pair in
          Cell(
            cellText: pair.1, cellPath: place == 0 ? path(number) : nil,
            cellLabel: pair.0.columnName, isNumberCell: pair.0.isNumberColumn,
            isHeader: place == 0 && !pair.1.isEmpty)
        })
    }
  }

  /// The columns of an answer that `columns` names, under the names that it gives them.
  init(
    _ caption: String, _ answer: RegistryAnswer, columns: [(key: String, name: String)],
    empty: String, path: (RegistryAnswer, Int) -> String? = { _, _ in nil }
  ) {
    self.init(
      caption,
      columns: columns.map { key, name in
        answer.columns.first { $0.key == key }?.isNumber == true ? name + "#" : name
      },
      rows: answer.rows.indices.map { row in columns.map { answer.words(row, $0.key) } },
      empty: empty, path: { path(answer, $0) })
  }
}

extension RegistryAnswer {
  /// The answer with the words of one column put another way.
  func wording(_ column: String, _ word: (String) -> String) -> RegistryAnswer {
    guard let place = columns.firstIndex(where: { $0.key == column }) else { return self }
    var answer = self
    for row in rows.indices { answer.rows[row][place] = .text(word(rows[row][place].words)) }
    return answer
  }

  /// What stands in a row under a column; empty where there is nothing.
  func words(_ row: Int, _ column: String) -> String {
    columns.firstIndex { $0.key == column }.map { rows[row][$0].words } ?? ""
  }

  /// A field of a record in words.
  func fact(_ name: String) -> String { facts[name]?.words ?? "" }
}
