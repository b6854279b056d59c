import Domain
import Drafting
import Storage
import Workflows

/// Policies and the making of new versions; the words are here.
enum PolicyPages {
  // MARK: Words

  struct Entry {
    var key: String
    var label: String
    var meaning: String
  }

  struct Group {
    var legend: String
    var hint: String
    var entries: [Entry]
  }

  /// Every number and word of a policy but its version, with what it means.
  static let groups: [Group] = [
    Group(
      legend: "Weights between districts",
      hint:
        "They sum to 1. A weight says how much it is worth to go from the worst of its criterion"
        + " to the best.",
      entries: Criterion.allCases.map {
        Entry(
          key: "weights.\($0.rawValue)", label: title(CriterionWords.name($0.rawValue)),
          meaning: CriterionWords.question($0))
      }),
    Group(
      legend: "Weights of a facilitator's fit", hint: "They sum to 1.",
      entries: FitCriterion.allCases.map {
        Entry(
          key: "fit_weights.\($0.rawValue)", label: title(CriterionWords.name($0.rawValue)),
          meaning: CriterionWords.question($0))
      }),
    Group(
      legend: "The value of a partnership", hint: "The two shares sum to 1.",
      entries: [
        Entry(
          key: "score_share", label: "Share of the score", meaning: "Of a partnership's value."),
        Entry(
          key: "fit_share", label: "Share of the facilitator's fit",
          meaning: "Of a partnership's value."),
        Entry(
          key: "minimum_score", label: "Minimum score",
          meaning: "Below it no partnership is formed, unless both asked for it."),
        Entry(
          key: "minimum_priority", label: "Minimum priority",
          meaning: "The lowest priority, 1 to 5, at which a topic is what two have in common."),
        Entry(
          key: "size_discount", label: "Discount for size",
          meaning: "What each member above two takes off a group's score."),
        Entry(
          key: "unknown", label: "Not known", meaning: "What counts where a fact is not known."),
        Entry(
          key: "need_budget", label: "Budget of priorities",
          meaning: "Priorities that sum to more are scaled down."),
      ]),
    Group(
      legend: "Drives", hint: "Minutes are one way, estimated from the distance.",
      entries: [
        Entry(key: "speed_kmh", label: "Speed", meaning: "Kilometres an hour on the road."),
        Entry(
          key: "detour", label: "Detour", meaning: "The road over the straight line, 1 or more."),
        Entry(
          key: "near_minutes", label: "Near", meaning: "Minutes up to which districts are near."),
        Entry(key: "half_minutes", label: "Half", meaning: "Further minutes that halve proximity."),
        Entry(
          key: "facilitator_near_minutes", label: "Near, for facilitators",
          meaning: "Minutes up to which a facilitator is near."),
        Entry(
          key: "facilitator_half_minutes", label: "Half, for facilitators",
          meaning: "Further minutes that halve the value of the drive."),
        Entry(
          key: "facilitator_minutes", label: "Longest drive",
          meaning: "Minutes, of a facilitator who stated none."),
      ]),
    Group(
      legend: "Rules", hint: "",
      entries: [
        Entry(
          key: "facilitators", label: "Facilitators", meaning: "Whether each partnership needs one."
        ),
        Entry(key: "caseload_unit", label: "Caseload", meaning: "What a capacity counts."),
        Entry(
          key: "requests", label: "Mutual requests",
          meaning: "Whether they come before everything else, or are advice."),
      ]),
  ]

  private static let choices: [String: [String]] = [
    "facilitators": Policy.FacilitatorRule.allCases.map(\.rawValue),
    "caseload_unit": Policy.CaseloadUnit.allCases.map(\.rawValue),
    "requests": Policy.RequestRule.allCases.map(\.rawValue),
  ]

  private static func title(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }

  static func label(_ key: String) -> String {
    if key == "version" { return "Version" }
    return groups.flatMap(\.entries).first { $0.key == key }?.label ?? key
  }

  // MARK: Pages

  static func list(_ policies: RegistryAnswer, rounds: RegistryAnswer) -> Page {
    Page(
      "Policies",
      lede: "What a round is matched by. A policy is never changed in place; new numbers are a new"
        + " version, and every plan names the one that it used.",
      [
        .table(
          Table(
            "Policies", columns: ["Policy", "Minimum score#", "Share of the score#", "Rounds"],
            rows: policies.rows.indices.map { row in
              [
                policies.words(row, "policy"), policies.words(row, "minimum_score"),
                policies.words(row, "score_share"),
                Phrase.list(names(of: rounds, under: policies.words(row, "policy"))),
              ]
            }, empty: "There is none until the first round is opened.",
            path: { Place.path("policies", policies.words($0, "policy")) }))
      ])
  }

  private static func names(of rounds: RegistryAnswer, under policy: String) -> [String] {
    rounds.rows.indices.filter { rounds.words($0, "policy") == policy }
      .map { rounds.words($0, "round") }
  }

  static func policy(_ kept: KeptPolicy, rounds: RegistryAnswer, mayEdit: Bool) -> Page {
    let values = Dictionary(
      PolicyForm.entries(of: kept.policy).map { ($0.key, $0.value) },
      uniquingKeysWith: { first, _ in first })
    let used = names(of: rounds, under: kept.id)
    var blocks: [Block] = [
      .summary([
        .init(term: "Version", termValues: [kept.policy.version]),
        .init(term: "Rounds", termValues: [used.isEmpty ? "none" : Phrase.list(used)]),
        .init(term: "Fingerprint", termValues: [kept.sha256]),
      ])
    ]
    if mayEdit {
      blocks.append(
        .links([
          .init(
            bulletText: "Make a new version from it",
            bulletPath: Place.path("policies", kept.id, "edit"))
        ]))
    }
    blocks += groups.map { group in
      .table(
        Table(
          group.legend, columns: ["What", "Value#", "Meaning"],
          rows: group.entries.map { [$0.label, values[$0.key] ?? "", $0.meaning] }, empty: ""))
    }
    var page = Page("Policy \(kept.id)", blocks)
    page.backPath = "/policies"
    return page
  }

