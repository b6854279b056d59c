import Domain

extension BlueprintComposer {
  /// The memorandum of understanding of a partnership, for counsel and boards to change.
  static func agreement(_ context: DraftContext) -> Blueprint {
    draft(
      .agreement, title: "Memorandum of understanding between \(context.names)",
      notice: "This is a draft for the members and their counsel to change, and no legal advice."
        + " It binds nobody until superintendents have signed and boards have acted where they"
        + " must. Advice and open questions are notes to those who edit it, to be taken out before"
        + " signing.",
      [
        parties(context), agreedGoals(context), strategies(context), agreedIndicators(context),
        agreedRoles(context), agreedDecisions(context), data(context), agreedCosts(context),
        conduct(context), term(context), agreedSignatures(context),
      ].enumerated().map { numbered($0.element, $0.offset + 1) }, context)
  }

  /// A section whose clauses have numbers by which counsel can refer to them.
  private static func numbered(
    _ section: Blueprint.Section, _ number: Int
  ) -> Blueprint.Section {
    var section = section
    let questions = section.questions
    let clauses = section.points.filter { !$0.hasPrefix(Blueprint.questionMark) }
    section.points = clauses.enumerated().map { "\(number).\($0.offset + 1) \($0.element)" }
    for question in questions { section.ask(question) }
    return section
  }

