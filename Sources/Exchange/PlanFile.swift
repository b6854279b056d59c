package import Domain
import Foundation

/// Plans as files: JSON of the schema `tandem.plan/1`.
package enum PlanFile {
  /// The plan as JSON with sorted keys, two spaces of indentation and a line feed at its end.
  ///
  /// - Throws: `EncodingError` if a number of the plan is not finite.
  package static func encode(_ plan: Plan) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return Array(try encoder.encode(plan)) + [UInt8(ascii: "\n")]
  }

  /// Reads the plan at `path`.
  package static func read(contentsOf path: String) throws(BundleProblems) -> Plan {
    let name = URL(fileURLWithPath: path).lastPathComponent
    let bytes: [UInt8]
    do throws(InputFile.Failure) {
      bytes = try InputFile.read(path, lineLimit: nil)
    } catch {
      switch error {
      case .notFound: throw .notFound(path: path)
      case .unreadable(let reason): throw .unreadable(path: path, reason: reason)
      case .fault(let fault, let line):
        throw .badInput([Problem(file: name, line: line, fault: fault)])
      }
    }
    return try decode(bytes, name: name)
  }

  /// Reads a plan; `name` is what its problem calls the file.
  package static func decode(_ bytes: [UInt8], name: String) throws(BundleProblems) -> Plan {
    do {
      return try JSONDecoder().decode(Plan.self, from: Data(bytes))
    } catch {
      throw .badInput([problem(of: error, bytes, name)])
    }
  }

  /// What is wrong with a plan that could not be decoded, with its line.
  ///
  /// Only now is the text read once more by a reader that knows lines, because a plan is large and
  /// nearly always sound.
  private static func problem(of error: any Error, _ bytes: [UInt8], _ name: String) -> Problem {
    let root: SourceNode
    do throws(Problem) {
      let source = try SourceText(file: name, bytes: bytes)
      root = try JSONSource.read(source).root
    } catch {
      return error
    }
    guard case .object = root.value else {
      return Problem(
        file: name, line: root.line, fault: .wrongSchema(nil, expected: Plan.schema))
    }
    let schema = root["schema"]
    guard case .text(Plan.schema) = schema?.value else {
      var found: String?
      if case .text(let text) = schema?.value { found = Excerpt.of(text) }
      return Problem(
        file: name, line: schema?.line ?? root.line, part: .key("schema"),
        fault: .wrongSchema(found, expected: Plan.schema))
    }
    return problem(of: error, root, name)
  }

  private static func problem(of error: any Error, _ root: SourceNode, _ name: String) -> Problem {
    func problem(_ keys: [any CodingKey], _ fault: (SourceNode) -> Fault) -> Problem {
      var node = root
      var path = ""
      for key in keys {
        if let index = key.intValue {
          path += "[\(index)]"
          if case .list(let items) = node.value, items.indices.contains(index) {
            node = items[index]
          }
        } else {
          path += (path.isEmpty ? "" : ".") + Excerpt.of(key.stringValue)
          node = node[key.stringValue] ?? node
        }
      }
      return Problem(
        file: name, line: node.line, part: path.isEmpty ? nil : .key(path),
        position: node.position, fault: fault(node))
    }
    switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      return problem(context.codingPath + [key]) { _ in .missingKey(key.stringValue) }
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      return problem(context.codingPath) { node in
        switch node.value {
        case .text(let text): .undecodable("\"\(Excerpt.of(text))\" does not belong here.")
        case .number(let text): .undecodable("\(Excerpt.of(text)) does not belong here.")
        case .null, .flag, .list, .object: .undecodable("This is \(node.kind).")
        }
      }
    default:
      return problem([]) { _ in .wrongSchema(nil, expected: Plan.schema) }
    }
  }
}
