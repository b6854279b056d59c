import Drafting

extension UnmatchedFacts {
  /// Facts about a district of the example.
  static func elm(_ change: (inout UnmatchedFacts) -> Void = { _ in }) -> UnmatchedFacts {
    var facts = UnmatchedFacts(name: "Elm City Unified")
    change(&facts)
    return facts
  }
}
