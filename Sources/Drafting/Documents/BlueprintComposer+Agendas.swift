import Domain

extension BlueprintComposer {
  /// A quarter's meeting in depth: one subject, the data of all members side by side.
  static func deepDive(_ context: DraftContext) -> Blueprint {
    let rules = context.rules.agendas
    let guide = context.guide
    let readings = context.members.map { member in
      Agenda.Item(
        rules.reading, "\(member.name) shows its data: what surprised us, what worries us",
        by: member.name)
    }
    let order = Agenda(
      [Agenda.Item(rules.opening, "Aim and subject of today", by: lead(context))]
        + [
          Agenda.Item(
            rules.indicators,
            "Indicators: \(guide?.result ?? "[result]"); \(guide?.early ?? "[early sign]")",
            by: "data analyst")
        ] + readings
        + [
          Agenda.Item(rules.noticing, "What do we notice, side by side? No causes yet", by: "all"),
          Agenda.Item(
            rules.causes,
            "Causes: \(guide?.question ?? "what lies behind the numbers"); what else would we need"
              + " to know?", by: lead(context)),
        ] + actions(context), rules: rules)
    return agenda(
      .deepDive, "Data deep dive on \(context.focusWords)", order,
      people: "From each member: \(delegation(context)).",
      preparation: [
        "Each member prepares one page: \(guide?.data ?? "its data on the focus"); last three"
          + " years, all students and each group of more than"
          + " \(context.rules.trust.smallGroup) students.",
        "Check that each number is counted in the same way; mark those that are not.",
        context.sharedPlatforms.isEmpty
          ? "Bring the numbers into one table, since they come from different or unknown systems."
          : "Draw one report for all from"
            + " \(Phrase.list(context.sharedPlatforms.map(DraftContext.plain))).",
      ],
      afterwards: [
        "Notes and actions within two days, with owner and date.",
        "Each member tells its principals what was noticed.",
      ], context
    ) { section in
      section.advise(
        "Begin with what people notice, and leave causes for later.",
        why: "The question \"What do we notice about these data?\" let principals in Long Beach,"
          + " with Fresno's data beside their own, find the answer themselves.", .duffy2010)
    }
  }

  /// The consultancy protocol on one member's hard question.
  static func consultancy(_ context: DraftContext) -> Blueprint {
    let rules = context.rules.agendas
    let presenter = consultancyPresenter(context)
    let group = context.isPair ? context.others(than: presenter) : "the partners"
    let order = Agenda(
      [
        Agenda.Item(
          rules.dilemma,
          "\(presenter.name) tells its dilemma and asks a question about"
            + " \(context.focusWords)", by: presenter.name),
        Agenda.Item(
          rules.clarifying, "Clarifying questions, with short answers", by: lead(context)),
        Agenda.Item(rules.probing, "Probing questions, to think further", by: lead(context)),
        Agenda.Item(
          rules.discussion,
          "\(group.capitalisedFirst) \(context.isPair ? "discusses" : "discuss"); \(presenter.name) listens in silence",
          by: lead(context)),
        Agenda.Item(rules.response, "\(presenter.name) says what it heard", by: presenter.name),
        Agenda.Item(rules.debrief, "How did the protocol work?", by: "all"),
      ], rules: rules)
    return agenda(
      .consultancy, "Consultancy", order,
      people: "\(presenter.name) presents, in draft; people of \(group) consult.",
      preparation: [
        "\(presenter.name) writes one page: the dilemma, what was tried, the question.",
        "A dilemma is live, in \(presenter.name)'s own hands, and not yet solved.",
        "Next time another member presents.",
      ],
      afterwards: ["\(presenter.name) reports at the next meeting what it did with the advice."],
      context
    ) { section in
      section.advise(
        "Keep to the times and to the silence of those who present.",
        why: "These are the parts of the protocol, of about 50 minutes.", .consultancy)
      section.advise(
        "Choose a question on which partners may say hard things.",
        why: "Leaders of Fresno and Long Beach called candour the first strength of their"
          + " partnership, and each other critical friends.", .duffy2010)
    }
  }

  /// Who presents first: the member that a mentor helps, or the first by name among the rest.
  private static func consultancyPresenter(_ context: DraftContext) -> District {
    let others = context.members.filter { $0.id != context.mentor?.id }
    return others.min { $0.name < $1.name } ?? context.members[0]
  }

  /// A visit to schools of the member that has something to show.
  static func visitAgenda(_ context: DraftContext) -> Blueprint {
    let rules = context.rules.agendas
    let gift = context.gifts.first
    let host = gift?.giver ?? context.mentor ?? context.members[0]
    let guests = gift.map { context.takers($0) } ?? context.others(than: host)
    let topic = gift?.topic.label ?? context.focusWords
    let rooms =
      context.pattern.substitutes == .ample || context.pattern.substitutes == nil
      ? rules.classrooms : rules.classroomsOfTight
    let order = Agenda(
      [
        Agenda.Item(
          rules.welcome, "Welcome: what \(host.name) does on \(topic), and how it came about",
          by: "the host's principal"),
        Agenda.Item(
          rooms * rules.classroom, "\(rooms) classrooms, in groups of no more than four",
          by: "guides of \(host.name)"),
        Agenda.Item(rules.notes, "Guests write: saw, heard, wondered", by: "guests"),
        Agenda.Item(
          rules.hosts, "Talk with the teachers and leaders who do the work: what was hard",
          by: lead(context)),
        Agenda.Item(
          rules.takeaway,
          "Each guest district names one thing to try, what must change for its"
            + " schools, and what it offers in return", by: "guests"),
      ], rules: rules)
    let meetings = context.rules.meetings
    return agenda(
      .visit, "School visit on \(topic)", order,
      people: "\(host.name) is host, in draft; guests are up to \(meetings.visitPeople)"
        + " people of \(guests), up to \(meetings.visitTeachers) of them teachers.",
      preparation: visitPreparation(host, topic, context),
      afterwards: [
        "Guests thank the teachers by name within the week.",
        "Each guest district writes down what it took, what it changed and why.",
        "Everyone rates the visit; if ratings fall, turn to joint work.",
      ], context
    ) { section in
      section.advise(
        "Say at the door what the visit is for, and that nobody is judged.",
        why: "Visits worked best with a simple protocol of purpose and key people, agreed directly"
          + " with the host's principal.", .david2014)
    }
  }

