/// Every route of the service: what the router serves, what the documentation lists and what the
/// test of routes and roles walks.
enum RouteTable {
  static let all: [ServiceRoute] =
    OperationRoutes.routes + SignInRoutes.routes + DistrictRoutes.routes
    + PartnershipRoutes.routes + PlanRoutes.routes + RecordRoutes.routes + AccountRoutes.routes
}
