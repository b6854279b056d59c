import Domain

extension Explanation {
  /// Partnerships that a list of the overview names at most.
  private static let listed = 5

  /// Explains why the plan as a whole looks as it does.
  init(overviewOf plan: Plan) {
    let placed = Phrase.count(plan.summary.placed, "district")
    let headline =
      plan.proof.status == .infeasible
      ? ProofWords.sentence(plan)
      : "The plan places \(placed) in \(Phrase.count(plan.partnerships.count, "partnership"))."
        + " \(([ProofWords.sentence(plan)] + ProofWords.prices(plan)).joined(separator: " "))"
    self.init(
      kind: .plan, id: nil, name: nil, headline: headline,
      sections: [
        Self.aim(plan), Self.limits(plan), Self.closeCalls(plan), Self.thinKnowledge(plan),
        Self.warningCounts(plan), Self.unmatchedCounts(plan),
      ].compactMap(\.self))
  }

  /// What limits the plan, where the choice is close, what is little known, what to plan for.
  static func cautions(_ plan: Plan) -> [Section] {
    [limits(plan), closeCalls(plan), thinKnowledge(plan), warningCounts(plan)].compactMap(\.self)
  }

  static func aim(_ plan: Plan) -> Section {
    let policy = plan.input.policy
    var paragraphs = ["The goal is \(ProofWords.goal(plan.goal))."]
    if plan.isWithoutFacilitators { paragraphs.append(RoundWords.facilitators(plan)) }
    let fitShare =
      plan.isWithoutFacilitators
      ? "" : " + \(Amount.weight(policy.fitShare)) × the fit of its facilitator"
    paragraphs.append(
      "The value of a partnership is \(Amount.weight(policy.scoreShare)) × the score of its"
        + " members\(fitShare), by policy \(policy.version). The weights below say how much each"
        + " question counts.")
    let score = Criterion.allCases.map { criterion in
      [
        CriterionWords.name(criterion.rawValue), Amount.weight(policy.weights[criterion]),
        CriterionWords.question(criterion),
      ]
    }
    let fit = FitCriterion.allCases.map { criterion in
      [
        CriterionWords.name(criterion.rawValue), Amount.weight(policy.fitWeights[criterion]),
        CriterionWords.question(criterion),
      ]
    }
    return Section(
      "What the plan aims at", paragraphs: paragraphs,
      tables: [questions("score of the members", score)]
        + (plan.isWithoutFacilitators ? [] : [questions("fit of the facilitator", fit)]))
  }

  private static func questions(_ title: String, _ rows: [[String]]) -> DocumentTable {
    DocumentTable(
      columns: [.init(title), .init("weight", numeric: true), .init("question")], rows: rows)
  }

  /// What keeps the plan from being worth more.
  private static func limits(_ plan: Plan) -> Section? {
    let wanted = plan.facilitators
      .filter { !plan.hasFreePlace($0) && Amount.isAboveZero($0.marginalValueAtMost) }
      .sorted { ($1.marginalValueAtMost, $0.id) < ($0.marginalValueAtMost, $1.id) }
    var points = wanted.prefix(listed).map {
      "One more place for \(plan.name(of: $0.id)) (load \($0.load) of \($0.capacity)) is worth at"
        + " most \(Amount.atMost($0.marginalValueAtMost))."
    }
    if wanted.count > listed {
      points.append("\(Phrase.count(wanted.count - listed, "more facilitator")): see the plan.")
    }
    if let cap = plan.round.maximumPartnerships, plan.partnerships.count >= cap {
      points.append("The round has at most \(Phrase.count(cap, "partnership")), and all are used.")
    }
    guard !points.isEmpty else { return nil }
    return Section(
      "What limits it",
      paragraphs: ["With more of the following, a plan of greater value could exist."],
      points: points)
  }

  private static func closeCalls(_ plan: Plan) -> Section? {
    guard !plan.partnerships.isEmpty else { return nil }
    let close = plan.partnerships.filter { partnership in
      partnership.alternatives.contains { Amount.atLeast($0.lossAtLeast) == nil }
    }
    let paragraph =
      close.isEmpty
      ? "Every alternative that the plan lists is proved to cost something."
      : "For \(partnerships(close.map(\.id))), the plan lists an alternative for which no loss is"
        + " proved without another solve: what staff and districts know beyond the registry may"
        + " decide there."
    return Section(
      "Where the choice is close",
      paragraphs: [paragraph, PlanText.blockingPairs(plan)])
  }

  private static func thinKnowledge(_ plan: Plan) -> Section? {
    let limit = plan.input.policy.shape.thinKnowledge
    let thin = plan.partnerships.filter { $0.known < limit }
    guard !thin.isEmpty else { return nil }
    return Section(
      "Where little is known",
      paragraphs: [
        "Less than \(Amount.percent(limit)) of what the score weighs is known for"
          + " \(partnerships(thin.map(\.id))). What is not known counts"
          + " \(Amount.weight(plan.input.policy.unknown)) of its weight, so fuller registrations"
          + " could change the plan."
      ])
  }

  private static func warningCounts(_ plan: Plan) -> Section? {
    let points = Plan.Warning.Code.allCases.compactMap { code -> String? in
      let ids = plan.partnerships
        .filter { $0.warnings.contains { $0.code == code } }.map(\.id)
      guard !ids.isEmpty else { return nil }
      return "\(WarningWords.name(code)): \(partnerships(ids))"
    }
    guard !points.isEmpty else { return nil }
    return Section(
      "What partners should plan for",
      paragraphs: ["What is explained of each partnership gives the whole warning."],
      points: points)
  }

  private static func unmatchedCounts(_ plan: Plan) -> Section? {
    guard !plan.unmatched.isEmpty else { return nil }
    let points = Plan.Unmatched.Reason.allCases.compactMap { reason -> String? in
      let count = plan.unmatched.filter { $0.reason == reason }.count
      guard count > 0 else { return nil }
      return "\(UnmatchedWords.heading(reason)): \(Phrase.count(count, "district"))"
    }
    return Section(
      "Who is not matched",
      paragraphs: [
        "\(Phrase.count(plan.unmatched.count, "district")) without a partnership, by the first rule"
          + " that leaves no possible one."
      ],
      points: points)
  }

  private static func partnerships(_ ids: [String]) -> String {
    let more = ids.count - listed
    return Phrase.list(ids.prefix(listed) + (more > 0 ? ["\(more) more"] : []))
  }
}
