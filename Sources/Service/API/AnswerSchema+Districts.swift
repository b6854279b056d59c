import Domain
import Storage

/// Districts, what they register, facilitators and ties.
extension AnswerSchema {
  static let districts: [AnswerSchema] = [
    .pages(
      "districts", of: "listed_district", "Districts of the directory, by name",
      [("total", .whole, "How many fit the search, on all pages")]),
    .part(
      "listed_district", "A district of the directory",
      places + [
        ("enrollment", .number.orNull, "Students"),
        ("superintendent", .text.orNull, "The superintendent, as the records name them"),
        ("status", .text.orNull, "open or closed, or what the records say instead"),
        ("latitude", .number.orNull, "Degrees, WGS84"),
        ("longitude", .number.orNull, "Degrees, WGS84"),
      ]),
    .answer("district", "A district's public facts", facts),
    AnswerSchema(
      name: "registration",
      summary: "What a district registered for a round, with its public facts: limits and readiness"
        + " only for those who may edit it, people only for those who may see contacts",
      answer: "district", fields: facts + shared + own),
    .part(
      "district_year", "What one source says of a district in one year",
      [
        ("year", .text, "The school year, such as 2025-26"), ("source", .text, "The source"),
        ("enrollment", .number.orNull, "Students"),
        ("teachers", .number.orNull, "Teachers, in full-time equivalents"),
        ("superintendent", .text.orNull, "The superintendent"),
      ]),
    .part(
      "person", "Somebody of a district who takes part",
      [
        ("part", .word(of: Person.Part.self), "What the person is in it"),
        ("name", .text, "The name"), ("title", .text.orNull, "The position"),
        ("email", .text.orNull, "The address"),
      ]),
    .list(
      "suggestions", of: "suggestion",
      "Needs that public records suggest; each becomes one only if the district takes it"),
    .part(
      "suggestion", "A need that a public record suggests",
      [
        ("topic", .topic, "The topic, such as math"), ("group", .text.orNull, "A student group"),
        ("year", .text, "The school year of the record"), ("source", .text, "The record"),
        ("because", .text, "What it says, as a sentence"),
      ]),
  ]

  private static let places: [Field] = [
    ("id", .text, "The NCES LEAID where there is one"), ("name", .text, "The name"),
    ("state", .text.orNull, "The postal code"), ("county", .text.orNull, "The county"),
    ("region", .text.orNull, "The region"),
    ("locale", .word(locales).orNull, "The kind of place, as NCES names it"),
  ]

  private static let locales = (11...43).compactMap { LocaleCode($0)?.label }

  private static let facts: [Field] =
    places + [
      ("grades", .text.orNull, "The lowest and the highest grade, such as KG-12"),
      ("enrollment", .number.orNull, "Students"),
      ("pct_el", .number.orNull, "Percent of students who are English learners"),
      ("pct_sed", .number.orNull, "Percent who are socio-economically disadvantaged"),
      ("pct_swd", .number.orNull, "Percent with disabilities"),
      ("superintendent", .text.orNull, "The superintendent, as the records name them"),
      ("status", .text.orNull, "open or closed, or what the records say instead"),
      ("history", .list(.part("district_year")), "What sources say, year by year"),
    ]

  /// What partners see of each other.
  private static let shared: [Field] = [
    ("round", .text, "The round"), ("consent", .flag, "Whether it agreed to take part"),
    ("needs", .texts, "topic:priority or topic:priority@group, 1 to 5"),
    ("offers", .texts, "topic:strength, 1 to 5"),
    ("goals", .text.orNull, "What it wants to reach"),
    ("mode", .word(of: District.Mode.self), "The kind of partnership that it asks for"),
    ("virtual", .number.orNull, "Readiness to meet at a distance, 0 to 1"),
    ("platforms", .texts, "Data systems in use"), ("roles", .texts, "Staff roles present"),
    ("networks", .texts, "Networks joined"),
    ("calendar", .texts, "Days that matter for meetings, such as break 2026-12-21 to 2027-01-02"),
    ("people?", .list(.part("person")), "Who takes part"),
  ]

