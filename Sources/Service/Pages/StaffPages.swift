import Access
import Domain
import Storage
import Workflows

/// Directory, partnerships, invitations, accounts and audit; the words are here.
enum StaffPages {
  /// Deeds shown at once.
  static let shown = 100

  /// A record of the registry as a page: lists become tables, the rest a summary.
  static func record(_ answer: RegistryAnswer, back: String) -> Page {
    var (rows, tables): ([Block.SummaryRow], [Block]) = ([], [])
    for row in answer.rows {
      let name = row[0].words.replacing("_", with: " ")
      if case .list(let items) = row[1], case .record(let first)? = items.first {
        // Who or what a row is about stands first.
        let keys = first.keys.sorted { ($0 != "name" ? 1 : 0, $0) < ($1 != "name" ? 1 : 0, $1) }
        tables.append(
          .table(
            Table(
              name, columns: keys.map { $0.replacing("_", with: " ") },
              rows: items.map { item in
                guard case .record(let fields) = item else { return [] }
                return keys.map { fields[$0]?.words ?? "" }
              }, empty: "")))
      } else if case .list(let items) = row[1] {
        rows.append(Block.SummaryRow(term: name, termValues: items.map(\.words)))
      } else {
        rows.append(Block.SummaryRow(term: name, termValues: [row[1].words]))
      }
    }
    var page = Page(answer.title, [.summary(rows)] + tables)
    page.backPath = back
    return page
  }

  // MARK: Partnerships

  static func partnerships(_ answer: RegistryAnswer, _ query: Answers) -> Page {
    let states =
      [("", "any")] + KeptPartnership.State.allCases.map { ($0.rawValue, $0.rawValue) }
    let answer = answer.wording("focus") { $0.isEmpty ? "" : Topic($0).label }
    return Page(
      "Partnerships",
      [
        .form(
          .search(
            "/partnerships",
            [.select("state", "State", value: query["state"], states)], button: "Show")),
        .table(
          Table(
            "Partnerships", answer,
            columns: [
              ("names", "Districts"), ("partnership", "Number"), ("state", "State"),
              ("since", "Since"), ("answers", "Answers"), ("facilitator_name", "Facilitator"),
              ("focus", "Focus"), ("next_date", "Next date"), ("round", "Round"),
            ], empty: "There is none.",
            path: { Place.path("partnerships", $0.words($1, "partnership")) })),
      ])
  }

  // MARK: Invitations

  static func invitations(_ form: Answers = Answers()) -> Page {
    Page(
      "Invite a district or a facilitator",
      lede: "You get a link to pass on by your own mail or letter. It works once, within"
        + " \(LinkToken.days) days; a newer one replaces it.",
      [
        .paragraph("A round's page leads to links for many districts at once."),
        .heading("A district or a facilitator of the registry"),
        .form(
          .post(
            to: "/invitations",
            [
              Form.Group(fields: [
                .select(
                  "role", "Who comes in", value: form["role"] ?? Role.districtLead.rawValue,
                  [
                    (Role.districtLead.rawValue, "Who speaks for a district"),
                    (Role.districtMember.rawValue, "Somebody who works for a district"),
                    (Role.facilitator.rawValue, "A facilitator"),
                  ]),
                .text(
                  "id", "District or facilitator",
                  hint: "Its number or its name, as in the directory.",
                  value: form["name"] == nil ? form["id"] : nil),
              ])
            ], button: "Make the link")),
        .heading("A facilitator who is new"),
        .form(
          .post(
            to: "/invitations/facilitators",
            [
              Form.Group(fields: [
                .text(
                  "id", "A number for the facilitator", hint: "Letters and digits, such as F12.",
                  value: form["role"] == nil ? form["id"] : nil, narrow: true),
                .text("name", "Name", value: form["name"]),
                .text("organization", "Organization", value: form["organization"]),
              ])
            ], button: "Put on the roll and make the link", buttonClass: "second")),
      ]
    ).settingFormsApart()
  }

  static let missingParty = Page.Problem(
    "Give the number or the name of the district or facilitator.", at: "field-id")

  // MARK: Accounts

