import Domain

extension BlueprintComposer {
  /// How people come to speak openly, and how the members notice whether they do.
  static func norms(_ context: DraftContext) -> Blueprint.Section {
    let rules = context.rules.trust
    var section = Blueprint.Section(.norms, "Norms and trust")
    if context.isAcquainted {
      section.say("On record: \(context.ties.joined(separator: "; ")).")
    } else {
      section.say("No earlier tie between the members is on record; trust begins at the start.")
    }
    section.tables = [
      DocumentTable(
        columns: [.init("from"), .init("to"), .init("how the members would notice")],
        rows: shifts(context))
    ]
    section.advise(
      "Look at these three shifts \(rules.normReviews) times a year, by signs and not by feeling.",
      why: "Sanger and Firebaugh describe their work as these shifts of norms; the signs here and"
        + " the number are working rules.", .david2014)
    let pulses = context.isAcquainted ? rules.pulses : rules.pulsesAmongStrangers
    section.advise(
      "Ask everyone involved \(pulses) times a year about openness, reliability and shared purpose,"
        + " and take up any mean below \(Phrase.decimal(rules.lowPulse, 0)) of 5.",
      why:
        "These three make up trust in the PARTNER survey. Over 39 studies, longer relationships had"
        + " only slightly more trust, so it is better asked than assumed. How often is a working rule."
        + " Answers are shown from \(rules.fewestAnswers) on, so that nobody is known by them.",
      .partner, .vanneste2014)
    listening(context, &section)
    if let uneven = context.uneven {
      section.advise(
        "Ask \(uneven.small.name) after three meetings whether it is heard, and act on the answer.",
        why: "It has far fewer students than \(uneven.large.name); leaders in a federation of rural"
          + " schools saw inequities of voice.", .wested2015)
    }
    if context.isCompeting {
      section.advise(
        "Agree that nobody sets one member's results against another's outside the partnership.",
        why: "Political pressures, feared comparisons and scarce resources make leaders wary of"
          + " showing problems.", .david2014)
    }
    if context.isUnevenInLevel || context.mentor != nil {
      section.advise(
        "Use observation forms in classrooms only after people know each other.",
        why:
          "In Sanger and Firebaugh, technology in walk-throughs could backfire where teachers did"
          + " not yet trust that it was for support.", .david2014)
    }
    return section
  }

  /// The three shifts of norms, with a sign for this partnership of each.
  private static func shifts(_ context: DraftContext) -> [[String]] {
    let data = context.guide?.result ?? "measure that the members choose"
    let gift =
      context.gifts.first.map {
        "\(context.takers($0)) has used something that \($0.giver.name) does on"
          + " \($0.topic.label)"
      } ?? "a member has used something that another made"
    return [
      [
        "hiding problems", "showing them",
        "unasked, a member brings a disappointing result: the \(data)",
      ],
      ["competing for resources", "sharing them", gift],
      [
        "\"it won't work here\"", "common problems, own solutions",
        "a practice was changed to suit \(placeWords(context))",
      ],
    ]
  }

  private static func placeWords(_ context: DraftContext) -> String {
    let types = LocaleType.allCases.filter { type in
      context.members.contains { $0.locale?.type == type }
    }
    guard types.count > 1 else { return "another district" }
    return "a district of another kind (\(Phrase.list(types.map(\.rawValue))))"
  }

  private static func listening(_ context: DraftContext, _ section: inout Blueprint.Section) {
    guard !context.plan.isWithoutFacilitators else { return }
    let known = context.facilitator.map { facilitator in
      context.members.filter { member in
        !context.bundle.facilitatorTies.contains {
          $0.facilitator == facilitator.id && $0.district == member.id
        }
      }
    }
    let strangers = known ?? []
    let order =
      strangers.isEmpty || strangers.count == context.members.count
      ? "" : ", beginning with \(context.names(of: strangers)), known least"
    section.advise(
      "Let the facilitator begin with one-to-one conversations: \(context.pattern.interviews) in"
        + " all, the superintendent of every member among them\(order).",
      why: "One facilitator spent her first weeks this way and could then be the point of contact"
        + " for all.", .wested2015)
  }
}
