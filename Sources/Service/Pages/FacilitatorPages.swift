import Access
import Domain
import Storage
import Workflows

/// A facilitator's own profile, limits and ties; the words are here.
enum FacilitatorPages {
  static func page(_ profile: FacilitatorProfile, _ form: Answers, for actor: Actor) -> Page {
    let facilitator = profile.kept.facilitator
    let subject = Subject(facilitators: [facilitator.id])
    let mayAttest = Permission.allows(actor, .attest, about: subject)
    var blocks: [Block] = mayAttest ? waiting(profile.rounds, of: profile.kept.facilitator.id) : []
    blocks += [
      .heading("Limits of the open rounds"),
      profile.rounds.isEmpty
        ? .paragraph("No round is open now.")
        : .summary(profile.rounds.map { limitsRow($0, of: facilitator.id, mayAttest: mayAttest) }),
      .heading("Ties to districts"),
      .links([
        Block.Bullet(
          bulletText: profile.ties.rows.isEmpty
            ? "None stands here yet" : Phrase.count(profile.ties.rows.count, "tie"),
          bulletPath: path(facilitator.id, "ties"))
      ]),
    ]
    if Permission.allows(actor, .editFacilitator, about: subject) {
      blocks += [.heading("Who you are"), .form(profileForm(profile, form))]
    }
    var page = Page("Profile of \(facilitator.name)", blocks)
    page.backPath = Navigation.home(of: actor)
    return page
  }

  /// What keeps a facilitator from being asked at all.
  static func waiting(
    _ rounds: [FacilitatorProfile.RoundLimits], of id: Facilitator.ID
  ) -> [Block] {
    let waiting = rounds.filter { $0.attestedAt == nil }
    guard !waiting.isEmpty else { return [] }
    return [
      .alert(
        .warning, "Your limits are not stated yet",
        [
          "For \(Phrase.list(waiting.map(\.title))), nobody can ask you before you state your limits:"
            + " how many partnerships you would guide, and how far you would drive. It is done"
            + " anew for each round."
        ])
    ]
      + waiting.map {
        .action(
          "State my limits for \($0.title)",
          path: path(id, "limits", Place.encoded($0.round)))
      }
  }

  private static func limitsRow(
    _ round: FacilitatorProfile.RoundLimits, of id: Facilitator.ID, mayAttest: Bool
  ) -> Block.SummaryRow {
    var values = [
      round.attestedAt.map { "stated on \(DateWords.day($0))" } ?? "not stated yet"
    ]
    if let limits = round.limits {
      values.append(
        limits.isAvailable
          ? "at most \(Phrase.count(limits.capacity, "partnership"))"
          : "not available in this round")
    }
    return Block.SummaryRow(
      term: round.title, termValues: values,
      changePath: mayAttest ? path(id, "limits", Place.encoded(round.round)) : nil,
      changeWords: round.attestedAt == nil ? "State" : "Change")
  }

  /// What a facilitator would do in one round; a page of its own, so that nothing else that was
  /// typed is lost with its button.
  static func limitsPage(
    _ profile: FacilitatorProfile, _ round: FacilitatorProfile.RoundLimits, _ form: Answers,
    for actor: Actor
  ) -> Page {
    let id = profile.kept.facilitator.id
    let subject = Subject(facilitators: [id])
    let mayAttest = Permission.allows(actor, .attest, about: subject)
    var blocks: [Block] = [tiesTable(profile)]
    if mayAttest {
      blocks.append(
        .links([
          Block.Bullet(bulletText: "Add or remove a tie first", bulletPath: path(id, "ties"))
        ]))
    }
    blocks += limits(round, of: id, form, canAttest: mayAttest)
    var page = Page("Limits for \(round.title)", lede: profile.kept.facilitator.name, blocks)
    page.backPath = path(id, "profile")
    return page
  }

  static func tiesPage(
    _ profile: FacilitatorProfile, _ form: Answers, for actor: Actor
  ) -> Page {
    let facilitator = profile.kept.facilitator
    let mayEdit = Permission.allows(
      actor, .editRelationships, about: Subject(facilitators: [facilitator.id]))
    var page = Page(
      "Ties to districts", lede: facilitator.name, ties(profile, canEdit: mayEdit, form)
    ).settingFormsApart()
    page.backPath = path(facilitator.id, "profile")
    return page
  }

