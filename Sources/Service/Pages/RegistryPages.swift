import Access
import Domain
import Workflows

/// The registry as a whole: its check, its files, what comes in; the words are here.
enum RegistryPages {
  static func overview(_ actor: Actor, rounds: [String]) -> Page {
    func may(_ question: Question) -> Bool { Permission.allows(actor, question) }
    var links: [Block.Bullet] = []
    func add(_ isThere: Bool, _ words: String, _ path: String, _ more: String) {
      guard isThere else { return }
      links.append(.init(bulletText: words, bulletPath: path, bulletMore: more))
    }
    add(
      may(.check), "Check everything", "/registry/check",
      "Pages, references, the audit, plans and states are held against each other.")
    add(
      may(.importFiles), "Take in files", "/uploads",
      "A round's bundle, or a published file of districts; shown before it counts.")
    add(
      may(.backUp), "Download a backup", "/registry/backup",
      "The whole registry as one file, while others use it. Keep it as you keep passwords.")
    var blocks: [Block] = [.links(links)]
    for round in rounds {
      var files: [Block.Bullet] = []
      func file(_ isThere: Bool, _ words: String, _ name: String) {
        guard isThere else { return }
        files.append(.init(bulletText: words, bulletPath: Place.path("rounds", round, name)))
      }
      file(may(.exportBundle), "The round as a bundle (JSON)", "bundle")
      file(
        may(.exportResearch), "Figures for researchers (CSV), small counts suppressed", "research")
      file(may(.exportResearch), "Outcomes of its partnerships (CSV), without names", "outcomes")
      if !files.isEmpty { blocks += [.heading("Files of round \(round)"), .links(files)] }
    }
    return Page("Registry", blocks)
  }

  static func check(_ answer: RegistryAnswer, isSound: Bool) -> Page {
    var page = Page(
      answer.title,
      [
        isSound
          ? .alert(.done, nil, ["No check found anything."])
          : .alert(
            .error, "Something was found", ["Look at each finding, and at the last backup."]),
        .paragraph(answer.paragraph),
        .hint("Keep the head elsewhere: it shows later that the record's end was not cut off."),
        .table(
          Table(
            "Findings", answer, columns: [("check", "Check"), ("finding", "What was found")],
            empty: "There is none.")),
      ])
    page.backPath = "/registry"
    return page
  }

  // MARK: Uploads

  private static let kinds: [(value: String, label: String)] = [
    (
      Upload.Kind.districts.rawValue,
      "Facts of districts: a published file (NCES, a state's tables), or one of your own (CSV)"
    ),
    (
      Upload.Kind.bundle.rawValue,
      "A round's bundle: one .json, or its tables (districts.csv, facilitators.csv and so on)"
    ),
  ]

  static func uploads(_ form: Answers, rounds: [String]) -> Page {
    let there =
      rounds.isEmpty
      ? "" : " \(Phrase.list(rounds)) \(rounds.count == 1 ? "is" : "are") there already."
    var page = Page(
      "Take in files",
      lede: "You see what each row would do before anything is changed.",
      [
        .form(
          .upload(
            to: "/uploads",
            [
              Form.Group(fields: [
                .radios(
                  "kind", "What it is", value: form["kind"] ?? Upload.Kind.districts.rawValue,
                  kinds),
                .files(
                  "file", "Files", hint: "Up to \(Visit.longestUpload >> 20) MiB in all."),
                .text(
                  "round", "Round",
                  hint: "Of a bundle. A new name opens a new round; the name of one that is there"
                    + " writes over that round.\(there)", value: form["round"], narrow: true),
                .text(
                  "year", "School year",
                  hint: "Of a file of districts that does not say it, such as 2024-25.",
                  value: form["year"], narrow: true),
                .area(
                  "map", "What headers mean",
                  hint: "Of a file of your own: one a line, such as Pupils=enrollment. Meanings are"
                    + " \(Phrase.list(ImportRequest.meanings)).", value: form["map"]),
              ])
            ], button: "Show what it would do"))
      ])
    page.backPath = "/registry"
    return page
  }

