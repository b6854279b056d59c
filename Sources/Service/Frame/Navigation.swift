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
    static let rounds = "Rounds"
    static let directory = "Directory"
    static let partnerships = "Partnerships"
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
      add("/calendars", Words.calendars)
    case .facilitator:
      add("/facilitators/\(actor.id)/assignments", Words.assignments)
      add("/facilitators/\(actor.id)/profile", Words.profile)
      add("/calendars", Words.calendars)
    case .stateAdmin, .stateStaff:
      add("/rounds", Words.rounds)
      add("/partnerships", Words.partnerships)
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

  /// `state staff: ana`.
  static func who(_ actor: Actor) -> String {
    "\(actor.role.rawValue.replacing("-", with: " ")): \(actor.id)"
  }
}
