import Domain

/// A name that does not lead to one partnership, district or facilitator of a plan.
package enum UnknownSubject: Error, Equatable {
  /// Nothing fits; the nearest names, each with its id.
  case notFound(String, nearest: [String])
  /// Several fit: all of them, each with its id.
  case ambiguous(String, matches: [String])
}

extension UnknownSubject: CustomStringConvertible {
  /// Matches that a sentence names at most.
  private static let named = 8

  package var description: String {
    switch self {
    case .notFound(let subject, let nearest):
      let hint =
        nearest.isEmpty
        ? "Give an id or a part of a name; `tandem explain PLAN` alone explains the whole plan."
        : "Did you mean \(Phrase.list(nearest, "or"))?"
      return "This plan has no partnership, district or facilitator \"\(subject.printable)\"."
        + " \(hint)"
    case .ambiguous(let subject, let matches):
      let more = matches.count - Self.named
      let names = Array(matches.prefix(Self.named)) + (more > 0 ? ["\(more) more"] : [])
      return "\"\(subject.printable)\" fits \(Phrase.count(matches.count, "name")):"
        + " \(Phrase.list(names)). Give the id or more of the name."
    }
  }
}
