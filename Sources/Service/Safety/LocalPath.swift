/// Where somebody is sent after signing in: a path of this server and nothing else.
enum LocalPath {
  /// The path if it stays here, or `nil`.
  static func checked(_ text: String?) -> String? {
    guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count < 500,
      text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
    else { return nil }
    return text
  }
}
