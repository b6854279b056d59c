import Access

/// Where each role finds its way, and what it is called.
enum Navigation {
  struct Place: Sendable {
    var path: String
    var label: String
  }

  private enum Words {
    static let district = "My district"
    static let proposals = "Proposals"
    static let assignments = "My assignments"
    static let profile = "My profile"
    static let calendars = "Calendar"
    static let nextLink = "My next link"
    static let wishes = "Partners we want"
    static let rounds = "Rounds"
    static let directory = "Directory"
    static let partnerships = "Partnerships"
    static let questions = "Questions"
    static let portfolio = "Portfolio"
    static let facilitators = "Facilitators"
    static let relationships = "Relationships"
    static let policies = "Policies"
    static let registry = "Registry"
    static let invitations = "Invitations"
    static let accounts = "Accounts"
    static let audit = "Audit"
    static let account = "My account"
  }

  static func places(for actor: Actor?) -> [Place] {
    guard let actor else { return [] }
    var places: [Place] = []
    func add(_ path: String, _ label: String) { places.append(Place(path: path, label: label)) }
    switch actor.role {
    case .districtLead, .districtMember:
      add("/districts/\(actor.id)", Words.district)
      add("/proposals", Words.proposals)
      if actor.role == .districtLead {
        add(WishPages.path(actor.id), Words.wishes)
      }
      add("/directory", Words.directory)
      add("/calendars", Words.calendars)
      if ReturnPages.makesOwnLinks(actor) { add(ReturnPages.path, Words.nextLink) }
    case .facilitator:
      add("/facilitators/\(actor.id)/assignments", Words.assignments)
      add("/facilitators/\(actor.id)/profile", Words.profile)
      add("/directory", Words.directory)
      add("/calendars", Words.calendars)
      add(ReturnPages.path, Words.nextLink)
    case .stateAdmin, .stateStaff:
      add("/rounds", Words.rounds)
      add("/partnerships", Words.partnerships)
      add(QuestionPages.path, Words.questions)
      add("/portfolio", Words.portfolio)
      add("/directory", Words.directory)
      add("/facilitators", Words.facilitators)
      add("/relationships", Words.relationships)
      add("/policies", Words.policies)
      add("/invitations", Words.invitations)
      add("/registry", Words.registry)
      if Permission.allows(actor, .editAccounts) { add("/accounts", Words.accounts) }
      if Permission.allows(actor, .seeAudit) { add("/audit", Words.audit) }
      add("/account", Words.account)
    case .researcher:
      add("/rounds", Words.rounds)
      add("/directory", Words.directory)
      add("/account", Words.account)
    case .auditor:
      add("/audit", Words.audit)
      add("/registry", Words.registry)
      add("/rounds", Words.rounds)
      add("/directory", Words.directory)
      add("/account", Words.account)
    }
    return places
  }

  /// The first page after signing in.
  static func home(of actor: Actor) -> String { places(for: actor).first?.path ?? "/" }

  /// `state staff: ana`; a party by its name, if that is known.
  static func who(_ actor: Actor, named name: String? = nil) -> String {
    guard let name else {
      return "\(actor.role.rawValue.replacing("-", with: " ")): \(actor.id)"
    }
    switch actor.role {
    case .districtMember: return "\(name), for a colleague"
    case .facilitator: return "\(name), facilitator"
    default: return name
    }
  }
}
