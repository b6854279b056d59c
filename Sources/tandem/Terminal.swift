import Drafting
import Foundation

/// Standard output for data, standard error for words and progress.
enum Terminal {
  /// Words for people, one line each.
  static func say(_ lines: [String]) {
    for line in lines { FileHandle.standardError.write(Data((line + "\n").utf8)) }
  }

  /// Data, as it is.
  static func print(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

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
}
