/// The columns of one table of a bundle, counted from 0 in the order in which they are written.
///
/// They count rather than spell, because a row looks each of them up.
protocol TableColumn: RawRepresentable<Int>, CaseIterable, Hashable, Sendable {
  /// The name of each column in the header.
  static var names: [String] { get }
  static var required: [Self] { get }
}

extension TableColumn {
  var name: String { Self.names[rawValue] }

  init?(named name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: index)
  }
}

/// The cells of one row by their columns; an empty cell is `nil`.
struct Cells<Column: TableColumn>: Sendable {
  private var values = [Cell?](repeating: nil, count: Column.names.count)

  subscript(column: Column) -> Cell? {
    get { values[column.rawValue] }
    set { values[column.rawValue] = newValue }
  }

  mutating func removeAll() {
    for index in values.indices { values[index] = nil }
  }
}

/// One value of a row, as its file gives it.
struct Cell: Sendable {
  /// One item of a list.
  struct Item: Sendable {
    var text: String
    var line: Int
    var position: Int
    /// Whether JSON gives it as a number.
    var isNumber = false
  }

  enum Content: Sendable {
    /// A cell of a table or text of JSON; trimmed, not empty.
    case text(String)
    /// A number of JSON, as written.
    case number(String)
    case flag(Bool)
    case list([Item])
    /// A value that no column has, in words.
    case unfit(String)
  }

  var content: Content
  var line: Int
  var position: Int
}

/// One row of a table, from CSV or from JSON.
struct Row<Column: TableColumn> {
  let file: String
  /// The physical line on which the row begins, counted from 1.
  var line: Int
  var cells = Cells<Column>()
  /// Where the columns stand in the header of a table, counted from 1; empty for JSON.
  var positions: [Column: Int] = [:]
  /// Required columns that the row lacks altogether, which has been reported.
  var absent: Set<Column> = []

  func problem(_ column: Column, _ fault: Fault) -> Problem {
    let cell = cells[column]
    return Problem(
      file: file, line: cell?.line ?? line, part: .column(column.name),
      position: cell?.position ?? positions[column], fault: fault)
  }

  func problem(_ column: Column, _ item: Cell.Item, _ fault: Fault) -> Problem {
    Problem(
      file: file, line: item.line, part: .column(column.name), position: item.position,
      fault: fault)
  }
}

/// Reads the rows of one table.
enum Table<Column: TableColumn> {
  /// Hands each row of comma-separated text to `body`.
  ///
  /// Returns whether every row could be told from the next, so that an id which is not among them
  /// is truly missing.
  static func read(
    _ source: SourceText, _ findings: inout Findings,
    _ body: (Row<Column>, inout Findings) -> Void
  ) -> Bool {
    var records = CSVRecords(source)
    guard let header = firstRecord(of: &records) else {
      findings.add(Problem(file: source.file, line: 1, fault: .emptyFile))
      return false
    }
    guard let columns = columns(of: header, in: records, file: source.file, &findings) else {
      return false
    }
    var positions: [Column: Int] = [:]
    for (index, column) in columns.enumerated() { if let column { positions[column] = index + 1 } }
    var isComplete = true
    var row = Row<Column>(file: source.file, line: 1, positions: positions)
    while let record = records.next() {
      if let (fault, line, position) = record.fault {
        let column = position <= columns.count ? columns[position - 1] : nil
        findings.add(
          Problem(
            file: source.file, line: line, part: column.map { .column($0.name) },
            position: position, fault: fault))
        isComplete = false
        continue
      }
      guard record.fields.contains(where: { !$0.range.isEmpty }) else { continue }
      guard record.fields.count == columns.count else {
        findings.add(
          Problem(
            file: source.file, line: record.line,
            fault: .cellCount(found: record.fields.count, expected: columns.count)))
        isComplete = false
        continue
      }
      row.line = record.line
      row.cells.removeAll()
      for (index, field) in record.fields.enumerated() where !field.range.isEmpty {
        guard let column = columns[index] else { continue }
        row.cells[column] = Cell(
          content: .text(records.text(of: field)), line: field.line, position: index + 1)
      }
      body(row, &findings)
    }
    return isComplete
  }

