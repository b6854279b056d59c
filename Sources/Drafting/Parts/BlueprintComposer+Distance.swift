import Domain

extension BlueprintComposer {
  /// What is in person and what at a distance, with which tools, and what travel it takes.
  static func distance(_ context: DraftContext) -> Blueprint.Section {
    let pattern = context.pattern
    var section = Blueprint.Section(.distance, "Distance plan")
    section.say(howFar(pattern, context))
    section.say(share(pattern))
    section.points += drives(pattern, context)
    if pattern.reach != .near {
      section.advise(
        "Hold the first meeting in person, whatever the distance.",
        why: "A working rule. NW RISE, whose members are spread over five states, meets in person"
          + " twice a year and works at a distance in between.", .educationNorthwest)
      atDistance(pattern, context, &section)
    }
    if pattern.isByAir {
      section.advise(
        "Bring groups of people in the same job together at the first gathering, and let each meet"
          + " every month for an hour at a distance.",
        why: "NW RISE connects remote schools that are alike, in groups of people with the same"
          + " job.", .educationNorthwest, .hargreaves2015)
      section.ask("Which town with an airport do all reach most easily?")
    } else if let hub = leastTravel(context) {
      section.advise(
        pattern.reach == .far
          ? "Come together in \(hub.name) at first, and then by turns."
          : "Meet in \(hub.name) where all come together, and elsewhere by turns for visits.",
        why: "A working rule: the drive of those who live furthest from it is the shortest.")
    } else if pattern.reach != .near {
      section.ask("Where do the members meet: by turns, or halfway?")
    }
    section.ask("Who pays for travel, and does time on the road count as working time?")
    return section
  }

  private static func howFar(_ pattern: MeetingPattern, _ context: DraftContext) -> String {
    guard let minutes = pattern.minutes, let miles = pattern.miles else {
      let lost = context.members.filter { $0.location == nil }
      return "How far apart the members are is not known, because the location of"
        + " \(context.names(of: lost)) is missing. The pattern is provisional and leaves travel"
        + " out."
    }
    let which = context.isPair ? "The members are" : "The members furthest apart are"
    let distance = Phrase.count(max(1, Int(miles.rounded())), "mile")
    if pattern.isByAir {
      return "\(which) \(distance) of road from each other or have no road between them: people"
        + " fly, and a journey takes most of a day."
    }
    return "\(which) \(distance) of road from each other, a drive of \(DriveWords.about(minutes))"
      + " one way, estimated from the locations of the district offices."
  }

  private static func share(_ pattern: MeetingPattern) -> String {
    let rules = pattern.rules
    switch pattern.reach {
    case .near:
      return "Up to \(Phrase.drive(minutes: rules.allInPersonMinutes)) apart, every meeting can be"
        + " in person."
    case .between:
      return "Between \(Phrase.drive(minutes: rules.allInPersonMinutes)) and"
        + " \(Phrase.drive(minutes: rules.halfInPersonMinutes)) apart, half of the meetings are in"
        + " person and half at a distance."
    case .far:
      return "Further apart than \(Phrase.drive(minutes: rules.halfInPersonMinutes)), all come"
        + " together in person \(Phrase.count(pattern.leadershipTeam.inPerson, "time")) a year,"
        + " superintendents and leadership team on the same days, and meet at a distance"
        + " otherwise." + (pattern.needsNight ? " A day in person needs a night away." : "")
    case .unknown:
      return "Half of the meetings are in person and half at a distance until the drive is known."
    }
  }

  private static func drives(_ pattern: MeetingPattern, _ context: DraftContext) -> [String] {
    guard let facilitator = context.facilitator else { return [] }
    let words = context.grouped { member -> String in
      guard let minutes = context.facilitatorMinutes(to: member) else {
        return "not known"
      }
      return minutes > pattern.rules.drivingLimitMinutes
        ? "a journey by air" : "a drive of \(DriveWords.about(minutes))"
    }
    return words.map {
      "From \(facilitator.name) to \(context.names(of: $0.members)): \($0.answer)."
    }
  }

  private static func atDistance(
    _ pattern: MeetingPattern, _ context: DraftContext, _ section: inout Blueprint.Section
  ) {
    section.advise(
      "Settle the tools before the second meeting: video with captions, one place for shared"
        + " documents, one calendar, and a telephone number as a fallback.",
      why: "Distance, from each other and from the facilitator, made sustained work hard;"
        + " facilitators balanced meetings in person and at a distance.", .wested2015)
    let untried = context.members.filter { ($0.virtual ?? 1) < pattern.rules.trialVirtual }
    if !untried.isEmpty {
      section.advise(
        "Hold a trial call with \(context.names(of: untried)) in the first weeks, from the room"
          + " that will be used.",
        why: "A working rule: by their own rating, readiness to meet at a distance is below"
          + " \(Amount.weight(pattern.rules.trialVirtual)) of 1 there.")
    }
    let silent = context.members.filter { $0.virtual == nil }
    if !silent.isEmpty {
      section.ask(
        "How well can \(context.names(of: silent)) meet at a distance: room, network, equipment?")
    }
  }

  /// The member of a group whose longest drive to another is the shortest.
  static func leastTravel(_ context: DraftContext) -> District? {
    guard context.members.count > 2, context.pattern.reach != .unknown, !context.pattern.isByAir
    else { return nil }
    func longest(_ member: District) -> Double {
      guard let from = member.location else { return .infinity }
      return context.members.compactMap(\.location).map { from.kilometres(to: $0) }.max() ?? 0
    }
    return context.members.min { longest($0) < longest($1) }
  }
}
