import Domain

extension PlanReport {
  /// Caseloads against capacities.
  var facilitators: Chapter? {
    guard !plan.facilitators.isEmpty else { return nil }
    var guided: [Facilitator.ID: [String]] = [:]
    for partnership in plan.partnerships {
      guard let facilitator = partnership.facilitator else { continue }
      guided[facilitator, default: []].append(partnership.id)
    }
    let organisations = Dictionary(
      bundle.facilitators.map { ($0.id, $0.organization ?? "") },
      uniquingKeysWith: { first, _ in first })
    let table = DocumentTable(
      columns: [
        .init("facilitator"), .init("id"), .init("organisation"), .init("load", numeric: true),
        .init("places", numeric: true), .init("partnerships"),
        .init("one more place, at most", numeric: true),
      ],
      rows: plan.facilitators.map {
        [
          plan.name(of: $0.id), $0.id.rawValue, organisations[$0.id] ?? "", String($0.load),
          String($0.capacity), Phrase.list(guided[$0.id] ?? ["none"]),
          plan.hasFreePlace($0) ? "" : Amount.atMost($0.marginalValueAtMost),
        ]
      })
    return Chapter(
      id: "facilitators", title: "Facilitators and their caseloads",
      content: CaseloadPicture.sheets(of: plan).map { .figure($0.html, caption: .text($0.title)) }
        + [
          .table(table, caption: "Caseloads"),
          .paragraph(
            .text(
              "Load and places count \(plan.input.policy.caseloadUnit.rawValue). The last column"
                + " says how much the plan could gain, at most, if a facilitator without a free"
                + " place had one more; it is empty where places are free."), class: "quiet"),
        ])
  }

  /// Districts without a partnership: why, and what would help.
  var unmatched: Chapter? {
    guard !plan.unmatched.isEmpty else { return nil }
    let parts = Plan.Unmatched.Reason.allCases.flatMap { reason -> [HTML] in
      let districts = plan.unmatched.filter { $0.reason == reason }
      guard !districts.isEmpty else { return [] }
      return [
        .heading(
          3, "\(UnmatchedWords.heading(reason)) (\(Phrase.count(districts.count, "district")))"),
        .list(
          districts.map { district in
            [
              .element("strong", [:], [.text(plan.name(of: district.district))]),
              .text(" (\(district.district)): "), .prose(district.text),
            ]
          }),
      ]
    }
    return Chapter(
      id: "unmatched", title: "Districts without a partnership, and what would help",
      content: parts)
  }

  var fairnessChapter: Chapter? {
    guard let fairness else { return nil }
    let sections = fairness.sections.flatMap { section -> [HTML] in
      [.heading(3, section.heading)] + section.paragraphs.map { .paragraph(.prose($0)) }
        + [.list(section.points.map { .prose($0) })]
        + [section.table.map { .table($0, caption: section.heading) } ?? .empty]
    }
    return Chapter(
      id: "fairness", title: fairness.title,
      content: [
        .facts(fairness.facts.map { ($0.label.capitalisedFirst, .prose($0.text.capitalisedFirst)) })
      ] + sections)
  }

  /// Who asks for what, who offers it, and for whom it is met.
  var needs: Chapter? {
    let grid = NeedsGrid(plan, in: bundle)
    guard let picture = NeedsPicture.picture(grid) else { return nil }
    let places = grid.topics.indices
    let totals = DocumentTable(
      columns: [.init("topic")]
        + ["ask", "of them met", "of them not met", "have it as focus", "offer it"].map {
          .init($0, numeric: true)
        },
      rows: places.map { place in
        let total = grid.total(place)
        return [grid.topics[place].label]
          + [
            total.asked, total.met, total.asked - total.met, total.focused, total.offered,
          ].map { Phrase.grouped($0) }
      })
    let byColumn = DocumentTable(
      columns: [.init("topic")] + grid.columns.map { .init($0, numeric: true) },
      rows: places.map { place in
        [grid.topics[place].label]
          + grid.cells[place].map { $0.asked == 0 ? "0" : "\($0.met) of \($0.asked)" }
      })
    return Chapter(
      id: "needs", title: "Needs: asked for, offered, met",
      content: [
        .paragraph(
          .text(
            "Counted are districts that consent. A need is met where another member of one of the"
              + " district's partnerships names the same topic or offers it.")),
        .figure(picture.html, caption: .text("\(picture.title); darker where more districts ask.")),
        .table(totals, caption: "Needs by topic, in districts"),
        .table(byColumn, caption: "Met, of the districts that ask, by \(grid.kind)"),
      ])
  }

  /// How values are reckoned, and how to check them.
  var method: Chapter? {
    let aim = Explanation.aim(plan)
    let tables = aim.tables.map { table in
      HTML.table(
        table, caption: "Weights: \(table.columns.first?.title ?? "")")
    }
    return Chapter(
      id: "method", title: "How values are reckoned, and how to check them",
      content: aim.paragraphs.map { .paragraph(.prose($0)) } + tables + [
        .paragraph(
          .prose(
            "Verifying works every score, rule and the objective out again by separate code; an"
              + " explanation answers for one partnership, district or facilitator; asking why not"
              + " says what a partnership outside the plan would cost."))
      ])
  }
}
