import Access
import Domain
import HTTPTypes
import Hummingbird
import Storage
import Workflows

/// Needs that public records suggest to a district.
enum SuggestionRoutes {
  private static let path = "/districts/{district}/suggestions"

  static let routes: [ServiceRoute] = [
    .page(
      .get, path, .question(.seeSuggestions), "Needs that public records suggest to a district"
    ) { call in call.page(try await page(call)) },
    .page(.post, path, .question(.takeSuggestion), "Take a suggested need as one's own") { call in
      let (id, page, form) = (try call.district, try await page(call), call.form)
      guard let parts = form["suggestion"]?.split(separator: "@", maxSplits: 1).map(String.init),
        let topic = parts.first, let round = form["round"],
        let priority = form["priority"].flatMap({ Int($0) })
      else { return call.wrong(page, [SuggestionPages.missing]) }
      let group = parts.count == 2 ? parts[1] : nil
      return try await call.change(
        to: Place.path("districts", id.rawValue, "suggestions"), .kept, or: { page },
        {
          try $0.takeSuggestion(
            topic, group: group, priority: priority, of: id.rawValue, round: round)
        })
    },
  ]

  private static func page(_ call: Call) async throws -> Page {
    let (id, actor, form) = (try call.district, try call.signedIn(), call.form)
    let canTake = Permission.allows(actor, .takeSuggestion, about: Subject(districts: [id]))
    return try await call.desk { desk in
      let answer = try desk.suggestions(id.rawValue)
      let all = try desk.rounds()
      let open = all.rows.indices.filter {
        all.words($0, "registration") == RegistrationTime.open.rawValue
      }
      .map { all.words($0, "round") }
      let begun = try desk.registeredRounds(of: id).filter(open.contains)
      let taken =
        canTake ? try begun.first.flatMap { try desk.registration(of: id, round: $0) } : nil
      return SuggestionPages.page(
        id, answer, rounds: begun,
        taken: Set(taken?.district.needs.map(\.topic.rawValue) ?? []), canTake: canTake, form)
    }
  }
}