  /// What a round makes of the criteria, to be shown beside their weights.
  struct Swing: Sendable {
    var round: String
    var pairs: Int
    var ranges: [CriterionRange]

    func words(_ key: String) -> String? {
      guard
        let range = ranges.first(where: {
          ($0.key.kind == .fit ? "fit_weights." : "weights.") + $0.key.name == key
        })
      else { return nil }
      return "Worst \(Phrase.decimal(range.worst.value, 2)): \(range.worst.words). Best"
        + " \(Phrase.decimal(range.best.value, 2)): \(range.best.words)."
    }
  }

  static func edit(
    _ kept: KeptPolicy, rounds: [String], swing: Swing?, _ form: Answers = Answers()
  ) -> Page {
    let values = PolicyForm.entries(of: kept.policy).filter { $0.key != "version" }
    var blocks: [Block] = [
      .form(
        .search(
          Place.path("policies", kept.id, "edit"),
          [
            .select(
              "round", "Show worst and best of the round", value: swing?.round,
              [("", "none")] + rounds.map { ($0, $0) })
          ], button: "Show"))
    ]
    if let swing {
      blocks.append(
        .hint(
          swing.pairs == 0
            ? "No partnership of round \(swing.round) may be formed, so that there is nothing to show."
            : "Worst and best are those of the \(Phrase.count(swing.pairs, "pair")) that may be"
              + " formed in round \(swing.round), and of who may guide them."))
    }
    let given = Dictionary(
      values.map { ($0.key, form[$0.key] ?? $0.value) }, uniquingKeysWith: { first, _ in first })
    var shown: [Form.Group] = [
      Form.Group(fields: [
        .text(
          "version", "Name of the new version",
          hint: Policy.Family(version: kept.policy.version) == .v2
            ? "Begins with v2-, such as v2-\(swing?.round ?? "2027")."
            : "Such as v1-\(swing?.round ?? "2027").",
          value: form["version"], narrow: true),
        .text("why", "Why", hint: "Stands in the audit.", value: form["why"]),
      ])
    ]
    shown += groups.map { group in
      Form.Group(
        legend: group.legend, groupHint: group.hint.isEmpty ? nil : group.hint,
        fields: group.entries.map { field($0, given[$0.key], swing) })
    }
    let editing = Form.post(to: "/policies", shown, button: "Check it")
      .hiding("base", kept.id).hiding("round", swing?.round ?? "")
    blocks.append(.form(editing))
    var page = Page("A new version from policy \(kept.id)", blocks)
    page.backPath = Place.path("policies", kept.id)
    return page
  }

  private static func field(_ entry: Entry, _ value: String?, _ swing: Swing?) -> Field {
    if let words = choices[entry.key] {
      return .select(
        entry.key, entry.label, hint: entry.meaning, value: value, words.map { ($0, $0) },
        narrow: true)
    }
    let hint = [entry.meaning, swing?.words(entry.key)].compactMap(\.self).joined(separator: " ")
    return .number(entry.key, entry.label, hint: hint, value: value)
  }

  /// What a new version changes, before it is kept.
  static func check(_ policy: Policy, from base: KeptPolicy, _ form: Answers) -> Page {
    let before = PolicyForm.entries(of: base.policy)
    let after = PolicyForm.entries(of: policy)
    let changed = zip(before, after).filter { $0.value != $1.value }
    var keep = Form.post(to: "/policies", [], button: "Keep it as \(policy.version)")
      .hiding("keep", "yes")
    for pair in form.pairs where pair.name != "csrf" && pair.name != "keep" {
      keep = keep.hiding(pair.name, pair.value)
    }
    var page = Page(
      "Policy \(policy.version): what changes",
      lede: "Nothing is kept yet. Rounds stay under their policies until you choose another for"
        + " them.",
      [
        .table(
          Table(
            "Against policy \(base.id)", columns: ["What", "Before#", "After#"],
            rows: changed.map { [label($0.key), $0.value, $1.value] }, empty: "Nothing.")),
        .form(keep),
        .hint("To change something more, go back in your browser."),
      ])
    page.backPath = Place.path("policies", base.id, "edit")
    return page
  }

  static let noVersion = Page.Problem(
    "Give the new version a name of 1 to 40 letters, digits, dots or hyphens that no policy has.",
    at: "field-version")
  static let noReason = Page.Problem("Say why. It stands in the audit.", at: "field-why")
  static let noChange = Page.Problem(
    "Nothing is changed. Change a number, or use the policy that is there.",
    at: "field-weights.common_need")

  /// A problem of the reader, at the field that it is about.
  static func problem(_ line: String) -> Page.Problem {
    let keys = groups.flatMap(\.entries).map(\.key)
    let path = line.firstMatch(of: #/key round\.policy\.?([a-z_.]*): /#).map { String($0.1) }
    // A sum is about several fields; the first of them is where to begin.
    let place = path.flatMap { path in keys.first { $0 == path || $0.hasPrefix(path) } }
    let words = line.firstMatch(of: /^the policy:[0-9]+(?:, key [a-z_.]*)?: (.*)$/)
      .map { String($0.1) }
    return Page.Problem(words ?? line, at: "field-\(place ?? "version")")
  }
}