  private static func visitPreparation(
    _ host: District, _ topic: String, _ context: DraftContext
  ) -> [String] {
    let rules = context.rules.meetings
    var points = [
      "The guests' principal writes to the host's principal \(rules.visitLeadWeeks) weeks ahead:"
        + " purpose, people to meet, classes to see.",
      "Choose a school whose students are like the guests' own.",
      "No visit in a week of testing.",
    ]
    if let minutes = context.pattern.journey {
      points.append(
        "The journey takes \(DriveWords.about(minutes)) one way"
          + "\(context.isPair ? "" : " for those furthest away");"
          + (context.pattern.needsNight ? " book a night." : " agree where to meet."))
    }
    let scarce = context.members.filter {
      $0.substitutes == .tight || $0.substitutes == .some(.none)
    }
    if !scarce.isEmpty {
      points.append("Arrange cover for the teachers of \(context.names(of: scarce)) first.")
    }
    return points
  }

  /// The superintendents' summit with their teams.
  static func summit(_ context: DraftContext) -> Blueprint {
    let rules = context.rules.agendas
    let limit = context.rules.governance.firstYearInitiatives
    let order = Agenda(
      [Agenda.Item(rules.opening, "Opening: why we are here", by: lead(context))]
        + context.members.map { member in
          Agenda.Item(
            rules.needs, "\(member.name)'s team says what it needs and what it has learnt",
            by: member.name)
        }
        + [
          Agenda.Item(
            rules.noticing, "What do the teams have in common? Is \(context.focusWords) still it?",
            by: "superintendents"),
          Agenda.Item(
            rules.yearAhead,
            "The year ahead: at most \(limit) pieces of joint work, and what is"
              + " dropped", by: "superintendents"),
          Agenda.Item(rules.indicators, "Indicators, money and people", by: "senior leads"),
        ] + actions(context), rules: rules)
    return agenda(
      .summit, "Superintendents' summit", order,
      people: "Superintendents, senior leads and the leadership teams,"
        + " \(context.pattern.leadershipTeam.people) people together.",
      preparation: [
        "Each team prepares five minutes on needs and five on what it learnt on"
          + " \(context.focusWords).",
        "Superintendents read the answers of the last pulse.",
      ],
      afterwards: [
        "Each superintendent tells its board and staff what was decided.",
        "A second summit in the second half of the year reviews and changes the work.",
      ], context
    ) { section in
      section.advise(
        "Let superintendents listen first and decide after.",
        why: "At SCALE Up's first summit of a year superintendents heard the teams' needs and"
          + " outlined the work; at the second they reviewed and altered it.", .wested2015)
    }
  }

  /// What the first meeting does.
  static func firstOrder(_ context: DraftContext) -> Agenda {
    let rules = context.rules.agendas
    return Agenda(
      [Agenda.Item(rules.opening, "Welcome", by: lead(context))]
        + context.members.map { member in
          Agenda.Item(
            rules.introduction, "\(member.name): who is here, and what we hope to take home",
            by: member.name)
        }
        + [
          Agenda.Item(rules.aim, "Aim: \(aimSentence(context))", by: lead(context)),
          Agenda.Item(
            rules.workingTogether,
            "How each of us works: terms, calendar, way of changing things"
              + (context.uneven == nil ? "" : "; what differs with size"), by: "senior leads"),
          Agenda.Item(
            rules.norms, "Norms: how we decide, speak up and keep things between us",
            by: lead(context)),
          Agenda.Item(rules.drivers, "Driver diagram: cut and add", by: lead(context)),
          Agenda.Item(rules.questions, "Open questions that cannot wait", by: "superintendents"),
        ] + actions(context), rules: rules)
  }

  /// The first meeting, which settles aim, norms and the open questions that cannot wait.
  static func firstMeeting(_ context: DraftContext) -> Blueprint {
    let questions = blueprint(context).openQuestions
    let first: [Blueprint.SectionID] = [.purpose, .aim, .governance, .agreements]
    return agenda(
      .first, "First meeting", firstOrder(context),
      people: "Superintendents and senior leads of \(context.names), in person.",
      preparation: [
        "Everyone reads the blueprint; each member marks what it would change.",
        context.plan.isWithoutFacilitators
          ? "The superintendents speak with each other beforehand."
          : "\(context.facilitator?.name ?? "The facilitator") has finished the conversations one to"
            + " one.",
      ] + questions.filter { first.contains($0.section) }.map { "To settle: \($0.text)" },
      afterwards: [
        "Notes and the corrected blueprint within a week.",
        "Further open questions go to the senior leads.",
      ], context
    ) { section in
      section.advise(
        "Leave room for what is not clear yet.",
        why:
          "The work of Fresno and Long Beach was not scripted at first, and many came to see that"
          + " as a strength.", .california2012)
    }
  }
}
