import Domain
import Foundation
import Storage
import Workflows

/// A registration as its pages show it: what is saved, and for whom.
struct RegistrationDraft: Sendable {
  var round: String
  var facts: District
  /// The columns of `districts.csv` as they are saved.
  var cells: [String: String]
  /// What a form that has a problem said, in place of what is saved.
  var typed = Typed()
  var registration: Registration?
  var possible: PossiblePartners
  var consentVersion: String
  var consentText: String

  /// Tells this state of the registration from any other.
  var version: String {
    Tokens.digest(
      cells.filter { $0.key != "consent" }.sorted { $0.key < $1.key }
        .map { "\($0.key)=\($0.value)" }.joined(separator: "\n"))
  }

  var id: String { facts.id.rawValue }
  var consents: Bool { registration?.district.consents ?? false }

  func person(_ part: Person.Part) -> Person? {
    (typed.people ?? registration?.people)?.first { $0.part == part }
  }

  var checklist: [Int: Int] { typed.scores ?? registration?.checklist ?? [:] }

  /// Answers that no column holds as they were typed.
  struct Typed: Sendable {
    /// Row by row.
    var topics: [TopicCells]?
    var people: [Person]?
    var scores: [Int: Int]?
  }
}

/// The five steps and the check; their words are here.
enum RegistrationPages {
  /// Rows offered for needs and offers.
  static let topicRows = 5

  static func page(_ step: RegistrationStep, _ draft: RegistrationDraft) -> Page {
    var page = Page(step.title, blocks(step, draft))
    page.steps = step.indicator(round: draft.round, district: draft.id)
    page.backPath = Place.district(draft.id)
    return page
  }

  private static func blocks(_ step: RegistrationStep, _ draft: RegistrationDraft) -> [Block] {
    switch step {
    case .district: district(draft)
    case .needs: needs(draft)
    case .offers: offers(draft)
    case .limits: limits(draft)
    case .readiness: readiness(draft)
    case .check: RegistrationCheckPage.blocks(draft)
    }
  }

  private static func form(
    _ step: RegistrationStep, _ draft: RegistrationDraft, _ groups: [Form.Group],
    style: String = "form"
  ) -> Form {
    var form = Form.post(
      to: Place.registration(draft.round, draft.id, step.rawValue), groups,
      button: "Save and continue", style: style
    ).hiding("version", draft.version)
    form.buttons.append(
      Form.Button(
        buttonLabel: "Save and come back later", buttonClass: "second", buttonName: "then",
        buttonValue: "later"))
    return form
  }

  // MARK: 1 The district

  private static func district(_ draft: RegistrationDraft) -> [Block] {
    let (lead, sponsor) = (draft.person(.seniorLead), draft.person(.sponsor))
    return [
      .paragraph(
        "These facts come from public files. If one is wrong, tell the state's staff; you need"
          + " not wait for it."),
      .summary(facts(draft.facts)),
      .form(
        form(
          .district, draft,
          [
            Form.Group(
              legend: "Senior lead",
              groupHint: "Who answers for the partnership day by day. Your partner and your"
                + " facilitator see this once the partnership is confirmed, a facilitator once it is asked.",
              fields: [
                .text("lead_name", "Name", value: lead?.name),
                .text("lead_title", "Title", value: lead?.title),
                .text("lead_email", "E-mail", value: lead?.email, type: "email"),
              ]),
            Form.Group(
              legend: "Superintendent",
              groupHint: "A partnership begins only with the superintendent's word.",
              fields: [
                .text("sponsor_name", "Name", value: sponsor?.name),
                .text("sponsor_email", "E-mail", value: sponsor?.email, type: "email"),
              ]),
          ])),
    ]
  }

  static func facts(_ district: District) -> [Block.SummaryRow] {
    func row(_ term: String, _ value: String?) -> Block.SummaryRow {
      Block.SummaryRow(term: term, termValues: [value ?? "not known"])
    }
    func percent(_ value: Double?) -> String? { value.map { Phrase.decimal($0, 0) + " %" } }
    return [
      row("Name", district.name), row("NCES number", district.id.rawValue),
      row("County", district.county), row("Kind of place", district.locale?.label),
      row("Students", district.enrollment.map { Phrase.grouped(Int($0)) }),
      row("Grades", district.grades?.label),
      row("English learners", percent(district.percentEnglishLearners)),
      row("Students with disabilities", percent(district.percentDisabilities)),
    ]
  }

  // MARK: 2 and 3 Needs and offers

  private static let topics: [(value: String, label: String)] =
    [("", "Choose a topic")]
    + Topic.taxonomy.map { ($0.rawValue, $0.label.prefix(1).uppercased() + $0.label.dropFirst()) }
    .sorted { $0.1 < $1.1 }