  static func path(_ id: Facilitator.ID, _ part: String...) -> String {
    (["/facilitators/" + Place.encoded(id.rawValue)] + part).joined(separator: "/")
  }

  // MARK: Who it is

  /// Rows for what a facilitator knows well.
  private static let rows = 6

  private static func profileForm(_ profile: FacilitatorProfile, _ form: Answers) -> Form {
    let facilitator = profile.kept.facilitator
    let topics =
      [("", "–")] + Topic.taxonomy.map { ($0.rawValue, $0.label) }.sorted { $0.1 < $1.1 }
    let levels = [("", "–")] + (1...5).map { ("\($0)", "\($0)") }
    let known = facilitator.expertise
    let expertise = (0..<max(rows, known.count + 1)).map { row in
      Form.Group(
        legend: "Topic \(row + 1)",
        fields: [
          .select(
            "topic_\(row)", "What you know well",
            value: form["topic_\(row)"]
              ?? (row < known.count ? known[row].topic.rawValue : ""), topics),
          .select(
            "rating_\(row)", "How well, from 1 to 5",
            value: form["rating_\(row)"] ?? (row < known.count ? "\(known[row].level)" : ""),
            levels, narrow: true),
        ])
    }
    let person = Form.Group(fields: [
      .text("name", "Name", value: form["name"] ?? facilitator.name),
      .text(
        "organization", "Organization", value: form["organization"] ?? facilitator.organization),
      .text(
        "email", "E-mail", hint: "Districts can write to it.",
        value: form["email"] ?? profile.kept.email, type: "email", autocomplete: "email"),
      .text(
        "regions", "Regions or counties that you serve", hint: "Separated by semicolons.",
        value: form["regions"] ?? facilitator.regions.joined(separator: "; ")),
      .text(
        "place", "County or school district from which you start",
        hint: facilitator.location == nil
          ? "Such as Fresno, CA. Without it nobody knows how far you would drive."
          : "Such as Fresno, CA. A place is known already; leave this empty to keep it.",
        value: form["place"]),
    ])
    let places = Form.Group(
      legend: "Kinds of place that you know from experience",
      fields: LocaleType.allCases.map {
        .check(
          "locale_\($0.rawValue)", Ask.label($0.rawValue),
          isOn: facilitator.locales.contains($0))
      })
    return .post(
      to: path(facilitator.id, "profile"), [person, places] + expertise, button: "Save")
  }

  /// The cells that were filled in, and what is wrong with them.
  static func cells(_ form: Answers) -> (cells: [String: String], problems: [Page.Problem]) {
    let (expertise, problems) = TopicCells.cell(of: form, what: "Topic")
    var cells = ["expertise": expertise]
    cells["organization"] = form["organization"] ?? ""
    cells["name"] = form["name"]
    cells["regions"] = (form["regions"] ?? "")
    cells["locales"] = LocaleType.allCases.map(\.rawValue)
      .filter { form["locale_\($0)"] == "yes" }.joined(separator: ";")
    return (
      cells,
      problems
        + (form["name"] == nil ? [Page.Problem("Give your name.", at: "field-name")] : [])
    )
  }

  // MARK: Limits of a round

  private static func limits(
    _ round: FacilitatorProfile.RoundLimits, of id: Facilitator.ID, _ form: Answers,
    canAttest: Bool
  ) -> [Block] {
    let stated =
      round.attestedAt.map { "Stated on \(DateWords.day($0))." } ?? "Not stated yet."
    let blocks: [Block] = [.heading("Your limits"), .paragraph(stated)]
    let limits = round.limits
    guard canAttest else {
      return blocks
        + (limits.map { limits in
          [
            .summary([
              Block.SummaryRow(term: "Most partnerships", termValues: ["\(limits.capacity)"]),
              Block.SummaryRow(
                term: "Available", termValues: [limits.isAvailable ? "yes" : "no"]),
            ])
          ]
        } ?? [])
    }
    return blocks + [
      .form(
        Form.post(
          to: path(id, "attestation"),
          [
            Form.Group(fields: [
              .number(
                "capacity", "The most partnerships",
                value: form["capacity"] ?? limits.map { "\($0.capacity)" }),
              .number(
                "minimum", "The fewest", value: form["minimum"] ?? limits.map { "\($0.minimum)" }),
              .number(
                "max_minutes", "Your longest drive in minutes", hint: "One way.",
                value: form["max_minutes"] ?? limits?.maximumMinutes.map { Phrase.figure($0) }),
              .select(
                "virtual", "How much can be at a distance?",
                value: form["virtual"] ?? limits?.virtual.map { Phrase.figure($0) } ?? "",
                distances),
              .radios(
                "available", "Are you available?",
                value: form["available"] ?? limits.map { $0.isAvailable ? "yes" : "no" } ?? "yes",
                [("yes", "Yes"), ("no", "Not in this round")]),
              .check(
                "agree",
                "Above stands every district with which I have a tie that could make me partial",
                isOn: form["agree"] == "yes"),
            ])
          ], button: "State these limits"
        ).hiding("round", round.round))
    ]
  }

