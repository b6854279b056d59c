/// A page as a value: everything that it shows, already worded for its reader.
///
/// The names of the fields are those of the templates; no two levels of one page share a name, since
/// Mustache looks a name that is absent up in what surrounds it.
struct Page: Equatable, Sendable {
  var title: String
  var lede: String?
  var blocks: [Block] = []
  /// What is wrong with an answer, shown above everything else.
  var problems: [Problem] = []
  /// What was done just now.
  var notice: String?
  var steps: [Step] = []
  var backPath: String?
  /// Seconds after which the page is loaded anew where there is no JavaScript.
  var refreshSeconds: Int?

  init(_ title: String, lede: String? = nil, _ blocks: [Block] = []) {
    self.title = title
    self.lede = lede
    self.blocks = blocks
  }

  struct Problem: Equatable, Sendable {
    var problemText: String
    /// The id of the field that it is about.
    var problemPlace: String?

    init(_ text: String, at place: String? = nil) {
      problemText = text
      problemPlace = place
    }
  }

  /// The page with the ids of fields apart in its second form and those after it.
  func settingFormsApart() -> Page {
    var page = self
    var forms = 0
    for block in page.blocks.indices {
      guard var form = page.blocks[block].form else { continue }
      forms += 1
      guard forms > 1 else { continue }
      for group in form.groups.indices {
        for field in form.groups[group].fields.indices {
          form.groups[group].fields[field].makeIDUnique(forms)
        }
      }
      page.blocks[block].form = form
    }
    return page
  }

  /// One step of several.
  struct Step: Equatable, Sendable {
    var stepNumber: Int
    var stepName: String
    var stepPath: String?
    var stepState: String
    var stepStateWords: String
    var isCurrentStep: Bool
  }
}

/// One part of a page, from top to bottom.
enum Block: Equatable, Sendable {
  case heading(String, place: String? = nil)
  case paragraph(String)
  case hint(String)
  case alert(Alert.Kind, String?, [String])
  case links([Bullet])
  case summary([SummaryRow])
  case table(Table)
  /// A picture with a path of its own; what it shows stands in a table, too.
  case picture(String, words: String, caption: String? = nil)
  case progress(String, label: String, events: String)
  case cards([Card])
  case tree(Branch)
  case form(Form)
  /// A link that looks like a button, for what leads away from here.
  case action(String, path: String)
  /// A text to copy, such as a link.
  case secret(String, label: String)
  /// Blocks that were rendered before.
  case rendered(String)

  static func bullets(_ texts: [String]) -> Block {
    .links(texts.map { Bullet(bulletText: $0) })
  }

  var form: Form? {
    get { if case .form(let form) = self { form } else { nil } }
    set { if let newValue { self = .form(newValue) } }
  }

  enum Alert {
    enum Kind: String, Sendable { case note, warning, error, done }
  }

  struct Bullet: Equatable, Sendable {
    var bulletText: String
    var bulletPath: String?
    var bulletMore: String?
  }

  struct SummaryRow: Equatable, Sendable {
    var term: String
    var termValues: [String]
    var changePath: String?
    var changeWords = "Change"
  }

  /// A statement with those that hang on it.
  struct Branch: Equatable, Sendable {
    var branchRole: String
    var branchText: String
    var branches: [Branch]

    init(_ role: String, _ text: String, _ branches: [Branch]) {
      branchRole = role
      branchText = text
      self.branches = branches
    }
  }

  /// A thing among several, readable on a phone and in print.
  struct Card: Equatable, Sendable {
    struct Link: Equatable, Sendable {
      var linkText: String
      var linkPath: String
    }

    struct Fact: Equatable, Sendable {
      var factName: String
      var factValues: [String]
    }

    var cardTitle: String
    var cardPath: String?
    var cardTag: String?
    var cardFacts: [Fact]
    var cardLinks: [Link] = []
  }
}
