import Access
import Domain
import Storage
import Workflows

/// Districts by what one looks for, in a table and on a map; the words are here.
enum DirectoryPages {
  /// Districts shown at once.
  static let shown = 100

  /// What an address asks for.
  static func search(_ query: Answers) throws(Failure) -> DistrictSearch {
    var search = DistrictSearch()
    search.text = query["text"]
    search.state = query["state"]
    search.county = query["county"]
    search.region = query["region"]
    search.round = query["round"]
    search.need = query["need"]
    search.offer = query["offer"]
    if let word = query["locale"] {
      guard let locale = LocaleType(rawValue: word) else {
        throw Failure(.badInput, ["The kind of place is \(word). \(oneOf(LocaleType.allCases))"])
      }
      search.locale = locale
    }
    if let word = query["size"] {
      guard let band = Int(word).flatMap(SizeBand.init(rawValue:)) else {
        throw Failure(
          .badInput,
          [
            "The size is \(word). Give the least number of students of a band:"
              + " \(Phrase.list(SizeBand.allCases.map { "\($0.rawValue)" }, "or"))."
          ])
      }
      search.from = Double(band.rawValue)
      search.below = band.below
    }
    search.limit = shown
    search.after = query["after"].map { District.ID($0) }
    return search
  }

  private static func oneOf(_ words: [LocaleType]) -> String {
    "Give one of \(Phrase.list(words.map(\.rawValue), "or"))."
  }

  static func page(
    _ answer: RegistryAnswer, _ query: Answers, rounds: [String], canSeeNeeds: Bool
  ) -> Page {
    let count = Int(answer.fact("total")) ?? 0
    let isRest = query["after"] != nil
    var words = Phrase.count(count, "district") + (count == 1 ? " fits." : " fit.")
    if answer.rows.count < count {
      words +=
        isRest
        ? " The next \(answer.rows.count) stand in the table, in order of name."
        : " The first \(answer.rows.count) stand in the table, in order of name; the map has all."
    }
    var blocks: [Block] = [
      .form(.search("/directory", fields(query, rounds, canSeeNeeds), button: "Search")),
      .paragraph(words),
    ]
    let pairs = query.pairs.filter { $0.name != "after" && !$0.value.isEmpty }
    let asked = pairs.map { "\(Place.encoded($0.name))=\(Place.encoded($0.value))" }
      .joined(separator: "&")
    if count > 0 {
      blocks.append(
        .picture(
          "/directory/map" + (asked.isEmpty ? "" : "?\(asked)"),
          words: "Map of \(Phrase.count(count, "district")).",
          caption: "Where they lie. The table holds the same districts."))
    }
    blocks.append(
      .table(
        Table(
          "Districts", answer,
          columns: [
            ("name", "District"), ("id", "Number"), ("state", "State"), ("county", "County"),
            ("region", "Region"), ("locale", "Kind of place"), ("enrollment", "Students"),
          ], empty: "No district fits. Leave something out of the search.",
          path: { Place.path("directory", $0.words($1, "id")) })))
    if answer.rows.count == shown, let last = answer.rows.indices.last {
      let next =
        (asked.isEmpty ? "" : asked + "&") + "after="
        + Place.encoded(answer.words(last, "id"))
      blocks.append(
        .links([.init(bulletText: "The next districts", bulletPath: "/directory?\(next)")]))
    }
    return Page("Directory", blocks)
  }

  private static func fields(
    _ query: Answers, _ rounds: [String], _ canSeeNeeds: Bool
  ) -> [Field] {
    let topics =
      [("", "any")] + Topic.taxonomy.map { ($0.rawValue, $0.label) }.sorted { $0.1 < $1.1 }
    var fields: [Field] = [
      .text("text", "Name or number", value: query["text"]),
      .text("state", "State", value: query["state"], narrow: true),
      .text("county", "County", value: query["county"]),
      .text("region", "Region", value: query["region"]),
      .select(
        "locale", "Kind of place", value: query["locale"],
        [("", "any")] + LocaleType.allCases.map { ($0.rawValue, $0.rawValue) }),
      .select(
        "size", "Students", value: query["size"],
        [("", "any")] + SizeBand.allCases.map { ("\($0.rawValue)", $0.label) }),
    ]
    if canSeeNeeds {
      fields += [
        .select(
          "round", "Registered for", value: query["round"],
          [("", "any round or none")] + rounds.map { ($0, $0) }),
        .select("need", "Need", value: query["need"], topics),
        .select("offer", "Offer", value: query["offer"], topics),
      ]
    }
    return fields
  }

  static let noMap = "There is no map, because the registry has no coordinates for any of them."

  // MARK: Facilitators