  private static func parties(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.parties, "Parties and purpose")
    section.tables = [
      DocumentTable(
        columns: [
          .init("party"), .init("state"), .init("county"), .init("id"), .init("in this text"),
        ],
        rows: context.members.map {
          [
            $0.name, $0.state ?? unknown, $0.county ?? unknown, $0.id.rawValue,
            $0.id == context.mentor?.id ? "a member, and the mentor" : "a member",
          ]
        })
    ]
    section.points = [
      "The members work together on \(context.focusWords), each for its own students.",
      "Taking part is voluntary. The partnership is no legal person, hires nobody, and nobody may"
        + " bind another member.",
      "A member may belong to other partnerships and networks.",
    ]
    if let mentor = context.mentor {
      section.points.append(
        "\(mentor.name) shows its practice at the request of \(context.words.partners(of: mentor.id))"
          + ", and supervises and evaluates nobody there.")
    }
    return section
  }

  private static func agreedGoals(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.goals, "Goals")
    section.say(aimSentence(context))
    section.points = goals(context)
    section.ask("What are the baseline and the target of each member?")
    return section
  }

  private static func strategies(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.strategies, "Strategies")
    let limit = context.rules.governance.firstYearInitiatives
    section.say("In the first year the members take up at most \(limit) of the following:")
    section.points = (context.guide?.drivers ?? []).map { driver in
      "\(driver.text.capitalisedFirst): \(Phrase.list(driver.ideas, "or"))."
    }
    section.points += context.gifts.prefix(limit).map { gift in
      "\(gift.giver.name) opens its work on \(gift.topic.label) to \(context.takers(gift))."
    }
    if section.points.isEmpty { section.ask("By which work do the members pursue the goal?") }
    section.points.append("Each member adapts a common practice to its schools, at its own pace.")
    return section
  }

  private static func agreedIndicators(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.indicators, "Indicators of success")
    section.tables = [indicatorTable(context)]
    section.points = [
      "The members look at these indicators, and at actions due, in every formal meeting.",
      "Each superintendent may take them into his or her own evaluation; this is voluntary.",
    ]
    section.advise(
      "Decide with each board whether the partnership's results enter the superintendent's"
        + " evaluation.",
      why: "The superintendents of Fresno and Long Beach wrote the work of their partnership into"
        + " their own evaluations.", .california2012)
    return section
  }

  private static func agreedRoles(_ context: DraftContext) -> Blueprint.Section {
    let pattern = context.pattern
    var section = Blueprint.Section(.roles, "Roles and meetings")
    section.tables = [
      DocumentTable(
        columns: [.init("district"), .init("senior lead"), .init("deputy"), .init("data contact")],
        rows: context.members.map { [$0.name, "", "", ""] })
    ]
    section.points = [
      "Superintendents meet \(pattern.superintendents.times) times in the first year,"
        + " \(pattern.superintendents.inPerson) of them in person; the leadership team"
        + " \(pattern.leadershipTeam.times) times, \(pattern.leadershipTeam.inPerson) of them in"
        + " person.",
      "The members send \(pattern.leadershipTeam.people) people to the leadership team together, of"
        + " several levels; each names a successor within \(context.rules.governance.leavingDays)"
        + " days when one leaves.",
      "Staff remain employees of their own district, under its rules and insurance, wherever they"
        + " work.",
    ]
    if let facilitator = context.facilitator {
      section.points.append(
        "\(facilitator.name) facilitates, is employed and contracted by none of the members, and has"
          + " no vote.")
    } else {
      section.ask("Who facilitates, or who convenes without a facilitator?")
    }
    return section
  }

  private static func agreedDecisions(_ context: DraftContext) -> Blueprint.Section {
    let rules = context.rules.governance
    var section = Blueprint.Section(.decisions, "Decisions")
    section.say(decisions(context))
    section.points = [
      "What the leadership team cannot settle goes to the superintendents, who answer within"
        + " \(rules.settlingDays) days."
    ]
    switch context.governance {
    case .shared: break
    case .convened:
      section.points.append(
        "\(convener(context).capitalisedFirst) convenes and carries out, and decides nothing for a"
          + " member.")
    case .lead:
      let mentor = context.mentor?.name ?? "The mentor"
      section.points.append(
        context.plan.isWithoutFacilitators
          ? "\(mentor) convenes, and reports on any joint money to every member each quarter."
          : "\(convener(context).capitalisedFirst) convenes; \(mentor) reports on any joint money to"
            + " every member each quarter.")
    }
    return section
  }

  private static func data(_ context: DraftContext) -> Blueprint.Section {
    let small = context.rules.trust.smallGroup
    var section = Blueprint.Section(.data, "Data and publication")
    section.points = [
      "The members share: \(context.guide?.data ?? "[to be named with the focus]"). Numbers are"
        + " counts and shares of students; nothing that is shared names or identifies a student.",
      "No result of a group of \(small) students or fewer is shared, nor one from which it could be"
        + " worked out.",
      "A record of a student is shared only under a further written agreement that counsel of the"
        + " members concerned approves.",
      "Each member owns its data, and may ask for their return or deletion.",
      "Nobody shows a partner's results outside without that partner's written consent, or uses"
        + " them to rate it.",
      "What the members write to each other may be a public record under the law of their state.",
    ]
    if context.members.allSatisfy({ !$0.platforms.isEmpty }), context.sharedPlatforms.isEmpty {
      section.points.append(
        "Until a common system or a table of translation is agreed, each member exports its numbers"
          + " from its own.")
    }
    section.ask("Who owns what the members make together, and under which licence is it shared?")
    return section
  }

  private static func agreedCosts(_ context: DraftContext) -> Blueprint.Section {
    let costs = context.costs
    var section = Blueprint.Section(.costs, "Costs")
    section.tables = [costTable(costs)]
    section.say(
      "An estimate for the first year, on the programme's assumed prices: about"
        + " \(band(costs.total, costs.rules.step)) in all.")
    section.points = [
      "Each member bears its own costs unless the members agree otherwise in writing.",
      "This memorandum obliges nobody to spend; spending follows each member's own rules.",
    ]
    section.ask("Who bears joint costs, in which shares, and from which fund?")
    section.ask("What do counsel and insurers of the members ask for on liability?")
    return section
  }

  private static func conduct(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.conduct, "Conduct and disagreement")
    section.points = [
      "What is said in meetings about people stays there, as far as the law allows.",
      "A member that is dissatisfied says so first to the partners, then to"
        + " \(context.facilitator?.name ?? "a person whom all trust"), then to the superintendents.",
    ]
    if context.isCompeting {
      section.points.append(
        "Members do not use the partnership to recruit each other's staff or students.")
      section.ask("What else stays outside, since members compete with each other?")
    }
    return section
  }

  private static func term(_ context: DraftContext) -> Blueprint.Section {
    let rules = context.rules.governance
    var section = Blueprint.Section(.term, "Term, change and leaving")
    let rest =
      context.isPair
      ? "It then ends, and open work is handed over."
      : "It goes on between the rest while they are two or more."
    section.points = [
      "It runs from the last signature for \(rules.termYears) school years; renewal is decided"
        + " \(rules.renewalMonths) months before the end.",
      "It is changed in writing, signed like this one.",
      "A member may leave at any time, with \(rules.leavingDays) days' notice in writing where it"
        + " can, and need give no reason. \(rest)",
      "A member that leaves keeps what it learnt and gets its data back.",
    ]
    if !context.leaving.isEmpty {
      section.points.append(
        "It does not end with a change of superintendent. The new superintendent of"
          + " \(context.names(of: context.leaving)) confirms it or leaves.")
    }
    if context.mentor != nil {
      section.points.append(
        "After \(rules.footingReviewMonths) months the members decide whether to go on as mentor and"
          + " learner.")
    }
    if context.states.count > 1 { section.ask("Whose law governs it?") }
    return section
  }

  private static func agreedSignatures(_ context: DraftContext) -> Blueprint.Section {
    var section = signOff(context)
    section.heading = "Signatures and action of the boards"
    return section
  }
}
