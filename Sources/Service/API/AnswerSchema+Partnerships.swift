import Domain
import Storage

/// Partnerships from proposal to close, and how they stand.
extension AnswerSchema {
  static let partnerships: [AnswerSchema] = [
    .pages("partnerships", of: "listed_partnership", "Partnerships that one may see, by number"),
    .part(
      "listed_partnership", "A partnership of the list",
      place + [
        ("members", .texts, "Ids of districts"), ("focus", .topic.orNull, "The topic"),
        ("facilitator", .text.orNull, "The id of who guides it, or is asked to"),
        ("next_date", .day.orNull, "The next date"),
        ("answer_by", .day.orNull, "By when its parties were asked to answer"),
        ("names", .texts, "The names of its members"),
        ("facilitator_name", .text.orNull, "The name of who guides it, or is asked to"),
        ("answers", .text.orNull, "Whom a proposal waits for, in words; for staff"),
      ]),
    .answer(
      "partnership", "A partnership; who declined is told to staff, and a reason to its giver",
      place + [
        ("mode", .word(of: Plan.Mode.self), "Whether one shows the others"),
        ("mentor", .text.orNull, "The id of the district that does"),
        ("focus", .topic.orNull, "The topic"),
        ("members", .list(.part("partnership_member")), "Its districts, by id"),
        ("facilitator", .text.orNull, "The id of who guides it, or is asked to"),
        ("facilitator_answer", answer.orNull, "Null before it answered, and where it is not told"),
        ("facilitator_reason", .text.orNull, "Why it declined, for itself"),
        ("next_date", .day.orNull, "The next date"),
        ("answer_by", .day.orNull, "By when its parties are asked to answer; null once they have"),
        ("closing_reason", .text.orNull, "Why it ended"),
        ("missing_before_active", .texts, "What still has to happen, in words"),
      ]),
    .list(
      "awaited_answers", of: "awaited_answer", "Whose answers to proposals are awaited"),
    .part(
      "awaited_answer", "A district or facilitator that has not answered a proposal",
      [
        ("partnership", .whole, "The partnership"), ("round", .text, "The round"),
        ("districts", .texts, "The names of its members"),
        (
          "party", .text,
          "Who, such as district-lead:0614550 or facilitator:F01; state-staff where nobody guides"
        ),
        ("name", .text, "The name"),
        ("answer_by", .day.orNull, "By when it was asked to answer"),
        ("days_left", .whole.orNull, "Days until then; negative once it has passed"),
        ("contacts", .texts, "Whom to write to: name and address"),
      ]),
    .part(
      "partnership_member", "A district of a partnership",
      [
        ("district", .text, "The id"), ("name", .text, "The name"),
        ("answer", answer.orNull, "Null before it answered, and where it is not told"),
        ("answered_at", .moment.orNull, "When it answered"),
        ("reason", .text.orNull, "Why it declined, for itself"),
        ("sponsor", .text.orNull, "The superintendent who stands for it"),
        ("senior_lead", .text.orNull, "The senior lead"),
        ("signed_by", .text.orNull, "Who signed"), ("signed_at", .moment.orNull, "When it signed"),
        ("board_at", .day.orNull, "When the board ratified it"),
        ("waiver", .text.orNull, "Why it does without a facilitator, if it does"),
      ]),
  ]

  private static let place: [Field] = [
    ("partnership", .whole, "Its number"), ("round", .text, "The round"),
    ("plan", .whole.orNull, "The number of the plan that it comes from"),
    ("label", .text, "Its id in the plan, such as P01"),
    ("state", .word(of: KeptPartnership.State.self), "Where it stands"),
    ("since", .day, "Since when it stands there"),
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
        ("partnerships", .list(.part("followed_partnership")), "All that fit, by number"),
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
        ("warnings", .whole, "How many there are"), ("round", .text, "The round"),
        ("facilitator_name", .text, "The name of who guides it, or none"),
      ]),
    .part(
      "warning", "Something to look at",
      [
        ("kind", .word(TrackingWarning.Kind.allCases.map(\.label)), "How pressing it is"),
        ("partnership", .whole, "The partnership"),
        ("rule", .word(of: TrackingWarning.Rule.self), "The rule that found it"),
        ("since", .day.orNull, "Since when it is overdue"), ("text", .text, "What was found"),
        ("source", .text, "The research behind the rule, or that it is ours"),
        ("districts", .texts, "The names of the partnership's members"),
      ]),
  ]

  private static let rules: [Field] = [
    ("as_of", .day, "The day for which it is said"), ("rules", .text, "The version of the rules"),
  ]
}
