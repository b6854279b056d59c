import Access
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Workflows

/// The registry as a whole: its check, its backup, and what comes in and goes out as files.
enum RegistryRoutes {
  static let routes: [ServiceRoute] = [
    .page(.get, "/registry", .question(.check), "The registry's check and files") { call in
      let (actor, rounds) = (try call.signedIn(), try await names(call))
      return call.page(RegistryPages.overview(actor, rounds: rounds))
    },
    .page(.get, "/registry/check", .question(.check), "Whether the registry is sound") { call in
      let report = try await call.bench { desk, _ in try desk.check(against: nil) }
      return call.page(RegistryPages.check(report.answer, isSound: report.isSound))
    },
    .page(.get, "/registry/backup", .question(.backUp), "The whole registry as a file") { call in
      try await backup(call)
    },
    .page(
      .get, "/rounds/{round}/outcomes", .question(.exportResearch),
      "Outcomes of a round's partnerships, without names"
    ) { call in
      let round = try call.part("round")
      let bytes = try await call.desk { try $0.outcomes(round: round) }
      return .file(bytes, "text/csv; charset=utf-8", named: "round-\(round)-outcomes.csv")
    },
    .page(.get, "/uploads", .question(.importFiles), "Take in files") { call in
      call.page(RegistryPages.uploads(call.query, rounds: try await names(call)))
    },
    .upload("/uploads", .question(.importFiles), "Show what files would do") { call in
      try await preview(call)
    },
    .page(
      .post, "/uploads/{upload}", .question(.importFiles), "Take files in that were looked at"
    ) { call in
      let (name, actor) = (try call.part("upload"), try call.signedIn())
      let upload = try call.house.uploads.find(name, of: actor, now: call.now)
      if upload.kind == .bundle, call.form["confirm"] != "yes" {
        // The round may have changed since the files were looked at.
        let (answers, _) = try await run(upload, isTrial: true, call)
        if answers.contains(where: RegistryPages.writesOver) {
          return call.wrong(
            RegistryPages.preview(answers, upload: name, hasSkipped: false),
            [RegistryPages.missingWord])
        }
      }
      let (answers, _) = try await run(upload, isTrial: false, call)
      return call.page(
        RegistryPages.done(answers, upload: name, hasSkipped: !upload.skipped.isEmpty))
    },
    .page(
      .get, "/uploads/{upload}/skipped", .question(.importFiles), "Rows that files leave out"
    ) { call in
      let (name, actor) = (try call.part("upload"), try call.signedIn())
      let upload = try call.house.uploads.find(name, of: actor, now: call.now)
      return .file(upload.skipped, "text/csv; charset=utf-8", named: "skipped.csv")
    },
    .api(
      .get, "/api/v1/registry/check", .question(.check), "Whether the registry is sound",
      APIDescription(answer: "check")
    ) { call in
      call.json(try await call.bench { desk, _ in try desk.check(against: nil).answer })
    },
  ]

  private static func names(_ call: Call) async throws -> [String] {
    let rounds = try await call.desk { try $0.rounds() }
    return rounds.rows.indices.map { rounds.words($0, "round") }
  }

  // MARK: Uploads

  private static func preview(_ call: Call) async throws -> Response {
    let (form, rounds) = (call.form, try await names(call))
    func wrong(_ problems: [Page.Problem]) -> Response {
      call.wrong(RegistryPages.uploads(form, rounds: rounds), problems)
    }
    guard let kind = form["kind"].flatMap(Upload.Kind.init(rawValue:)), !call.files.isEmpty else {
      return wrong([RegistryPages.noFile])
    }
    if kind == .bundle, !RoundForm.isName(form["round"] ?? "") {
      return wrong([RegistryPages.noRound])
    }
    let lines = (form["map"] ?? "").split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    var upload = Upload(
      kind: kind, files: call.files, round: form["round"], year: form["year"], mappings: lines)
    do {
      let (answers, skipped) = try await run(upload, isTrial: true, call)
      upload.skipped = skipped
      let name = call.house.uploads.keep(upload, of: try call.signedIn(), now: call.now)
      return call.page(
        RegistryPages.preview(answers, upload: name, hasSkipped: !skipped.isEmpty))
    } catch let failure as Failure where failure.kind == .badInput || failure.kind == .notFound {
      return wrong(RegistryPages.problems(failure))
    }
  }

  /// Takes an upload in, or tries it; returns what it did and the rows that it left out.
  private static func run(
    _ upload: Upload, isTrial: Bool, _ call: Call
  ) async throws -> (answers: [RegistryAnswer], skipped: [UInt8]) {
    try await call.bench { desk, _ in
      switch upload.kind {
      case .bundle:
        let source = try bundle(upload.files)
        var answer = try desk.load(source, round: upload.round ?? "", isTrial: isTrial)
        answer.paragraph = ([answer.paragraph] + source.warnings).joined(separator: " ")
        return ([answer], [])
      case .districts:
        var (answers, rows): ([RegistryAnswer], [[String]]) = ([], [])
        for file in upload.files {
          var request = ImportRequest(path: file.name)
          request.bytes = file.bytes
          request.year = upload.year
          request.isTrial = isTrial
          for mapping in upload.mappings { try request.add(mapping: mapping) }
          let outcome = try desk.takeIn(request)
          answers.append(outcome.answer)
          rows += outcome.skippedRows
        }
        return (answers, rows.isEmpty ? [] : SkippedRows.csv(rows))
      }
    }
  }

  /// A bundle that came as one document, or as the tables of a folder.
  private static func bundle(_ files: [UploadedFile]) throws -> Source {
    if files.count == 1, let file = files.first, file.name.lowercased().hasSuffix(".json") {
      return try Source(json: file.bytes, name: file.name)
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "tandem-upload-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      try Data(file.bytes).write(to: folder.appending(path: file.name))
    }
    do throws(Failure) {
      return try Source(contentsOf: folder.path)
    } catch {
      // The folder's name would tell nobody anything.
      throw Failure(
        error.kind, error.lines.map { $0.replacing(folder.path, with: "the files") })
    }
  }

  // MARK: Backup

  private static let pieceSize = 1 << 20

  private static func backup(_ call: Call) async throws -> Response {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "tandem-backup-\(UUID().uuidString)")
    let file = try await call.bench { desk, _ in
      // A folder of its own, which nobody else may read while the copy stands there by a name.
      try FileManager.default.createDirectory(
        at: place, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      // The copy stays readable through the handle, and is gone with it whatever happens.
      defer { try? FileManager.default.removeItem(at: place) }
      let copy = place.appending(path: "copy.sqlite")
      try desk.backUp(to: copy.path)
      return try FileHandle(forReadingFrom: copy)
    }
    let house = call.house
    let day = try await call.desk { $0.today.description }
    var response = Response.file([], "application/vnd.sqlite3", named: "tandem-\(day).sqlite")
    response.headers[.contentLength] = nil
    response.body = ResponseBody { writer in
      while true {
        let piece = try await house.aside { try file.read(upToCount: pieceSize) }
        guard let piece, !piece.isEmpty else { break }
        try await writer.write(ByteBuffer(bytes: piece))
      }
      try await writer.finish(nil)
    }
    return response
  }
}
