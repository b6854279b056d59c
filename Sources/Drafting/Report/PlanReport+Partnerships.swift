import Domain

extension PlanReport {
  /// More partnerships than these are told without a picture and tables for each.
  private static let toldInFull = 120

  var isToldInFull: Bool { plan.partnerships.count <= Self.toldInFull }

  /// Every partnership with its reasons and warnings.
  var partnerships: Chapter? {
    guard !plan.partnerships.isEmpty else { return nil }
    return Chapter(
      id: "partnerships", title: "Each partnership, with reasons and warnings",
      content: plan.partnerships.enumerated().flatMap { place, partnership in
        details(partnership, place: place)
      })
  }

  private func details(_ partnership: Plan.Partnership, place: Int) -> [HTML] {
    let words = PartnershipWords(partnership, in: plan)
    let strengths = Explanation.strengths(partnership)
    var content: [HTML] = [
      .heading(3, "\(partnership.id): \(words.members)", id: Self.anchor(place)),
      .paragraph(.text(words.description)),
    ]
    content += partnership.warnings.map {
      .note("Warning, \(WarningWords.name($0.code)):", .prose($0.text))
    }
    if !strengths.isEmpty {
      content += [.heading(4, "What speaks for it"), .list(strengths.map { .prose($0) })]
    }
    guard isToldInFull else { return content }
    let losses = Explanation.losses(partnership)
    if !losses.points.isEmpty {
      content += [.heading(4, losses.heading), .list(losses.points.map { .prose($0) })]
    }
    content += [
      .heading(4, "How the value is made up"),
      .figure(
        ScorePicture.picture(of: partnership, place: place).html,
        caption: .text(words.valueSentence)),
      evidence(words),
    ]
    return content
  }

  /// Every criterion with its evidence and what else could be, folded up: on paper the picture has
  /// the numbers.
  private func evidence(_ words: PartnershipWords) -> HTML {
    let partnership = words.partnership
    var content: [HTML] = [
      .element(
        "summary", [:],
        ["Every criterion of \(partnership.id) with its evidence, and other choices"]
      ),
      .table(words.criteria, caption: "\(partnership.id): score of the members"),
    ]
    if !partnership.fitCriteria.isEmpty {
      content.append(
        .table(words.fitCriteria, caption: "\(partnership.id): fit of the facilitator"))
    }
    var others = words.alternatives.map { words.alternative($0) + "." }
    if let facilitators = words.otherFacilitators {
      others.append("Facilitators: \(facilitators).")
    }
    if !others.isEmpty {
      content += [.heading(4, "What else could be"), .list(others.map { .prose($0) })]
    }
    return .element("details", [:], content)
  }

  /// The scores of all partnerships side by side, where they are too many for a picture each.
  var scores: Chapter? {
    guard !isToldInFull, let first = plan.partnerships.first else { return nil }
    let names = first.criteria.map { CriterionWords.name($0.name) }
    let table = DocumentTable(
      columns: [.init("id")]
        + (names + ["score", "fit", "value"]).map { .init($0, numeric: true) },
      rows: plan.partnerships.map { partnership in
        [partnership.id] + partnership.criteria.map { Amount.value($0.points) }
          + [partnership.score, partnership.fit, partnership.value].map { Amount.value($0) }
      })
    return Chapter(
      id: "scores", title: "Scores by criterion",
      content: ScorePicture.sheets(of: plan.partnerships).map {
        .figure($0.html, caption: .text($0.title))
      } + [.table(table, caption: "Points of each criterion, score, fit and value")])
  }
}
