/// One thing that is wrong with an input: where it stands, and what it is.
package struct Problem: Error, Equatable, Sendable {
  /// What of a file is meant.
  package enum Part: Equatable, Sendable {
    /// A column of a table, by its name.
    case column(String)
    /// A key of a nested document, by its dotted path, such as `policy.weights`.
    case key(String)
  }

  /// The name of the file, without its folder.
  package var file: String
  /// The physical line on which the fault stands, counted from 1; `nil` for the whole file.
  package var line: Int?
  package var part: Part?
  /// Counted from 1: the cell in a row of a table, the byte of the line in JSON, the character of
  /// the line in YAML.
  package var position: Int?
  package var fault: Fault

  package init(
    file: String, line: Int? = nil, part: Part? = nil, position: Int? = nil, fault: Fault
  ) {
    self.file = file
    self.line = line
    self.part = part
    self.position = position
    self.fault = fault
  }

  /// The name of the column, or the path of the key, if the problem has one.
  package var column: String? {
    switch part {
    case .column(let name), .key(let name): name
    case nil: nil
    }
  }

  /// What was found, as a sentence.
  package var found: String { fault.found }

  /// What to do about it, as a sentence.
  package var fix: String { fault.fix }
}

/// Why no bundle, or no plan, could be read.
package enum BundleProblems: Error, Equatable, Sendable {
  /// There is nothing at this path.
  case notFound(path: String)
  /// There is something at this path, but the system does not let us read it.
  case unreadable(path: String, reason: String)
  /// Every problem of every file, in the order of files and lines; at least one.
  case badInput([Problem])

  /// The problems with the content; empty if the content could not be reached.
  package var problems: [Problem] {
    guard case .badInput(let problems) = self else { return [] }
    return problems
  }
}

/// The problems and warnings that a reading has met so far.
struct Findings: Sendable {
  /// More problems than anyone reads, few enough to fit in memory whatever the input is.
  static let limit = 100_000

  private(set) var problems: [Problem] = []
  private(set) var warnings: [Problem] = []
  private(set) var dropped = 0

  mutating func add(_ problem: Problem) {
    if problems.count < Self.limit { problems.append(problem) } else { dropped += 1 }
  }

  mutating func warn(_ warning: Problem) {
    if warnings.count < Self.limit { warnings.append(warning) }
  }

  /// Sorted by file in the order of `files`, then by line and position.
  static func sorted(_ problems: [Problem], files: [String]) -> [Problem] {
    let ranks = problems.map { files.firstIndex(of: $0.file) ?? files.count }
    // The index comes last, because sorting keeps no order among equals.
    let order = problems.indices.sorted { first, second in
      let left = problems[first]
      let right = problems[second]
      if ranks[first] != ranks[second] { return ranks[first] < ranks[second] }
      if left.line != right.line { return left.line ?? 0 < right.line ?? 0 }
      if left.position != right.position { return left.position ?? 0 < right.position ?? 0 }
      return first < second
    }
    return order.map { problems[$0] }
  }
}
