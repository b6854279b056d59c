import Domain

extension BlueprintComposer {
  /// The warnings of the match, each with a response, and what any partnership should expect.
  static func risks(_ context: DraftContext) -> Blueprint.Section {
    let warnings = context.partnership.warnings
    return Blueprint.Section(
      .risks, "Risks and responses",
      paragraphs: [
        warnings.isEmpty
          ? "The match gives no warning for this partnership."
          : "The match gives \(Phrase.count(warnings.count, "warning"));"
            + " \(warnings.count == 1 ? "a response follows" : "a response to each follows"), for"
            + " discussion."
      ],
      recommendations: warnings.map(response)
        + [
          Blueprint.Recommendation(
            "Name a deputy for every role and agree how a new leader is brought in.",
            why: "Every partnership of one study saw leaders change; without a framework to"
              + " sustain it, a partnership is exposed to such changes.",
            evidence: [.wested2015, .duffy2010])
        ])
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
        "Complete what is missing (see the open questions) before signing.", why: why)
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

  /// What the registry does not say, and what is for the partners alone to decide.
  static func openQuestions(_ context: DraftContext) -> Blueprint.Section {
    Blueprint.Section(
      .openQuestions, "Open questions for the partners",
      points: missing(context) + decisions(context))
  }

  private static func missing(_ context: DraftContext) -> [String] {
    var questions: [String] = []
    if context.partnership.focus == nil { questions.append("Which need comes first?") }
    if context.facilitator == nil {
      questions.append(
        context.plan.isWithoutFacilitators
          ? "Do the members want a facilitator, and who could it be?" : "Who facilitates?")
    }
    questions += withoutGift(context).map { member in
      "What can \(member.name) show \(context.others(than: member))? No such offer is on record."
    }
    questions += context.members.compactMap { member in
      let facts = unknownFacts(member, isMentor: member.id == context.mentor?.id)
      return facts.isEmpty ? nil : "Not known of \(member.name): \(Phrase.list(facts))."
    }
    return questions
  }

  private static func unknownFacts(_ member: District, isMentor: Bool) -> [String] {
    let facts: [(isKnown: Bool, name: String)] = [
      (member.location != nil, "its location"),
      (member.enrollment != nil, "how many students it has"),
      (isMentor || !member.needs.isEmpty, "its needs"), (member.goals != nil, "its goals"),
      (!member.levels.isEmpty, "where it stands on its topics"),
      (member.readiness != nil, "how ready it is to begin"),
      (
        member.tenureYears != nil || member.isLeaving,
        "how many years its superintendent has served"
      ),
      (member.virtual != nil, "its readiness to meet at a distance"),
      (!member.roles.isEmpty, "its staff roles"), (!member.platforms.isEmpty, "its data systems"),
      (member.substitutes != nil, "how many substitute teachers it finds"),
    ]
    return facts.filter { !$0.isKnown }.map(\.name)
  }

  private static func decisions(_ context: DraftContext) -> [String] {
    let accepts =
      context.facilitator.map {
        ["Do the members accept \($0.name), and does \($0.name) accept the assignment?"]
      } ?? []
    return accepts + [
      "Which senior leader does each superintendent appoint, and who are the deputies?",
      "What is the aim in one sentence, and by which indicators will the members see progress?",
      "What do the members do alike, and what stays each member's own?",
      "Who decides what, and how is an equal voice kept?",
      "Which data are shared, under which agreement, and on which system?",
      context.plan.isWithoutFacilitators
        ? "Who pays for substitute teachers and travel?"
        : "Who pays for substitute teachers, travel and the facilitator's time?",
      "When is the first meeting, and on which days will later ones be?",
      "When and how do the members look back, and how can one of them leave?",
    ]
  }

  /// Who signs, with room for names and dates.
  static func signOff(_ context: DraftContext) -> Blueprint.Section {
    let districts = context.members.flatMap { member in
      ["Superintendent, \(member.name)", "Board, \(member.name)"]
    }
    let facilitator =
      context.plan.isWithoutFacilitators
      ? [] : ["Facilitator" + (context.facilitator.map { ", \($0.name)" } ?? "")]
    return Blueprint.Section(
      .signOff, "Sign-off",
      tables: [
        DocumentTable(
          columns: [.init("for"), .init("name"), .init("signature"), .init("date")],
          rows: (districts + facilitator).map { [$0, "", "", ""] })
      ],
      recommendations: [
        Blueprint.Recommendation(
          "Let superintendents sign, and boards act on it.",
          why: "Partnerships that began with a formal agreement, signed at the top, mostly went"
            + " on after leaders changed. Ask counsel whether a board must approve it.",
          evidence: [.wested2015])
      ])
  }
}
