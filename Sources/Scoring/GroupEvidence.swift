import Domain

/// Words about the scored pairs of a group, of which its criteria's sentences are made.
struct GroupEvidence {
  let party: Party
  let roster: Roster
  /// The scored pairs, in the order of `Party.scoredPairs`.
  let pairings: [Pairing]

  init(_ party: Party, _ roster: Roster) {
    self.party = party
    self.roster = roster
    pairings = party.scoredPairs.map { roster.pairing($0.first, $0.second) }
  }

  var members: [District] { party.members.map { roster.district($0) } }

  func names(_ pairing: Pairing) -> String {
    let names = roster.names(pairing)
    return "\(names.first) and \(names.second)"
  }

  /// `not known: ` and what is missing of those of whom `isMissing` holds; nothing if of none.
  func notKnown(_ what: String, _ isMissing: (District) -> Bool) -> String? {
    let silent = members.filter(isMissing).map(\.name)
    return silent.isEmpty ? nil : "not known: \(what) of \(Phrase.list(silent))"
  }

  /// Members without needs on record, whom that leaves unknown; a mentor's needs are not asked for.
  var unnamedNeeds: String? {
    let mentor = party.mentor.map { roster.district($0).id }
    return notKnown("the needs") { $0.needs.isEmpty && $0.id != mentor }
  }

  /// How two members compare with each other, and how a hub compares with its spokes.
  struct Comparison {
    /// As in `A and B have most in common`.
    var most: String
    /// As in `every pair has as much in common`.
    var alike: String
    /// As in `H has most in common with A`.
    var hubMost: String
    /// As in `least with B`.
    var hubLeast: String
    /// As in `H has as much in common with each of the others`.
    var hubAlike: String
  }

  /// The pairs with the highest and the lowest value among those of which something is known.
  func spread(_ appraisals: [Appraisal], _ words: Comparison) -> String? {
    let known = zip(pairings, appraisals).filter { $0.1.known > 0 }
    guard let first = known.first else { return nil }
    var (highest, lowest) = (first, first)
    for one in known {
      if one.1.value > highest.1.value { highest = one }
      if one.1.value < lowest.1.value { lowest = one }
    }
    let (most, least) = (
      Phrase.decimal(highest.1.value), Phrase.decimal(lowest.1.value)
    )
    guard let mentor = party.mentor else {
      if known.count == 1 || most == least { return "\(words.alike) (\(most))" }
      return "\(names(highest.0)) \(words.most) (\(most)), \(names(lowest.0)) least (\(least))"
    }
    let hub = roster.district(mentor).name
    if most == least { return "\(hub) \(words.hubAlike) each of the others (\(most))" }
    return "\(hub) \(words.hubMost) \(spoke(highest.0)) (\(most)),"
      + " \(words.hubLeast) \(spoke(lowest.0)) (\(least))"
  }

  func spoke(_ pairing: Pairing) -> String {
    roster.district(pairing.first == party.mentor ? pairing.second : pairing.first).name
  }

  /// `3 of 6 pairs`, or `3 of 4 pairs with H`, with the verb in its number.
  func share(_ some: Int, of all: Int, _ one: String, _ several: String) -> String {
    let hub = party.mentor.map { " with \(roster.district($0).name)" } ?? ""
    return "\(some) of \(Phrase.count(all, "pair"))\(hub) \(some == 1 ? one : several)"
  }

  /// `3`, or `3 to 5`.
  func range(_ values: [Double], _ digits: Int) -> String {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let words = (Phrase.decimal(low, digits), Phrase.decimal(high, digits))
    return words.0 == words.1 ? words.0 : "\(words.0) to \(words.1)"
  }
}
