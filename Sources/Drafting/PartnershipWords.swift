import Domain

/// Sentences and tables about one partnership of a plan, shared by every text that speaks of it.
struct PartnershipWords {
  let plan: Plan
  let partnership: Plan.Partnership

  init(_ partnership: Plan.Partnership, in plan: Plan) {
    self.plan = plan
    self.partnership = partnership
  }

  /// The members' names, in order of id: `A and B`.
  var members: String { Phrase.list(partnership.members.map { plan.name(of: $0) }) }

  /// The members' names with their ids, one for each member.
  var membersWithIDs: [String] {
    partnership.members.map { "\(plan.name(of: $0)) (\($0))" }
  }

  /// The members other than `district`, as a list.
  func partners(of district: District.ID) -> String {
    Phrase.list(partnership.members.filter { $0 != district }.map { plan.name(of: $0) })
  }

  var focus: String { partnership.focus?.label ?? "no focus yet" }

  var facilitator: String? { partnership.facilitator.map { plan.name(of: $0) } }

  /// What the partnership is: footing, focus and facilitator.
  var description: String {
    let topic = partnership.focus.map { " on \($0.label)" } ?? ", its focus still to be agreed"
    let footing: String
    if partnership.mode == .mentor, let mentor = partnership.mentor {
      footing =
        "Mentor partnership\(topic): \(plan.name(of: mentor)) shares what it does with"
        + " \(partners(of: mentor)), and \(isPair ? "both" : "all") learn"
    } else {
      footing = "Mutual partnership\(topic)"
    }
    let guide =
      facilitator.map { "; guided by \($0)" }
      ?? (plan.isWithoutFacilitators ? "" : "; without a facilitator so far")
    let request = partnership.requested ? " \(whoAsked) asked for each other." : ""
    return "\(footing)\(guide).\(request)"
  }

  private var isPair: Bool { partnership.members.count == 2 }

  /// Those of the members who asked to be together; the plan does not say which of a group did.
  var whoAsked: String { isPair ? "The members" : "Some of the members" }

  /// How the value comes from score and fit, and what it adds to the plan.
  var valueSentence: String {
    let policy = plan.input.policy
    let count = partnership.members.count
    let fit =
      partnership.facilitator == nil
      ? "" : " + \(Amount.weight(policy.fitShare)) × fit \(Amount.value(partnership.fit))"
    return "Value \(Amount.value(partnership.value)) ="
      + " \(Amount.weight(policy.scoreShare)) × score \(Amount.value(partnership.score))\(fit);"
      + " it counts once for each of the \(count) members, so it adds"
      + " \(Amount.value(Double(count) * partnership.value)) to the plan."
  }

  /// The criteria between the members, with a last row for the score.
  var criteria: DocumentTable {
    var table = Self.table(
      partnership.criteria, title: "criterion", name: CriterionWords.name)
    let known = "\(Amount.percent(partnership.known)) of the weight is known."
    let count = partnership.members.count
    let discount = plan.input.policy.depth(ofPartnershipOf: count)
    let weight = partnership.criteria.reduce(0) { $0 + $1.weight }
    let sum = partnership.criteria.reduce(0) { $0 + $1.points }
    if count > 2 {
      let pairs =
        partnership.mode == .mentor
        ? "Means over the pairs of the mentor with each other member."
        : "Means over the pairs of members."
      let depth =
        discount < 1
        ? "\(Amount.weight(discount)) of the sum, as \(count) members share the time."
        : "The sum, whatever the number of members."
      table.rows.append(["sum", "", Self.weight(weight, 2), Amount.value(sum), pairs])
      table.rows.append(["score", "", "", Amount.value(partnership.score), "\(depth) \(known)"])
    } else {
      table.rows.append([
        "score", "", Self.weight(weight, 2), Amount.value(partnership.score), known,
      ])
    }
    return table
  }

  /// The criteria of the facilitator's fit, with a last row for the fit.
  var fitCriteria: DocumentTable {
    var table = Self.table(
      partnership.fitCriteria, title: "facilitator's fit", name: CriterionWords.name)
    let weight = partnership.fitCriteria.reduce(0) { $0 + $1.weight }
    table.rows.append(["fit", "", Self.weight(weight, 2), Amount.value(partnership.fit), ""])
    return table
  }

  /// What an alternative would be and what it would cost, without a full stop.
  func alternative(_ alternative: Plan.Alternative) -> String {
    let members = Phrase.list(alternative.members.map { plan.name(of: $0) })
    let guide = alternative.facilitator.map { ", guided by \(plan.name(of: $0))" } ?? ""
    let cost =
      Amount.atLeast(alternative.lossAtLeast).map { "would cost the plan at least \($0)" }
      ?? "no loss is proved; asking why not finds the cost"
    return "\(members)\(guide) (value \(Amount.value(alternative.value))): \(cost)"
      + (brokenRequests(alternative).map { "; \($0)" } ?? "")
  }

  /// The mutual requests of the plan that an alternative would break.
  private func brokenRequests(_ alternative: Plan.Alternative) -> String? {
    let requests = plan.partnerships.filter { other in
      other.requested && other.members != alternative.members
        && other.members.contains { alternative.members.contains($0) }
    }
    guard !requests.isEmpty else { return nil }
    // The plan does not say how many partnerships a district would join.
    let broken = requests.map { other in
      guard other.id != partnership.id else { return other.id }
      let shared = other.members.filter { alternative.members.contains($0) }
      return "\(other.id) (unless \(Phrase.list(shared.map { plan.name(of: $0) })) may join both)"
    }
    // Nor does it say which members of a group asked for each other.
    let verb = requests.allSatisfy { $0.members.count == 2 } ? "would" : "may"
    return "it \(verb) break the mutual \(requests.count == 1 ? "request" : "requests")"
      + " \(Phrase.list(broken))"
  }

  /// The alternatives, each once, as the plan lists them.
  var alternatives: [Plan.Alternative] {
    var seen: [Plan.Alternative] = []
    for alternative in partnership.alternatives where !seen.contains(alternative) {
      seen.append(alternative)
    }
    return seen
  }

  /// The other facilitators with their fits, best first; nothing where the plan names none.
  var otherFacilitators: String? {
    guard !partnership.facilitatorCandidates.isEmpty else { return nil }
    return Phrase.list(
      partnership.facilitatorCandidates.map {
        "\(plan.name(of: $0.id)) (fit \(Amount.value($0.fit)))"
      })
  }

  private static func table(
    _ criteria: [CriterionScore], title: String, name: (String) -> String
  ) -> DocumentTable {
    let isFine = criteria.contains { abs($0.weight * 100 - ($0.weight * 100).rounded()) > 1e-6 }
    return DocumentTable(
      columns: [
        .init(title), .init("value", numeric: true), .init("weight", numeric: true),
        .init("points", numeric: true), .init("because"),
      ],
      rows: criteria.map {
        [
          name($0.name), Phrase.decimal($0.value), weight($0.weight, isFine ? 3 : 2),
          Amount.value($0.points), $0.because,
        ]
      })
  }

  private static func weight(_ weight: Double, _ digits: Int) -> String {
    Phrase.decimal(weight, digits)
  }
}
