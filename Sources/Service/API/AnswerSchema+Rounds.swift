import Access
import Domain
import Drafting
import Storage

/// Rounds with their locks, matches and policies.
extension AnswerSchema {
  static let rounds: [AnswerSchema] = [
    .pages("rounds", of: "listed_round", "The rounds, by name"),
    .part("listed_round", "A round of the list", round),
    .answer("round", "A round", round),
    .list("invitations", of: "invitation", "Where each district of a round stands, by name"),
    .part(
      "invitation", "A district on the way into a round",
      [
        ("district", .text, "The id"), ("name", .text, "The name"),
        ("county", .text.orNull, "The county"),
        ("standing", .word(of: InvitedDistrict.Standing.self), "How far it has come"),
        ("since", .day.orNull, "The day of that, where it is known"),
        ("link_works_until", .moment.orNull, "The last moment of a link that was not used"),
      ]),
    .list("locks", of: "lock", "What staff require or forbid of a round's plans"),
    .part(
      "lock", "Something that staff require or forbid",
      [
        ("lock", .whole, "Its number"), ("kind", .word(locks), "What it does"),
        ("what", .text, "What it requires or forbids, in words"),
        ("why", .text.orNull, "The reason that was given"),
        ("by", .text, "role:id of who wanted it"), ("at", .moment, "When it was made"),
        ("members", .texts, "Ids of districts"),
        ("facilitator", .text.orNull, "An id, expertise:TOPIC or region:NAME"),
      ]),
    .pages("plans", of: "listed_plan", "The plans of a round, by number"),
    .part(
      "listed_plan", "A plan as the registry keeps it",
      [
        ("plan", .whole, "Its number"), ("round", .text, "The round"),
        ("status", .word(of: Plan.Proof.Status.self), "What is proved of it"),
        ("objective", .number, "The sum of the members' values"),
        ("bound", .number, "What no plan exceeds"), ("policy", .text, "The policy's id"),
        ("engine", .text, "The version of the program that made it"),
        ("made_at", .moment, "When it was made"), ("made_by", .text, "role:id of who asked for it"),
        ("stopped", .word(of: Plan.Proof.Stop.self).orNull, "What ended the match early"),
        ("input", .text, "The SHA-256 of the bundle that it was made from"),
        ("sha256", .text, "The SHA-256 of the plan"),
      ]),
    .answer(
      "job", "How a match goes",
      [
        ("job", .whole, "Its number"),
        ("state", .word(of: Job.State.self), "Where it stands"), ("round?", .text, "The round"),
        ("began_at?", .moment, "When it began"), ("ended_at?", .moment.orNull, "When it ended"),
        ("plan?", .whole.orNull, "The number of the plan that came of it"),
        ("message?", .text.orNull, "What there is to say of its end"),
        ("progress?", .text.orNull, "The best plan so far and the bound, while it runs"),
      ]),
  ]

  private static let round: [Field] = [
    ("round", .text, "Its name, such as 2026-27"), ("title", .text.orNull, "What people call it"),
    ("school_year", .text.orNull, "The school year"),
    ("goal", .word(of: Round.Goal.self), "What a plan maximises"),
    ("max_partnerships", .whole.orNull, "The most partnerships; null is no cap"),
    ("policy", .text, "The id of its policy"), ("opens", .day.orNull, "The day of opening"),
    ("closes", .day.orNull, "The day of closing"),
    ("open", .flag, "Whether districts can register between its days"),
    ("consenting", .whole, "Districts that agreed to take part"),
    ("registered", .whole, "Districts with a registration"),
    (
      "registration", .word(of: RegistrationTime.self),
      "Whether districts can register today; ahead is before the day of opening, over after that of"
        + " closing, closed by staff"
    ),
  ]

  private static let locks = LockForm.kinds.map(\.value)

  // MARK: Policies

  static let policies: [AnswerSchema] = [
    .list("policies", of: "listed_policy", "The policies"),
    .part(
      "listed_policy", "A policy of the list",
      [
        ("policy", .text, "Its id"), ("version", .text, "The name of its version"),
        ("minimum_score", .number, "Below it no partnership is formed"),
        ("score_share", .number, "The share of the score in a partnership's value"),
        ("sha256", .text, "The SHA-256 of its numbers"),
      ]),
    .answer(
      "policy", "A policy with every number",
      [
        ("id", .text, "Its id"), ("sha256", .text, "The SHA-256 of its numbers"),
        ("policy", .part("policy_numbers"), "The numbers"),
      ]),
    .part(
      "policy_numbers", "The weights, limits and thresholds by which a round is matched",
      [
        ("version", .text, "The name of the version"),
        ("weights", .part("weights"), "Weights between districts, which sum to 1"),
        ("fit_weights", .part("fit_weights"), "Weights of a facilitator's fit, which sum to 1"),
      ] + numbers),
    .part(
      "weights", "A weight for each criterion between districts",
      Criterion.allCases.map { ($0.rawValue, .number, CriterionWords.question($0)) }),
    .part(
      "fit_weights", "A weight for each criterion of a facilitator's fit",
      FitCriterion.allCases.map { ($0.rawValue, .number, CriterionWords.question($0)) }),
  ]

  /// What the editor of policies shows beside the weights.
  private static let numbers: [Field] = PolicyPages.groups.flatMap(\.entries)
    .filter { !$0.key.contains(".") }
    .map { ($0.key, rules[$0.key] ?? .number, "\($0.label). \($0.meaning)") }

  private static let rules: [String: Kind] = [
    "minimum_priority": .whole, "facilitators": .word(of: Policy.FacilitatorRule.self),
    "caseload_unit": .word(of: Policy.CaseloadUnit.self),
    "requests": .word(of: Policy.RequestRule.self),
  ]
}
