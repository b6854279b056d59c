import Domain

extension GroupEvidence {
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

  private func commonNeed(_ appraisals: [Appraisal]) -> [String?] {
    let topics = roster.topics
    let silent = unnamedNeeds
    let spread = spread(
      appraisals,
      Comparison(
        most: "have most in common", alike: "every pair has as much in common",
        hubMost: "has most in common with", hubLeast: "least with",
        hubAlike: "has as much in common with"))
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
        + " of the \(party.spokes.count) others (\(rated))", spread, silent,
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
    let words = Comparison(
      most: "are most alike", alike: "every pair is as alike", hubMost: "is most like",
      hubLeast: "least like", hubAlike: "is as like")
    return [
      spread(appraisals, words),
      missing.isEmpty ? nil : "not known for every member: \(Phrase.list(missing))",
    ]
  }

  private func reciprocity(_ appraisals: [Appraisal]) -> [String?] {
    let silent = appraisals.contains { $0.known < 1 } ? unnamedNeeds : nil
    let givers = party.mentor.map { [roster.district($0)] } ?? members
    if givers.allSatisfy(\.offers.isEmpty) {
      return [
        party.mentor == nil
          ? "no member names anything to offer" : "\(givers[0].name) names nothing to offer"
      ]
    }
    let words = Comparison(
      most: "have most to show each other", alike: "every pair has as much to show each other",
      hubMost: "has most to show to", hubLeast: "least to", hubAlike: "has as much to show to")
    return [spread(appraisals, words), silent]
  }

  private func relationship(_ appraisals: [Appraisal]) -> [String?] {
    let tied = zip(pairings, appraisals).filter { $0.1.value > 0 }
    guard let strongest = tied.max(by: { $0.1.value < $1.1.value }) else {
      return [
        party.mentor.map { "no tie of \(roster.district($0).name) to the others is on record" }
          ?? "no tie between any members is on record"
      ]
    }
    let requests = pairings.filter(\.tie.isRequested).map(names)
    return [
      share(
        tied.count, of: pairings.count, "has a tie or a wish on record",
        "have a tie or a wish on record"),
      "the strongest is that of \(names(strongest.0)) (\(Phrase.decimal(strongest.1.value)))",
      requests.isEmpty
        ? nil : "asked for each other: \(requests.joined(separator: ", "))",
    ]
  }

  private var readiness: [String?] {
    let values = members.compactMap(\.readiness)
    return [
      values.isEmpty
        ? nil
        : "the readiness on record is \(range(values, 2)) of 1, and in each pair the lower counts",
      notKnown("the readiness") { $0.readiness == nil },
    ]
  }

  private var stability: [String?] {
    let leaving = members.filter(\.isLeaving).map(\.name)
    let staying = members.filter { !$0.isLeaving }
    let years = staying.compactMap(\.tenureYears)
    let digits = years.allSatisfy { $0 == $0.rounded() } ? 0 : 1
    let who = years.count == 1 ? "superintendent has served" : "superintendents have served"
    let silent = staying.filter { $0.tenureYears == nil }.map(\.name)
    let others = years.count == 1 ? "one" : leaving.isEmpty ? "the" : "the other"
    return [
      leaving.isEmpty
        ? nil : "the superintendent's departure is announced in \(Phrase.list(leaving))",
      years.isEmpty ? nil : "\(others) \(who) \(range(years, digits)) years",
      silent.isEmpty
        ? nil : "not known: how long the superintendent has served in \(Phrase.list(silent))",
    ]
  }

  private func roles(_ appraisals: [Appraisal]) -> [String?] {
    let words = Comparison(
      most: "share most of their staff roles", alike: "every pair shares as many staff roles",
      hubMost: "shares most of its staff roles with", hubLeast: "least with",
      hubAlike: "shares as many staff roles with")
    return [spread(appraisals, words), notKnown("the staff roles", \.roles.isEmpty)]
  }

  private func systems(_ appraisals: [Appraisal]) -> [String?] {
    let known = appraisals.filter { $0.known > 0 }
    let sharing = known.count { $0.value > 0 }
    let silent = notKnown("the data systems", \.platforms.isEmpty)
    if known.isEmpty { return [silent] }
    let words = "a data system in common"
    if sharing == pairings.count {
      let hub = party.mentor.map {
        "\(roster.district($0).name) has \(words) with each of the others"
      }
      return [hub ?? "every pair uses \(words)"]
    }
    return [
      sharing == 0
        ? "no pair \(silent == nil ? "" : "of which it is known ")uses \(words)"
        : share(sharing, of: known.count, "uses \(words)", "use \(words)"), silent,
    ]
  }
}
