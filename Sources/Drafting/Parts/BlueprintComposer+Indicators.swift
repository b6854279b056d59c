import Domain

extension BlueprintComposer {
  /// What is counted, for whom, and how it is judged.
  static func indicators(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.indicators, "Indicators")
    section.tables = [indicatorTable(context)]
    section.say(
      "A measure that ended is shown as ended and never as zero.")
    section.advise(
      "Judge the joint indicators by one rule: exceeds, meets, improving, flat or declining, not"
        + " available. Each member may keep its own dashboard beside them.",
      why: "These five states are those of Fresno's dashboard; Long Beach kept another.",
      .duffy2010)
    if !context.isAboutStaff { groups(context, &section) }
    section.ask(
      "Who answers for each indicator, and is it counted in the same way by every member?")
    section.advise(
      "Look at these indicators and the actions due in every formal meeting.",
      why: "Fresno and Long Beach did so; each kept a dashboard of its own, with leading and"
        + " trailing indicators, and took from its partner's what it liked.", .california2012,
      .duffy2010)
    let small = context.rules.trust.smallGroup
    section.advise(
      "Show no result of a group of \(small) students or fewer, and none from which it could be"
        + " worked out.",
      why: smallGroups(context), .californiaData)
    if context.states != ["CA"] {
      section.ask("Below which number do the members' states leave values out? The larger counts.")
    }
    return section
  }

  private static func groups(_ context: DraftContext, _ section: inout Blueprint.Section) {
    if !context.focusGroups.isEmpty {
      section.say("Beside all students, count \(Phrase.list(context.focusGroups)).")
      return
    }
    let words = context.groupShares.map(\.words)
    if words.isEmpty {
      section.ask("Which student groups does each member count apart?")
    } else {
      section.say("Beside all students, count apart: \(Phrase.list(words)).")
    }
  }

  private static func smallGroups(_ context: DraftContext) -> String {
    let rule =
      (context.states == ["CA"] ? "" : "A working rule. ")
      + "The state of California leaves out values of ten students or fewer."
    let rules = context.rules.trust
    let touched = context.members.filter { member in
      let shares = [
        member.percentEnglishLearners, member.percentDisadvantaged, member.percentDisabilities,
      ]
      return shares.compactMap(\.self).contains { share in
        (member.enrollment ?? .infinity) * share / 100 <= Double(rules.smallGroup)
      }
    }
    guard !touched.isEmpty else { return rule }
    return rule + " In \(context.names(of: touched)), a whole group is so small."
  }

  /// The indicators of the focus, of the first further topic, and of the work itself.
  static func indicatorTable(_ context: DraftContext) -> DocumentTable {
    var rows: [[String]] = []
    if let guide = context.guide {
      rows.append([guide.result, "trailing", guide.rises ? "up" : "down", "[baseline]", "[target]"])
      rows.append([guide.early, "leading", "up", "[baseline]", "[target]"])
    } else {
      rows.append(["[what should change for students]", "trailing", "", "[baseline]", "[target]"])
    }
    if let further = context.furtherTopics.first {
      let guide = TopicGuide.of(further)
      rows.append([guide.result, "trailing", guide.rises ? "up" : "down", "[baseline]", "to watch"])
    }
    let meetings = context.pattern.leadershipTeam.times
    rows.append([
      "meetings of the leadership team held, of \(meetings) planned", "leading", "up", "0",
      String(meetings),
    ])
    return DocumentTable(
      columns: [
        .init("indicator"), .init("kind"), .init("better"), .init("baseline"), .init("target"),
      ], rows: rows)
  }
}
