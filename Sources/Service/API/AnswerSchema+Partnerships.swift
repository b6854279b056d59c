import Domain
import Storage

/// Partnerships from proposal to close, and what happens in them.
extension AnswerSchema {
  static let partnerships: [AnswerSchema] = [
    .pages("partnerships", of: "listed_partnership", "Partnerships that one may see, by number"),
    .part(
      "listed_partnership", "A partnership of the list",
      place + [
        ("members", .texts, "Ids of districts"), ("focus", .topic.orNull, "The topic"),
        ("facilitator", .text.orNull, "The id of who guides it, or is asked to"),
        ("next_date", .day.orNull, "The next date"),
      ]),
    .answer(
      "partnership", "A partnership; who declined is told to staff, and a reason to its giver",
      place + [
        ("mode", .word(of: Plan.Mode.self), "Whether one shows the others"),
        ("mentor", .text.orNull, "The id of the district that does"),
        ("focus", .topic.orNull, "The topic"),
        ("members", .list(.part("partnership_member")), "By id"),
        ("facilitator", .text.orNull, "The id of who guides it, or is asked to"),
        ("facilitator_answer", answer.orNull, "Null before it answered, and where it is not told"),
        ("facilitator_reason", .text.orNull, "Why it declined, for itself"),
        ("next_date", .day.orNull, "The next date"),
        ("closing_reason", .text.orNull, "Why it ended"),
        ("missing_before_active", .texts, "What still has to happen, in words"),
      ]),
    .part(
      "partnership_member", "A district of a partnership",
      [
        ("district", .text, "The id"), ("name", .text, "The name"),
        ("answer", answer.orNull, "Null before it answered, and where it is not told"),
        ("answered_at", .moment.orNull, "When"),
        ("reason", .text.orNull, "Why it declined, for itself"),
        ("sponsor", .text.orNull, "The superintendent who stands for it"),
        ("senior_lead", .text.orNull, "The senior lead"),
        ("signed_by", .text.orNull, "Who signed"), ("signed_at", .moment.orNull, "When"),
        ("board_at", .day.orNull, "When the board ratified it"),
        ("waiver", .text.orNull, "Why it does without a facilitator, if it does"),
      ]),
  ]

  private static let place: [Field] = [
    ("partnership", .whole, "Its number"), ("round", .text, "The round"),
    ("plan", .whole.orNull, "The number of the plan that it comes from"),
    ("label", .text, "Its id in the plan, such as P01"),
    ("state", .word(of: KeptPartnership.State.self), "Where it stands"),
    ("since", .day, "Since when"),
  ]

  private static let answer = Kind.word(of: KeptPartnership.Answer.self)

  // MARK: How it stands

  static let standing: [AnswerSchema] = [
    .answer(
      "status", "How a partnership stands",
      [
        ("partnership", .whole, "Its number"), ("round", .text, "The round"),
        ("state", .word(of: KeptPartnership.State.self), "Where it stands"),
        ("began", .day, "When it began"), ("members", .texts, "Ids of districts"),
        ("focus", .topic.orNull, "The topic"),
        ("facilitator", .text.orNull, "The id of who guides it"),
        ("next_due", .day.orNull, "When the next check-in is due; null before it is active"),
        ("warnings", .list(.part("warning")), "What to look at, the overdue first"),
        ("actions", .list(.part("action")), "Those that are open, by when they are due"),
        ("indicators", .list(.part("indicator")), "What is measured"),
        ("check_ins", .list(.part("check_in")), "The last five, latest first"),
        ("changes", .list(.part("change")), "Who goes and who came"),
        ("lessons", .list(.part("lesson")), "What was learnt"),
      ] + asked + measured + rules),
    .answer(
      "portfolio", "How all partnerships stand that one may follow",
      [
        ("warnings", .list(.part("warning")), "What to look at, the overdue first"),
        ("partnerships", .list(.part("followed_partnership")), "By number"),
        ("barriers", .list(.part("barrier")), "Those that are not settled"),
      ] + rules),
    .part(
      "followed_partnership", "A partnership of the portfolio",
      [
        ("partnership", .whole, "Its number"), ("districts", .texts, "The names of its members"),
        ("facilitator", .text, "The id of who guides it, or none"),
        ("state", .word(of: KeptPartnership.State.self), "Where it stands"),
        ("last_check_in", .day(or: "none yet"), "The last check-in"),
        ("next_due", .day(or: "not active yet"), "When the next is due"),
        ("actions", .text, "How many are open and overdue, in words"),
        ("resonance", .text, "Whether the topic still matters, 1 to 5, or why that is not known"),
        ("indicators", .text, "How many have each status, in words"),
        ("warnings", .whole, "How many"), ("round", .text, "The round"),
      ]),
    .part(
      "warning", "Something to look at",
      [
        ("kind", .word(TrackingWarning.Kind.allCases.map(\.label)), "How pressing it is"),
        ("partnership", .whole, "The partnership"),
        ("rule", .word(of: TrackingWarning.Rule.self), "The rule that found it"),
        ("since", .day.orNull, "Since when it is overdue"), ("text", .text, "What was found"),
        ("source", .text, "The research behind the rule, or that it is ours"),
      ]),
  ]

