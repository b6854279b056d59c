import Foundation

/// The program pandoc, which turns our HTML into a word processor's document.
package enum Pandoc {
  /// Why there is no document.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    /// The program is in none of the folders of `PATH`.
    case missing
    /// It ended with this code and these words.
    case refused(code: Int32, words: String)
    /// It could not be started, or its files could not be written or read.
    case file(reason: String)

    package var description: String {
      switch self {
      case .missing:
        "A .docx document is made by the program pandoc, which is not in any folder of PATH."
          + " Install it (Debian and Ubuntu: apt-get install pandoc; macOS: brew install pandoc;"
          + " others: pandoc.org), or choose --format html, which word processors also open."
      case .refused(let code, let words):
        "pandoc ended with code \(code): \(words). Version 2.9 or later is needed."
      case .file(let reason): "pandoc could not be run (\(reason))."
      }
    }
  }

  /// The bytes of a `.docx` document with real headings and tables.
  ///
  /// The same input gives the same bytes with the same pandoc; its dates are those of `moment`.
  /// `html` is a `body` whose `custom-style` attributes name styles of `WordStyles`; `language` is
  /// as in BCP 47; `moment`, in seconds since 1970, is what the document gives as its date.
  package static func docx(
    html: String, title: String, language: String, moment: Int,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Failure) -> [UInt8] {
    guard let program = path(in: environment) else { throw .missing }
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("tandem-\(UUID().uuidString)")
    defer { try? files.removeItem(at: folder) }
    do {
      try files.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try Data(WordStyles.reference(language: language))
        .write(to: folder.appendingPathComponent("reference.docx"))
      try Data(html.utf8).write(to: folder.appendingPathComponent("manuscript.html"))
      let settings = ["title": title, "lang": language]
      try JSONEncoder().encode(settings).write(to: folder.appendingPathComponent("settings.json"))
    } catch {
      throw .file(reason: error.localizedDescription)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.currentDirectoryURL = folder
    process.arguments = [
      "--from=html+native_divs+native_spans", "--to=docx", "--reference-doc=reference.docx",
      "--metadata-file=settings.json", "--output=document.docx", "manuscript.html",
    ]
    process.environment = environment.merging(
      ["SOURCE_DATE_EPOCH": "\(moment)"], uniquingKeysWith: { $1 })
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    do {
      try process.run()
      let number = process.processIdentifier
      let end = DispatchWorkItem { kill(number, SIGTERM) }
      DispatchQueue.global().asyncAfter(deadline: .now() + longest, execute: end)
      defer { end.cancel() }
      let words = try errors.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw Failure.refused(
          code: process.terminationStatus,
          words: Excerpt.of(Blanks.trimmed(String(decoding: words, as: UTF8.self))))
      }
      return [UInt8](try Data(contentsOf: folder.appendingPathComponent("document.docx")))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .file(reason: error.localizedDescription)
    }
  }

  /// A document takes two seconds; whoever waits for it is told after this many.
  private static let longest = 60.0

  /// Whether the program is in a folder of `PATH`.
  package static var isThere: Bool { path(in: ProcessInfo.processInfo.environment) != nil }

  /// Where the program is.
  private static func path(in environment: [String: String]) -> String? {
    (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/pandoc" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
