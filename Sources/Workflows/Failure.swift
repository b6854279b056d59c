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

  package var kind: Kind
  /// One sentence or more for each thing to mend.
  package var lines: [String]

  package init(_ kind: Kind, _ lines: [String]) {
    self.kind = kind
    self.lines = lines
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
    case .badInput(let list): self.init(.badInput, list.map { "\($0)" })
    }
  }
}
