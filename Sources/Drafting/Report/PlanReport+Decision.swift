import Domain

extension PlanReport {
  /// What is proposed and how sure it is that nothing better exists, in plain words.
  var decision: Chapter {
    Chapter(
      id: "decision", title: "What is proposed, and how sure it is",
      content: [
        .facts(decisionFacts), conflictList, .table(proofTable, caption: "The proof in numbers"),
      ])
  }

  private var decisionFacts: [(label: String, content: HTML)] {
    let cap = plan.round.maximumPartnerships
      .map { " The round has at most \(Phrase.count($0, "partnership"))." }
    var facts: [(label: String, content: HTML)] = [
      (
        "Proposal",
        .text(
          "\(Phrase.count(plan.summary.placed, "district")) of"
            + " \(Phrase.grouped(plan.input.districts)) in the registry are placed in"
            + " \(Phrase.count(plan.partnerships.count, "partnership")); for"
            + " \(Phrase.count(plan.unmatched.count, "district")) there is none, each with its"
            + " reason below.\(cap ?? "") \(RoundWords.facilitators(plan))")
      ),
      ("Aim", .text("\(ProofWords.goal(plan.goal)).".capitalisedFirst)),
      ("How sure it is", .text(([sureness] + ProofWords.prices(plan)).joined(separator: " "))),
    ]
    if let mean = plan.summary.meanValue, let worst = plan.summary.worstValue {
      facts.append(
        (
          "How good it is",
          .text(
            "On a scale of 0 to 1, the mean value of the partnerships is \(Amount.value(mean)) and"
              + " the lowest \(Amount.value(worst)).")
        ))
    }
    let warned = plan.partnerships.filter { !$0.warnings.isEmpty }.count
    if warned > 0 {
      facts.append(
        (
          "What to talk about",
          .text(
            "\(Phrase.count(warned, "partnership carries", "partnerships carry")) warnings that the"
              + " members should plan for; they stand with each.")
        ))
    }
    return facts
  }

  private var sureness: String {
    let sentence = ProofWords.sentence(plan)
    switch plan.proof.status {
    case .optimal where !plan.partnerships.isEmpty:
      return sentence
        + " This is a proof, not an estimate; what it cannot know is what the registry"
        + " does not say."
    case .feasible:
      return sentence + " A longer run can close the gap or find a better plan."
    default: return sentence
    }
  }

  private var conflictList: HTML {
    guard !conflicts.isEmpty else { return .empty }
    return [
      .paragraph("These cannot all hold:"), .list(conflicts.map { .prose($0) }),
    ]
  }

  private var proofTable: DocumentTable {
    let proof = plan.proof
    // A proof allows for a difference in the last of these digits.
    func number(_ value: Double) -> String { Phrase.decimal(value, 6) }
    return DocumentTable(
      columns: [.init("what"), .init("number", numeric: true), .init("meaning")],
      rows: [
        [
          "objective", number(proof.objective),
          "The value of this plan: each district's partnerships' values, summed over districts.",
        ],
        [
          "bound", number(proof.bound), "No allowed plan is worth more than this.",
        ],
        [
          "gap", number(proof.gap),
          proof.status == .optimal
            ? "The two are equal but for rounding." : "What a better plan could add at most.",
        ],
        ["status", proof.status.rawValue, "Found and proved with \(proof.solver)."],
      ])
  }

  /// What limits the plan, where the choice is close, what is little known.
  var cautions: Chapter? {
    guard plan.proof.status != .infeasible else { return nil }
    let content = Explanation.cautions(plan).flatMap { section -> [HTML] in
      [.heading(3, section.heading)] + section.paragraphs.map { .paragraph(.prose($0)) }
        + [.list(section.points.map { .prose($0) })]
    }
    guard !content.isEmpty else { return nil }
    return Chapter(
      id: "limits", title: "What limits the plan, and where it is close", content: content)
  }
}
