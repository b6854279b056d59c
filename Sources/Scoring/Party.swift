package import Domain

/// The members of one partnership and which of them mentors, as places in the bundle.
///
/// Two members are a pair, mutual or mentor and mentee. Three or more are a mutual group, or a hub
/// that mentors and its spokes.
package struct Party: Hashable, Sendable {
  /// In ascending order; two or more, each once.
  package let members: [Int]
  /// The mentor of a pair or the hub of a group; `nil` in mutual mode.
  package let mentor: Int?

  package init(members: [Int], mentor: Int?) {
    precondition(members.count >= 2, "a partnership has two members or more")
    let sorted = members.sorted()
    precondition(zip(sorted, sorted.dropFirst()).allSatisfy(<), "a member stands once")
    precondition(mentor.map(sorted.contains) ?? true, "the mentor is a member")
    self.members = sorted
    self.mentor = mentor
  }

  package var isPair: Bool { members.count == 2 }

  package var mode: Plan.Mode { mentor == nil ? .mutual : .mentor }

  /// The members that a hub mentors, in ascending order; all members in mutual mode.
  var spokes: [Int] { members.filter { $0 != mentor } }

  /// The pairs of members that are scored: all, or those of a hub with each spoke.
  ///
  /// In ascending order of (first, second), which is the order in which scores are added.
  package var scoredPairs: [(first: Int, second: Int)] {
    guard let mentor else { return allPairs }
    return spokes.map { (min($0, mentor), max($0, mentor)) }
  }

  /// Every pair of members, in ascending order of (first, second).
  package var allPairs: [(first: Int, second: Int)] {
    members.indices.flatMap { index in
      members[(index + 1)...].map { (members[index], $0) }
    }
  }
}

extension PairScoring {
  /// The partnership of these members, in any order: what they ask for decides who mentors.
  ///
  /// Two: as pairs do. Three or more: the only one that asks to mentor is the hub; with none or
  /// several they are read as mutual, which the rules then refuse where it does not fit.
  package func party(_ members: [Int]) -> Party {
    if members.count == 2 {
      return Party(members: members, mentor: roster.pairing(members[0], members[1]).mentor)
    }
    let mentors = members.filter { roster.profiles[$0].mode == .mentor }
    return Party(members: members, mentor: mentors.count == 1 ? mentors[0] : nil)
  }
}