  private static let priorities: [(value: String, label: String)] = [
    ("", "How urgent?"), ("5", "5, most urgent"), ("4", "4"), ("3", "3"), ("2", "2"),
    ("1", "1, would be useful"),
  ]

  private static let strengths: [(value: String, label: String)] = [
    ("", "How strong?"), ("5", "5, others come to see it"), ("4", "4"), ("3", "3"), ("2", "2"),
    ("1", "1, some practice"),
  ]

  private static func needs(_ draft: RegistrationDraft) -> [Block] {
    let saved = draft.typed.topics ?? TopicCells.read(draft.cells["needs"])
    let rows = (0..<max(topicRows, saved.count)).map { row in
      let need = row < saved.count ? saved[row] : nil
      return Form.Group(
        legend: "Need \(row + 1)",
        fields: [
          .select("topic_\(row)", "Topic", value: need?.topic, topics),
          .select("rating_\(row)", "Priority", value: need?.rating, priorities, narrow: true),
          .text("group_\(row)", "Student group, if it is about one", value: need?.group),
        ])
    }
    return [
      .paragraph(
        "Two or three needs are best. Priorities count relative to each other: calling all of"
          + " them urgent gains nothing."),
      .form(
        form(
          .needs, draft,
          rows + [
            Form.Group(fields: [
              .area(
                "goals", "What would you like to reach?",
                hint: "In your own words. This may be a public record; leave out names of people.",
                value: draft.cells["goals"])
            ])
          ], style: "form row")),
    ]
  }

  private static func offers(_ draft: RegistrationDraft) -> [Block] {
    let saved = draft.typed.topics ?? TopicCells.read(draft.cells["offers"])
    let rows = (0..<max(topicRows, saved.count)).map { row in
      let offer = row < saved.count ? saved[row] : nil
      return Form.Group(
        legend: "Offer \(row + 1)",
        fields: [
          .select("topic_\(row)", "Topic", value: offer?.topic, topics),
          .select("rating_\(row)", "Strength", value: offer?.rating, strengths, narrow: true),
        ])
    }
    return [
      .paragraph(
        "Where have you made progress that others could learn from? Every district has something;"
          + " leave it empty if you would rather not say."),
      .form(form(.offers, draft, rows, style: "form row")),
    ]
  }

  // MARK: 4 Limits

  private static func limits(_ draft: RegistrationDraft) -> [Block] {
    let cells = draft.cells
    var form = form(
      .limits, draft,
      [
        Form.Group(fields: [
          .radios("mode", "How would you like to work?", value: cells["mode"] ?? "mutual", modes),
          .number(
            "max_minutes", "The longest drive you would accept, one way, in minutes",
            hint: "Empty means no limit.", value: cells["max_minutes"]),
          .select(
            "virtual", "Could you meet at a distance?",
            hint: "Partners see this once the partnership is confirmed.",
            value: cells["virtual"] ?? "", virtual),
          .select(
            "group_max", "The largest partnership you would join",
            value: cells["group_max"] ?? "2", sizes, narrow: true),
          .select(
            "capacity", "How many partnerships would you join in this round?",
            value: cells["capacity"] ?? "1", (1...4).map { (String($0), String($0)) },
            narrow: true),
        ])
      ])
    form.formCount = Place.path("rounds", draft.round, "districts", draft.id, "possible-partners")
    form.buttons.append(
      Form.Button(
        buttonLabel: "Save and count again", buttonClass: "second", buttonName: "then",
        buttonValue: "stay"))
    return [.alert(.note, nil, PossibleWords.lines(draft.possible)), .form(form)]
  }

  static let modes: [(value: String, label: String)] = [
    ("mutual", "On the same footing: both show and both learn"),
    ("mentor", "As a mentor: we show"), ("mentee", "We learn from a mentor"),
    ("either", "Any of these"),
  ]

  private static let virtual: [(value: String, label: String)] = [
    ("", "Not known yet"), ("0", "No"), ("0.25", "Now and then"), ("0.5", "About half of the time"),
    ("0.75", "Mostly"), ("1", "Always"),
  ]

  private static let sizes = (2...5).map {
    (value: String($0), label: $0 == 2 ? "2 districts" : "up to \($0) districts")
  }

  // MARK: 5 Getting ready

