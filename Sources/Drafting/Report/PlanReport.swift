package import Domain

/// The report of a plan for the staff of a state agency, as one page.
///
/// It says what was decided and how sure that is, then why, for whom, and what remains to be done.
/// Every picture has its facts in a table; the same plan and bundle give the same bytes.
package struct PlanReport: Sendable {
  let plan: Plan
  let bundle: RegistryBundle
  let outlines: [Outline]
  /// Nothing where the plan has nobody to compare, or there was no time for it.
  let fairness: ReportText?
  /// What cannot hold together, where the plan proposes nothing.
  let conflicts: [String]
  let travel: TravelTable

  package init(
    _ plan: Plan, of bundle: RegistryBundle, outlines: [Outline] = [], fairness: ReportText? = nil,
    conflicts: [String] = []
  ) {
    self.plan = plan
    self.bundle = bundle
    self.outlines = outlines
    self.fairness = fairness
    self.conflicts = conflicts
    travel = TravelTable(bundle, policy: plan.input.policy)
  }

  /// One part of the page, to which the contents lead.
  struct Chapter {
    var id: String
    var title: String
    var content: [HTML]
  }

  package var page: HTMLPage {
    let chapters = [
      decision, map, partnerships, scores, facilitators, unmatched, cautions, fairnessChapter,
      needs, method,
    ].compactMap(\.self)
    return HTMLPage(
      title: title, introduction: [introduction],
      contents: chapters.map { HTMLPage.Entry(id: $0.id, title: $0.title) },
      main: chapters.flatMap { [.heading(2, $0.title, id: $0.id)] + $0.content },
      footer: [.paragraph(.text(origin))])
  }

  private var title: String {
    let round = [plan.round.name, plan.round.schoolYear].compactMap(\.self)
    return "Plan" + (round.isEmpty ? "" : " for \(round.joined(separator: ", "))")
  }

  private var introduction: HTML {
    let proposal =
      plan.partnerships.isEmpty
      ? "Nothing is proposed."
      : "This is a proposal: staff decide, and a partnership begins only when"
        + (plan.isWithoutFacilitators
          ? " every member agrees." : " every member and the facilitator agree.")
    return .note(
      "For the staff of the agency.",
      .text(
        "\(proposal) The report compares districts and names their needs, so it is not for"
          + " publication."))
  }

  private var origin: String {
    "Made by Tandem from data with the SHA-256 \(plan.input.sha256), by policy"
      + " \(plan.input.policy.version), with \(plan.proof.solver). The same data give the same report."
  }
}

extension HTML {
  /// Sentences in which words between backticks are commands.
  static func prose(_ text: String) -> HTML {
    let parts = text.withUnbrokenUnits.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count > 2, parts.count % 2 == 1 else { return .text(text.withUnbrokenUnits) }
    return .group(
      parts.enumerated().map { place, part in
        place % 2 == 0
          ? .text(String(part)) : .element("code", [:], [.text(String(part))])
      })
  }

  /// Words and what they stand for.
  static func facts(_ facts: [(label: String, content: HTML)]) -> HTML {
    .element(
      "dl", [:],
      facts.flatMap { fact -> [HTML] in
        [
          .element("dt", [:], [.element("strong", [:], [.text(fact.label)])]),
          .element("dd", [:], [fact.content]),
        ]
      })
  }

  /// Texts on lines of their own.
  static func lines(_ texts: [HTML]) -> HTML {
    .group(
      texts.enumerated().flatMap { place, text -> [HTML] in
        place == 0 ? [text] : [.element("br"), text]
      })
  }
}