  private static let rules: [Field] = [
    ("as_of", .day, "The day for which it is said"), ("rules", .text, "The version of the rules"),
  ]

  // MARK: What happened

  static let records: [AnswerSchema] = [
    .list(
      "actions", of: "action", "A partnership's actions, open ones first, by when they are due"),
    .part(
      "action", "Something to be done",
      [
        ("action", .whole, "Its number"),
        (
          "state", .word(["open", "overdue"] + ActionItem.Ending.allCases.map(\.rawValue)),
          "Where it stands"
        ),
        ("due", .day(or: "no date"), "By when"),
        ("owner", .text, "district:ID or facilitator:ID"), ("text", .text, "What is to be done"),
        ("opened", .day, "Since when"), ("ended", .day.orNull, "When it was done or dropped"),
      ]),
    .list("check_ins", of: "check_in", "A partnership's check-ins, latest first"),
    .part(
      "check_in", "A meeting or visit as it was held",
      [
        ("check_in", .whole, "Its number"), ("day", .day, "The day"),
        ("kind", .word(of: CheckIn.Kind.self), "What it was"),
        ("place", .word(of: CheckIn.Place.self), "Where"),
        ("came", .text, "The share of those expected who came, such as 75 %, or not known"),
        ("levels", .list(.word(levels)), "The levels at which anybody came"),
        ("initiatives", .texts, "What it was about"),
        ("joint_work", .flag, "Whether a common problem was worked on"),
        ("hard_truth", .flag, "Whether somebody shared a result that disappointed"),
        ("useful_percent", .number.orNull, "Percent of visitors who found a visit useful"),
        ("minutes", .whole.orNull, "How long it took"),
        ("facilitator", .text.orNull, "The id of who guided it"),
        ("hours", .number.orNull, "The facilitator's hours"),
        ("cost", .number.orNull, "The facilitator's costs, in dollars"),
        ("attendance", .list(.part("attendance")), "Who came, by district and level"),
      ]),
    .part(
      "attendance", "How many of a district came to a check-in",
      [
        ("district", .text, "The id"), ("level", .word(of: StaffLevel.self), "The level"),
        ("attended", .whole, "How many came"), ("expected", .whole.orNull, "Of how many"),
      ]),
    .part(
      "change", "Somebody who goes, without a name",
      [
        ("change", .whole, "Its number"), ("district", .text, "The name of the district"),
        ("level", .word(levels), "The level"), ("announced", .day, "When it was announced"),
        ("leaves", .day, "The last day"),
        ("successor_since", .day(or: "nobody yet"), "When a successor began"),
        ("still_open", .whole, "What the successor has still to be shown"),
      ]),
    .list("lessons", of: "lesson", "What a partnership learnt"),
    .part(
      "lesson", "Something learnt",
      [
        ("lesson", .whole, "Its number"), ("day", .day, "The day"),
        ("kind", .word(of: Lesson.Kind.self), "What was made of it"),
        ("text", .text, "What was learnt"),
      ]),
    .list("barriers", of: "barrier", "What stands in the way"),
    .part(
      "barrier", "Something that stands in the way",
      [
        ("barrier", .whole, "Its number"), ("partnership", .whole, "The partnership"),
        ("kind", .word(of: Barrier.Kind.self), "Of what kind"), ("raised", .day, "The day"),
        ("text", .text, "What it is"), ("settled", .day.orNull, "When the agency answered"),
        ("answer", .text.orNull, "What it answered"),
      ]),
  ]