  static func facilitators(
    _ answer: RegistryAnswer, _ query: Answers, rounds: [String], limitsOf round: String?
  ) -> Page {
    let limits = round.map { " for \($0)" } ?? ""
    let answer = answer.wording("capacity") { $0.isEmpty ? "not stated yet" : $0 }
      .wording("attested_at") { String($0.prefix(10)) }
      .wording("expertise") { words in
        words.split(separator: ", ").flatMap { TopicCells.read(String($0)) }
          .map { "\(Topic($0.topic).label) (\($0.rating))" }.joined(separator: ", ")
      }
    let topics =
      [("", "any")] + Topic.taxonomy.map { ($0.rawValue, $0.label) }.sorted { $0.1 < $1.1 }
    return Page(
      "Facilitators", lede: answer.paragraph,
      [
        .form(
          .search(
            "/facilitators",
            [
              .text("region", "Region or county", value: query["region"]),
              .select("topic", "Expertise", value: query["topic"], topics),
              .select(
                "round", "Attested for", value: query["round"],
                [("", "any round or none")] + rounds.map { ($0, $0) }),
            ], button: "Search")),
        .table(
          Table(
            "Facilitators", answer,
            columns: [
              ("name", "Facilitator"), ("id", "Number"), ("organization", "Organisation"),
              ("regions", "Regions"), ("load", "Guides now"), ("capacity", "At most\(limits)"),
              ("expertise", "Expertise (level)"), ("available", "Available"),
              ("attested_at", "Limits stated"),
            ], empty: "No facilitator fits.",
            path: { Place.path("facilitators", $0.words($1, "id"), "assignments") })),
      ])
  }

  // MARK: Relationships

  static func relationships(
    _ answer: RegistryAnswer, _ query: Answers, canEdit: Bool, form: Answers = Answers()
  ) -> Page {
    var blocks: [Block] = [
      .form(
        .search(
          "/relationships",
          [
            .text(
              "of", "Of the district or facilitator", hint: "Its number or name.",
              value: query["of"])
          ],
          button: "Show")),
      table(answer),
    ]
    if canEdit { blocks += editing(form) }
    return Page(
      "Relationships",
      lede: "Ties between districts, and of facilitators with districts, with their source and"
        + " date.", blocks)
  }

  private static func table(_ answer: RegistryAnswer) -> Block {
    let columns = ["from", "to"].map { end in
      (0..<answer.rows.count).map { row -> String in
        let (id, name) = (answer.words(row, end), answer.words(row, "\(end)_name"))
        return name.isEmpty ? id : "\(name) (\(id))"
      }
    }
    return .table(
      Table(
        "Relationships",
        columns: ["From", "To", "Kind", "Since", "Until", "Source", "Recorded", "Note"],
        rows: answer.rows.indices.map { row in
          [
            columns[0][row], columns[1][row],
            answer.words(row, "kind").replacing("_", with: " "), answer.words(row, "since"),
            answer.words(row, "until"), answer.words(row, "source"),
            String(answer.words(row, "recorded_at").prefix(10)), answer.words(row, "note"),
          ]
        }, empty: "None is on record."))
  }

  private static let kinds: [(value: String, label: String)] =
    DistrictTie.Kind.allCases.map { kind in
      let words = kind.rawValue.replacing("_", with: " ")
      return (
        kind.rawValue,
        FacilitatorTie.Kind(rawValue: kind.rawValue) == nil
          ? "\(words) (districts)" : words
      )
    }
    + FacilitatorTie.Kind.allCases.filter { DistrictTie.Kind(rawValue: $0.rawValue) == nil }
    .map { ($0.rawValue, "\($0.rawValue.replacing("_", with: " ")) (facilitator and district)") }

  private static func editing(_ form: Answers) -> [Block] {
    let ends: [Field] = [
      .text(
        "from", "From", hint: "The number or name of a district or facilitator.",
        value: form["from"]),
      .text("to", "To", hint: "The number or name of a district.", value: form["to"]),
      .select("kind", "Kind", value: form["kind"] ?? kinds[0].value, kinds),
    ]
    var removed = ends + [.text("why", "Why", hint: "Stands in the audit.")]
    for index in removed.indices { removed[index].makeIDUnique(2) }
    return [
      .heading("Record one"),
      .form(
        .post(
          to: "/relationships",
          [
            Form.Group(
              fields: ends + [
                .text("since", "Since", hint: "Such as 2024 or 2024-09-15.", value: form["since"]),
                .text(
                  "until", "Until", hint: "The last day on which it counts, if there is one.",
                  value: form["until"]),
                .text("note", "Note", value: form["note"]),
              ])
          ], button: "Record it")),
      .hint(
        "A facilitator never guides a district with which it has a conflict, or where it is employed,"
          + " contracted or on the board; districts that avoid each other are never partners."),
      .heading("Remove one"),
      .form(
        .post(
          to: "/relationships/removals", [Form.Group(fields: removed)], button: "Remove it",
          buttonClass: "second")),
    ]
  }
}
