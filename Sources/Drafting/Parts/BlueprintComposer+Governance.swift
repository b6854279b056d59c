import Domain

/// Who steers a partnership, as `GovernanceRules` propose it.
enum GovernanceForm: Equatable {
  /// The superintendents steer together and convene themselves.
  case shared
  /// The superintendents decide, a third party convenes.
  case convened
  /// The mentor's district convenes and looks after the money; every member has a vote.
  case lead
}

extension DraftContext {
  var governance: GovernanceForm {
    let rules = rules.governance
    if members.count >= rules.convenedMembers { return .convened }
    if members.count >= rules.convenedStrangers {
      if mentor != nil { return .lead }
      if !isAcquainted || pattern.reach == .far { return .convened }
    }
    return .shared
  }
}

extension BlueprintComposer {
  /// Who steers, how decisions are made, and how every member is heard.
  static func governance(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.governance, "Governance")
    form(context, &section)
    section.say(decisions(context))
    chair(context, &section)
    voice(context, &section)
    if context.mentor != nil {
      section.advise(
        "Review after \(context.rules.governance.footingReviewMonths) months whether the members"
          + " wish to go on as mentor and learner or on one footing.",
        why: "The date is a working rule. Sanger and Firebaugh began with one learning from the"
          + " other and described their second phase as far more equal.", .david2014)
    }
    return section
  }

  private static func form(_ context: DraftContext, _ section: inout Blueprint.Section) {
    let count = context.members.count
    switch context.governance {
    case .shared:
      let tie = context.isAcquainted ? " who know each other" : ""
      section.say(
        context.isPair
          ? "Proposed: the two superintendents\(tie) steer together."
          : "Proposed: the superintendents of the \(count) members\(tie) steer together as the"
            + " steering committee.")
      section.advise(
        context.isAcquainted
          ? "Let the superintendents convene their own meetings."
          : "Let \(convener(context)) convene the superintendents in the first"
            + " \(context.rules.meetings.firstMonths) months, until they know each other.",
        why: context.isPair
          ? "A working rule: two can steer together, as the superintendents of Fresno and Long Beach"
            + " did."
          : "A working rule: few members can steer together. In one study, the superintendents of"
            + " five close districts governed their partnership themselves.",
        context.isPair ? .duffy2010 : .wested2015)
    case .convened:
      let reason: String
      if count >= context.rules.governance.convenedMembers {
        reason = "a working rule from \(context.rules.governance.convenedMembers) members on"
      } else if !context.isAcquainted {
        reason = "since no earlier tie between members is on record"
      } else {
        reason = "since the members are far from each other"
      }
      section.say(
        "Proposed: the superintendents decide as a board, and \(convener(context)) convenes and"
          + " carries out, \(reason).")
      section.advise(
        "Write down what \(convener(context)) may settle alone, and what goes to the board.",
        why:
          "Networks are governed by their members, by one member or by a body of their own. CORE,"
          + " with ten districts, had a board of superintendents and staff; in Ohio a third party"
          + " managed the grant and the work of 24 districts.", .provan2008, .wested2015)
    case .lead:
      let mentor = context.mentor?.name ?? "the mentor"
      section.say(
        context.plan.isWithoutFacilitators
          ? "Proposed: \(mentor) convenes and looks after the calendar and any joint money; the"
            + " superintendents of all members decide."
          : "Proposed: \(convener(context)) convenes and looks after the calendar, \(mentor) holds any"
            + " joint money; the superintendents of all members decide.")
      section.ask("How many meetings and visits can \(mentor) host, and who covers for its staff?")
      section.advise(
        "Keep the account open to every member, and let every member put points on the agenda.",
        why: "Sanger held the budget, convened the team and scheduled visits for two districts."
          + " Unequal voice was a risk in a federation of schools.", .david2014, .wested2015)
    }
  }

  /// Who convenes: the facilitator, or a person still to be found.
  static func convener(_ context: DraftContext) -> String {
    context.facilitator?.name
      ?? (context.plan.isWithoutFacilitators
        ? "a person whom the members choose" : "the facilitator")
  }

  /// How common matters are decided.
  static func decisions(_ context: DraftContext) -> String {
    let rules = context.rules.governance
    let count = context.members.count
    let common =
      count <= rules.consensusMembers
      ? "Common matters need the agreement of \(count == 2 ? "both" : "all \(count)")"
      : "Common matters need the votes of"
        + " \((count * rules.majority + rules.majorityOf - 1) / rules.majorityOf) of \(count)"
        + " members"
    return "\(common), one vote for each district whatever its size; no member is bound to an"
      + " activity that it did not agree to."
  }

  private static func chair(_ context: DraftContext, _ section: inout Blueprint.Section) {
    let meetings = context.rules.meetings
    // A chair holds at least two meetings of superintendents.
    let fewest =
      context.pattern.isMonthly ? context.rules.governance.chairMonths : meetings.firstMonths
    let months = max(fewest, meetings.monthsInYear / context.members.count)
    if let uneven = context.uneven {
      section.advise(
        context.isPair
          ? "Let \(uneven.small.name) prepare and lead the first meetings, and take turns."
          : "Let \(uneven.small.name) hold the chair first, and pass it on every \(months) months.",
        why: "\(uneven.large.name) has about \(Phrase.decimal(uneven.ratio, 0)) times as many"
          + " students; unequal voice was a risk in a federation of schools.", .wested2015)
    } else if context.governance == .lead, let mentor = context.mentor {
      section.advise(
        "Let a member that \(mentor.name) helps hold the chair first, and pass it on every"
          + " \(months) months.",
        why:
          "The number is a working rule. \(mentor.name) already shows and hosts, and unequal voice"
          + " was a risk in a federation of schools.", .wested2015)
    } else if context.isPair {
      section.say("A working rule: the two take turns to prepare and lead the meetings.")
      section.ask("Who begins?")
    } else {
      section.say("The chair passes on every \(months) months, a working rule.")
      section.ask("Who takes the chair first?")
    }
  }

  private static func voice(_ context: DraftContext, _ section: inout Blueprint.Section) {
    if context.isCompeting {
      section.advise(
        "Write down what stays outside the partnership, such as recruiting each other's staff.",
        why: "Members are on record as competing. Competition for scarce resources such as staff"
          + " makes leaders wary of joining forces, and competition was a risk in a federation of"
          + " schools.", .david2014, .wested2015)
    }
    if context.members.count >= context.rules.governance.convenedMembers {
      section.advise(
        "Let each district choose whom it sends to a work group.",
        why: "CORE's ten districts each picked the staff best suited to a group's goal.",
        .wested2015)
    }
    if !context.leaving.isEmpty {
      section.ask(
        "Who speaks for \(context.names(of: context.leaving)) between the departure of its"
          + " superintendent and the arrival of the next?")
    }
  }
}
