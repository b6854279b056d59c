import Domain

extension BlueprintComposer {
  /// What the agreement settles; the agreement itself is a document of its own.
  static func agreements(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.agreements, "Agreements")
    let rules = context.rules.governance
    section.say(
      "The draft of the agreement is a document of its own. It runs \(rules.termYears) school years"
        + " and settles goals, strategies, indicators, roles, decisions, data, costs, term and"
        + " leaving.")
    section.say(
      "The data in question: \(context.guide?.data ?? "to be named with the focus"). Numbers"
        + " are counts and shares of students; nothing shared names or identifies a student.")
    platforms(context, &section)
    counties(context, &section)
    if context.isCompeting {
      section.ask("Which students, staff and programmes does the agreement leave alone?")
    }
    if context.states.count > 1 {
      section.ask(
        "Whose law governs the agreement? The members lie in"
          + " \(Phrase.list(context.states)).")
    }
    section.ask("Who owns what the members make together, and who may publish it?")
    section.advise(
      "Make the agreement formal at the start, with what each member expects of the work.",
      why:
        "Pairs of charter and district schools in New York that settled their outcomes in a formal"
        + " agreement shared expectations that the facilitator could then hold up to them.",
      .wested2015)
    section.advise(
      "Compare the draft with agreements of others before counsel reads it.",
      why: "Sample charters, memoranda and data agreements are published.", .nnerpp)
    return section
  }

  /// What the county or counties of the members have to do with it.
  private static func counties(_ context: DraftContext, _ section: inout Blueprint.Section) {
    let counties = Set(context.members.compactMap(\.county))
    let place =
      context.county.map { " All members lie in the county of \($0)." }
      ?? (counties.count > 1 ? " The members lie in \(counties.count) counties." : "")
    guard context.states == ["CA"] else {
      section.ask(
        "Does a regional service agency take part, for instance by holding joint funds?\(place)")
      return
    }
    if let county = context.county {
      section.ask(
        "Does the county office of \(county) take part, for instance by holding joint funds?")
    } else if counties.count > 1 {
      section.ask(
        "The members lie in \(counties.count) counties. Which of their offices, if any, takes part?"
      )
    }
  }

  /// The network whose districts chose a data system together.
  private static let scaleUp = "SCALE Up"

  private static func platforms(_ context: DraftContext, _ section: inout Blueprint.Section) {
    let silent = context.members.filter { $0.platforms.isEmpty }
    if !silent.isEmpty {
      section.ask("Which data systems \(context.does(silent)) \(context.names(of: silent)) use?")
    } else if context.sharedPlatforms.isEmpty {
      let systems = context.members.map { member in
        "\(member.name) uses \(Phrase.list(member.platforms.map(DraftContext.plain)))"
      }
      section.say("\(systems.joined(separator: "; ")): no system is common to all.")
      section.advise(
        "Decide by the end of the first half-year: a table that translates between the systems, or"
          + " one system for all.",
        why: "The six districts of SCALE Up moved to one data system together; it tried their"
          + " commitment, and gave them common terms.", .wested2015)
      let bound = context.members.filter { $0.networks.contains(scaleUp) }
      if !bound.isEmpty {
        section.ask("To which system is \(context.names(of: bound)) bound as part of \(scaleUp)?")
      }
    } else {
      section.say(
        "Every member uses \(Phrase.list(context.sharedPlatforms.map(DraftContext.plain))), so the"
          + " same reports can be drawn without a change of system.")
    }
  }
}
