import Exchange

/// Why a use case did not do what it was asked, by what its user can do about it.
package struct Failure: Error, Equatable {
  package enum Kind: Sendable {
    /// A file breaks the rules of its format.
    case badInput
    /// A file, district, facilitator or partnership is not there.
    case notFound
    /// What was asked contradicts a rule, or cannot all hold together.
    case conflict
    /// A file could not be read or written.
    case file
    /// The role that asks may not do or see this.
    case notAllowed
  }

  /// One thing to mend, for whoever asked by a form and not by a file.
  package struct Point: Equatable, Sendable {
    /// What was asked: the name of a column, or of a field of a form.
    package var column: String?
    /// What was found and what to do, without a place in a file.
    package var words: String

    package init(_ words: String, column: String? = nil) {
      self.column = column
      self.words = words
    }
  }

  package var kind: Kind
  /// One sentence or more for each thing to mend.
  package var lines: [String]
  /// The same, thing by thing; empty where it is not known what each is about.
  package var points: [Point]

  package init(_ kind: Kind, _ lines: [String], points: [Point] = []) {
    self.kind = kind
    self.lines = lines
    self.points = points
  }

  /// What is wrong with the answers to questions.
  package init(_ kind: Kind, about points: [Point]) {
    self.init(kind, points.map(\.words), points: points)
  }
}

extension Failure: CustomStringConvertible {
  package var description: String { lines.joined(separator: "\n") }
}

extension Failure {
  init(_ problems: BundleProblems) {
    switch problems {
    case .notFound: self.init(.notFound, ["\(problems)"])
    case .unreadable: self.init(.file, ["\(problems)"])
    case .badInput(let list):
      self.init(
        .badInput, list.map { "\($0)" },
        points: list.map { Point("\($0.found) \($0.fix)", column: $0.column ?? $0.fault.question) })
    }
  }
}
