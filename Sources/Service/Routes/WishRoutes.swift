import Access
import Domain
import HTTPTypes
import Hummingbird
import Workflows

/// A district names partners that it wants, and those that it does not.
enum WishRoutes {
  private static let root = "/districts/{district}/wishes"

  static let routes: [ServiceRoute] = [
    .page(
      .get, root, .question(.seeRelationships), "Partners that a district wants, and does not want"
    ) { call in call.page(try await page(call)) },
    .page(.post, root, .question(.editRelationships), "Name a partner as wanted or not") { call in
      let (id, form) = (try call.district, call.form)
      let page = try await page(call)
      let problems = WishPages.problems(form)
      guard problems.isEmpty, let to = form["to"], let isWanted = WishPages.isWanted(form) else {
        return call.wrong(page, problems)
      }
      return try await call.change(
        to: WishPages.path(id.rawValue), .kept, or: { page },
        { try $0.wish(isWanted, District.ID(to), of: id) })
    },
    .page(
      .post, root + "/removals", .question(.editRelationships), "Take back what a district wished"
    ) { call in
      let (id, page) = (try call.district, try await page(call))
      let wishes = try await call.desk { try $0.wishes(of: id) }
      guard let wish = wishes.first(where: { WishPages.value($0) == call.form["wish"] }) else {
        return call.wrong(page, [WishPages.gone])
      }
      return try await call.change(
        to: WishPages.path(id.rawValue), .changed, or: { page },
        { try $0.takeBack(wish, of: id) })
    },
  ]

  private static func page(_ call: Call) async throws -> Page {
    let (id, actor, form) = (try call.district, try call.signedIn(), call.form)
    let text = form["text"] ?? call.query["text"]
    let (facts, wishes, found) = try await call.desk { desk in
      let wishes = try desk.wishes(of: id)
      let found = try text.map { try desk.wishable(for: id, $0, limit: WishPages.shown) }
      return (try desk.facts(of: id), wishes, found)
    }
    return WishPages.page(
      facts, wishes, text: text, found: found, form: form,
      canEdit: Permission.allows(
        actor, .editRelationships, about: Subject(districts: [id])))
  }
}
