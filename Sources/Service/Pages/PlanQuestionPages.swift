import Access
import Domain
import Drafting
import Workflows

/// Why a plan is not otherwise, and two plans side by side; the words are here.
enum PlanQuestionPages {
  /// Places for districts in a form: few ask for more than four, and a partnership has at most ten.
  private static let (fewest, most) = (4, 10)

  static func districtFields(_ form: Answers) -> [Field] {
    let shown = max(fewest, (1...most).last { form["district\($0)"] != nil } ?? 0)
    return (1...shown).map { number in
      .text(
        "district\(number)", number == 1 ? "District" : "District \(number), if any",
        hint: number == 1 ? "Its number, or a part of its name." : nil,
        value: form["district\(number)"])
    }
  }

  /// The districts that a form or an address names.
  static func districts(_ form: Answers) -> [String] {
    (1...most).compactMap { form["district\($0)"] }
  }

  static func facilitatorField(_ bundle: RegistryBundle, _ form: Answers) -> Field {
    .select(
      "facilitator", "Facilitator", hint: "Only if it is about one.", value: form["facilitator"],
      [("", "any")] + bundle.facilitators.map { ($0.id.rawValue, "\($0.name) (\($0.id))") })
  }

  // MARK: Why not

  static func whyNot(
    _ bundle: RegistryBundle, number: Int, _ form: Answers, answer: WhyNot?, mayLock: Bool
  ) -> Page {
    var blocks: [Block] = []
    if let answer {
      blocks.append(.heading(heading(answer.verdict)))
      blocks += Block.words(answer.text)
      if mayLock, answer.verdict == .costs { blocks.append(.links(locks(answer, number))) }
      blocks.append(.heading("Ask again"))
    }
    var search = Form.search(
      Place.path("plans", "\(number)", "why-not"),
      districtFields(form) + [facilitatorField(bundle, form)], button: "Ask")
    search.formClass = "form"
    blocks += [
      .form(search),
      .hint(
        "The answer is either the rule that forbids it, or the exact cost of having it and who"
          + " would move, found by matching again with it fixed."),
    ]
    var page = Page(
      "Why not?",
      lede: "Ask what keeps two districts or more from being partners in plan \(number), or a"
        + " facilitator from guiding a district.", blocks)
    page.backPath = Place.path("plans", "\(number)")
    return page
  }

  private static func heading(_ verdict: WhyNot.Verdict) -> String {
    switch verdict {
    case .inPlan: "The plan has it"
    case .forbidden: "A rule forbids it"
    case .impossible: "No plan can have it"
    case .costs: "It can be had, at a cost"
    }
  }

  private static func locks(_ answer: WhyNot, _ number: Int) -> [Block.Bullet] {
    let members = answer.members.map(\.rawValue)
    var links: [Block.Bullet] = []
    if members.count > 1 {
      links.append(
        Block.Bullet(
          bulletText: "Require that they are together",
          bulletPath: LockForm.path(
            plan: number, kind: "together", members: members, facilitator: nil)))
    }
    if let facilitator = answer.facilitator {
      links.append(
        Block.Bullet(
          bulletText: "Require this facilitator",
          bulletPath: LockForm.path(
            plan: number, kind: "facilitator", members: members,
            facilitator: facilitator.rawValue)))
    }
    return links
  }

  // MARK: What would help, and whether it holds

  static func whatIf(_ text: String, _ name: String, _ id: String, number: Int) -> Page {
    var page = Page(
      "What would give \(name) a partnership",
      lede: "Each change was tried by itself, the smallest first, and the best plan with it found.",
      Block.words(text))
    page.backPath = Place.path("plans", "\(number)", "why", id)
    return page
  }

  static func verification(_ text: String, isSound: Bool, number: Int) -> Page {
    let lines = text.split(separator: "\n").map(String.init)
    var page = Page(
      isSound ? "Plan \(number) keeps every rule" : "Plan \(number) does not hold",
      lede: "Everything was derived again from the data, by code that shares nothing with the"
        + " optimiser.",
      [isSound ? .alert(.done, nil, lines) : .alert(.error, "Findings", lines)])
    page.backPath = Place.path("plans", "\(number)")
    return page
  }

