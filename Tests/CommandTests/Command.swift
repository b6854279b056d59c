import Foundation
import Testing

/// The built binary, run as a person or a script runs it.
///
/// Both outputs go to files, which never fill up, so that no command waits for its reader.
struct Command {
  /// What a command said and how it ended.
  struct Ending {
    var code: Int32
    /// Whether a signal ended the process; `code` is then its number.
    var isKilled: Bool
    var output: String
    var errors: String

    /// Standard error without the name that begins each line.
    var complaints: [String] {
      errors.split(separator: "\n").map { line in
        String(line.hasPrefix("tandem: ") ? line.dropFirst("tandem: ".count) : line)
      }
    }
  }

  /// Where the package builds its products: the folder of the test bundle.
  static let products = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent()

  var executable = products.appending(path: "tandem")
  var arguments: [String]
  /// Where the command runs; an empty folder, if not given.
  var workspace: Workspace?
  /// What the command reads from standard input; nothing, if not given.
  var input: Data?
  var environment: [String: String] = [:]
  /// Far longer than any command takes; what still runs then is killed, and the test fails.
  var patience = Duration.seconds(120)

  init(_ arguments: String..., in workspace: Workspace? = nil) {
    self.arguments = arguments
    self.workspace = workspace
  }

  /// A line of the shell, in which `tandem` is the built binary.
  static func shell(_ line: String, in workspace: Workspace) -> Command {
    var command = Command("-c", line, in: workspace)
    command.executable = URL(fileURLWithPath: "/bin/sh")
    return command
  }

  func reading(_ text: String) -> Command { reading(Data(text.utf8)) }

  func reading(_ bytes: Data) -> Command {
    var command = self
    command.input = bytes
    return command
  }

  /// Runs the command to its end; `meanwhile` is called with the process once it runs.
  func run(meanwhile: (@Sendable (Process) async throws -> Void)? = nil) async throws -> Ending {
    let scratch = try Workspace()
    defer { withExtendedLifetime((scratch, workspace)) {} }
    let files = ["output", "errors", "input"].map { scratch.folder.appending(path: $0) }
    for file in files { try (file == files[2] ? input ?? Data() : Data()).write(to: file) }

    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = (workspace ?? scratch).folder
    let path = Self.products.path + ":/usr/bin:/bin"
    process.environment = ["PATH": path, "TERM": "xterm"]
      .merging(environment) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = try FileHandle(forReadingFrom: files[2])
    let ends = AsyncStream<Void> { ended in
      process.terminationHandler = { _ in ended.finish() }
    }
    try process.run()
    let watch = Task {
      try await Task.sleep(for: patience)
      Issue.record("\(arguments) did not end")
      kill(process.processIdentifier, SIGKILL)
    }
    defer { watch.cancel() }
    try await meanwhile?(process)
    for await _ in ends {}
    return Ending(
      code: process.terminationStatus, isKilled: process.terminationReason == .uncaughtSignal,
      output: String(decoding: try Data(contentsOf: files[0]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self))
  }
}

/// A temporary folder that goes with the value that made it.
final class Workspace: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "tandem-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A folder with a bundle in `round`.
  convenience init(_ bundle: BundleText) throws {
    try self.init()
    try write(bundle)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ bundle: BundleText, to name: String = "round") throws {
    let place = folder.appending(path: name)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for (file, bytes) in bundle.files { try bytes.write(to: place.appending(path: file)) }
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// The file as text.
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// The names of everything in the folder, sorted.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// Runs `tandem` here.
  func tandem(_ arguments: String...) async throws -> Command.Ending {
    var command = Command(in: self)
    command.arguments = arguments
    return try await command.run()
  }
}
