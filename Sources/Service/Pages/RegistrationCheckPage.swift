import Domain
import Foundation
import Storage
import Workflows

/// Everything that was answered, with a way to change it, and the consent; its words are here.
enum RegistrationCheckPage {
  static func blocks(_ draft: RegistrationDraft) -> [Block] {
    var blocks: [Block] = [.summary(rows(draft, canChange: true))]
    blocks.append(.alert(.note, nil, PossibleWords.lines(draft.possible)))
    if draft.consents {
      blocks.append(
        .alert(
          .done, "Your district takes part",
          [
            "Agreed by \(draft.registration?.consentBy ?? "") on"
              + " \(draft.registration?.consentAt?.prefix(10) ?? "")."
          ]))
      blocks.append(
        .links([
          Block.Bullet(
            bulletText: "Your receipt",
            bulletPath: Place.registration(draft.round, draft.id, "receipt")),
          Block.Bullet(
            bulletText: "Leave the round",
            bulletPath: Place.registration(draft.round, draft.id, "withdraw")),
        ]))
      return blocks
    }
    if let day = draft.registration?.withdrawnAt {
      blocks.append(
        .alert(
          .warning, "Your district has left the round",
          ["It left on \(DateWords.day(day)). To come back, agree again below."]))
    }
    blocks.append(.heading("What you agree to"))
    blocks.append(.paragraph(draft.consentText.replacing("\n", with: " ")))
    blocks.append(.form(consentForm(draft)))
    return blocks
  }

  private static func consentForm(_ draft: RegistrationDraft) -> Form {
    .post(
      to: Place.registration(draft.round, draft.id, "consent"),
      [
        Form.Group(fields: [
          .text("name", "Your name and office", autocomplete: "name"),
          .check("agree", "I speak for the district, and it agrees to take part."),
        ])
      ], button: "Agree and register"
    ).hiding("text", draft.consentVersion)
  }

  static let missingName = Page.Problem("Give your name and office.", at: "field-name")
  static let missingWord = Page.Problem(
    "Tick that the district agrees, or leave the page: nothing happens then.", at: "field-agree")

  static func rows(_ draft: RegistrationDraft, canChange: Bool) -> [Block.SummaryRow] {
    func row(
      _ step: RegistrationStep, _ term: String, _ values: [String]
    ) -> Block.SummaryRow {
      let given = values.filter { !$0.isEmpty }
      return Block.SummaryRow(
        term: term, termValues: given.isEmpty ? ["not answered"] : given,
        changePath: canChange ? Place.registration(draft.round, draft.id, step.rawValue) : nil)
    }
    func person(_ part: Person.Part) -> [String] {
      draft.person(part).map { [$0.name, $0.title ?? "", $0.email ?? ""] } ?? []
    }
    func topics(_ column: String) -> [String] {
      TopicCells.read(draft.cells[column]).map {
        "\(Topic($0.topic).label): \($0.rating)" + ($0.group.map { ", for \($0)" } ?? "")
      }
    }
    let cells = draft.cells
    let answered = draft.registration?.checklist.count ?? 0
    return [
      row(.district, "District", [draft.facts.name]),
      row(.district, "Senior lead", person(.seniorLead)),
      row(.district, "Superintendent", person(.sponsor)),
      row(.needs, "Needs", topics("needs")), row(.needs, "Goals", [cells["goals"] ?? ""]),
      row(.offers, "Offers", topics("offers")),
      row(
        .limits, "Way of working",
        [RegistrationPages.modes.first { $0.value == cells["mode"] ?? "mutual" }?.label ?? ""]),
      row(
        .limits, "Longest drive",
        [cells["max_minutes"].map { "\($0) minutes" } ?? "no limit"]),
      row(.limits, "Largest partnership", ["\(cells["group_max"] ?? "2") districts"]),
      row(.limits, "Partnerships", [cells["capacity"] ?? "1"]),
      row(
        .readiness, "Readiness",
        ["\(answered) of \(ReadinessChecklist.items.count) items answered"]),
    ]
  }

  /// What was registered, where nothing can be changed.
  static func closed(_ draft: RegistrationDraft, _ words: String) -> Page {
    var links: [Block.Bullet] = []
    if draft.consents {
      links = [
        Block.Bullet(
          bulletText: "Your receipt",
          bulletPath: Place.registration(draft.round, draft.id, "receipt")),
        Block.Bullet(
          bulletText: "Leave the round",
          bulletPath: Place.registration(draft.round, draft.id, "withdraw")),
      ]
    }
    var page = Page(
      "What you registered",
      [
        .alert(
          .warning, "Registration \(words)",
          ["Nothing can be changed here now. If something has to be, write to the state's staff."]),
        .summary(rows(draft, canChange: false)),
      ] + (links.isEmpty ? [] : [.links(links)]))
    page.backPath = Place.district(draft.id)
    return page
  }

  static func receipt(_ draft: RegistrationDraft) -> Page {
    var page = Page(
      "\(draft.facts.name) is registered",
      lede: "Print or keep this page. You will see a proposal on your page once staff make one.",
      [
        .summary(
          [
            Block.SummaryRow(term: "Round", termValues: [draft.round]),
            Block.SummaryRow(
              term: "Agreed by", termValues: [draft.registration?.consentBy ?? ""]),
            Block.SummaryRow(term: "At", termValues: [draft.registration?.consentAt ?? ""]),
            Block.SummaryRow(
              term: "Text agreed to",
              termValues: [draft.registration?.consentText ?? "", draft.consentText]),
          ] + rows(draft, canChange: false)),
        .paragraph("You may leave at any time and without a reason, on your district's page."),
      ])
    page.backPath = Place.district(draft.id)
    return page
  }

  static func withdrawal(_ draft: RegistrationDraft) -> Page {
    var page = Page(
      "Leave the round",
      lede: "\(draft.facts.name) leaves round \(draft.round). Its partnerships of the round end,"
        + " and its partners are free for others. You may come back while the round is open.",
      [
        .form(
          .post(
            to: Place.registration(draft.round, draft.id, "withdraw"),
            [
              Form.Group(fields: [
                .area(
                  "why", "Why, if you want to say",
                  hint: "The state's staff may read it in the record.")
              ])
            ], button: "Leave the round", buttonClass: "danger"))
      ])
    page.backPath = Place.district(draft.id)
    return page
  }
}
