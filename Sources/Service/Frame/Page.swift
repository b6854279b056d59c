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
struct Block: Equatable, Sendable {
  var headingText: String?
  var headingPlace: String?
  var paragraphText: String?
  var hintText: String?
  var alert: Alert?
  var bullets: [Bullet] = [] { didSet { hasBullets = !bullets.isEmpty } }
  private(set) var hasBullets = false
  var summary: [SummaryRow] = [] { didSet { hasSummary = !summary.isEmpty } }
  private(set) var hasSummary = false
  var table: Table?
  var progress: Progress?
  var picture: Picture?
  var cards: [Card] = [] { didSet { hasCards = !cards.isEmpty } }
  private(set) var hasCards = false
  var branches: [Branch] = [] { didSet { hasBranches = !branches.isEmpty } }
  private(set) var hasBranches = false
  var form: Form?
  /// A link that looks like a button, for what leads away from here.
  var actionText: String?
  var actionPath: String?
  /// A text to copy, such as a link.
  var secretText: String?
  var secretLabel: String?

  struct Alert: Equatable, Sendable {
    enum Kind: String, Sendable { case note, warning, error, done }

    var alertKind: String
    var alertRole: String?
    var alertHeading: String?
    var alertLines: [String]
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

  struct Progress: Equatable, Sendable {
    var eventsPath: String
    var progressText: String
    var progressLabel: String
  }

  /// A statement with those that hang on it.
  struct Branch: Equatable, Sendable {
    var branchRole: String
    var branchText: String
    var branches: [Branch] { didSet { hasBranches = !branches.isEmpty } }
    private(set) var hasBranches: Bool

    init(_ role: String, _ text: String, _ branches: [Branch]) {
      branchRole = role
      branchText = text
      self.branches = branches
      hasBranches = !branches.isEmpty
    }
  }

  /// A picture with a path of its own; what it shows stands in a table, too.
  struct Picture: Equatable, Sendable {
    var picturePath: String
    var pictureWords: String
    var pictureCaption: String
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
    var cardLinks: [Link] = [] { didSet { hasCardLinks = !cardLinks.isEmpty } }
    private(set) var hasCardLinks = false

    init(
      cardTitle: String, cardPath: String? = nil, cardTag: String? = nil, cardFacts: [Fact],
      cardLinks: [Link] = []
    ) {
      self.cardTitle = cardTitle
      self.cardPath = cardPath
      self.cardTag = cardTag
      self.cardFacts = cardFacts
      self.cardLinks = cardLinks
      hasCardLinks = !cardLinks.isEmpty
    }
  }
}

extension Block {
  static func heading(_ text: String, place: String? = nil) -> Block {
    var block = Block()
    block.headingText = text
    block.headingPlace = place
    return block
  }

  static func paragraph(_ text: String) -> Block {
    var block = Block()
    block.paragraphText = text
    return block
  }

  static func hint(_ text: String) -> Block {
    var block = Block()
    block.hintText = text
    return block
  }

  static func alert(_ kind: Alert.Kind, _ heading: String?, _ lines: [String]) -> Block {
    var block = Block()
    block.alert = Alert(
      alertKind: kind.rawValue, alertRole: kind == .error ? "alert" : nil, alertHeading: heading,
      alertLines: lines)
    return block
  }

  static func bullets(_ texts: [String]) -> Block {
    links(texts.map { Bullet(bulletText: $0) })
  }

  static func links(_ bullets: [Bullet]) -> Block {
    var block = Block()
    block.bullets = bullets
    return block
  }

  static func summary(_ rows: [SummaryRow]) -> Block {
    var block = Block()
    block.summary = rows
    return block
  }

  static func table(_ table: Table) -> Block {
    var block = Block()
    block.table = table
    return block
  }

  static func cards(_ cards: [Card]) -> Block {
    var block = Block()
    block.cards = cards
    return block
  }

  static func tree(_ branch: Branch) -> Block {
    var block = Block()
    block.branches = [branch]
    return block
  }

  static func form(_ form: Form) -> Block {
    var block = Block()
    block.form = form
    return block
  }

  static func secret(_ text: String, label: String) -> Block {
    var block = Block()
    block.secretText = text
    block.secretLabel = label
    return block
  }

  static func action(_ text: String, path: String) -> Block {
    var block = Block()
    block.actionText = text
    block.actionPath = path
    return block
  }

  static func picture(_ path: String, words: String, caption: String) -> Block {
    var block = Block()
    block.picture = Picture(picturePath: path, pictureWords: words, pictureCaption: caption)
    return block
  }

  static func progress(_ text: String, label: String, events: String) -> Block {
    var block = Block()
    block.progress = Progress(eventsPath: events, progressText: text, progressLabel: label)
    return block
  }
}
