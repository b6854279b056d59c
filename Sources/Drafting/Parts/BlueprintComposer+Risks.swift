import Domain

extension BlueprintComposer {
  /// The warnings of the match, each with a response, and what else speaks against it.
  static func risks(_ context: DraftContext) -> Blueprint.Section {
    let warnings = context.partnership.warnings
    var section = Blueprint.Section(.risks, "Risks from the match")
    section.say(
      warnings.isEmpty
        ? "The match gives no warning for this partnership."
        : "The match gives \(Phrase.count(warnings.count, "warning"));"
          + " \(warnings.count == 1 ? "a response follows" : "a response to each follows").")
    section.recommendations = warnings.map(response)
    let faint = faintest(context)
    if !faint.isEmpty {
      section.say("What the members have least of, among what the match weighs:")
      section.points += faint
    }
    section.ask("What else could end this partnership within a year?")
    return section
  }

  /// How the evidence of a criterion begins that nobody could judge.
  private static let silence = "Not known"

  /// The criteria with the lowest value whose warning does not stand already.
  private static func faintest(_ context: DraftContext) -> [String] {
    let known = context.partnership.criteria.filter {
      !$0.because.hasPrefix(silence) && $0.value < context.rules.match.strongValue
    }
    let ordered = known.enumerated().sorted { left, right in
      left.element.value == right.element.value
        ? left.offset < right.offset : left.element.value < right.element.value
    }
    return ordered.prefix(context.rules.match.criteria).map { item in
      let criterion = item.element
      let evidence = context.evidence(criterion) ?? elsewhere(criterion)
      return
        "\(CriterionWords.name(criterion.name).capitalisedFirst)\(evidence.map { ": \($0)" } ?? ".")"
    }
  }

  /// Where the draft says more on what it does not repeat here.
  private static func elsewhere(_ criterion: CriterionScore) -> String? {
    switch Criterion(rawValue: criterion.name) {
    case .commonNeed: "the first part shows who names what, and how urgently."
    case .reciprocity: "the first part shows who can show what to whom."
    case .similarContext: "the part on common and local matters lists the differences."
    default: nil
    }
  }

  private static func response(_ warning: Plan.Warning) -> Blueprint.Recommendation {
    let why = "\(WarningWords.name(warning.code).capitalisedFirst): \(warning.text)"
    switch warning.code {
    case .distance:
      return Blueprint.Recommendation(
        "Keep the days in person for joint work and visits, and do the rest at a distance.",
        why: why, evidence: [.wested2015])
    case .lopsidedTie:
      return Blueprint.Recommendation(
        "Let the facilitator begin with the member known least, and ask every member after three"
          + " meetings whether it feels heard.",
        why: why, evidence: [.wested2015])
    case .leadership:
      return Blueprint.Recommendation(
        "Brief the board now, and agree who carries the work through the change.",
        why: why, evidence: [.wested2015, .duffy2010])
    case .size:
      return Blueprint.Recommendation(
        "Give each member one vote, take turns in the chair, and adapt what one member does before"
          + " another takes it over.",
        why: why + " What worked in Sanger did not always work in Firebaugh, a much smaller"
          + " district.",
        evidence: [.david2014, .wested2015])
    case .known:
      return Blueprint.Recommendation(
        "Answer the open questions of this draft before signing.", why: why)
    case .roles:
      return Blueprint.Recommendation(
        "List the roles of each member side by side, pair those that match, and name a stand-in"
          + " for the rest.",
        why: why, evidence: [.california2012])
    case .competes:
      return Blueprint.Recommendation(
        "Write down what the partnership does not touch, and give every member an equal voice.",
        why: why + " Competition and unequal voice were risks of a federation of rural schools.",
        evidence: [.wested2015])
    case .levelGap:
      return Blueprint.Recommendation(
        "Plan support and pace for each member, and let each lead on something that it does well.",
        why: why + " Where skills differed, some felt held back and others pushed too fast.",
        evidence: [.wested2015])
    }
  }
}
