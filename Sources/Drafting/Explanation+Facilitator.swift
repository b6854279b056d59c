import Domain

extension Explanation {
  /// Explains which partnerships a facilitator guides and why, and what one more place is worth.
  init(of facilitator: Facilitator.ID, in plan: Plan) {
    let guided = plan.partnerships.filter { $0.facilitator == facilitator }
    let loads = plan.facilitators.filter { $0.id == facilitator }
    self.init(
      kind: .facilitator, id: facilitator.rawValue, name: plan.names[facilitator.rawValue],
      headline: Self.headline(plan.name(of: facilitator), guided, loads.first, plan),
      sections: guided.map { Self.assignment($0, in: plan) }
        + [
          guided.isEmpty
            ? nil
            : Section(
              "Dates",
              paragraphs: [
                "No dates are set yet: the members and the facilitator agree on them when they"
                  + " work out the blueprint."
              ]),
          loads.first.map { Self.place($0, in: plan) }, Self.candidacies(facilitator, in: plan),
        ].compactMap(\.self),
      partnerships: guided, facilitators: loads)
  }

  private static func headline(
    _ name: String, _ guided: [Plan.Partnership], _ load: Plan.FacilitatorLoad?, _ plan: Plan
  ) -> String {
    let unit = plan.input.policy.caseloadUnit.rawValue
    let places = load.map { " Load: \($0.load) of \($0.capacity) \(unit)." } ?? ""
    guard !guided.isEmpty else { return "\(name) has no assignment in this plan.\(places)" }
    return "\(name) guides \(Phrase.list(guided.map(\.id))).\(places)"
  }

  private static func assignment(_ partnership: Plan.Partnership, in plan: Plan) -> Section {
    let words = PartnershipWords(partnership, in: plan)
    return Section(
      "\(partnership.id): \(words.members)", paragraphs: [words.description],
      tables: partnership.fitCriteria.isEmpty ? [] : [words.fitCriteria],
      points: partnership.warnings.map { "\(WarningWords.name($0.code)): \($0.text)" })
  }

  private static func place(_ load: Plan.FacilitatorLoad, in plan: Plan) -> Section {
    let text: String
    if plan.hasFreePlace(load) {
      text = "Places are free, so the worth of one more is not reckoned."
    } else if Amount.isAboveZero(load.marginalValueAtMost) {
      text =
        "One more place would raise the plan's value of \(Amount.objective(plan.proof.objective))"
        + " by at most \(Amount.atMost(load.marginalValueAtMost))."
    } else {
      text = "One more place would not raise the plan's value."
    }
    return Section("One more place", paragraphs: [text])
  }

  /// The other partnerships that name the facilitator as a candidate.
  private static func candidacies(_ facilitator: Facilitator.ID, in plan: Plan) -> Section? {
    let points = plan.partnerships.flatMap { partnership in
      partnership.facilitatorCandidates.filter { $0.id == facilitator }.map { candidate in
        let words = PartnershipWords(partnership, in: plan)
        let current =
          words.facilitator.map { "; now \($0), \(Amount.value(partnership.fit))" } ?? ""
        return "\(partnership.id): \(words.members) (fit \(Amount.value(candidate.fit))\(current))"
      }
    }
    return points.isEmpty ? nil : Section("Could also guide", points: points)
  }
}
