import Access
import Domain
import HTTPTypes
import Hummingbird
import Workflows

/// How all partnerships stand.
enum PortfolioRoutes {
  static let routes: [ServiceRoute] = [
    .page(
      .get, "/portfolio", .question(.seeProgress), "How all partnerships stand, overdue first"
    ) { call in
      do {
        let (page, rounds) = try await look(call, call.query)
        return call.page(PortfolioPages.page(page, call.query, rounds: rounds))
      } catch let failure as Failure where failure.kind == .badInput {
        // What was asked stays in its form, above how all partnerships stand today.
        let (page, rounds) = try await look(call, Answers())
        return call.wrong(PortfolioPages.page(page, call.query, rounds: rounds), failure)
      }
    },
    .page(.get, "/portfolio/csv", .question(.seeProgress), "The portfolio's table as a file") {
      call in
      let table = PortfolioPages.table(of: try await look(call, call.query).page)
      return .file(table.csv, "text/csv; charset=utf-8", named: "portfolio.csv")
    },
    .api(
      .get, "/api/v1/portfolio", .question(.seeProgress),
      "How all partnerships stand that one may follow, overdue first",
      APIDescription(
        parameters: [
          .init(name: "round", summary: "Of this round"),
          .init(name: "phase", summary: "confirmed, active or renewed"),
          .init(name: "text", summary: "A part of a district's name, or a facilitator's number"),
          .init(name: "warned", summary: "yes for those with warnings alone"),
          .init(name: "on", summary: "As of this day, such as 2027-01-31"),
        ], answer: "portfolio")
    ) { call in call.json(try await look(call, call.query).page.json()) },
  ]

  private static func look(
    _ call: Call, _ query: Answers
  ) async throws -> (page: RegistryPage, rounds: [String]) {
    let filter = try PortfolioPages.Filter(query)
    return try await call.desk { desk in
      let rounds = try desk.rounds()
      return (
        filter.applied(to: try desk.portfolio(round: filter.round, on: filter.day)),
        rounds.rows.indices.map { rounds.words($0, "round") }
      )
    }
  }
}
