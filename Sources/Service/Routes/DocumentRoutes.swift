import Access
import Domain
import Drafting
import Foundation
import HTTPTypes
import Hummingbird
import Workflows

/// A partnership's blueprint, agreement and agendas, as pages and as files.
enum DocumentRoutes {
  private static let root = "/partnerships/{partnership}"

  static let routes: [ServiceRoute] = [
    .page(.get, root + "/blueprint", .question(.seePartnership), "A partnership's blueprint") {
      call in try await page(call, "blueprint")
    },
    .page(
      .get, root + "/documents/{document}", .question(.seePartnership),
      "A partnership's agreement or agenda"
    ) { call in try await page(call, try call.part("document")) },
    .page(
      .get, root + "/documents/{document}/{form}", .question(.seePartnership),
      "A document of a partnership as a file"
    ) { call in try await file(call) },
    .page(
      .get, root + "/pack", .question(.seePartnership),
      "What one reads before the first meeting of a partnership"
    ) { call in
      let id = try call.number("partnership")
      let (pack, hasDocuments) = try await call.desk {
        (try $0.contextPack(of: id), try $0.canSeeDocuments(of: id))
      }
      return call.page(ContextPackPage.page(pack, canSeeDocuments: hasDocuments))
    },
    .page(
      .get, root + "/meetings.ics", .question(.seePartnership),
      "The meetings of a partnership's first year as a calendar file"
    ) { call in
      let id = try call.number("partnership")
      let bytes = try await call.desk { try $0.meetings(of: id) }
      return .file(bytes, "text/calendar; charset=utf-8", named: "partnership-\(id).ics")
    },
  ]

  private static func document(_ part: String) throws -> Blueprint.Document {
    guard let found = DocumentPages.documents.first(where: { $0.part == part }) else {
      throw HTTPError(.notFound)
    }
    return found.document
  }

  private static func page(_ call: Call, _ part: String) async throws -> Response {
    let id = try call.number("partnership")
    let overview = try await call.desk { try $0.overview(id) }
    let document = try document(part)
    let blueprint = try await call.desk { try $0.document(document, of: id) }
    return call.page(DocumentPages.page(overview, blueprint, part: part))
  }

  private static func file(_ call: Call) async throws -> Response {
    let (id, part, form) = (
      try call.number("partnership"), try call.part("document"), try call.part("form")
    )
    _ = try await call.desk { try $0.origin(of: id) }
    let document = try document(part)
    let kind: Blueprinting.Form =
      switch form {
      case "md": .markdown
      case "html": .html
      case "json": .json
      case "docx": .docx(moment: Int(call.now.timeIntervalSince1970))
      default: throw HTTPError(.notFound)
      }
    let bytes =
      form == "docx"
      ? try await call.press { try $0.documentFile(document, of: id, as: kind) }
      : try await call.desk { try $0.documentFile(document, of: id, as: kind) }
    let mediaType = DocumentPages.forms.first { $0.form == form }?.mediaType ?? "text/plain"
    return .file(bytes, mediaType, named: "partnership-\(id)-\(part).\(form)")
  }
}
