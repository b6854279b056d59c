import Drafting
import Foundation
import Workflows

/// Standard output for data, standard error for words and progress.
enum Terminal {
  /// More problems than anyone mends before the next try.
  static let shownLines = 50

  /// From now on a reader that leaves early does not end the process.
  ///
  /// What remains to be said is dropped, and the exit code still tells how the command ended.
  static func surviveClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Words for people, one line each; of a long list the first lines and how many there are more.
  ///
  /// Where nobody can hear them there is nobody to tell, so nothing is thrown.
  static func say(_ lines: [String]) {
    let shown = lines.count > shownLines + 1 ? Array(lines.prefix(shownLines)) : lines
    var text = shown.map { "tandem: \(harmless($0))\n" }.joined()
    if shown.count < lines.count {
      text += "tandem: … and \(lines.count - shown.count) more like these.\n"
    }
    say(raw: text)
  }

  /// A line in which a name of the input can neither break it nor steer the terminal.
  private static func harmless(_ line: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control: scalars.append(scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}")
      case .format, .lineSeparator, .paragraphSeparator: scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Words for people, as they are.
  static func say(raw text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  /// Data, as it is; a reader that has left wants no more.
  ///
  /// - Throws: `Failure.file` if standard output takes no data, such as on a full disk.
  static func print(_ bytes: [UInt8]) throws(Failure) {
    let reason = write(bytes, to: STDOUT_FILENO)
    guard reason != 0, reason != EPIPE else { return }
    throw Failure(
      .file,
      [
        "Standard output took no data (\(String(cString: strerror(reason))))."
          + " Make room for it, or write to a file with --output."
      ])
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether colours are welcome there; see no-color.org.
  static func hasColor(_ descriptor: Int32) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal(descriptor) && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }

  /// How text on standard output is laid out: to the width of the terminal, or 100 columns.
  static var style: TextStyle {
    var size = winsize()
    let hasSize =
      isTerminal(STDOUT_FILENO)
      && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return TextStyle(
      color: hasColor(STDOUT_FILENO), width: hasSize ? min(140, Int(size.ws_col)) : 100)
  }

  /// Writes all bytes; returns 0, or the `errno` that stopped it.
  ///
  /// `FileHandle.write` ends the process where a pipe is closed or a disk is full.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : EIO }
        written += count
      }
      return 0
    }
  }
}