  static let roles: [(value: String, label: String)] = [
    (Role.stateStaff.rawValue, "State staff: match and follow partnerships"),
    (Role.stateAdmin.rawValue, "Administrator: staff, and accounts, policies, audit"),
    (Role.researcher.rawValue, "Researcher: figures without names"),
    (Role.auditor.rawValue, "Auditor: who did what"),
  ]

  static func accounts(_ answer: RegistryAnswer, _ form: Answers = Answers()) -> Page {
    Page(
      "Accounts",
      [
        .table(
          Table(
            "Accounts", answer,
            columns: [
              ("account", "Account"), ("role", "Role"), ("since", "Since"), ("codes", "Codes"),
              ("closed", "Closed"), ("locked_until", "Locked until"),
            ], empty: "")),
        .heading("Open an account"),
        .form(
          .post(
            to: "/accounts",
            [
              Form.Group(
                fields: SignInPages.newAccount(name: form["name"]) + [
                  .select("role", "Role", value: form["role"] ?? roles[0].value, roles)
                ])
            ], button: "Open the account")),
        .heading("Close an account"),
        .form(
          .post(
            to: "/accounts/close",
            [Form.Group(fields: [.text("account", "Account to close", narrow: true)])],
            button: "Close", buttonClass: "danger")),
      ])
  }

  static func ownAccount(_ actor: Actor, hasCodes: Bool, secret: String) -> Page {
    var blocks: [Block] = [
      .heading("Change the password"),
      .form(
        .post(
          to: "/account/password",
          [
            Form.Group(fields: [
              .text(
                "present", "Present password", type: "password", autocomplete: "current-password"),
              SignInPages.newPassword("password", "New password"),
            ])
          ], button: "Change the password")),
      .hint("You are signed out everywhere, and sign in again with the new one."),
      .heading("One-time codes"),
    ]
    if hasCodes {
      blocks.append(.paragraph("Your account asks for a one-time code when you sign in."))
    } else {
      blocks += [
        .paragraph(
          "Enter this key in an app for one-time codes (TOTP, six digits, half a minute), then the"
            + " code that it shows."),
        .secret(secret, label: "Key"),
        .form(
          Form.post(
            to: "/account/codes",
            [
              Form.Group(fields: [
                .text("code", "Code", autocomplete: "one-time-code", narrow: true)
              ])
            ], button: "Ask for codes from now on", buttonClass: "second"
          ).hiding("secret", secret)),
      ]
    }
    return Page("My account", lede: Navigation.who(actor), blocks)
  }

  static let wrongPassword = Page.Problem(
    "The present password is not right.", at: "field-present")
  static let wrongCode = Page.Problem(
    "The code does not fit the key. Look at the clock of your device, and enter the key again.",
    at: "field-code")

  // MARK: Audit

  static func audit(_ answer: RegistryAnswer, _ query: Answers) -> Page {
    var latest = answer
    latest.rows.reverse()
    return Page(
      "Audit", lede: "Who did what, latest first.",
      [
        .form(
          .search(
            "/audit",
            [
              .text(
                "subject", "About", hint: "Such as district:0614550 or round:2026-27.",
                value: query["subject"])
            ], button: "Show")),
        .table(
          Table(
            "Deeds", latest,
            columns: [
              ("deed", "Deed"), ("at", "At"), ("by", "By"), ("what", "What"),
              ("subject", "About"), ("why", "Why"),
            ], empty: "There is none.",
            path: { Place.path("audit", $0.words($1, "deed")) })),
      ])
  }

  static func changes(_ answer: RegistryAnswer) -> Page {
    var page = Page(
      answer.title, lede: answer.paragraph,
      [
        .table(
          Table(
            "Changes", answer,
            columns: [
              ("place", "Table"), ("key", "Row"), ("before", "Before"), ("after", "After"),
            ], empty: "It changed nothing."))
      ])
    page.backPath = "/audit"
    return page
  }
}

extension Field {
  /// Sets its ids apart from those of another form on the page.
  mutating func makeIDUnique(_ number: Int) {
    fieldID += "-form\(number)"
    for option in options.indices { options[option].optionID = "\(fieldID)-\(option + 1)" }
  }
}