  private static let levels = StaffLevel.allCases.map(\.label)

  // MARK: What is measured

  static let measures: [AnswerSchema] = [
    .list("indicators", of: "indicator", "What a partnership measures", measured),
    .part(
      "indicator", "A measure with its targets and figures",
      [
        ("indicator", .whole, "Its number"), ("name", .text, "Its name"),
        ("kind", .word(of: Indicator.Kind.self), "Whether it moves before or after results do"),
        ("whose", .text, "The name of a district, or all partners"),
        ("leader", .text, "Who answers for it, or nobody named"),
        ("status", .word(statuses), "Where it stands towards the targets of the year"),
        ("because", .text, "How that came about"), ("measure", .text, "What is measured"),
        ("denominator", .text.orNull, "Of whom"), ("unit", .text, "The unit, such as percent"),
        ("direction", .word(of: Indicator.Direction.self), "Which way is better"),
        ("tolerance", .number, "How far beyond its target a figure has to be to exceed it"),
        ("noise", .number, "The largest change that counts as none"),
        (
          "band", .word(of: TargetBand.self).orNull,
          "Where it stands in bands; null where trends are looked at"
        ),
        ("actuals", .list(.part("figure")), "Figures by year and group"),
        ("targets", .list(.part("target")), "Targets by year and group"),
        ("ends_year", .text.orNull, "The year from which there are no figures"),
        ("ends_reason", .text.orNull, "Why"),
      ]),
    .part(
      "figure", "A figure of a year",
      [
        ("year", .text, "The school year"),
        ("group", .text.orNull, "The student group; null is all"),
        ("value", .either(.number, .word([SmallCell.words])), "In the unit, unless too few"),
        ("source", .text.orNull, "Where it is from"),
      ]),
    .part(
      "target", "A target of a year",
      [
        ("year", .text, "The school year"),
        ("group", .text.orNull, "The student group; null is all"),
        ("value", .number, "In the unit"),
      ]),
    .answer("pulse", "What everybody in a partnership was asked", asked),
    .part(
      "pulse_statement", "A statement with its mean in each pulse, or why that is not shown",
      [("statement", .text, "answers, one of the ten statements, or one for a district")],
      rest: .only(.text)),
    .part(
      "asked_pulse", "One pulse",
      [
        ("pulse", .whole, "Its number"), ("asked", .day, "When it was asked"),
        ("invited", .whole, "How many were asked"), ("answers", .whole, "How many answered"),
        ("closed", .flag, "Whether it takes no more answers"),
        (
          "means", .part("pulse_means").orNull,
          "Means from 1 to 5; null while it is open, and of too few answers"
        ),
      ]),
    .part(
      "pulse_means", "The mean of each statement",
      PulseItem.allCases.map { ("\($0.rawValue)?", .number, $0.statement) }),
  ]

  private static let measured: [Field] = [("year", .text, "The school year of the statuses")]

  private static let asked: [Field] = [
    (
      "pulse", .list(.part("pulse_statement")),
      "A row for each statement; a column, named by its day and number, for each pulse"
    ),
    ("pulses", .list(.part("asked_pulse")), "The same by pulse, oldest first"),
  ]

  private static let statuses: [String] = {
    let trends = IndicatorStatus.allCases.map(\.label)
    return trends + TargetBand.allCases.map(\.label).filter { !trends.contains($0) }
  }()
}
