import Domain

extension BlueprintComposer {
  /// What the members do alike, what stays each member's own, and at which pace.
  static func common(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.commonAndLocal, "Common and local")
    section.tables = [commonTable(context)]
    section.points += context.members.compactMap { member in
      let own = context.ownTopics(member).map(\.label)
      return own.isEmpty
        ? nil
        : "\(member.name) also named \(Phrase.list(own)), which the partnership does not take up."
    }
    section.points += differences(context)
    pace(context, &section)
    section.advise(
      "Ask before each new piece of joint work: how much alike must it be?",
      why: "Holding common aims and each district's autonomy together was a challenge; five"
        + " districts shared the order of lessons in English, and each chose its own books.",
      .wested2015)
    section.advise(
      "Spend an early meeting on how each member works: its terms, its way of bringing about"
        + " change, its calendar.",
      why: "Fresno and Long Beach shared goals but went about change differently, one step by step"
        + " and one across the district.", .duffy2010)
    return section
  }

  private static func commonTable(_ context: DraftContext) -> DocumentTable {
    let guide = context.guide
    return DocumentTable(
      columns: [.init("matter"), .init("common, in draft"), .init("each member's own")],
      rows: [
        ["aim", guide?.result ?? "to be named", "baseline, target, schools that begin"],
        ["practice", guide?.drivers.first?.text ?? "to be named", "how, when and in what order"],
        ["data", guide?.data ?? "to be named", "what is shown to its own board and public"],
        ["words", "a list of terms, each with one meaning", "names of its own programmes"],
      ])
  }

  /// Differences between members that a common practice has to bear.
  static func differences(_ context: DraftContext) -> [String] {
    var found: [String] = []
    if let uneven = context.uneven {
      found.append(
        "Size: \(uneven.large.name) has about \(Phrase.decimal(uneven.ratio, 0)) times the students"
          + " of \(uneven.small.name); a practice may need other staffing.")
    }
    let types = LocaleType.allCases.filter { type in
      context.members.contains { $0.locale?.type == type }
    }
    if types.count > 1 {
      let places = types.map { type in
        "\(context.names(of: context.members.filter { $0.locale?.type == type })) (\(type.rawValue))"
      }
      found.append("Kind of place: \(places.joined(separator: ", ")).")
    }
    let spans = Set(context.members.compactMap { $0.grades?.label })
    if spans.count > 1 {
      let grades = context.members.compactMap { member in
        member.grades.map { "\(member.name) teaches \($0.label)" }
      }
      found.append("Grades: \(grades.joined(separator: ", ")).")
    }
    found += shareDifferences(context)
    return found
  }

  private static func shareDifferences(_ context: DraftContext) -> [String] {
    context.groupShares.compactMap { group in
      let (least, most) = (group.least, group.most)
      guard most.percent - least.percent >= context.rules.learning.shareGap else { return nil }
      return "\(group.students.words.capitalisedFirst): from"
        + " \(Amount.percent(least.percent / 100)) of students in \(least.member.name) to"
        + " \(Amount.percent(most.percent / 100)) in \(most.member.name)."
    }
  }

  private static func pace(_ context: DraftContext, _ section: inout Blueprint.Section) {
    if context.isUnevenInLevel {
      let levels = context.levels.map { "\($0.member.name) \($0.level)" }
      section.advise(
        "Let each member choose its pace and support on \(context.focusWords), and let each lead on"
          + " something that it does well.",
        why:
          "By their own rating of 1 to 4: \(Phrase.list(levels)). Where skills differed, some felt"
          + " held back and others pushed too fast; support that differs by district helped.",
        .wested2015)
    } else if context.levels.count < context.members.count, context.partnership.focus != nil {
      let known = Set(context.levels.map(\.member.id))
      let silent = context.members.filter { !known.contains($0.id) }
      section.ask(
        "Where \(context.does(silent)) \(context.names(of: silent)) stand on \(context.focusWords), by"
          + " \(silent.count == 1 ? "its" : "their") own rating of 1 to 4?")
    }
    section.ask("Which of the common matters would a member rather keep its own?")
  }
}
