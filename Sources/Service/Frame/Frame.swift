import Access

/// A page with what surrounds every page.
struct Frame: Sendable {
  struct Place: Sendable {
    var place: String
    var label: String
    var isHere: Bool
  }

  var language = "en"
  var documentTitle: String
  var stylesheetPath = Asset.stylesheet.path
  var scriptPath = Asset.script.path
  var isSignedIn: Bool
  var who: String
  var frameToken: String
  var navigation: [Place]
  var hasNavigation: Bool
  var hasSteps: Bool
  var hasProblems: Bool
  var title: String
  var lede: String?
  var notice: String?
  var backPath: String?
  var refreshSeconds: Int?
  var steps: [Page.Step]
  var problems: [Page.Problem]
  var blocks: [Block]
  /// The blocks as they are rendered.
  var content = ""
  var sessionWords: String

  enum Words {
    static let site = "Tandem"
    static let skip = "Skip to the main content"
    static let signOut = "Sign out"
    static let navigation = "Sections"
    static let back = "Back"
    static let steps = "Steps"
    static let problems = "There is a problem"
    static let footer = "Taking part is voluntary. What is written here may be a public record."
    static func session(minutes: Int) -> String {
      "You are signed out after \(minutes) minutes without a page. What you saved stays saved."
    }
  }

  /// A page for `actor`, who is at `path`; `token` goes into every form of it.
  init(_ page: Page, for actor: Actor?, at path: String, token: String) {
    let isWrong = !page.problems.isEmpty
    documentTitle = "\(isWrong ? "Error: " : "")\(page.title) – \(Words.site)"
    isSignedIn = actor != nil
    who = actor.map(Navigation.who) ?? ""
    frameToken = token
    navigation = Navigation.places(for: actor).map {
      Place(place: $0.path, label: $0.label, isHere: $0.path == path)
    }
    hasNavigation = !navigation.isEmpty
    hasSteps = !page.steps.isEmpty
    hasProblems = isWrong
    title = page.title
    lede = page.lede
    notice = page.notice
    backPath = page.backPath
    refreshSeconds = page.refreshSeconds
    steps = page.steps
    problems = page.problems
    blocks = page.blocks.map { block in
      guard var form = block.form, form.formMethod == "post" else { return block }
      form.formToken = token
      form.formKey = Tokens.fresh()
      return .form(form)
    }
    sessionWords = Words.session(minutes: actor.map { SessionRules.idleMinutes(of: $0.role) } ?? 0)
  }
}
