package import Domain

/// A plan as `tandem match` prints it for the staff of a state agency.
package enum PlanText {
  /// The plan in words and tables; every line within the style's width, a line break at the end.
  package static func text(_ plan: Plan, style: TextStyle) -> String {
    var page = TextPage(style: style)
    opening(plan, on: &page)
    if plan.proof.status != .infeasible {
      summary(plan, on: &page)
      for partnership in plan.partnerships {
        details(PartnershipWords(partnership, in: plan), on: &page)
      }
      facilitators(plan, on: &page)
    }
    unmatched(plan, on: &page)
    closing(plan, on: &page)
    return page.text
  }

  private static func opening(_ plan: Plan, on page: inout TextPage) {
    let round = [plan.round.name, plan.round.schoolYear].compactMap(\.self)
    page.title("Plan" + (round.isEmpty ? "" : " for \(round.joined(separator: ", "))"))
    let cap = plan.round.maximumPartnerships
      .map { " The round has at most \(Phrase.count($0, "partnership"))." }
    var facts = [
      (
        "goal",
        "\(ProofWords.goal(plan.goal)) (policy \(plan.input.policy.version))".capitalisedFirst + "."
      ),
      (
        "districts",
        "\(Phrase.count(plan.input.districts, "district")) in the registry:"
          + " \(Phrase.grouped(plan.summary.placed)) placed in"
          + " \(Phrase.count(plan.partnerships.count, "partnership")),"
          + " \(Phrase.grouped(plan.unmatched.count)) not matched.\(cap ?? "")"
      ),
      ("facilitators", RoundWords.facilitators(plan)),
      ("proof", ([ProofWords.sentence(plan)] + ProofWords.prices(plan)).joined(separator: " ")),
    ]
    if let mean = plan.summary.meanValue, let worst = plan.summary.worstValue {
      facts.append(
        (
          "value",
          "Mean of the partnerships \(Amount.value(mean)), lowest \(Amount.value(worst)), on a scale"
            + " of 0 to 1. \(blockingPairs(plan))"
        ))
    }
    page.facts(facts)
  }

  /// How many pairs outside the plan would score higher than their members' partnerships.
  static func blockingPairs(_ plan: Plan) -> String {
    let count = plan.summary.blockingPairs
    let all = plan.isWithoutFacilitators ? "all districts" : "all districts and facilitators"
    return count == 0
      ? "No two districts would both have a higher score together than in this plan."
      : "\(Phrase.count(count, "pair")) of districts would have a higher score together than either"
        + " has in this plan, which weighs \(all) at once."
  }

  private static func summary(_ plan: Plan, on page: inout TextPage) {
    guard !plan.partnerships.isEmpty else { return }
    page.heading("Partnerships")
    page.table(summaryTable(plan))
  }

  /// One row for each partnership; members on lines of their own.
  static func summaryTable(_ plan: Plan) -> DocumentTable {
    let isGuided = !plan.isWithoutFacilitators
    return DocumentTable(
      columns: [.init("id"), .init("members"), .init("focus")]
        + (isGuided ? [.init("facilitator")] : []) + [.init("score", numeric: true)]
        + (isGuided ? [.init("fit", numeric: true)] : []) + [.init("value", numeric: true)],
      rows: plan.partnerships.map { partnership in
        let words = PartnershipWords(partnership, in: plan)
        let members = partnership.members.map {
          plan.name(of: $0) + ($0 == partnership.mentor ? " (mentor)" : "")
        }
        let fit = partnership.facilitator == nil ? "-" : Amount.value(partnership.fit)
        return [partnership.id, members.joined(separator: "\n"), words.focus]
          + (isGuided ? [words.facilitator ?? "none yet"] : [])
          + [Amount.value(partnership.score)] + (isGuided ? [fit] : [])
          + [Amount.value(partnership.value)]
      })
  }

  /// Everything that the plan says about one partnership.
  static func details(_ words: PartnershipWords, on page: inout TextPage) {
    let partnership = words.partnership
    page.heading("\(partnership.id): \(words.members)")
    page.paragraph(words.description)
    page.paragraph(words.valueSentence.replacing("×", with: page.style.times))
    page.paragraph("Members: \(words.membersWithIDs.joined(separator: ", ")).")
    page.blank()
    page.table(words.criteria, indent: 2)
    if !partnership.fitCriteria.isEmpty {
      page.blank()
      page.table(words.fitCriteria, indent: 2)
    }
    choices(words, on: &page)
  }

  /// The warnings, the alternatives and the other facilitators.
  static func choices(_ words: PartnershipWords, on page: inout TextPage) {
    let partnership = words.partnership
    if !partnership.warnings.isEmpty {
      page.subheading("Warnings")
      for warning in partnership.warnings {
        page.warning(WarningWords.name(warning.code), warning.text)
      }
    }
    if !partnership.alternatives.isEmpty {
      page.subheading("Instead of \(partnership.id)")
      for alternative in words.alternatives { page.point(words.alternative(alternative) + ".") }
    }
    if let others = words.otherFacilitators {
      page.subheading("Other facilitators")
      page.point(others + ".")
    }
  }

  private static func facilitators(_ plan: Plan, on page: inout TextPage) {
    guard !plan.facilitators.isEmpty else { return }
    page.heading("Facilitators")
    page.table(facilitatorTable(plan))
    page.blank()
    page.paragraph(
      "Load and places count \(plan.input.policy.caseloadUnit.rawValue). The last column says how"
        + " much the plan could gain, at most, if a facilitator without a free place had one more;"
        + " it is empty where places are free.")
  }

  private static func facilitatorTable(_ plan: Plan) -> DocumentTable {
    DocumentTable(
      columns: [
        .init("facilitator"), .init("id"), .init("load", numeric: true),
        .init("places", numeric: true), .init("one more place, at most", numeric: true),
      ],
      rows: plan.facilitators.map {
        [
          plan.name(of: $0.id), $0.id.rawValue, String($0.load), String($0.capacity),
          plan.hasFreePlace($0) ? "" : Amount.atMost($0.marginalValueAtMost),
        ]
      })
  }

  private static func unmatched(_ plan: Plan, on page: inout TextPage) {
    guard !plan.unmatched.isEmpty else { return }
    page.heading("Not matched")
    for reason in Plan.Unmatched.Reason.allCases {
      let districts = plan.unmatched.filter { $0.reason == reason }
      guard !districts.isEmpty else { continue }
      page.subheading(
        "\(UnmatchedWords.heading(reason)) (\(Phrase.count(districts.count, "district")))")
      for district in districts {
        let name = plan.name(of: district.district)
        let label = district.text.contains(name) ? "" : "\(name), "
        page.point("\(label)\(district.district): \(district.text)")
      }
    }
  }

  private static func closing(_ plan: Plan, on page: inout TextPage) {
    page.heading("Next")
    guard let first = plan.partnerships.first else {
      page.paragraph(
        "The messages after this say what cannot hold together. Change it, then match again.")
      return
    }
    let agree =
      plan.isWithoutFacilitators
      ? "every member agrees" : "every member and the facilitator agree"
    page.paragraph(
      "This is a proposal: staff decide, and a partnership begins only when \(agree).")
    page.point("tandem match SOURCE --json > plan.json: keeps the plan for what follows")
    page.point("tandem explain plan.json \(first.id): why this partnership, and what else could be")
    page.point("tandem verify SOURCE plan.json: every score and rule, worked out again")
    page.point("tandem blueprint SOURCE plan.json \(first.id): a draft for the partners to edit")
  }
}
