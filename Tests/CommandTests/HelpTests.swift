import Foundation
import Testing

/// What each command says about itself, to the letter, at the width of a plain terminal.
///
/// `make help` writes the files again after a change that is meant.
struct HelpTests {
  /// `docs/help`, in which one file holds the help of one command, `NAME.txt` or `NOUN.VERB.txt`.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/help")

  static let commands: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  private static func arguments(_ name: String) -> [String] {
    // A verb may hold a hyphen itself, so that noun and verb are parted by a full stop.
    name == "tandem" ? [] : name.split(separator: ".").map(String.init)
  }

  @Test(arguments: commands)
  func `help says what docs/help holds, with examples before options and no wide line`(
    name: String
  ) async throws {
    var command = Command()
    command.arguments = Self.arguments(name) + ["--help"]
    let ending = try await command.run()
    #expect(ending.code == 0 && ending.errors == "")
    let kept = try String(
      contentsOf: Self.folder.appending(path: "\(name).txt"), encoding: .utf8)
    #expect(ending.output == kept, "`make help` writes the files again")
    let wide = ending.output.split(separator: "\n")
      .filter { $0.count > 80 && !$0.hasPrefix("USAGE:") }
    #expect(wide.isEmpty)
    if let examples = ending.output.range(of: "EXAMPLES"),
      let options = ending.output.range(of: "OPTIONS:")
    {
      #expect(examples.lowerBound < options.lowerBound)
    }
  }

  @Test func `every command has its help in docs`() async throws {
    let text = try await Command("--help").run().output
    let list = try #require(text.range(of: "SUBCOMMANDS:\n"))
    let names = text[list.upperBound...].split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(names.count >= 10)
    for name in names where name != "See" { #expect(Self.commands.contains(name), "\(name)") }
  }

  @Test func `the version is a number of three parts`() async throws {
    let ending = try await Command("--version").run()
    #expect(ending.code == 0)
    #expect(ending.output.contains(/^\d+\.\d+\.\d+\n$/))
  }

  @Test(arguments: [
    ("bash", "complete"), ("zsh", "#compdef tandem"), ("fish", "complete -c 'tandem'"),
  ])
  func `a shell gets its completions`(shell: String, words: String) async throws {
    let ending = try await Command("--generate-completion-script", shell).run()
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    #expect(ending.output.contains(words))
    #expect(ending.output.contains("blueprint"))
  }

  @Test func `a shell without completions is named`() async throws {
    let unknown = try await Command("--generate-completion-script", "tcsh").run()
    #expect(unknown.code == 2)
    #expect(unknown.output == "")
  }
}
