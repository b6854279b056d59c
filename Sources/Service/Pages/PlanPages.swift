import Access
import Domain
import Drafting
import Workflows

/// A plan with its reasons; the words that are not the explanation's are here.
enum PlanPages {
  static func page(_ plan: Plan, number: Int, round: String, _ actor: Actor) throws -> Page {
    let explanation = try Explanation(plan)
    var blocks: [Block] = [
      .links(PlanLinks.ofPlan(number, mayLock: Permission.allows(actor, .editRounds))),
      .picture(
        Place.path("plans", "\(number)", "map"),
        words: "Map of the plan: \(Phrase.count(plan.partnerships.count, "partnership")).",
        caption: "Straight lines, not roads. The tables below hold the same."),
      .table(partnerships(plan, number)),
    ]
    if !plan.unmatched.isEmpty { blocks.append(.table(unmatched(plan, number))) }
    blocks.append(.table(facilitators(plan, number)))
    if Permission.allows(actor, .propose), !plan.partnerships.isEmpty {
      blocks += [
        .heading("Propose"),
        .paragraph(
          "Each partnership is put to its districts and its facilitator, who answer for themselves."
            + " Nobody is told why another declined."),
        .form(
          .post(
            to: Place.path("plans", "\(number)", "proposals"),
            [
              Form.Group(fields: [
                Ask.day(
                  "answer_by", "Ask for answers by",
                  hint: "In \(RegistryDesk.daysToAnswer) days, if you give no day.")
              ])
            ],
            button: "Propose \(Phrase.count(plan.partnerships.count, "partnership"))")),
      ]
    }
    blocks += [
      .heading("Files"),
      .links(
        [("json", "The plan (JSON)"), ("csv", "A table (CSV)"), ("geojson", "A map (GeoJSON)")]
          .map {
            Block.Bullet(
              bulletText: $0.1, bulletPath: Place.path("plans", "\(number)", "files", $0.0))
          }),
    ]
    blocks += sections(explanation)
    var page = Page(
      "Plan \(number) of round \(plan.round.name ?? round)", lede: explanation.headline, blocks)
    page.backPath = Place.path("rounds", round)
    return page
  }

  private static func partnerships(_ plan: Plan, _ number: Int) -> Table {
    Table(
      "Partnerships",
      columns: ["Partnership", "Districts", "Focus", "Facilitator", "Value#", "Look at"],
      rows: plan.partnerships.map {
        [
          $0.id, $0.members.map { plan.name(of: $0) }.joined(separator: ", "),
          $0.focus?.label ?? "", $0.facilitator.map { plan.name(of: $0) } ?? "none",
          Phrase.decimal($0.value, 3),
          $0.warnings.map { $0.code.rawValue.replacing("_", with: " ") }.joined(separator: ", "),
        ]
      }, empty: "The plan has no partnership.",
      path: { subject(number, plan.partnerships[$0].id) })
  }

  private static func unmatched(_ plan: Plan, _ number: Int) -> Table {
    Table(
      "Without a partnership", columns: ["District", "Why", "What would help"],
      rows: plan.unmatched.map {
        [
          plan.name(of: $0.district), $0.reason.rawValue.replacing("_", with: " "), $0.text,
        ]
      }, empty: "", path: { subject(number, plan.unmatched[$0].district.rawValue) })
  }

  private static func facilitators(_ plan: Plan, _ number: Int) -> Table {
    Table(
      "Facilitators", columns: ["Facilitator", "Partnerships#", "Places#"],
      rows: plan.facilitators.map {
        [plan.name(of: $0.id), "\($0.load)", "\($0.capacity)"]
      }, empty: "The round has none.",
      path: { subject(number, plan.facilitators[$0].id.rawValue) })
  }

  private static func subject(_ number: Int, _ id: String) -> String {
    Place.path("plans", "\(number)", "why", id)
  }

  /// Why a partnership, a district or a facilitator stands in the plan as it does.
  static func subject(
    _ plan: Plan, number: Int, _ id: String, _ actor: Actor
  ) throws(UnknownSubject) -> Page {
    let explanation = try Explanation(plan, subject: id)
    var page = Page(
      [explanation.id, explanation.name].compactMap(\.self).joined(separator: ": "),
      lede: explanation.headline, sections(explanation))
    let mayLock = Permission.allows(actor, .editRounds)
    if plan.unmatched.contains(where: { $0.district.rawValue == id }) {
      page.blocks.append(
        .links([
          Block.Bullet(
            bulletText: "What small change would give it a partnership?",
            bulletPath: Place.path("plans", "\(number)", "what-if", id))
        ]))
    }
    if mayLock, let partnership = plan.partnerships.first(where: { $0.id == id }) {
      page.blocks.insert(.links(PlanLinks.ofPartnership(partnership, in: plan, number)), at: 0)
    }
    page.backPath = Place.path("plans", "\(number)")
    return page
  }

  private static func sections(_ explanation: Explanation) -> [Block] {
    explanation.sections.flatMap { section -> [Block] in
      var blocks: [Block] = [.heading(section.heading)]
      blocks += section.paragraphs.map { .paragraph($0) }
      if !section.points.isEmpty { blocks.append(.bullets(section.points)) }
      blocks += section.tables.map { table in
        .table(
          Table(
            "\(section.heading): \(table.columns.first?.title ?? "")",
            columns: table.columns.map { $0.numeric ? $0.title + "#" : $0.title },
            rows: table.rows, empty: "Nothing."))
      }
      return blocks
    }
  }
}
