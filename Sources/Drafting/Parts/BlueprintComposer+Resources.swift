import Domain

extension DraftContext {
  var costs: CostEstimate {
    CostEstimate(
      rules: rules.costs, pattern: pattern, isGuided: !plan.isWithoutFacilitators)
  }
}

extension BlueprintComposer {
  /// Hours and money of the first year, and who might carry them.
  static func resources(_ context: DraftContext) -> Blueprint.Section {
    let costs = context.costs
    let rules = costs.rules
    var section = Blueprint.Section(.resources, "Resources and budget")
    section.say(hours(costs, context))
    let guide = context.plan.isWithoutFacilitators ? "" : " or facilitator"
    section.tables = [hoursTable(context), costTable(costs)]
    section.say(
      "In money the first year comes to about \(band(costs.total, rules.step)), or"
        + " \(band(perMember(costs, context), rules.memberStep)) for each member. That is a floor for"
        + " meetings and visits, beside the time of staff; an analyst\(guide) who is on a staff"
        + " already costs hours and no new money. The prices are assumptions of the programme"
        + " for members to replace.")
    if costs.pattern.miles == nil {
      section.say("Travel is left out until every location is known.")
    }
    let reported = rules.reported
    section.advise(
      "Agree before the start who pays what, and set the time and the money aside.",
      why: "The report on Sanger and Firebaugh finds that such work needs resources of its own."
        + " Three funded projects, of which one joined Sanger and Firebaugh, cost from about"
        + " $\(Amount.students(reported.lowerBound)) to $\(Amount.students(reported.upperBound)) a"
        + " year on average, \(beside(costs.total, reported)).", .david2014)
    section.advise(
      "Share one data analyst who sits in on the leaders' meetings.",
      why: "Sanger's analyst did, and the role became a model for other networks.", .david2014)
    payers(context, &section)
    return section
  }

  private static func beside(
    _ total: ClosedRange<Double>, _ reported: ClosedRange<Double>
  ) -> String {
    if total.upperBound < reported.lowerBound {
      return "more than this estimate, since they also paid for training, work on data and staff"
    }
    return total.lowerBound > reported.upperBound
      ? "less than this estimate, so look for savings" : "which this estimate reaches"
  }

  private static func hours(_ costs: CostEstimate, _ context: DraftContext) -> String {
    let pattern = costs.pattern
    let rules = pattern.rules
    let road =
      pattern.minutes == nil
      ? "without travel" : "\(rounded(costs.travelHours, rules)) of them on the way"
    let guide =
      context.plan.isWithoutFacilitators
      ? ""
      : ", and the facilitator about \(rounded(pattern.facilitator.personHours, rules))"
        + (pattern.facilitatorMinutes == nil ? " without travel" : "")
    return "\(context.everyMember) together spend about \(rounded(costs.memberHours, rules))"
      + " person-hours in the year, \(road)\(guide). The estimate counts"
      + " \(pattern.superintendents.people) people in meetings of superintendents,"
      + " \(pattern.leadershipTeam.people) in the leadership team and \(pattern.visits.people) on"
      + " visits\(few(pattern)); \(hourCount(rules.meetingHours)) for a meeting,"
      + " \(hourCount(rules.preparationHours)) to prepare it, \(hourCount(rules.visitHours)) for a"
      + " visit; and one member as host by turns. The first meeting is longer."
  }

  private static func few(_ pattern: MeetingPattern) -> String {
    pattern.small == 0
      ? ""
      : " (fewer from a member with less than \(Amount.students(pattern.rules.smallEnrollment))"
        + " students)"
  }

  private static func hourCount(_ hours: Double) -> String {
    "\(Amount.weight(hours)) \(hours == 1 ? "hour" : "hours")"
  }

  private static func rounded(_ hours: Double, _ rules: MeetingRules) -> String {
    Amount.students(rules.shown(hours: hours))
  }

  private static func hoursTable(_ context: DraftContext) -> DocumentTable {
    let pattern = context.pattern
    let series =
      pattern.series + (context.plan.isWithoutFacilitators ? [] : [pattern.facilitator])
    return DocumentTable(
      columns: [
        .init("work"), .init("people", numeric: true), .init("person-hours", numeric: true),
      ],
      rows: series.map {
        [$0.name, String($0.people), rounded($0.personHours, pattern.rules)]
      })
  }

  /// The money lines with their low and high assumption.
  static func costTable(_ costs: CostEstimate) -> DocumentTable {
    DocumentTable(
      columns: [
        .init("cost"), .init("quantity", numeric: true), .init("low", numeric: true),
        .init("high", numeric: true),
      ],
      rows: costs.lines.map {
        [
          $0.name, $0.quantity, dollars($0.dollars.lowerBound, costs.rules.lineStep),
          dollars($0.dollars.upperBound, costs.rules.lineStep),
        ]
      })
  }

  static func perMember(_ costs: CostEstimate, _ context: DraftContext) -> ClosedRange<Double> {
    let count = Double(context.members.count)
    return costs.total.lowerBound / count...costs.total.upperBound / count
  }

  /// `$21,000 to $39,500`, in steps of `step`.
  static func band(_ range: ClosedRange<Double>, _ step: Double) -> String {
    "\(dollars(range.lowerBound, step)) to \(dollars(range.upperBound, step))"
  }

  private static func dollars(_ amount: Double, _ step: Double) -> String {
    "$" + Amount.students(max(1, (amount / step).rounded()) * step)
  }

  private static func payers(_ context: DraftContext, _ section: inout Blueprint.Section) {
    if let uneven = context.uneven {
      section.ask(
        "Do costs fall equally, or by students? \(uneven.small.name) has far fewer than"
          + " \(uneven.large.name).")
    } else {
      section.ask("Does each member bear its own costs, or do members share some of them?")
    }
    if !context.plan.isWithoutFacilitators {
      section.ask("Who pays for the facilitator's time?")
    }
    section.ask("Which grants or funds could carry part of it, and when does each end?")
  }
}
