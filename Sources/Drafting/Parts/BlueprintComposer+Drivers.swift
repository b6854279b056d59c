import Domain

extension BlueprintComposer {
  /// The aim, what drives it, and what to try: a tree for the members to cut and graft.
  static func drivers(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.drivers, "Driver diagram")
    section.say(
      "The drivers and change ideas are suggestions of the programme for a first talk, and no"
        + " findings; what a member offers comes from its own registration.")
    let drivers = focusDrivers(context)
    section.tree = Blueprint.Branch(
      "Aim", aimSentence(context),
      branches: drivers.isEmpty
        ? [Blueprint.Branch("Driver", "to be named at the first meeting")] : drivers)
    let further = context.furtherTopics.map(\.label)
    if !further.isEmpty {
      section.say("Also shared, and no part of this aim: \(Phrase.list(further)).")
      section.points += context.furtherTopics.flatMap { offers(of: $0, context) }.map {
        "Beside the aim: \($0.text)."
      }
      section.ask(
        "Does \(further.count == 1 ? "it" : "one of these") stand in the way of the aim:"
          + " \(Phrase.list(further, "or"))?")
    }
    section.ask(
      context.guide.map { "What do the members' own data say: \($0.question)?" }
        ?? "What do the members believe stands between them and the aim?")
    section.advise(
      "Choose at most \(context.rules.governance.firstYearInitiatives) change ideas for the first"
        + " year and say what each should move.",
      why: "A shared theory of how change comes about is another of Carnegie's traits."
        + " Facilitators of partnerships kept asking how many pieces of joint work were right; the"
        + " number here is a working rule.",
      .carnegie,
      .wested2015)
    if context.isUnevenInLevel {
      section.advise(
        "Let each member mark on the tree where it already works well and where it begins.",
        why: "The members place themselves at different levels on \(context.focusWords); the same"
          + " first step would hold some back and push others.", .wested2015)
    }
    return section
  }

  private static func focusDrivers(_ context: DraftContext) -> [Blueprint.Branch] {
    guard let focus = context.partnership.focus, let guide = context.guide else { return [] }
    var drivers = guide.drivers.map { driver in
      Blueprint.Branch(
        "Driver", driver.text,
        branches: driver.ideas.map { Blueprint.Branch("Change idea", $0) })
    }
    let shown = offers(of: focus, context)
    if !shown.isEmpty {
      drivers.append(
        Blueprint.Branch(
          "Driver", "what members already do well on \(focus.label)", branches: shown))
    }
    return drivers
  }

  private static func offers(
    of topic: Topic, _ context: DraftContext
  ) -> [Blueprint.Branch] {
    context.gifts.filter { $0.topic == topic }.map { gift in
      Blueprint.Branch(
        "Change idea",
        "see what \(gift.giver.name) does on \(topic.label) (strength \(gift.strength)), and adapt"
          + " one practice of it in \(context.takers(gift))")
    }
  }
}