  static func preview(_ answers: [RegistryAnswer], upload: String, hasSkipped: Bool) -> Page {
    let isOver = answers.contains(where: writesOver)
    let word: [Form.Group] =
      isOver
      ? [
        Form.Group(fields: [
          .check(
            "confirm", "Write over the round that is there, as the warning above says")
        ])
      ] : []
    var page = Page(
      "What these files would do", lede: "Nothing is changed yet.",
      answers.filter(writesOver).map(overwriting) + answers.flatMap(parts)
        + (hasSkipped ? [skipped(upload)] : [])
        + [
          .form(
            .post(
              to: Place.path("uploads", upload), word, button: "Take it in",
              buttonClass: isOver ? "danger" : ""))
        ])
    page.backPath = "/uploads"
    return page
  }

  static func done(_ answers: [RegistryAnswer], upload: String, hasSkipped: Bool) -> Page {
    var page = Page(
      "The files are taken in",
      answers.flatMap(parts) + (hasSkipped ? [skipped(upload)] : [])
        + [.links([.init(bulletText: "The directory", bulletPath: "/directory")])])
    page.backPath = "/registry"
    return page
  }

  /// Whether taking a bundle in would change a round that is there already.
  static func writesOver(_ answer: RegistryAnswer) -> Bool {
    answer.facts["is_there_already"] == .flag(true) && answer.facts["changes"] != .whole(0)
  }

  static let missingWord = Page.Problem(
    "Tick that the round that is there is to be written over, or give the bundle a new name of a"
      + " round.", at: "field-confirm")

  /// Names shown of many.
  private static let mostNames = 10

  private static func overwriting(_ answer: RegistryAnswer) -> Block {
    func named(_ fact: String, _ words: (String) -> String) -> [String] {
      guard case .list(let items)? = answer.facts[fact], !items.isEmpty else { return [] }
      var names = items.prefix(mostNames).map(\.words)
      if items.count > mostNames { names.append("\(items.count - mostNames) more") }
      return [words(Phrase.count(items.count, "district")) + ": \(Phrase.list(names))."]
    }
    var lines: [String] = []
    if case .list(let settings)? = answer.facts["settings_changed"], !settings.isEmpty {
      lines.append(
        "Its settings change. \(settings.map { Ask.label($0.words) + "." }.joined(separator: " "))")
    }
    lines += named("joining_by_the_file") {
      "\($0) would take part by the word of this file, without having agreed here"
    }
    lines += named("leaving_by_the_file") { "\($0) that agreed would not take part any more" }
    lines += named("answers_written_over") { "\($0) would have their answers written over" }
    if answer.facts["locks_replaced"] == .flag(true) {
      lines.append("Its locks would be those of the file alone.")
    }
    return .alert(.warning, "\(answer.title) is there already", lines)
  }

  private static func skipped(_ upload: String) -> Block {
    .links([
      .init(
        bulletText: "The skipped rows with their reasons (CSV)",
        bulletPath: Place.path("uploads", upload, "skipped"))
    ])
  }

  private static func parts(_ answer: RegistryAnswer) -> [Block] {
    var facts = answer
    // What stands in a table or in the warning of its own.
    let elsewhere: Set<String> = [
      "reasons", "is_there_already", "settings_changed", "joining_by_the_file",
      "leaving_by_the_file", "answers_written_over", "locks_replaced",
    ]
    facts.rows.removeAll { elsewhere.contains($0[0].words) }
    var blocks: [Block] =
      [.heading(answer.title), .paragraph(answer.paragraph)]
      + StaffPages.record(facts, back: "").blocks
    if case .record(let reasons)? = answer.facts["reasons"], !reasons.isEmpty {
      blocks.append(
        .table(
          Table(
            "Why rows are left out", columns: ["Why", "Rows#"],
            rows: reasons.sorted { $0.key < $1.key }.map { [$0.key, $0.value.words] }, empty: "")))
    }
    return blocks
  }

  /// What is wrong with files that came by the form, each at the question that mends it.
  static func problems(_ failure: Failure) -> [Page.Problem] {
    let asked = ["year", "map", "round"]
    let places = failure.points.map { $0.column.flatMap { asked.contains($0) ? $0 : nil } }
    return failure.lines.prefix(StaffPages.shown).enumerated().map { number, line in
      let column = number < places.count ? places[number] : nil
      return Page.Problem(
        Trouble.Words.withoutCommands(line), at: "field-\(column ?? "file")")
    }
  }

  static let noFile = Page.Problem("Choose a file.", at: "field-file")
  static let noRound = Page.Problem(
    "Name the round, with letters, digits, dots or hyphens, such as 2026-27.", at: "field-round")
}
