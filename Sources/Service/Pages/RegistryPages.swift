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
    let names = rounds.isEmpty ? "a new name" : Phrase.list(rounds + ["a new name"], "or")
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
                  "round", "Round", hint: "Of a bundle: \(names).", value: form["round"],
                  narrow: true),
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
    var page = Page(
      "What these files would do", lede: "Nothing is changed yet.",
      answers.flatMap(parts)
        + (hasSkipped ? [skipped(upload)] : [])
        + [.form(.post(to: Place.path("uploads", upload), [], button: "Take it in"))])
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

  private static func skipped(_ upload: String) -> Block {
    .links([
      .init(
        bulletText: "The skipped rows with their reasons (CSV)",
        bulletPath: Place.path("uploads", upload, "skipped"))
    ])
  }

  private static func parts(_ answer: RegistryAnswer) -> [Block] {
    [.heading(answer.title), .paragraph(answer.paragraph)]
      + StaffPages.record(answer, back: "").blocks
  }

  static let noFile = Page.Problem("Choose a file.", at: "field-file")
  static let noRound = Page.Problem(
    "Name the round, with letters, digits, dots or hyphens, such as 2026-27.", at: "field-round")
}
