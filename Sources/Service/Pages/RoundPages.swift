import Access
import Domain
import Storage
import Workflows

/// Rounds, for staff and for whoever may look; the words are here.
enum RoundPages {
  static func list(_ rounds: RegistryAnswer, canEdit: Bool, form: Answers = Answers()) -> Page {
    let table = Table(
      "Rounds", rounds,
      columns: [
        ("round", "Round"), ("title", "Title"), ("school_year", "School year"), ("goal", "Goal"),
        ("consenting", "Taking part"), ("registered", "Registered"), ("open", "Open"),
      ], empty: "There is no round yet.",
      path: { Place.path("rounds", $0.words($1, "round")) })
    var blocks: [Block] = [.table(table)]
    if canEdit {
      blocks.append(.heading("Open a round"))
      blocks.append(
        .form(
          .post(
            to: "/rounds",
            [
              Form.Group(
                fields: [
                  .text(
                    "round", "Name", hint: "Short, as it stands in addresses, such as 2026-27.",
                    value: form["round"], narrow: true)
                ] + settings(form, dates: nil))
            ], button: "Open the round")))
    }
    return Page("Rounds", blocks)
  }

  static let goals: [(value: String, label: String)] = [
    ("value", "The greatest value, summed over the districts"),
    ("coverage", "The most districts placed, then the greatest value"),
    ("fair", "The most districts placed, then the lowest value as high as possible"),
  ]

  private static func settings(
    _ form: Answers, dates: (opens: String, closes: String)?
  ) -> [Field] {
    [
      .text(
        "school_year", "School year", hint: "Such as 2026-27.", value: form["school_year"],
        narrow: true),
      .radios("goal", "What plans aim at", value: form["goal"] ?? "value", goals),
      .number(
        "max_partnerships", "The most partnerships", hint: "Empty leaves it as it is.",
        value: form["max_partnerships"]),
      .text(
        "opens", "Opens on", hint: "Such as 2026-03-01.", value: form["opens"] ?? dates?.opens,
        narrow: true),
      .text("closes", "Closes on", value: form["closes"] ?? dates?.closes, narrow: true),
    ]
  }

  struct Facts: Sendable {
    var id: String
    var rounds: RegistryAnswer
    var row: Int
    var plans: RegistryAnswer?
    var jobs: [Job]
    var policies: [String]
    /// The partnerships of the round that were proposed and have not ended.
    var live: Int
    var actor: Actor

    func words(_ column: String) -> String { rounds.words(row, column) }
    func may(_ question: Question) -> Bool { Permission.allows(actor, question) }
  }

  static func page(_ facts: Facts, form: Answers = Answers()) -> Page {
    var blocks: [Block] = [
      .summary(
        [
          ("School year", "school_year"), ("Goal", "goal"),
          ("Most partnerships", "max_partnerships"), ("Policy", "policy"), ("Opens", "opens"),
          ("Closes", "closes"), ("Open", "open"), ("Taking part", "consenting"),
          ("Registered", "registered"),
        ].map { term, column in
          let words = facts.words(column)
          return Block.SummaryRow(term: term, termValues: [words.isEmpty ? "not set" : words])
        })
    ]
    if facts.may(.match) { blocks += matching(facts) }
    if let plans = facts.plans {
      blocks.append(
        .table(
          Table(
            "Plans", plans,
            columns: [
              ("plan", "Plan"), ("status", "Status"), ("objective", "Worth"), ("bound", "At most"),
              ("policy", "Policy"), ("made_at", "Made at"), ("made_by", "By"),
            ], empty: "No plan was made yet.",
            path: { Place.path("plans", $0.words($1, "plan")) })))
    }
    if facts.may(.editRounds) {
      blocks += [
        .heading("Locks"),
        .links([
          Block.Bullet(
            bulletText: "Require or forbid a partnership or a facilitator",
            bulletPath: Place.path("rounds", facts.id, "locks"))
        ]),
      ]
    }
    var files: [Block.Bullet] = []
    if facts.may(.exportBundle) {
      files.append(
        Block.Bullet(
          bulletText: "The round as a bundle (JSON)",
          bulletPath: Place.path("rounds", facts.id, "bundle")))
    }
    if facts.may(.exportResearch) {
      files.append(
        Block.Bullet(
          bulletText: "Figures for researchers (CSV), small counts suppressed",
          bulletPath: Place.path("rounds", facts.id, "research")))
    }
    if !files.isEmpty { blocks += [.heading("Files"), .links(files)] }
    if facts.may(.editRounds) { blocks += editing(facts, form) }
    var page = Page("Round \(facts.words("title"))", blocks)
    page.backPath = "/rounds"
    return page
  }