  private static let distances: [(value: String, label: String)] = [
    ("", "Not known"), ("0", "Nothing"), ("0.25", "A little"), ("0.5", "About half"),
    ("0.75", "Most"), ("1", "Everything"),
  ]

  static let missingRound = Failure(
    .badInput, ["Choose the round first, and state your limits for it."])
  static let missingCapacity = Failure(
    .badInput, about: [.init("Say how many partnerships you would guide.", column: "capacity")])
  static let missingWord = Failure(
    .badInput,
    about: [
      .init(
        "Look at your ties above first, then tick that every one stands there.", column: "agree")
    ])

  // MARK: Ties

  private static let kinds: [(value: String, label: String)] = [
    ("conflict", "A conflict of interest"), ("employed_by", "It employs me"),
    ("contracted_by", "I work for it under contract"), ("board_member", "I am on its board"),
    ("worked_together", "We worked together"), ("trained", "I trained its people"),
    ("acquainted", "We know each other"),
  ]

  private static func tiesTable(_ profile: FacilitatorProfile) -> Block {
    let table = profile.ties.wording("kind") { kind in
      kinds.first { $0.value == kind }?.label ?? Ask.label(kind)
    }
    let other = profile.kept.facilitator.id.rawValue
    return .table(
      Table(
        "Ties", columns: ["With", "Kind", "Until"],
        rows: table.rows.indices.map { row in
          let end = table.words(row, "from") == other ? "to" : "from"
          return [
            table.words(row, "\(end)_name").nonEmpty ?? table.words(row, end),
            table.words(row, "kind"), table.words(row, "until"),
          ]
        }, empty: "None stands here."))
  }

  private static func ties(
    _ profile: FacilitatorProfile, canEdit: Bool, _ form: Answers
  ) -> [Block] {
    let id = profile.kept.facilitator.id
    var blocks: [Block] = [
      .paragraph(
        "Whom a district employs, pays or has on its board, or who has another conflict of interest"
          + " with it, is never assigned to it. Other ties speak for an assignment."),
      tiesTable(profile),
    ]
    guard canEdit else { return blocks }
    blocks.append(
      .form(
        .post(
          to: path(id, "ties"),
          [
            Form.Group(
              legend: "Add a tie",
              fields: [
                .text(
                  "district", "District", hint: "Its number or name, as in the directory.",
                  value: form["district"]),
                .select("kind", "Kind", value: form["kind"] ?? kinds[0].value, kinds),
                Ask.day(
                  "until", "Last day on which it counts", hint: "If it ends.",
                  value: form["until"]),
              ])
          ], button: "Add the tie", buttonClass: "second")))
    let own = profile.ties.rows.indices
    if !own.isEmpty {
      blocks.append(
        .form(
          .post(
            to: path(id, "ties", "removed"),
            [
              Form.Group(
                legend: "Remove a tie",
                fields: [
                  .select(
                    "tie", "Which one", value: nil,
                    own.map { row in
                      let words = ["from", "to", "kind"].map { profile.ties.words(row, $0) }
                      let names = ["from", "to"].map {
                        profile.ties.words(row, "\($0)_name").nonEmpty
                          ?? profile.ties.words(row, $0)
                      }
                      let kind = kinds.first { $0.value == words[2] }?.label ?? Ask.label(words[2])
                      return (
                        words.joined(separator: ";"), "\(Phrase.list(names)): \(kind.lowercased())"
                      )
                    }), .text("why", "Why", hint: "Stands in the audit."),
                ])
            ], button: "Remove it", buttonClass: "second")))
    }
    return blocks
  }

  static let missingDistrict = Failure(
    .badInput, about: [.init("Give the number or the name of the district.", column: "district")])
  static let missingTie = Failure(.badInput, about: [.init("Choose the tie.", column: "tie")])
}
