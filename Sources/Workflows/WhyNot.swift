package import Assignment
package import Domain

/// What it would take to have a partnership that a plan does not contain: the rule that forbids it,
/// or the exact cost of forcing it and who moves, found by matching again with it fixed.
package struct WhyNot: Equatable, Sendable, Codable {
  package static let schema = "tandem.why-not/1"

  package enum Verdict: String, CaseIterable, Sendable, Codable {
    /// The plan has it.
    case inPlan = "in_plan"
    /// A rule or a lock forbids it.
    case forbidden
    /// No plan with it keeps all minimum caseloads and locks.
    case impossible
    /// It can be had, at a cost.
    case costs
  }

  /// A partnership that one of the two plans has and the other has not.
  package struct Change: Equatable, Sendable, Codable {
    package var members: [District.ID]
    @OrNull package var facilitator: Facilitator.ID?
    package var value: Double
  }

  package var schema = Self.schema
  /// Sorted by id.
  package var members: [District.ID]
  /// The facilitator asked about, if one was.
  @OrNull package var facilitator: Facilitator.ID?
  package var verdict: Verdict
  /// In words for staff.
  package var text: String
  /// By how much the objective falls; only where the verdict is `costs`.
  @OrNull package var cost: Double?
  /// Whether both plans behind the cost were proved to be best.
  package var isExact: Bool
  /// Mutual requests that the plan honours and the one with the partnership does not.
  package var requestsLost: Int
  /// Districts that the plan places and the one with the partnership does not.
  package var unplaced: [District.ID]
  /// What the plan would lose, and what it would gain; in order of members.
  package var lost: [Change]
  package var gained: [Change]

  private enum CodingKeys: String, CodingKey {
    case schema, members, facilitator, verdict, text, cost, unplaced, lost, gained
    case isExact = "is_exact"
    case requestsLost = "requests_lost"
  }
}

/// Asks what keeps a partnership out of a plan.
package enum Asking {
  /// Answers why a plan has no partnership with all these districts, under a facilitator if one is
  /// named; of one district alone, why that facilitator does not guide it.
  ///
  /// - Parameters:
  ///   - plan: the plan, made from `source`.
  ///   - names: districts, each by its id or a part of its name; two or more, or one with a
  ///     facilitator.
  ///   - facilitator: a facilitator's id, or nothing for any.
  ///   - source: the round.
  ///   - control: ends the second match early.
  /// - Returns: the answer, exact where both plans are proved.
  /// - Throws: `Failure.notFound` for unknown names, `.conflict` if the plan is of other data.
  package static func whyNot(
    _ plan: Plan, _ names: [String], facilitator: String?, of source: Source,
    control: Control = Control()
  ) throws -> WhyNot {
    try source.requireOrigin(of: plan)
    let bundle = source.bundle
    let places = try names.map { try bundle.place(ofDistrict: $0) }
    for (index, place) in places.enumerated() where places[..<index].contains(place) {
      throw Failure(
        .conflict,
        [
          "Two of the names are of \(bundle.districts[place].name). Give districts that differ."
        ])
    }
    guard places.count > 1 || places.count == 1 && facilitator != nil else {
      throw Failure(
        .badInput, ["Give two districts or more, or one district and a facilitator."])
    }
    let guide = try facilitator.map { try bundle.place(ofFacilitator: $0) }
    let question = Question(
      model: RoundModel(bundle), plan: plan, sha256: source.sha256, places: places.sorted(),
      facilitator: guide)
    return try question.answer(control)
  }

  /// The same of two districts.
  package static func whyNot(
    _ plan: Plan, _ first: String, _ second: String, facilitator: String?, of source: Source,
    control: Control = Control()
  ) throws -> WhyNot {
    try whyNot(plan, [first, second], facilitator: facilitator, of: source, control: control)
  }
}

/// One question about some districts of a round.
private struct Question {
  let model: RoundModel
  let plan: Plan
  let sha256: String
  /// Places of the districts, ascending.
  let places: [Int]
  let facilitator: Int?

  private var bundle: RegistryBundle { model.bundle }
  private var members: [District.ID] { places.map { bundle.districts[$0].id } }
  private var isSingle: Bool { places.count == 1 }
  private var names: String { Phrase.list(places.map { bundle.districts[$0].name }) }
  private var guide: String {
    facilitator.map { " under \(bundle.facilitators[$0].name)" } ?? ""
  }

