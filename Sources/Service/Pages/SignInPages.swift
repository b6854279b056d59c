import Access
import Domain
import Storage

/// The pages of signing in; their words are here.
enum SignInPages {
  /// Asks for name and password; `provider` is what that is called by which one may sign in too.
  static func signIn(next: String?, name: String?, provider: String? = nil) -> Page {
    var form = Form.post(
      to: "/sign-in",
      [
        Form.Group(fields: [
          .text("name", "Account", value: name, autocomplete: "username"),
          .text("password", "Password", type: "password", autocomplete: "current-password"),
          .text(
            "code", "One-time code", hint: "Only if your account asks for one.",
            autocomplete: "one-time-code", narrow: true),
        ])
      ], button: "Sign in")
    if let next { form = form.hiding("next", next) }
    var blocks: [Block] = []
    if let provider {
      let path = SignInFlow.path + (next.map { "?next=\(Place.encoded($0))" } ?? "")
      blocks = [
        .action(OpenIDPages.signInWords(provider), path: path),
        .heading("Or with a password of Tandem"),
      ]
    }
    blocks += [
      .form(form),
      .hint(
        "After \(SignIn.mostFailures) wrong tries an account is locked for"
          + " \(Int(SignIn.lockedMinutes)) minutes."),
      .heading("Districts and facilitators"),
      .paragraph(
        "You have no password. Come in by the next link that you made on your page. Without one, ask"
          + " the state's staff for a new link. Nothing that you saved is lost."),
    ]
    return Page(
      "Sign in",
      lede: "This is for the state's staff. Districts and facilitators come in by their own link.",
      blocks)
  }

  static let wrong = Page.Problem(
    "The account, the password or the code is not right, or the account is locked for a while.",
    at: "field-name")

  static func link(_ text: String, for party: Actor, named name: String?) -> Page {
    let isGuide = party.facilitator != nil
    let title =
      name.map { isGuide ? "Come in as \($0)" : "Come in for \($0)" }
      ?? "Come in \(isGuide ? "as facilitator" : "for district") \(party.id)"
    var blocks: [Block] = [.form(.post(to: "/link/\(text)", [], button: "Come in"))]
    if name != nil {
      blocks.insert(
        .paragraph("\(isGuide ? "Facilitator" : "District") \(party.id)."), at: 0)
    }
    blocks.append(
      .hint(
        ReturnPages.makesOwnLinks(party)
          ? "Once you are in, you can make the next link, to come back with."
          : "To come back later, ask who speaks for your district for the next link."))
    return Page(
      title, lede: "This link works once. It is used when you press the button.", blocks)
  }

  static let oldLink = Page(
    "This link does not work any more",
    lede: "It was used already, replaced by a newer one, or is too old.",
    [.paragraph("Ask the state's staff for a new one. Nothing that you saved is lost.")])

  static func firstAdmin(_ token: String, name: String?) -> Page {
    Page(
      "Open the first account",
      lede: "This account runs the registry and opens those of the other staff.",
      [
        .form(
          .post(
            to: "/first-admin/\(token)", [Form.Group(fields: newAccount(name: name))],
            button: "Open the account"))
      ])
  }

  static func newAccount(name: String?) -> [Field] {
    [
      .text(
        "name", "Account", hint: "3 to 40 lower-case letters, digits, dots or hyphens.",
        value: name, autocomplete: "username"),
      newPassword("password", "Password"),
    ]
  }

  static func newPassword(_ name: String, _ label: String) -> Field {
    .text(
      name, label, hint: "\(Password.shortest) characters or more; a few words will do.",
      type: "password", autocomplete: "new-password")
  }

  static let badName = Page.Problem(
    "The account needs a name of 3 to 40 lower-case letters, digits, dots or hyphens.",
    at: "field-name")

  /// Whether an account may be called so.
  static func isName(_ name: String) -> Bool {
    (3...40).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46
      }
  }

  /// What is wrong with a new account's name or password.
  static func problems(name: String?, password: String) -> [Page.Problem] {
    var problems: [Page.Problem] = []
    if !isName(name ?? "") {
      problems.append(badName)
    }
    if let problem = Password.problem(password, name: name ?? "\u{0}") {
      problems.append(Page.Problem(problem, at: "field-password"))
    }
    return problems
  }
}
