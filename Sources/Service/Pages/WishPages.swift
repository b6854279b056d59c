import Domain
import Workflows

/// Whom a district would have as a partner, and whom not; the words are here.
enum WishPages {
  /// Districts that a search shows.
  static let shown = 20

  static func path(_ id: String) -> String { Place.path("districts", id, "wishes") }

  /// `found` is what a search for `text` gave; `nil` where nobody searched yet.
  static func page(
    _ district: District, _ wishes: [Wish], text: String?, found: [District]?, form: Answers,
    canEdit: Bool
  ) -> Page {
    let id = district.id.rawValue
    var blocks: [Block] = [
      .paragraph(
        "You need not name anybody. What you say here is seen by your district and the state's staff,"
          + " never by the districts that you name."),
      .bullets([
        "A district that you would like to work with: it speaks for a partnership. If that district"
          + " names yours too, it speaks strongly, and the proposal says that you asked for each"
          + " other.",
        "A district that you would rather not work with: you are never put together.",
      ]),
      .table(table(wishes)),
    ]
    if canEdit {
      blocks += [
        .heading("Name a district"),
        .form(
          .search(
            path(id),
            [
              .text(
                "text", "Name of the district", hint: "A part of it will do; or a county.",
                value: text)
            ], button: "Search")),
      ]
      if let found { blocks += choice(id, text: text, found: found, form: form) }
      if !wishes.isEmpty { blocks += removal(id, wishes) }
    }
    var page = Page("Partners that you want, and do not want", lede: district.name, blocks)
    page.backPath = Place.district(id)
    return page
  }

  private static func table(_ wishes: [Wish]) -> Table {
    Table(
      "What you said", columns: ["District", "You said", "On"],
      rows: wishes.map { [$0.name, words($0.isWanted), DateWords.day($0.since)] },
      empty: "You have named nobody.")
  }

  private static func words(_ isWanted: Bool) -> String {
    isWanted ? "We would like to work with it" : "We would rather not work with it"
  }

  private static func choice(
    _ id: String, text: String?, found: [District], form: Answers
  ) -> [Block] {
    guard !found.isEmpty else {
      return [.paragraph("No other district of your state is called so. Try a shorter part.")]
    }
    let options = found.map { district in
      (
        district.id.rawValue,
        ([district.name, district.county, district.id.rawValue].compactMap(\.self))
          .joined(separator: ", ")
      )
    }
    var add = Form.post(
      to: path(id),
      [
        Form.Group(fields: [
          .radios("to", "Which district?", value: form["to"] ?? onlyOne(options), options),
          .radios(
            "kind", "What would you like?", value: form["kind"],
            [true, false].map { (kind($0), words($0)) }),
        ])
      ], button: "Keep it")
    if let text { add = add.hiding("text", text) }
    var blocks: [Block] = [.form(add)]
    if found.count == shown {
      blocks.append(
        .hint("There may be more. Write more of the name if yours is not among these."))
    }
    return blocks
  }

  private static func onlyOne(_ options: [(String, String)]) -> String? {
    options.count == 1 ? options[0].0 : nil
  }

  private static func removal(_ id: String, _ wishes: [Wish]) -> [Block] {
    [
      .heading("Take one back"),
      .form(
        .post(
          to: path(id) + "/removals",
          [
            Form.Group(fields: [
              .select(
                "wish", "Which one?",
                wishes.map { (value($0), "\($0.name): \(words($0.isWanted).lowercased())") })
            ])
          ], button: "Take it back", buttonClass: "second")),
    ]
  }

  /// How forms write what is wished for.
  static func kind(_ isWanted: Bool) -> String { isWanted ? "wanted" : "unwanted" }

  static func value(_ wish: Wish) -> String {
    "\(wish.district.rawValue) \(kind(wish.isWanted))"
  }

  /// What is wrong with a form that keeps a wish.
  static func problems(_ form: Answers) -> [Page.Problem] {
    guard form["to"] != nil else {
      return [
        Page.Problem(
          "Choose a district. Search for a part of its name first.",
          at: form["text"] == nil ? "field-text" : "field-to")
      ]
    }
    return isWanted(form) == nil
      ? [Page.Problem("Say whether you would like to work with it or not.", at: "field-kind")] : []
  }

  static func isWanted(_ form: Answers) -> Bool? {
    [true, false].first { kind($0) == form["kind"] }
  }

  static let gone = Page.Problem("It was taken back already.")
}