  private static func matching(_ facts: Facts) -> [Block] {
    var blocks: [Block] = [.heading("Match")]
    if facts.live > 0 {
      blocks.append(
        .paragraph(
          "\(Phrase.count(facts.live, "partnership")) of this round"
            + (facts.live == 1 ? " stands and stays as it is" : " stand and stay as they are")
            + ": a further match places those who are left, and never puts a district again to one"
            + " that it declined."))
    }
    let running = facts.jobs.first { $0.state == .running }
    if let running {
      blocks.append(
        .links([
          Block.Bullet(
            bulletText: "A match is running", bulletPath: Place.path("jobs", "\(running.id)"))
        ]))
    } else {
      blocks.append(
        .form(
          .post(
            to: Place.path("rounds", facts.id, "matches"), [], button: "Match the round")))
      blocks.append(
        .hint(
          "It proposes nothing: a plan is kept for you to look at. It ends when no better plan"
            + " exists, or when you stop it with the best one so far."))
    }
    let ended = facts.jobs.filter { $0.state != .running }
    if !ended.isEmpty {
      blocks.append(
        .table(
          Table(
            "Earlier matches", columns: ["Match#", "State", "Began", "Plan#", "Word"],
            rows: ended.map {
              [
                "\($0.id)", $0.state.rawValue, $0.beganAt, $0.plan.map(String.init) ?? "",
                $0.message ?? "",
              ]
            }, empty: "", path: { Place.path("jobs", "\(ended[$0].id)") })))
    }
    return blocks
  }

  private static func editing(_ facts: Facts, _ form: Answers) -> [Block] {
    var filled = form
    if form.pairs.isEmpty {
      filled = Answers(
        ["school_year", "goal", "max_partnerships"].map { ($0, facts.words($0)) })
    }
    return [
      .heading("Change the round"),
      .form(
        .post(
          to: Place.path("rounds", facts.id),
          [
            Form.Group(
              fields: settings(filled, dates: (facts.words("opens"), facts.words("closes"))) + [
                .select(
                  "policy", "Policy", value: facts.words("policy"),
                  facts.policies.map { ($0, $0) }, narrow: true),
                .select(
                  "open", "Registration is", value: facts.words("open"),
                  [("yes", "open"), ("no", "closed")], narrow: true),
                .text("why", "Why", hint: "Stands in the audit."),
              ])
          ], button: "Change the round", buttonClass: "second")),
    ]
  }

  /// How a match goes; `before` is the round's plan before the one that came of it.
  static func job(_ job: Job, progress: Jobs.View, before: Int?) -> Page {
    var blocks: [Block] = [
      .summary([
        Block.SummaryRow(term: "Round", termValues: [job.round]),
        Block.SummaryRow(term: "Asked by", termValues: [job.askedBy]),
        Block.SummaryRow(term: "Began", termValues: [job.beganAt]),
        Block.SummaryRow(term: "Ended", termValues: [job.endedAt ?? "not yet"]),
      ])
    ]
    var page: Page
    switch job.state {
    case .running:
      let words = if case .running(let words) = progress { words } else { Jobs.Words.beginning }
      blocks.insert(
        .progress(
          words, label: "The match is running", events: Place.path("jobs", "\(job.id)", "events")),
        at: 0)
      blocks.append(
        .form(
          .post(
            to: Place.path("jobs", "\(job.id)", "stop"), [],
            button: "Stop with the best plan so far", buttonClass: "second")))
      page = Page("Match \(job.id) is running", blocks)
      page.refreshSeconds = 3
    case .done:
      if let message = job.message { blocks.insert(.alert(.note, nil, [message]), at: 0) }
      blocks.append(
        .links(
          job.plan.map {
            [Block.Bullet(bulletText: "Plan \($0)", bulletPath: Place.path("plans", "\($0)"))]
              + PlanLinks.comparison(of: $0, with: before)
          } ?? []))
      page = Page("Match \(job.id) is done", blocks)
    case .failed:
      blocks.insert(.alert(.error, "No plan came of it", lines(job)), at: 0)
      page = Page("Match \(job.id) made no plan", blocks)
    case .interrupted:
      blocks.insert(.alert(.warning, "Interrupted", lines(job)), at: 0)
      page = Page("Match \(job.id) was interrupted", blocks)
    }
    page.backPath = Place.path("rounds", job.round)
    return page
  }

  private static func lines(_ job: Job) -> [String] {
    (job.message ?? "").split(separator: "\n").map(String.init)
  }
}
