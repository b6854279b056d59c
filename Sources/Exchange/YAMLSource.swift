import Yams

/// Reads YAML settings into nodes that know their line.
enum YAMLSource {
  /// Settings are a few dozen lines.
  static let sizeLimit = 1 << 20

  /// The root of the document in `source`, or nothing if it holds only comments.
  static func read(_ source: SourceText) throws(Problem) -> SourceNode? {
    let text = String(decoding: source.bytes[source.start...], as: UTF8.self)
    guard source.bytes.count <= sizeLimit else {
      throw Problem(file: source.file, line: 1, fault: .fileTooLarge(limit: sizeLimit))
    }
    if let line = lineOfAlias(in: source.bytes) {
      throw Problem(
        file: source.file, line: line,
        fault: .syntax(
          "The settings refer to another place (\"*\").", fix: "Write the value out."))
    }
    do {
      return try Yams.compose(yaml: text, .basic, .default, .utf8).map { node(from: $0) }
    } catch {
      throw problem(from: error, file: source.file, text: text)
    }
  }

  /// The line of an alias whose anchor stands in the text.
  ///
  /// Aliases of aliases unfold without bound while Yams compares keys, so they must be found
  /// before it reads them.
  private static func lineOfAlias(in bytes: [UInt8]) -> Int? {
    func names(after sign: UInt8) -> [(name: ArraySlice<UInt8>, index: Int)] {
      bytes.indices.filter { bytes[$0] == sign }.map { index in
        let name = bytes[(index + 1)...].prefix {
          $0 >= 0x80 || Character(UnicodeScalar($0)).isLetter
            || Character(UnicodeScalar($0)).isNumber
            || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
        return (name, index)
      }
    }
    let anchors = Set(names(after: UInt8(ascii: "&")).map { Array($0.name) }).subtracting([[]])
    guard !anchors.isEmpty else { return nil }
    let alias = names(after: UInt8(ascii: "*")).first { anchors.contains(Array($0.name)) }
    guard let alias else { return nil }
    return bytes[..<alias.index].count { $0 == UInt8(ascii: "\n") } + 1
  }

  private static func node(from node: Node) -> SourceNode {
    let line = node.mark?.line ?? 1
    let position = node.mark?.column ?? 1
    let value: SourceNode.Value
    switch node {
    case .scalar(let scalar):
      let isNull =
        scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      value = isNull ? .null : .text(scalar.string)
    case .sequence(let sequence):
      value = .list(sequence.map { Self.node(from: $0) })
    case .mapping(let mapping):
      value = .object(
        mapping.map { key, value in
          SourceNode.Member(
            key: key.scalar?.string ?? "", line: key.mark?.line ?? line,
            position: key.mark?.column ?? position, value: Self.node(from: value))
        })
    case .alias:
      value = .null
    }
    return SourceNode(value: value, line: line, position: position)
  }

  private static func problem(from error: any Error, file: String, text: String) -> Problem {
    let fix = "Write each setting as \"key: value\", and indent nested ones by two spaces."
    switch error as? YamlError {
    case .scanner(_, let reason, let mark, _), .parser(_, let reason, let mark, _),
      .composer(_, let reason, let mark, _):
      return Problem(
        file: file, line: mark.line, position: mark.column,
        fault: .syntax("This is not YAML (\(Excerpt.of(reason))).", fix: fix))
    case .duplicatedKeysInMapping(let keys, let context):
      return Problem(
        file: file, line: max(1, context.mark.line), position: max(1, context.mark.column),
        fault: .repeatedKey(Excerpt.of(keys.first ?? "")))
    case .reader(let reason, let offset, _, _):
      let line = text.prefix(offset ?? 0).count { $0.isNewline } + 1
      return Problem(
        file: file, line: line,
        fault: .syntax("This is not YAML (\(Excerpt.of(reason))).", fix: fix))
    default:
      return Problem(file: file, line: 1, fault: .syntax("This is not YAML.", fix: fix))
    }
  }
}
