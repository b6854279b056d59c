import Domain

/// The evidence for a group's criteria: one sentence for each, over the scored pairs.
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

  /// The sentence for a criterion; `appraisals` has one for each of `pairings`.
  func because(_ criterion: Criterion, _ appraisals: [Appraisal]) -> String {
    let clauses =
      switch criterion {
      case .commonNeed: commonNeed(appraisals)
      case .proximity: proximity
      case .similarContext: similarContext(appraisals)
      case .reciprocity: reciprocity(appraisals)
      case .relationship: relationship(appraisals)
      case .readiness: readiness
      case .stability: stability
      case .roles: roles(appraisals)
      case .systems: systems(appraisals)
      }
    let text = clauses.compactMap { $0 }.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  // MARK: Words for members and pairs

  var members: [District] { party.members.map { roster.district($0) } }

  private func names(_ pairing: Pairing) -> String {
    let names = roster.names(pairing)
    return "\(names.first) and \(names.second)"
  }

  /// `not known: ` and what is missing of those of whom `isMissing` holds; nothing if of none.
  private func notKnown(_ what: String, _ isMissing: (District) -> Bool) -> String? {
    let silent = members.filter(isMissing).map(\.name)
    return silent.isEmpty ? nil : "not known: \(what) of \(Phrase.list(silent))"
  }

  /// Members without needs on record, whom that leaves unknown; a mentor's needs are not asked for.
  private var unnamedNeeds: String? {
    let mentor = party.mentor.map { roster.district($0).id }
    return notKnown("the needs") { $0.needs.isEmpty && $0.id != mentor }
  }

  /// The pairs with the highest and the lowest value among those of which something is known.
  private func spread(_ appraisals: [Appraisal], _ most: String, _ alike: String) -> String? {
    let known = zip(pairings, appraisals).filter { $0.1.known > 0 }
    guard let first = known.first else { return nil }
    var (highest, lowest) = (first, first)
    for one in known {
      if one.1.value > highest.1.value { highest = one }
      if one.1.value < lowest.1.value { lowest = one }
    }
    let values = (Phrase.decimal(highest.1.value), Phrase.decimal(lowest.1.value))
    if values.0 == values.1 { return "\(alike) (\(values.0))" }
    return "\(names(highest.0)) \(most) (\(values.0)), \(names(lowest.0)) least (\(values.1))"
  }

  /// `3`, or `3 to 5`.
  private func range(_ values: [Double], _ digits: Int) -> String {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let words = (Phrase.decimal(low, digits), Phrase.decimal(high, digits))
    return words.0 == words.1 ? words.0 : "\(words.0) to \(words.1)"
  }

  // MARK: Criteria

  private func commonNeed(_ appraisals: [Appraisal]) -> [String?] {
    let topics = roster.topics
    let silent = unnamedNeeds
    let spread = spread(
      appraisals, "have most in common", "every scored pair has as much in common")
    guard let focus = topics.focus(roster.rows(party)) else {
      let none = party.mentor.map { "\(roster.district($0).name) offers no topic that all need" }
      return [none ?? "no topic is a need of all", spread, silent]
    }
    let label = Topic.taxonomy[focus].label
    let priorities = party.spokes.map { topics.rating(topics.needs(of: $0), focus) }
    let words = range(priorities, 0)
    let rated = words.contains(" ") ? "priorities \(words)" : "priority \(words)"
    guard let mentor = party.mentor else {
      return ["all \(members.count) name \(label) (\(rated))", spread, silent]
    }
    let strength = Int(topics.rating(topics.offers(of: mentor), focus))
    return [
      "\(roster.district(mentor).name) offers its work on \(label) (strength \(strength)), a need"
        + " of all \(party.spokes.count) others (\(rated))", spread, silent,
    ]
  }

  private var proximity: [String?] {
    let drives = pairings.compactMap { pairing in
      pairing.minutes.map { (pairing: pairing, minutes: $0) }
    }
    let silent = notKnown("the place on the map") { $0.location == nil }
    guard let longest = drives.max(by: { $0.minutes < $1.minutes }),
      let shortest = drives.min(by: { $0.minutes < $1.minutes })
    else { return [silent] }
    let (long, short) = (
      Phrase.drive(minutes: longest.minutes), Phrase.drive(minutes: shortest.minutes)
    )
    let rest = long == short ? "" : ", the shortest \(short) (\(names(shortest.pairing)))"
    var clauses: [String?] = [
      "the longest estimated drive is \(long) (\(names(longest.pairing)))\(rest)"
    ]
    if longest.minutes <= roster.policy.nearMinutes {
      clauses.append("all count as near")
    } else {
      clauses.append(notKnown("the readiness to meet at a distance") { $0.virtual == nil })
    }
    return clauses + [silent]
  }

  private func similarContext(_ appraisals: [Appraisal]) -> [String?] {
    let facts: [(String, (District) -> Bool)] = [
      ("enrolment", { $0.enrollment == nil }),
      ("English learners", { $0.percentEnglishLearners == nil }),
      ("socio-economically disadvantaged students", { $0.percentDisadvantaged == nil }),
      ("students with disabilities", { $0.percentDisabilities == nil }),
      ("locale", { $0.locale == nil }), ("grades", { $0.grades == nil }),
    ]
    let missing = facts.filter { members.contains(where: $0.1) }.map(\.0)
    return [
      spread(appraisals, "are most alike", "every scored pair is as alike"),
      missing.isEmpty ? nil : "not known for every member: \(Phrase.list(missing))",
    ]
  }

  private func reciprocity(_ appraisals: [Appraisal]) -> [String?] {
    let silent = appraisals.contains { $0.known < 1 } ? unnamedNeeds : nil
    if let mentor = party.mentor {
      let hub = roster.district(mentor)
      if hub.offers.isEmpty { return ["\(hub.name) names nothing to offer"] }
      return [
        spread(appraisals, "have most to show and to learn", "every spoke has as much to learn"),
        silent,
      ]
    }
    if members.allSatisfy(\.offers.isEmpty) { return ["no member names anything to offer"] }
    return [
      spread(appraisals, "have most to show each other", "every pair has as much to show"), silent,
    ]
  }

  private func relationship(_ appraisals: [Appraisal]) -> [String?] {
    let tied = zip(pairings, appraisals).filter { $0.1.value > 0 }
    guard let strongest = tied.max(by: { $0.1.value < $1.1.value }) else {
      return [
        party.mentor.map { "no tie of \(roster.district($0).name) to the others is on record" }
          ?? "no tie between any two members is on record"
      ]
    }
    let requests = pairings.filter(\.tie.isRequested).map(names)
    return [
      "\(tied.count) of \(Phrase.count(pairings.count, "scored pair"))"
        + " \(tied.count == 1 ? "has" : "have") a tie on record",
      "the strongest is that of \(names(strongest.0)) (\(Phrase.decimal(strongest.1.value)))",
      requests.isEmpty ? nil : "\(requests.joined(separator: ", ")) asked for each other",
    ]
  }

  private var readiness: [String?] {
    let values = members.compactMap(\.readiness)
    return [
      values.isEmpty
        ? nil
        : "the members rate their readiness \(range(values, 2)) of 1, and in each pair the lower"
          + " counts",
      notKnown("the readiness") { $0.readiness == nil },
    ]
  }

  private var stability: [String?] {
    let leaving = members.filter(\.isLeaving).map(\.name)
    let years = members.filter { !$0.isLeaving }.compactMap(\.tenureYears)
    let digits = years.allSatisfy { $0 == $0.rounded() } ? 0 : 1
    return [
      leaving.isEmpty
        ? nil : "the superintendent's departure is announced in \(Phrase.list(leaving))",
      years.isEmpty
        ? nil
        : "\(leaving.isEmpty ? "the" : "the other") superintendents have served"
          + " \(range(years, digits)) years",
      notKnown("how long the superintendent has served, in the case") {
        $0.tenureYears == nil && !$0.isLeaving
      },
    ]
  }

  private func roles(_ appraisals: [Appraisal]) -> [String?] {
    [
      spread(appraisals, "share most of their staff roles", "every pair shares as many roles"),
      notKnown("the staff roles", \.roles.isEmpty),
    ]
  }

  private func systems(_ appraisals: [Appraisal]) -> [String?] {
    let known = appraisals.filter { $0.known > 0 }
    let sharing = known.count { $0.value > 0 }
    let silent = notKnown("the data systems", \.platforms.isEmpty)
    if known.isEmpty { return [silent] }
    return [
      sharing == 0
        ? "no scored pair uses a data system in common"
        : "\(sharing) of \(Phrase.count(known.count, "scored pair"))"
          + " \(sharing == 1 ? "uses" : "use") a data system in common", silent,
    ]
  }
}