  // MARK: Two plans

  static func choice(of plans: RegistryAnswer, for number: Int) -> Page {
    var others = plans
    others.rows.removeAll { $0[0].words == "\(number)" }
    var page = Page(
      "Compare plan \(number)", lede: "Choose the other plan.",
      [
        .table(
          Table(
            "Plans of the round", others,
            columns: [
              ("plan", "Plan"), ("status", "Status"), ("objective", "Worth"),
              ("policy", "Policy"), ("made_at", "Made at"), ("made_by", "By"),
            ], empty: "The round has no other plan. Match it again after a change.",
            path: { answer, row in
              let other = Int(answer.words(row, "plan")) ?? number
              // The earlier one stands before.
              return Place.path(
                "plans", "\(min(number, other))", "compare", "\(max(number, other))")
            }))
      ])
    page.backPath = Place.path("plans", "\(number)")
    return page
  }

  static func comparison(_ comparison: PlanComparison, _ before: Int, _ after: Int) -> Page {
    let report = comparison.report
    let isSame = before == after
    var page = Page(
      "Plan \(before) and plan \(after)",
      lede: report.facts.first { $0.label == "change" }?.text,
      [
        .summary(
          report.facts.filter { $0.label != "change" }.map { label, text in
            let term =
              switch label {
              case "before": "Plan \(before)"
              case "after": isSame ? "The same plan" : "Plan \(after)"
              default: "What happens"
              }
            return Block.SummaryRow(term: term, termValues: [text])
          }),
        .table(sideBySide(comparison, before, after)),
      ] + Block.sections(of: report)
        + [
          .links([
            Block.Bullet(bulletText: "Plan \(before)", bulletPath: place(before)),
            Block.Bullet(bulletText: "Plan \(after)", bulletPath: place(after)),
            Block.Bullet(
              bulletText: "Compare plan \(after) with another",
              bulletPath: Place.path("plans", "\(after)", "compare")),
          ])
        ])
    page.backPath = place(after)
    return page
  }

  private static func place(_ number: Int) -> String { Place.path("plans", "\(number)") }

  private static func sideBySide(
    _ comparison: PlanComparison, _ before: Int, _ after: Int
  ) -> Table {
    func names(_ ids: [District.ID]) -> String {
      Phrase.list(ids.map { comparison.names[$0.rawValue] ?? $0.rawValue })
    }
    func side(_ ids: [District.ID], _ guide: Facilitator.ID?, _ value: Double) -> String {
      let guide = guide.map { comparison.names[$0.rawValue] ?? $0.rawValue } ?? "nobody"
      return "\(names(ids)), guided by \(guide): \(Phrase.decimal(value, 3))"
    }
    var rows: [[String]] = []
    for item in comparison.dissolved {
      rows.append(["ends", side(item.members, item.facilitator, item.value), ""])
    }
    for item in comparison.formed {
      rows.append(["is formed", "", side(item.members, item.facilitator, item.value)])
    }
    for item in comparison.regrouped {
      rows.append([
        "regrouped", side(item.before, item.facilitatorBefore, item.valueBefore),
        side(item.after, item.facilitatorAfter, item.valueAfter),
      ])
    }
    for item in comparison.facilitatorChanged {
      rows.append([
        "another facilitator", side(item.members, item.facilitatorBefore, item.valueBefore),
        side(item.members, item.facilitatorAfter, item.valueAfter),
      ])
    }
    for item in comparison.kept {
      rows.append([
        "stays", side(item.members, item.facilitatorBefore, item.valueBefore),
        side(item.members, item.facilitatorAfter, item.valueAfter),
      ])
    }
    return Table(
      "Partnerships side by side",
      columns: [
        "What happens", "Plan \(before)", before == after ? "The same plan" : "Plan \(after)",
      ],
      rows: rows, empty: "Neither plan has a partnership.")
  }
}
