import Access
import Domain
import Drafting
import HTTPTypes
import Hummingbird
import Workflows

/// A partnership's indicators, their figures and their trends.
enum IndicatorRoutes {
  private static let root = "/partnerships/{partnership}/indicators"

  static let routes: [ServiceRoute] = [
    .page(.get, root, .question(.seeProgress), "A partnership's indicators") { call in
      call.page(try await list(call))
    },
    .page(.post, root, .question(.recordProgress), "Add an indicator") { call in
      let (id, page) = (try call.number("partnership"), try await list(call))
      let (form, problems) = IndicatorPages.read(call.form)
      guard problems.isEmpty else { return call.wrong(page, problems) }
      return try await call.change(
        to: PartnershipPages.path(id, .indicators), .kept, or: { page },
        { _ = try $0.putIndicator(form, partnership: id) })
    },
    .page(.get, root + "/{number}", .question(.seeProgress), "An indicator and its trend") {
      call in call.page(try await one(call))
    },
    .page(.post, root + "/{number}", .question(.recordProgress), "Record a figure or a target") {
      call in
      let (id, number) = (try call.number("partnership"), try call.number("number"))
      let page = try await one(call)
      let (form, problems) = IndicatorPages.readFigure(call.form)
      guard problems.isEmpty else { return call.wrong(page, problems) }
      return try await call.change(
        to: PartnershipPages.path(id, "indicators", "\(number)"), .kept, or: { page },
        { try $0.recordFigures(form, indicator: number, partnership: id) })
    },
    .page(
      .get, root + "/{number}/trend.svg", .question(.seeProgress), "An indicator as a picture"
    ) { call in
      let (id, number) = (try call.number("partnership"), try call.number("number"))
      let trend = try await call.desk { try $0.trend(of: id, indicator: number, group: nil) }
      return .bytes(trend.picture.file, "image/svg+xml")
    },
  ]

  private static func list(_ call: Call) async throws -> Page {
    let id = try call.number("partnership")
    let (overview, answer) = try await call.desk {
      (try $0.recorded(id), try $0.indicators(of: id, year: nil))
    }
    return IndicatorPages.page(overview, answer, call.form)
  }

  private static func one(_ call: Call) async throws -> Page {
    let (id, number) = (try call.number("partnership"), try call.number("number"))
    let (overview, answer, trend) = try await call.desk {
      (
        try $0.recorded(id), try $0.indicators(of: id, year: nil),
        try $0.trend(of: id, indicator: number, group: nil)
      )
    }
    guard
      let row = answer.rows.indices.first(where: { answer.words($0, "indicator") == "\(number)" })
    else { throw HTTPError(.notFound) }
    return IndicatorPages.one(overview, answer, row: row, trend: trend, form: call.form)
  }
}
