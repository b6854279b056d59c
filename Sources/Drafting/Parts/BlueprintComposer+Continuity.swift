import Domain

extension BlueprintComposer {
  /// How the work outlives a change of people.
  static func continuity(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.continuity, "Continuity")
    section.points += context.members.compactMap { leadership($0, context) }
    let silent = context.members.filter { $0.tenureYears == nil && !$0.isLeaving }
    if !silent.isEmpty {
      section.ask(
        "How many years has the superintendent of \(context.names(of: silent)) served, and is a"
          + " change in sight?")
    }
    if !context.leaving.isEmpty {
      let names = context.names(of: context.leaving)
      section.advise(
        "Let the board of \(names) hear of the partnership before the superintendent leaves, and say"
          + " who carries the work until the next one arrives.",
        why: "Boards' support was essential to Fresno and Long Beach, and where leaders left, those"
          + " who did the work kept it going.", .duffy2010, .wested2015)
      section.advise(
        "Have superintendents of other members call on the new one of \(names) in the first month.",
        why: "In Ohio, four or five peers reached out to a new superintendent, who called the"
          + " support dynamic.", .wested2015)
    }
    if !context.newlyLed.isEmpty {
      section.advise(
        "Show the new superintendent of \(context.names(of: context.newlyLed)) the plan before"
          + " signing, and ask what should change in it.",
        why: "A working rule: a leader in the first years is still setting priorities.")
    }
    section.advise(
      "Name a deputy for every role, and keep notes where a successor finds them.",
      why:
        "Every partnership of one study saw leaders change, and a partnership without a framework"
        + " to sustain it is exposed to that.", .wested2015, .duffy2010)
    if context.members.count >= context.rules.governance.convenedMembers {
      section.advise(
        "Keep going with \(context.members.count - 1) if one member leaves; say now what then"
          + " changes.",
        why: "A working rule; in Ohio, 17 of 24 member districts were of the first 21.", .wested2015
      )
    } else if context.isPair {
      section.ask("What becomes of the work if one of the members must stop?")
    }
    section.ask("Who tells each board how it goes, and when are its next elections?")
    return section
  }

  private static func leadership(_ member: District, _ context: DraftContext) -> String? {
    if member.isLeaving { return "\(member.name): the superintendent's departure is announced." }
    return member.tenureYears.map { years in
      "\(member.name): the superintendent has served \(Amount.weight(years))"
        + " \(years == 1 ? "year" : "years")."
    }
  }
}