  /// Hands each object of a list to `body`; returns whether all of them were objects.
  static func read(
    _ node: SourceNode, name: String, file: String, _ findings: inout Findings,
    _ body: (Row<Column>, inout Findings) -> Void
  ) -> Bool {
    guard case .list(let items) = node.value else {
      if case .null = node.value { return true }
      findings.add(
        Problem(
          file: file, line: node.line, part: .key(name), position: node.position,
          fault: .wrongType(node.kind, expected: "a list of objects")))
      return false
    }
    var isComplete = true
    var unknown: Set<String> = []
    for (index, item) in items.enumerated() {
      guard case .object(let members) = item.value else {
        findings.add(
          Problem(
            file: file, line: item.line, part: .key("\(name)[\(index)]"), position: item.position,
            fault: .wrongType(item.kind, expected: "an object with the columns as keys")))
        isComplete = false
        continue
      }
      var row = Row<Column>(file: file, line: item.line)
      var seen: Set<Column> = []
      var strangers: [String] = []
      for member in members {
        let key = Blanks.trimmed(member.key).lowercased()
        guard let column = Column(named: key) else {
          strangers.append(key)
          if unknown.insert(key).inserted {
            findings.warn(
              Problem(
                file: file, line: member.line, part: .column(Excerpt.of(member.key)),
                position: member.position,
                fault: .unknownColumn(Excerpt.of(member.key), nearest: nearestColumn(to: key))))
          }
          continue
        }
        // The reader of JSON has reported keys that are the same to the letter.
        if !seen.insert(column).inserted {
          findings.add(
            Problem(
              file: file, line: member.line, part: .column(key), position: member.position,
              fault: .repeatedColumn(key)))
        }
        row.cells[column] = cell(from: member.value)
      }
      for column in Column.required where !seen.contains(column) {
        row.absent.insert(column)
        findings.add(
          row.problem(
            column,
            .missingColumn(
              column.name, nearest: Nearest.match(to: column.name, among: strangers))))
      }
      body(row, &findings)
    }
    return isComplete
  }

  private static func firstRecord(of records: inout CSVRecords) -> CSVRecords.Record? {
    while let record = records.next() {
      if record.fault != nil || record.fields.contains(where: { !$0.range.isEmpty }) {
        return record
      }
    }
    return nil
  }

  /// The column of every cell of the header, `nil` for those left out; or nothing if no row can be
  /// read with it.
  private static func columns(
    of header: CSVRecords.Record, in records: CSVRecords, file: String,
    _ findings: inout Findings
  ) -> [Column?]? {
    func problem(_ column: String?, _ position: Int?, line: Int? = nil, _ fault: Fault) -> Problem {
      Problem(
        file: file, line: line ?? header.line, part: column.map { .column($0) },
        position: position, fault: fault)
    }
    if let (fault, line, position) = header.fault {
      findings.add(problem(nil, position, line: line, fault))
      return nil
    }
    let names = header.fields.map { Blanks.trimmed(records.text(of: $0)).lowercased() }
    if names.count == 1, Column(named: names[0]) == nil {
      let separators: [(Character, String)] = [
        (";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars"),
      ]
      if let separator = separators.first(where: { names[0].contains($0.0) }) {
        findings.add(problem(nil, nil, .wrongSeparator(separator.1)))
        return nil
      }
    }
    var columns: [Column?] = []
    var strangers: [String] = []
    var isUsable = true
    for (index, name) in names.enumerated() {
      let column = Column(named: name)
      if let column, columns.contains(column) {
        findings.add(problem(name, index + 1, .repeatedColumn(name)))
        isUsable = false
      }
      columns.append(column)
      guard column == nil else { continue }
      let written = Excerpt.of(records.text(of: header.fields[index]))
      if name.isEmpty {
        findings.warn(problem(nil, index + 1, .unnamedColumn))
      } else {
        strangers.append(written)
        findings.warn(
          problem(
            written, index + 1, .unknownColumn(written, nearest: nearestColumn(to: name))))
      }
    }
    for column in Column.required where !columns.contains(column) {
      findings.add(
        problem(
          column.name, nil,
          .missingColumn(
            column.name, nearest: Nearest.match(to: column.name, among: strangers))))
      isUsable = false
    }
    return isUsable ? columns : nil
  }

  private static func nearestColumn(to name: String) -> String? {
    Nearest.match(to: name, among: Column.names)
  }

  private static func cell(from node: SourceNode) -> Cell? {
    let content: Cell.Content
    switch node.value {
    case .null:
      return nil
    case .flag(let flag):
      content = .flag(flag)
    case .number(let number):
      content = .number(number)
    case .text(let text):
      let trimmed = Blanks.trimmed(Lines.unified(text))
      guard !trimmed.isEmpty else { return nil }
      content = .text(trimmed)
    case .object:
      content = .unfit(node.kind)
    case .list(let nodes):
      var items: [Cell.Item] = []
      for node in nodes {
        var item = Cell.Item(text: "", line: node.line, position: node.position)
        switch node.value {
        case .null: continue
        case .text(let text): item.text = Blanks.trimmed(Lines.unified(text))
        case .number(let number):
          item.text = number
          item.isNumber = true
        case .flag, .list, .object:
          return Cell(
            content: .unfit("a list with \(node.kind)"), line: node.line, position: node.position)
        }
        if !item.text.isEmpty { items.append(item) }
      }
      content = .list(items)
    }
    return Cell(content: content, line: node.line, position: node.position)
  }
}

/// Line breaks within a text.
enum Lines {
  /// `text` with every line break as a line feed, as tables and JSON then agree.
  static func unified(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
    return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }
}