  private static let own: [Field] = [
    ("consent_by?", .text.orNull, "Who agreed for it"),
    ("consent_at?", .moment.orNull, "When it agreed"),
    ("consent_text?", .text.orNull, "The version of the text that was agreed to"),
    ("withdrawn_at?", .moment.orNull, "When it left the round, if it did"),
    ("levels?", .texts, "topic:level, 1 to 4, its own rating"),
    ("group_min?", .whole, "The fewest members of its partnership, itself included"),
    ("group_max?", .whole, "The most members of its partnership, itself included"),
    ("max_minutes?", .number.orNull, "The longest one-way drive; null is no limit"),
    ("capacity?", .whole, "Partnerships that it will join in the round"),
    ("readiness?", .number.orNull, "0 to 1"),
    ("checklist?", .texts, "item=score of the readiness checklist, 0 to 2"),
    ("tenure_years?", .number.orNull, "Years that the superintendent has served"),
    ("leaving?", .flag, "Whether the superintendent's departure is announced"),
    (
      "substitutes?", .word(of: District.Substitutes.self).orNull,
      "How many substitute teachers it finds for visits"
    ),
  ]

  // MARK: Facilitators and ties

  static let facilitators: [AnswerSchema] = [
    .pages("facilitators", of: "facilitator", "Facilitators, by id"),
    .part(
      "facilitator", "Somebody who guides partnerships",
      [
        ("id", .text, "The id"), ("name", .text, "The name"),
        ("organization", .text.orNull, "Where it works"),
        ("regions", .texts, "Regions or counties; those of another scheme as scheme:name"),
        ("capacity", .whole.orNull, "The most partnerships; null before it stated its limits"),
        ("expertise", .texts, "topic:level, 1 to 5"), ("available", .flag, "Whether it is"),
        (
          "attested_at", .moment.orNull,
          "When it stated its limits for the round that was asked for"
        ),
        ("email", .text.orNull, "The address"), ("load", .whole, "Partnerships that it has now"),
      ]),
    .list(
      "assignments", of: "assignment", "A facilitator's partnerships, offers to take over included"),
    .part(
      "assignment", "A partnership as its facilitator sees it",
      [
        ("partnership", .whole, "Its number"), ("districts", .texts, "The names of its members"),
        ("focus", .topic.orNull, "The topic"),
        (
          "state", .word(KeptPartnership.State.allCases.map(\.rawValue) + ["offered"]),
          "Where it stands; offered is to be taken over from somebody"
        ),
        ("since", .day, "Since when it stands there"), ("next_date", .day.orNull, "The next date"),
        ("next_due", .day.orNull, "When the next check-in is due"),
        ("drive", .text.orNull, "The longest drive, in words"),
        ("contacts", .texts, "Name and address"), ("warnings", .texts, "What to look at"),
        ("travel", .texts, "The drive to each member, in words"),
        ("answer_by", .day.orNull, "By when its answer is asked for; null once it is given"),
      ]),
    .list(
      "hours", of: "hours_entry", "A facilitator's hours and costs, by check-in",
      [
        ("total_hours", .number, "Of all that was written down"),
        ("total_cost", .number, "In dollars, of all that was written down"),
      ]),
    .part(
      "hours_entry", "What a check-in took of its facilitator",
      [
        ("partnership", .whole, "The partnership"), ("check_in", .whole, "The check-in"),
        ("day", .day, "The day on which it was"),
        ("kind", .word(of: CheckIn.Kind.self), "What it was"),
        ("place", .word(of: CheckIn.Place.self), "Where it was"),
        ("hours", .number.orNull, "Hours with travel and preparation"),
        ("cost", .number.orNull, "In dollars"),
      ]),
    .list(
      "relationships", of: "relationship",
      "Ties between districts, and between facilitators and districts"),
    .part(
      "relationship", "A tie",
      [
        ("from", .text, "The id of a district or facilitator"),
        ("to", .text, "The id of a district"), ("kind", .word(ties), "What ties them"),
        ("since", .text.orNull, "A year or a day, as written"),
        ("until", .day.orNull, "The last day"), ("source", .text, "role:id of who says so"),
        ("note", .text.orNull, "A remark"), ("recorded_at", .moment, "When it was recorded"),
        ("from_name", .text.orNull, "The name of who stands in from"),
        ("to_name", .text.orNull, "The name of who stands in to"),
      ]),
  ]

  /// Kinds of ties, each once.
  private static let ties: [String] = {
    let between = DistrictTie.Kind.allCases.map(\.rawValue)
    return between
      + FacilitatorTie.Kind.allCases.map(\.rawValue).filter { !between.contains($0) }
  }()
}
