import Domain

/// What happens in partnerships, and what is measured there.
extension AnswerSchema {
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
        ("opened", .day, "When it was opened"),
        ("ended", .day.orNull, "When it was done or dropped"),
      ]),
    .list("check_ins", of: "check_in", "A partnership's check-ins, latest first"),
    .part(
      "check_in", "A meeting or visit as it was held",
      [
        ("check_in", .whole, "Its number"), ("day", .day, "The day on which it was"),
        ("kind", .word(of: CheckIn.Kind.self), "What it was"),
        ("place", .word(of: CheckIn.Place.self), "Where it was"),
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
        ("lesson", .whole, "Its number"), ("day", .day, "When it was learnt"),
        ("kind", .word(of: Lesson.Kind.self), "What was made of it"),
        ("text", .text, "What was learnt"),
      ]),
    .list("barriers", of: "barrier", "What stands in the way"),
    .part(
      "barrier", "Something that stands in the way",
      [
        ("barrier", .whole, "Its number"), ("partnership", .whole, "The partnership"),
        ("kind", .word(of: Barrier.Kind.self), "Of what kind"),
        ("raised", .day, "When it was raised"),
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
        ("ends_reason", .text.orNull, "Why there are none from then on"),
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

  static let measured: [Field] = [("year", .text, "The school year of the statuses")]

  static let asked: [Field] = [
    (
      "pulse", .list(.part("pulse_statement")),
      "A row for each statement; a column, named by its day and number, for each pulse"
    ),
    ("pulses", .list(.part("asked_pulse")), "Each pulse with its means, oldest first"),
  ]

  private static let statuses: [String] = {
    let trends = IndicatorStatus.allCases.map(\.label)
    return trends + TargetBand.allCases.map(\.label).filter { !trends.contains($0) }
  }()
}
