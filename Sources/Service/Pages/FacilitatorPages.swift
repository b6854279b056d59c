import Access
import Domain
import Storage
import Workflows

/// A facilitator's own profile, limits and ties; the words are here.
enum FacilitatorPages {
  static func page(_ profile: FacilitatorProfile, _ form: Answers, for actor: Actor) -> Page {
    let facilitator = profile.kept.facilitator
    let subject = Subject(facilitators: [facilitator.id])
    var blocks: [Block] = []
    if Permission.allows(actor, .attest, about: subject) {
      let waiting = profile.rounds.filter { $0.attestedAt == nil }.map(\.title)
      if !waiting.isEmpty {
        blocks.append(
          .alert(
            .warning, "Your limits are not stated yet",
            [
              "For \(Phrase.list(waiting)), nobody can ask you before you state your limits below. It"
                + " is done anew for each round."
            ]))
      }
    }
    if Permission.allows(actor, .editFacilitator, about: subject) {
      blocks += [.heading("Who you are"), .form(profileForm(profile, form))]
    }
    for round in profile.rounds {
      blocks += limits(
        round, of: facilitator.id, canAttest: Permission.allows(actor, .attest, about: subject),
        form["round"] == round.round ? form : nil)
    }
    blocks += ties(
      profile, canEdit: Permission.allows(actor, .editRelationships, about: subject), form)
    var page = Page("Profile of \(facilitator.name)", blocks).settingFormsApart()
    page.backPath = Navigation.home(of: actor)
    return page
  }

  private static func path(_ id: Facilitator.ID, _ part: String...) -> String {
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
      .number(
        "latitude", "Latitude of where you start from", hint: "Degrees north, such as 36.75.",
        value: form["latitude"] ?? facilitator.location.map { "\($0.latitude)" }),
      .number(
        "longitude", "Longitude", hint: "Degrees east, such as -119.77.",
        value: form["longitude"] ?? facilitator.location.map { "\($0.longitude)" }),
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
    for column in ["organization", "latitude", "longitude"] { cells[column] = form[column] ?? "" }
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
    _ round: FacilitatorProfile.RoundLimits, of id: Facilitator.ID, canAttest: Bool,
    _ form: Answers?
  ) -> [Block] {
    let stated = round.attestedAt.map { "Stated on \($0.prefix(10))." } ?? "Not stated yet."
    let blocks: [Block] = [.heading("Limits for \(round.title)"), .paragraph(stated)]
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
                value: form?["capacity"] ?? limits.map { "\($0.capacity)" }),
              .number(
                "minimum", "The fewest", value: form?["minimum"] ?? limits.map { "\($0.minimum)" }),
              .number(
                "max_minutes", "Your longest drive in minutes", hint: "One way.",
                value: form?["max_minutes"] ?? limits?.maximumMinutes.map { Phrase.figure($0) }),
              .select(
                "virtual", "How much can be at a distance?",
                value: form?["virtual"] ?? limits?.virtual.map { Phrase.figure($0) } ?? "",
                distances),
              .radios(
                "available", "Are you available?",
                value: form?["available"] ?? limits.map { $0.isAvailable ? "yes" : "no" } ?? "yes",
                [("yes", "Yes"), ("no", "Not in this round")]),
              .check(
                "agree",
                "Below stands every district with which I have a tie that could make me partial",
                isOn: form?["agree"] == "yes"),
            ])
          ], button: "State these limits"
        ).hiding("round", round.round))
    ]
  }

  private static let distances: [(value: String, label: String)] = [
    ("", "Not known"), ("0", "Nothing"), ("0.25", "A little"), ("0.5", "About half"),
    ("0.75", "Most"), ("1", "Everything"),
  ]

  static let missingCapacity = Failure(
    .badInput, about: [.init("Say how many partnerships you would guide.", column: "capacity")])
  static let missingWord = Failure(
    .badInput,
    about: [
      .init(
        "Look at your ties below first, then tick that every one stands there.", column: "agree")
    ])

  // MARK: Ties

  private static let kinds: [(value: String, label: String)] = [
    ("conflict", "A conflict of interest"), ("employed_by", "It employs me"),
    ("contracted_by", "I work for it under contract"), ("board_member", "I am on its board"),
    ("worked_together", "We worked together"), ("trained", "I trained its people"),
    ("acquainted", "We know each other"),
  ]

  private static func ties(
    _ profile: FacilitatorProfile, canEdit: Bool, _ form: Answers
  ) -> [Block] {
    let id = profile.kept.facilitator.id
    let table = profile.ties.wording("kind") { kind in
      kinds.first { $0.value == kind }?.label ?? Ask.label(kind)
    }
    var blocks: [Block] = [
      .heading("Ties to districts"),
      .paragraph(
        "Whom a district employs, pays or has on its board, or who has another conflict of interest"
          + " with it, is never assigned to it. Other ties speak for an assignment."),
      .table(
        Table(
          "Ties", table,
          columns: [("to", "With"), ("from", "Of"), ("kind", "Kind"), ("until", "Until")],
          empty: "None stands here.")),
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
                      return (words.joined(separator: ";"), words.joined(separator: " "))
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
