import Domain

extension BlueprintComposer {
  private static let unknown = "not known"

  /// The members in numbers and in their own words.
  static func partners(_ context: DraftContext) -> Blueprint.Section {
    let goals = context.members.compactMap { member in
      member.goals.map { "\(member.name), in its own words: \($0)" }
    }
    return Blueprint.Section(
      .partners, "The partners",
      tables: [
        DocumentTable(
          columns: [
            .init("district"), .init("students", numeric: true), .init("kind of place"),
            .init("grades"), .init("English learners", numeric: true),
            .init("disadvantaged", numeric: true), .init("with disabilities", numeric: true),
            .init("county"),
          ],
          rows: context.members.map { member in
            [
              member.name, member.enrollment.map(Amount.students) ?? unknown,
              member.locale?.label ?? unknown, member.grades?.label ?? unknown,
              percent(member.percentEnglishLearners), percent(member.percentDisadvantaged),
              percent(member.percentDisabilities), member.county ?? unknown,
            ]
          })
      ],
      points: goals,
      recommendations: [
        Blueprint.Recommendation(
          "Spend an early meeting on how each member works: its terms, its way of bringing about"
            + " change, its calendar.",
          why: "Fresno and Long Beach shared goals but went about change differently, one step by"
            + " step and one across the district.",
          evidence: [.duffy2010])
      ])
  }

  private static func percent(_ percent: Double?) -> String {
    percent.map { Amount.percent($0 / 100) } ?? unknown
  }

  /// Who guides the partnership, why, and what the role is.
  static func facilitator(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.facilitator, "The facilitator")
    if let facilitator = context.facilitator {
      let organization = facilitator.organization.map { " of \($0)" } ?? ""
      section.paragraphs.append(
        "\(facilitator.name)\(organization) is proposed as the neutral facilitator; the members"
          + " and the facilitator decide. No employment, contract, board seat or other conflict"
          + " with a member is on record.")
      section.points = context.members.map { member in
        let drive =
          context.facilitatorMinutes(to: member).map { "a drive of \(Phrase.drive(minutes: $0))" }
          ?? "drive not known"
        return "To \(member.name): \(drive); \(tie(to: member, context))."
      }
      if !context.partnership.fitCriteria.isEmpty {
        section.tables.append(sourced(context.words.fitCriteria, context.partnership.fitCriteria))
      }
    } else {
      section.paragraphs.append(
        context.plan.isWithoutFacilitators
          ? RoundWords.withoutFacilitators
            + " If the members want one, the following may help them to choose."
          : "No facilitator is proposed yet.")
    }
    section.recommendations = [
      Blueprint.Recommendation(
        "Keep the facilitator neutral: a third party who works for none of the members.",
        why: "All four partnerships of one study had such a facilitator, and those who took part"
          + " put much of the success down to it.",
        evidence: [.wested2015]),
      Blueprint.Recommendation(
        "Let the facilitator begin with conversations one to one, with each superintendent and"
          + " the staff who will take part.",
        why: "One facilitator spent her first weeks this way and could then be the point of"
          + " contact for all.",
        evidence: [.wested2015]),
      Blueprint.Recommendation(
        "Ask the facilitator to prepare meetings, keep the work on the aim, remind everyone of"
          + " what they took on, and see that each person can speak freely.",
        why: "These are duties that facilitators had; without reminders, people said, commitments"
          + " would not have been kept.",
        evidence: [.wested2015]),
    ]
    return section
  }

  private static func tie(to member: District, _ context: DraftContext) -> String {
    let ties = context.bundle.facilitatorTies
      .filter { $0.facilitator == context.facilitator?.id && $0.district == member.id }
    let words = FacilitatorTie.Kind.allCases.compactMap { kind -> String? in
      guard let tie = ties.first(where: { $0.kind == kind }), let word = word(for: kind) else {
        return nil
      }
      return tie.since.map { "\(word) (since \($0))" } ?? word
    }
    return words.isEmpty ? "no earlier tie on record" : Phrase.list(words)
  }

  private static func word(for kind: FacilitatorTie.Kind) -> String? {
    switch kind {
    case .workedTogether: "they have worked together"
    case .trained: "its staff had training from the facilitator"
    case .acquainted: "they know each other"
    case .employedBy, .contractedBy, .boardMember, .conflict: nil
    }
  }

  /// Why the plan proposes the partnership, criterion by criterion.
  static func reasons(_ context: DraftContext) -> Blueprint.Section {
    let partnership = context.partnership
    let strengths = Explanation.strengths(partnership)
    return Blueprint.Section(
      .reasons, "Why this partnership",
      paragraphs: [
        "Each criterion has a value from 0 to 1\(mean(context)) and a weight that the policy gives"
          + " it; weight times value is its points, and the points add up to"
          + " \(sum(context)). What is not known counts little, so a fuller registration may"
          + " change it."
      ] + (strengths.isEmpty ? [] : ["Below the table stands what speaks for it most."]),
      tables: [sourced(context.words.criteria, partnership.criteria)], points: strengths)
  }

  /// What the value of a group's criterion is a mean of.
  private static func mean(_ context: DraftContext) -> String {
    guard context.members.count > 2 else { return "" }
    return context.mentor == nil
      ? ", the mean over all pairs of members,"
      : ", the mean over the pairs of the mentor with each other member,"
  }

  /// What the points add up to, and how a group's score comes from it.
  private static func sum(_ context: DraftContext) -> String {
    let depth = context.policy.depth(ofPartnershipOf: context.members.count)
    guard depth < 1 else { return "the score" }
    return "a sum; the score is \(Amount.weight(depth)) of it, since a group trades depth for"
      + " breadth"
  }

  /// A table of criteria with the source of each in a last column, where any has one.
  private static func sourced(
    _ table: DocumentTable, _ criteria: [CriterionScore]
  ) -> DocumentTable {
    guard criteria.contains(where: { !$0.source.isEmpty }) else { return table }
    var table = table
    table.columns.append(.init("source"))
    for index in table.rows.indices {
      table.rows[index].append(index < criteria.count ? criteria[index].source : "")
    }
    return table
  }
}
