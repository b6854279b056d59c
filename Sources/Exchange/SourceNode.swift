/// A value of a nested document, JSON or YAML, that knows where it stands.
struct SourceNode: Sendable {
  struct Member: Sendable {
    var key: String
    var line: Int
    var position: Int
    var value: SourceNode
  }

  indirect enum Value: Sendable {
    case null
    case flag(Bool)
    /// The number as written.
    case number(String)
    case text(String)
    case list([SourceNode])
    case object([Member])
  }

  var value: Value
  /// Counted from 1.
  var line: Int
  /// Counted from 1.
  var position: Int

  /// What kind of value it is, in words.
  var kind: String {
    switch value {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .number: "a number"
    case .text: "text"
    case .list: "a list"
    case .object: "an object with keys"
    }
  }

  /// Whether it is exactly this text.
  func isText(_ text: String) -> Bool {
    if case .text(text) = value { true } else { false }
  }

  /// The member of an object with this key.
  subscript(key: String) -> SourceNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }
}
