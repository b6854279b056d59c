import Domain
import Workflows

/// What staff require or forbid of a round's plans, and what that costs; the words are here.
enum LockPages {
  struct Facts: Sendable {
    var round: String
    var bundle: RegistryBundle
    var locks: RegistryAnswer
    /// The latest plan, and whether the round is as it was when it was made.
    var plan: Int?
    var isPlanOfToday: Bool
  }

  static func list(_ facts: Facts, _ form: Answers = Answers()) -> Page {
    var blocks: [Block] = [
      .table(
        Table(
          "Locks", facts.locks,
          columns: [
            ("what", "What"), ("kind", "Lock"), ("why", "Why"), ("by", "By"), ("at", "At"),
          ], empty: "There is none."))
    ]
    blocks += matching(facts)
    blocks += [.heading("Require or forbid")]
    if let plan = facts.plan {
      var search = Form.search(
        Place.path("plans", "\(plan)", "locks"), LockForm.fields(facts.bundle, form),
        button: "See what it would cost")
      search.formClass = "form"
      blocks.append(.form(search))
    } else {
      blocks.append(
        .form(
          .post(
            to: Place.path("rounds", facts.round, "locks"),
            [Form.Group(fields: LockForm.fields(facts.bundle, form) + [why])],
            button: "Keep the lock")))
    }
    blocks.append(
      .hint(
        "A lock never makes a forbidden partnership allowed. To keep a facilitator from a district"
          + " for good, record a conflict between them under Relationships."))
    if !facts.locks.rows.isEmpty { blocks += removal(facts) }
    var page = Page("Locks of round \(facts.round)", blocks)
    page.backPath = Place.path("rounds", facts.round)
    return page
  }

  private static let why = Field.text("why", "Why", hint: "Stands in the list and in the audit.")

  private static func matching(_ facts: Facts) -> [Block] {
    guard let plan = facts.plan else { return [] }
    guard !facts.isPlanOfToday else {
      return [.paragraph("Plan \(plan), the latest, keeps all of them.")]
    }
    return [
      .alert(
        .note, nil,
        [
          "The round has changed since plan \(plan), the latest. Match it again to see what comes"
            + " of it; the page of the match leads to both plans side by side."
        ]),
      .form(
        .post(
          to: Place.path("rounds", facts.round, "matches"), [], button: "Match the round again")),
    ]
  }

  private static func removal(_ facts: Facts) -> [Block] {
    let options = facts.locks.rows.indices.map {
      (facts.locks.words($0, "lock"), facts.locks.words($0, "what"))
    }
    var reason = why
    reason.fieldID = "field-removal-why"
    return [
      .heading("Remove a lock"),
      .form(
        .post(
          to: Place.path("rounds", facts.round, "locks", "removals"),
          [
            Form.Group(fields: [
              .select("lock", "Lock", value: options.first?.0, options), reason,
            ])
          ], button: "Remove the lock", buttonClass: "second")),
    ]
  }

  /// What a lock would change in a plan, and the form that keeps it.
  static func trial(
    _ trial: LockTrial?, _ bundle: RegistryBundle, plan: Int, round: String, _ form: Answers
  ) -> Page {
    var blocks: [Block] = []
    if let trial {
      blocks += [.heading("With this lock"), .paragraph(trial.text)]
      if let comparison = trial.comparison {
        blocks += Block.sections(of: comparison.report)
      } else {
        blocks.append(
          .alert(.warning, "It cannot be kept", trial.conflicts))
      }
      if trial.comparison != nil {
        var keep = Form.post(
          to: Place.path("rounds", round, "locks"), [Form.Group(fields: [why])],
          button: "Keep the lock")
        for pair in form.pairs { keep = keep.hiding(pair.name, pair.value) }
        blocks += [.heading("Keep it"), .paragraph("Keep: \(trial.words)."), .form(keep)]
      }
      blocks.append(.heading("Try another"))
    }
    var search = Form.search(
      Place.path("plans", "\(plan)", "locks"), LockForm.fields(bundle, form),
      button: "See what it would cost")
    search.formClass = "form"
    blocks += [
      .form(search),
      .links([
        Block.Bullet(
          bulletText: "The locks of the round", bulletPath: Place.path("rounds", round, "locks"))
      ]),
    ]
    var page = Page(
      "Require or forbid something",
      lede: "Nothing changes until you keep a lock and match the round again.", blocks)
    page.backPath = Place.path("plans", "\(plan)")
    return page
  }
}
