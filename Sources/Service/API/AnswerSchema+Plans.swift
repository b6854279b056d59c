import Domain

/// Plans and their proofs.
extension AnswerSchema {
  static let plans: [AnswerSchema] = [
    document(
      "plan", "What the optimiser proposes for a round, with its proof",
      [
        ("round", .part("plan_round"), "The round"),
        ("goal", .word(of: Round.Goal.self), "What the plan maximises"),
        ("names", .map(.text), "The name of every district and facilitator, by id"),
        ("input", .part("plan_input"), "What it was made from"),
        ("proof", .part("proof"), "How good it is, and what is proved of that"),
        (
          "certificate?", .part("certificate").orNull,
          "Prices by which the bound can be worked out again"
        ),
        ("partnerships", .list(.part("plan_partnership")), "P01, P02, …"),
        ("unmatched", .list(.part("unmatched")), "Districts without a partnership, by id"),
        ("facilitators", .list(.part("facilitator_load")), "Every facilitator, by id"),
        ("summary", .part("plan_summary"), "The plan in numbers"),
      ]),
    documentPart(
      "plan_round", "A round as a plan names it",
      [
        ("name", .text.orNull, "Its name"), ("school_year", .text.orNull, "The school year"),
        ("max_partnerships", .whole.orNull, "The most partnerships; null is no cap"),
      ]),
    documentPart(
      "plan_input", "What a plan was made from",
      [
        ("sha256", .text, "The SHA-256 of the bundle"), ("districts", .whole, "How many districts"),
        ("facilitators", .whole, "How many facilitators"),
        ("policy", .part("policy_numbers"), "The policy"),
      ]),
    documentPart(
      "plan_partnership", "A partnership that a plan proposes",
      [
        ("id", .text, "P01, P02, …"), ("members", .texts, "Ids of districts"),
        ("mode", .word(of: Plan.Mode.self), "Whether one shows the others"),
        ("mentor", .text.orNull, "The district that does"), ("focus", .topic.orNull, "The topic"),
        ("score", .number, "Of the members together, 0 to 1"),
        ("known", .number, "The share of the score's weight that was known, 0 to 1"),
        ("facilitator", .text.orNull, "The id of its facilitator"),
        ("fit", .number, "Of the facilitator, 0 to 1; 0 without one"),
        ("value", .number, "By the policy's shares of score and fit"),
        ("requested", .flag, "Whether the members asked for each other"),
        ("criteria", .list(.part("criterion_score")), "What the score is made of"),
        ("fit_criteria", .list(.part("criterion_score")), "What the fit is made of"),
        ("warnings", .list(.part("plan_warning")), "What partners should know and plan for"),
        ("facilitator_candidates", .list(.part("candidate")), "The best others, best first"),
        ("alternatives", .list(.part("alternative")), "The best other partnerships of members"),
      ]),
    documentPart(
      "criterion_score", "One criterion of a score or fit",
      [
        ("name", .text, "Such as common_need"), ("value", .number, "0 to 1"),
        ("weight", .number, "0 to 1"), ("points", .number, "weight · value"),
        ("because", .text, "The evidence, as a sentence"),
        ("source", .text, "Where the criterion is from"),
      ]),
    documentPart(
      "plan_warning", "Something that partners should know",
      [
        ("code", .word(of: Plan.Warning.Code.self), "What it is about"),
        ("text", .text, "The same in words"),
      ]),
    documentPart(
      "candidate", "Another facilitator", [("id", .text, "Its id"), ("fit", .number, "0 to 1")]),
    documentPart(
      "alternative", "Another partnership that a member could have been in",
      change + [("loss_at_least", .number, "The objective falls by at least this")]),
    documentPart(
      "unmatched", "A district without a partnership",
      [
        ("district", .text, "Its id"),
        ("reason", .word(of: Plan.Unmatched.Reason.self), "The first rule that leaves it none"),
        ("text", .text, "What happened and what would help"),
      ]),
    documentPart(
      "facilitator_load", "What a plan gives a facilitator",
      [
        ("id", .text, "Its id"), ("load", .whole, "What the plan gives it"),
        ("capacity", .whole, "What it could take"),
        ("marginal_value_at_most", .number, "One more place raises the objective by at most this"),
      ]),
    documentPart(
      "plan_summary", "A plan in numbers",
      [
        ("placed", .whole, "Districts in a partnership"),
        ("mean_value", .number.orNull, "Of the partnerships' values"),
        ("worst_value", .number.orNull, "Of the partnerships' values"),
        ("blocking_pairs", .whole, "Allowed pairs that would both score higher together"),
      ]),
  ]

  static let proofs: [AnswerSchema] = [
    documentPart(
      "proof", "The objective and what no plan exceeds",
      [
        ("status", .word(of: Plan.Proof.Status.self), "What is proved"),
        ("objective", .number, "The sum of the members' values"),
        ("bound", .number, "What no plan exceeds"), ("gap", .number, "bound - objective"),
        ("stages", .list(.part("proof_stage")), "Each is fixed before the next"),
        ("stopped", .word(of: Plan.Proof.Stop.self).orNull, "What ended the run early"),
        ("columns", .whole, "Columns of the linear program"), ("cuts", .whole, "Cuts added to it"),
        ("rounds", .whole, "Times that every allowed column was priced"),
        ("solver", .text, "Such as GLPK 5.0"),
      ]),
    documentPart(
      "proof_stage", "One stage of the goal",
      [
        ("name", .text, "Such as value"), ("value", .number, "What it reached"),
        ("bound", .number, "What no plan exceeds"),
        ("price?", .number.orNull, "What the sum loses by the stage; null where not proved"),
      ]),
    documentPart(
      "certificate", "Prices of the rules of a round, in units of the objective",
      [
        ("bound", .number, "What the prices prove"),
        ("districts", .map(.number), "Of a place in each district, by id"),
        ("facilitators", .map(.number), "Of a place with each facilitator, by id"),
        ("partnerships", .number, "Of the cap"),
        ("requests?", .part("request_price").orNull, "Of the mutual requests that are honoured"),
        ("placed?", .part("placed_price").orNull, "Of the districts that are placed"),
        ("least_value?", .number.orNull, "The lowest value that counts, of the goal fair"),
        ("couples", .list(.part("company_price")), "Of sharing one partnership at most"),
        ("together", .list(.part("company_price")), "Of locks"),
        ("cuts", .list(.part("cut_price")), "Of half cuts"),
      ]),
    documentPart("request_price", "The price of a request", counted),
    documentPart(
      "placed_price", "The price of placing a district",
      counted + [("districts", .map(.number), "Of being counted once only, by id")]),
    documentPart(
      "company_price", "The price of having districts in one partnership",
      [("members", .texts, "Ids of districts"), ("price", .number, "Of either sign")]),
    documentPart(
      "cut_price", "The price of a half cut",
      [
        ("members", .texts, "Ids of districts"), ("facilitators", .texts, "Ids of facilitators"),
        ("price", .number, "0 or more"),
      ]),
  ]

  private static let counted: [Field] = [
    ("count", .whole, "How many at least"), ("price", .number, "Of each, 0 or more"),
  ]

  /// A partnership, as plans are compared by it.
  static let change: [Field] = [
    ("members", .texts, "Ids of districts"),
    ("facilitator", .text.orNull, "The id of its facilitator"),
    ("value", .number, "By the policy's shares of score and fit"),
  ]
}
