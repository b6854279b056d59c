import Domain

extension BlueprintComposer {
  static let unknown = "not known"

  /// The members, who does what, and the facilitator.
  static func membership(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.membership, "Membership and roles")
    section.tables = [membersTable(context), rolesTable(context)]
    facilitator(context, &section)
    counterparts(context, &section)
    section.ask("Whom does each superintendent appoint as senior lead, and who are the deputies?")
    section.advise(
      "Let each superintendent appoint one senior leader to guide the work at home and with"
        + " partners.",
      why: "Fresno and Long Beach did so, and two named people carried the formal operations.",
      .california2012, .duffy2010)
    section.advise(
      "Bring in people of several levels: \(context.guide?.staff ?? "those who do the work").",
      why: "Partnerships that reached beyond superintendents outlasted changes of staff; one"
        + " participant saw others dissolve that rested on the superintendent.", .wested2015)
    return section
  }

  private static func membersTable(_ context: DraftContext) -> DocumentTable {
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
  }

  private static func percent(_ percent: Double?) -> String {
    percent.map { Amount.percent($0 / 100) } ?? unknown
  }

  private static func rolesTable(_ context: DraftContext) -> DocumentTable {
    let analysts = context.members.filter { $0.roles.contains("data_analyst") }
    let analyst =
      analysts.isEmpty
      ? "to be named" : "to be agreed; \(context.names(of: analysts)) lists an analyst"
    var rows = [
      [
        "sponsor", "the superintendent of each member",
        "decides and opens doors, steers with fellow superintendents",
      ],
      ["senior lead", "one for each member, to be named", "runs the work; has a deputy"],
      [
        "leadership team",
        team(context),
        "plans, tries, reports",
      ],
      ["data analyst", analyst, "prepares \(context.guide?.data ?? "the members' data")"],
      ["board contact", "one board member of each, to be named", "hears twice a year"],
    ]
    if !context.plan.isWithoutFacilitators {
      rows.append([
        "facilitator", context.facilitator?.name ?? "to be named", "convenes, reminds, listens",
      ])
    } else {
      rows.append([
        "those who convene", "the senior leads, until the members decide", "remind, host",
      ])
    }
    return DocumentTable(
      columns: [.init("role"), .init("who"), .init("what")], rows: rows)
  }

  /// Who makes up the leadership team; a teacher is always among them.
  private static func team(_ context: DraftContext) -> String {
    let staff = context.guide?.staff ?? "those who do the work"
    let teacher = staff.contains("teacher") ? "" : ", and a teacher"
    return "\(context.pattern.leadershipTeam.people) people of all members: senior leads, \(staff)"
      + teacher
  }

  /// Who guides the partnership, why, and what the role is.
  private static func facilitator(
    _ context: DraftContext, _ section: inout Blueprint.Section
  ) {
    if let facilitator = context.facilitator {
      let organization = facilitator.organization.flatMap { name in
        facilitator.name.contains(name) ? nil : name
      }
      section.say(
        "\(facilitator.name)\(organization.map { " of \($0)" } ?? "") is proposed as facilitator;"
          + " the members and the facilitator decide. No employment, contract, board seat or other"
          + " conflict with a member is on record.")
      section.points += context.grouped { tie(to: $0, context) }.map { group in
        "\(facilitator.name) and \(context.names(of: group.members)): \(group.answer)."
      }
      section.ask("Do the members accept \(facilitator.name), and does the facilitator accept?")
      neutrality(of: facilitator, context, &section)
      if let expertise = expertise(of: facilitator, context) { section.say(expertise) }
    } else if context.plan.isWithoutFacilitators {
      section.say(RoundWords.withoutFacilitators)
      section.ask("Do the members want a facilitator, and who could it be?")
    } else {
      section.say("No facilitator is proposed yet.")
      section.ask("Who facilitates?")
    }
    if context.plan.isWithoutFacilitators {
      section.advise(
        "Decide whether to ask a third party; until then let the two or more senior leads prepare"
          + " meetings and remind everyone.",
        why:
          "All four partnerships of one study had a neutral facilitator; in Fresno and Long Beach"
          + " two named people carried the formal operations.", .wested2015, .duffy2010)
      return
    }
    section.advise(
      "Keep the facilitator neutral: a third party who works for none of the members.",
      why: "All four partnerships of one study had such a facilitator, and leaders in them called"
        + " the role key.", .wested2015)
    section.advise(
      "Ask the facilitator to prepare meetings, keep the work on the aim, remind everyone of what"
        + " they took on, and see that each person can speak freely.",
      why: "These are duties that facilitators had; without reminders, people said, commitments"
        + " would not have been kept.", .wested2015)
  }

  /// What of the facilitator's place of work the members may want to weigh.
  private static func neutrality(
    of facilitator: Facilitator, _ context: DraftContext, _ section: inout Blueprint.Section
  ) {
    let served = context.members.filter { member in
      facilitator.regions.contains { $0 == member.region || $0 == member.county }
    }
    let office = facilitator.organization ?? "the facilitator's organisation"
    if !served.isEmpty, served.count < context.members.count {
      section.ask(
        "\(facilitator.name) serves the region of \(context.names(of: served)), and not of every"
          + " member. Does \(office) oversee, fund or serve one of them, and do all accept that?")
    } else {
      section.ask(
        "Does \(office) oversee, fund or serve one of the members, and do all accept that?")
    }
  }

  private static func expertise(
    of facilitator: Facilitator, _ context: DraftContext
  ) -> String? {
    guard let focus = context.partnership.focus, !facilitator.expertise.isEmpty else { return nil }
    guard let found = facilitator.expertise.first(where: { $0.topic == focus }) else {
      return "\(facilitator.name) lists no expertise in \(focus.label); the members may want to"
        + " name someone who has it."
    }
    return "\(facilitator.name) knows \(focus.label) at level \(found.level) of 5."
  }

  static func tie(to member: District, _ context: DraftContext) -> String {
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

  /// Which roles pair, which have no counterpart, and who stands in.
  private static func counterparts(
    _ context: DraftContext, _ section: inout Blueprint.Section
  ) {
    if !context.sharedRoles.isEmpty {
      section.say(
        "Every member has: \(Phrase.list(context.sharedRoles.map(DraftContext.plain))). These"
          + " people can be paired from the first week.")
    }
    for member in context.members {
      let missing = context.rolesWithoutCounterpart.filter { $0.missing.contains(member) }
      guard !missing.isEmpty else { continue }
      let roles = missing.map { "a \(DraftContext.plain($0.role))" }
      section.ask(
        "Who in \(member.name) works with \(Phrase.list(roles)) of"
          + " \(context.others(than: member))? It lists none of its own.")
    }
    let silent = context.members.filter { $0.roles.isEmpty }
    if !silent.isEmpty {
      section.ask("Which staff roles \(context.does(silent)) \(context.names(of: silent)) have?")
    }
    section.advise(
      "Pair people in like roles, and let them write and call between meetings.",
      why: "People in like roles in Fresno and Long Beach were in touch nearly every day. Roles do"
        + " not always match one to one, so agree on stand-ins.", .duffy2010, .california2012)
  }
}
