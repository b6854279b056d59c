import Foundation
import Workflows

/// The page of logins; its words are here.
enum LoginPages {
  /// What leads here from the accounts.
  static let link = Block.links([
    Block.Bullet(
      bulletText: "Logins", bulletPath: "/accounts/logins",
      bulletMore: "Who comes in by the state's own sign-in")
  ])

  static func logins(
    _ answer: RegistryAnswer, provider: OpenIDSettings?, _ form: Answers
  ) -> Page {
    var blocks: [Block] = [
      .table(
        Table(
          "Logins", answer,
          columns: [
            ("account", "Account"), ("email", "E-mail"), ("subject", "Identifier"),
            ("since", "Came in or linked"), ("issuer", "Provider"),
          ], empty: "There is none."))
    ]
    if let provider {
      blocks += [.heading("Link a login")] + adding(provider.name, form)
    } else {
      blocks.append(
        .paragraph(
          "This server has no provider. Whoever starts it names one by --oidc-issuer and"
            + " --oidc-client-id."))
    }
    if !answer.rows.isEmpty {
      blocks += [
        .heading("Take a login away"),
        .form(
          .post(
            to: "/accounts/logins/remove",
            [
              Form.Group(fields: [
                .select(
                  "account", "Account that is reached no longer",
                  answer.rows.indices.map { row in
                    let account = answer.words(row, "account")
                    return (account, account)
                  }, narrow: true)
              ])
            ], button: "Take it away", buttonClass: "danger")),
      ]
      if case .some(var last) = blocks.popLast() {
        last.form?.groups[0].fields[0].makeIDUnique(2)
        blocks.append(last)
      }
    }
    var page = Page("Logins", lede: provider.map { lede($0.name) }, blocks)
    page.backPath = "/accounts"
    return page
  }

  private static func lede(_ name: String) -> String {
    "Who is linked here signs in with \(name). What one may do is the account's role, whatever"
      + " \(name) says."
  }

  private static func adding(_ name: String, _ form: Answers) -> [Block] {
    [
      .form(
        .post(
          to: "/accounts/logins",
          [
            Form.Group(fields: [
              .text("account", "Account", value: form["account"], narrow: true),
              .select(
                "role", "Is it open already?", value: form["role"],
                [("", "Yes, link it as it is")]
                  + StaffPages.roles.map { ($0.value, "No, open it: \($0.label)") }),
              .text(
                "email", "E-mail address",
                hint: "The one that \(name) reports as verified. It counts for the first sign-in;"
                  + " after that, the identifier does.", value: form["email"],
                type: "email"),
              .text(
                "subject", "Or the identifier that \(name) has of the person",
                hint: "Whoever signs in without an account is shown theirs.",
                value: form["subject"]),
            ])
          ], button: "Link it")),
      .hint("An account that is opened here has no password."),
    ]
  }

  /// What is filled in of who may come in: an address or an identifier, not both.
  static func key(email: String?, subject: String?) -> LoginKey? {
    switch (email, subject) {
    case (let email?, nil): isAddress(email) ? .email(email) : nil
    case (nil, let subject?): (1...255).contains(subject.utf8.count) ? .subject(subject) : nil
    default: nil
    }
  }

  static func problems(_ form: Answers) -> [Page.Problem] {
    var problems: [Page.Problem] = []
    if form["account"] == nil || form["role"] != nil && !SignInPages.isName(form["account"] ?? "") {
      problems.append(Page.Problem(SignInPages.badName.problemText, at: "field-account"))
    }
    if key(email: form["email"], subject: form["subject"]) == nil { problems.append(noKey) }
    if problems.isEmpty { problems.append(Page.Problem("Choose a role.", at: "field-role")) }
    return problems
  }

  static let noKey = Page.Problem(
    "Give either the e-mail address, such as ana@example.org, or the identifier.",
    at: "field-email")

  private static func isAddress(_ text: String) -> Bool {
    text.utf8.count <= 254 && text.wholeMatch(of: /[^@\s]+@[^@\s]+/) != nil
  }
}
