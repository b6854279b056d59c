import Domain
import Workflows

/// What is asked of plans.
extension AnswerSchema {
  static let questions: [AnswerSchema] = [
    document(
      "why-not", "What keeps districts, or a facilitator, apart in a plan, and what it would cost",
      [
        ("members", .texts, "Ids of the districts asked about"),
        ("facilitator", .text.orNull, "The id of the facilitator asked about"),
        ("verdict", .word(of: WhyNot.Verdict.self), "What keeps them apart"),
        ("text", .text, "What keeps them apart, in words"),
        ("cost", .number.orNull, "By how much the objective falls, where the verdict is costs"),
        ("is_exact", .flag, "Whether both plans behind the cost are proved to be best"),
        ("requests_lost", .whole, "Mutual requests that would not be honoured"),
        ("unplaced", .texts, "Ids of districts that would lose their partnership"),
        ("lost", .list(.part("plan_change")), "Partnerships that would end"),
        ("gained", .list(.part("plan_change")), "Partnerships that would form"),
      ]),
    documentPart("plan_change", "A partnership of one plan only", change),
    document(
      "comparison", "What differs between two plans, whose partnerships are matched by members",
      [
        ("before", .part("compared_plan"), "What the first reaches"),
        ("after", .part("compared_plan"), "What the second reaches"),
        ("same_input", .flag, "Whether both were made from the same bundle"),
        ("same_policy", .flag, "Whether their values are on one scale"),
        ("objective_change", .number, "The objective after less the one before"),
        ("kept", .list(.part("lasting")), "Partnerships with the same members and facilitator"),
        (
          "facilitator_changed", .list(.part("lasting")),
          "Partnerships with the same members under another facilitator"
        ),
        (
          "regrouped", .list(.part("regrouped")),
          "Partnerships with two or more members in common, not all"
        ),
        ("dissolved", .list(.part("plan_change")), "Partnerships of the first only"),
        ("formed", .list(.part("plan_change")), "Partnerships of the second only"),
        ("placed", .texts, "Ids of districts that only the second places"),
        ("unplaced", .texts, "Ids of districts that only the first places"),
        ("moved", .list(.part("move")), "Districts with other partners"),
        ("joined", .texts, "Ids that only the second round has"),
        ("left", .texts, "Ids that only the first round has"),
        ("criteria", .list(.part("criterion_change")), "Which criteria gain and lose"),
        ("names", .map(.text), "The name of each district and facilitator mentioned, by id"),
      ]),
    documentPart(
      "compared_plan", "What one of two plans reaches",
      [
        ("round", .text.orNull, "The round"), ("goal", .word(of: Round.Goal.self), "Its goal"),
        ("policy", .text, "The version of the policy"), ("input", .text, "The bundle's SHA-256"),
        ("status", .word(of: Plan.Proof.Status.self), "What is proved"),
        ("objective", .number, "The sum of the members' values"),
        ("partnerships", .whole, "How many there are"),
        ("placed", .whole, "Districts in a partnership"),
        ("mean_value", .number.orNull, "Of the partnerships' values"),
        ("worst_value", .number.orNull, "Of the partnerships' values"),
        ("blocking_pairs", .whole, "Allowed pairs that would both score higher together"),
      ]),
    documentPart(
      "lasting", "A partnership of the same members in both",
      [("members", .texts, "Ids of districts")] + sides),
    documentPart(
      "regrouped", "Two partnerships with two or more members in common, but not all",
      [
        ("before", .texts, "Members before"), ("after", .texts, "Members after"),
        ("stayed", .texts, "Members of both"), ("left", .texts, "Members of the first only"),
        ("joined", .texts, "Members of the second only"),
      ] + sides),
    documentPart(
      "move", "A district that both plans place, with other partners",
      [
        ("district", .text, "Its id"), ("before", .texts, "Its partners before"),
        ("after", .texts, "Its partners after"),
      ]),
    documentPart(
      "criterion_change", "What a criterion gives the districts placed, in points",
      [
        (
          "kind", .word(of: PlanComparison.CriterionChange.Kind.self),
          "Whether it is of scores or of fits"
        ),
        ("name", .text, "Such as common_need"), ("before", .number.orNull, "The mean before"),
        ("after", .number.orNull, "The mean after"),
        ("gained", .number, "What districts placed by both gain"),
        ("lost", .number, "What they lose, 0 or more"),
      ]),
  ]

  private static let sides: [Field] = [
    ("facilitator_before", .text.orNull, "The id of the facilitator before"),
    ("facilitator_after", .text.orNull, "The id of the facilitator after"),
    ("value_before", .number, "The value before"), ("value_after", .number, "The value after"),
  ]
}
