import Access
import HTTPTypes

/// Every route of the service: what the router serves, what the documentation lists and what the
/// test of routes and roles walks.
enum RouteTable {
  static let all: [ServiceRoute] =
    OperationRoutes.routes + SignInRoutes.routes + ReturnRoutes.routes
    + DistrictRoutes.routes + WishRoutes.routes
    + PartnershipRoutes.routes + QuestionRoutes.routes + AwaitedAnswerRoutes.routes
    + PartnershipLifeRoutes.routes
    + TrackingRoutes.routes
    + IndicatorRoutes.routes + DocumentRoutes.routes + CalendarRoutes.routes
    + FacilitatorRoutes.routes + SuggestionRoutes.routes
    + PlanRoutes.routes + RecordRoutes.routes + AccountRoutes.routes
    + OpenIDRoutes.routes + LoginRoutes.routes
    + PlanQuestionRoutes.routes + LockRoutes.routes + PolicyRoutes.routes
    + PortfolioRoutes.routes + DirectoryRoutes.routes + InvitationRoutes.routes
    + RegistryRoutes.routes
    + APIRoutes.routes + APIRoundRoutes.routes + APIAccountRoutes.routes
    + PartnershipAPIRoutes.routes

  /// The methods that a path answers to, as it stands in a request.
  static func methods(at path: String) -> Set<HTTPRequest.Method> {
    let parts = path.split(separator: "/")
    return Set(
      all.lazy.filter { route in
        let pattern = route.path.split(separator: "/")
        return pattern.count == parts.count
          && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
      }.map(\.method))
  }

  /// The table as a document: a row for each route.
  static var markdown: String {
    var lines = ["| route | who decides | what |", "|---|---|---|"]
    for route in all where !route.path.hasPrefix("/files/") {
      let gate =
        switch route.gate {
        case .open: "everybody"
        case .signedIn: "whoever is signed in"
        case .question(let question): question.rawValue
        }
      lines.append("| `\(route.method.rawValue) \(route.path)` | \(gate) | \(route.summary) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