  private static func readiness(_ draft: RegistrationDraft) -> [Block] {
    let checklist = draft.checklist
    let items = ReadinessChecklist.items.enumerated().map { number, item in
      Field.select(
        "item_\(number + 1)", item, value: checklist[number + 1].map(String.init) ?? "",
        ReadinessChecklist.answers, narrow: true)
    }
    let cells = draft.cells
    return [
      .paragraph(
        "Honest answers help: both partners' readiness counts, and what is missing becomes part of"
          + " the plan. Only you and the state's staff see them."),
      .form(
        form(
          .readiness, draft,
          [
            Form.Group(legend: "Ten things that help", fields: items),
            Form.Group(
              legend: "Your leadership and staff",
              fields: [
                .number(
                  "tenure_years", "Years that your superintendent has served",
                  value: cells["tenure_years"]),
                .select(
                  "leaving", "Is the superintendent's departure announced?",
                  value: cells["leaving"] ?? "no", [("no", "No"), ("yes", "Yes")], narrow: true),
                .select(
                  "substitutes", "Substitute teachers for visits",
                  value: cells["substitutes"] ?? "",
                  [("", "Not known"), ("ample", "Ample"), ("tight", "Tight"), ("none", "None")],
                  narrow: true),
                .text(
                  "platforms", "Data systems", hint: "Separated by semicolons.",
                  value: cells["platforms"]),
                .text(
                  "networks", "Networks that you belong to", hint: "Separated by semicolons.",
                  value: cells["networks"]),
              ]),
          ])),
    ]
  }
}

/// How many partners are possible, in words for the district itself.
enum PossibleWords {
  /// Below this, a number could tell what a single district registered.
  private static let fewest = 3

  static func lines(_ count: PossiblePartners) -> [String] {
    guard count.others > 0 else {
      return ["No other district has agreed to take part in this round yet."]
    }
    var lines = [
      "Of \(districts(count.others)) so far, \(few(count.possible)) could be your partner"
        + " under what you saved."
    ]
    let reasons: [(Int, String)] = [
      (count.tooFarForIt, "are farther away than your longest drive"),
      (count.tooFarForThem, "would have to drive farther than they accept"),
      (count.withoutCommonNeed, "share no need with you that is urgent enough"),
      (count.otherMode, "ask for another way of working or another size"),
    ]
    lines += reasons.filter { $0.0 >= fewest }.map { "\($0.0) \($0.1)." }
    if count.possible == 0, let most = reasons.max(by: { $0.0 < $1.0 }), most.0 > 0 {
      lines.append("What keeps most of them away: they \(most.1).")
    }
    return lines
  }

  private static func few(_ number: Int) -> String {
    number == 0 ? "none" : number < fewest ? "fewer than \(fewest)" : String(number)
  }

  private static func districts(_ number: Int) -> String {
    Phrase.count(number, "other district")
  }
}

/// Topics with ratings, between cells of a bundle and rows of a form.
struct TopicCells: Equatable, Sendable {
  var topic: String
  var rating: String
  var group: String?

  /// Reads `topic:rating@group;…`.
  static func read(_ cell: String?) -> [TopicCells] {
    (cell ?? "").split(separator: ";").map { item in
      let halves = item.split(separator: "@", maxSplits: 1)
      let parts = halves[0].split(separator: ":", maxSplits: 1)
      return TopicCells(
        topic: parts[0].trimmingCharacters(in: .whitespaces),
        rating: parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : "",
        group: halves.count == 2 ? String(halves[1]) : nil)
    }
  }

  /// What was chosen in a form, row by row, right or wrong.
  static func typed(_ form: Answers) -> [TopicCells] {
    let last = (0..<Topic.taxonomy.count).last { row in
      ["topic", "rating", "group"].contains { form["\($0)_\(row)"] != nil }
    }
    return (0...(last ?? 0)).map { row in
      TopicCells(
        topic: form["topic_\(row)"] ?? "", rating: form["rating_\(row)"] ?? "",
        group: form["group_\(row)"])
    }
  }

  /// The cell for what was chosen in a form, and what is wrong with it.
  static func cell(of form: Answers, what: String) -> (cell: String, problems: [Page.Problem]) {
    var (items, problems): ([String], [Page.Problem]) = ([], [])
    var seen: Set<String> = []
    for row in 0..<Topic.taxonomy.count {
      guard let topic = form["topic_\(row)"] else {
        if form["rating_\(row)"] != nil {
          problems.append(
            Page.Problem("\(what) \(row + 1) has no topic. Choose one.", at: "field-topic_\(row)"))
        }
        continue
      }
      let name = "\(what) \(row + 1), \(Topic(topic).label),"
      guard let rating = form["rating_\(row)"] else {
        problems.append(
          Page.Problem("\(name) has no number. Choose one.", at: "field-rating_\(row)"))
        continue
      }
      guard seen.insert(topic).inserted else {
        problems.append(
          Page.Problem("\(name) stands there twice. Keep one.", at: "field-topic_\(row)"))
        continue
      }
      let group = form["group_\(row)"]
      if let group, group.contains(where: { ";:@,".contains($0) }) {
        problems.append(
          Page.Problem(
            "\(name) names a student group with a sign that has a meaning. Use words only.",
            at: "field-group_\(row)"))
        continue
      }
      items.append("\(topic):\(rating)" + (group.map { "@" + $0 } ?? ""))
    }
    return (items.joined(separator: ";"), problems)
  }
}