  func answer(_ control: Control) throws -> WhyNot {
    let own = plan.partnerships.filter { Set(members).isSubset(of: $0.members) }
    let guideID = facilitator.map { bundle.facilitators[$0].id }
    if !own.isEmpty, guideID == nil || own.allSatisfy({ $0.facilitator == guideID }) {
      return plain(
        .inPlan,
        "\(names)\(guide) \(isSingle ? "is" : "are") in the plan, as"
          + " \(Phrase.list(own.map(\.id))).")
    }
    var instance = model.instance
    if let facilitator {
      instance.guidance.append(
        Instance.Guidance(members: places, facilitators: [facilitator]))
    }
    guard instance.hasColumn(with: places) else { return plain(.forbidden, obstacle) }
    if !isSingle, !instance.together.contains(places) { instance.together.append(places) }
    let result = try Optimiser(control: control).solve(instance, goal: Matching.goal(of: bundle))
    switch result.status {
    case .infeasible:
      return plain(
        .impossible,
        "No plan with \(names)\(guide) keeps all minimum caseloads, locks and capacities.")
    case .unknown: throw MatchingError.stoppedWithoutPlan(result.stopped)
    case .optimal, .feasible:
      return costs(PlanComposer(model: model, sha256: sha256).plan(result))
    }
  }

  /// What forbids it, as a sentence.
  private var obstacle: String {
    let obstacles = model.obstacles
    let byRules = isSingle ? nil : obstacles.sentence(places)
    let byGuide = facilitator.flatMap { obstacles.sentence($0, for: places) }
    guard isSingle else {
      let obstacle =
        byRules ?? byGuide
        ?? "no partnership that has them \(places.count == 2 ? "both" : "all") is possible in this"
        + " round."
      return "\(names)\(guide) cannot be a partnership: \(obstacle)"
    }
    let obstacle =
      byGuide ?? "no partnership of it that is possible in this round may have this one."
    return "No partnership of \(names) can be\(guide): \(obstacle)"
  }

  private func plain(_ verdict: WhyNot.Verdict, _ text: String) -> WhyNot {
    WhyNot(
      members: members, facilitator: facilitator.map { bundle.facilitators[$0].id },
      verdict: verdict, text: text, cost: nil, isExact: true, requestsLost: 0, unplaced: [],
      lost: [], gained: [])
  }

  private func costs(_ forced: Plan) -> WhyNot {
    var answer = plain(.costs, "")
    let cost = plan.proof.objective - forced.proof.objective
    answer.cost = cost
    answer.isExact = plan.proof.status == .optimal && forced.proof.status == .optimal
    answer.requestsLost = max(
      0, requestsHonoured(plan) - requestsHonoured(forced))
    let placed = Set(forced.partnerships.flatMap(\.members))
    answer.unplaced = Set(plan.partnerships.flatMap(\.members)).subtracting(placed).sorted()
    answer.lost = changes(plan, missingIn: forced)
    answer.gained = changes(forced, missingIn: plan)
    answer.text = sentences(answer, cost, isPlaced: Set(members).isSubset(of: placed))
    return answer
  }

  private func requestsHonoured(_ plan: Plan) -> Int {
    plan.partnerships.reduce(0) { sum, partnership in
      let places = partnership.members.compactMap { id in
        bundle.districts.firstIndex { $0.id == id }
      }
      return sum + Couple.all(of: places).count { model.instance.requests.contains($0) }
    }
  }

  private func changes(_ one: Plan, missingIn other: Plan) -> [WhyNot.Change] {
    one.partnerships.filter { partnership in
      !other.partnerships.contains {
        $0.members == partnership.members && $0.facilitator == partnership.facilitator
      }
    }.map {
      WhyNot.Change(members: $0.members, facilitator: $0.facilitator, value: $0.value)
    }
  }

  private func sentences(_ answer: WhyNot, _ cost: Double, isPlaced: Bool) -> String {
    let total = Phrase.decimal(plan.proof.objective, 4)
    let amount = Phrase.decimal(abs(cost), 4)
    let change = abs(cost) < 1e-9 ? "as much" : "\(amount) \(cost > 0 ? "less" : "more")"
    let premise = isSingle ? "every partnership of \(names)\(guide)" : "\(names)\(guide)"
    var sentences = [
      "With \(premise), the best plan is worth \(change) "
        + (abs(cost) < 1e-9 ? "as this one, \(total)" : "than this one's \(total)")
        + (answer.isExact ? "." : ", as far as was found: not both plans are proved to be best.")
    ]
    if isSingle, !isPlaced {
      sentences.append("It has no partnership of \(names).")
    }
    if answer.requestsLost > 0 {
      sentences.append(
        "It honours \(Phrase.count(answer.requestsLost, "mutual request")) fewer.")
    }
    if !answer.unplaced.isEmpty {
      sentences.append(
        "Without a partnership would be \(Phrase.list(answer.unplaced.map { plan.name(of: $0) })).")
    }
    for (heading, changes) in [("It would end:", answer.lost), ("It would form:", answer.gained)]
    where !changes.isEmpty {
      sentences += [heading] + changes.map { "  - " + words($0) }
    }
    return sentences.joined(separator: "\n")
  }

  private func words(_ change: WhyNot.Change) -> String {
    let members = Phrase.list(change.members.map { plan.name(of: $0) })
    let guide = change.facilitator.map { ", guided by \(plan.name(of: $0))" } ?? ""
    return members + guide
  }
}

extension Asking {
  package static func json(_ answer: WhyNot) throws -> [UInt8] { try Printed.json(answer) }
}
